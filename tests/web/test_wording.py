"""Dates and distances in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from alongside.web import wording
from alongside.web.dates import time_from_words

SUNDAY = date(2026, 11, 22)


def test_a_long_date_is_written_in_the_language_of_the_reader() -> None:
    assert wording.long_date(SUNDAY) == "Sunday 22 November 2026"
    with translation.override("cy"):
        assert wording.long_date(SUNDAY) == "Dydd Sul 22 Tachwedd 2026"
        assert wording.short_date(SUNDAY) == "22 Tachwedd 2026"


def test_a_moment_is_shown_as_it_was_in_london() -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert wording.long_time(summer) == "2 July 2026 at 12:30am"
    with translation.override("cy"):
        assert wording.long_time(summer) == "2 Gorffennaf 2026 am 00:30"


def test_the_second_of_two_like_times_as_the_clocks_go_back_is_named_and_can_be_typed_so() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    for language, plain, named in (
        ("en", "1:30am", "1:30am, after the clocks went back"),
        ("cy", "01:30", "01:30, ar ôl troi'r clociau yn ôl"),
    ):
        with translation.override(language):
            assert (wording.time_of_day(first), wording.time_of_day(second)) == (plain, named)
            for moment in (first, second):
                typed = time_from_words(wording.time_of_day(moment))
                assert datetime.combine(date(2026, 10, 25), typed, wording.LONDON).astimezone(UTC) == moment
    hour_after = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert wording.time_of_day(hour_after) == "2:30am"


def test_midday_and_midnight_are_named() -> None:
    assert wording.time_of_day(datetime(2026, 11, 22, 12, tzinfo=UTC)) == "midday"
    assert wording.time_of_day(datetime(2026, 11, 22, 0, tzinfo=UTC)) == "midnight"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        wording.long_date(datetime(2026, 11, 22, 12))
    with pytest.raises(ValueError, match="without a zone"):
        wording.time_of_day(datetime(2026, 11, 22, 12))


@pytest.mark.parametrize(
    ("day", "english", "welsh"),
    [
        (19, "3 days late", "3 diwrnod yn hwyr"),
        (20, "2 days late", "2 ddiwrnod yn hwyr"),
        (21, "1 day late", "1 diwrnod yn hwyr"),
        (22, "due today", "i'w wneud heddiw"),
        (23, "due tomorrow", "i'w wneud yfory"),
        (24, "due in 2 days", "i'w wneud ymhen 2 ddiwrnod"),
    ],
)
def test_how_far_a_due_day_is_reads_in_words(day: int, english: str, welsh: str) -> None:
    assert wording.due_in_words(date(2026, 11, day), SUNDAY) == english
    with translation.override("cy"):
        assert wording.due_in_words(date(2026, 11, day), SUNDAY) == welsh


def test_how_long_ago_reads_in_words() -> None:
    assert wording.ago_in_words(date(2026, 11, 21), SUNDAY) == "yesterday"
    assert wording.ago_in_words(date(2026, 11, 12), SUNDAY) == "10 days ago"
    assert wording.ago_in_words(date(2026, 11, 23), SUNDAY) == "23 November 2026"
