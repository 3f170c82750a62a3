"""Where somebody is, hidden: found and worked with as before, shown to few, one place at a time."""

import pytest

from alongside.actions import channels, locations
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import people, search
from alongside.records.models import Case, Channel, JournalEntry, Person
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def held(of: Team) -> Case:
    return case(of)


@pytest.fixture
def home(of: Team, held: Case) -> Channel:
    return channels.add(
        held, of.by, NOW, person=held.person, way="post", value="4 Larch Row, Fenbrook", postcode="ZZ99 3VZ"
    )


def ways(of: Team, held: Case) -> list[people.Way]:
    by = act_as(of.officer)
    return [way for part in people.of(held, by, TODAY) for way in part.ways]


def found(of: Team, text: str) -> int:
    return len(search.find(act_as(of.officer), TODAY, text).rows)


def test_hidden_a_place_is_on_no_page_and_no_postcode_finds_them(of: Team, held: Case, home: Channel) -> None:
    assert [way.value for way in ways(of, held)] == ["…ook"]
    assert (found(of, "ZZ99 3VZ"), found(of, "Mari Testament")) == (1, 1)
    locations.protect(held, of.by, NOW, person=held.person)
    (way,) = ways(of, held)
    assert (way.value, way.hidden) == (people.UNSHOWN, True)
    assert (found(of, "ZZ99 3VZ"), found(of, "Mari Testament")) == (0, 1)
    locations.protect(held, of.by, NOW, person=held.person)
    act_as(of.officer)
    assert JournalEntry.objects.filter(case_id=held.pk, verb="location.protect").count() == 1


def test_a_telephone_number_stays_as_it_was(of: Team, held: Case) -> None:
    channels.add(held, of.by, NOW, person=held.person, way="phone", value="07700 900123")
    locations.protect(held, of.by, NOW, person=held.person)
    assert [(way.value, way.hidden) for way in ways(of, held)] == [("…123", False)]


def test_seeing_one_is_written_down_and_is_not_a_co_workers_or_a_duty_officers(
    of: Team, held: Case, home: Channel
) -> None:
    locations.protect(held, of.by, NOW, person=held.person)
    for person in (of.officer, of.senior):
        shown = locations.reveal(held, actor(person), NOW, channel=home)
        assert shown.value == "4 Larch Row, Fenbrook"
    lines = JournalEntry.objects.filter(case_id=held.pk, verb="location.reveal").order_by("pk")
    assert [line.staff_id for line in lines] == [of.officer.pk, of.senior.pk]
    assert "Larch" not in str([line.facts for line in lines])
    with pytest.raises(Refused):
        locations.reveal(held, actor(of.manager), NOW, channel=home)
    with pytest.raises(Refused):
        locations.reveal(held, actor(member(of.unit, Role.DUTY, "Dai Duty")), NOW, channel=home)


def test_shown_again_only_when_one_asks_and_a_senior_agrees(of: Team, held: Case, home: Channel) -> None:
    with pytest.raises(Changed):
        locations.ask_lift(held, of.by, NOW, person=held.person, why="Moved on.")
    locations.protect(held, of.by, NOW, person=held.person)
    asked = locations.ask_lift(held, actor(of.senior), NOW, person=held.person, why="Moved on.")
    with pytest.raises(Invalid):
        locations.lift(asked, actor(of.senior), NOW, agreed=True)
    with pytest.raises(Refused):
        locations.lift(asked, of.by, NOW, agreed=True)
    second = member(of.unit, Role.SENIOR, "Farah Siddiqui")
    locations.lift(asked, actor(second), NOW, agreed=False)
    assert ways(of, held)[0].hidden
    again = locations.ask_lift(held, of.by, NOW, person=held.person, why="Moved on.")
    locations.lift(again, actor(of.senior), NOW, agreed=True)
    act_as(of.officer)
    assert Person.objects.get(pk=held.person_id).location_protected_on is None
    assert ways(of, held)[0].value == "…ook"
    assert found(of, "ZZ99 3VZ") == 1


def test_somebody_of_another_case_is_not_hidden_from_here(of: Team, held: Case) -> None:
    other = case(of, "Aled Sampl")
    with pytest.raises(Refused):
        locations.protect(held, of.by, NOW, person=other.person)
