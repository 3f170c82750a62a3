"""Whether two records may be one person's: points for what agrees, points off for what does not, each with its words.

Our own rule (`docs/matching.md` has how it was measured). Only a person's own number makes it certain. Everything else,
a name with a date of birth first of all, is a suggestion on which somebody decides: nothing is ever joined by it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.words import Words

SUGGESTED = 55
"""Points from which somebody is asked to look."""
LIKELY = 80


class Strength(StrEnum):
    """How much speaks for one person."""

    CERTAIN = "certain"
    """A number that only one person has."""
    LIKELY = "likely"
    POSSIBLE = "possible"


class NameAgrees(StrEnum):
    """How two names agree, the best first."""

    SAME = "same"
    LIKE = "like"
    """A short form, a slip of the finger, a middle name that only one of the two has."""
    SOUND = "sound"
    """Written by ear, an initial, another middle name."""
    OTHER_FAMILY = "other_family"
    """The same given name with another family name: married, or another person."""
    ONE_WORD = "one_word"
    """One of the two has only one word, and the other has it too."""
    OTHER_GIVEN = "other_given"
    """The same family name with another given name: brothers, twins, a mother and her daughter."""
    OTHER = "other"


class BornAgrees(StrEnum):
    """How two dates of birth agree."""

    SAME = "same"
    NEW_YEAR = "new_year"
    """The same first of January, which often stands for a day nobody knows."""
    TURNED = "turned"
    """Day and month changed about."""
    SLIP = "slip"
    """One of day, month and year is another by a slip, and the other two agree."""
    NOT_KNOWN = "not_known"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two records say of each other. `agreed`: born, phone, email, address, postcode, or a kind of number."""

    name: NameAgrees
    born: BornAgrees = BornAgrees.NOT_KNOWN
    agreed: frozenset[str] = frozenset()
    other_numbers: frozenset[str] = frozenset()
    """Kinds of a person's own number of which the two have different ones."""
    common_name: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the evidence comes to: under `SUGGESTED` nobody is troubled with it."""

    points: int
    strength: Strength | None
    reasons: tuple[Words, ...]


OWN_NUMBERS = frozenset({"NOMS", "CRN", "PNC", "CRO"})
"""Numbers of one person. A booking is of a stay, a defendant's number of a case, a crime reference of a crime."""

_NAME = {
    NameAgrees.SAME: (40, Words("Same name", "Yr un enw")),
    NameAgrees.LIKE: (32, Words("Similar name", "Enw tebyg")),
    NameAgrees.SOUND: (27, Words("Name that sounds the same", "Enw sy'n swnio'r un fath")),
    NameAgrees.OTHER_FAMILY: (5, Words("Same given name, another family name", "Yr un enw cyntaf, cyfenw arall")),
    NameAgrees.ONE_WORD: (24, Words("The one name known is the same", "Yr un yw'r unig enw sy'n hysbys")),
    NameAgrees.OTHER_GIVEN: (-45, Words("Same family name, another given name", "Yr un cyfenw, enw cyntaf arall")),
    NameAgrees.OTHER: (-40, Words("Another name", "Enw arall")),
}
_BORN = {
    BornAgrees.SAME: (36, Words("Same date of birth", "Yr un dyddiad geni")),
    BornAgrees.NEW_YEAR: (18, Words("Both born on a 1 January", "Y ddau wedi'u geni ar 1 Ionawr")),
    BornAgrees.TURNED: (
        26,
        Words("Same date of birth with day and month changed about", "Yr un dyddiad geni gyda'r dydd a'r mis o chwith"),
    ),
    BornAgrees.SLIP: (
        22,
        Words("Date of birth with another day, month or year", "Dyddiad geni gyda diwrnod, mis neu flwyddyn wahanol"),
    ),
    BornAgrees.NOT_KNOWN: (0, None),
    BornAgrees.OTHER: (-45, Words("Another date of birth", "Dyddiad geni arall")),
}
_FACTS = {
    "phone": (30, Words("Same telephone number", "Yr un rhif ffôn")),
    "email": (32, Words("Same e-mail address", "Yr un cyfeiriad e-bost")),
    "address": (24, Words("Same address", "Yr un cyfeiriad")),
    "postcode": (12, Words("Same postcode", "Yr un cod post")),
    "BOOKING": (30, Words("Same prison booking number", "Yr un rhif archebu carchar")),
    "DEFENDANT": (30, Words("Same defendant number", "Yr un rhif diffynnydd")),
    "CRIME_REF": (10, Words("Same crime reference", "Yr un cyfeirnod trosedd")),
    "URN": (10, Words("Same URN", "Yr un URN")),
}
_MOST_BY_PLACE_AND_REACH = 60
"""A household shares telephone, e-mail and address: all three together say little more than two."""
_COMMON = -8
"""One of the commonest family names says less, where no way to reach them agrees."""
_REACH = frozenset({"phone", "email", "address"})
_OWN_NUMBER = {
    "NOMS": Words("Same prison number", "Yr un rhif carchar"),
    "CRN": Words("Same probation number (CRN)", "Yr un rhif prawf (CRN)"),
    "PNC": Words("Same PNC number", "Yr un rhif PNC"),
    "CRO": Words("Same CRO number", "Yr un rhif CRO"),
}
_OTHER_NUMBER = (-60, Words("Another number of a kind that each person has one of", "Rhif arall o fath sy'n un i bawb"))


def weigh(evidence: Evidence) -> Likeness:
    """The points, what they come to, and why, the weightiest first."""
    own = sorted(evidence.agreed & OWN_NUMBERS)
    named, name_words = _NAME[evidence.name]
    parts: list[tuple[int, Words | None]] = [
        (named + (_COMMON if evidence.common_name and named > 0 and not evidence.agreed & _REACH else 0), name_words),
        _BORN[evidence.born],
    ]
    facts = [_FACTS[one] for one in sorted(evidence.agreed & _FACTS.keys()) if not _within(one, evidence.agreed)]
    over = max(0, sum(points for points, _ in facts) - _MOST_BY_PLACE_AND_REACH)
    parts += facts
    if evidence.other_numbers and not own:
        parts.append(_OTHER_NUMBER)
    points = sum(points for points, _ in parts) - over
    ordered = sorted(parts, key=lambda part: -abs(part[0]))
    reasons = [_OWN_NUMBER[one] for one in own] + [words for _, words in ordered if words is not None]
    return Likeness(points, _strength(points, certain=bool(own)), tuple(reasons))


def _within(one: str, agreed: Collection[str]) -> bool:
    """A postcode says nothing beside the address that it is part of."""
    return one == "postcode" and "address" in agreed


def _strength(points: int, *, certain: bool) -> Strength | None:
    if certain:
        return Strength.CERTAIN
    if points < SUGGESTED:
        return None
    return Strength.LIKELY if points >= LIKELY else Strength.POSSIBLE


def born_agrees(one: date | None, other: date | None) -> BornAgrees:
    """How two dates of birth agree."""
    if one is None or other is None:
        return BornAgrees.NOT_KNOWN
    if one == other:
        return BornAgrees.NEW_YEAR if (one.day, one.month) == (1, 1) else BornAgrees.SAME
    if one == turned(other):
        return BornAgrees.TURNED
    pairs = ((one.day, other.day), (one.month, other.month), (one.year, other.year))
    apart = [(a, b) for a, b in pairs if a != b]
    return BornAgrees.SLIP if len(apart) == 1 and _mistaken(*apart[0]) else BornAgrees.OTHER


def _mistaken(one: int, other: int) -> bool:
    """Whether one number may be a slip for the other: the next one, ten on, or two figures changed about."""
    return abs(one - other) in (1, 10) or f"{one:02}" == f"{other:02}"[::-1]


def turned(born: date) -> date | None:
    """The date with day and month changed about, where there is such a day and it is another."""
    return born.replace(month=born.day, day=born.month) if born.day <= 12 and born.day != born.month else None


_COMMON_FAMILY = frozenset(
    [
        *("jones", "davies", "wiliams", "evans", "thomas", "roberts", "lewis", "hughes", "morgan", "grifiths"),
        *("edwards", "smith", "owen", "james", "moris", "price", "res", "khan", "mohamed", "mohamad", "ahmed"),
        *("ali", "husain", "patel", "singh", "kaur", "begum", "brown", "taylor", "wilson", "wright", "johnson"),
        *("walker", "robinson", "nguyen", "chen", "wang"),
    ]
)
"""Family names (folded, double letters single) so frequent in England and Wales that one of them says less: the top of
published counts, written down by us."""


def is_common(family: str) -> bool:
    """Whether a folded family name is one of the commonest."""
    return family in _COMMON_FAMILY
