"""How alike two names are: as a figure, for putting what was found in order; as a finding, for who may be the same."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from alongside.rules import names
from alongside.rules.likeness import NameAgrees

SAME_GROUP = 0.95
"""Bill for William."""
SAME_SOUND = 0.85
BEGINNING = 0.8
"""A word typed in part, or an initial."""
_NOT_AT_ALL = 0.2
_LEFT_OVER = 0.02


def likeness(typed: tuple[str, ...], name: str) -> float:
    """From 0 to 1, where 1 is the same words in any order. Both sides are folded words."""
    recorded = names.words(name)
    if not typed or not recorded:
        return 0.0
    apart = _words_alike(typed, recorded)
    if len(typed) == len(recorded) == 1:
        return apart
    # The same letters with the spaces elsewhere: Smithjones, Llew Ellyn.
    together = OSA.normalized_similarity("".join(typed), "".join(recorded))
    return max(apart, together - _LEFT_OVER)


def _words_alike(typed: tuple[str, ...], recorded: tuple[str, ...]) -> float:
    left = list(recorded)
    total = 0.0
    letters = 0
    # Longest first, so that an initial does not take the word that a whole one needs.
    for word in sorted(typed, key=len, reverse=True):
        letters += len(word) + 2
        if left:
            alike, nearest = max((_word_alike(word, other), other) for other in left)
            left.remove(nearest)
            total += alike * (len(word) + 2)
    return max(0.0, total / letters - _LEFT_OVER * len(left))


@lru_cache(maxsize=20_000)
def _word_alike(typed: str, recorded: str) -> float:
    if typed == recorded:
        return 1.0
    if names.groups(typed) & names.groups(recorded):
        return SAME_GROUP
    alike: float = OSA.normalized_similarity(typed, recorded)
    if alike < BEGINNING and recorded.startswith(typed):
        alike = BEGINNING
    if _NOT_AT_ALL < alike < SAME_SOUND and len(typed) > 2 and names.sound(typed) == names.sound(recorded):
        alike = SAME_SOUND
    return alike


_SAME, _SLIP, _SOUND, _NO = 0, 1, 2, 3
_ORDER = list(NameAgrees)
_ENDING = 4
"""Letters of a word that many people are called by its end (Preet) have more than this many."""
_MIDDLING, _LONG = 6, 8
"""From this many letters on a word may hold two slips: of the first number as one written by ear."""


def names_agree(one: Collection[str], other: Collection[str]) -> NameAgrees:
    """How the names of two people agree at best: every name of the one against every name of the other."""
    mine, theirs = _whole(one), _whole(other)
    if not mine or not theirs:
        return NameAgrees.OTHER
    return min((_agrees(a, b) for a in mine for b in theirs), key=_ORDER.index)


def _whole(known: Collection[str]) -> set[tuple[str, ...]]:
    """What somebody is called in one word ("Mo") says nothing where their whole name is known."""
    written = {words for name in known if (words := names.spelt(name))}
    return {words for words in written if len(words) > 1} or written


@lru_cache(maxsize=50_000)
def _agrees(one: tuple[str, ...], other: tuple[str, ...]) -> NameAgrees:
    shorter, longer = sorted((one, other), key=len)
    if names.single("".join(shorter)) == names.single("".join(longer)):
        return NameAgrees.SAME if len(shorter) > 1 or len(longer) > 1 else NameAgrees.ONE_WORD
    left = list(range(len(longer)))
    grades: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at in sorted(range(len(shorter)), key=lambda at: -len(shorter[at])):
        grade, where = min((_words_agree(shorter[at], longer[place]), place) for place in left)
        if grade < _NO:
            left.remove(where)
            pairs.append((at, where))
        grades.append(grade)
    if max(grades) < _NO:
        if len(shorter) == 1:
            return NameAgrees.ONE_WORD if max(grades) < _SOUND else NameAgrees.OTHER
        # One word by ear and the other by a slip is as far as one name goes.
        worst = max(*grades, _SAME if len(shorter) == len(longer) else _SLIP)
        return {_SAME: NameAgrees.SAME, _SLIP: NameAgrees.LIKE, _SOUND: NameAgrees.SOUND}[worst]
    if not pairs or len(shorter) == 1:
        return NameAgrees.OTHER
    family = (len(shorter) - 1, len(longer) - 1) in pairs
    if family and (0, 0) in pairs:
        return NameAgrees.SOUND
    if family:
        return NameAgrees.OTHER_GIVEN
    return NameAgrees.OTHER_FAMILY if (0, 0) in pairs else NameAgrees.OTHER


@lru_cache(maxsize=50_000)
def _words_agree(spelt: str, other_spelt: str) -> int:
    one, other = names.single(spelt), names.single(other_spelt)
    if one == other:
        return _SAME
    if names.groups(one) & names.groups(other):
        return _SLIP
    short = min(len(spelt), len(other_spelt))
    if short == 1:
        return _SOUND if one[0] == other[0] else _NO
    if short == 2:
        return _NO
    # A slip beside a doubled letter looks like two where doubled letters are made single.
    apart = min(OSA.distance(one, other), OSA.distance(spelt, other_spelt))
    if apart <= (2 if short >= _LONG else 1) or one.startswith(other) or other.startswith(one):
        return _SLIP
    if (short >= _MIDDLING and apart == 2) or (short > _ENDING and (one.endswith(other) or other.endswith(one))):
        return _SOUND
    said = names.sound(one)
    # Of a word of vowels little is left to hear: Ieuan and Owain are two names.
    return _SOUND if said == names.sound(other) and (len(said) > 2 or one[0] == other[0]) else _NO
