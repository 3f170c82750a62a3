"""Cases opened, handed over, given enhanced rights, restricted, closed and opened again."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from alongside.actions import cases, duties, events, people
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import scope
from alongside.records.models import Case, Duty, JournalEntry, NamedAccess, Person, SearchKey
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, act_as, actor, case, charged, duty, member, proposed, team

pytestmark = pytest.mark.django_db


def test_opening_a_case_makes_the_person_the_part_and_the_keys_to_find_them_by() -> None:
    of = team()
    held = case(of, "Mari ap Testament", offence_summary="Assault")
    assert held.person.name == "Mari ap Testament"
    assert [part.role for part in held.roles.all()] == ["victim"]
    assert SearchKey.objects.filter(case=held).exists()
    assert JournalEntry.objects.get(case_id=held.pk).verb == "case.open"


def test_the_same_form_sent_twice_opens_one_case() -> None:
    of, key = team(), uuid4()
    first, second = (case(of, form_key=key) for _ in range(2))
    assert first.pk == second.pk
    assert Person.objects.filter(name="Mari Testament").count() == 1


def test_a_second_case_can_be_for_a_person_already_known() -> None:
    of = team()
    first = case(of)
    second = case(of, details=None, person=first.person)
    assert second.person_id == first.person_id


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"details": people.Details(name=" ")}, "name"),
        ({"details": people.Details(name="x" * 201)}, "name"),
        ({"details": people.Details(name="Mari", date_of_birth=TODAY + timedelta(days=1))}, "date_of_birth"),
        ({"details": people.Details(name="Mari", date_of_birth=date(1850, 1, 1))}, "date_of_birth"),
        (
            {"details": people.Details(name="Mari", date_of_birth=date(1990, 1, 2), died_on=date(1990, 1, 1))},
            "died_on",
        ),
        ({"details": people.Details(name="Mari", language="fr")}, "language"),
        ({"details": people.Details(name="Mari", identifiers=(("NOMS", "12"),))}, "number"),
        ({"details": people.Details(name="Mari", identifiers=(("SHOE", "12"),))}, "kind"),
        ({"role": "offender"}, "role"),
        ({"enhanced_why": "famous"}, "enhanced_why"),
        ({"opened_on": date(2999, 1, 1)}, "opened_on"),
        ({"offence_summary": "x" * 121}, "offence_summary"),
    ],
)
def test_bad_input_is_answered_at_its_field_and_no_person_is_left_behind(more: dict[str, Any], field: str) -> None:
    of = team()
    with pytest.raises(Invalid) as refused:
        case(of, **more)
    assert refused.value.field == field
    act_as(of.officer)
    with scope.upkeep():
        assert not Person.objects.filter(organisation=of.unit.organisation).exists()


def test_a_case_is_opened_only_in_ones_own_unit_and_for_somebody_who_works_there() -> None:
    of, other = team(), team()
    with pytest.raises(Refused) as refused:
        cases.open_case(other.unit, of.by, NOW, details=people.Details(name="Mari"))
    assert not refused.value.decision.known
    with pytest.raises(Invalid) as invalid:
        case(of, owner=other.officer)
    assert invalid.value.field == "owner"


def test_an_administrator_opens_no_case() -> None:
    of = team()
    administrator = member(of.unit, Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        cases.open_case(of.unit, actor(administrator), NOW, details=people.Details(name="Mari"))


def test_editing_what_somebody_else_changed_meanwhile_overwrites_nothing() -> None:
    of = team()
    held = case(of)
    seen = held.version
    cases.edit(held, of.by, NOW, seen=seen, offence_summary="Assault", risk="high", hospital=False)
    with pytest.raises(Changed):
        cases.edit(held, of.by, NOW, seen=seen, offence_summary="Theft", risk="standard", hospital=False)
    now = Case.objects.get(pk=held.pk)
    assert (now.offence_summary, now.risk, now.risk_on) == ("Assault", "high", TODAY)
    assert JournalEntry.objects.get(verb="case.edit").facts == {
        "fields": ["offence_summary", "risk"],
        "ground": "owner",
    }


def test_handing_a_case_over_hands_over_what_is_owed_on_it() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    cases.assign(held, of.by, NOW, owner=of.senior)
    assert not Duty.objects.filter(pk=arisen.pk).exists()  # theirs now
    act_as(of.senior)
    assert Duty.objects.get(pk=arisen.pk).owner_id == of.senior.pk
    with pytest.raises(Refused, match="another officer"):
        cases.assign(held, of.by, NOW, owner=of.officer)
    cases.assign(held, actor(of.manager), NOW, owner=of.officer)
    assert Case.objects.get(pk=held.pk).owner_id == of.officer.pk


def test_a_case_is_given_only_to_somebody_who_works_in_its_unit_today() -> None:
    of = team()
    held = case(of)
    gone = member(of.unit, Role.VICTIM_CARE_OFFICER, until=TODAY - timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        cases.assign(held, of.by, NOW, owner=gone)
    assert refused.value.field == "owner"


def test_enhanced_rights_count_every_live_limit_again_and_keep_the_old_day() -> None:
    """The research's own example: bailed on Friday 18 December, enhanced on Tuesday the 22nd."""
    of = team()
    held = case(of)
    event = events.record(held, of.by, NOW, kind="police.suspect_bailed", occurred=TODAY)
    arisen = duty(event, "police.tell_of_bail")
    assert arisen.due_on == date(2026, 12, 29)
    cases.set_enhanced(held, of.by, NOW + timedelta(days=4), enhanced=True, why="vulnerable")
    now = Duty.objects.get(pk=arisen.pk)
    assert (now.due_on, now.late_why, now.state) == (date(2026, 12, 21), "status_change", "open")
    assert "enhanced rights" in now.because["en"]
    old = Duty.objects.get(case=held, kind=arisen.kind, state="superseded")
    assert (old.due_on, old.ended_why, old.because) == (date(2026, 12, 29), "@enhanced", arisen.because)


def test_taking_enhanced_rights_back_gives_the_longer_limit_and_no_excuse() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    later = NOW + timedelta(days=4)
    cases.set_enhanced(held, of.by, later, enhanced=True, why="vulnerable")
    cases.set_enhanced(held, of.by, later, enhanced=False, why="review")
    now = Duty.objects.get(pk=arisen.pk)
    assert (now.due_on, now.late_why) == (date(2026, 12, 29), "")
    assert Duty.objects.filter(case=held, state="superseded").count() == 2


def test_a_limit_that_was_already_missed_stays_missed() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    cases.set_enhanced(held, of.by, NOW + timedelta(days=30), enhanced=True, why="vulnerable")
    now = Duty.objects.get(pk=arisen.pk)
    assert (now.due_on, now.late_why) == (date(2026, 12, 21), "")


def test_a_proposed_duty_is_counted_again_without_a_trace_for_nobody_owed_it() -> None:
    of = team()
    held = case(of)
    proposed(held, of, kind="police.suspect_bailed")
    cases.set_enhanced(held, of.by, NOW, enhanced=True, why="vulnerable")
    assert Duty.objects.get(case=held, kind="police.tell_of_bail").due_on == date(2026, 12, 21)


def test_what_has_ended_keeps_the_day_it_had() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    duties.meet(arisen, of.by, NOW, how="Told in person.")
    cases.set_enhanced(held, of.by, NOW, enhanced=True, why="vulnerable")
    assert Duty.objects.get(pk=arisen.pk).due_on == date(2026, 12, 29)


def test_restricting_leaves_the_case_to_the_people_named() -> None:
    of = team()
    held = case(of)
    cases.restrict(held, of.by, NOW, named=[of.officer, of.senior])
    assert scope.case(act_as(of.senior), TODAY, held.public_id) is not None
    assert scope.case(act_as(of.manager), TODAY, held.public_id) is None
    cases.restrict(held, actor(of.senior), NOW, named=[of.manager, of.senior])
    assert scope.case(act_as(of.manager), TODAY, held.public_id) is not None
    with scope.upkeep():
        assert NamedAccess.objects.filter(case=held).count() == 3


@pytest.mark.parametrize("who", [["officer"], ["senior", "manager"], ["officer", "officer"]])
def test_a_list_needs_two_people_with_the_actor_and_the_owner_on_it(who: list[str]) -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        cases.restrict(held, of.by, NOW, named=[getattr(of, name) for name in who])
    assert refused.value.field == "named"
    assert not Case.objects.get(pk=held.pk).restricted


def test_nobody_from_elsewhere_stands_on_a_list() -> None:
    of, other = team(), team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        cases.restrict(held, of.by, NOW, named=[of.officer, other.officer])
    assert refused.value.field == "named"


def test_closing_with_something_owed_asks_first_and_ends_it_when_told_so() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    with pytest.raises(Invalid) as refused:
        cases.close(held, of.by, NOW, why="victim_request")
    assert refused.value.field == "accept_live"
    assert Case.objects.get(pk=held.pk).closed_on is None
    cases.close(held, of.by, NOW, why="victim_request", accept_live=True)
    assert Duty.objects.get(pk=arisen.pk).ended_why == "@case_closed"
    now = Case.objects.get(pk=held.pk)
    assert (now.state, now.closed_on, now.closed_why) == ("closed", TODAY, "victim_request")


def test_a_case_is_closed_for_a_listed_reason_only() -> None:
    of = team()
    with pytest.raises(Invalid) as refused:
        cases.close(case(of), of.by, NOW, why="bored")
    assert refused.value.field == "why"


def test_opening_again_needs_a_reason_and_writes_it_down() -> None:
    of = team()
    held = case(of)
    cases.close(held, of.by, NOW, why="work_done")
    with pytest.raises(Invalid):
        cases.reopen(held, of.by, NOW, why="")
    cases.reopen(held, of.by, NOW, why="A new crime was reported.")
    now = Case.objects.get(pk=held.pk)
    assert (now.state, now.closed_on, now.closed_why) == ("open", None, "")
    assert now.notes.get().text == "A new crime was reported."
    with pytest.raises(Changed):
        cases.reopen(held, of.by, NOW, why="Again.")


def test_every_look_is_written_down_however_soon_it_follows_another() -> None:
    of = team()
    held = case(of)
    by = act_as(of.officer)
    for second in range(3):
        cases.view(held, by, NOW + timedelta(seconds=second))
    assert JournalEntry.objects.filter(case_id=held.pk, verb="case.view").count() == 3


def test_a_look_by_somebody_from_elsewhere_is_refused_as_if_there_were_nothing() -> None:
    of, other = team(), team()
    held = case(of)
    with pytest.raises(Refused) as refused:
        cases.view(held, act_as(other.officer), NOW)
    assert not refused.value.decision.known
