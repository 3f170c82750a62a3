"""Lengths of sentences: read exactly, compared honestly."""

import pytest

from alongside.rules.lengths import Length, length_of, read_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("2 Years", Length(years=2)),
        ("1 Years 6 Months", Length(years=1, months=6)),
        ("18 Months", Length(months=18)),
        ("52 Weeks", Length(weeks=52)),
        ("1 year and 2 days", Length(years=1, days=2)),
        ("P9Y4M13D", Length(years=9, months=4, days=13)),
    ],
)
def test_a_length_is_read_in_its_own_units(text: str, length: Length) -> None:
    assert read_length(text) == length


@pytest.mark.parametrize(
    "text", ["", "P", "life", "2 Years suspended for 12 months", "about 2 Years", "Years", None, 3, "£100"]
)
def test_words_that_are_not_only_a_length_give_none(text: object) -> None:
    assert read_length(text) is None


@pytest.mark.parametrize(
    ("length", "reaches"),
    [
        (Length(months=12), True),
        (Length(years=1), True),
        (Length(months=11), False),
        (Length(weeks=52), None),
        (Length(weeks=53), True),
        (Length(weeks=50), False),
        (Length(days=364), None),
        (Length(days=365), None),
        (Length(days=366), True),
        (Length(months=11, days=30), None),
        (Length(months=11, days=31), True),
        (Length(), False),
    ],
)
def test_twelve_months_are_twelve_months_and_weeks_near_them_a_question(length: Length, reaches: bool | None) -> None:
    assert length.reaches_months(12) is reaches


def test_a_unit_and_a_number_make_a_length() -> None:
    assert length_of("M", 18) == Length(months=18)
    assert length_of("L", 1) is None
    assert length_of("M", True) is None
