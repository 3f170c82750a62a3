"""Times of the week to avoid, and days to be careful of."""

from datetime import date, datetime, time

import pytest

from alongside.rules.contact_times import (
    CarefulDay,
    Sort,
    Times,
    avoided,
    careful_of,
    is_a_day,
    keep_careful,
    keep_times,
    say_times,
    soon,
    times_of,
)
from alongside.rules.counting import LONDON

SCHOOL = Times(Sort.AVOID, (1, 2), time(8, 30), time(9, 15), "ysgol 🏫")


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2026-12-14T08:30", True),
        ("2026-12-14T09:14", True),
        ("2026-12-14T09:15", False),
        ("2026-12-16T08:45", False),
    ],
)
def test_a_time_holds_on_its_days_within_its_hours(moment: str, holds: bool) -> None:
    assert SCHOOL.holds(datetime.fromisoformat(moment).replace(tzinfo=LONDON)) is holds


def test_hours_are_those_of_london_and_a_moment_without_a_zone_is_refused() -> None:
    assert SCHOOL.holds(datetime.fromisoformat("2026-06-15T07:45:00+00:00"))
    with pytest.raises(ValueError, match="zone"):
        SCHOOL.holds(datetime(2026, 6, 15, 8, 45))


def test_a_good_time_is_not_one_to_avoid() -> None:
    monday = datetime(2026, 12, 14, 8, 45, tzinfo=LONDON)
    best = Times(Sort.BEST)
    assert avoided([best], monday) is None
    assert avoided([best, SCHOOL], monday) == SCHOOL


def test_times_are_kept_as_they_were_said() -> None:
    times = (SCHOOL, Times(Sort.BEST, (), None, time(12), "שלום"))
    assert times_of(keep_times(times)) == times
    assert keep_times(()) == ""


@pytest.mark.parametrize("kept", ["", "{", "null", "7", '[["avoid"]]', '[["later", [], "", "", ""]]', "[1, 2]"])
def test_what_cannot_be_read_is_left_out_and_never_guessed(kept: str) -> None:
    assert times_of(kept) == ()
    assert careful_of(kept) == ()


def test_a_time_says_its_days_in_both_languages() -> None:
    assert say_times(SCHOOL).en == "Monday, Tuesday, 08:30 to 09:15"
    assert say_times(SCHOOL).cy == "Dydd Llun, Dydd Mawrth, 08:30 tan 09:15"
    assert say_times(Times(Sort.BEST, (), time(18))).en == "Every day, 18:00 to 24:00"


@pytest.mark.parametrize(
    ("day", "month", "year", "there"),
    [(30, 2, None, False), (29, 2, None, True), (29, 2, 2027, False), (31, 4, None, False), (1, 13, None, False)],
)
def test_there_must_be_such_a_day(day: int, month: int, year: int | None, there: bool) -> None:
    assert is_a_day(day, month, year) is there


@pytest.mark.parametrize(
    ("careful", "today", "on"),
    [
        (CarefulDay(3, 1), date(2026, 12, 28), date(2027, 1, 3)),
        (CarefulDay(28, 12), date(2026, 12, 28), date(2026, 12, 28)),
        (CarefulDay(29, 2), date(2027, 2, 1), date(2027, 2, 28)),
        (CarefulDay(29, 2), date(2028, 2, 1), date(2028, 2, 29)),
        (CarefulDay(1, 6, 2026), date(2026, 12, 28), None),
    ],
)
def test_a_careful_day_comes_again_but_for_one_of_a_single_year(
    careful: CarefulDay, today: date, on: date | None
) -> None:
    assert careful.next_on(today) == on


def test_only_the_next_seven_days_are_warned_of_the_nearest_first() -> None:
    days = [CarefulDay(4, 1, why="far"), CarefulDay(3, 1, why="near"), CarefulDay(28, 12, why="today")]
    assert [one.why for _, one in soon(days, date(2026, 12, 28))] == ["today", "near", "far"]
    assert [one.why for _, one in soon(days, date(2026, 12, 27))] == ["today", "near"]


def test_careful_days_are_kept_as_they_were_said() -> None:
    days = (CarefulDay(14, 2, None, "pen-blwydd ei mab"), CarefulDay(1, 6, 2027, "gwrandawiad"))
    assert careful_of(keep_careful(days)) == days
    assert careful_of('[[30, 2, null, "never"]]') == ()
