"""What must hold of counting whatever the day: kept to few examples so that each test stays quick."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.gateways.holidays import england_and_wales
from alongside.rules.clocks import Pause
from alongside.rules.counting import due
from alongside.rules.words import Words
from tests.rules.calendars import limit, rule

CALENDAR = england_and_wales()
DAY = timedelta(days=1)
DAYS = st.dates(date(2013, 1, 1), date(2027, 6, 30))
COUNTS = st.integers(1, 40)
QUIET = Words("the victim asked for quiet", "gofynnodd y dioddefwr am lonydd")

quickly = settings(max_examples=40, deadline=None)


def forward(day: date, n: int, *pauses: Pause) -> date:
    """The day so many working days after `day`."""
    found = due(rule(limit(n)), day, enhanced=False, calendar=CALENDAR, pauses=pauses).due_on
    assert found is not None
    return found


def back(day: date, n: int) -> date:
    """The day so many working days before `day`."""
    found = due(rule(limit(n), before=True), day, enhanced=False, calendar=CALENDAR).due_on
    assert found is not None
    return found


@quickly
@given(DAYS, COUNTS)
def test_one_working_day_more_is_always_later(day: date, n: int) -> None:
    assert forward(day, n) < forward(day, n + 1)


@quickly
@given(DAYS, DAYS, COUNTS)
def test_a_later_trigger_is_never_due_sooner(one: date, other: date, n: int) -> None:
    assert forward(min(one, other), n) <= forward(max(one, other), n)


@quickly
@given(DAYS, COUNTS)
def test_a_limit_in_working_days_never_ends_on_a_day_of_rest(day: date, n: int) -> None:
    assert CALENDAR.is_working_day(forward(day, n))
    assert CALENDAR.is_working_day(back(day, n))


@quickly
@given(DAYS, COUNTS)
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, n: int) -> None:
    start = forward(day, 1)
    assert back(forward(start, n), n) == start


@quickly
@given(DAYS, COUNTS, st.integers(0, 20), st.integers(0, 10))
def test_exactly_the_working_days_that_are_not_paused_are_counted(day: date, n: int, after: int, length: int) -> None:
    pause = Pause(day + after * DAY, day + (after + length) * DAY, QUIET)
    end = forward(day, n, pause)
    counted = [day + k * DAY for k in range(1, (end - day).days + 1)]
    assert sum(CALENDAR.is_working_day(each) and not pause.covers(each) for each in counted) == n


@quickly
@given(DAYS, st.integers(0, 36))
def test_months_land_on_the_same_day_or_the_last_of_a_shorter_month(day: date, n: int) -> None:
    found = due(rule(limit(n, "months")), day, enhanced=False, calendar=CALENDAR).due_on
    assert found is not None
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == n
    assert found.day == day.day or (found.day < day.day and (found + DAY).day == 1)
