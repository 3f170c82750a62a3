"""The units whose cases a person may open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from alongside.records.models import Membership, Staff, Unit
from alongside.rules.access import CASE_ROLES, Actor, Role
from alongside.rules.words import Words

__all__ = [
    "Place",
    "Staff",  # the web names these two through this door
    "Unit",
    "colleagues",
    "of",
    "run_by",
    "workplace",
    "works_own_cases",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the person's. `whole`: they look after the whole unit's work, not only their own."""

    id: int
    slug: str
    words: Words
    whole: bool


def of(actor: Actor) -> list[Place]:
    """The person's units, in the order of their names. One query."""
    rows = Unit.objects.filter(pk__in=actor.unit_ids).order_by("name_en", "pk")
    return [
        Place(
            id=pk,
            slug=slug,
            words=Words(en, cy),
            whole=actor.holds(Role.SENIOR, Role.DUTY, Role.MANAGER, unit_id=pk),
        )
        for pk, slug, en, cy in rows.values_list("pk", "slug", "name_en", "name_cy")
    ]


def works_own_cases(actor: Actor) -> bool:
    """Whether cases are given to this person to work."""
    return actor.holds(Role.VICTIM_CARE_OFFICER, Role.VICTIM_LIAISON_OFFICER)


def colleagues(actor: Actor, on: date, unit: int) -> tuple[Staff, ...]:
    """Who works cases in this unit on that day, by name; nobody for who does not. One query."""
    if unit not in actor.unit_ids:
        return ()
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        staff=OuterRef("pk"),
        unit_id=unit,
        starts_on__lte=on,
        role__in=sorted(CASE_ROLES),
    )
    return tuple(Staff.objects.filter(Exists(held), is_active=True).order_by("name", "pk"))


def run_by(actor: Actor) -> tuple[Unit, ...]:
    """The units this person manages, as rows for an action. One query."""
    managed = [held.unit_id for held in actor.memberships if held.role is Role.MANAGER]
    return tuple(Unit.objects.filter(pk__in=managed).order_by("name_en", "pk"))


def workplace(actor: Actor, pk: int) -> Unit | None:
    """One of the units whose cases this person may open, as a row for an action. One query."""
    return Unit.objects.filter(pk=pk, pk__in=actor.unit_ids).select_related("organisation").first()
