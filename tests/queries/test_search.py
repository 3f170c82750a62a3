"""Finding a case by anything somebody remembers."""

from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.actions import search_keys
from alongside.jobs.bench_people import People
from alongside.queries import scope, search
from alongside.records.models import NamedAccess
from tests.queries.found import LOADING, TODAY, House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return House.built()


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Siân Llŷr", "Sian Llyr"),
        ("Siân Llŷr", "llyr, sian"),
        ("Siân Llŷr", "Sián Lŷr"),
        ("Gwenllian Rhys-Jones", "Gwenllian Jones"),
        ("Gwenllian Rhys-Jones", "rhys jones"),
        ("Gwenllian Rhys-Jones", "Jones-Rhys"),
        ("Gwenllian Rhys-Jones", "Gwen Rhysjones"),
        ("Seán O’Brien", "sean obrien"),
        ("Seán O’Brien", "O'Brein"),
        ("Rhys ap Gruffydd", "rhys gruffudd"),
        ("Margaret Thistlethwaite", "Thistlethwait"),
        ("Margaret Thistlethwaite", "Peggy Thistlethwaite"),
        ("Margaret Thistlethwaite", "Thist"),
        ("Margaret Thistlethwaite", "M Thistlethwaite"),
        ("Margaret Thistlethwaite", "Magraret Thsitlethwaite"),
        ("Teller", "teler"),
        ("Mohammed Al-Hussain", "Muhammad Hussein"),
        ("Наталія Шевченко", "Natalia Shevchenko"),
        ("李明", "李明"),
    ],
)
def test_a_name_is_found_as_people_type_it(house: House, recorded: str, typed: str) -> None:
    house.case(house.person(recorded))
    house.case(house.person("Peter Okafor"))

    assert house.names(typed) == [recorded]


def test_the_row_shows_what_was_entered_and_says_why(house: House) -> None:
    case = house.case(house.person("Siân Llŷr", born=date(1984, 3, 12)))

    (row,) = house.find("sian lyr 12/3/84").rows

    assert (row.public_id, row.reference) == (case.public_id, case.reference)
    assert (row.name, row.born, row.role, row.owner, row.state) == (
        "Siân Llŷr",
        date(1984, 3, 12),
        "victim",
        house.officer.name,
        "open",
    )
    assert row.why.en == "Same name; same date of birth"
    assert row.why.cy == "Yr un enw; yr un dyddiad geni"


def test_another_name_finds_the_person_and_is_named(house: House) -> None:
    person = house.person("Katarzyna Nowak", known_as="Kasia")
    house.case(person)
    house.also(person, "Katarzyna Lewandowska")

    (row,) = house.find("Lewandowska").rows

    assert row.name == "Katarzyna Nowak"
    assert row.why.en == "Similar name; also known as Katarzyna Lewandowska"
    assert house.names("kasia") == ["Katarzyna Nowak"]


def test_an_offender_is_found_in_each_case_he_stands_in(house: House) -> None:
    offender = house.person("Dale Entwistle")
    first = house.case(house.person("Ann Lee"), offender=offender)
    second = house.case(house.person("Joy Cox"), offender=offender)

    rows = house.find("Entwistle").rows

    assert [row.public_id for row in rows] == [second.public_id, first.public_id]
    assert {row.role for row in rows} == {"offender"}


def test_every_number_and_address_finds_its_person(house: House) -> None:
    person = house.person("Ann Lee", born=date(1984, 3, 12))
    case = house.case(person)
    house.case(house.person("Joy Cox", born=date(1985, 1, 1)))
    house.numbered(person, "NOMS", "A1234BC")
    house.numbered(person, "CRIME_REF", "42/123456/26")
    house.reached(person, "phone", "07700 900123")
    house.reached(person, "email", "ann.lee@example.org")
    house.reached(person, "post", "1 Elm Row", "ZZ1 1AA")

    for typed, why in (
        ("a1234bc", "Same prison number"),
        ("42/123456/26", "Same crime reference"),
        ("+447700900123", "Same telephone number"),
        ("Ann.Lee@example.org", "Same e-mail address"),
        ("zz11aa", "Same postcode"),
        ("12 March 1984", "Same date of birth"),
        (case.reference, "This case's reference"),
        (case.reference.replace("-", "").lower(), "This case's reference"),
    ):
        (row,) = house.find(typed).rows
        assert (row.name, row.why.en) == ("Ann Lee", why)


def test_eight_letters_that_are_a_reference_and_a_name_find_both(house: House) -> None:
    person = house.person("Ann Lee")
    referred = house.case(person)
    referred.reference = "DXQ-BYBC-X"
    referred.save()
    search_keys.refresh(person)
    house.case(house.person("Joy Dxqbybcx"))

    assert {row.name for row in house.find("dxqbybcx").rows} == {"Ann Lee", "Joy Dxqbybcx"}
    assert [row.name for row in house.find("dxq-bybc-x").rows] == ["Ann Lee"]


def test_a_name_with_a_date_puts_the_person_who_has_both_alone(house: House) -> None:
    house.case(house.person("Ann Smith", born=date(1984, 3, 12)))
    house.case(house.person("Joy Cox", born=date(1984, 3, 12)))
    for _ in range(30):
        house.case(house.person("Ann Smith"))

    rows = house.find("An Smith 12/3/1984").rows

    assert rows[0].born == date(1984, 3, 12)
    assert rows[0].name == "Ann Smith"
    assert "Joy Cox" not in {row.name for row in rows}


def test_a_wrong_date_does_not_hide_the_right_name(house: House) -> None:
    house.case(house.person("Ann Thistlethwaite", born=date(1984, 3, 12)))
    house.case(house.person("Joy Cox", born=date(1999, 9, 9)))

    assert house.names("Ann Thistlethwaite 9/9/1999") == ["Ann Thistlethwaite"]


def test_a_channel_that_has_ended_finds_nobody(house: House) -> None:
    person = house.person("Ann Lee")
    house.case(person)
    channel = house.reached(person, "phone", "07700 900123")
    channel.ended_at = channel.recorded_at
    scope.set_acting(LOADING, TODAY)
    channel.save()
    search_keys.refresh(person)

    assert house.names("07700900123") == []


def test_nothing_of_another_unit_is_found(house: House) -> None:
    other = House.beside(house.unit.organisation, "south")
    stranger = House.built("elsewhere")
    house.case(house.person("Ann Thistlethwaite"))

    for typed in ("Ann Thistlethwaite", "Thistlethwait", "Thist"):
        assert house.names(typed)
        assert other.find(typed) == search.Found()
        assert stranger.find(typed) == search.Found()


def test_a_restricted_case_is_found_by_those_on_its_list_and_by_nobody_else(house: House) -> None:
    case = house.case(house.person("Ann Thistlethwaite"), restricted=True)

    assert house.find("Thistlethwaite") == search.Found()
    assert house.find(case.reference) == search.Found()

    scope.set_acting(LOADING, TODAY)
    NamedAccess.objects.create(case=case, staff=house.officer, starts_on=TODAY)

    assert house.names("Thistlethwaite") == ["Ann Thistlethwaite"]


def test_without_anybody_acting_the_database_shows_nothing(house: House) -> None:
    house.case(house.person("Ann Thistlethwaite"))
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.staff', '', true), set_config('alongside.purpose', '', true)")

    assert search.find(house.actor(), TODAY, "Thistlethwaite") == search.Found()


@pytest.mark.parametrize(
    "typed", ["", "   ", "\0", "👩‍👩‍👧", "\u202e\u202d", "x" * 5000, "1 " * 3000, "%_\\'\";--", "\ud83d"]
)
def test_what_says_nothing_finds_nothing_and_breaks_nothing(house: House, typed: str) -> None:
    house.case(house.person("Ann Thistlethwaite"))

    assert house.find(typed) == search.Found()


def test_a_common_name_asks_for_more_to_go_on(house: House) -> None:
    house.crowd(f"{given} Smith" for given in ("Ann", "Joy", "Tom", "Kim", "Eve") * 20)

    found = house.find("Smith")

    assert len(found.rows) == 20
    assert found.narrow
    assert not house.find("Smith", limit=200).narrow or len(house.find("Smith", limit=200).rows) < 100


@pytest.mark.parametrize(
    "typed", ["Jhon Smtih 12/3/1984", "Smith", "Ann Thistlethwaite zz1 1aa", "A1234BC", "K7M-4QXD-T"]
)
def test_a_search_is_three_queries_at_most(house: House, typed: str) -> None:
    house.crowd(f"{given} Smith" for given in ("John", "Joy", "Tom") * 20)
    actor = house.actor()
    scope.set_acting(actor, TODAY)

    with CaptureQueriesContext(connection) as queries:
        search.find(actor, TODAY, typed)

    assert len(queries) <= 3


def slip(name: str, random: Random) -> str:
    """One slip of the finger."""
    at = random.randrange(len(name) - 1)
    letter = random.choice("abcdefghijklmnoprstuvwy")
    return random.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


def test_of_two_thousand_people_nineteen_in_twenty_are_found_after_a_slip_of_the_finger(house: House) -> None:
    people = People(seed=7)
    names = [people.one().name for _ in range(2000)]
    house.crowd(names)
    random = Random(11)
    wanted = random.sample(names, 200)

    missed = [(name, typed) for name in wanted if name not in house.names(typed := slip(name, random))]

    assert len(missed) <= 10, missed
