"""One duty or task opened: its day, why that day, where the rule was read, and every time its clock was moved."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.catalogue.law import PROVIDERS, RULES
from alongside.catalogue.vocabulary import ENDED
from alongside.queries.duties import declared_kind, met_by_contact, said, title
from alongside.records.models import Duty
from alongside.rules.clocks import Rule
from alongside.rules.sources import Confidence
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Moved:
    """A pause of the clock (`until_on`) or days added to the limit (`days`), and why."""

    from_on: date
    until_on: date | None
    days: int | None
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class DutyFile:
    """The duty opened. `counted` when a rule gave its day; `owed_by` names another agency that owes it."""

    id: UUID
    title: Words
    state: str
    own: bool
    by_contact: bool
    urgent: bool
    counted: bool
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    because: Words | None
    may_say: Words | None
    verified: bool
    rules: tuple[Rule, ...]
    owed_by: Words | None
    event: UUID | None
    event_state: str
    late_why: str
    ended_at: datetime | None
    ended_by: str
    ended_why: Words | None
    moved: tuple[Moved, ...]


def opened(duty: Duty) -> DutyFile:
    """The duty, found by `scope.duty`. Two queries at most."""
    declared = declared_kind(duty.kind)
    ended_by = duty.ended_by.name if duty.ended_by_id and duty.ended_by else ""
    moved = duty.pauses.order_by("pk").values("from_on", "until_on", "extends_days", "reason", "recorded_by__name")
    return DutyFile(
        id=duty.public_id,
        title=title(duty.kind, duty.title),
        state=duty.state,
        own=duty.kind.startswith("own."),
        by_contact=met_by_contact(duty.kind),
        urgent=duty.urgent,
        counted=bool(duty.because.get("rule")) and duty.due_on is not None,
        due_on=duty.due_on,
        due_at=duty.due_at,
        alarm_on=duty.alarm_on,
        because=said(duty.because),
        may_say=said(duty.may_say),
        verified=not duty.confidence or Confidence(duty.confidence).verified,
        rules=tuple(RULES[rule] for rule in duty.rules if rule in RULES),
        owed_by=PROVIDERS[declared.owed_by] if declared and declared.owed_by else None,
        event=duty.event.public_id if duty.event else None,
        event_state=duty.event.state if duty.event else "",
        late_why=duty.late_why,
        ended_at=duty.ended_at,
        ended_by=ended_by,
        ended_why=ended_words(duty.ended_why),
        moved=tuple(
            Moved(row["from_on"], row["until_on"], row["extends_days"], row["reason"], row["recorded_by__name"])
            for row in moved
        ),
    )


def ended_words(why: str) -> Words | None:
    """Why it ended: the program's own reasons in both languages, an officer's as typed."""
    return ENDED.get(why) or (Words(why, why) if why.strip() else None)
