"""The key table follows what is known."""

import pytest
from django.db import connection

from alongside.actions import search_keys
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, SearchKey
from tests.queries.found import LOADING, TODAY, House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return House.built()


def test_a_new_name_finds_and_the_old_one_no_longer_does(house: House) -> None:
    person = house.person("Ann Thistlethwaite")
    house.case(person)
    scope.set_acting(house.actor(), TODAY)
    person.name = "Ann Blenkinsop"
    person.save()
    search_keys.refresh(person)

    assert house.names("Blenkinsop") == ["Ann Blenkinsop"]
    assert house.names("Thistlethwaite") == []


def test_a_change_by_one_unit_reaches_the_case_of_another(house: House) -> None:
    other = House.beside(house.unit.organisation, "south")
    offender = house.person("Dale Entwistle")
    house.case(house.person("Ann Lee"), offender=offender)
    other.case(other.person("Joy Cox"), offender=offender)
    scope.set_acting(house.actor(), TODAY)
    offender.name = "Dale Sidebottom"
    offender.save()
    search_keys.refresh(offender)

    assert other.names("Sidebottom") == ["Dale Sidebottom"]
    assert other.names("Entwistle") == []


def test_after_a_refresh_the_same_person_acts_as_before(house: House) -> None:
    person = house.person("Ann Thistlethwaite")
    house.case(person)
    scope.set_acting(house.actor(), TODAY)
    search_keys.refresh(person)

    with connection.cursor() as cursor:
        cursor.execute("select current_setting('alongside.staff'), current_setting('alongside.purpose')")
        assert cursor.fetchone() == (str(house.officer.pk), "")


def test_a_professional_has_no_keys_and_a_role_that_ended_loses_them(house: House) -> None:
    doctor, aunt = house.person("Pat Featherstone"), house.person("Kim Trevithick")
    case = house.case(house.person("Ann Lee"))
    CaseRole.objects.create(case=case, person=doctor, role="professional")
    part = CaseRole.objects.create(case=case, person=aunt, role="spokesperson")
    search_keys.refresh_many([doctor.pk, aunt.pk])
    assert house.names("Featherstone") == []
    assert house.names("Trevithick") == ["Kim Trevithick"]

    scope.set_acting(LOADING, TODAY)
    part.ended_on = TODAY
    part.save()
    search_keys.refresh(aunt)

    assert house.names("Trevithick") == []


def test_a_rebuild_makes_the_very_keys_that_were_there(house: House) -> None:
    house.crowd(f"Ann {family}" for family in ("Lee", "Cox", "Smith", "Rhys-Jones"))
    scope.set_acting(LOADING, TODAY)
    before = set(SearchKey.objects.values_list("key", "person_id", "case_id", "unit_id"))
    SearchKey.objects.all().delete()

    written = search_keys.rebuild()

    scope.set_acting(LOADING, TODAY)
    assert written == len(before) > 60
    assert set(SearchKey.objects.values_list("key", "person_id", "case_id", "unit_id")) == before


def test_no_key_tells_a_name(house: House) -> None:
    house.case(house.person("Ann Lee"))
    scope.set_acting(LOADING, TODAY)

    assert all(abs(key) > 1_000_000 for key in SearchKey.objects.values_list("key", flat=True))
    assert Case.objects.count() == 1
