"""What was typed, taken apart."""

from datetime import date
from random import Random

import pytest

from alongside.rules import sought

TODAY = date(2026, 11, 3)
BORN = date(1984, 3, 12)
LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"
"""Those a case reference is drawn from."""


@pytest.mark.parametrize(
    "typed",
    [
        "12/3/1984",
        "12/03/84",
        "12-3-1984",
        "12.3.1984",
        "12 3 1984",
        "1984-03-12",
        "12 Mar 1984",
        "12 March 1984",
        "12th March '84",
        "12 Mawrth 1984",
        "March 12, 1984",
        "12mar1984",
        "12031984",
    ],
)
def test_a_date_of_birth_is_read_in_every_form_people_write(typed: str) -> None:
    assert BORN in sought.read(typed, TODAY).born
    assert BORN in sought.read(f"Smith {typed}", TODAY).born
    assert sought.read(f"Smith {typed}", TODAY).words == ("smith",)


def test_day_and_month_changed_about_are_looked_for_too() -> None:
    assert set(sought.read("12/3/1984", TODAY).born) == {BORN, date(1984, 12, 3)}
    assert sought.read("12 March 1984", TODAY).born == (BORN,)


def test_a_year_of_two_figures_is_never_in_the_future() -> None:
    assert sought.read("1 May 26", TODAY).born == (date(2026, 5, 1),)
    assert sought.read("1 May 27", TODAY).born == (date(1927, 5, 1),)


@pytest.mark.parametrize("typed", ["31/2/1984", "0/0/0", "12/12/0000", "99/99/9999"])
def test_a_day_that_never_was_is_no_date(typed: str) -> None:
    assert sought.read(typed, TODAY).born == ()


@pytest.mark.parametrize("typed", ["April May", "June March", "Mai Ionawr"])
def test_months_that_are_names_stay_names(typed: str) -> None:
    assert sought.read(typed, TODAY).born == ()
    assert len(sought.read(typed, TODAY).words) == 2


@pytest.mark.parametrize(
    ("typed", "kind", "normal"),
    [
        ("A1234BC", "NOMS", "A1234BC"),
        ("a1234bc", "NOMS", "A1234BC"),
        ("x123456", "CRN", "X123456"),
        ("2012/0394773H", "PNC", "2012/0394773H"),
        ("12/394773H", "PNC", "2012/0394773H"),
        ("01AB1234567", "URN", "01AB1234567"),
        ("01 AB 1234567", "URN", "01AB1234567"),
        ("42/123456/26", "CRIME_REF", "42/123456/26"),
    ],
)
def test_a_number_is_known_by_its_shape(typed: str, kind: str, normal: str) -> None:
    assert (kind, normal) in sought.read(typed, TODAY).identifiers


def test_a_case_reference_is_read_with_and_without_its_dashes() -> None:
    assert sought.read("K7M-4QXD-T", TODAY).references == ("K7M-4QXD-T",)
    assert sought.read("k7m4qxdt", TODAY).references == ("K7M-4QXD-T",)


def test_every_reference_that_can_be_drawn_is_found_with_and_without_its_dashes_in_small_letters() -> None:
    draw = Random(7).choices
    drawn = {"DXQ-BYBC-X", *("-".join("".join(draw(LETTERS, k=n)) for n in (3, 4, 1)) for _ in range(2000))}
    assert any(one.replace("-", "").isalpha() for one in drawn - {"DXQ-BYBC-X"})
    for one in drawn:
        for typed in (one, one.lower(), one.replace("-", ""), one.replace("-", "").lower()):
            assert one in sought.read(typed, TODAY).references, typed


def test_a_reference_of_letters_alone_is_no_name_with_its_dashes_and_may_be_one_without() -> None:
    assert sought.read("dxq-bybc-x", TODAY) == sought.Sought(references=("DXQ-BYBC-X",))
    without = sought.read("dxqbybcx", TODAY)
    assert (without.references, without.words) == (("DXQ-BYBC-X",), ("dxqbybcx",))
    assert sought.read("Prys dxq-bybc-x", TODAY).words == ("prys",)


def test_name_and_everything_else_are_told_apart() -> None:
    found = sought.read("O’Brien, Siân 12/3/1984 zz1 1aa 07700 900123 sian@example.org", TODAY)
    assert found.words == ("obrien", "sian")
    assert BORN in found.born
    assert found.postcodes == ("zz1 1aa",)
    assert found.phones == ("07700 900123",)
    assert found.emails == ("sian@example.org",)


@pytest.mark.parametrize("typed", ["", " ", "\0\0\0", "👩‍👩‍👧", "\u202e\u200f", "....", "''", "\ud800", "?" * 5000])
def test_what_says_nothing_asks_nothing(typed: str) -> None:
    assert sought.read(typed, TODAY) == sought.Sought()


def test_marks_of_direction_and_nulls_do_not_hide_a_name() -> None:
    assert sought.read("\u202eSm\0ith\u202c", TODAY).words == ("sm", "ith")
    assert sought.read("\u200fعلي\u200f", TODAY).words == sought.read("علي", TODAY).words != ()


def test_five_thousand_letters_are_read_as_the_first_two_hundred() -> None:
    assert sought.read("Smith " * 1000, TODAY).words[0] == "smith"
    assert len(sought.read("Smith " * 1000, TODAY).words) <= 2
    assert len(sought.read("12 " * 2000, TODAY).fact_keys()) < 100
