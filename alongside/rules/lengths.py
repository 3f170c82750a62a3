"""The length of a sentence, as a court wrote it: years, months, weeks and days, never turned into one another."""

import re
from dataclasses import dataclass

_PART = re.compile(r"(\d{1,4})\s*(years?|months?|weeks?|days?)\b", re.IGNORECASE | re.ASCII)
_PERIOD = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)
_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}

_LONGEST_MONTHS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366)
_SHORTEST_MONTHS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334, 365)
_NEAR = 14
"""Days under the border within which weeks or days may have been meant as months (52 weeks for a year)."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length in the units in which it was given."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def parts(self) -> dict[str, int]:
        """The units that are not nought, for keeping as plain JSON."""
        return {unit: getattr(self, unit) for unit in ("years", "months", "weeks", "days") if getattr(self, unit)}

    def reaches_months(self, months: int) -> bool | None:
        """Whether this is at least `months` (1 to 12) long; None where weeks or days make it a matter of opinion.

        A month is a month, whatever its days. Weeks and days are compared with the longest and shortest run of the
        missing months; between the two, or up to a fortnight under them, nobody should guess.
        """
        missing = months - (12 * self.years + self.months)
        if missing <= 0:
            return True
        days = 7 * self.weeks + self.days
        if days >= _LONGEST_MONTHS[missing]:
            return True
        if days and days >= _SHORTEST_MONTHS[missing] - _NEAR:
            return None
        return False


def read_length(text: object) -> Length | None:
    """A length out of a court's words ("1 Years 6 Months", "52 Weeks") or an ISO period (P9Y4M13D); None for all else.

    Words around the figures are not understood and make it unreadable: better no length than a wrong one.
    """
    if not isinstance(text, str) or len(text) > 100:
        return None
    text = text.strip()
    if (match := _PERIOD.fullmatch(text)) and len(text) > 1:
        return Length(*(int(part or 0) for part in match.groups()))
    found = {unit.lower().rstrip("s") + "s": int(number) for number, unit in _PART.findall(text)}
    rest = re.sub(r"\band\b|[,;\s]", "", _PART.sub("", text))
    return Length(**found) if found and not rest else None


def length_of(unit: object, number: object) -> Length | None:
    """A length out of a unit letter (Y, M, W, D) and a number, as court messages encode it."""
    if isinstance(unit, str) and unit.upper() in _UNITS and isinstance(number, int) and not isinstance(number, bool):
        return Length(**{_UNITS[unit.upper()]: number}) if 0 < number < 10_000 else None
    return None
