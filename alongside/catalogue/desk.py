"""The event desk: from everything heard about a person, what follows for each case that person concerns.

`settle` is pure and works from the whole of what was heard, never from the order it came in: the same messages, in any
order and with any repeats, give the same answer. It proposes; an officer decides; nothing here reaches a victim.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from alongside.catalogue.date_watch import DateWatch, surest, watch
from alongside.catalogue.happenings import INWARDS, OUTWARDS, Happening
from alongside.catalogue.kinds import EventKind, Tell
from alongside.catalogue.owing import Owed, Standards, no_standards, owed
from alongside.catalogue.services import duties_on, kinds_for
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.rules.calendar import Calendar
from alongside.rules.counting import LONDON

HOLD_EARLY = timedelta(minutes=45)
"""How long the immediate stream waits for the confirmed one, which its owner holds back as long."""

NEAR = timedelta(hours=2)
"""An early signal and a confirmed one this close tell of the same movement."""

FUTURE = timedelta(days=2)
"""Something said to have happened later than this from now is not believed without a look."""

OF_A_CASE = frozenset({IdentifierKind.URN, IdentifierKind.CRIME_REFERENCE})
"""Numbers that name a crime or a court case and not a person: co-defendants share them."""


class Outcome(StrEnum):
    """What became of a message. Printed and stored: values never change."""

    PROPOSED = "proposed"
    RECORDED = "recorded"
    HELD = "held"
    IGNORED = "ignored"
    DUPLICATE = "duplicate"
    NO_VICTIM = "no_victim"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Heard:
    """A message we keep, and when it reached us."""

    id: str
    signal: Signal
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A case, and the offender in it, as far as the desk needs to know them.

    `identifiers` is every number that offender has or had. `case` is None where the desk answers as if a victim were
    linked.
    """

    case: int | None
    service: str
    identifiers: frozenset[Identifier] | None = None
    enhanced: bool = False
    hospital: bool = False
    standards: Standards = no_standards

    def concerns(self, signal: Signal) -> bool:
        """Whether the message is about this offender: by a number of theirs, never by that of a case they share."""
        return self.identifiers is None or any(
            one in self.identifiers and one.kind not in OF_A_CASE for one in signal.identifiers
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event on a case, with the duties it brings. An event without duties is only a line in the history."""

    case: int | None
    kind: EventKind
    key: str
    heard: str
    occurred_at: datetime
    duties: tuple[Owed, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    offender: Identifier | None = None
    """One number of the offender it is about: a case may have several, and one's return ends nothing about another."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one message, why, and until when it waits where it waits."""

    outcome: Outcome
    reason: str
    waits_until: datetime | None = None
    tell: Tell | None = None

    @property
    def believed(self) -> bool:
        """Whether what the message says may stand as a fact: not held, refused, passed over, or about somebody else."""
        return self.outcome in (Outcome.PROPOSED, Outcome.RECORDED)


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that follows from what was heard."""

    proposals: tuple[Proposal, ...]
    fates: Mapping[str, Fate]


def settle(heard: Iterable[Heard], links: Sequence[Link], *, now: datetime, calendar: Calendar) -> Settled:
    """What follows for `links` from everything in `heard`, as things stand at `now`."""
    told = sorted(heard, key=lambda one: (one.signal.occurred_at or one.received_at, one.id))
    by_number = _by_number(links)
    about = _by_identifier(told)
    fates: dict[str, Fate] = {}
    followed: list[tuple[Heard, str, list[Link]]] = []
    for one in told:
        near = {place: link for number in (None, *one.signal.identifiers) for place, link in by_number.get(number, ())}
        concerned = [near[place] for place in sorted(near) if near[place].concerns(one.signal)]
        fate, happening = _fate(one, about, now, linked=bool(concerned))
        if fate.outcome is Outcome.NO_VICTIM and near:
            fate = Fate(Outcome.HELD, "It names a case we know, but not for certain whom in it: an officer must say.")
        fates[one.id] = fate
        if happening:
            followed.append((one, happening, concerned))
    dates = watch([one for one, _, _ in followed if fates[one.id].believed], calendar)
    found: dict[tuple[int | None, str, str], Proposal] = {}
    for one, happening, concerned in followed:
        if happening == Happening.DATES_GIVEN and one.id in dates.moved:
            happening = Happening.DATES_CHANGED
        made = list(_proposals(one, happening, concerned, calendar, dates))
        for proposal in made:
            first = found.setdefault((proposal.case, proposal.kind.slug, proposal.key), proposal)
            if first is not proposal:
                merged = {**first.facts, **proposal.facts}
                found[(proposal.case, proposal.kind.slug, proposal.key)] = replace(first, facts=merged)
        fates[one.id] = _told(fates[one.id], made)
    proposals = _without_closed(list(found.values()))
    referrals = {one.id for one in told if one.signal.referral is not None}
    return Settled(proposals, _explained(fates, proposals, referrals))


def _explained(fates: dict[str, Fate], proposals: Iterable[Proposal], referrals: Set[str]) -> dict[str, Fate]:
    """A message that brought no duty of its own, though its kind does, is only recorded, and says why."""
    brought = {one.heard for one in proposals if one.duties}
    alone = {one.heard for one in proposals}
    for key, fate in fates.items():
        if fate.outcome is Outcome.PROPOSED and key not in brought | referrals:
            why = "A later message has overtaken it." if key in alone else "Already known from another message."
            fates[key] = replace(fate, outcome=Outcome.RECORDED, reason=why)
    return fates


def _by_number(links: Sequence[Link]) -> Mapping[Identifier | None, list[tuple[int, Link]]]:
    """Each link with its place in the order, under every number that leads to it; under None where any does."""
    found: dict[Identifier | None, list[tuple[int, Link]]] = {}
    for place, link in enumerate(links):
        for number in (None,) if link.identifiers is None else link.identifiers:
            found.setdefault(number, []).append((place, link))
    return found


About = Mapping[Identifier, list[Heard]]


def _by_identifier(told: Iterable[Heard]) -> About:
    """What was heard under each number, in order."""
    found: dict[Identifier, list[Heard]] = {}
    for one in told:
        for number in one.signal.identifiers:
            found.setdefault(number, []).append(one)
    return found


def first_fate(signal: Signal, at: datetime, *, linked: bool) -> Fate:
    """What becomes of a message received at that moment, before it is seen beside others about the same person."""
    one = Heard("", signal, at)
    return _fate(one, _by_identifier((one,)), at, linked=linked)[0]


def _fate(one: Heard, about: About, now: datetime, *, linked: bool) -> tuple[Fate, str]:
    """The fate of one message before its duties are known, and the happening to act on, if any."""
    signal = one.signal
    if signal.verdict is Verdict.REJECT:
        return Fate(Outcome.REJECTED, signal.reason), ""
    if signal.verdict is Verdict.IGNORE:
        return Fate(Outcome.IGNORED, signal.reason), ""
    if signal.early:
        return _early(one, about, now) if linked else (Fate(Outcome.NO_VICTIM, _NOBODY), "")
    if signal.verdict is Verdict.HOLD:
        return Fate(Outcome.HELD, signal.reason), ""
    if signal.referral is not None:
        return Fate(Outcome.PROPOSED, signal.reason), signal.happening
    if not signal.identifiers:
        return Fate(
            Outcome.HELD,
            "It names nobody we can look up: an officer must say whom it is about.",
        ), ""
    if not linked:
        return Fate(Outcome.NO_VICTIM, _NOBODY), ""
    if signal.occurred_at and signal.occurred_at > now + FUTURE:
        return Fate(Outcome.HELD, "It is dated in the future: an officer must check it."), ""
    if signal.facts.get("unknown_code"):
        return Fate(Outcome.HELD, signal.reason), ""
    return Fate(Outcome.RECORDED, signal.reason), signal.happening


_NOBODY = "Nobody we serve is linked to this person: counted, and nothing kept."


def _early(one: Heard, about: About, now: datetime) -> tuple[Fate, str]:
    """The immediate stream waits for its confirmed twin; a reversal within the wait cancels both quietly.

    What is itself held, or has no time that can be right, confirms and cancels nothing: silence about a release hurts.
    """
    signal = one.signal
    same, opposite = (OUTWARDS, INWARDS) if signal.happening in OUTWARDS else (INWARDS, OUTWARDS)
    at = _moved_at(signal, now)
    moves = [
        (other.signal, then)
        for number in signal.identifiers
        for other in about[number]
        if other.id != one.id and (then := _moved_at(other.signal, now)) is not None
    ]
    if at is not None:
        if any(not other.early and other.happening in same and abs(then - at) <= NEAR for other, then in moves):
            return Fate(Outcome.RECORDED, "The confirmed message has come: this early one adds nothing."), ""
        if any(other.happening in opposite and abs(then - at) <= HOLD_EARLY for other, then in moves):
            return Fate(Outcome.IGNORED, "Reversed within 45 minutes: cancelled quietly."), ""
    until = one.received_at + HOLD_EARLY
    if now < until:
        return Fate(
            Outcome.HELD,
            "Early signal: held 45 minutes for the confirmed one.",
            waits_until=until,
        ), ""
    return Fate(Outcome.RECORDED, "No confirmed message came within 45 minutes."), signal.happening


def _moved_at(signal: Signal, now: datetime) -> datetime | None:
    """When a movement was, where the message is believed so far that it may confirm or cancel an early signal."""
    sure = signal.verdict in (Verdict.ACT, Verdict.RECORD) and not signal.facts.get("unknown_code")
    at = signal.occurred_at
    return at if (signal.early or sure) and at is not None and at <= now + FUTURE else None


def _proposals(
    one: Heard, happening: str, links: Sequence[Link], calendar: Calendar, dates: DateWatch
) -> Iterable[Proposal]:
    signal = one.signal
    at = signal.occurred_at or one.received_at
    facts: dict[str, object] = dict(signal.facts)
    if one.id in dates.moved:
        facts["moved"] = {code: list(days) for code, days in dates.moved[one.id].items()}
    if one.id in dates.before_date:
        facts["before_date"] = True
    anchors = anchors_of(one)
    acts = signal.verdict is Verdict.ACT or signal.early
    for link in links:
        for kind in kinds_for(link.service, happening, facts):
            duties = duties_on(link.service, kind.slug) if acts else ()
            yield Proposal(
                case=link.case,
                kind=kind,
                key=_key(one, happening),
                heard=one.id,
                occurred_at=at,
                duties=tuple(
                    owed(
                        duty,
                        at,
                        anchors,
                        enhanced=link.enhanced,
                        calendar=calendar,
                        standards=link.standards,
                    )
                    for duty in duties
                ),
                facts=facts,
                offender=min(link.identifiers, key=surest) if link.identifiers else None,
            )


def anchors_of(one: Heard) -> dict[str, date]:
    """The days a clock may count from, as far as the message tells them.

    The day something happened is the day of sentence only where what happened is the sentence.
    """
    dates = one.signal.dates
    anchors = {"received_on": one.received_at.astimezone(LONDON).date()}
    if one.signal.occurred_at and one.signal.happening in _SENTENCE:
        anchors["sentence_on"] = one.signal.occurred_at.astimezone(LONDON).date()
    for anchor, codes in ANCHOR_DATES.items():
        days = [dates[code] for code in codes if code in dates]
        if days:
            anchors[anchor] = days[0]
    return anchors


_SENTENCE = frozenset({Happening.SENTENCED, Happening.SENTENCED_ADMISSION})

ANCHOR_DATES = {
    "hearing_on": ("HEARING", "THD"),
    "sentence_on": ("SENTENCED",),
    "release_on": ("CONFIRMED", "CRD", "ARD", "PRRD", "HDCAD", "APD", "MTD"),
    "earliest_release": ("CONFIRMED", "HDCED", "PED", "TARIFF", "CRD", "ARD", "PRRD"),
}
"""Which dates of a document serve as which anchor, the surest first."""


def _key(one: Heard, happening: str) -> str:
    """A name for what happened: the same happening told by two roads has one.

    Two streams announce a recalculation of dates and a document brings the dates: they are one a day. Anything else is
    the same only when class, person and moment are the same: two escapes of one person on one day stay two, and two
    absences announced at one moment stay two by their own numbers.
    """
    signal = one.signal
    whom = str(min(signal.identifiers, key=surest, default=""))
    twin = "dates" if happening == Happening.DATES_CHANGED else signal.facts.get("twin")
    at = (signal.occurred_at or one.received_at).astimezone(LONDON)
    what = f"{twin}|{at:%Y-%m-%d}" if twin else f"{signal.happening}|{at.isoformat()}|{signal.facts.get('id', '')}"
    if signal.occurred_at is None and not twin:
        what = one.id
    return sha256(f"{what}|{whom}".encode()).hexdigest()[:40]


def _told(fate: Fate, made: Sequence[Proposal]) -> Fate:
    if any(proposal.duties for proposal in made):
        fate = replace(fate, outcome=Outcome.PROPOSED)
    tells = [proposal.kind.tell for proposal in made]
    return replace(fate, tell=min(tells, key=_CAUTION.index)) if tells else fate


_CAUTION = list(reversed(Tell))
"""Where several kinds follow from one message, the most careful of their answers is the answer."""


def _without_closed(proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """Take out duties that a later event about the same offender in the same case has made pointless."""
    beside: dict[int | None, list[Proposal]] = {}
    for proposal in proposals:
        beside.setdefault(proposal.case, []).append(proposal)
    kept = []
    for proposal in proposals:
        closing = {slug for duty in proposal.duties for slug in duty.kind.closed_by}
        later = closing and {
            other.kind.slug
            for other in beside[proposal.case]
            if other.kind.slug in closing
            and other.offender == proposal.offender
            and other.occurred_at > proposal.occurred_at
        }
        duties = tuple(duty for duty in proposal.duties if later.isdisjoint(duty.kind.closed_by))
        kept.append(replace(proposal, duties=duties) if len(duties) != len(proposal.duties) else proposal)
    return tuple(
        sorted(
            kept,
            key=lambda one: (one.case or 0, one.occurred_at, one.kind.slug, one.key),
        )
    )
