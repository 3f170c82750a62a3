"""Whether a telephone number can be somebody's: by its shape, and never one of those kept for plays and films.

Ofcom keeps ranges of numbers that nobody holds. They stand in demonstrations and tests; in a real referral such a
number is a mistake or a placeholder, and whoever rings it reaches nobody. Libraries of numbers refuse them for the same
reason. What a number looks like says nothing of whether it is safe.
"""

import re

_NATIONAL = re.compile(r"0[1-9]\d{8,9}")
_ABROAD = re.compile(r"\+[1-9]\d{7,14}")
_PUNCTUATION = re.compile(r"[\s().\-\u2010-\u2015]+")
_DRAMA = (
    ("07700900", 11),
    ("01632960", 11),
    ("02079460", 11),
    ("02920180", 11),
    ("08081570", 11),
    ("01134960", 11),
    ("01144960", 11),
    ("01154960", 11),
    ("01164960", 11),
    ("01174960", 11),
    ("01184960", 11),
    ("01214960", 11),
    ("01314960", 11),
    ("01414960", 11),
    ("01514960", 11),
    ("01614960", 11),
    ("01914980", 11),
    ("02896496", 11),
    ("03069990", 11),
    ("09098790", 11),
)
"""How the ranges that Ofcom keeps for drama begin, and how many digits their numbers have."""


def national(text: str) -> str:
    """The number without blanks and punctuation, a British one in its national form; else as it is with its plus."""
    plain = _PUNCTUATION.sub("", text)
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if plain.startswith("+44"):
        rest = plain[3:]
        return rest if rest.startswith("0") else "0" + rest
    return plain


def is_drama(text: str) -> bool:
    """Whether the number is one of those nobody holds."""
    plain = national(text)
    return any(plain.startswith(start) and len(plain) == size for start, size in _DRAMA)


def can_be_rung(text: str, *, drama: bool) -> bool:
    """Whether the text is one number that could be rung. `drama`: those kept for drama count, in a demonstration."""
    plain = national(text)
    if is_drama(plain):
        return drama
    return bool(_NATIONAL.fullmatch(plain) or _ABROAD.fullmatch(plain))
