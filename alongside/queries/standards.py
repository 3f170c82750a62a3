"""The stricter standards a unit has set for itself."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from alongside.catalogue.owing import Standards, no_standards
from alongside.records.models import LocalStandard as Row
from alongside.rules.clocks import Limit, LocalStandard, Period
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Held:
    """A standard in force: whose, for which rule, how much, and since when."""

    unit_id: int
    unit: Words
    rule: str
    limit: Limit
    since: date


def in_force(units: Collection[int], rule: str = "") -> tuple[Held, ...]:
    """The standards of these units in force now, of one rule or of all. One query."""
    rows = Row.objects.filter(unit_id__in=sorted(units), ends_on__isnull=True).select_related("unit")
    if rule:
        rows = rows.filter(rule=rule)
    return tuple(
        Held(
            row.unit_id,
            Words(row.unit.name_en, row.unit.name_cy),
            row.rule,
            Limit(row.n, Period(row.period)),
            row.starts_on,
        )
        for row in rows.order_by("unit__name_en", "rule")
    )


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
