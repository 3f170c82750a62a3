"""What was last heard of the accused: in custody, out of it, at large. Never a place."""

from dataclasses import dataclass
from datetime import datetime

from alongside.catalogue.services import event_kind
from alongside.records.models import Case, Event
from alongside.records.prepared import Blank, Prepared
from alongside.rules.words import Words

PASSING = (
    "custody.moved",
    "custody.at_court",
    "custody.out_and_back",
    "custody.late_return",
    "custody.release_not_confirmed",
    "custody.reception_not_confirmed",
)
"""Events that leave the person where they were."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The newest word. `unchecked`: a feed proposed it and nobody has decided yet whether it is so."""

    words: Words
    at: datetime
    unchecked: bool
    urgent: bool


_LAST = Prepared(
    lambda: (
        Event.objects.filter(case=Blank("case"), kind__startswith="custody.", state__in=("confirmed", "proposed"))
        .exclude(kind__in=PASSING)
        .order_by("-occurred_at", "-pk")
        .values_list("kind", "occurred_at", "state")[:1]
    )
)


def last_heard(case: Case) -> Heard | None:
    """The newest event of custody on a case found by `scope.case`, or None. One query."""
    found = _LAST.one(case=case.pk)
    if found is None:
        return None
    slug, at, state = found
    try:
        kind = event_kind(slug)
    except KeyError:  # a kind that is no longer declared
        return None
    return Heard(kind.words, at, state == "proposed", kind.urgent)
