"""Who is on a case for a while does not stay on it by sealing it, by adding to its list or by taking it."""

from datetime import timedelta

import pytest

from alongside.actions import cases, covers, emergencies
from alongside.actions.performing import Invalid, Refused
from alongside.queries import scope
from alongside.queries import staff as staff_queries
from alongside.records.models import Case, NamedAccess, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> Team:
    return make.team()


def colleague(of: Team, role: Role = Role.VICTIM_CARE_OFFICER) -> Staff:
    return make.member(of.unit, role, "Rhys Colleague")


def in_emergency(case: Case, person: Staff) -> Actor:
    """Acting in the case by emergency access."""
    emergencies.use(
        case.reference, now(person), NOW, reason="threat_to_life", words="He is at her door.", form_key=None
    )
    return now(person)


def now(person: Staff) -> Actor:
    by = staff_queries.of(person, TODAY, NOW)
    scope.set_acting(by, TODAY)
    return by


def after_emergency(case: Case, person: Staff) -> Case | None:
    later = staff_queries.of(person, TODAY, NOW + timedelta(hours=5))
    scope.set_acting(later, TODAY)
    return scope.case(later, TODAY, case.public_id)


def test_in_emergency_one_seals_for_its_officer_and_senior_and_not_for_oneself(of: Team) -> None:
    case, other = make.case(of), colleague(of)
    by = in_emergency(case, other)
    with pytest.raises(Invalid, match="not yourself"):
        cases.restrict(case, by, NOW, named=[of.officer, of.senior, other])
    with pytest.raises(Invalid, match="senior officer of this case too"):
        cases.restrict(case, by, NOW, named=[of.officer, of.manager])
    cases.restrict(case, by, NOW, named=[of.officer, of.senior])
    assert after_emergency(case, other) is None
    make.act_as(of.senior)
    assert Case.objects.get(pk=case.pk).restricted


def test_in_emergency_nobody_adds_to_the_list_of_a_sealed_case(of: Team) -> None:
    case, other = make.case(of), colleague(of)
    cases.restrict(case, of.by, NOW, named=[of.officer, of.senior])
    by = in_emergency(case, other)
    with pytest.raises(Refused):
        cases.restrict(case, by, NOW, named=[other])
    with scope.upkeep():
        assert not NamedAccess.objects.filter(case=case, staff=other, place="listed").exists()


def test_on_duty_in_emergency_nobody_takes_the_case(of: Team) -> None:
    case, duty = make.case(of), colleague(of, Role.DUTY)
    by = in_emergency(case, duty)
    with pytest.raises(Refused, match="cannot wait"):
        cases.assign(case, by, NOW, owner=duty)


def test_a_sealed_case_is_given_to_somebody_on_its_list_alone(of: Team) -> None:
    case, other = make.case(of), colleague(of)
    cases.restrict(case, of.by, NOW, named=[of.officer, of.senior])
    with pytest.raises(Invalid, match="on its list first"):
        cases.assign(case, make.actor(of.senior), NOW, owner=other)
    cases.restrict(case, make.actor(of.senior), NOW, named=[other])
    cases.assign(case, make.actor(of.senior), NOW, owner=other)


def test_who_covers_seals_for_others_and_loses_the_case_with_it(of: Team) -> None:
    case, other = make.case(of), colleague(of)
    covers.start(of.officer, make.actor(of.officer), NOW, cover=other, why="planned", starts_on=TODAY, ends_on=TODAY)
    with pytest.raises(Invalid, match="not yourself"):
        cases.restrict(case, now(other), NOW, named=[of.officer, of.senior, other])
    cases.restrict(case, now(other), NOW, named=[of.officer, of.senior])
    make.act_as(other)
    assert not Case.objects.filter(pk=case.pk).exists()


def test_a_manager_opens_no_case_by_giving_it_to_himself(of: Team) -> None:
    case = make.case(of)
    with pytest.raises(Invalid, match="for a reason"):
        cases.assign(case, make.actor(of.manager), NOW, owner=of.manager)
    cases.assign(case, make.actor(of.manager), NOW, owner=of.senior)


def test_a_manager_opens_no_case_by_taking_it_from_everybody(of: Team) -> None:
    case = make.case(of)
    with pytest.raises(Invalid, match="give this one to somebody"):
        cases.assign(case, make.actor(of.manager), NOW, owner=None)
    assert cases.assign(case, make.actor(of.senior), NOW, owner=None).owner_id is None


def test_a_case_of_nobody_is_sealed_with_a_senior_who_can_give_it_away(of: Team) -> None:
    case, other = make.case(of, owner=None), colleague(of)
    with pytest.raises(Invalid, match="name a senior officer too"):
        cases.restrict(case, of.by, NOW, named=[of.officer, other])
    sealed = cases.restrict(case, make.actor(of.officer), NOW, named=[of.officer, of.senior])
    make.act_as(of.senior)
    assert cases.assign(sealed, make.actor(of.senior), NOW, owner=of.officer).owner_id == of.officer.pk
