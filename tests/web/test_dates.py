"""Days and times as people type them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from alongside.web.dates import DateParts, date_from_parts, month_from_words, time_from_words


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("22", "11", "2026"), date(2026, 11, 22)),
        (("1", "nov", "26"), date(2026, 11, 1)),
        (("01", "Tachwedd", "2026"), date(2026, 11, 1)),
        (("5", "Medi", "49"), date(2049, 9, 5)),
        (("5", "sept", "50"), date(1950, 9, 5)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("3", "mai", "1961"), date(1961, 5, 3)),
    ],
)
def test_a_day_is_read_from_numbers_or_names_in_either_language(typed: tuple[str, str, str], day: date) -> None:
    assert date_from_parts(DateParts(*typed)) == day


@pytest.mark.parametrize(
    ("typed", "wrong", "said"),
    [
        (("", "11", "2026"), {"day"}, "must include a day"),
        (("22", "", ""), {"month", "year"}, "must include a month and a year"),
        (("22", "13", "2026"), {"month"}, "number from 1 to 12"),
        (("22", "ma", "2026"), {"month"}, "number from 1 to 12"),
        (("22", "11", "226"), {"year"}, "4 numbers"),
        (("22", "11", "2999"), {"year"}, "too far in the future"),
        (("22", "11", "1026"), {"year"}, "too long ago"),
        (("22", "11", "0026"), {"year"}, "too long ago"),
        (("22", "11", "٢٠٢٦"), {"year"}, "4 numbers"),
        (("30", "2", "2026"), {"day"}, "does not have such a day"),
        (("29", "2", "2026"), {"day"}, "does not have such a day"),
        (("one", "2", "2026"), {"day"}, "does not have such a day"),
        (("-1", "2", "2026"), {"day"}, "does not have such a day"),
        (("9" * 20, "2", "2026"), {"day"}, "does not have such a day"),
        (("9" * 5000, "2", "2026"), {"day"}, "does not have such a day"),
        (("2", "9" * 5000, "2026"), {"month"}, "number from 1 to 12"),
        (("2", "2", "9" * 5000), {"year"}, "4 numbers"),
    ],
)
def test_what_is_not_one_certain_day_is_refused_and_the_box_at_fault_marked(
    typed: tuple[str, str, str], wrong: set[str], said: str
) -> None:
    parts = DateParts(*typed)
    with pytest.raises(ValidationError) as refused:
        date_from_parts(parts)
    assert said in refused.value.messages[0]
    assert parts.wrong == wrong


def test_a_shortened_month_that_could_be_two_is_refused() -> None:
    assert month_from_words("meh") == 6
    assert month_from_words("mar") == 3
    assert month_from_words("ju") is None
    assert month_from_words("0") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2:05pm", time(14, 5)),
        ("14.05", time(14, 5)),
        ("1405", time(14, 5)),
        ("9am", time(9)),
        ("9 yb", time(9)),
        ("7", time(7)),
        ("12", time(12)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("Midday", time(12)),
        ("hanner nos", time(0)),
        ("11.59 p.m.", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time) -> None:
    assert time_from_words(typed) == read


@pytest.mark.parametrize("typed", ["25", "13pm", "9:75", "soon", "0am", "2:5:1"])
def test_what_is_not_a_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a time"):
        time_from_words(typed)
