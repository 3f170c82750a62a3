"""The facts that decide what comes first, read in bulk: Today and the caseload rank by the same ones."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.catalogue.vocabulary import REACHED
from alongside.gateways.holidays import england_and_wales
from alongside.queries.duties import declared_kind
from alongside.records.models import Contact
from alongside.rules.counting import LONDON
from alongside.rules.priority import DutyFacts, Place, place

MOST_CONTACTS = 2_000


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries on a case since somebody was last reached, and whether another person answers a number still in use."""

    n: int = 0
    someone_else: bool = False


NONE = Tries()


def tries(cases: Collection[int]) -> Mapping[int, Tries]:
    """The tries on each of these cases. One query; none for no cases.

    A contact by another way does not undo that somebody else answered: it stands until the person was reached by that
    same way, or was asked about it again, or until it is no longer theirs.
    """
    if not cases:
        return {}
    rows = (
        Contact.objects.filter(case_id__in=cases, direction="out")
        .order_by("-made_at")
        .values_list(*_OF_TRY)[:MOST_CONTACTS]
    )
    tried: Counter[int] = Counter()
    reached: set[int] = set()
    reached_by: set[tuple[int, int | None]] = set()
    someone_else: set[int] = set()
    for case, outcome, answered_by, recorded_at, channel, safety, said_at, ended_at, doubted_on in rows:
        other = answered_by == "someone_else"
        if outcome in REACHED and not other:
            reached.add(case)
            reached_by.add((case, channel))
            continue
        if case not in reached:
            tried[case] += 1
        if not other or (case, channel) in reached_by:
            continue
        if channel is None:
            doubted = case not in reached
        else:
            asked_since = safety != "unsafe" and doubted_on is None and (safety == "safe" or said_at > recorded_at)
            doubted = ended_at is None and not asked_since
        if doubted:
            someone_else.add(case)
    return {case: Tries(tried[case], case in someone_else) for case in {*tried, *someone_else}}


_OF_TRY = (
    "case_id",
    "outcome",
    "answered_by",
    "recorded_at",
    "channel_id",
    "channel__safety",
    "channel__recorded_at",
    "channel__ended_at",
    "channel__doubted_on",
)


def facts(
    row: Mapping[str, Any],
    tried: Mapping[int, Tries],
    *,
    risk: str,
    enhanced: bool,
    last_contact_on: date | None,
    hearing_on: date | None,
    risk_on: date | None = None,
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
        risk_on=risk_on,
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
        risk_on=row["case__risk_on"],
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
FACTS = (*OF_DUTY, "case__risk", "case__risk_on", "case__enhanced", "case__last_contact_on", "event__facts")


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


def in_order(rows: Sequence[Mapping[str, Any]], now: datetime, on: date) -> list[tuple[Place, Mapping[str, Any]]]:
    """Duties read with the columns `FACTS`, each with its place, the most pressing first. One query at most."""
    tried = tries({row["case_id"] for row in rows if row["state"] == "attempted"})
    calendar = england_and_wales()
    placed = ((place(facts_with_case(row, tried), on, calendar, now=now), row) for row in rows)
    return sorted(placed, key=lambda one: one[0].rank)
