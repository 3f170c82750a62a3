"""Take in what arrived: once each, as little of it as the work needs, and bring the cases into line.

A batch is one transaction. A message about nobody we serve leaves a count, a keyed hash for 30 days, and, where the
sentence qualifies for the scheme, the stub that the search for missed cases needs; nothing else of it is kept.

Locks are taken in one order, so that two batches never wait for each other: cases, messages, traces, counts.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import Error, IntegrityError, InterfaceError, OperationalError, ProgrammingError, transaction
from django.db.models import F, Q

from alongside.actions import identity, inbound, quarantine, settling, traces
from alongside.actions.performing import action, noting
from alongside.catalogue.desk import OF_A_CASE, Fate, Heard, Link, Outcome, Proposal, first_fate, settle
from alongside.catalogue.services import service_for
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.drafts import refused
from alongside.gateways.holidays import england_and_wales
from alongside.queries import keyed, muted
from alongside.queries.offenders import OffenderInCase, people
from alongside.records.models import InboundMessage, Source
from alongside.rules.access import Actor, Verb

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One signal as it came in: the name of its file or queue, and the bytes it was read from.

    `size` and `sha256` describe the whole file where `raw` is not all of it.
    """

    name: str
    signal: Signal
    raw: bytes = b""
    size: int = 0
    sha256: str = ""

    @classmethod
    def all_of(
        cls, name: str, signals: Sequence[Signal], raw: bytes, *, size: int | None = None, mark: str = ""
    ) -> list["Arrival"]:
        """The arrivals of one file. Bytes that hold more than what could not be understood go no further."""
        aside = [inbound.kept_aside(signal) for signal in signals]
        mark = mark or (sha256(raw).hexdigest() if any(aside) else "")
        size = len(raw) if size is None else size
        whole = raw if all(aside) else b""
        return [
            cls(name, signal, whole if not place else b"", size, mark) if aside[place] else cls(name, signal)
            for place, signal in enumerate(signals)
        ]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one arrival, and what it brought."""

    arrival: Arrival
    fate: Fate
    proposals: tuple[Proposal, ...] = ()


@dataclass(slots=True)
class _Batch:
    """A batch on its way: which arrivals are new, whom each concerns, and what became of it."""

    source: Source
    arrivals: Sequence[Arrival]
    prints: list[str]
    held: settling.Held = settling.NOBODY
    fates: dict[int, Fate] = field(default_factory=dict)
    fresh: dict[str, int] = field(default_factory=dict)
    again: dict[str, InboundMessage] = field(default_factory=dict)
    places: dict[str, list[OffenderInCase]] = field(default_factory=dict)

    def signal(self, print_: str) -> Signal:
        """The signal of a new arrival."""
        return self.arrivals[self.fresh[print_]].signal


_SEEN = Fate(Outcome.DUPLICATE, "Already received: counted, and nothing done twice.")


def print_of(signal: Signal) -> str:
    """The keyed fingerprint a message is known by here."""
    return keyed.digest("message", signal.fingerprint).hex()


@action(Verb.RECEIVE_MESSAGES)
def receive(source: Source, by: Actor, at: datetime, /, arrivals: Sequence[Arrival]) -> list[Receipt]:
    """Take in one batch. Returns a receipt for each arrival, in order.

    A batch that cannot be kept is taken in one message at a time, and a message that cannot be kept is rejected. Raises
    only when nothing could be kept: no database, no tables, or `Muted` in a restored copy.
    """
    muted.refuse()
    try:
        receipts = _believing(source, by, at, arrivals)
    except _NOT_ITS_FAULT as trouble:
        if not _lost_a_race(trouble):
            raise
        receipts = [_one(source, by, at, arrival) for arrival in arrivals]
    except Exception:
        receipts = [_one(source, by, at, arrival) for arrival in arrivals]
    noting(messages=len(receipts), proposed=sum(one.fate.outcome is Outcome.PROPOSED for one in receipts))
    return receipts


_NOT_ITS_FAULT = (OperationalError, InterfaceError, ProgrammingError)
"""What the database says when no message could be kept."""
_RACES = ("40001", "40P01")
"""PostgreSQL's words for two transactions of which one must begin again."""
_TRIES = 3


def _lost_a_race(trouble: Error) -> bool:
    return isinstance(trouble, IntegrityError) or getattr(trouble.__cause__, "sqlstate", "") in _RACES


def _one(source: Source, by: Actor, at: datetime, arrival: Arrival) -> Receipt:
    """Take in one message; what cannot be kept as it is, is kept as rejected."""
    why = ""
    for _ in range(_TRIES):
        try:
            return _believing(source, by, at, [arrival])[0]
        except _NOT_ITS_FAULT as trouble:
            if not _lost_a_race(trouble):
                raise
        except IntegrityError as trouble:  # somebody else kept the same message a moment ago: it will be seen now
            why = type(trouble).__name__
        except Exception as surprise:
            why = type(surprise).__name__
            break
    log.error("A message with hash %s could not be kept: %s", print_of(arrival.signal)[:12], why or "too many at once")
    signal = refused(arrival.name, arrival.signal.fingerprint, "It was read, but it could not be kept as it is.")
    return replace(_believing(source, by, at, [replace(arrival, signal=signal)])[0], arrival=arrival)


def _believing(source: Source, by: Actor, at: datetime, arrivals: Sequence[Arrival]) -> list[Receipt]:
    """Take in a batch; one that would bring an implausible number of duties stops its source, and waits."""
    try:
        with transaction.atomic():
            return _take_in(source, by, at, arrivals)
    except quarantine.Implausible:
        quarantine.stop(source, at)
        with transaction.atomic():
            return _take_in(source, by, at, arrivals)


def _take_in(source: Source, by: Actor, at: datetime, arrivals: Sequence[Arrival]) -> list[Receipt]:
    batch = _Batch(source, arrivals, [print_of(arrival.signal) for arrival in arrivals])
    stopped = quarantine.stands(source)
    batch.held = _hold(batch)
    _find_repeats(batch)
    if not stopped and identity.apply([batch.signal(print_) for print_ in batch.fresh], batch.held.organisations):
        batch.held = _hold(batch)
    _find_places(batch)
    _keep(batch, at, stopped=stopped)
    proposals = {} if stopped else _settle(batch, by, at)
    _count(batch, proposals, at)
    return [
        Receipt(arrival, batch.fates[position], tuple(proposals.get(batch.prints[position], ())))
        if batch.fresh.get(batch.prints[position]) == position
        else Receipt(arrival, batch.fates[position])
        for position, arrival in enumerate(arrivals)
    ]


def _hold(batch: _Batch) -> settling.Held:
    """Whom the messages are about, with their cases locked: nobody else settles or decides there meanwhile."""
    numbers = {number for arrival in batch.arrivals for number in arrival.signal.identifiers}
    return settling.hold(lambda: people(numbers, batch.source.organisation_id)) if numbers else settling.NOBODY


def _find_repeats(batch: _Batch) -> None:
    """Tell new arrivals from repeats. One about nobody we served is looked at again: it may concern somebody now."""
    rows = InboundMessage.objects.filter(Q(organisation_id=batch.source.organisation_id))
    # One array and not hundreds of values: the same words whatever the batch, so that they are planned once.
    rows = rows.extra(where=["records_inboundmessage.fingerprint = any(%s)"], params=[batch.prints])
    known = {row.fingerprint: row for row in rows.defer("raw", "signal")}
    repeated = []
    for position, print_ in enumerate(batch.prints):
        row = known.get(print_)
        if print_ in batch.fresh or (row is not None and row.outcome != Outcome.NO_VICTIM):
            signal = batch.arrivals[position].signal
            # What cannot be read cannot be read the second time either: whoever sends it must hear so again.
            batch.fates[position] = Fate(Outcome.REJECTED, signal.reason) if signal.verdict is Verdict.REJECT else _SEEN
            if row is not None:
                repeated.append(row.pk)
            continue
        batch.fresh[print_] = position
        if row is not None:
            batch.again[print_] = row
    if repeated:
        InboundMessage.objects.filter(pk__in=repeated).update(copies=F("copies") + 1)


def _find_places(batch: _Batch) -> None:
    """For each new arrival, the places in open cases it concerns. The accused are found by any number of theirs.

    A referral concerns none: it may be about another victim of the same crime, and waits for a person.
    """
    for print_ in batch.fresh:
        signal = batch.signal(print_)
        if signal.referral is not None:
            continue
        by_case = any(number.kind in OF_A_CASE for number in signal.identifiers)
        persons = set().union(*(batch.held.people.get(number, set()) for number in signal.identifiers))
        places = [place for person in persons for place in batch.held.of(person) if place.accused or by_case]
        if places:
            batch.places[print_] = places


def _keep(batch: _Batch, at: datetime, *, stopped: bool) -> None:
    """Write each new arrival down: whole where a case needs it, in outline where none does."""
    kept = []
    for print_, position in batch.fresh.items():
        arrival = batch.arrivals[position]
        concerns = print_ in batch.places
        fate = first_fate(arrival.signal, at, linked=concerns)
        again = batch.again.get(print_)
        if again is not None and fate.outcome is Outcome.NO_VICTIM:
            batch.fates[position] = _SEEN
            continue
        if stopped and quarantine.catches(fate, arrival.signal):
            fate = quarantine.FATE
        batch.fates[position] = fate
        kept.append(
            inbound.Kept(
                arrival.name,
                arrival.signal,
                arrival.raw,
                arrival.size,
                arrival.sha256,
                print_,
                fate,
                again,
                stopped=fate is quarantine.FATE,
            )
        )
    inbound.write(batch.source, kept, {print_: batch.places.get(print_, ()) for print_ in batch.fresh}, at)
    traces.leave(
        batch.source,
        [batch.arrivals[p].signal for p in batch.fresh.values() if batch.fates[p].outcome is Outcome.NO_VICTIM],
        at,
    )


def _settle(batch: _Batch, by: Actor, at: datetime) -> dict[str, list[Proposal]]:
    """Bring every case concerned into line, unless that would bring an implausible number of duties."""
    concerned = {place.case for places in batch.places.values() for place in places}
    stands = settling.stands_of((place for place in batch.held.everybody if place.case in concerned), at)
    quarantine.brake(batch.source, stands, set(batch.fresh), at)
    proposals: dict[str, list[Proposal]] = {}
    fates = settling.bring_into_line(stands, by, at)
    for one in stands:
        for proposal in one.settled.proposals:
            proposals.setdefault(proposal.heard, []).append(proposal)
    for print_, position in batch.fresh.items():
        batch.fates[position] = fates.get(print_, batch.fates[position])
        signal = batch.arrivals[position].signal
        if signal.referral is not None and batch.fates[position].outcome is Outcome.PROPOSED:
            proposals[print_] = referral_proposals(signal, at)
    return proposals


def referral_proposals(signal: Signal, at: datetime) -> list[Proposal]:
    """The duties a referral brings before a case is opened for it."""
    service = service_for(signal.happening)
    answer = settle([Heard("", signal, at)], [Link(None, service.slug)], now=at, calendar=england_and_wales())
    return list(answer.proposals)


def _count(batch: _Batch, proposals: Mapping[str, Iterable[Proposal]], at: datetime) -> None:
    """Add the batch to the hour's counts, and note that the source was heard."""
    messages: Counter[tuple[str, str]] = Counter()
    duties: Counter[tuple[str, str]] = Counter()
    for position, arrival in enumerate(batch.arrivals):
        what = (inbound.cut(arrival.signal.event_type, 120), str(batch.fates[position].outcome))
        messages[what] += 1
        if batch.fresh.get(batch.prints[position]) == position:
            brought = proposals.get(batch.prints[position], ())
            duties[what] += sum(len(one.duties) for one in brought if one.case is not None)
    quarantine.count(batch.source, at, messages, duties)
    if batch.source.last_heard_at is None or batch.source.last_heard_at < at - timedelta(seconds=1):
        Source.objects.filter(pk=batch.source.pk).update(last_heard_at=at)
        batch.source.last_heard_at = at
