"""How long a closed case is kept: a function of its class and of its own days.

A class with a figure gives a day; one without gives none, and the case is kept until somebody decides. Nothing is ever
let go of by a day alone: a hold keeps it, and two people must agree (`actions.retention`).
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alongside.rules.lengths import Length
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words


class Since(StrEnum):
    """What a time of keeping is counted from."""

    LAST_CONTACT = "last_contact"
    """The last contact with the person; the closing where there was none."""
    END = "end"
    """The latest of closing, last contact and the end of a sentence or licence in the case."""


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """One class of records: for how long its cases are kept, from when, and who says so.

    `keep` is None where no source we have gives a figure. A class that is `chosen` holds where a senior says so.
    """

    code: str
    words: Words
    service: str
    keep: Length | None
    since: Since = Since.END
    confidence: Confidence = Confidence.DEFAULT
    source: Source | None = None
    chosen: bool = False
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class CaseDays:
    """The days of a closed case that keeping turns on."""

    closed_on: date
    last_contact_on: date | None = None
    ends_on: tuple[date, ...] = ()
    """Ends of sentences and licences in the case, as far as they are known."""


def keep_until(kept: RetentionClass, days: CaseDays) -> date | None:
    """The last day on which a case of this class is kept; None where no figure is given."""
    if kept.keep is None:
        return None
    if kept.since is Since.LAST_CONTACT:
        return after(days.last_contact_on or days.closed_on, kept.keep)
    return after(max(_known([days.closed_on, days.last_contact_on, *days.ends_on])), kept.keep)


def after(day: date, length: Length) -> date:
    """The day so long after another. Months clip to the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + 12 * length.years + length.months, 12)
    clipped = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return clipped + timedelta(days=7 * length.weeks + length.days)


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
