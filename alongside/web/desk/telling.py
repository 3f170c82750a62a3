"""What a message says, in the reader's language where the words are ours, and marked as English where not."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from alongside.catalogue import facts
from alongside.catalogue.key_dates import KEY_DATES
from alongside.catalogue.reasons import in_words
from alongside.gateways.times import read_day, read_time
from alongside.rules.words import Words
from alongside.web.wording import in_english, long_time, say, short_date

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2})?")


def why(reason: str) -> str:
    """A reason that our code gave."""
    return _said(in_words(reason), reason)


def day_name(code: str) -> str:
    """What a day of a message is called."""
    return _said(KEY_DATES.get(code) or facts.DAYS.get(code), code)


def fact_rows(told: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """The facts of a message under their names."""
    return tuple((_name(name), _value(value)) for name, value in told)


def for_people(value: str) -> str:
    """A day or time that a system wrote, as people write it; anything else as it came."""
    match = _ISO.match(value)
    if match is None:
        return value
    if not match[1]:
        day = read_day(value)
        return short_date(day) if day else value
    moment = read_time(value)
    return long_time(moment) if moment else value


def _name(name: str) -> str:
    return _said(facts.FACTS.get(name), name)


def _value(value: object) -> str:
    if isinstance(value, list):
        return Markup("; ").join(_value(one) for one in value)
    if isinstance(value, dict):
        parts = (Markup("{}: {}").format(_name(name), _value(one)) for name, one in value.items())
        return Markup(", ").join(parts)
    text = str(value)
    shown = for_people(text)
    return shown if shown != text else _said(facts.value_in_words(text), text)


def _said(words: Words | None, otherwise: str) -> str:
    return say(words) if words else in_english(otherwise)
