"""What an organisation's desk has not heard: a feed that fell silent, a sentence that qualifies and has no case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from alongside.queries import keyed
from alongside.queries.feeds import is_silent
from alongside.records.models import DeskSnooze, EligibleStub, Source
from alongside.rules import radar as rules
from alongside.rules.access import Actor, Role
from alongside.rules.words import Words

MOST = 100


@dataclass(frozen=True, slots=True)
class Silent:
    """A feed that has said nothing for too long."""

    slug: str
    name: str
    why: Words
    until_on: date | None
    """It sleeps until the end of this day."""
    asleep_because: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A sentence with no case. `id` is made from the row for addresses: the number in it is somebody's."""

    id: UUID
    number: str
    offence: str
    why: Words
    until_on: date | None
    asleep_because: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Both, those that sleep among them."""

    silent: tuple[Silent, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    more: bool = False


def desk(actor: Actor, now: datetime, today: date) -> Desk:
    """For who works the desk; for everybody else empty. Two queries, or none."""
    if not works(actor):
        return Desk()
    feeds = _with_sleep(_sources(actor), actor, today, "source")
    stubs = list(_with_sleep(_stubs(actor), actor, today, "stub").order_by("heard_at", "pk")[: MOST + 1])
    return Desk(
        tuple(
            Silent(
                source.slug,
                source.name,
                rules.why_source(source.last_heard_at.date() if source.last_heard_at else None),
                source.sleeps_until,
                source.sleeps_because or "",
            )
            for source in feeds
            if is_silent(source, now)
        ),
        tuple(
            Unlinked(
                id_of(stub),
                stub.value,
                stub.offence_code,
                rules.why_no_case(stub.passed_on, stub.heard_at.date()),
                stub.sleeps_until,
                stub.sleeps_because or "",
            )
            for stub in stubs[:MOST]
        ),
        len(stubs) > MOST,
    )


def works(actor: Actor) -> bool:
    """Whether this person looks after what is of no case yet."""
    return actor.holds(Role.SENIOR, Role.DUTY, Role.MANAGER)


def _sources(actor: Actor) -> QuerySet[Source]:
    """The active feeds of their organisation, and the shared ones; what was stopped is known to be."""
    theirs = Q(organisation_id__in=actor.case_organisation_ids) | Q(organisation__isnull=True)
    return Source.objects.filter(theirs, active=True, quarantined_at__isnull=True).order_by("slug")


def unlinked(actor: Actor, public: UUID) -> EligibleStub | None:
    """The sentence with that id, as far as the desk sees it. One query."""
    return next((stub for stub in _stubs(actor).order_by("pk") if id_of(stub) == public), None)


def id_of(stub: EligibleStub) -> UUID:
    """What a sentence is called in addresses: keyed, so that it says neither whose it is nor how many there are."""
    return UUID(bytes=keyed.digest("stub", str(stub.pk))[:16])


def _stubs(actor: Actor) -> QuerySet[EligibleStub]:
    theirs = Q(organisation_id__in=actor.case_organisation_ids) | Q(organisation__isnull=True)
    return EligibleStub.objects.filter(theirs, linked_at__isnull=True)


def _with_sleep(rows: QuerySet[Any], actor: Actor, today: date, of: str) -> QuerySet[Any]:
    """Each with until when it sleeps, and why."""
    here = {of: OuterRef("pk"), "organisation_id__in": actor.case_organisation_ids}
    sleeps = DeskSnooze.objects.filter(ended_at__isnull=True, until_on__gte=today, **here).order_by("-until_on", "pk")
    known: QuerySet[Any] = rows.annotate(
        sleeps_until=Subquery(sleeps.values("until_on")[:1]), sleeps_because=Subquery(sleeps.values("why")[:1])
    )
    return known
