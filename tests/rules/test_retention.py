"""Until when a closed case is kept."""

from datetime import date

import pytest

from alongside.catalogue import retention
from alongside.rules.lengths import Length
from alongside.rules.retention import CaseDays, RetentionClass, Since, after, keep_until
from alongside.rules.sources import Confidence

CLOSED = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("length", "day"),
    [
        (Length(years=6), date(2026, 2, 28)),
        (Length(months=6), date(2020, 8, 29)),
        (Length(weeks=6), date(2020, 4, 11)),
        (Length(years=4), date(2024, 2, 29)),
    ],
)
def test_a_time_of_keeping_ends_on_the_day_and_clips_to_a_shorter_month(length: Length, day: date) -> None:
    assert after(CLOSED, length) == day


def test_a_scheme_file_is_counted_from_the_latest_of_closing_contact_and_the_end_of_a_licence() -> None:
    kept = retention.SCHEME_FILE
    assert keep_until(kept, CaseDays(CLOSED)) == date(2026, 2, 28)
    assert keep_until(kept, CaseDays(CLOSED, date(2020, 3, 1))) == date(2026, 3, 1)
    assert keep_until(kept, CaseDays(CLOSED, None, (date(2023, 1, 5), date(2019, 1, 1)))) == date(2029, 1, 5)


def test_a_published_figure_is_counted_from_the_last_contact_and_from_closing_where_there_was_none() -> None:
    kept = retention.BY_CODE["support.not_reached"]
    assert kept.since is Since.LAST_CONTACT
    assert keep_until(kept, CaseDays(CLOSED, date(2019, 12, 1))) == date(2020, 6, 1)
    assert keep_until(kept, CaseDays(CLOSED)) == date(2020, 8, 29)


@pytest.mark.parametrize("sentences", [[], ["life"], ["custody", "indeterminate"], ["hospital_order"], ["other"]])
def test_a_sentence_without_a_known_end_gives_no_day(sentences: list[str]) -> None:
    kept = retention.class_of("probation", sentences)
    assert kept is retention.SCHEME_FILE_WITHOUT_END
    assert keep_until(kept, CaseDays(CLOSED)) is None


def test_a_police_file_is_kept_until_somebody_decides() -> None:
    kept = retention.class_of("police", ["custody"])
    assert kept is retention.POLICE_FILE
    assert keep_until(kept, CaseDays(CLOSED)) is None
    assert {one.code for one in retention.choices("police")} == {
        "support.taken_up",
        "support.not_taken_up",
        "support.not_reached",
    }


@pytest.mark.parametrize("kept", retention.CLASSES, ids=lambda one: one.code)
def test_every_class_says_how_sure_it_is_and_none_without_a_source_has_a_figure(kept: RetentionClass) -> None:
    assert kept.keep is None or kept.source is not None
    assert kept.confidence.verified == (kept.confidence is Confidence.SECONDARY)
    assert kept.keep is not None or kept.note is not None
