"""The date shapes that feeds really send, read into aware times and plain dates.

In this order: ISO with an offset; the same with a zone name behind it; the malformed `Z+01:00`, whose offset counts;
ISO without an offset, which is London time; Java's own, with BST or GMT; and the British day/month/year of older
documents.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s?(Z)?([+-]\d{2}:?\d{2})?(?:\[[A-Za-z_/+\-0-9]{1,40}\])?",
    re.ASCII,
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_JAVA = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (BST|GMT|UTC|Z) (\d{4})",
    re.ASCII,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

EARLIEST, LATEST = date(1940, 1, 1), date(2125, 12, 31)
"""Outside these no sentence, hearing or release can lie: a mistake to look at, never a date to act on."""
FIRST_EVENT, LAST_EVENT = 1990, 2099
"""The years in which something can have happened: older or later is a typing error or a trick."""


def read_time(text: object) -> datetime | None:
    """An aware time, cut to microseconds, or None. A day alone is its midnight in London."""
    if not isinstance(text, str) or len(text) > 80:
        return None
    text = text.strip()
    try:
        if match := _ISO.fullmatch(text):
            return _iso(match)
        if _ISO_DAY.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=LONDON)
        if match := _JAVA.fullmatch(text):
            return _java(match)
        if match := _BRITISH.fullmatch(text):
            day, month, year, *clock = match.groups()
            hour, minute, second = (int(part or 0) for part in clock)
            return datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=LONDON)
    except (ValueError, OverflowError):
        return None
    return None


def read_day(text: object) -> date | None:
    """A plain date: as written for a day, else the London day of a time."""
    if isinstance(text, str) and _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    moment = read_time(text)
    try:
        return moment.astimezone(LONDON).date() if moment else None
    except (ValueError, OverflowError):
        return None


def plausible_day(day: date) -> bool:
    """Whether a date from a feed can be meant."""
    return EARLIEST <= day <= LATEST


def plausible_time(moment: datetime) -> bool:
    """Whether something can have happened then."""
    return FIRST_EVENT <= moment.year <= LAST_EVENT


def _iso(match: re.Match[str]) -> datetime:
    day, clock, fraction, zulu, offset = match.groups()
    plain = datetime.fromisoformat(f"{day}T{clock}{(fraction or '')[:7]}")
    if offset:
        sign = -1 if offset[0] == "-" else 1
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        return plain.replace(tzinfo=timezone(sign * timedelta(hours=hours, minutes=minutes)))
    return plain.replace(tzinfo=UTC if zulu else LONDON)


def _java(match: re.Match[str]) -> datetime:
    month, day, hour, minute, second, zone, year = match.groups()
    offset = timezone(timedelta(hours=1 if zone == "BST" else 0))
    return datetime(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=offset)
