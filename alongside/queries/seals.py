"""Who is on the list of a sealed case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.queries import scope
from alongside.records.models import Case, NamedAccess, Staff
from alongside.rules.standing import Place

__all__ = [
    "Listed",
    "listed",
    "one",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list, since when and (where it has a last day) until when."""

    person: UUID
    staff_id: int
    name: str
    since: date
    until: date | None


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


def _live(case: Case, on: date) -> QuerySet[NamedAccess]:
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return NamedAccess.objects.filter(lasts, case=case, place=str(Place.LISTED))
