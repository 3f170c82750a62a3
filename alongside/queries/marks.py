"""Departures from the order: what stands on a case, and how often somebody departed; of nobody in particular."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from alongside.queries import scope
from alongside.records.models import Case, OrderMark
from alongside.rules.access import Actor

COUNTED_DAYS = 28


@dataclass(frozen=True, slots=True)
class Standing:
    """A mark that stands on a case."""

    kind: str
    why: str
    by: str
    made_at: datetime
    until_on: date


def standing(case: Case, on: date) -> Standing | None:
    """The mark of a case that the acting person works with. One query."""
    rows = OrderMark.objects.filter(case=case, ended_at__isnull=True, until_on__gte=on).select_related("made_by")
    row = rows.first()
    if row is None:
        return None
    return Standing(row.kind, row.why, row.made_by.name if row.made_by else "", row.made_at, row.until_on)


def counts(actor: Actor, on: date, unit: int) -> Mapping[str, int]:
    """How many marks of each kind were made in the last days, on cases this person may share out. One query."""
    since = on - timedelta(days=COUNTED_DAYS)
    rows = (
        OrderMark.objects.filter(case__in=scope.cases(actor, on).filter(unit_id=unit), made_at__date__gte=since)
        .values("kind")
        .annotate(many=Count("pk"))
        .order_by("kind")
    )
    return {row["kind"]: row["many"] for row in rows}
