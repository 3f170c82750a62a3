"""Who carries what in a unit, against the line it set: for who shares out the work.

Counted are the cases whoever asks may work with. A sealed case of somebody else's weighs nothing here: a number that
holds it would tell that it is there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Subquery

from alongside.queries import scope
from alongside.records.duties import LIVE
from alongside.records.models import Cover, LoadLine, Membership, OfficerProfile, Staff
from alongside.rules.access import CASE_ROLES, Actor, Role
from alongside.rules.load import FULL_TIME, Officer, is_new, weigh

__all__ = [
    "Carried",
    "OfficerProfile",  # the web names these two through this door
    "Staff",
    "lines",
    "of",
    "profile",
]

GIVEN_CASES = (Role.VICTIM_CARE_OFFICER, Role.VICTIM_LIAISON_OFFICER)
"""The roles to whom cases are shared out."""
_FIRST = (*GIVEN_CASES, Role.DUTY, Role.SENIOR, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Carried:
    """One officer of the unit: their place in it, and what the rules need to know of what they carry."""

    pk: int
    id: UUID
    role: Role
    officer: Officer
    cases: int
    covers: tuple[str, ...] = ()
    """Whom they stand in for today."""


def of(actor: Actor, unit: int, on: date) -> tuple[Carried, ...]:
    """The officers whose work this person shares out, by name; nobody for who shares out none. Two queries."""
    held = [m for m in actor.memberships if m.unit_id == unit and m.role in (Role.SENIOR, Role.MANAGER)]
    if not held and actor.staff_id is not None:
        return ()
    whole = actor.staff_id is None or any(m.role is Role.MANAGER or m.team_id is None for m in held)
    rows = _members(unit, on, None if whole else [m.team_id for m in held])
    weights, counts = _weights(actor, unit, on)
    names = {row["staff_id"]: row["staff__name"] for row in rows}
    found = {}
    for row in sorted(rows, key=lambda each: _FIRST.index(Role(each["role"]))):
        pk, role = row["staff_id"], Role(row["role"])
        if pk in found or (role not in GIVEN_CASES and not counts[pk]):
            continue
        found[pk] = Carried(
            pk=pk,
            id=row["staff__public_id"],
            role=role,
            officer=_officer(row, role, weights),
            cases=counts[pk],
            covers=tuple(names.get(covered, "") for covered in row["covering"]),
        )
    return tuple(sorted(found.values(), key=lambda one: (one.officer.name, one.pk)))


def _officer(row: dict[str, Any], role: Role, weights: dict[int, int]) -> Officer:
    hours = row["staff__profile__hours"]
    return Officer(
        key=str(row["staff__public_id"]),
        name=row["staff__name"],
        hours=FULL_TIME if hours is None else float(hours),
        line=row["line"],
        languages=frozenset(row["staff__profile__languages"] or ()),
        specialisms=frozenset(row["staff__profile__specialisms"] or ()),
        weight=weights[row["staff_id"]],
        covered=sum(weights[covered] for covered in row["covering"]),
        away=row["away"],
        suggestable=role in GIVEN_CASES,
    )


def _members(unit: int, on: date, teams: list[int | None] | None) -> list[dict[str, Any]]:
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    live = Cover.objects.filter(ended_at__isnull=True, starts_on__lte=on, ends_on__gte=on)
    members = Membership.objects.filter(
        lasts, unit_id=unit, starts_on__lte=on, role__in=sorted(CASE_ROLES), staff__is_active=True
    )
    if teams is not None:
        members = members.filter(Q(team_id__isnull=True) | Q(team_id__in=teams))
    return list(
        members.annotate(
            line=Subquery(LoadLine.objects.filter(unit=unit, role=OuterRef("role")).values("points")[:1]),
            away=Exists(live.filter(officer=OuterRef("staff"))),
            covering=ArraySubquery(live.filter(cover=OuterRef("staff")).values("officer")),
        ).values(
            *("staff_id", "staff__public_id", "staff__name", "role", "line", "away", "covering"),
            *("staff__profile__hours", "staff__profile__languages", "staff__profile__specialisms"),
        )
    )


def _weights(actor: Actor, unit: int, on: date) -> tuple[dict[int, int], dict[int, int]]:
    """Points and open cases of each officer. One query."""
    late = Q(duties__state__in=LIVE, duties__due_on__lt=on, duties__unit_id=unit)
    rows = (
        scope.cases(actor, on)
        .filter(unit_id=unit, closed_on__isnull=True, owner__isnull=False)
        .annotate(late_duty=FilteredRelation("duties", condition=late))
        .values_list("owner_id", "risk", "enhanced", "opened_on", "pk")
        .annotate(late=Count("late_duty"))
    )
    weights: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    for owner, risk, enhanced, opened_on, _pk, many in rows:
        weights[owner] += weigh(risk, enhanced=enhanced, new=is_new(opened_on, on), late=many)
        counts[owner] += 1
    return weights, counts


def lines(units: Iterable[int]) -> dict[tuple[int, str], int]:
    """The line of each unit and role where it set one. One query."""
    rows = LoadLine.objects.filter(unit__in=sorted(units)).values_list("unit_id", "role", "points")
    return {(unit, role): points for unit, role, points in rows}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a manager said of an officer, or what counts where nobody did."""

    staff: Staff
    hours: Decimal
    languages: tuple[str, ...]
    specialisms: tuple[str, ...]


def profile(actor: Actor, on: date, public_id: UUID) -> Profile | None:
    """Somebody who works in a unit this person manages, or None. One query."""
    managed = [m.unit_id for m in actor.memberships if m.role is Role.MANAGER]
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        staff=OuterRef("pk"),
        unit__in=managed,
        starts_on__lte=on,
        role__in=sorted(CASE_ROLES),
    )
    staff = Staff.objects.filter(Exists(held), public_id=public_id).select_related("profile").first()
    if staff is None:
        return None
    said = getattr(staff, "profile", None)
    if said is None:
        return Profile(staff, Decimal(int(FULL_TIME)), (), ())
    return Profile(staff, said.hours, tuple(said.languages), tuple(said.specialisms))
