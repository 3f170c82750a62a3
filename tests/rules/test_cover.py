"""The days of cover: when it gives access, when it is over, and when somebody should ask."""

from datetime import date, datetime, timedelta

import pytest

from alongside.rules.counting import LONDON
from alongside.rules.cover import MOST_DAYS, Span, too_long
from tests.rules.calendars import CALENDAR

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
DAY = timedelta(days=1)


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def test_cover_lives_from_its_first_day_to_its_last_and_is_over_after() -> None:
    span = Span(MONDAY, FRIDAY)
    assert [span.live(day) for day in (MONDAY - DAY, MONDAY, FRIDAY, FRIDAY + DAY)] == [False, True, True, False]
    assert [span.over(day) for day in (MONDAY, FRIDAY, FRIDAY + DAY)] == [False, False, True]
    assert span.coming(MONDAY - DAY)
    assert not span.coming(MONDAY)


def test_cover_that_was_ended_is_over_at_once_and_its_last_day_is_that_day() -> None:
    span = Span(MONDAY, FRIDAY, at(MONDAY + DAY))
    assert not span.live(MONDAY + DAY)
    assert span.over(MONDAY + DAY)
    assert span.over_on == MONDAY + DAY


def test_cover_called_off_before_it_began_is_never_over_and_asks_for_nothing() -> None:
    span = Span(MONDAY, FRIDAY, at(MONDAY - DAY))
    assert span.called_off
    assert not span.over(FRIDAY + 10 * DAY)
    assert not span.unanswered(FRIDAY + 30 * DAY, CALENDAR)


@pytest.mark.parametrize(("days", "asked"), [(1, False), (3, False), (4, False), (5, True)])
def test_the_senior_is_shown_a_hand_back_after_two_working_days(days: int, asked: bool) -> None:
    # Over on Friday: Monday and Tuesday are the officer's, and on Wednesday the senior asks.
    assert Span(MONDAY, FRIDAY).unanswered(FRIDAY + days * DAY, CALENDAR) is asked


def test_what_is_done_under_cover_lies_between_its_beginning_and_its_end() -> None:
    assert Span(MONDAY, FRIDAY).moments(at(MONDAY - DAY)) == (at(MONDAY, 0), at(FRIDAY + DAY, 0))
    assert Span(MONDAY, FRIDAY, at(MONDAY, 15)).moments(at(MONDAY, 9)) == (at(MONDAY, 9), at(MONDAY, 15))


def test_cover_lasts_sixty_days_and_not_sixty_one() -> None:
    assert not too_long(MONDAY, MONDAY + (MOST_DAYS - 1) * DAY)
    assert too_long(MONDAY, MONDAY + MOST_DAYS * DAY)
