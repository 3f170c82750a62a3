"""Reasons that readers and the desk give, in both languages: why a message is held, refused or partly left out.

A reason is stored as the English sentence that the code gave: here it is known again, and said in Welsh. A sentence
that nobody here wrote has no `Words`, and a screen says it in the language it came in.
"""

import re
from collections.abc import Mapping

from alongside.catalogue.reasons_feeds import FEEDS
from alongside.catalogue.reasons_read import READ
from alongside.rules.words import Words

REASONS: Mapping[str, Words] = {en: Words(en, cy) for en, cy in (*FEEDS.items(), *READ.items())}
"""Every fixed reason under its English."""

_WITH_A_PART: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Not a valid (.+) number\."), "Nid yw'n rhif {} dilys."),
    (re.compile(r"A date cannot be read: (.+)\."), "Ni ellir darllen dyddiad: {}."),
    (re.compile(r"A date cannot be meant: (.+) in (.+)\."), "Ni all dyddiad fod yn gywir: {} yn {}."),
    (
        re.compile(r"The time of the event cannot be meant: it lies in (.+)\."),
        "Ni all amser y digwyddiad fod yn gywir: mae yn {}.",
    ),
    (re.compile(r"The file is larger than (.+) MB\."), "Mae'r ffeil yn fwy na {} MB."),
    (
        re.compile(r"It holds more than (.+) messages: send it in parts\."),
        "Mae'n cynnwys mwy na {} o negeseuon: anfonwch hi fesul rhan.",
    ),
    (re.compile(r"The table has more than (.+) rows\."), "Mae mwy na {} o resi yn y tabl."),
    (re.compile(r"The table has more than (.+) columns\."), "Mae mwy na {} o golofnau yn y tabl."),
    (re.compile(r"(.+) is not a date that can be meant\."), "Nid yw {} yn ddyddiad a all fod yn gywir."),
)
_WRAPPED = "What the envelope holds cannot be read: "


def in_words(reason: str) -> Words | None:
    """The reason in both languages, or None for a sentence that is not one of ours."""
    if known := REASONS.get(reason):
        return known
    if reason.startswith(_WRAPPED):
        rest = reason.removeprefix(_WRAPPED)
        inner = in_words(f"{rest[:1].upper()}{rest[1:]}")
        said = inner.cy if inner else rest
        return Words(reason, f"Ni ellir darllen yr hyn sydd yn yr amlen: {said[:1].lower()}{said[1:]}")
    for shape, welsh in _WITH_A_PART:
        if match := shape.fullmatch(reason):
            return Words(reason, welsh.format(*match.groups()))
    return None
