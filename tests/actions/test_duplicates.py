"""Somebody who stands in a hidden case already: whoever writes them down learns nothing, who may know is told."""

from datetime import date
from typing import Any

import pytest

from alongside.actions import cases, duplicates, people
from alongside.actions.performing import Invalid, Refused
from alongside.queries import alerts, deciding, scope
from alongside.queries import duplicates as queries
from alongside.records.models import Alert, Bar, Case, Duplicate, Identifier, JournalEntry
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, offender, phone, team

pytestmark = pytest.mark.django_db
PNC = "2012/0394773H"


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def sealed(of: Team) -> Case:
    """Kept from the manager, on the list of the senior."""
    details = people.Details(name="Mari Testament", date_of_birth=date(1990, 5, 4), identifiers=(("PNC", PNC),))
    return cases.restrict(case(of, details=details), of.by, NOW, named=[of.officer, of.senior])


def elsewhere(of: Team, **more: Any) -> Case:
    """A case of another officer of the unit, who is on no list."""
    other = Team(of.unit, member(of.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"), of.senior, of.manager)
    return case(other, "Somebody Else", **more)


def test_a_number_of_a_sealed_case_is_taken_as_if_it_were_free(of: Team, sealed: Case) -> None:
    held = elsewhere(of)
    assert held.owner is not None
    row = people.add_identifier(held, actor(held.owner), NOW, person=held.person, kind="PNC", number=PNC)
    assert (row.value, row.claimed) == (PNC, True)
    lines = JournalEntry.objects.filter(case_id=held.pk, subject="Identifier")
    assert [set(line.facts) for line in lines] == [{"person", "kind", "ground"}]
    assert not Duplicate.objects.exists()


def test_the_seniors_of_its_list_are_told_with_both_references(of: Team, sealed: Case) -> None:
    member(of.unit, Role.PRIVACY_OFFICER, "Petra Lloyd")
    held = elsewhere(of)
    assert held.owner is not None
    people.add_identifier(held, actor(held.owner), NOW, person=held.person, kind="PNC", number=PNC)
    with scope.upkeep():
        assert list(Alert.objects.values_list("recipient_id", "kind")) == [(of.senior.pk, "duplicate")]
    by = act_as(of.senior)
    assert [one.kind for one in alerts.of(by, NOW)] == ["duplicate"]
    (found,) = queries.waiting(by, TODAY)
    assert (found.reference, found.other_reference) == (held.reference, sealed.reference)
    duplicates.settle(found.id, by, NOW)
    assert queries.waiting(act_as(of.senior), TODAY) == ()


def test_without_a_senior_on_the_list_the_privacy_officer_learns_that_it_is_there_and_no_more(of: Team) -> None:
    privacy = member(of.unit, Role.PRIVACY_OFFICER, "Petra Lloyd")
    made = case(of, details=people.Details(name="Mari Testament", identifiers=(("PNC", PNC),)))
    cases.restrict(made, of.by, NOW, named=[of.officer, of.manager])
    held = elsewhere(of)
    assert held.owner is not None
    people.add_identifier(held, actor(held.owner), NOW, person=held.person, kind="PNC", number=PNC)
    (told,) = alerts.of(act_as(privacy), NOW)
    assert (told.kind, told.reference) == ("duplicate", "")
    (found,) = queries.waiting(act_as(privacy), TODAY)
    assert (found.reference, found.other_reference) == ("", "")
    duplicates.settle(found.id, actor(privacy), NOW)
    with scope.upkeep():
        assert Duplicate.objects.get().settled_by_id == privacy.pk


def test_a_privacy_officer_to_whom_one_of_the_two_is_barred_is_told_nothing(of: Team) -> None:
    barred, free = (member(of.unit, Role.PRIVACY_OFFICER, name) for name in ("Petra Lloyd", "Leon Grant"))
    made = case(of, details=people.Details(name="Mari Testament", identifiers=(("PNC", PNC),)))
    cases.restrict(made, of.by, NOW, named=[of.officer, of.manager])
    held = elsewhere(of)
    assert held.owner is not None
    with scope.upkeep():
        Bar.objects.create(case=made, staff=barred, why="conflict", starts_on=TODAY)
    people.add_identifier(held, actor(held.owner), NOW, person=held.person, kind="PNC", number=PNC)
    assert alerts.of(act_as(barred), NOW) == ()
    assert [one.kind for one in alerts.of(act_as(free), NOW)] == ["duplicate"]


def test_nobody_else_sees_it_or_settles_it(of: Team, sealed: Case) -> None:
    held = elsewhere(of)
    assert held.owner is not None
    people.add_identifier(held, actor(held.owner), NOW, person=held.person, kind="PNC", number=PNC)
    with scope.upkeep():
        found = Duplicate.objects.get().public_id
    other = member(of.unit, Role.SENIOR, "Farah Siddiqui")
    assert queries.waiting(act_as(other), TODAY) == ()
    with pytest.raises(Refused) as refused:
        duplicates.settle(found, actor(other), NOW)
    assert not refused.value.decision.known
    assert deciding.for_me(act_as(other), TODAY) == ()


def test_the_same_person_taken_in_again_is_found_by_name_and_birth(of: Team, sealed: Case) -> None:
    other = Team(of.unit, member(of.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"), of.senior, of.manager)
    again = case(other, details=people.Details(name="Mary Testament", date_of_birth=date(1990, 5, 4)))
    case(other, details=people.Details(name="Mary Testament", date_of_birth=date(1991, 5, 4)))
    (found,) = queries.waiting(act_as(of.senior), TODAY)
    assert found.reference == again.reference


def test_what_one_may_know_of_oneself_is_told_to_nobody(of: Team, sealed: Case) -> None:
    held = case(of, "Aled Sampl")
    with pytest.raises(Invalid):
        people.add_identifier(held, of.by, NOW, person=held.person, kind="PNC", number=PNC)
    case(of, details=people.Details(name="Mari Testament", date_of_birth=date(1990, 5, 4)))
    with scope.upkeep():
        assert not Duplicate.objects.exists()


@pytest.mark.parametrize("name", ["Kevin Sample", "Zbigniew Wzór"])
def test_an_offender_of_a_sealed_case_gives_nothing_of_what_is_written_there(of: Team, name: str) -> None:
    hidden = case(of)
    there = offender(hidden, of)
    cases.restrict(hidden, of.by, NOW, named=[of.officer, of.senior])
    other = Team(of.unit, member(of.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"), of.senior, of.manager)
    part = offender(case(other, "Somebody Else"), other, name=name)
    assert part.person_id != there.person_id
    act_as(other.officer)
    assert Identifier.objects.get(person=part.person_id).claimed
    assert len(queries.waiting(act_as(of.senior), TODAY)) == 1


def test_a_number_tried_again_and_again_answers_as_a_free_one_does(of: Team, sealed: Case) -> None:
    """Nobody finds out by trying twice, at another person or under another name, that somebody hidden has a number."""

    def tried(number: str) -> list[str]:
        said = []
        mine, another = elsewhere(of), elsewhere(of)
        for held in (mine, another, mine, another):
            assert held.owner is not None
            by = act_as(held.owner)
            try:
                people.add_identifier(held, by, NOW, person=held.person, kind="PNC", number=number)
                said.append("taken in")
            except Invalid as wrong:
                said.append(wrong.words.en)
        for name in ("Wholly Different", "Somebody Else"):
            details = people.Details(name=name, identifiers=(("PNC", number),))
            assert another.owner is not None
            try:
                made = people.add_role(another, act_as(another.owner), NOW, role="suspect", details=details)
                said.append("theirs" if made.person_id == mine.person_id else "a new person")
            except Invalid as wrong:
                said.append(wrong.words.en)
        return said

    assert tried(PNC) == tried("2019/0900001A")


def test_somebody_of_another_unit_by_telephone_and_a_misspelt_name_is_told_to_its_senior(of: Team) -> None:
    there = team(within=of.unit.organisation)
    phone(case(there, details=people.Details(name="Mari Testament", date_of_birth=date(1990, 5, 4))), there)
    held = case(of, details=people.Details(name="Mary Testamnet", date_of_birth=date(1990, 4, 5)))
    assert queries.waiting(act_as(there.senior), TODAY) == ()
    phone(held, of)
    details = people.Details(name="Mary Testament", date_of_birth=date(1990, 4, 5))
    people.edit(held, of.by, NOW, person=held.person, seen=1, details=details)
    assert len(queries.waiting(act_as(there.senior), TODAY)) == 1
    assert queries.waiting(act_as(of.senior), TODAY) == ()
