"""The date shapes that feeds really send."""

from datetime import UTC, date, datetime

import pytest

from alongside.gateways.times import plausible_day, plausible_time, read_day, read_time


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-06-19T18:35:59.442+01:00", datetime(2026, 6, 19, 17, 35, 59, 442000, UTC)),
        ("2026-06-19T18:35:59.442+01:00[Europe/London]", datetime(2026, 6, 19, 17, 35, 59, 442000, UTC)),
        ("2026-07-31T09:26:39.362Z+01:00", datetime(2026, 7, 31, 8, 26, 39, 362000, UTC)),
        ("2026-11-02T09:15:30.123456789Z", datetime(2026, 11, 2, 9, 15, 30, 123456, UTC)),
        ("2026-03-05 12:34:56+00:00", datetime(2026, 3, 5, 12, 34, 56, tzinfo=UTC)),
        ("2026-07-01T10:00:00", datetime(2026, 7, 1, 9, 0, tzinfo=UTC)),
        ("2026-12-01T10:00:00.5", datetime(2026, 12, 1, 10, 0, 0, 500000, UTC)),
        ("Mon Jun 15 09:00:00 BST 2026", datetime(2026, 6, 15, 8, 0, tzinfo=UTC)),
        ("Thu Feb 19 00:08:57 GMT 2026", datetime(2026, 2, 19, 0, 8, 57, tzinfo=UTC)),
        ("17/07/2026 17:12", datetime(2026, 7, 17, 16, 12, tzinfo=UTC)),
        ("2026-07-01", datetime(2026, 6, 30, 23, 0, tzinfo=UTC)),
    ],
)
def test_each_shape_gives_the_instant_it_means(text: str, instant: datetime) -> None:
    read = read_time(text)
    assert read is not None
    assert read.tzinfo is not None
    assert read.astimezone(UTC) == instant


@pytest.mark.parametrize(
    "text", ["", "{createdDate}", "2026-02-30T00:00:00Z", "soon", None, 5, "2026-01-01T25:00:00Z", "x" * 500]
)
def test_what_is_no_time_gives_none(text: object) -> None:
    assert read_time(text) is None


def test_a_day_is_the_day_in_london_where_the_clock_says_another() -> None:
    assert read_day("2026-06-30T23:30:00Z") == date(2026, 7, 1)
    assert read_day("2026-07-01") == date(2026, 7, 1)
    assert read_day("9999-12-31T23:59:59-23:59") is None


def test_what_cannot_be_meant_is_told_from_what_can() -> None:
    assert not plausible_day(date(1900, 1, 1))
    assert not plausible_day(date(2999, 1, 1))
    assert plausible_day(date(2088, 1, 1))
    assert not plausible_time(datetime(1900, 1, 1, tzinfo=UTC))
    assert plausible_time(datetime(2020, 1, 1, tzinfo=UTC))
