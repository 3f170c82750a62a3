"""Working days, and the refusal to guess at years that are not known."""

from datetime import date

import pytest

from alongside.rules.calendar import Calendar, UnknownYear
from alongside.rules.words import Words
from tests.rules.calendars import CALENDAR


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),
        (date(2026, 12, 27), False),
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
    ],
)
def test_weekends_and_bank_holidays_are_not_working_days(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) is works


def test_working_days_are_added_from_the_day_after() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 18), 5) == date(2026, 12, 29)


def test_working_days_are_counted_back_from_the_day_before() -> None:
    assert CALENDAR.before_working_days(date(2026, 12, 29), 2) == date(2026, 12, 23)


def test_no_working_days_is_the_same_day_even_on_christmas_day() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 25), 0) == date(2026, 12, 25)


@pytest.mark.parametrize("year", [1900, 2025, 2028, 2999])
def test_a_year_that_is_not_known_is_refused_in_words(year: int) -> None:
    with pytest.raises(UnknownYear, match=f"{year} are not known: they are known from 2026 to 2027") as refusal:
        CALENDAR.is_working_day(date(year, 1, 1))
    assert refusal.value.year == year


def test_a_count_that_runs_into_an_unknown_year_is_refused() -> None:
    with pytest.raises(UnknownYear):
        CALENDAR.add_working_days(date(2027, 12, 30), 2)


def test_a_calendar_with_a_missing_year_is_refused() -> None:
    with pytest.raises(ValueError, match="every year"):
        Calendar({2026: {}, 2028: {}})


def test_a_holiday_under_the_wrong_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-01-01 is not a day of 2027"):
        Calendar({2027: {date(2026, 1, 1): Words("New Year's Day", "Dydd Calan")}})


def test_the_most_holidays_in_a_stretch_are_those_of_the_busiest_one() -> None:
    assert [CALENDAR.most_holidays_within(days) for days in (1, 4, 8)] == [1, 2, 3]
