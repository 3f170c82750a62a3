"""Take in what arrived: once each, as little of it as the work needs, and bring the cases into line.

A batch is one transaction. A message about nobody we serve leaves a count, a keyed hash for 30 days, and, where the
sentence qualifies for the scheme, the stub that the search for missed cases needs; nothing else of it is kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import F, Q

from alongside.actions import identity, quarantine, settling, traces
from alongside.actions.performing import action
from alongside.catalogue import keeping
from alongside.catalogue.desk import OF_A_CASE, Fate, Heard, Link, Outcome, Proposal, first_fate, settle
from alongside.catalogue.services import service_for
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.holidays import england_and_wales
from alongside.queries import keyed
from alongside.queries.offenders import in_cases, people
from alongside.records.models import InboundMessage, MessageIdentifier, Person, Source
from alongside.rules.access import Actor, Verb

KEEP_RAW = 20 * 1024 * 1024
"""Bytes of an unreadable or unknown message kept aside whole; of a larger one the hash and the size."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One signal as it came in: the name of its file or queue, and the bytes it was read from."""

    name: str
    signal: Signal
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one arrival, and what it brought."""

    arrival: Arrival
    fate: Fate
    proposals: tuple[Proposal, ...] = ()


@dataclass(slots=True)
class _Batch:
    """A batch on its way: which arrivals are new, and what became of each."""

    source: Source
    arrivals: Sequence[Arrival]
    prints: list[str]
    fates: dict[int, Fate] = field(default_factory=dict)
    fresh: dict[str, int] = field(default_factory=dict)
    again: dict[str, InboundMessage] = field(default_factory=dict)


_SEEN = Fate(Outcome.DUPLICATE, "Already received: counted, and nothing done twice.")
_QUARANTINED = Fate(
    Outcome.HELD, "This source sends an implausible number of duties: held until a manager releases it."
)


def print_of(signal: Signal) -> str:
    """The keyed fingerprint a message is known by here."""
    return keyed.digest("message", signal.fingerprint).hex()


@action(Verb.RECEIVE_MESSAGES)
def receive(source: Source, by: Actor, at: datetime, /, arrivals: Sequence[Arrival]) -> list[Receipt]:
    """Take in one batch. Returns a receipt for each arrival, in order."""
    batch = _Batch(source, arrivals, [print_of(arrival.signal) for arrival in arrivals])
    _find_repeats(batch)
    persons = _persons(batch)
    identity_moved = _apply_identity(batch, persons)
    if identity_moved:
        persons = _persons(batch)
    linked = _linked(batch, persons)
    stopped = quarantine.stands(source)
    _keep(batch, linked, at, stopped=stopped)
    proposals = {} if stopped else _settle(batch, linked, by, at)
    _count(batch, proposals, at)
    return [
        Receipt(arrival, batch.fates[position], tuple(proposals.get(batch.prints[position], ())))
        for position, arrival in enumerate(arrivals)
    ]


def _find_repeats(batch: _Batch) -> None:
    """Tell new arrivals from repeats. One about nobody we served is looked at again: it may concern somebody now."""
    rows = InboundMessage.objects.filter(Q(organisation_id=batch.source.organisation_id), fingerprint__in=batch.prints)
    known = {row.fingerprint: row for row in rows.defer("raw", "signal")}
    repeated = []
    for position, print_ in enumerate(batch.prints):
        row = known.get(print_)
        if print_ in batch.fresh or (row is not None and row.outcome != Outcome.NO_VICTIM):
            batch.fates[position] = _SEEN
            if row is not None:
                repeated.append(row.pk)
            continue
        batch.fresh[print_] = position
        if row is not None:
            batch.again[print_] = row
    if repeated:
        InboundMessage.objects.filter(pk__in=repeated).update(copies=F("copies") + 1)


def _signals(batch: _Batch) -> dict[str, Signal]:
    return {print_: batch.arrivals[position].signal for print_, position in batch.fresh.items()}


def _persons(batch: _Batch) -> dict[str, set[int]]:
    """For each new arrival, the people we hold under its numbers."""
    signals = _signals(batch)
    numbers = {number for signal in signals.values() for number in signal.identifiers}
    held = people(numbers, batch.source.organisation_id) if numbers else {}
    return {
        print_: set().union(*(held.get(number, set()) for number in signal.identifiers))
        for print_, signal in signals.items()
    }


def _apply_identity(batch: _Batch, persons: Mapping[str, set[int]]) -> bool:
    changing = [signal for signal in _signals(batch).values() if signal.happening in identity.CHANGES_IDENTITY]
    if not changing:
        return False
    known = set().union(*persons.values())
    organisations = set(Person.objects.filter(pk__in=known).values_list("organisation_id", flat=True))
    return identity.apply(changing, organisations)


def _linked(batch: _Batch, persons: Mapping[str, set[int]]) -> dict[str, dict[int, set[int]]]:
    """For each new arrival that concerns an open case: the people it concerns, by organisation."""
    places = in_cases(set().union(*persons.values())) if persons else []
    organisation = {place.person: place.organisation for place in places}
    accused = {place.person for place in places if place.accused}
    linked: dict[str, dict[int, set[int]]] = {}
    for print_, held in persons.items():
        signal = batch.arrivals[batch.fresh[print_]].signal
        by_case = any(number.kind in OF_A_CASE for number in signal.identifiers)
        for person in held & organisation.keys():
            if person in accused or by_case:
                linked.setdefault(print_, {}).setdefault(organisation[person], set()).add(person)
    return linked


def _keep(batch: _Batch, linked: Mapping[str, object], at: datetime, *, stopped: bool) -> None:
    """Write each new arrival down: whole where a case needs it, in outline where none does."""
    rows, numbers = [], []
    for print_, position in batch.fresh.items():
        arrival = batch.arrivals[position]
        fate = first_fate(arrival.signal, at, linked=print_ in linked)
        if stopped and fate.outcome is Outcome.RECORDED:
            fate = _QUARANTINED
        if print_ in batch.again and fate.outcome is Outcome.NO_VICTIM:
            batch.fates[position] = _SEEN
            continue
        batch.fates[position] = fate
        row = _row(batch, arrival, print_, fate, at, concerns=print_ in linked)
        if stopped and fate is _QUARANTINED:
            row.state = "quarantined"
        if print_ in batch.again:
            row.pk, row.public_id = batch.again[print_].pk, batch.again[print_].public_id
            row.save(force_update=True)
        rows.append(row)
    InboundMessage.objects.bulk_create([row for row in rows if row.pk is None])
    for row in rows:
        if row.signal is not None:
            signal = batch.arrivals[batch.fresh[row.fingerprint]].signal
            numbers += [
                MessageIdentifier(message=row, kind=str(one.kind), value=one.value) for one in signal.identifiers
            ]
    MessageIdentifier.objects.bulk_create(numbers)
    traces.leave(
        batch.source,
        [batch.arrivals[p].signal for p in batch.fresh.values() if batch.fates[p].outcome is Outcome.NO_VICTIM],
        at,
    )


def _row(batch: _Batch, arrival: Arrival, print_: str, fate: Fate, at: datetime, *, concerns: bool) -> InboundMessage:
    signal = arrival.signal
    aside = signal.verdict is Verdict.REJECT or (signal.verdict is Verdict.HOLD and not signal.early)
    whole = concerns or fate.outcome is Outcome.HELD or signal.referral is not None
    return InboundMessage(
        source=batch.source,
        organisation_id=batch.source.organisation_id,
        name=arrival.name[:120] if aside else "",
        received_at=at,
        occurred_at=signal.occurred_at,
        form=signal.form[:40],
        event_type=signal.event_type[:120],
        happening=str(signal.happening)[:40],
        verdict=str(signal.verdict),
        outcome=str(fate.outcome),
        reason=fate.reason[:400],
        state="early" if fate.waits_until else "waiting" if _waits(fate, signal) else "settled",
        settle_at=fate.waits_until,
        fingerprint=print_,
        signal=keeping.plain(signal) if whole and signal.verdict is not Verdict.REJECT else None,
        raw=arrival.raw if aside and len(arrival.raw) <= KEEP_RAW else None,
        raw_size=len(arrival.raw) if aside else 0,
        raw_sha256=sha256(arrival.raw).hexdigest() if aside and arrival.raw else "",
    )


def _waits(fate: Fate, signal: Signal) -> bool:
    return fate.outcome in (Outcome.HELD, Outcome.REJECTED) or signal.referral is not None


def _settle(
    batch: _Batch, linked: Mapping[str, Mapping[int, set[int]]], by: Actor, at: datetime
) -> dict[str, list[Proposal]]:
    """Bring every case concerned into line, unless that would bring an implausible number of duties."""
    by_organisation: dict[int, set[int]] = {}
    for places in linked.values():
        for organisation, persons in places.items():
            by_organisation.setdefault(organisation, set()).update(persons)
    proposals: dict[str, list[Proposal]] = {}
    fates: dict[str, Fate] = {}
    stands = [settling.standing(persons, organisation) for organisation, persons in by_organisation.items()]
    if quarantine.trips(batch.source, stands, set(batch.fresh), at):
        quarantine.close(batch.source, batch.fresh, at)
        for print_, position in batch.fresh.items():
            if print_ in linked:
                batch.fates[position] = _QUARANTINED
        return {}
    for one in stands:
        settled = settling.bring_into_line(one, by, at)
        fates.update(settled.fates)
        for proposal in settled.proposals:
            proposals.setdefault(proposal.heard, []).append(proposal)
    for print_, position in batch.fresh.items():
        signal = batch.arrivals[position].signal
        if print_ in fates:
            batch.fates[position] = fates[print_]
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
    hour = at.replace(minute=0, second=0, microsecond=0)
    messages: Counter[tuple[str, str]] = Counter()
    duties: Counter[tuple[str, str]] = Counter()
    for position, arrival in enumerate(batch.arrivals):
        what = (arrival.signal.event_type[:120], str(batch.fates[position].outcome))
        messages[what] += 1
        if batch.fresh.get(batch.prints[position]) == position:
            duties[what] += sum(len(one.duties) for one in proposals.get(batch.prints[position], ()))
    quarantine.count(batch.source, hour, messages, duties)
    if batch.source.last_heard_at is None or batch.source.last_heard_at < at - timedelta(seconds=1):
        Source.objects.filter(pk=batch.source.pk).update(last_heard_at=at)
        batch.source.last_heard_at = at
