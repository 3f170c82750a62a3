"""What was owed on a case and is over: met, waived, dismissed or counted again, with the day it was owed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.catalogue.vocabulary import ENDED
from alongside.queries.duties import title
from alongside.records.models import Case, Duty
from alongside.rules.counting import LONDON
from alongside.rules.words import Words

MOST = 100


@dataclass(frozen=True, slots=True)
class PastDuty:
    """A duty that ended. `late`: it was ended, by being met, after its day or moment."""

    duty: UUID
    title: Words
    state: str
    due_on: date | None
    ended_at: datetime
    by: str
    why: Words | None
    late: bool
    late_why: str


def of(case: Case) -> tuple[PastDuty, ...]:
    """The newest hundred of a case found by `scope.case`, the last to end first. One query."""
    rows = (
        Duty.objects.filter(case=case, ended_at__isnull=False)
        .order_by("-ended_at", "-pk")
        .values_list(
            "public_id",
            "kind",
            "title",
            "state",
            "due_on",
            "due_at",
            "ended_at",
            "ended_by__name",
            "ended_why",
            "late_why",
        )[:MOST]
    )
    return tuple(
        PastDuty(
            duty=public_id,
            title=title(kind, typed),
            state=state,
            due_on=due_on or (due_at.astimezone(LONDON).date() if due_at else None),
            ended_at=ended_at,
            by=by or "",
            why=ENDED.get(why) or (Words(why, why) if why.strip() else None),
            late=state == "met" and _late(due_on, due_at, ended_at),
            late_why=late_why,
        )
        for public_id, kind, typed, state, due_on, due_at, ended_at, by, why, late_why in rows
        if ended_at is not None
    )


def _late(due_on: date | None, due_at: datetime | None, ended_at: datetime) -> bool:
    if due_at is not None:
        return ended_at > due_at
    return due_on is not None and ended_at.astimezone(LONDON).date() > due_on
