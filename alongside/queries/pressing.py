"""The facts that decide what comes first, read in bulk: Today and the caseload rank by the same ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.catalogue.vocabulary import REACHED
from alongside.queries.duties import declared_kind
from alongside.records.models import Contact
from alongside.rules.counting import LONDON
from alongside.rules.priority import DutyFacts

MOST_CONTACTS = 2_000


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries on a case since somebody was last reached, and whether the last of them reached another person."""

    n: int = 0
    someone_else: bool = False


NONE = Tries()


def tries(cases: Collection[int]) -> Mapping[int, Tries]:
    """The tries on each of these cases. One query; none for no cases."""
    if not cases:
        return {}
    rows = (
        Contact.objects.filter(case_id__in=cases, direction="out")
        .order_by("-made_at")
        .values_list("case_id", "outcome", "answered_by")[:MOST_CONTACTS]
    )
    found: dict[int, Tries] = {}
    reached: set[int] = set()
    for case, outcome, answered_by in rows:
        if outcome in REACHED:
            reached.add(case)
        elif case not in reached:
            before = found.get(case)
            other = before.someone_else if before else answered_by == "someone_else"
            found[case] = Tries((before.n if before else 0) + 1, other)
    return found


def facts(
    row: Mapping[str, Any],
    tried: Mapping[int, Tries],
    *,
    risk: str,
    enhanced: bool,
    last_contact_on: date | None,
    hearing_on: date | None,
) -> DutyFacts:
    """What the order needs of a duty read with the columns `OF_DUTY`, and of its case."""
    tries = tried.get(row["case_id"], NONE)
    kind = declared_kind(row["kind"])
    return DutyFacts(
        key=str(row["public_id"]),
        state=row["state"],
        arose_on=_day(row["arose_at"]),
        due_on=row["due_on"],
        due_at=row["due_at"],
        alarm_on=row["alarm_on"],
        urgent=row["urgent"],
        risk=risk,
        enhanced=enhanced,
        last_contact_on=last_contact_on,
        hearing_on=hearing_on,
        attempts=tries.n,
        someone_else_answered=tries.someone_else,
        watched=kind is not None and bool(kind.owed_by),
    )


def facts_with_case(row: Mapping[str, Any], tried: Mapping[int, Tries]) -> DutyFacts:
    """The same of a duty read with its case and event: the columns `FACTS`."""
    return facts(
        row,
        tried,
        risk=row["case__risk"],
        enhanced=row["case__enhanced"],
        last_contact_on=row["case__last_contact_on"],
        hearing_on=hearing(row["event__facts"]),
    )


OF_DUTY = (
    "case_id",
    "public_id",
    "kind",
    "state",
    "arose_at",
    "due_on",
    "due_at",
    "alarm_on",
    "urgent",
)
FACTS = (*OF_DUTY, "case__risk", "case__enhanced", "case__last_contact_on", "event__facts")


def late(row: Mapping[str, Any], now: datetime, on: date) -> bool:
    """Whether its moment, its day or, for want of one, its alarm has passed."""
    if row["due_at"] is not None:
        return bool(row["due_at"] < now)
    due = row["due_on"] or row["alarm_on"]
    return due is not None and due < on


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def hearing(facts: Mapping[str, Any] | None) -> date | None:
    """The hearing that an event's facts tell of."""
    day = (facts or {}).get("anchors", {}).get("hearing_on")
    return date.fromisoformat(day) if day else None
