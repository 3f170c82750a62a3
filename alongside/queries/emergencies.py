"""Emergency access as it is asked for: where a reference leads, whom to tell, and what one has of one's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.records.models import Bar, Case, EmergencyUse, Membership, NamedAccess, Staff
from alongside.rules import standing
from alongside.rules.access import CASE_ROLES, Actor, Role
from alongside.rules.emergency import REPEATED_WITHIN
from alongside.rules.standing import Place, Situation

MOST = 100
Dated = TypeVar("Dated", bound=models.Model)


class Sought(NamedTuple):
    """What a reference leads to for somebody in an emergency: the case, and whether it opens for them."""

    case: Case | None
    opens: bool


class Told(NamedTuple):
    """Somebody to be alerted, and whether the alert may say of which case."""

    staff_id: int
    may_know: bool


@dataclass(frozen=True, slots=True)
class Own:
    """One's own use: nothing in it tells whether there was a case."""

    id: UUID
    at: datetime
    until: datetime
    reason: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Live:
    """Emergency access that one has to a case at this moment."""

    id: UUID
    until: datetime


def sought(reference: str, by: Actor, on: date) -> Sought:
    """One query, whatever there is. Ask within `scope.upkeep`, and show nothing of the answer."""
    case: Any = (
        Case.objects.filter(reference=reference, organisation_id__in=sorted(by.case_organisation_ids))
        .annotate(
            barred=Exists(_lasting(Bar.objects.filter(case=OuterRef("pk"), staff=by.staff_id), on)),
            admitted=Exists(_placed(on, Place.ADMITTED).filter(case=OuterRef("pk"), staff=by.staff_id)),
        )
        .order_by("pk")
        .first()
    )
    if case is None:
        return Sought(None, opens=False)
    would_be = Situation(
        unit_id=case.unit_id,
        organisation_id=case.organisation_id,
        restricted=case.restricted,
        limited=case.limited,
        barred=case.barred,
        places=frozenset({Place.EMERGENCY, Place.ADMITTED} if case.admitted else {Place.EMERGENCY}),
    )
    return Sought(case, opens=standing.known(by, would_be))


def to_tell(case: Case | None, by: Actor, on: date) -> list[Told]:
    """Whom to alert: the case's officer and seniors, as far as they may know of it, and the privacy officers.

    One query, with a case or without. Ask within `scope.upkeep`.
    """
    pk, unit, organisation = (case.pk, case.unit_id, case.organisation_id) if case else (0, 0, 0)
    owner = case.owner_id if case and case.owner_id else 0
    of_team = Q(team__isnull=True) | Q(team_id=case.team_id) if case and case.team_id else Q()
    held = _lasting(Membership.objects.filter(staff=OuterRef("pk")), on)
    placed = NamedAccess.objects.filter(staff=OuterRef("pk"), case=pk)
    rows = (
        Staff.objects.filter(is_active=True)
        .exclude(pk=by.staff_id or 0)
        .annotate(
            leads=Exists(held.filter(of_team, role=str(Role.SENIOR), unit_id=unit)),
            works=Exists(held.filter(role__in=sorted(CASE_ROLES), unit__organisation_id=organisation)),
            watches=Exists(
                held.filter(role=str(Role.PRIVACY_OFFICER), unit__organisation_id__in=sorted(by.case_organisation_ids))
            ),
            barred=Exists(_lasting(Bar.objects.filter(staff=OuterRef("pk"), case=pk), on)),
            listed=Exists(_lasting(placed.filter(place=str(Place.LISTED)), on)),
            admitted=Exists(_lasting(placed.filter(place=str(Place.ADMITTED)), on)),
        )
        .filter(Q(pk=owner) | Q(leads=True) | Q(watches=True))
        .order_by("pk")
        .values_list("pk", "works", "watches", "barred", "listed", "admitted")
    )
    return list(_told(rows, case))


def _told(rows: Iterable[tuple[int, bool, bool, bool, bool, bool]], case: Case | None) -> Iterator[Told]:
    """Whom a case is hidden from learns nothing of it; a privacy officer learns that something was asked for."""
    sealed, limited = (case.restricted, case.limited) if case else (False, False)
    for pk, works, watches, barred, listed, admitted in rows:
        hidden = case is None or barred
        if works and not hidden and (listed or not sealed) and (admitted or not limited):
            yield Told(pk, may_know=True)
        elif watches and not barred:
            yield Told(pk, may_know=not (hidden or sealed or limited))


def own(actor: Actor, now: datetime) -> tuple[Own, ...]:
    """One's own uses of the last while, the newest first. One query."""
    rows = EmergencyUse.objects.filter(staff=actor.staff_id, at__gt=now - REPEATED_WITHIN).order_by("-at", "-pk")[:MOST]
    return tuple(Own(row.public_id, row.at, until(row), row.reason, row.verdict) for row in rows)


def until(use: EmergencyUse) -> datetime:
    """When it ends, or ended."""
    return use.ended_at or use.ends_at


def opened_by(actor: Actor, now: datetime, public_id: UUID) -> Case | None:
    """The case that one's own use opens at this moment; None for every other id, and where there is none. One query.

    Row-level security leaves out a case that is not open to them by now.
    """
    rows = _live(actor, now).filter(public_id=public_id, case__isnull=False).select_related("case")
    use = rows.first()
    return use.case if use else None


def mine(actor: Actor, now: datetime, public_id: UUID) -> Live | None:
    """One's own use that has not ended, whatever it opened. One query."""
    use = _live(actor, now).filter(public_id=public_id).first()
    return Live(use.public_id, use.ends_at) if use else None


def live(case: Case, actor: Actor, now: datetime) -> Live | None:
    """The emergency access one has to this case: the longest. One query."""
    use = _live(actor, now).filter(case=case).order_by("-ends_at").first()
    return Live(use.public_id, use.ends_at) if use else None


def _live(actor: Actor, now: datetime) -> QuerySet[EmergencyUse]:
    return EmergencyUse.objects.filter(staff=actor.staff_id, ended_at__isnull=True, ends_at__gt=now)


def _lasting(rows: QuerySet[Dated], on: date) -> QuerySet[Dated]:
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)


def _placed(on: date, place: Place) -> QuerySet[NamedAccess]:
    return _lasting(NamedAccess.objects.filter(place=str(place)), on)
