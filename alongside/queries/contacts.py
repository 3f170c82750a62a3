"""Contacts made and tried on a case, newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from alongside.records.models import Case, Contact

MOST = 20


@dataclass(frozen=True, slots=True)
class Made:
    """One contact or try, by the codes of the vocabulary. `person` is whom it was with."""

    at: datetime
    by: str
    direction: str
    way: str
    person: str
    answered_by: str
    outcome: str
    said: str
    concern: str
    overridden: str
    next_on: date | None


def recent(case: Case) -> tuple[Made, ...]:
    """The newest twenty of a case found by `scope.case`. One query."""
    rows = Contact.objects.filter(case=case).order_by("-made_at", "-pk")
    return tuple(
        Made(at, by, direction, way, person or "", answered, outcome, said, concern, why, next_on)
        for at, by, direction, way, person, next_on, answered, outcome, said, concern, why in rows.values_list(
            "made_at",
            "made_by__name",
            "direction",
            "way",
            "person__name",
            "next_contact_on",
            "answered_by",
            "outcome",
            "said",
            "concern",
            "override_why",
        )[:MOST]
    )
