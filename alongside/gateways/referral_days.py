"""Days as senders write them in referrals: ISO, day/month/year with any mark between, and a spreadsheet's serials."""

import re
from datetime import date, timedelta

from alongside.gateways.times import read_day

_MARKED = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{2}|\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3})[a-z]*[ \-,]+(\d{4})", re.ASCII)
_SERIAL = re.compile(r"(\d{1,5})(?:\.\d+)?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of a spreadsheet's count, once its own mistake about February 1900 is behind."""
_LEAST_SERIAL = 1_000
"""Smaller numbers are ages, days or years written in part, and no date."""


def read(text: str, *, today: date, order: str = "dmy") -> date | None:
    """The day, or None. `order` is dmy, mdy or ymd, for what is written with marks. Two figures of a year are of the
    last hundred years."""
    plain = text.strip()
    found = read_day(plain) if order != "mdy" or "/" not in plain else None
    if found is not None:
        return found
    try:
        if match := _MARKED.fullmatch(plain):
            one, two, year = match.groups()
            day, month = (two, one) if order == "mdy" else (one, two)
            return date(_year(year, today), int(month), int(day))
        if (match := _NAMED.fullmatch(plain)) and match[2].lower() in _MONTHS:
            return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
        if (match := _SERIAL.fullmatch(plain)) and int(match[1]) >= _LEAST_SERIAL:
            return _FIRST_SERIAL + timedelta(days=int(match[1]))
    except ValueError:
        return None
    return None


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + today.year // 100 * 100 - (100 if year > today.year % 100 else 0)
