"""The rota of a duty desk: shifts that are written in London's time, also in the nights when the clocks change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from alongside.rules.counting import LONDON
from alongside.rules.words import Words

LONGEST = timedelta(hours=96)
"""A bank-holiday weekend from Friday evening to Tuesday morning is the longest that one person is on."""
AHEAD = timedelta(days=400)

NO_SUCH_TIME = Words(
    "The clocks go forward in that night: this time does not exist. Give one an hour later.",
    "Mae'r clociau'n mynd ymlaen y noson honno: nid yw'r amser hwn yn bod. Rhowch un awr yn ddiweddarach.",
)


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment to another, the second no longer in it."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether somebody would be on in both at once."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    @property
    def lasts(self) -> timedelta:
        """Its true length: a night in which the clocks change is an hour shorter or longer than it looks."""
        return self.ends_at.astimezone(UTC) - self.starts_at.astimezone(UTC)


def moment(day: date, clock: time, *, second: bool = False) -> datetime | None:
    """A time of London's clocks; None where they leap over it. Of a time that comes twice, the first, or `second`.

    A shift begins at the first and ends at the second: between two shifts nobody is missing for an hour.
    """
    at = datetime.combine(day, clock, LONDON).replace(fold=1 if second else 0)
    there_and_back = at.astimezone(UTC).astimezone(LONDON)
    return at if there_and_back.replace(tzinfo=None) == at.replace(tzinfo=None) else None


def gaps(shifts: Iterable[Span], first: datetime, last: datetime) -> tuple[Span, ...]:
    """The times between two moments in which nobody is on."""
    found, free = [], first
    for shift in sorted(shifts, key=lambda one: one.starts_at):
        if shift.starts_at > free:
            found.append(Span(free, min(shift.starts_at, last)))
        free = max(free, shift.ends_at)
        if free >= last:
            break
    if free < last:
        found.append(Span(free, last))
    return tuple(found)
