"""The numbers people and crimes are known by: one normal form for each, or none when the text cannot be that number.

Forms of the numbers: prison (NOMS) and probation (CRN) numbers as their schemas print them; PNC and CRO numbers with
their check letter (the number modulo 23 over the alphabet without I, O and S); the rest by shape alone.
"""

import re
from collections.abc import Callable

_CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"

_NOMS = re.compile(r"[A-Z]\d{4}[A-Z]{2}", re.ASCII)
_CRN = re.compile(r"[A-Z]\d{6}", re.ASCII)
_PNC = re.compile(r"(\d{4}|\d{2})[/-]?(\d{1,7})([A-Z])", re.ASCII)
_CRO = re.compile(r"(\d{1,6})/(\d{2})([A-Z])", re.ASCII)
_CRO_OF_FILE = re.compile(r"SF(\d{2})/(\d{1,6})([A-Z])", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
_URN = re.compile(r"(?=.*\d)[A-Z0-9]{7,20}", re.ASCII)
_CRIME = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9/.\-]{2,34}", re.ASCII)
_BOOKING = re.compile(r"0*([1-9]\d{0,9})", re.ASCII)


def normal(kind: str, text: object) -> str | None:
    """The one form in which an identifier is stored and compared, or None when `text` cannot be one.

    `kind` is one of NOMS, CRN, PNC, CRO, CRIME_REF, URN, BOOKING, DEFENDANT; any other kind is a KeyError.
    Numbers are taken as text, so a booking sent as 123 and as "0000123" are the same booking.
    """
    form = _FORMS[kind]
    if isinstance(text, bool) or not isinstance(text, str | int):
        return None
    plain = "".join(str(text).split()) if len(str(text)) <= 60 else ""
    return form(plain) if plain else None


def _noms(text: str) -> str | None:
    return text.upper() if _NOMS.fullmatch(text.upper()) else None


def _crn(text: str) -> str | None:
    return text.upper() if _CRN.fullmatch(text.upper()) else None


def _pnc(text: str) -> str | None:
    """Long form, 2012/0394773H. A two-digit year from 40 on belongs to the last century."""
    for year, serial, letter in _splits(text.upper()):
        number = int(f"{year[-2:]}{int(serial):07d}")
        if _CHECK_LETTERS[number % 23] == letter:
            century = "" if len(year) == 4 else "19" if int(year) >= 40 else "20"
            return f"{century}{year}/{int(serial):07d}{letter}"
    return None


def _splits(text: str) -> list[tuple[str, str, str]]:
    """The ways a PNC number can be cut into year, serial and letter: without a slash there may be two."""
    match = _PNC.fullmatch(text)
    if match is None:
        return []
    found = [(match[1], match[2], match[3])]
    digits = text[:-1]
    if digits.isdigit() and 3 <= len(digits) <= 9:
        found.append((digits[:2], digits[2:], text[-1]))
    return [cut for cut in found if len(cut[0]) == 2 or cut[0][:2] in ("19", "20")]


def _cro(text: str) -> str | None:
    upper = text.upper()
    if match := _CRO.fullmatch(upper):
        serial, year, letter = match.groups()
        padded = f"{int(serial):06d}"
        return f"{padded}/{year}{letter}" if _CHECK_LETTERS[int(year + padded) % 23] == letter else None
    if match := _CRO_OF_FILE.fullmatch(upper):
        year, serial, letter = match.groups()
        return f"SF{year}/{serial}{letter}" if _CHECK_LETTERS[int(year + serial) % 23] == letter else None
    return None


def _urn(text: str) -> str | None:
    plain = re.sub(r"[/\-.]", "", text.upper())
    return plain if _URN.fullmatch(plain) else None


def _crime(text: str) -> str | None:
    return text.upper() if _CRIME.fullmatch(text.upper()) else None


def _booking(text: str) -> str | None:
    match = _BOOKING.fullmatch(text)
    return match[1] if match else None


def _defendant(text: str) -> str | None:
    return text.lower() if _UUID.fullmatch(text.lower()) else None


_FORMS: dict[str, Callable[[str], str | None]] = {
    "NOMS": _noms,
    "CRN": _crn,
    "PNC": _pnc,
    "CRO": _cro,
    "CRIME_REF": _crime,
    "URN": _urn,
    "BOOKING": _booking,
    "DEFENDANT": _defendant,
}
