"""Who works on a case beside its officer, and who stands in for the officer today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.queries import scope
from alongside.records.models import Case, Cover, NamedAccess, Staff
from alongside.rules.standing import Place


@dataclass(frozen=True, slots=True)
class CoWorker:
    """Somebody with a place on the case in their own name. `until` is None where it has no last day."""

    person: UUID
    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Workers:
    """The case's officer ("" for nobody yet), who covers for them until when, and its co-workers by name."""

    owner: str
    cover: str
    cover_until: date | None
    co_workers: tuple[CoWorker, ...]


def of(case: Case, on: date) -> Workers:
    """Of a case found by `scope.case` and opened by whoever asks. Two queries and the change of who asks.

    Nobody may read others' places by themselves: a list of names tells who may not know. Of who works on a case that
    is open before one, the program tells the names.
    """
    cover = None
    if case.owner_id is not None:
        live = Cover.objects.filter(officer=case.owner_id, ended_at__isnull=True, starts_on__lte=on, ends_on__gte=on)
        cover = live.values_list("cover__name", "ends_on").first()
    with scope.upkeep():
        rows = list(_live(case, on).values_list("staff__public_id", "staff__name", "starts_on", "ends_on"))
    return Workers(
        owner=case.owner.name if case.owner else "",
        cover=cover[0] if cover else "",
        cover_until=cover[1] if cover else None,
        co_workers=tuple(CoWorker(*row) for row in rows),
    )


def one(case: Case, on: date, person: UUID) -> Staff | None:
    """A co-worker of the case, for an action; None for who is none."""
    with scope.upkeep():
        return Staff.objects.filter(
            public_id=person, pk__in=list(_live(case, on).values_list("staff", flat=True))
        ).first()


def _live(case: Case, on: date) -> QuerySet[NamedAccess]:
    return NamedAccess.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), case=case, place=str(Place.CO_WORKER)
    ).order_by("staff__name", "pk")
