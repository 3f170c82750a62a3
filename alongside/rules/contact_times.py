"""Times of the week at which a person may or may not be reached, and days on which to be careful.

They are kept as JSON in a sealed text; what cannot be read there is left out, never guessed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from alongside.rules.counting import LONDON
from alongside.rules.words import Words

WEEK = range(1, 8)
"""Monday is 1, as ISO counts."""
WARNED = 7
"""Days ahead for which a careful day is shown: our own default."""

WEEKDAYS: dict[int, Words] = {
    1: Words("Monday", "Dydd Llun"),
    2: Words("Tuesday", "Dydd Mawrth"),
    3: Words("Wednesday", "Dydd Mercher"),
    4: Words("Thursday", "Dydd Iau"),
    5: Words("Friday", "Dydd Gwener"),
    6: Words("Saturday", "Dydd Sadwrn"),
    7: Words("Sunday", "Dydd Sul"),
}


class Sort(StrEnum):
    """What a time is. Stored: values never change."""

    AVOID = "avoid"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Times:
    """Hours of some weekdays; no weekday means every day, no hours the whole day. `why` is as somebody said it."""

    sort: Sort
    days: tuple[int, ...] = ()
    start: time | None = None
    until: time | None = None
    why: str = ""

    def holds(self, at: datetime) -> bool:
        """Whether a moment falls in it. `until` itself is outside. ValueError for a moment without a zone."""
        if at.tzinfo is None:
            raise ValueError("A moment without a zone cannot be compared with London's day")
        here = at.astimezone(LONDON)
        on_day = not self.days or here.isoweekday() in self.days
        return on_day and (self.start or time.min) <= here.time() < (self.until or time.max)


@dataclass(frozen=True, slots=True)
class CarefulDay:
    """An anniversary or another day on which a call may hurt: every year, or in one year alone."""

    day: int
    month: int
    year: int | None = None
    why: str = ""

    def next_on(self, today: date) -> date | None:
        """The next time it comes, today included; None once its one year has passed. 29 February falls on the 28th."""
        for year in (today.year, today.year + 1) if self.year is None else (self.year,):
            on = _in_year(self.day, self.month, year)
            if on is not None and on >= today:
                return on
        return None


def is_a_day(day: int, month: int, year: int | None) -> bool:
    """Whether there is such a day: in that year, or without one in a leap year."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def avoided(times: Iterable[Times], at: datetime) -> Times | None:
    """The first time to avoid into which this moment falls, if any."""
    return next((one for one in times if one.sort is Sort.AVOID and one.holds(at)), None)


def soon(days: Iterable[CarefulDay], today: date, *, within: int = WARNED) -> tuple[tuple[date, CarefulDay], ...]:
    """The careful days from today to `within` days ahead, the nearest first."""
    last = today + timedelta(days=within)
    found = [(on, one) for one in days if (on := one.next_on(today)) is not None and on <= last]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].why)))


def say_times(one: Times) -> Words:
    """The weekdays and hours, without the reason: Monday, Tuesday, 09:00 to 12:00."""
    days = [WEEKDAYS[day] for day in one.days] or [Words("Every day", "Bob dydd")]
    return Words(_said(one, [day.en for day in days], "to"), _said(one, [day.cy for day in days], "tan"))


def _said(one: Times, days: list[str], to: str) -> str:
    said = ", ".join(days)
    if one.start is None and one.until is None:
        return said
    return f"{said}, {one.start or time.min:%H:%M} {to} {f'{one.until:%H:%M}' if one.until else '24:00'}"


def times_of(kept: str) -> tuple[Times, ...]:
    """Times as they were kept."""
    return tuple(found for one in _rows(kept) if (found := _times(one)) is not None)


def keep_times(times: Iterable[Times]) -> str:
    """Times as they are kept; the empty text for none."""
    rows = [[one.sort, list(one.days), _clock(one.start), _clock(one.until), one.why] for one in times]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def careful_of(kept: str) -> tuple[CarefulDay, ...]:
    """Careful days as they were kept."""
    return tuple(found for one in _rows(kept) if (found := _careful(one)) is not None)


def keep_careful(days: Iterable[CarefulDay]) -> str:
    """Careful days as they are kept; the empty text for none."""
    rows = [[one.day, one.month, one.year, one.why] for one in days]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def _in_year(day: int, month: int, year: int) -> date | None:
    if (day, month) == (29, 2) and not is_a_day(day, month, year):
        day = 28
    return date(year, month, day) if is_a_day(day, month, year) else None


def _rows(kept: str) -> list[Any]:
    try:
        rows = json.loads(kept) if kept else []
    except ValueError:
        return []
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _times(row: list[Any]) -> Times | None:
    try:
        sort, days, start, until, why = row
        return Times(Sort(sort), tuple(day for day in days if day in WEEK), _time(start), _time(until), str(why))
    except (ValueError, TypeError):
        return None


def _careful(row: list[Any]) -> CarefulDay | None:
    try:
        day, month, year, why = row
        return CarefulDay(day, month, year, str(why)) if is_a_day(day, month, year) else None
    except (ValueError, TypeError):
        return None


def _time(kept: str) -> time | None:
    return time.fromisoformat(kept) if kept else None


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment is not None else ""
