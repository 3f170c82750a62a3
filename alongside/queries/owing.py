"""What would be owed if something were recorded: the duties with their days, before anything is saved."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from alongside.catalogue.happenings import Happening
from alongside.catalogue.owing import Owed, owed
from alongside.catalogue.services import duties_on, kinds_for
from alongside.gateways.holidays import england_and_wales
from alongside.queries.standards import standards_of
from alongside.records.models import Case


@cache
def asked(service: str, event: str) -> tuple[str, ...]:
    """The days of `kinds.ANCHORS` that the duties of this event count from: what a form must ask for. No query."""
    found = (kind.anchor for kind in duties_on(service, event) if kind.anchor)
    return tuple(dict.fromkeys(found))


def asked_of_a_referral(service: str) -> tuple[str, ...]:
    """The days that the duties of a referral count from in this service. No query."""
    return tuple(day for kind in kinds_for(service, Happening.REFERRAL_RECEIVED) for day in asked(service, kind.slug))


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
