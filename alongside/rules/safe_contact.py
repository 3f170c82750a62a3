"""Whether a way of reaching somebody may be used now. "Not asked" is never safe, and what was safe goes out of date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from alongside.rules.counting import LONDON
from alongside.rules.explaining import say_day
from alongside.rules.findings import Finding, Reason
from alongside.rules.sources import Source
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


class Override(StrEnum):
    """What it takes to use a channel all the same."""

    NOTHING = "nothing"
    CONDITIONS_READ = "conditions_read"
    """The officer has read the conditions or doubts on the screen and keeps to them."""
    REASON = "reason"
    SECOND_PERSON = "second_person"
    """A reason and a manager; a threat to life is recorded first and reviewed after."""
    IMPOSSIBLE = "impossible"


class Turn(StrEnum):
    """What makes an earlier answer old at once."""

    ADDRESS = "address"
    """They moved: an address of theirs is no longer theirs."""
    RELEASE = "release"
    """Somebody accused or convicted may be free within twelve weeks."""
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
    Turn.RELEASE: Words("a release is less than 12 weeks away.", "mae rhyddhad lai na 12 wythnos i ffwrdd."),
    Turn.RISK: Words("a new risk has been found since.", "canfuwyd risg newydd ers hynny."),
}


_OURS = (Source(id="OWN", instrument="Alongside's rules of safe contact"),)


def may_use(channel: ChannelFacts, at: datetime) -> Finding:
    """Yes, no, or a judgement for the officer with the reasons to weigh. `at` must know its zone, else ValueError."""
    if at.tzinfo is None:
        raise ValueError("A moment without a zone cannot be compared with London's day")
    here = at.astimezone(LONDON)
    if channel.ended:
        return _no("It is no longer theirs.", "Nid yw'n eiddo iddynt mwyach.")
    if channel.safety is Safety.UNSAFE:
        return _no("The person said it is not safe.", "Dywedodd y person nad yw'n ddiogel.")
    if channel.shared_with_accused:
        return _no(
            "Somebody accused or convicted in the case uses it too.",
            "Mae rhywun a gyhuddwyd neu a gafwyd yn euog yn yr achos yn ei ddefnyddio hefyd.",
        )
    if channel.safety is Safety.NOT_ASKED:
        return _no(
            "Nobody has asked whether it is safe: it is not used until somebody does.",
            "Nid oes neb wedi gofyn a yw'n ddiogel: ni chaiff ei ddefnyddio nes i rywun wneud.",
        )
    until = expires(channel)
    if until is not None and here.date() > until:
        day = say_day(until)
        return _no(
            f"The answer about its safety was good until {day.en}: ask again.",
            f"Roedd yr ateb am ei ddiogelwch yn ddilys tan {day.cy}: gofynnwch eto.",
        )
    if channel.hours is not None and not _within(here.time(), channel.hours):
        start, end = channel.hours
        return _no(
            f"It is safe only between {start:%H:%M} and {end:%H:%M}.",
            f"Dim ond rhwng {start:%H:%M} a {end:%H:%M} y mae'n ddiogel.",
        )
    doubts = []
    if until is None:
        doubts.append(
            _reason(
                "It is not written down when this was said: ask again.",
                "Nid yw wedi'i nodi pryd y dywedwyd hyn: gofynnwch eto.",
            )
        )
    if channel.safety is Safety.CONDITIONS:
        kept = terms(channel.conditions)
        doubts.append(
            _reason(f"Safe only on these terms: {kept.en}", f"Yn ddiogel ar yr amodau hyn yn unig: {kept.cy}")
            if kept is not None
            else _reason(
                "Safe only on terms, and nobody wrote them down: ask again.",
                "Yn ddiogel ar amodau yn unig, ac ni nododd neb hwy: gofynnwch eto.",
            )
        )
    if doubts:
        return Finding.judgement(*doubts)
    return Finding.yes(_reason("The person said it is safe.", "Dywedodd y person ei fod yn ddiogel."))


_ANSWERED = Words("Someone else answered on", "Atebodd rhywun arall ar")
_ANSWERED_ON = re.compile(rf"(?:{re.escape(_ANSWERED.en)}|{re.escape(_ANSWERED.cy)}) (\d{{2}}/\d{{2}}/\d{{4}})\.")


def someone_else_answered(day: date) -> Words:
    """What recording a contact writes beside the terms, in the language of the officer who recorded it."""
    return Words(f"{_ANSWERED.en} {day:%d/%m/%Y}.", f"{_ANSWERED.cy} {day:%d/%m/%Y}.")


def terms(conditions: str) -> Words | None:
    """The terms of a way as a reader of either language should meet them, or None without any.

    What people wrote stays as they wrote it; the sentence that we added is said in the reader's language.
    """
    kept = conditions.strip()
    if not kept:
        return None
    en = _ANSWERED_ON.sub(rf"{_ANSWERED.en} \1.", kept)
    return Words(en, _ANSWERED_ON.sub(rf"{_ANSWERED.cy} \1.", kept))


def override(channel: ChannelFacts, at: datetime) -> Override:
    """What an officer must give before using the channel all the same."""
    if channel.ended:
        return Override.IMPOSSIBLE
    if channel.safety is Safety.UNSAFE or channel.shared_with_accused:
        return Override.SECOND_PERSON
    match may_use(channel, at).outcome.value:
        case "yes":
            return Override.NOTHING
        case "judgement":
            return Override.CONDITIONS_READ
        case _:
            return Override.REASON


def expires(channel: ChannelFacts) -> date | None:
    """The last day on which what was said of its safety still holds; None where nobody noted when it was said."""
    ends = [day for day in (channel.expires_on, channel.said_on and channel.said_on + LASTS) if day]
    return min(ends, default=None)


def after_answer(safety: Safety, answered_by: str) -> Safety:
    """What a channel's safety becomes when somebody other than the person meant answers it.

    Anybody else makes a safe channel one to ask about again; the accused, or somebody who would not say who they were,
    makes it unsafe. Nothing here makes a channel safer.
    """
    if answered_by in ("accused", "unknown"):
        return Safety.UNSAFE
    if answered_by == "someone_else" and safety is not Safety.UNSAFE:
        return Safety.NOT_ASKED
    return safety


def _within(moment: time, hours: tuple[time, time]) -> bool:
    """Whether `moment` lies in `hours`, which may run over midnight; both ends included."""
    start, end = hours
    return start <= moment <= end if start <= end else moment >= start or moment <= end


def _no(english: str, welsh: str) -> Finding:
    return Finding.no(_reason(english, welsh))


def _reason(english: str, welsh: str) -> Reason:
    return Reason(Words(english, welsh), _OURS)
