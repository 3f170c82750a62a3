"""Days and times as people type them, read without guessing.

A month may be a number or a name in either language. A year of two digits is taken as this century when that is
clear (00 to 49) and as the last one otherwise, as on most forms people know; anything that is not one certain day is
refused with what to mend.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.rules.explaining import SECOND_TIME

MONTHS = (
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
)
EARLIEST, LATEST = 1900, 2199
_TIME = re.compile(r"(\d{1,2})(?:[:. ]?([0-5]\d))?\s*([ap]\.?m\.?|yb|yh)?")


@dataclass(slots=True)
class DateParts:
    """What stands in the three boxes, as typed; `wrong` names the boxes at fault once it has been read."""

    day: str = ""
    month: str = ""
    year: str = ""
    wrong: frozenset[str] = frozenset()

    @classmethod
    def of(cls, value: Any) -> "DateParts":
        """The boxes for a date to start with, or empty ones."""
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        return cls()

    @property
    def empty(self) -> bool:
        """Whether nothing was typed at all."""
        return not (self.day or self.month or self.year)


class DateWidget(forms.Widget):
    """Reads the three boxes of a GOV.UK date input."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts:
        day, month, year = (str(data.get(f"{name}-{part}", "")).strip() for part in ("day", "month", "year"))
        return DateParts(day, month, year)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-day" not in data

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        return f"{id_}-day"


def month_from_words(typed: str) -> int | None:
    """1 to 12 for a number or a name, also shortened to three letters or more, in English or Welsh."""
    text = typed.strip().rstrip(".").casefold()
    if text.isascii() and text.isdigit():
        month = _figures(text)
        return month if month and month <= 12 else None
    found = {
        number
        for number, names in enumerate(MONTHS, start=1)
        if len(text) >= 3 and any(name.startswith(text) for name in names)
    }
    return found.pop() if len(found) == 1 else None


def date_from_parts(parts: DateParts) -> date:
    """The day in the boxes. Raises ValidationError saying what to mend, and marks the boxes at fault on `parts`."""
    missing = [part for part in ("day", "month", "year") if not getattr(parts, part)]
    if missing:
        parts.wrong = frozenset(missing)
        raise ValidationError(_missing(missing), code="incomplete")
    month = month_from_words(parts.month)
    if month is None:
        parts.wrong = frozenset({"month"})
        raise ValidationError(_("The month must be a number from 1 to 12, or a name such as November"), code="month")
    year = _year(parts.year)
    if year is None or not EARLIEST <= year <= LATEST:
        parts.wrong = frozenset({"year"})
        raise ValidationError(_not_a_year(year), code="year")
    try:
        return date(year, month, _figures(parts.day) or 0)
    except ValueError:
        parts.wrong = frozenset({"day"})
        raise ValidationError(
            _("That month does not have such a day. Check the day and the month"), code="day"
        ) from None


def boxes_at_fault(parts: DateParts) -> frozenset[str]:
    """The boxes to mark when the day is refused; all three when the day itself is sound but not fitting."""
    try:
        date_from_parts(parts)
    except ValidationError:
        return parts.wrong
    return frozenset({"day", "month", "year"})


def _missing(missing: list[str]) -> str:
    words = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
    if len(missing) == 1:
        return _("The date must include %(part)s") % {"part": words[missing[0]]}
    return _("The date must include %(part)s and %(other)s") % {"part": words[missing[0]], "other": words[missing[1]]}


def _not_a_year(year: int | None) -> str:
    if year is None:
        return _("The year must have 4 numbers, like 2026")
    if year > LATEST:
        return _("The year is too far in the future. Check the year")
    return _("The year is too long ago. Check the year")


def _figures(typed: str) -> int | None:
    """A number written in figures; nobody's day, month or year has more than nine of them."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _year(typed: str) -> int | None:
    year = _figures(typed)
    if year is None:
        return None
    if len(typed) == 2:
        year += 2000 if year < 50 else 1900
    elif len(typed) != 4:
        return None
    return year


def time_from_words(typed: str) -> time:
    """The time of day in words people use; 12 alone is midday and 7 alone is 07:00. Raises ValidationError.

    A time that comes twice as the clocks go back is the first, unless it is typed as `wording.time_of_day` says it.
    """
    text = typed.strip().casefold()
    again = next((said for said in (SECOND_TIME.en, SECOND_TIME.cy) if text.endswith(said)), "")
    if again:
        text = text.removesuffix(again).rstrip(", ")
    if text in ("midday", "noon", "canol dydd", "hanner dydd"):
        return time(12)
    if text in ("midnight", "hanner nos"):
        return time(0)
    refused = ValidationError(_("Enter a time, like 9:30am or 14:05"), code="time")
    match = _TIME.fullmatch(text)
    if match is None:
        raise refused
    hour, minute, half = (int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", ""))
    if half:
        if not 1 <= hour <= 12:
            raise refused
        hour = hour % 12 + (12 if half in ("pm", "yh") else 0)
    if hour > 23:
        raise refused
    return time(hour, minute, fold=1 if again else 0)
