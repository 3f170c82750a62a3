"""Who is on the list of a sealed case, and what waits for a second person's decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.queries import scope
from alongside.records.models import Case, FourEyes, NamedAccess, Staff
from alongside.rules.standing import Place

__all__ = [
    "Asked",
    "FourEyes",  # the web names it through this door
    "Listed",
    "asked",
    "listed",
    "one",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, since when and (where it has a last day) until when."""

    person: UUID
    staff_id: int
    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for that waits for another's decision."""

    id: UUID
    asked_by_id: int
    asked_by: str
    asked_at: datetime
    why: str
    said: str


def listed(case: Case, on: date) -> tuple[Listed, ...]:
    """The list of a case found by `scope.case` and opened by whoever asks. One query and the change of who asks.

    Nobody may read others' places by themselves; whoever opens the sealed case is told who else does.
    """
    with scope.upkeep():
        rows = _live(case, on).select_related("staff").order_by("staff__name", "pk")
        return tuple(
            Listed(row.staff.public_id, row.staff_id, row.staff.name, row.starts_on, row.ends_on) for row in rows
        )


def one(case: Case, on: date, person: UUID) -> Staff | None:
    """Somebody on the list, for an action; None for who is not."""
    with scope.upkeep():
        found = _live(case, on).filter(staff__public_id=person).select_related("staff").first()
        return found.staff if found else None


def asked(case: Case, what: str, **about: object) -> FourEyes | None:
    """What waits, as a row for an action."""
    rows = FourEyes.objects.filter(case=case, what=what, decided_at__isnull=True, **about)
    found = rows.select_related("asked_by").first()
    if found is not None:
        found.case = case
    return found


def waiting(case: Case, what: str, **about: object) -> Asked | None:
    """The same, to be shown. One query."""
    row = asked(case, what, **about)
    if row is None:
        return None
    return Asked(row.public_id, row.asked_by_id, row.asked_by.name, row.asked_at, row.why, row.said)


def _live(case: Case, on: date) -> QuerySet[NamedAccess]:
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return NamedAccess.objects.filter(lasts, case=case, place=str(Place.LISTED))
