"""How alike a typed name and a recorded one are, for putting candidates in order."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from alongside.rules import names

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
