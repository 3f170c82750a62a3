"""A sealed case: its list, its code name, and its seal lifted by two people."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.actions import cases, seals, tasks
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import caseload, deciding, diary, scope, search
from alongside.queries import seals as queries
from alongside.records.models import Case, FourEyes, JournalEntry
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def sealed(of: Team) -> Case:
    made = case(of)
    return cases.restrict(made, of.by, NOW, named=[of.officer, of.senior])


def afresh(held: Case, of: Team) -> Case:
    act_as(of.officer)
    return Case.objects.get(pk=held.pk)


def listed(held: Case, of: Team) -> set[str]:
    act_as(of.officer)
    return {one.name for one in queries.listed(held, TODAY)}


def test_a_seal_is_lifted_by_a_senior_of_its_list_when_another_asked(of: Team, sealed: Case) -> None:
    asked = seals.ask_lift(sealed, of.by, NOW, why="The danger is past.")
    done = seals.lift(asked, actor(of.senior), NOW, agreed=True)
    assert (done.agreed, done.decided_by_id) == (True, of.senior.pk)
    held = afresh(sealed, of)
    assert (held.restricted, held.code_name) == (False, "")
    assert scope.case(act_as(of.manager), TODAY, held.public_id) is not None
    assert listed(held, of) == set()
    lines = JournalEntry.objects.filter(case_id=held.pk, verb__in=["seal.ask_lift", "seal.lift"]).order_by("pk")
    assert [line.facts.get("step") for line in lines] == ["asked", "lifted"]


def test_refused_it_stays_sealed_and_may_be_asked_again(of: Team, sealed: Case) -> None:
    asked = seals.ask_lift(sealed, of.by, NOW, why="The danger is past.")
    seals.lift(asked, actor(of.senior), NOW, agreed=False)
    assert afresh(sealed, of).restricted
    assert seals.ask_lift(sealed, of.by, NOW, why="Now it is.").pk != asked.pk
    with pytest.raises(Changed):
        seals.lift(asked, actor(of.senior), NOW, agreed=True)


def test_nobody_lifts_what_they_asked_for_not_even_the_database_lets_them(of: Team, sealed: Case) -> None:
    asked = seals.ask_lift(sealed, actor(of.senior), NOW, why="The danger is past.")
    with pytest.raises(Invalid):
        seals.lift(asked, actor(of.senior), NOW, agreed=True)
    with pytest.raises(Refused):
        seals.lift(asked, of.by, NOW, agreed=True)
    act_as(of.senior)
    with pytest.raises(IntegrityError, match="decided_by_another"), transaction.atomic():
        FourEyes.objects.filter(pk=asked.pk).update(decided_by=of.senior, decided_at=NOW, agreed=True)
    assert afresh(sealed, of).restricted


def test_a_senior_who_is_not_on_the_list_lifts_nothing_and_learns_nothing(of: Team, sealed: Case) -> None:
    asked = seals.ask_lift(sealed, of.by, NOW, why="The danger is past.")
    other = member(of.unit, Role.SENIOR, "Farah Siddiqui")
    with pytest.raises(Refused) as refused:
        seals.lift(asked, actor(other), NOW, agreed=True)
    assert not refused.value.decision.known
    act_as(other)
    assert not FourEyes.objects.filter(pk=asked.pk).exists()


def test_one_request_waits_at_a_time(of: Team, sealed: Case) -> None:
    asked = seals.ask_lift(sealed, of.by, NOW, why="The danger is past.")
    with pytest.raises(Changed):
        seals.ask_lift(sealed, actor(of.senior), NOW, why="So it is.")
    act_as(of.officer)
    with pytest.raises(IntegrityError, match="asked_once_at_a_time"), transaction.atomic():
        FourEyes.objects.create(case=sealed, what="seal", why="x", asked_by=of.officer, asked_at=NOW)
    assert deciding.waiting(sealed, "seal") == deciding.Asked(
        asked.public_id, of.officer.pk, of.officer.name, NOW, "The danger is past.", ""
    )


def test_a_case_that_is_not_sealed_has_nothing_to_lift(of: Team) -> None:
    with pytest.raises(Changed):
        seals.ask_lift(case(of), of.by, NOW, why="It never was.")


def test_a_place_ends_at_once_and_two_stay_the_officer_among_them(of: Team, sealed: Case) -> None:
    for person in (of.senior, of.officer):
        with pytest.raises(Invalid):
            seals.end_place(sealed, of.by, NOW, person=person)
    cases.restrict(sealed, of.by, NOW, named=[of.manager])
    assert listed(sealed, of) == {of.officer.name, of.senior.name, of.manager.name}
    seals.end_place(sealed, of.by, NOW, person=of.manager)
    assert listed(sealed, of) == {of.officer.name, of.senior.name}
    assert scope.case(act_as(of.manager), TODAY, sealed.public_id) is None
    with pytest.raises(Changed):
        seals.end_place(sealed, of.by, NOW, person=of.manager)


def test_a_senior_ends_their_own_place_and_it_is_written_down(of: Team, sealed: Case) -> None:
    cases.restrict(sealed, of.by, NOW, named=[of.manager])
    seals.end_place(sealed, actor(of.senior), NOW, person=of.senior)
    assert scope.case(act_as(of.senior), TODAY, sealed.public_id) is None
    act_as(of.officer)
    assert JournalEntry.objects.filter(case_id=sealed.pk, verb="seal.keep_list", staff_id=of.senior.pk).exists()


def shown(of: Team) -> list[Any]:
    by = act_as(of.officer)
    day = diary.today(by, NOW, TODAY)
    return [
        *(row.name for part in day.parts for row in part.rows),
        *(row.name for row in caseload.page(by, NOW, TODAY).rows),
        *(row.name for row in search.find(by, TODAY, "Mari Testament").rows),
    ]


def test_lists_today_and_search_say_the_code_name(of: Team) -> None:
    held = case(of)
    tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    before = shown(of)
    assert set(before) == {"Mari Testament"}
    assert len(before) == 3
    cases.restrict(held, of.by, NOW, named=[of.officer, of.senior])
    code = afresh(held, of).code_name
    assert len(code.split()) == 2
    assert set(shown(of)) == {code}
    assert len(shown(of)) == len(before)
    found = search.find(act_as(of.officer), TODAY, "Mari Testament").rows[0]
    assert "Mari" not in f"{found.why.en}{found.born}"


def test_another_code_name_is_drawn_and_no_two_cases_share_one(of: Team, sealed: Case) -> None:
    first = afresh(sealed, of).code_name
    seals.rename(sealed, of.by, NOW)
    second = afresh(sealed, of).code_name
    assert second not in ("", first)
    other = case(of, "Ceri Other")
    act_as(of.officer)
    with pytest.raises(IntegrityError, match="case_code_name_once"), transaction.atomic():
        Case.objects.filter(pk=other.pk).update(code_name=second)


def test_added_to_the_list_it_keeps_its_code_name(of: Team, sealed: Case) -> None:
    before = afresh(sealed, of).code_name
    cases.restrict(sealed, of.by, NOW, named=[of.manager])
    assert afresh(sealed, of).code_name == before
