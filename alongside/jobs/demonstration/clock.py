"""The days of the demonstration, counted from the day it is loaded.

Written as authors think of them: "-12 10:30" is twelve days ago (moved back to a working day, for office work);
"!-2 21:15" that very day, whatever it is; "w-5 10:00" five working days ago; "-45m" minutes ago; "+30" and "w+3" lie
ahead. Nothing that happened is later than a minute ago.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alongside.gateways.holidays import england_and_wales
from alongside.rules.calendar import DAY
from alongside.rules.counting import LONDON

_WRITTEN = re.compile(r"(?P<mark>[w!]?)(?P<n>[+-]?\d+)(?P<minutes>m?)(?: (?P<clock>\d\d:\d\d))?")


@dataclass(frozen=True, slots=True)
class Clock:
    """Turns what an author wrote into days and moments around `now`."""

    now: datetime

    @property
    def today(self) -> date:
        """The day of the demonstration, in London."""
        return self.now.astimezone(LONDON).date()

    def day(self, written: str) -> date:
        """A day, behind or ahead. Raises ValueError for what is not written as the module says."""
        return self._read(written)[0]

    def moment(self, written: str) -> datetime:
        """A moment that has come."""
        day, clock = self._read(written)
        latest = self.now.astimezone(LONDON) - timedelta(minutes=1)
        return min(datetime.combine(day, clock, LONDON), latest)

    def to_come(self, written: str) -> datetime:
        """A moment ahead."""
        return datetime.combine(*self._read(written), LONDON)

    def _read(self, written: str) -> tuple[date, time]:
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(f"not a day of the demonstration: {written!r}")
        n = int(found["n"])
        if found["minutes"]:
            then = (self.now + timedelta(minutes=n)).astimezone(LONDON)
            return then.date(), then.time()
        clock = time.fromisoformat(found["clock"] or "10:00")
        calendar = england_and_wales()
        if found["mark"] == "w":
            count = calendar.before_working_days if n < 0 else calendar.add_working_days
            return count(self.today, abs(n)), clock
        day = self.today + timedelta(days=n)
        while not found["mark"] and n < 0 and not calendar.is_working_day(day):
            day -= DAY
        return day, clock
