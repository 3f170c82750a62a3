"""What would be owed if something were recorded: the duties with their days, before anything is saved."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from alongside.catalogue.owing import Owed, owed
from alongside.catalogue.services import duties_on
from alongside.gateways.holidays import england_and_wales
from alongside.queries.standards import standards_of
from alongside.records.models import Case


@cache
def asked(service: str, event: str) -> tuple[str, ...]:
    """The days of `kinds.ANCHORS` that the duties of this event count from: what a form must ask for. No query."""
    found = (kind.anchor for kind in duties_on(service, event) if kind.anchor)
    return tuple(dict.fromkeys(found))


def would_follow(case: Case, event: str, occurred_at: datetime, anchors: Mapping[str, date]) -> tuple[Owed, ...]:
    """The duties that recording this event would bring. At most one query."""
    kinds = duties_on(case.unit.service, event)
    if not kinds:
        return ()
    standards = standards_of([case.unit_id])(case.unit_id)
    return tuple(
        owed(
            kind,
            occurred_at,
            anchors,
            enhanced=case.enhanced,
            calendar=england_and_wales(),
            standards=standards,
        )
        for kind in kinds
    )
