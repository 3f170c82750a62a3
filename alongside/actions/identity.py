"""Merges, splits and links of offenders' records, as the feeds report them.

A merge re-points what we hold to the number that was kept and remembers where everything stood; a split gives it back.
Two records are the same or not by the newest word on them, whatever order the words came in. The look that a person
must take is a duty, and comes from the desk.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Q

from alongside.actions import search_keys
from alongside.catalogue.desk import OF_A_CASE
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind, Signal
from alongside.records.models import CaseRole, Identifier, InboundMessage, KeyDate, Sentence

JOINS = frozenset({Happening.PRISON_MERGE, Happening.PROBATION_MERGE})
SPLITS = frozenset({Happening.PROBATION_UNMERGE})
LINKS = frozenset({Happening.IDENTIFIERS_LINKED})
CHANGES_IDENTITY = JOINS | SPLITS | LINKS
"""Happenings after which we may hold somebody under other numbers than before."""


def apply(signals: Iterable[Signal], organisations: Iterable[int]) -> bool:
    """Apply every identity change among `signals`; True when anything we hold moved. What is searched by moves too."""
    told = sorted(
        (one for one in signals if one.happening in CHANGES_IDENTITY),
        key=lambda one: (one.occurred_at or _EVER, one.happening in SPLITS, one.fingerprint),
    )
    moved = {
        person for organisation in sorted(organisations) for signal in told for person in _apply(signal, organisation)
    }
    if moved:
        search_keys.refresh_many(sorted(moved))
    return bool(moved)


_EVER = datetime.min.replace(tzinfo=UTC)


def _apply(signal: Signal, organisation: int) -> set[int]:
    """Apply one change; returns the people whose numbers or cases are others now."""
    if signal.happening in LINKS:
        # The number of a crime or a court case names nobody: it joins nobody to anybody.
        named = [one for one in signal.identifiers if one.kind not in OF_A_CASE]
        return {person for other in named[1:] for person in _join(organisation, named[0], other)}
    pair = _pair(signal)
    if pair is None or _spoken_since(signal, pair):
        return set()
    kept, other = pair
    if signal.happening in SPLITS:
        return _split(organisation, kept, other)
    return _join(organisation, kept, other, retire=True)


def _pair(signal: Signal) -> tuple[Number, Number] | None:
    """The number that goes on and the one that joins it (or, in a split, that leaves it)."""
    kept, other = signal.facts.get("kept"), signal.facts.get("removed")
    kind = signal.facts.get("kind")
    if not (isinstance(kept, str) and isinstance(other, str) and isinstance(kind, str)) or kept == other:
        return None
    return Number(IdentifierKind(kind), kept), Number(IdentifierKind(kind), other)


def _spoken_since(signal: Signal, pair: tuple[Number, Number]) -> bool:
    """Whether a newer message about the same two numbers is known. Of two at one moment the split is the newer."""
    if signal.occurred_at is None:
        return False
    happenings = [str(one) for one in JOINS | SPLITS]
    later = Q(occurred_at__gt=signal.occurred_at)
    if signal.happening in JOINS:
        later |= Q(occurred_at=signal.occurred_at, happening__in=[str(one) for one in SPLITS])
    newer = InboundMessage.objects.filter(later, happening__in=happenings)
    for number in pair:
        newer = newer.filter(identifiers__kind=number.kind, identifiers__value=number.value)
    return newer.exists()


def _join(organisation: int, kept: Number, other: Number, *, retire: bool = False) -> set[int]:
    """Hold both numbers under one person. Nothing to do where we know neither."""
    ours = _held(organisation, kept)
    theirs = _held(organisation, other)
    if ours is None and theirs is None:
        return set()
    if ours is None or theirs is None:
        missing = other if ours else kept
        person = _person_of(ours, theirs)
        Identifier.objects.create(
            organisation_id=organisation,
            person_id=person,
            kind=str(missing.kind),
            value=missing.value,
            former=retire and missing == other,
            by_feed=True,
        )
        if retire and theirs is not None:
            Identifier.objects.filter(pk=theirs.pk).update(former=True)
        return {person}
    if retire:
        Identifier.objects.filter(pk=theirs.pk).update(former=True)
    if ours.person_id == theirs.person_id:
        return set()
    _repoint(theirs.person_id, ours.person_id)
    return {ours.person_id, theirs.person_id}


def _person_of(ours: Identifier | None, theirs: Identifier | None) -> int:
    return ours.person_id if ours else theirs.person_id if theirs else 0


def _split(organisation: int, kept: Number, other: Number) -> set[int]:
    """Undo a join: what moved goes home; a number that only the join brought is let go."""
    ours, theirs = _held(organisation, kept), _held(organisation, other)
    if ours is None or theirs is None or ours.person_id != theirs.person_id:
        return set()
    home = theirs.home_id or ours.home_id
    _forget_what_feeds_told(ours.person_id)
    if home is not None:
        Identifier.objects.filter(home_id=home).update(person_id=home, home=None, former=False)
        CaseRole.objects.filter(home_id=home).update(person_id=home, home=None)
        return {ours.person_id, home}
    gone, _ = Identifier.objects.filter(pk__in=[ours.pk, theirs.pk], by_feed=True).delete()
    Identifier.objects.filter(pk__in=[ours.pk, theirs.pk]).update(former=False)
    return {ours.person_id} if gone else set()


def _held(organisation: int, number: Number) -> Identifier | None:
    rows = Identifier.objects.filter(organisation_id=organisation, kind=str(number.kind), value=number.value)
    return rows.order_by("claimed", "pk").first()


def _forget_what_feeds_told(person: int) -> None:
    """Dates and sentences are written anew from the kept messages, under whoever they now belong to."""
    KeyDate.objects.filter(person_id=person, message__isnull=False).delete()
    Sentence.objects.filter(person_id=person, message__isnull=False).delete()


def _repoint(source: int, target: int) -> None:
    """Move numbers and offender roles of one person to another, each remembering its home."""
    _forget_what_feeds_told(source)
    Identifier.objects.filter(person_id=source, home__isnull=True).update(home_id=source)
    Identifier.objects.filter(person_id=source).update(person_id=target)
    there = set(CaseRole.objects.filter(person_id=target).values_list("case_id", "role"))
    for role in CaseRole.objects.filter(person_id=source, role__in=("offender", "suspect")):
        if (role.case_id, role.role) not in there:
            role.home_id = role.home_id or source
            role.person_id = target
            role.save(update_fields=["home", "person"])
