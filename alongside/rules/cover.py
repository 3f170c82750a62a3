"""Cover: how long it may last, and when it is over and waits to be handed back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alongside.rules.calendar import DAY, Calendar, UnknownYear
from alongside.rules.counting import LONDON

MOST_DAYS = 60
"""Our own limit, first and last day included. Who is away for longer has their cases given to others, or new cover."""
UNANSWERED_DAYS = 2
"""Working days after which the senior is shown a hand-back that nobody acknowledged."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of cover, both included, and the moment that cut them short."""

    starts_on: date
    ends_on: date
    ended_at: datetime | None = None

    @property
    def called_off(self) -> bool:
        """Whether it ended before it began."""
        return self.ended_at is not None and self._ended_on < self.starts_on

    @property
    def over_on(self) -> date:
        """Its last day."""
        return min(self.ends_on, self._ended_on)

    @property
    def _ended_on(self) -> date:
        return self.ended_at.astimezone(LONDON).date() if self.ended_at else self.ends_on

    def coming(self, on: date) -> bool:
        """Whether it is still to begin."""
        return self.ended_at is None and on < self.starts_on

    def live(self, on: date) -> bool:
        """Whether it gives access on that day."""
        return self.ended_at is None and self.starts_on <= on <= self.ends_on

    def over(self, on: date) -> bool:
        """Whether it was, and is no more."""
        return not self.called_off and (self.ended_at is not None or self.ends_on < on)

    def unanswered(self, on: date, calendar: Calendar) -> bool:
        """Whether it has been over for so long that the senior should ask."""
        if not self.over(on):
            return False
        try:
            return calendar.add_working_days(self.over_on, UNANSWERED_DAYS) < on
        except UnknownYear:  # better asked a day early than not at all
            return self.over_on + UNANSWERED_DAYS * DAY < on

    def moments(self, started_at: datetime) -> tuple[datetime, datetime]:
        """From which moment to which, the second not included, something can have been done under it."""
        first = datetime.combine(self.starts_on, time(), LONDON)
        last = datetime.combine(self.ends_on + DAY, time(), LONDON)
        return max(first, started_at), min(last, self.ended_at) if self.ended_at else last


def too_long(starts_on: date, ends_on: date) -> bool:
    """Whether cover from one day to the other lasts longer than it may."""
    return ends_on - starts_on >= timedelta(days=MOST_DAYS)
