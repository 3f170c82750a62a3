"""The stricter standards a unit has set for itself."""

from collections.abc import Callable, Collection

from alongside.catalogue.owing import Standards, no_standards
from alongside.records.models import LocalStandard as Row
from alongside.rules.clocks import Limit, LocalStandard, Period
from alongside.rules.words import Words


def standards_of(units: Collection[int]) -> Callable[[int], Standards]:
    """For each unit, its standard for a rule id where it has one. One query."""
    found: dict[tuple[int, str], LocalStandard] = {}
    rows = Row.objects.filter(unit_id__in=units, ends_on__isnull=True).select_related("unit").order_by("starts_on")
    for row in rows:
        found[(row.unit_id, row.rule)] = LocalStandard(
            limit=Limit(row.n, Period(row.period)), owner=Words(row.unit.name_en, row.unit.name_cy)
        )

    def of(unit: int) -> Standards:
        return (lambda rule: found.get((unit, rule))) if found else no_standards

    return of
