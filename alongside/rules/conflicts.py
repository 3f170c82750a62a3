"""Whether somebody in a case is whom a member of staff declared: deny wins, so that doubt counts as a conflict.

A name alone counts, and so does one like it; a known other date of birth rules a name out. What is stored for looking
up (`keys`) only finds candidates: `compare` decides. The rule is our own; the access model asks for a hard deny on a
declared person, address or workplace, and says nothing of how they are recognised.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules import matching, names
from alongside.rules.words import Words


class Kind(StrEnum):
    """What is declared. Stored: values never change."""

    PERSON = "person"
    MYSELF = "myself"
    """The member of staff is, or may become, somebody's case."""
    ADDRESS = "address"
    WORKPLACE = "workplace"
    CASE = "case"


KINDS: dict[Kind, Words] = {
    Kind.PERSON: Words("Somebody I know", "Rhywun rwy'n ei adnabod"),
    Kind.MYSELF: Words("Myself", "Fi fy hun"),
    Kind.ADDRESS: Words("An address", "Cyfeiriad"),
    Kind.WORKPLACE: Words("A workplace", "Gweithle"),
    Kind.CASE: Words("A case, by its reference", "Achos, wrth ei gyfeirnod"),
}


class Match(StrEnum):
    """How sure it is. Both of the first bar. Stored: values never change."""

    SURE = "sure"
    POSSIBLE = "possible"
    NOT = "not"


REASONS: dict[str, Words] = {
    "same_reference": Words("the reference of the case", "cyfeirnod yr achos"),
    "same_name": Words("the same name", "yr un enw"),
    "name_alike": Words("a name like it", "enw tebyg iddo"),
    "same_birth": Words("the same date of birth", "yr un dyddiad geni"),
    "birth_turned": Words("day and month of birth changed about", "diwrnod a mis geni wedi'u cyfnewid"),
    "birth_unknown": Words("a date of birth is not known", "nid yw dyddiad geni yn hysbys"),
    "other_birth": Words("another date of birth", "dyddiad geni arall"),
    "other_name": Words("another name", "enw arall"),
    "same_address": Words("the same house and postcode", "yr un tŷ a chod post"),
    "same_postcode": Words("the same postcode; the house is not known", "yr un cod post; nid yw'r tŷ yn hysbys"),
    "other_house": Words("another house of that postcode", "tŷ arall yn y cod post hwnnw"),
    "same_workplace": Words("the postcode and the name of the workplace", "cod post ac enw'r gweithle"),
    "workplace_postcode": Words("the postcode of the workplace", "cod post y gweithle"),
    "nothing": Words("nothing agrees", "nid oes dim yn cytuno"),
}
"""Why, by code: the codes are kept, the words are for the privacy officer alone."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration. `name` is a person's or a workplace's; `house` its number or name."""

    kind: Kind
    name: str = ""
    born: date | None = None
    postcode: str = ""
    house: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of somebody in a case. Addresses are (postcode, address as written)."""

    names: tuple[str, ...]
    born: date | None = None
    addresses: tuple[tuple[str, str], ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure, and why: codes of `REASONS`."""

    match: Match
    reasons: tuple[str, ...]


def compare(declared: Declared, about: About) -> Verdict:
    """Whether this is whom or what was declared."""
    if declared.kind is Kind.CASE:
        same = declared.reference in about.references
        return Verdict(Match.SURE, ("same_reference",)) if same else _NOTHING
    if declared.kind in (Kind.ADDRESS, Kind.WORKPLACE):
        verdicts = [_place(declared, text) for code, text in about.addresses if _code(code) == _code(declared.postcode)]
        return min(verdicts, key=_surest, default=_NOTHING)
    return _person(declared, about)


def keys(declared: Declared) -> frozenset[str]:
    """By what keys candidates are found among those of `matching.keys`."""
    if declared.kind is Kind.CASE:
        return frozenset({matching.reference_key(declared.reference)})
    if declared.kind in (Kind.ADDRESS, Kind.WORKPLACE):
        return frozenset({matching.postcode_key(declared.postcode)})
    words = names.words(declared.name)
    found = frozenset(matching.sure_keys(words) | matching.near_keys(words)) | matching.initial_keys(words)
    # A name of several words is not looked for by one of them: that finds everybody called Jones.
    return found if len(words) == 1 else frozenset(key for key in found if key[0] != "w")


_NOTHING = Verdict(Match.NOT, ("nothing",))
_ORDER = list(Match)


def _surest(verdict: Verdict) -> int:
    return _ORDER.index(verdict.match)


def _person(declared: Declared, about: About) -> Verdict:
    typed = names.words(declared.name)
    alike = max((_name(typed, names.words(one)) for one in about.names), default=0)
    if not alike:
        return Verdict(Match.NOT, ("other_name",))
    reason = "same_name" if alike == _SAME else "name_alike"
    if declared.born is None or about.born is None:
        return Verdict(Match.POSSIBLE, (reason, "birth_unknown"))
    if declared.born == about.born:
        return Verdict(Match.SURE, (reason, "same_birth"))
    if declared.born == _turned(about.born):
        return Verdict(Match.POSSIBLE, (reason, "birth_turned"))
    return Verdict(Match.NOT, (reason, "other_birth"))


def _turned(born: date) -> date | None:
    try:
        return date(born.year, born.day, born.month)
    except ValueError:
        return None


_ALIKE, _SAME = 1, 2


def _name(typed: tuple[str, ...], recorded: tuple[str, ...]) -> int:
    """Two names of which one may hold more given names than the other: the same, alike, or neither (0).

    Every word of the shorter must answer to one of the longer, two words at least where either has two; one of them may
    be an initial, a slip of the finger, or spelt by ear.
    """
    short, long = sorted((typed, recorded), key=len)
    if not short or (len(short) == 1 and len(long) > 1):
        return 0
    left, slips = list(long), 0
    for word in sorted(short, key=len, reverse=True):
        best = max(left, key=lambda other: _word(word, other))
        how = _word(word, best)
        if not how:
            return 0
        slips += how == _ALIKE
        left.remove(best)
    if slips > 1:
        return 0
    return _ALIKE if slips else _SAME


_LONG_ENOUGH = 4
"""Letters of a word in which one slip is a slip: Mia and Nia are two names."""
_SAID_ENOUGH = 3
"""Sounds of a word that is the same by ear."""


def _word(one: str, other: str) -> int:
    if one == other or names.groups(one) & names.groups(other):
        return _SAME
    if 1 in (len(one), len(other)) and one[0] == other[0]:
        return _ALIKE
    if min(len(one), len(other)) >= _LONG_ENOUGH and _one_slip(one, other):
        return _ALIKE
    heard = names.sound(one)
    return _ALIKE if len(heard) >= _SAID_ENOUGH and heard == names.sound(other) else 0


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was left out, added, mistaken, or changed about with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest, turned = short[start + 1 :], short[start : start + 2][::-1] + short[start + 2 :]
    return rest == long[start + 1 :] or turned == long[start:]


def _place(declared: Declared, text: str) -> Verdict:
    """At the declared postcode: is it that house, or that workplace?"""
    written = _parts(text)
    if declared.kind is Kind.WORKPLACE:
        named = set(names.words(declared.name))
        if named and named <= set(names.words(text)):
            return Verdict(Match.SURE, ("same_workplace",))
        return Verdict(Match.POSSIBLE, ("workplace_postcode",))
    house = _parts(declared.house)
    if not house or not written:
        return Verdict(Match.POSSIBLE, ("same_postcode",))
    if _holds(written, house):
        return Verdict(Match.SURE, ("same_address",))
    numbered = any(part[0].isdigit() for part in house)
    # A house may be written by its name here and its number there: only two different numbers are two houses.
    other = numbered and any(part[0].isdigit() for part in written)
    return Verdict(Match.NOT, ("other_house",)) if other else Verdict(Match.POSSIBLE, ("same_postcode",))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _holds(written: list[str], house: list[str]) -> bool:
    return any(written[at : at + len(house)] == house for at in range(len(written) - len(house) + 1))


def _code(postcode: str) -> str:
    return "".join(postcode.split()).upper()


def words_of(reasons: Iterable[str]) -> tuple[Words, ...]:
    """Codes as kept, in words; an unknown one is left out."""
    return tuple(REASONS[code] for code in reasons if code in REASONS)
