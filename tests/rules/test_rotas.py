"""Shifts in London's time: nights in which the clocks change are as long as they truly are, and no hour is lost."""

from datetime import date, datetime, time, timedelta

from alongside.rules.counting import LONDON
from alongside.rules.rotas import Span, gaps, moment

FORWARD, BACK = date(2027, 3, 28), date(2026, 10, 25)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def test_the_night_in_which_the_clocks_go_forward_is_an_hour_shorter_and_back_an_hour_longer() -> None:
    for day, hours in ((FORWARD, 15), (BACK, 17), (date(2026, 12, 18), 16)):
        assert Span(at(day - timedelta(days=1), 17), at(day, 9)).lasts == timedelta(hours=hours)


def test_a_time_that_the_clocks_leap_over_does_not_exist() -> None:
    assert moment(FORWARD, time(1, 30)) is None
    assert moment(FORWARD, time(2, 0)) is not None


def test_a_shift_that_begins_or_ends_in_the_hour_that_comes_twice_leaves_nobody_out() -> None:
    begins, ends = moment(BACK, time(1, 30)), moment(BACK, time(1, 30), second=True)
    assert begins is not None and ends is not None
    assert Span(begins, ends).lasts == timedelta(hours=1)


def test_shifts_that_meet_do_not_overlap_and_shifts_that_cross_do() -> None:
    day = date(2026, 12, 18)
    early, late = Span(at(day, 9), at(day, 17)), Span(at(day, 17), at(day, 23))
    assert not early.overlaps(late)
    assert early.overlaps(Span(at(day, 16), at(day, 18)))
    assert Span(at(day, 8), at(day, 20)).overlaps(early)


def test_the_times_in_which_nobody_is_on_are_found() -> None:
    day = date(2026, 12, 18)
    found = gaps([Span(at(day, 12), at(day, 14)), Span(at(day, 9), at(day, 13))], at(day, 8), at(day, 20))
    assert found == (Span(at(day, 8), at(day, 9)), Span(at(day, 14), at(day, 20)))
    assert gaps([Span(at(day, 7), at(day, 21))], at(day, 8), at(day, 20)) == ()
