"""Working days: Monday to Friday, but for the bank holidays of England and Wales.

A year whose bank holidays are not known is refused, never guessed: holidays are also made by proclamation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.rules.words import Words

DAY = timedelta(days=1)
SATURDAY = 5


class UnknownYear(LookupError):
    """The bank holidays of `year` are not known. The message is fit to show."""

    def __init__(self, year: int, first: int, last: int) -> None:
        super().__init__(
            f"The bank holidays of {year} are not known: they are known from {first} to {last}. "
            "Working days in other years are not guessed."
        )
        self.year = year


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The bank holidays of every known year, by name.

    `years` runs without a gap and holds a year even where it has no holiday; else ValueError.
    """

    years: Mapping[int, Mapping[date, Words]]

    def __post_init__(self) -> None:
        if not self.years or sorted(self.years) != list(range(min(self.years), max(self.years) + 1)):
            raise ValueError("A calendar needs every year from its first to its last")
        for year, holidays in self.years.items():
            strangers = [day for day in holidays if day.year != year]
            if strangers:
                raise ValueError(f"{strangers[0]} is not a day of {year}")

    @property
    def first_year(self) -> int:
        """The first year whose bank holidays are known."""
        return min(self.years)

    @property
    def last_year(self) -> int:
        """The last year whose bank holidays have been published."""
        return max(self.years)

    def holiday(self, day: date) -> Words | None:
        """The name of the bank holiday on `day`, or None. Raises UnknownYear."""
        year = self.years.get(day.year)
        if year is None:
            raise UnknownYear(day.year, self.first_year, self.last_year)
        return year.get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day. Raises UnknownYear."""
        return self.holiday(day) is None and day.weekday() < SATURDAY

    def add_working_days(self, day: date, n: int) -> date:
        """The nth working day after `day`, which is day 0; `day` itself for n = 0. Raises UnknownYear."""
        return self._count(day, n, DAY)

    def before_working_days(self, day: date, n: int) -> date:
        """The nth working day before `day`, which is day 0; `day` itself for n = 0. Raises UnknownYear."""
        return self._count(day, n, -DAY)

    def most_holidays_within(self, days: int) -> int:
        """The most bank holidays on weekdays that any run of `days` days in the known years has held."""
        held = sorted(day for year in self.years.values() for day in year if day.weekday() < SATURDAY)
        return max((sum(first <= day < first + days * DAY for day in held) for first in held), default=0)

    def _count(self, day: date, n: int, step: timedelta) -> date:
        while n:
            day += step
            n -= self.is_working_day(day)
        return day
