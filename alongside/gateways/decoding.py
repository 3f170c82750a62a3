"""From bytes to plain values, or to one sentence that says why not. Nothing here raises anything but `Unreadable`."""

import codecs
import json
import math
import re
from dataclasses import dataclass

LIMIT = 20 * 1024 * 1024
"""Bytes. The largest court message seen is 70 KB; a larger file is somebody's mistake or somebody's attack."""
DEEPEST = 64
"""Levels of nesting. Court messages reach fourteen."""

_SURROGATE_OR_NUL = re.compile("[\ud800-\udfff\x00]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


class Unreadable(Exception):
    """The bytes cannot be read; the message says why in one sentence, without anything from inside."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value out of JSON. `repeated` says that some object gave one name two different values."""

    value: object
    repeated: bool = False


def decode(raw: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or Windows-1252, by its marks and its shape."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return _decoded(raw.removeprefix(codecs.BOM_UTF8), encoding)
    if len(raw) > 3 and 0 in raw[:4]:
        if raw[1] == 0 and 32 <= raw[0] < 127:
            return _decoded(raw, "utf-16-le")
        if raw[0] == 0 and 32 <= raw[1] < 127:
            return _decoded(raw, "utf-16-be")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _windows(raw)
    if _CONTROL.search(text, 0, 4096):
        raise Unreadable("The file is binary, not text.")
    return text


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unreadable("The file is cut short or its characters are broken.") from None


def _windows(raw: bytes) -> str:
    """Windows-1252, the encoding of spreadsheets saved as CSV; JSON in it is broken JSON."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable("The file is binary, or in an encoding we do not read.") from None
    if text.lstrip()[:1] in ("{", "["):
        raise Unreadable("The file is JSON in an encoding other than UTF-8 or UTF-16.")
    return text


def parse_json(text: str) -> Parsed:
    """One JSON value. Refuses NaN and Infinity, and nesting deeper than `DEEPEST`.

    A closing bracket too many at the end is let pass: Libra's messages come so, and it can change nothing.
    """
    repeated = False

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal repeated
        made = dict(found)
        repeated = repeated or (len(made) != len(found) and any(made[name] != value for name, value in found))
        return made

    try:
        decoder = json.JSONDecoder(
            object_pairs_hook=pairs, parse_constant=_refuse, parse_int=_whole, parse_float=_fraction
        )
        value, end = decoder.raw_decode(text.lstrip())
    except RecursionError:
        raise Unreadable("The file is nested too deeply.") from None
    except ValueError:
        raise Unreadable("The file is not complete JSON.") from None
    if text.lstrip()[end:].strip(" \t\r\n}]"):
        raise Unreadable("The file is not complete JSON.")
    if text.count("{") + text.count("[") > DEEPEST and _too_deep(value):
        raise Unreadable("The file is nested too deeply.")
    return Parsed(_cleaned(value) if "\\u" in text or _SURROGATE_OR_NUL.search(text) else value, repeated)


def _refuse(name: str) -> object:
    raise ValueError(name)


def _whole(digits: str) -> int | str:
    """An integer, or its text when no database column could hold it."""
    return int(digits) if len(digits) <= 18 else digits[:40]


def _fraction(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits[:40]


def _too_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        inner: list[object] = []
        for item in level:
            if isinstance(item, dict):
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        if not inner:
            return False
        level = inner
    return True


def _cleaned(value: object) -> object:
    """The same value with characters that no database stores replaced. Depth is bounded before this is called."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean_text(str(key)): _cleaned(item) for key, item in value.items()}
    return value


def clean_text(text: str) -> str:
    """Text that PostgreSQL stores: no NUL, no half of a pair."""
    return _SURROGATE_OR_NUL.sub("\ufffd", text)
