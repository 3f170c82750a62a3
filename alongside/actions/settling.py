"""Bring what stands on the cases into line with everything heard about their offenders.

The desk says what should stand; this writes the difference, and never touches what an officer has decided.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q

from alongside.actions import days, offender_facts
from alongside.actions.performing import fit
from alongside.catalogue import keeping
from alongside.catalogue.desk import Fate, Heard, Link, Outcome, Proposal, Settled, settle
from alongside.catalogue.owing import Owed
from alongside.catalogue.signals import Identifier as Number
from alongside.gateways.holidays import england_and_wales
from alongside.queries.offenders import OffenderInCase, cases_of, everybody_in, numbers_of, people
from alongside.queries.standards import standards_of
from alongside.records.duties import LIVE
from alongside.records.models import Case, Duty, Event, InboundMessage, JournalEntry, MessageIdentifier, MessageLink
from alongside.rules.access import Actor, Verb

UNSETTLED = ("quarantined", "done")
"""States of messages that the desk leaves out: not believed yet, or dealt with by a person."""


@dataclass(frozen=True, slots=True)
class Held:
    """People some numbers belong to, their organisations, and their places in open cases, which are locked."""

    people: Mapping[Number, set[int]]
    organisations: frozenset[int]
    everybody: tuple[OffenderInCase, ...]
    """Everybody with a part in these cases."""
    places: Mapping[int, tuple[OffenderInCase, ...]]

    def of(self, person: int) -> tuple[OffenderInCase, ...]:
        """The places of one person."""
        return self.places.get(person, ())


NOBODY = Held({}, frozenset(), (), {})


def hold(find: Callable[[], Mapping[Number, set[int]]]) -> Held:
    """Lock the people found and every open case of theirs, always in one order, until the transaction ends.

    Whoever decides on these cases, settles them, or gives these people a part in another case, comes before or after.
    Asked again until what is locked is what is found: a merge may have moved a number while we waited.
    """
    organisations: dict[int, int] = {}
    locked: set[int] = set()
    while True:
        found = find()
        persons = set().union(*found.values())
        if not persons:
            return NOBODY
        if persons - organisations.keys():
            organisations |= _share(persons)
        cases = cases_of(persons)
        if cases <= locked:
            break
        locking = Case.objects.select_for_update(no_key=True).filter(pk__in=cases).order_by("pk")
        locked |= set(locking.values_list("pk", flat=True))
    by_person: dict[int, list[OffenderInCase]] = {}
    everybody = everybody_in(cases)
    for place in everybody:
        by_person.setdefault(place.person, []).append(place)
    return Held(
        found,
        frozenset(organisations[person] for person in persons),
        tuple(everybody),
        {person: tuple(theirs) for person, theirs in by_person.items()},
    )


def _share(persons: Collection[int]) -> dict[int, int]:
    """The organisation of each person; until the transaction ends nobody catches up on them (see `catch_up`)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, organisation_id from records_person where id = any(%s) order by id for share", [list(persons)]
        )
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk works from, the kept messages about some people and their places in open cases; and its answer."""

    rows: Mapping[str, InboundMessage]
    heard: tuple[Heard, ...]
    places: tuple[OffenderInCase, ...]
    numbers: Mapping[int, frozenset[Number]]
    settled: Settled


def standing(places: Sequence[OffenderInCase], at: datetime) -> Standing:
    """Everything kept about everybody in some cases of one organisation, and what follows now. Four queries."""
    organisation = places[0].organisation
    numbers = numbers_of({place.person for place in places})
    named = {(str(number.kind), number.value) for theirs in numbers.values() for number in theirs}
    ids = {
        message
        for message, kind, value in MessageIdentifier.objects.filter(
            value__in={value for _, value in named}
        ).values_list("message_id", "kind", "value")
        if (kind, value) in named
    }
    rows = {
        row.fingerprint: row
        for row in InboundMessage.objects.filter(pk__in=ids, signal__isnull=False)
        # A referral waits for a person, whoever else the same crime concerns: it may be about another victim of it.
        .exclude(signal__has_key="referral")
        .exclude(state__in=UNSETTLED)
        .filter(Q(organisation_id=organisation) | Q(organisation__isnull=True))
        .defer("raw")
    }
    heard = tuple(Heard(key, keeping.signal(row.signal or {}), row.received_at) for key, row in rows.items())
    settled = settle(heard, _links(places, numbers), now=at, calendar=england_and_wales())
    return Standing(rows, heard, tuple(places), numbers, settled)


def _links(places: Iterable[OffenderInCase], numbers: Mapping[int, frozenset[Number]]) -> list[Link]:
    """One link for each offender in each case."""
    standards = standards_of({place.unit for place in places})
    return [
        Link(
            case=place.case,
            service=place.service,
            identifiers=place.known_by(numbers.get(place.person, frozenset())),
            enhanced=place.enhanced,
            hospital=place.hospital,
            standards=standards(place.unit),
        )
        for place in places
    ]


def bring_into_line(stands: Sequence[Standing], by: Actor, at: datetime) -> dict[str, Fate]:
    """Write what the desk says should stand, and nothing else; returns what became of each message.

    The cases must be held. One message can matter to several organisations: it is to all what it is to the one it
    matters most to.
    """
    fates: dict[str, Fate] = {}
    for now in stands:
        for key, fate in now.settled.fates.items():
            fates[key] = _stronger(fates.get(key), fate)
    _write_fates({key: row for now in stands for key, row in now.rows.items()}, fates, stands)
    for now in stands:
        places = {place.case: place for place in now.places}
        _write_links(now, places)
        believed = [one for one in now.heard if now.settled.fates[one.id].believed]
        offender_facts.write_dates(believed, now.numbers, now.rows)
        offender_facts.write_sentences(believed, now.numbers, now.rows)
        _write_proposals(now, places, by, at)
    return fates


def stands_about(numbers: Collection[Number], organisation: int | None, at: datetime) -> list[Standing]:
    """What stands for everybody known by one of these numbers and placed in an open case, which is now held."""
    if not numbers:
        return []
    held = hold(lambda: people(numbers, organisation))
    return stands_of(held.everybody, at)


def stands_of(places: Iterable[OffenderInCase], at: datetime) -> list[Standing]:
    """What stands for the people in these held places, one answer for each organisation."""
    grouped: dict[int, list[OffenderInCase]] = {}
    for place in places:
        grouped.setdefault(place.organisation, []).append(place)
    return [standing(theirs, at) for _, theirs in sorted(grouped.items())]


def catch_up(case: Case, person: int, by: Actor, at: datetime) -> None:
    """Bring one held case into line with what is already kept about a person who has just been given a part in it."""
    with connection.cursor() as cursor:
        cursor.execute("select id from records_person where id = %s for no key update", [person])
    there = everybody_in([case.pk])
    if there:
        now = standing(there, at)
        places = {case.pk: there[0]}
        _write_links(now, places)
        _write_proposals(now, places, by, at)


_STRONGER = [Outcome.NO_VICTIM, Outcome.IGNORED, Outcome.RECORDED, Outcome.HELD, Outcome.PROPOSED]


def _stronger(one: Fate | None, other: Fate) -> Fate:
    if one is None or _STRONGER.index(other.outcome) > _STRONGER.index(one.outcome):
        return other
    return one


def _write_fates(rows: Mapping[str, InboundMessage], fates: Mapping[str, Fate], stands: Sequence[Standing]) -> None:
    elsewhere = _mattering_elsewhere(rows, fates, stands)
    changed = []
    for key, row in rows.items():
        fate = fates[key]
        state = "early" if fate.waits_until else "waiting" if fate.outcome is Outcome.HELD else "settled"
        told = (str(fate.outcome), fate.reason[:400], state, fate.waits_until)
        if told != (row.outcome, row.reason, row.state, row.settle_at) and row.pk not in elsewhere:
            row.outcome, row.reason, row.state, row.settle_at = told
            changed.append((row.pk, *told))
    if changed:
        with connection.cursor() as cursor:
            cursor.execute(
                "update records_inboundmessage m set outcome = n.outcome, reason = n.reason, state = n.state,"
                " settle_at = n.settle_at from unnest(%s::bigint[], %s::text[], %s::text[], %s::text[],"
                " %s::timestamptz[]) n(id, outcome, reason, state, settle_at) where m.id = n.id",
                [list(column) for column in zip(*changed, strict=True)],
            )


def _mattering_elsewhere(
    rows: Mapping[str, InboundMessage], fates: Mapping[str, Fate], stands: Sequence[Standing]
) -> set[int]:
    """Messages that would be less than they were, but concern a case not looked at now."""
    less = [row.pk for key, row in rows.items() if row.state != "early" and _less(fates[key].outcome, row.outcome)]
    if not less:
        return set()
    here = {place.case for now in stands for place in now.places}
    links = MessageLink.objects.filter(message__in=less, case__closed_on__isnull=True).exclude(case__in=here)
    return set(links.values_list("message_id", flat=True))


def _less(now: Outcome, before: str) -> bool:
    return _STRONGER.index(now) < _STRONGER.index(Outcome(before))


def _write_links(now: Standing, cases: Collection[int]) -> None:
    messages = {number: set[int]() for numbers in now.numbers.values() for number in numbers}
    for one in now.heard:
        for number in one.signal.identifiers:
            if number in messages:
                messages[number].add(now.rows[one.id].pk)
    wanted = {
        (message, place.case)
        for place in now.places
        if place.case in cases
        for number in place.known_by(now.numbers.get(place.person, frozenset()))
        for message in messages[number]
    }
    there = {
        (message, case): (pk, state)
        for pk, message, case, state in MessageLink.objects.filter(case__in=cases).values_list(
            "pk", "message_id", "case_id", "message__state"
        )
    }
    missing = sorted(wanted - there.keys())
    MessageLink.objects.bulk_create([MessageLink(message_id=m, case_id=c) for m, c in missing], ignore_conflicts=True)
    gone = {key: pk for key, (pk, state) in there.items() if key not in wanted and state not in UNSETTLED}
    if gone:
        _unlink(gone)


def _unlink(gone: Mapping[tuple[int, int], int]) -> None:
    """Take links back that a split of records made untrue, but for what a person has decided by."""
    messages = {message for message, _ in gone}
    decided = Event.objects.filter(message__in=messages, decided_at__isnull=False).values_list("message_id", "case_id")
    MessageLink.objects.filter(pk__in=[gone[key] for key in gone.keys() - set(decided)]).delete()
    # What no case is left for is the desk's to see again.
    InboundMessage.objects.filter(pk__in=messages, links__isnull=True).update(linked=False)


def _write_proposals(now: Standing, places: Mapping[int, OffenderInCase], by: Actor, at: datetime) -> None:
    """Write what is proposed for these cases, and take back what no longer is. What a person decided stands."""
    wanted = {(one.case, one.kind.slug, one.key): one for one in now.settled.proposals if one.case in places}
    there = {
        (event.case_id, event.kind, event.key): event
        for event in Event.objects.filter(case__in=places, message__isnull=False).prefetch_related("duties")
    }
    fresh = [(_event(one, now.rows[one.heard].pk, at), one) for key, one in wanted.items() if key not in there]
    Event.objects.bulk_create([event for event, _ in fresh])
    duties = [_proposed(event, owed, places[event.case_id], at) for event, one in fresh for owed in one.duties]
    changed = [event for event, _ in fresh]
    for key, event in there.items():
        if event.decided_at is None:
            one = wanted.get(key)
            lacking, moved = _align(event, one, now.rows[one.heard].pk if one else None, at)
            duties += [_proposed(event, owed, places[event.case_id], at) for owed in lacking]
            if moved or lacking:
                changed.append(event)
    Duty.objects.bulk_create(duties)
    JournalEntry.objects.bulk_create([_entry(event, places[event.case_id], by, at) for event in changed])


def _align(event: Event, one: Proposal | None, message: int | None, at: datetime) -> tuple[list[Owed], bool]:
    """Bring one event that nobody has decided on into line: the duties it lacks, and whether anything changed.

    Days that an officer gave before deciding ("anchors") stay, and so do the duties counted from them.
    """
    typed = {"anchors": event.facts["anchors"]} if "anchors" in event.facts else {}
    before = (event.state, event.occurred_at, event.facts, event.message_id)
    if one is None:
        event.state = "superseded"
    else:
        event.state = "proposed" if one.duties else "confirmed"
        event.occurred_at, event.facts, event.message_id = one.occurred_at, {**one.facts, **typed}, message
    moved = before != (event.state, event.occurred_at, event.facts, event.message_id)
    if moved:
        event.save(update_fields=["state", "occurred_at", "facts", "message"])
    # A kind may stand twice, once with an old day: the live one is the one to bring into line.
    duties = {duty.kind: duty for duty in sorted(event.duties.all(), key=lambda duty: duty.state in LIVE)}
    owed = {duty.kind.slug: duty for duty in one.duties} if one else {}
    for slug, duty in duties.items():
        moved = _align_duty(duty, owed.get(slug), at, counted_by_hand=bool(typed)) or moved
    return [duty for slug, duty in owed.items() if slug not in duties], moved


def _align_duty(duty: Duty, owed: Owed | None, at: datetime, *, counted_by_hand: bool) -> bool:
    if duty.state not in ("proposed", "superseded") or (owed is None and duty.state == "superseded"):
        return False
    before = (duty.state, *_day(duty))
    if owed is None:
        duty.state, duty.ended_at, duty.ended_why = "superseded", at, "@pointless"
    else:
        duty.state, duty.ended_at, duty.ended_why = "proposed", None, ""
        if not counted_by_hand:
            days.write_day(duty, owed)
    if before == (duty.state, *_day(duty)):
        return False
    duty.version += 1
    duty.save()
    return True


def _event(one: Proposal, message: int, at: datetime) -> Event:
    return Event(
        case_id=one.case or 0,
        kind=one.kind.slug,
        state="proposed" if one.duties else "confirmed",
        key=one.key,
        occurred_at=one.occurred_at,
        recorded_at=at,
        message_id=message,
        facts=dict(one.facts),
    )


def _proposed(event: Event, owed: Owed, place: OffenderInCase, at: datetime) -> Duty:
    return days.raise_duty(event, owed, at, unit=place.unit, owner=place.owner, state="proposed")


def _day(duty: Duty) -> tuple[object, ...]:
    return duty.due_on, duty.due_at, duty.alarm_on, duty.because


def _entry(event: Event, place: OffenderInCase, by: Actor, at: datetime) -> JournalEntry:
    verb = f"event.{event.state}"
    return JournalEntry(
        at=at,
        staff_id=by.staff_id,
        purpose=by.purpose,
        verb=verb,
        case_id=event.case_id,
        organisation_id=place.organisation,
        subject="Event",
        subject_id=event.pk,
        facts=fit(verb, {"by": str(Verb.RECEIVE_MESSAGES), "kind": event.kind}),
    )
