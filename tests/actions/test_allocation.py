"""Cases shared out: many at once, each by itself; what officers can take; priority given for a reason."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from alongside.actions import allocation, cases
from alongside.actions.allocation import Wanted
from alongside.actions.performing import Invalid, Refused
from alongside.queries import scope
from alongside.records.models import Bar, CasePriority, Duty, JournalEntry, LoadLine, Note, OfficerProfile
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, case, member, team

pytestmark = pytest.mark.django_db


def _waiting(of: Team, many: int = 2) -> list[Any]:
    return [case(of, f"Waiting {number}", owner=None) for number in range(many)]


def _lines(verb: str) -> list[Any]:
    return list(JournalEntry.objects.filter(verb=verb).order_by("pk").values("case_id", "facts"))


def test_many_cases_are_given_each_with_a_line_of_its_own() -> None:
    of = team()
    first, second = _waiting(of)
    other = member(of.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    by = act_as(of.manager)
    failed = allocation.share_out(of.unit, by, NOW, wanted=[Wanted(first, of.officer), Wanted(second, other)])
    assert failed == []
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.owner, second.owner) == (of.officer, other)
    given = [(line["case_id"], line["facts"]["owner"]) for line in _lines("case.assign")]
    assert given == [(first.pk, of.officer.pk), (second.pk, other.pk)]
    assert _lines("allocation.allocate")[0]["facts"] == {"unit": of.unit.pk, "given": 2, "failed": 0, "notes": 0}


def test_what_somebody_else_took_meanwhile_stays_theirs_and_the_rest_is_given() -> None:
    of = team()
    taken, free = _waiting(of)
    other = member(of.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    cases.assign(taken, act_as(of.senior), NOW, owner=other)
    taken.owner_id = None  # as the page knew it
    failed = allocation.share_out(
        of.unit, act_as(of.manager), NOW, wanted=[Wanted(taken, of.officer), Wanted(free, of.officer)]
    )
    assert [(one.case, one.words.en[:37]) for one in failed] == [(taken, "Somebody gave this case to an officer")]
    taken.refresh_from_db(), free.refresh_from_db()
    assert (taken.owner, free.owner) == (other, of.officer)


def test_a_case_closed_meanwhile_is_not_given() -> None:
    of = team()
    (waiting,) = _waiting(of, 1)
    cases.close(waiting, act_as(of.senior), NOW, why="opened_in_error")
    failed = allocation.share_out(of.unit, act_as(of.manager), NOW, wanted=[Wanted(waiting, of.officer)])
    assert [one.case for one in failed] == [waiting]


def test_an_officer_who_left_meanwhile_gets_nothing() -> None:
    of = team()
    (waiting,) = _waiting(of, 1)
    gone = member(of.unit, Role.VICTIM_CARE_OFFICER, "Gone Officer", until=TODAY - timedelta(days=1))
    (failed,) = allocation.share_out(of.unit, act_as(of.manager), NOW, wanted=[Wanted(waiting, gone)])
    assert failed.words.en == "Choose somebody who works cases in this unit."


def test_who_has_a_conflict_is_refused_without_the_reason_and_the_rest_stands() -> None:
    of = team()
    first, second = _waiting(of)
    act_as(of.officer)
    with scope.upkeep():
        Bar.objects.create(case=first, staff=of.officer, why="conflict", starts_on=TODAY)
    (failed,) = allocation.share_out(
        of.unit, act_as(of.manager), NOW, wanted=[Wanted(first, of.officer), Wanted(second, of.officer)]
    )
    assert (failed.case, failed.words.en) == (first, "Not this officer. Choose somebody else.")
    second.refresh_from_db()
    assert second.owner == of.officer


def test_a_case_handed_over_takes_its_note_and_a_task_to_read_it() -> None:
    of = team()
    held = case(of)
    other = member(of.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    wanted = [Wanted(held, other, was=of.officer.pk, note="  Ring after four. ")]
    assert allocation.share_out(of.unit, act_as(of.manager), NOW, wanted=wanted) == []
    act_as(other)
    note = Note.objects.get(case=held)
    assert (note.text, note.written_by) == ("Ring after four.", of.manager)
    duty = Duty.objects.get(case=held, kind="own.hand_over")
    assert (duty.owner, duty.due_on, duty.state) == (other, TODAY, "open")
    act_as(of.manager)
    assert _lines("allocation.allocate")[0]["facts"]["notes"] == 1


def test_a_sealed_case_is_given_only_to_who_is_on_its_list() -> None:
    of = team()
    sealed = case(of)
    other = member(of.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    cases.restrict(sealed, of.by, NOW, named=[of.officer, of.senior])
    (failed,) = allocation.share_out(
        of.unit, act_as(of.senior), NOW, wanted=[Wanted(sealed, other, was=of.officer.pk, note="Hello")]
    )
    assert failed.words.en == "This case is sealed: put its new officer on its list first."
    act_as(of.officer)
    assert not Note.objects.filter(case=sealed).exists()


def test_of_a_sealed_case_a_manager_not_on_its_list_learns_nothing() -> None:
    of = team()
    sealed = case(of)
    cases.restrict(sealed, of.by, NOW, named=[of.officer, of.senior])
    (failed,) = allocation.share_out(
        of.unit, act_as(of.manager), NOW, wanted=[Wanted(sealed, of.senior, was=of.officer.pk)]
    )
    assert failed.words.en == "This case is not there any more."


@pytest.mark.parametrize("many", [0, 101])
def test_nothing_ticked_or_too_much_changes_nothing(many: int) -> None:
    of = team()
    (waiting,) = _waiting(of, 1)
    with pytest.raises(Invalid):
        allocation.share_out(of.unit, act_as(of.manager), NOW, wanted=[Wanted(waiting, of.officer)] * many)
    waiting.refresh_from_db()
    assert waiting.owner is None


def test_a_unit_of_somebody_else_is_not_shared_out() -> None:
    of, elsewhere = team(), team()
    with pytest.raises(Refused) as refused:
        allocation.share_out(of.unit, act_as(elsewhere.manager), NOW, wanted=_wanted(of))
    assert not refused.value.decision.known


def _wanted(of: Team) -> list[Wanted]:
    return [Wanted(one, of.officer) for one in _waiting(of)]


def test_a_manager_says_what_an_officer_can_take() -> None:
    of = team()
    row = allocation.describe(
        of.officer, act_as(of.manager), NOW, hours=Decimal("18.5"), languages=["cy", "cy"], specialisms=["stalking"]
    )
    assert (row.hours, row.languages, row.specialisms) == (Decimal("18.5"), ["cy"], ["stalking"])
    allocation.describe(of.officer, act_as(of.manager), NOW, hours=Decimal(0))
    assert OfficerProfile.objects.get(staff=of.officer).hours == 0
    assert len(_lines("load.set")) == 2


@pytest.mark.parametrize("wrong", [{"hours": Decimal(100)}, {"hours": Decimal(-1)}, {"hours": Decimal("7.25")}])
def test_hours_nobody_works_are_refused_in_a_sentence(wrong: dict[str, Any]) -> None:
    of = team()
    with pytest.raises(Invalid) as invalid:
        allocation.describe(of.officer, act_as(of.manager), NOW, **wrong)
    assert invalid.value.field == "hours"
    assert invalid.value.words.en == "Give contracted hours from 0 to 60, like 37 or 18.5."


def test_a_language_that_is_not_on_offer_is_refused() -> None:
    of = team()
    with pytest.raises(Invalid):
        allocation.describe(of.officer, act_as(of.manager), NOW, hours=Decimal(37), languages=["elvish"])


def test_nobody_describes_an_officer_of_another_unit() -> None:
    of, elsewhere = team(), team()
    with pytest.raises(Refused):
        allocation.describe(of.officer, act_as(elsewhere.manager), NOW, hours=Decimal(1))


def test_the_database_lets_no_senior_write_a_profile_or_a_line() -> None:
    of = team()
    act_as(of.senior)
    for model, row in (
        (OfficerProfile, {"staff": of.officer, "hours": 1}),
        (LoadLine, {"unit": of.unit, "role": "senior", "points": 1}),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            model.objects.create(**row, set_at=NOW)


def test_a_line_is_set_moved_and_taken_away() -> None:
    of = team()
    by, role = act_as(of.manager), str(Role.VICTIM_CARE_OFFICER)
    for points in (400, 500):
        allocation.draw_line(of.unit, by, NOW, role=role, points=points)
    assert LoadLine.objects.get().points == 500
    allocation.draw_line(of.unit, by, NOW, role=role, points=None)
    assert not LoadLine.objects.exists()
    for points in (0, -4, 100_001):
        with pytest.raises(Invalid):
            allocation.draw_line(of.unit, by, NOW, role=role, points=points)


def test_an_officer_gives_a_case_another_priority_with_a_reason_and_takes_it_back() -> None:
    of = team()
    held = case(of)
    allocation.set_priority(held, of.by, NOW, level="P1", why="She rang in tears.")
    allocation.set_priority(held, of.by, NOW, level="P2", why="Calmer today.")
    assert [(row.level, row.why) for row in CasePriority.objects.all()] == [("P2", "Calmer today.")]
    allocation.set_priority(held, of.by, NOW, level="", why="")
    assert not CasePriority.objects.exists()
    said = [(line["facts"]["was"], line["facts"]["level"]) for line in _lines("case.set_priority")]
    assert said == [("", "p1"), ("p1", "p2"), ("p2", "")]


@pytest.mark.parametrize(
    ("level", "why", "field"), [("P1", " ", "why"), ("P9", "x", "level"), ("P1", "x" * 401, "why")]
)
def test_a_priority_needs_a_level_there_is_and_a_reason(level: str, why: str, field: str) -> None:
    of = team()
    with pytest.raises(Invalid) as invalid:
        allocation.set_priority(case(of), of.by, NOW, level=level, why=why)
    assert invalid.value.field == field


def test_a_manager_gives_a_priority_without_opening_the_case() -> None:
    of = team()
    held = case(of)
    allocation.set_priority(held, act_as(of.manager), NOW, level="P1", why="Asked by the force.")
    assert CasePriority.objects.get(case=held).level == "P1"
