"""Who is on duty for a unit, who comes next, and what was left for the day team."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from alongside.records.models import HandOver, Membership, Shift, Staff
from alongside.rules.access import Actor, Role

__all__ = ["HandOver", "Shift"]

ON_DUTY = (Role.DUTY, Role.SENIOR, Role.MANAGER)
"""Who sees what is urgent in a whole unit, and so may be on duty for it."""
SHOWN = timedelta(days=28)
MOST = 100


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A shift: who, when, and how they are rung."""

    id: UUID
    unit: int
    staff_id: int
    name: str
    number: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A hand-over. `read_by` is empty while nobody of the day team has said that they read it."""

    id: UUID
    text: str
    by: str
    at: datetime
    read_by: str


def shifts(units: Collection[int], now: datetime) -> tuple[OnDuty, ...]:
    """The shifts of these units that run now or in the next four weeks, in order. One query."""
    rows = Shift.objects.filter(
        unit_id__in=list(units), ended_at__isnull=True, ends_at__gt=now, starts_at__lt=now + SHOWN
    )
    return tuple(
        OnDuty(row.public_id, row.unit_id, row.staff_id, row.staff.name, row.number, row.starts_at, row.ends_at)
        for row in rows.select_related("staff").order_by("starts_at", "pk")[:MOST]
    )


def candidates(unit: int, today: date) -> tuple[Staff, ...]:
    """Who may be on duty for a unit, by name. One query."""
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), staff=OuterRef("pk"), unit_id=unit, role__in=sorted(ON_DUTY)
    )
    return tuple(Staff.objects.filter(Exists(held), is_active=True).order_by("name", "pk"))


def shift(actor: Actor, public_id: UUID) -> Shift | None:
    """A shift of a unit that this person manages, for an action. One query."""
    units = [held.unit_id for held in actor.memberships if held.role is Role.MANAGER]
    return (
        Shift.objects.filter(unit_id__in=units, public_id=public_id, ended_at__isnull=True)
        .select_related("staff")
        .first()
    )


def notes(unit: int, since: datetime) -> tuple[Note, ...]:
    """What was handed over and not read, and what was written since a moment; the newest first. One query."""
    rows = HandOver.objects.filter(Q(read_at__isnull=True) | Q(written_at__gte=since), unit_id=unit)
    return tuple(
        Note(row.public_id, row.text, row.written_by.name, row.written_at, row.read_by.name if row.read_by else "")
        for row in rows.select_related("written_by", "read_by").order_by("-written_at")[:MOST]
    )


def note(actor: Actor, public_id: UUID) -> HandOver | None:
    """A hand-over of one of this person's units, for an action. One query."""
    return HandOver.objects.filter(unit_id__in=actor.unit_ids, public_id=public_id).select_related("written_by").first()
