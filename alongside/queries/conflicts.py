"""Declared conflicts: one's own; and, for a privacy officer and a senior, those of others."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from alongside.queries import scope
from alongside.records.models import Bar, Case, Conflict, ConflictMatch, Membership
from alongside.rules.access import CASE_ROLES, Actor, Role

__all__ = [
    "ASKED_AGAIN",
    "Conflict",  # the web names this through this door
    "Met",
    "met",
    "mine",
    "one_of_mine",
    "others",
    "readable",
    "to_confirm",
    "watched",
]

ASKED_AGAIN = timedelta(days=365)
"""After so long a declarer is asked whether it is still so."""
MOST = 500


@dataclass(frozen=True, slots=True)
class Met:
    """A case in which a declaration was met. `reference` is empty for a sealed one; `bars` today, or no more."""

    id: UUID
    reference: str
    match: str
    reasons: tuple[str, ...]
    found_on: date
    settled_at: datetime | None
    bars: bool


def mine(actor: Actor) -> tuple[Conflict, ...]:
    """What this person declares, the newest first; what has ended is not among it. One query."""
    return tuple(Conflict.objects.filter(staff=actor.staff_id, ended_at__isnull=True).order_by("-declared_at", "-pk"))


def one_of_mine(actor: Actor, public_id: UUID) -> Conflict | None:
    """One live declaration of this person's own. One query."""
    return Conflict.objects.filter(staff=actor.staff_id, ended_at__isnull=True, public_id=public_id).first()


def to_confirm(actor: Actor, now: datetime) -> int:
    """How many of one's own declarations are older than a year, unconfirmed. One query."""
    old = Conflict.objects.filter(staff=actor.staff_id, ended_at__isnull=True, end_asked_at__isnull=True)
    return old.filter(confirmed_at__lt=now - ASKED_AGAIN).count()


def watched(actor: Actor) -> QuerySet[Conflict]:
    """The declarations of others in the organisations this privacy officer watches."""
    watching = [held.organisation_id for held in actor.memberships if held.role is Role.PRIVACY_OFFICER]
    works = Membership.objects.filter(staff=OuterRef("staff"), unit__organisation__in=watching)
    return Conflict.objects.filter(Exists(works)).exclude(staff=actor.staff_id)


def readable(actor: Actor, on: date) -> QuerySet[Conflict]:
    """The declarations of others that this person reads: as privacy officer, or as the senior of an officer."""
    seniors = [held for held in actor.memberships if held.role is Role.SENIOR]
    led = Membership.objects.filter(
        Q(unit__in=[held.unit_id for held in seniors if held.team_id is None])
        | Q(unit__in=[held.unit_id for held in seniors], team__isnull=True)
        | Q(team__in=[held.team_id for held in seniors if held.team_id is not None]),
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        staff=OuterRef("staff"),
        starts_on__lte=on,
        role__in=sorted(CASE_ROLES - {Role.SENIOR, Role.MANAGER}),
    )
    of_privacy = watched(actor).values("pk")
    return Conflict.objects.filter(Q(pk__in=of_privacy) | Q(Exists(led))).exclude(staff=actor.staff_id)


def others(actor: Actor, on: date) -> tuple[Conflict, ...]:
    """The live declarations of others that this person reads; those that ask to be ended, or doubt, come first."""
    doubt = Count("matches", filter=Q(matches__match="possible", matches__settled_at__isnull=True))
    rows = readable(actor, on).filter(ended_at__isnull=True).select_related("staff").annotate(doubtful=doubt)
    return tuple(rows.order_by("end_asked_at", "-doubtful", "staff__name", "pk")[:MOST])


def met(conflict: Conflict, actor: Actor, on: date) -> tuple[Met, ...]:
    """Where a declaration was met, for a privacy officer: references, and nothing else of any case."""
    matches = ConflictMatch.objects.filter(conflict=conflict).exclude(case_id__in=scope.barred(actor))
    rows = list(matches.order_by("settled_at", "found_on", "pk")[:MOST])
    with scope.upkeep():
        cases = {row.case_id for row in rows}
        references = dict(Case.objects.filter(pk__in=cases, restricted=False).values_list("pk", "reference"))
        live = Bar.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on, why="conflict")
        barred = set(live.filter(staff=conflict.staff_id, case__in=cases).values_list("case_id", flat=True))
    return tuple(
        Met(
            id=row.public_id,
            reference=references.get(row.case_id, ""),
            match=row.match,
            reasons=tuple(row.reasons),
            found_on=row.found_on,
            settled_at=row.settled_at,
            bars=row.case_id in barred,
        )
        for row in rows
    )
