"""What holds of every act of an officer: allowed, refused, journalled, and nothing half-written when it breaks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from alongside.actions import (
    cases,
    channels,
    contacts,
    duties,
    events,
    guard,
    notes,
    people,
    performing,
    tasks,
)
from alongside.actions.performing import Refused
from alongside.queries import scope
from alongside.records.models import Case, JournalEntry
from alongside.rules.access import Actor
from alongside.rules.outlets import Outlet
from tests.factories import (
    NOW,
    TODAY,
    Team,
    act_as,
    actor,
    case,
    charged,
    duty,
    offender,
    phone,
    proposed,
    team,
)

pytestmark = pytest.mark.django_db

Act = Callable[[Actor], Any]
Prepared = Callable[[Case, Team], Act]


def _contact(held: Case, of: Team) -> Act:
    arisen, channel = duty(charged(held, of)), phone(held, of)
    said = contacts.Said(
        way="phone",
        direction="out",
        answered_by="victim",
        outcome="told",
        channel=channel.public_id,
        duties=[arisen.public_id],
        next_contact_on=TODAY,
    )
    return lambda by: contacts.record(held, by, NOW, contact=said)


def _accept(held: Case, of: Team) -> Act:
    event = proposed(held, of)
    return lambda by: events.accept(event, by, NOW)


def _dismiss(held: Case, of: Team) -> Act:
    event = proposed(held, of)
    return lambda by: events.dismiss(event, by, NOW, why="Somebody else.")


def _on_duty(act: Callable[..., Any], **asked: Any) -> Prepared:
    def prepare(held: Case, of: Team) -> Act:
        arisen = duty(charged(held, of))
        return lambda by: act(arisen, by, NOW, **asked)

    return prepare


def _explain(held: Case, of: Team) -> Act:
    arisen = duty(charged(held, of))
    return lambda by: duties.explain_lateness(arisen, by, NOW + timedelta(days=30), why="us")


def _complete(held: Case, of: Team) -> Act:
    task = tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    return lambda by: tasks.complete(task, by, NOW)


def _edit(held: Case, of: Team) -> Act:
    seen = held.version
    return lambda by: cases.edit(held, by, NOW, seen=seen, offence_summary="Assault", risk="high", hospital=False)


def _enhance(held: Case, of: Team) -> Act:
    charged(held, of)
    return lambda by: cases.set_enhanced(held, by, NOW, enhanced=True, why="vulnerable")


def _edit_person(held: Case, of: Team) -> Act:
    details = people.Details(name="Mari Testament-Jones", names=(("maiden", "Mari Testament"),))
    return lambda by: people.edit(held, by, NOW, person=held.person, seen=1, details=details)


def _end_role(held: Case, of: Team) -> Act:
    part = offender(held, of)
    return lambda by: people.end_role(part, by, NOW)


def _safety(held: Case, of: Team) -> Act:
    channel = phone(held, of)
    return lambda by: channels.set_safety(held, by, NOW, channel=channel, safety="unsafe")


def _end_channel(held: Case, of: Team) -> Act:
    channel = phone(held, of)
    return lambda by: channels.end(held, by, NOW, channel=channel)


def _use(held: Case, of: Team) -> Act:
    channel = phone(held, of)
    return lambda by: guard.leave(held, by, NOW, outlet=Outlet.CALL, channel=channel.public_id)


def _ask(held: Case, of: Team) -> Act:
    channel = phone(held, of, safety="unsafe")
    why = "The school can reach her in no other way."
    return lambda by: guard.ask(held, by, NOW, outlet=Outlet.CALL, channel=channel.public_id, why=why)


ACTS: dict[str, Prepared] = {
    "event.record": lambda held, of: (
        lambda by: events.record(held, by, NOW, kind="police.suspect_charged", occurred=TODAY)
    ),
    "event.decide accept": _accept,
    "event.decide dismiss": _dismiss,
    "contact.record": _contact,
    "channel.use": _use,
    "channel.ask": _ask,
    "note.write": lambda held, of: lambda by: notes.write(held, by, NOW, text="She moves on Monday."),
    "task.add": lambda held, of: lambda by: tasks.add(held, by, NOW, title="Ring the school", due_on=TODAY),
    "duty.end complete": _complete,
    "duty.end meet": _on_duty(duties.meet, how="The officer in the case told her in person."),
    "duty.end waive": _on_duty(duties.waive, why="She asked not to be told."),
    "duty.end explain": _explain,
    "duty.pause pause": _on_duty(duties.pause, from_on=TODAY, until_on=TODAY + timedelta(days=20), why="In hospital."),
    "duty.pause extend": _on_duty(duties.extend, by_days=2, why="Agreed with her."),
    "case.edit": _edit,
    "case.assign": lambda held, of: lambda by: cases.assign(held, by, NOW, owner=of.senior),
    "case.set_enhanced": _enhance,
    "case.restrict": lambda held, of: lambda by: cases.restrict(held, by, NOW, named=[of.officer, of.senior]),
    "case.close": lambda held, of: lambda by: cases.close(held, by, NOW, why="work_done"),
    "people.edit role": lambda held, of: (
        lambda by: people.add_role(held, by, NOW, role="offender", details=people.Details(name="Kevin Sample"))
    ),
    "people.edit end role": _end_role,
    "people.edit person": _edit_person,
    "people.edit name": lambda held, of: (
        lambda by: people.add_name(held, by, NOW, person=held.person, kind="alias", name="Maz")
    ),
    "people.edit number": lambda held, of: (
        lambda by: people.add_identifier(held, by, NOW, person=held.person, kind="CRIME_REF", number="AB/1234/26")
    ),
    "people.edit channel": lambda held, of: (
        lambda by: channels.add(held, by, NOW, person=held.person, way="email", value="mari@example.org")
    ),
    "people.edit safety": _safety,
    "people.edit end channel": _end_channel,
}
NAMES = sorted(ACTS)


@pytest.mark.parametrize("name", NAMES)
def test_the_cases_officer_may_and_the_journal_says_so(name: str) -> None:
    of = team()
    held = case(of)
    act = ACTS[name](held, of)
    before = JournalEntry.objects.filter(case_id=held.pk).count()
    act(of.by)
    entry = JournalEntry.objects.filter(case_id=held.pk).order_by("-pk")[0]
    # A contact was let leave by the guard, which writes a line of its own.
    lines = 2 if name == "contact.record" else 1
    assert JournalEntry.objects.filter(case_id=held.pk).count() == before + lines
    assert entry.verb == name.split()[0]
    assert (entry.staff_id, entry.organisation_id) == (of.officer.pk, held.organisation_id)


@pytest.mark.parametrize("name", NAMES)
def test_an_officer_of_another_unit_may_not_and_learns_nothing(name: str) -> None:
    of, other = team(), team()
    held = case(of)
    act = ACTS[name](held, of)
    with pytest.raises(Refused) as refused:
        act(actor(other.officer))
    assert not refused.value.decision.known
    assert refused.value.decision.sentence is None


@pytest.mark.parametrize("name", NAMES)
def test_a_colleague_off_a_restricted_cases_list_may_not_and_learns_nothing(name: str) -> None:
    of = team()
    held = case(of)
    act = ACTS[name](held, of)
    cases.restrict(held, of.by, NOW, named=[of.officer, of.senior])
    with pytest.raises(Refused) as refused:
        act(actor(of.manager))
    assert not refused.value.decision.known


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("case.edit", "case.restrict", "case.assign")])
def test_a_closed_case_is_not_added_to(name: str) -> None:
    of = team()
    held = case(of)
    act = ACTS[name](held, of)
    cases.close(held, of.by, NOW, why="work_done", accept_live=True)
    with pytest.raises(Refused) as refused:
        act(of.by)
    assert refused.value.decision.sentence is not None
    assert refused.value.decision.sentence.cy


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_journalled_does_not_happen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of = team()
    held = case(of)
    act = ACTS[name](held, of)

    def broken(*_: object, **__: object) -> None:
        raise ConnectionError("the disk is full")

    before = _everything(of)
    with monkeypatch.context() as patch, pytest.raises(ConnectionError):
        patch.setattr(performing, "journal", broken)
        act(of.by)
    assert _everything(of) == before
    act_as(of.officer)
    act(of.by)
    assert _everything(of) != before


def _everything(of: Team) -> dict[str, list[tuple[Any, ...]]]:
    """Every row there is, but for the journal."""
    act_as(of.officer)
    with scope.upkeep():
        return {
            model.__name__: sorted(model._default_manager.values_list(), key=repr)
            for model in apps.get_app_config("records").get_models()
            if model is not JournalEntry
        }


def test_the_journal_holds_codes_and_never_what_was_typed() -> None:
    of = team()
    for name in NAMES:
        ACTS[name](case(of, "Mari Testament"), of)(of.by)
    kept = str(list(JournalEntry.objects.filter(staff_id=of.officer.pk).values_list("facts", flat=True)))
    assert "police.suspect_charged" in kept
    for typed in ("Mari", "Kevin", "school", "Monday", "hospital.", "07700", "example.org", "A1234BC"):
        assert typed not in kept
