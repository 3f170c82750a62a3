"""What is known of a way to reach somebody, and how long it is trusted. "Not asked" is never safe.

What follows from it, door by door, is said in `rules.outlets`.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from alongside.rules.words import Words

LASTS = timedelta(days=183)
"""How long an answer about safety is trusted where no earlier end was set: six months, our own default."""


LASTS_AT_HIGH_RISK = timedelta(days=90)
"""The same while somebody in the case is at high risk."""
RELEASE_NEAR = timedelta(weeks=12)
"""How long before a release an earlier answer counts no longer."""


class Safety(StrEnum):
    """What is known of a channel's safety. Stored: values never change."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NOT_ASKED = "not_asked"
    CONDITIONS = "conditions"


class Turn(StrEnum):
    """What makes an earlier answer old at once."""

    ADDRESS = "address"
    """They moved: an address of theirs is no longer theirs."""
    RELEASE = "release"
    """Somebody accused or convicted is out, or may be within twelve weeks."""
    RISK = "risk"
    """A risk was found that was not known when they answered."""


@dataclass(frozen=True, slots=True)
class Change:
    """From `on` an answer given before counts no longer; one given on that day counts if `same_day`."""

    turn: Turn
    on: date
    same_day: bool = True


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """One way of reaching a person, and what is known of its safety.

    `hours` are the times of day, London time, within which it may be used (from, until), `days` the days of the week
    (Monday is 1; none means every day). `ended` says it is no longer theirs. `doubted_on` is when somebody else last
    answered it. `shared_with_accused` says the same number or address belongs to somebody accused or convicted in the
    case, `shared_with_another` to somebody else in it. `own` is what is known of the very way of the outlet on the same
    number or address: the voicemail of a telephone, a visit to where post goes.
    """

    safety: Safety
    said_on: date | None = None
    expires_on: date | None = None
    conditions: str = ""
    hours: tuple[time, time] | None = None
    ended: bool = False
    shared_with_accused: bool = False
    way: str = "phone"
    days: frozenset[int] = frozenset()
    wording: str = ""
    may_answer: str = ""
    doubted_on: date | None = None
    shared_with_another: bool = False
    high_risk: bool = False
    changes: tuple[Change, ...] = ()
    own: "ChannelFacts | None" = None


@dataclass(frozen=True, slots=True)
class Trust:
    """Until when an answer about safety is trusted (the last day), and why until then."""

    until: date
    because: Words


def trust(channel: ChannelFacts) -> Trust | None:
    """How long what was said of a way's safety holds; None where nobody noted when it was said.

    The earliest end counts: six months, 90 days at high risk, a day that was set, or what makes an answer old at once.
    Nothing is rewritten when a fact comes: an answer given after it is fresh again.
    """
    ends: list[Trust] = []
    if channel.expires_on is not None:
        ends.append(Trust(channel.expires_on, _SET))
    if channel.said_on is not None:
        ends.append(Trust(channel.said_on + LASTS, _SIX_MONTHS))
        if channel.high_risk:
            ends.append(Trust(channel.said_on + LASTS_AT_HIGH_RISK, _HIGH_RISK))
        ends.extend(
            Trust(change.on - timedelta(days=1), _TURNED[change.turn])
            for change in channel.changes
            if channel.said_on < change.on or (channel.said_on == change.on and not change.same_day)
        )
    return min(ends, key=lambda end: end.until, default=None)


_SET = Words("that day was set when it was said.", "gosodwyd y diwrnod hwnnw pan ddywedwyd hyn.")
_SIX_MONTHS = Words("an answer holds for six months.", "mae ateb yn ddilys am chwe mis.")
_HIGH_RISK = Words(
    "at high risk an answer holds for 90 days.", "pan fo'r risg yn uchel mae ateb yn ddilys am 90 diwrnod."
)
_TURNED: dict[Turn, Words] = {
    Turn.ADDRESS: Words("their address has changed since.", "mae eu cyfeiriad wedi newid ers hynny."),
    Turn.RELEASE: Words("a release is near, or has been.", "mae rhyddhad yn agos, neu wedi bod."),
    Turn.RISK: Words("a new risk has been found since.", "canfuwyd risg newydd ers hynny."),
}


_DIGITS = re.compile(r"\+?\d[\d\s().-]{4,}\d")
_LAST = 3


def masked(way: str, value: str) -> str:
    """What a way can be told from others by without being used: the end of a number, the beginning of an e-mail."""
    if way == "email":
        return f"{value[:1]}…@…"
    if way in ("post", "visit"):
        return f"…{_end(value)}"
    return _DIGITS.sub(lambda number: f"…{_end(number[0])}", value)


def _end(value: str) -> str:
    return "".join(letter for letter in value if letter.isalnum())[-_LAST:]
