"""Possible duplicates of somebody in a hidden case, for who may know of it; else for the privacy officer, unnamed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.queries import scope
from alongside.records.models import Bar, Duplicate, Membership
from alongside.rules.access import Actor, Role


@dataclass(frozen=True, slots=True)
class Possible:
    """Two cases in which one person may stand. A reference is empty where the reader may not know of that case."""

    id: UUID
    found_at: datetime
    reference: str
    other_reference: str


def waiting(actor: Actor, on: date) -> tuple[Possible, ...]:
    """Those nobody has settled, the oldest first. Two queries."""
    rows = list(_for(actor, on).order_by("found_at", "pk").values_list("public_id", "found_at", "case", "other_case"))
    known = dict(
        scope.known(actor, on).filter(pk__in={pk for row in rows for pk in row[2:]}).values_list("pk", "reference")
    )
    return tuple(Possible(id, at, known.get(case, ""), known.get(other, "")) for id, at, case, other in rows)


def row(actor: Actor, on: date, public_id: UUID) -> Duplicate | None:
    """One of them, settled or not, for an action."""
    return _of(actor, on).filter(public_id=public_id).first()


def privacy_officers(found: Duplicate, on: date) -> list[int]:
    """Who watches over its organisation that day, but for those to whom one of the two cases is barred."""
    live = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    barred = Bar.objects.filter(live, case__in=(found.case_id, found.other_case_id), starts_on__lte=on)
    held = Membership.objects.filter(
        live,
        unit__organisation_id=found.organisation_id,
        role=str(Role.PRIVACY_OFFICER),
        staff__is_active=True,
        starts_on__lte=on,
    )
    return sorted(set(held.exclude(staff_id__in=barred.values("staff_id")).values_list("staff_id", flat=True)))


def _for(actor: Actor, on: date) -> QuerySet[Duplicate]:
    return _of(actor, on).filter(settled_at__isnull=True)


def _of(actor: Actor, on: date) -> QuerySet[Duplicate]:
    watched = [m.organisation_id for m in actor.memberships if m.role is Role.PRIVACY_OFFICER]
    opened = scope.opened(actor, on).values("pk")
    barred = scope.barred(actor)
    hidden = Q(case_id__in=barred) | Q(other_case_id__in=barred)
    return Duplicate.objects.filter(Q(other_case__in=opened) | (Q(organisation_id__in=watched) & ~hidden))
