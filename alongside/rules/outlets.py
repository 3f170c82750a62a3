"""What may leave, by which door: one rule for everything that goes out to a person.

Green takes one keystroke. Amber takes a typed reason, but where the only thing to heed are terms that are kept: then it
takes reading them. Red takes a reason and a second person of senior role; only a threat to life goes first and is
looked at after. What no person stands behind goes by green alone, and no machine is ever given a way to reach anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from alongside.rules.counting import LONDON
from alongside.rules.explaining import say_day
from alongside.rules.safe_contact import ChannelFacts, Safety, trust
from alongside.rules.words import Words

AGREED_FOR = timedelta(hours=2)
"""How long a second person's agreement may be used, once: our own limit. What is safe may change by the evening."""


class Outlet(StrEnum):
    """Every door through which something leaves for a person. Stored: values never change."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    BULK = "bulk"
    API = "api"
    PRINT = "print"
    CALENDAR = "calendar"


class Light(StrEnum):
    """What an officer sees before they reach for a way. Stored: values never change."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Override(StrEnum):
    """What it takes to use a way all the same. Stored: values never change."""

    NOTHING = "nothing"
    CONDITIONS_READ = "conditions_read"
    """The officer has read the terms and keeps to them."""
    REASON = "reason"
    SECOND_PERSON = "second_person"
    """A reason and a senior; a threat to life is recorded first and reviewed after."""
    IMPOSSIBLE = "impossible"


class Against(StrEnum):
    """What stands against a way, as the journal notes it. Stored: values never change."""

    ENDED = "ended"
    MACHINE = "machine"
    UNFIT = "unfit"
    UNSAFE = "unsafe"
    ACCUSED_HAS_IT = "accused_has_it"
    NOT_ASKED = "not_asked"
    DOUBTED = "doubted"
    OUT_OF_DATE = "out_of_date"
    OUT_OF_HOURS = "out_of_hours"
    OWN_NOT_ASKED = "own_not_asked"
    ANOTHER_HAS_IT = "another_has_it"
    UNDATED = "undated"
    UNSAID = "unsaid"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True)
class Shown:
    """The light, why in words (the gravest first), what going on all the same needs, and what to do next instead.

    `against` are the codes of the reasons; none where it is green.
    """

    light: Light
    reasons: tuple[Words, ...]
    needs: Override
    against: tuple[Against, ...] = ()
    next_step: Words | None = None


FITS: dict[Outlet, tuple[str, ...]] = {
    Outlet.CALL: ("phone", "third_party"),
    Outlet.VOICEMAIL: ("voicemail", "phone"),
    Outlet.TEXT: ("text",),
    Outlet.EMAIL: ("email",),
    Outlet.LETTER: ("post",),
    Outlet.VISIT: ("visit", "post"),
}
"""Through which door which ways can go, its very own first. What is not here takes every way."""

OWN: dict[Outlet, str] = {Outlet.VOICEMAIL: "voicemail", Outlet.VISIT: "visit"}
"""What must itself have been asked about on the same number or address: that calls are safe says nothing of messages
left there, nor post of visits."""

OF_WAY: dict[str, Outlet] = {
    "phone": Outlet.CALL,
    "third_party": Outlet.CALL,
    "voicemail": Outlet.VOICEMAIL,
    "text": Outlet.TEXT,
    "email": Outlet.EMAIL,
    "post": Outlet.LETTER,
    "visit": Outlet.VISIT,
}
"""The door by which an officer uses each way."""

UNATTENDED = frozenset({Outlet.BULK, Outlet.API, Outlet.CALENDAR})
"""Behind these no officer stands at the moment it leaves: nobody is there to read terms or to answer for a reason."""

_AT_ANY_HOUR = frozenset({Outlet.LETTER, Outlet.EMAIL, Outlet.PRINT, Outlet.CALENDAR})
"""What is not heard when it arrives. A text or a call at night is."""


def light(outlet: Outlet, channel: ChannelFacts, at: datetime, *, all_day: bool = False) -> Shown:
    """Whether this way may be used through this door at that moment; `all_day`, on that day, whatever its hours.

    `at` must know its zone, else ValueError.
    """
    if at.tzinfo is None:
        raise ValueError("A moment without a zone cannot be compared with London's day")
    found = [*_machine(outlet), *_against(outlet, channel, at)]
    if all_day:
        found = [one for one in found if one.against is not Against.OUT_OF_HOURS]
    if outlet in UNATTENDED and found:
        found = [one._replace(needs=Override.IMPOSSIBLE) for one in found]
    found.sort(key=lambda one: (one.light is not Light.RED, -_GRAVITY.index(one.needs)))
    if not found:
        return Shown(Light.GREEN, (_SAFE,), Override.NOTHING)
    return Shown(
        light=Light.RED if any(one.light is Light.RED for one in found) else Light.AMBER,
        reasons=tuple(one.words for one in found),
        needs=found[0].needs,
        against=tuple(one.against for one in found),
        next_step=_NEXT[found[0].against],
    )


def terms(channel: ChannelFacts) -> tuple[Words, ...]:
    """What to keep to when a way is used: hours, days, who may answer, what to say, and what else was agreed."""
    return tuple(_terms(channel))


class _Found(NamedTuple):
    against: Against
    words: Words
    light: Light
    needs: Override


_GRAVITY = (
    Override.NOTHING,
    Override.CONDITIONS_READ,
    Override.REASON,
    Override.SECOND_PERSON,
    Override.IMPOSSIBLE,
)


def _impossible(against: Against, english: str, welsh: str) -> _Found:
    return _Found(against, Words(english, welsh), Light.RED, Override.IMPOSSIBLE)


def _red(against: Against, english: str, welsh: str) -> _Found:
    return _Found(against, Words(english, welsh), Light.RED, Override.SECOND_PERSON)


def _amber(against: Against, english: str, welsh: str) -> _Found:
    return _Found(against, Words(english, welsh), Light.AMBER, Override.REASON)


def _read(against: Against, english: str, welsh: str) -> _Found:
    return _Found(against, Words(english, welsh), Light.AMBER, Override.CONDITIONS_READ)


def _machine(outlet: Outlet) -> Iterator[_Found]:
    if outlet is Outlet.API:
        yield _impossible(
            Against.MACHINE,
            "No machine is given a way to reach somebody.",
            "Ni roddir i unrhyw beiriant ffordd o gyrraedd rhywun.",
        )


def _against(outlet: Outlet, channel: ChannelFacts, at: datetime) -> Iterator[_Found]:
    if channel.ended:
        yield _impossible(Against.ENDED, "It is no longer theirs.", "Nid yw'n eiddo iddynt mwyach.")
        return
    if channel.way not in FITS.get(outlet, (channel.way,)):
        yield _impossible(Against.UNFIT, "It cannot be used in this way.", "Ni ellir ei ddefnyddio fel hyn.")
        return
    yield from _said(outlet, channel, at)
    own = OWN.get(outlet, channel.way)
    if own == channel.way:
        return
    if channel.own is None or channel.own.safety is Safety.NOT_ASKED:
        yield _Found(Against.OWN_NOT_ASKED, _OWN_NOT_ASKED[own], Light.AMBER, Override.REASON)
    else:
        yield from _against(outlet, channel.own, at)


def _said(outlet: Outlet, channel: ChannelFacts, at: datetime) -> Iterator[_Found]:
    """What the answer about this very way comes to at this moment."""
    if channel.safety is Safety.UNSAFE:
        yield _red(Against.UNSAFE, "It is marked as not safe.", "Mae wedi'i nodi'n anniogel.")
    if channel.shared_with_accused:
        yield _red(
            Against.ACCUSED_HAS_IT,
            "Somebody accused or convicted in the case uses it too.",
            "Mae rhywun a gyhuddwyd neu a gafwyd yn euog yn yr achos yn ei ddefnyddio hefyd.",
        )
    if channel.doubted_on is not None:
        day = say_day(channel.doubted_on)
        yield _amber(
            Against.DOUBTED,
            f"Somebody else answered it on {day.en}: ask again.",
            f"Atebodd rhywun arall ef {day.cy}: gofynnwch eto.",
        )
    if channel.shared_with_another:
        yield _read(
            Against.ANOTHER_HAS_IT,
            "Somebody else in the case uses it too.",
            "Mae rhywun arall yn yr achos yn ei ddefnyddio hefyd.",
        )
    if channel.safety is Safety.NOT_ASKED:
        yield _amber(
            Against.NOT_ASKED,
            "Nobody has asked whether it is safe.",
            "Nid oes neb wedi gofyn a yw'n ddiogel.",
        )
    if channel.safety in (Safety.SAFE, Safety.CONDITIONS):
        yield from _answer(outlet, channel, at.astimezone(LONDON))


def _answer(outlet: Outlet, channel: ChannelFacts, here: datetime) -> Iterator[_Found]:
    trusted = trust(channel)
    if trusted is None:
        yield _amber(
            Against.UNDATED,
            "It is not written down when this was said: ask again.",
            "Nid yw wedi'i nodi pryd y dywedwyd hyn: gofynnwch eto.",
        )
    elif here.date() > trusted.until:
        day = say_day(trusted.until)
        yield _amber(
            Against.OUT_OF_DATE,
            f"The answer about its safety was good until {day.en}: {trusted.because.en}",
            f"Roedd yr ateb am ei ddiogelwch yn ddilys tan {day.cy}: {trusted.because.cy}",
        )
    if outlet not in _AT_ANY_HOUR and not _open(channel, here):
        when = _when(channel)
        yield _amber(Against.OUT_OF_HOURS, f"It is safe only {when.en}.", f"Dim ond {when.cy} y mae'n ddiogel.")
    if channel.safety is Safety.CONDITIONS:
        kept = terms(channel)
        if not kept:
            yield _amber(
                Against.UNSAID,
                "Safe only on terms, and nobody wrote them down: ask again.",
                "Yn ddiogel ar amodau yn unig, ac ni nododd neb hwy: gofynnwch eto.",
            )
        else:
            said = " ".join(one.en for one in kept), " ".join(one.cy for one in kept)
            yield _read(
                Against.CONDITIONS,
                f"Safe only on these terms: {said[0]}",
                f"Yn ddiogel ar yr amodau hyn yn unig: {said[1]}",
            )


def _terms(channel: ChannelFacts) -> Iterator[Words]:
    if channel.hours is not None or channel.days:
        when = _when(channel)
        yield Words(f"Only {when.en}.", f"Dim ond {when.cy}.")
    if channel.may_answer:
        yield Words(f"Who may answer: {channel.may_answer}.", f"Pwy gaiff ateb: {channel.may_answer}.")
    if channel.wording:
        yield Words(f"Say: {channel.wording}.", f"Dywedwch: {channel.wording}.")
    if channel.conditions.strip():
        yield Words(channel.conditions.strip(), channel.conditions.strip())


def _when(channel: ChannelFacts) -> Words:
    en, cy = [], []
    if channel.hours is not None:
        start, end = channel.hours
        en.append(f"between {start:%H:%M} and {end:%H:%M}")
        cy.append(f"rhwng {start:%H:%M} a {end:%H:%M}")
    if channel.days:
        named = [_DAYS[day] for day in sorted(channel.days)]
        en.append(f"on {', '.join(day.en for day in named)}")
        cy.append(f"ar {', '.join(day.cy for day in named)}")
    return Words(" ".join(en), " ".join(cy))


def _open(channel: ChannelFacts, here: datetime) -> bool:
    return (channel.hours is None or _within(here.time(), channel.hours)) and (
        not channel.days or here.isoweekday() in channel.days
    )


def _within(moment: time, hours: tuple[time, time]) -> bool:
    """Whether `moment` lies in `hours`, which may run over midnight; both ends included."""
    start, end = hours
    return start <= moment <= end if start <= end else moment >= start or moment <= end


_SAFE = Words("They said it is safe.", "Dywedasant ei fod yn ddiogel.")
_OWN_NOT_ASKED = {
    "voicemail": Words(
        "Nobody has said that a voicemail is safe.", "Nid oes neb wedi dweud bod neges llais yn ddiogel."
    ),
    "visit": Words("Nobody has said that a visit is safe.", "Nid oes neb wedi dweud bod ymweliad yn ddiogel."),
}
_DAYS = {
    1: Words("Mondays", "ddydd Llun"),
    2: Words("Tuesdays", "ddydd Mawrth"),
    3: Words("Wednesdays", "ddydd Mercher"),
    4: Words("Thursdays", "ddydd Iau"),
    5: Words("Fridays", "ddydd Gwener"),
    6: Words("Saturdays", "ddydd Sadwrn"),
    7: Words("Sundays", "ddydd Sul"),
}
_ASK = Words(
    "Ask them by a safe way whether it is safe, and write down the answer.",
    "Gofynnwch iddynt drwy ffordd ddiogel a yw'n ddiogel, ac ysgrifennwch yr ateb.",
)
_ANOTHER_WAY = Words(
    "Reach them another way. If there is none, a senior officer must agree.",
    "Defnyddiwch ffordd arall o'u cyrraedd. Os nad oes un, rhaid i uwch swyddog gytuno.",
)
_KEEP = Words("Keep to the terms.", "Cadwch at yr amodau.")
_NEXT: dict[Against, Words] = {
    Against.ENDED: Words("Ask them where they can be reached now.", "Gofynnwch ble y gellir eu cyrraedd nawr."),
    Against.MACHINE: Words("An officer makes this contact.", "Swyddog sy'n gwneud y cyswllt hwn."),
    Against.UNFIT: Words("Choose another way.", "Dewiswch ffordd arall."),
    Against.UNSAFE: _ANOTHER_WAY,
    Against.ACCUSED_HAS_IT: _ANOTHER_WAY,
    Against.NOT_ASKED: _ASK,
    Against.DOUBTED: _ASK,
    Against.OUT_OF_DATE: _ASK,
    Against.OUT_OF_HOURS: Words("Wait until then.", "Arhoswch tan hynny."),
    Against.OWN_NOT_ASKED: _ASK,
    Against.ANOTHER_HAS_IT: Words("Make sure who you are speaking to.", "Gwnewch yn siŵr â phwy rydych yn siarad."),
    Against.UNDATED: _ASK,
    Against.UNSAID: _ASK,
    Against.CONDITIONS: _KEEP,
}
