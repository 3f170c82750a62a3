"""Who works on a case beside its officer: said by the officer or their senior, and dated."""

from datetime import timedelta

import pytest

from alongside.actions import cases, co_workers, notes
from alongside.actions.performing import Invalid, Refused
from alongside.queries import co_workers as asked
from alongside.queries import scope
from alongside.records.models import Bar, JournalEntry, Staff
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def rhys(team: make.Team) -> Staff:
    return make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")


def test_a_co_worker_writes_on_the_case_until_their_last_day(team: make.Team, rhys: Staff) -> None:
    case = make.case(team)
    with pytest.raises(Refused):
        notes.write(case, make.act_as(rhys), NOW, text="Too early.")
    co_workers.add(case, make.act_as(team.officer), NOW, person=rhys, until=TODAY + DAY)
    notes.write(case, make.act_as(rhys), NOW, text="Now I may.")
    make.act_as(team.officer)
    assert JournalEntry.objects.get(verb="case.co_worker").facts["co_worker"] == rhys.pk
    assert JournalEntry.objects.filter(verb="note.write").latest("pk").facts["ground"] == "co_worker"
    assert [one.name for one in asked.of(case, TODAY).co_workers] == ["Rhys Colleague"]
    later = TODAY + 2 * DAY
    assert not scope.opened(make.act_as(rhys, later), later).filter(pk=case.pk).exists()


def test_ended_they_see_it_no_more_even_today(team: make.Team, rhys: Staff) -> None:
    case = make.case(team)
    co_workers.add(case, make.act_as(team.senior), NOW, person=rhys)
    co_workers.end(case, make.act_as(team.officer), NOW, person=rhys)
    assert not scope.opened(make.act_as(rhys), TODAY).filter(pk=case.pk).exists()
    make.act_as(team.officer)
    assert asked.of(case, TODAY).co_workers == ()
    with pytest.raises(Invalid, match="do not work"):
        co_workers.end(case, make.act_as(team.officer), NOW, person=rhys)


def test_named_twice_they_have_one_place_with_the_later_answer(team: make.Team, rhys: Staff) -> None:
    case = make.case(team)
    for until in (TODAY + DAY, TODAY + 5 * DAY):
        co_workers.add(case, make.act_as(team.officer), NOW, person=rhys, until=until)
    make.act_as(team.officer)
    assert [one.until for one in asked.of(case, TODAY).co_workers] == [TODAY + 5 * DAY]


def test_neither_a_co_worker_nor_a_colleague_lets_others_in(team: make.Team, rhys: Staff) -> None:
    case, meg = make.case(team), make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Meg Third")
    co_workers.add(case, make.act_as(team.officer), NOW, person=rhys)
    for person in (rhys, meg, team.manager):
        with pytest.raises(Refused) as refused:
            co_workers.add(case, make.act_as(person), NOW, person=meg)
        assert refused.value.decision.sentence is not None


def test_who_cannot_be_one_is_refused_in_words(team: make.Team, rhys: Staff) -> None:
    case, by = make.case(team), make.act_as(team.officer)
    elsewhere = make.member(make.unit(), Role.VICTIM_CARE_OFFICER)
    for person, until, sentence in (
        (team.officer, None, "their case already"),
        (elsewhere, None, "in this organisation"),
        (rhys, TODAY - DAY, "has passed"),
    ):
        with pytest.raises(Invalid, match=sentence):
            co_workers.add(case, by, NOW, person=person, until=until)
    with scope.upkeep():
        Bar.objects.create(case=case, staff=rhys, why="conflict", starts_on=TODAY)
    with pytest.raises(Invalid, match="Not this officer"):
        co_workers.add(case, by, NOW, person=rhys)


def test_on_a_sealed_case_the_list_decides_and_nothing_else(team: make.Team, rhys: Staff) -> None:
    case = make.case(team)
    cases.restrict(case, make.act_as(team.officer), NOW, named=[team.officer, team.senior])
    with pytest.raises(Invalid, match="sealed"):
        co_workers.add(case, make.act_as(team.officer), NOW, person=rhys)
