"""Bring what stands on the cases into line with everything heard about their offenders.

The desk says what should stand; this writes the difference, and never touches what an officer has decided.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from alongside.actions import offender_facts
from alongside.catalogue import keeping
from alongside.catalogue.desk import (
    Fate,
    Heard,
    Link,
    Outcome,
    Proposal,
    Settled,
    settle,
)
from alongside.catalogue.owing import Owed
from alongside.catalogue.signals import Identifier as Number
from alongside.gateways.holidays import england_and_wales
from alongside.queries.offenders import OffenderInCase, in_cases, numbers_of
from alongside.queries.standards import standards_of
from alongside.records.duties import LIVE
from alongside.records.models import (
    Duty,
    Event,
    InboundMessage,
    JournalEntry,
    MessageIdentifier,
    MessageLink,
)
from alongside.rules.access import Actor, Verb

UNSETTLED = ("quarantined", "done")
"""States of messages that the desk leaves out: not believed yet, or dealt with by a person."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk works from: the kept messages about some people, and their places in open cases."""

    rows: Mapping[str, InboundMessage]
    heard: tuple[Heard, ...]
    places: tuple[OffenderInCase, ...]
    numbers: Mapping[int, frozenset[Number]]

    @property
    def links(self) -> list[Link]:
        """One link for each offender in each case."""
        standards = standards_of({place.unit for place in self.places})
        return [
            Link(
                case=place.case,
                service=place.service,
                identifiers=place.known_by(self.numbers.get(place.person, frozenset())),
                enhanced=place.enhanced,
                hospital=place.hospital,
                standards=standards(place.unit),
            )
            for place in self.places
        ]


def standing(persons: Collection[int], organisation: int) -> Standing:
    """Everything kept about these people of one organisation. Four queries."""
    places = tuple(in_cases(persons))
    numbers = numbers_of(persons)
    wanted = set().union(*numbers.values()) if numbers else set()
    ids = [
        message
        for message, kind, value in MessageIdentifier.objects.filter(
            value__in={number.value for number in wanted}
        ).values_list("message_id", "kind", "value")
        if (kind, value) in {(str(number.kind), number.value) for number in wanted}
    ]
    rows = {
        row.fingerprint: row
        for row in InboundMessage.objects.filter(pk__in=set(ids), signal__isnull=False)
        .exclude(state__in=UNSETTLED)
        .filter(Q(organisation_id=organisation) | Q(organisation__isnull=True))
        .defer("raw")
    }
    heard = tuple(Heard(key, keeping.signal(row.signal or {}), row.received_at) for key, row in rows.items())
    return Standing(rows, heard, places, numbers)


def bring_into_line(now: Standing, by: Actor, at: datetime) -> Settled:
    """Write what the desk says should stand, and nothing else. Returns what it said."""
    settled = settle(now.heard, now.links, now=at, calendar=england_and_wales())
    _write_fates(now.rows, settled.fates)
    _write_links(now)
    offender_facts.write_dates(now.heard, now.numbers, now.rows)
    offender_facts.write_sentences(now.heard, now.numbers, now.rows)
    _write_proposals(now, settled.proposals, by, at)
    return settled


def _write_fates(rows: Mapping[str, InboundMessage], fates: Mapping[str, Fate]) -> None:
    changed = []
    for key, row in rows.items():
        fate = fates[key]
        state = "early" if fate.waits_until else "waiting" if fate.outcome is Outcome.HELD else "settled"
        told = (str(fate.outcome), fate.reason, state, fate.waits_until)
        if row.organisation_id is None and row.outcome == Outcome.PROPOSED and fate.outcome is not Outcome.PROPOSED:
            continue  # a feed that serves several organisations: what one of them must do stands
        if told != (row.outcome, row.reason, row.state, row.settle_at):
            row.outcome, row.reason, row.state, row.settle_at = told
            changed.append(row)
    if changed:
        InboundMessage.objects.bulk_update(changed, ["outcome", "reason", "state", "settle_at"], batch_size=500)


def _write_links(now: Standing) -> None:
    links = [
        MessageLink(message_id=now.rows[one.id].pk, case_id=place.case)
        for place in now.places
        for one in now.heard
        if place.known_by(now.numbers.get(place.person, frozenset())) & set(one.signal.identifiers)
    ]
    MessageLink.objects.bulk_create(links, ignore_conflicts=True, batch_size=1000)


def _write_proposals(now: Standing, proposals: Iterable[Proposal], by: Actor, at: datetime) -> None:
    owners = {place.case: place for place in now.places}
    wanted = {(one.case, one.kind.slug, one.key): one for one in proposals}
    there = {
        (event.case_id, event.kind, event.key): event
        for event in Event.objects.filter(case_id__in=owners, message__isnull=False).prefetch_related("duties")
    }
    entries: list[JournalEntry] = []
    fresh = [_event(one, now.rows[one.heard].pk, at) for key, one in wanted.items() if key not in there]
    Event.objects.bulk_create(fresh)
    duties = []
    for event in fresh:
        one = wanted[(event.case_id, event.kind, event.key)]
        duties += [_duty(event, owed, owners[event.case_id], at) for owed in one.duties]
        entries.append(_entry("event.proposed", event, owners[event.case_id], by, at))
    for key, event in there.items():
        if event.state in ("proposed", "superseded") or (event.state == "confirmed" and event.decided_by_id is None):
            duties += _align(event, wanted.get(key), now, owners, by, at, entries)
    Duty.objects.bulk_create(duties)
    JournalEntry.objects.bulk_create(entries)


def _align(
    event: Event,
    one: Proposal | None,
    now: Standing,
    owners: Mapping[int, OffenderInCase],
    by: Actor,
    at: datetime,
    entries: list[JournalEntry],
) -> list[Duty]:
    """Bring one event that nobody has decided on into line; returns the duties it lacks."""
    # A kind may stand twice, once with an old day: the live one is the one to bring into line.
    duties = sorted(event.duties.all(), key=lambda duty: duty.state in LIVE)
    standing_duties = {duty.kind: duty for duty in duties}
    owed = {duty.kind.slug: duty for duty in one.duties} if one else {}
    state = "superseded" if one is None else "proposed" if one.duties else "confirmed"
    if state != event.state or (one and one.occurred_at != event.occurred_at):
        event.state = state
        if one:
            event.occurred_at = one.occurred_at
        event.save(update_fields=["state", "occurred_at"])
        entries.append(_entry(f"event.{state}", event, owners[event.case_id], by, at))
    for slug, duty in standing_duties.items():
        _align_duty(duty, owed.get(slug), at)
    return [_duty(event, duty, owners[event.case_id], at) for slug, duty in owed.items() if slug not in standing_duties]


def _align_duty(duty: Duty, owed: Owed | None, at: datetime) -> None:
    if duty.state not in ("proposed", "superseded"):
        return
    if owed is None and duty.state == "proposed":
        duty.state, duty.ended_at, duty.ended_why = "superseded", at, "Later word from the feed made it pointless."
    elif owed is not None and (duty.state == "superseded" or duty.due_on != owed.due_on):
        duty.state, duty.ended_at, duty.ended_why = "proposed", None, ""
        _set_day(duty, owed)
    else:
        return
    duty.save()


def _event(one: Proposal, message: int, at: datetime) -> Event:
    return Event(
        case_id=one.case,
        kind=one.kind.slug,
        state="proposed" if one.duties else "confirmed",
        key=one.key,
        occurred_at=one.occurred_at,
        recorded_at=at,
        message_id=message,
        facts=dict(one.facts),
    )


def _duty(event: Event, owed: Owed, place: OffenderInCase, at: datetime) -> Duty:
    duty = Duty(
        case_id=event.case_id,
        unit_id=place.unit,
        owner_id=place.owner,
        event=event,
        kind=owed.kind.slug,
        rules=list(owed.rules),
        state="proposed",
        urgent=owed.kind.urgent,
        may_say={"en": owed.kind.may_say.en, "cy": owed.kind.may_say.cy},
        tell=str(owed.kind.tell),
        arose_at=at,
    )
    _set_day(duty, owed)
    return duty


def _set_day(duty: Duty, owed: Owed) -> None:
    duty.due_on, duty.due_at, duty.alarm_on = owed.due_on, owed.due_at, owed.alarm_on
    duty.because = {"en": owed.because.en, "cy": owed.because.cy, "rule": owed.rule}
    duty.confidence = str(owed.confidence)


def _entry(verb: str, event: Event, place: OffenderInCase, by: Actor, at: datetime) -> JournalEntry:
    return JournalEntry(
        at=at,
        staff_id=by.staff_id,
        purpose=by.purpose,
        verb=verb,
        case_id=event.case_id,
        organisation_id=place.organisation,
        subject="Event",
        subject_id=event.pk,
        facts={"by": str(Verb.RECEIVE_MESSAGES), "kind": event.kind},
    )
