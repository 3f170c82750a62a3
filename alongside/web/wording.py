"""Dates, times and distances in the language of the person who reads them.

Nothing here reads a clock: whatever depends on today takes it as an argument. Times are shown as they are in London.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup

from alongside.rules.explaining import SECOND_TIME, is_second_time
from alongside.rules.sources import Source
from alongside.rules.words import Words

LONDON = ZoneInfo("Europe/London")


def language() -> str:
    """The language of this request: "cy" or "en"."""
    return "cy" if (get_language() or "en").startswith("cy") else "en"


def say(words: Words) -> str:
    """A phrase of the catalogue in the language of this request."""
    return words.in_(language())


def in_english(text: str) -> str:
    """Text that has only English, marked as that on a page in another language."""
    return text if language() == "en" or not text else Markup('<span lang="en">{}</span>').format(text)


def name_of(source: Source) -> str:
    """A source's instrument and provision; what has no Welsh name is marked as English on a Welsh page."""
    if language() == "en":
        return source.named()
    parts = ((source.instrument, source.instrument_cy), (source.provision, source.provision_cy))
    return Markup(", ").join(welsh or in_english(english) for english, welsh in parts if english)


def names_of(sources: Iterable[Source]) -> str:
    """The names of several sources, one after another."""
    return Markup("; ").join(name_of(source) for source in sources)


def _locale() -> str:
    return "cy" if language() == "cy" else "en_GB"


def day_of(moment: date | datetime) -> date:
    """The day in London of a date or an aware moment; a moment without a zone is refused."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError(f"A moment without a zone cannot be shown: {moment!r}")
    return moment.astimezone(LONDON).date()


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, locale: str) -> str:
    """Kept, because a list shows the same few days many times over and a day is dear to write."""
    return str(format_date(day, pattern, locale))


def long_date(moment: date | datetime) -> str:
    """Sunday 22 November 2026, or Dydd Sul 22 Tachwedd 2026."""
    return capitalise(_written(day_of(moment), "EEEE d MMMM y", _locale()))


def short_date(moment: date | datetime) -> str:
    """22 November 2026, or 22 Tachwedd 2026."""
    return _written(day_of(moment), "d MMMM y", _locale())


def short_day(moment: date | datetime) -> str:
    """Wed 18 Nov, or Mer 18 Tach: for a column that is skimmed."""
    return capitalise(_written(day_of(moment), "EEE d MMM", _locale()))


def time_of_day(moment: datetime) -> str:
    """2:05pm in English, 14:05 in Welsh; midday and midnight by name, because 12pm is misread.

    In the hour that comes twice as the clocks go back, its second coming is said.
    """
    if moment.tzinfo is None:
        raise ValueError(f"A moment without a zone cannot be shown: {moment!r}")
    local = moment.astimezone(LONDON)
    return f"{_clock(local)}, {say(SECOND_TIME)}" if is_second_time(local) else _clock(local)


def _clock(local: datetime) -> str:
    if language() == "cy":
        return format_time(local, "HH:mm", locale="cy")
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    return f"{local.hour % 12 or 12}:{local.minute:02}{'am' if local.hour < 12 else 'pm'}"


def long_time(moment: datetime) -> str:
    """22 November 2026 at 2:05pm."""
    return gettext("%(date)s at %(time)s") % {"date": short_date(moment), "time": time_of_day(moment)}


def due_in_words(due: date | datetime, today: date | datetime) -> str:
    """How far a due day is from today: "due today", "due tomorrow", "due in 3 days", "3 days late"."""
    days = (day_of(due) - day_of(today)).days
    if days == 0:
        return gettext("due today")
    if days == 1:
        return gettext("due tomorrow")
    if days > 1:
        return ngettext("due in %(days)s day", "due in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}


def ago_in_words(moment: date | datetime, today: date | datetime) -> str:
    """How long ago a day was: "today", "yesterday", "5 days ago"; a day still to come reads as its date."""
    days = (day_of(today) - day_of(moment)).days
    if days < 0:
        return short_date(moment)
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


def iso(moment: date | datetime) -> str:
    """For `<time datetime>`: the ISO form."""
    return moment.isoformat()


def capitalise(phrase: str) -> str:
    """The phrase with a capital first letter and the rest untouched."""
    return phrase[:1].upper() + phrase[1:]
