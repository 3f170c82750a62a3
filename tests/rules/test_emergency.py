"""By when a use of emergency access is reviewed."""

from datetime import UTC, date, datetime

import pytest

from alongside.gateways.holidays import england_and_wales
from alongside.rules.counting import LONDON
from alongside.rules.emergency import LASTS, REASONS, SAMPLES, VERDICTS, review_by


@pytest.mark.parametrize(
    ("used", "by"),
    [
        (datetime(2026, 11, 23, 3, 0, tzinfo=LONDON), date(2026, 11, 24)),
        (datetime(2026, 11, 27, 23, 59, tzinfo=LONDON), date(2026, 11, 30)),
        (datetime(2026, 11, 28, 12, 0, tzinfo=LONDON), date(2026, 11, 30)),
        (datetime(2026, 12, 24, 12, 0, tzinfo=LONDON), date(2026, 12, 29)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2099, 3, 2, 12, 0, tzinfo=LONDON), date(2099, 3, 3)),
    ],
)
def test_it_is_reviewed_by_the_end_of_the_next_working_day(used: datetime, by: date) -> None:
    assert review_by(used, england_and_wales()) == by


def test_it_lasts_four_hours_and_its_codes_fit_their_columns() -> None:
    assert LASTS.total_seconds() == 4 * 60 * 60
    assert all(len(code) <= 20 for codes in (REASONS, SAMPLES, VERDICTS) for code in codes)
