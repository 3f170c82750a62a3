"""Today: what is due, late, proposed and unanswered, in an order that says why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from alongside.catalogue.services import event_kind
from alongside.queries import pressing, scope
from alongside.queries.duties import met_by_contact, title
from alongside.records.duties import LIVE
from alongside.records.models import Duty, Event
from alongside.records.prepared import Blank, Prepared, among
from alongside.rules.access import Actor, Role
from alongside.rules.priority import SECTIONS, SOON, Section
from alongside.rules.words import Words

MOST = 150
"""Rows read of each sort (urgent, dated, without a day, waiting for later); beyond that Today says there is more."""
WAITING = ("proposed", "attempted")


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in the diary. `event` is the proposed event to decide on, where there is one."""

    duty: UUID
    case: UUID
    reference: str
    name: str
    title: Words
    state: str
    reason: Words
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    late: bool
    urgent: bool
    risk: str
    enhanced: bool
    owner: str
    event: UUID | None
    event_words: Words | None
    by_contact: bool
    """Telling the person is what this asks for."""
    opened: bool
    """Whether the reader opens the case; a manager who looks after its work alone does not."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its rows in order."""

    section: Section
    words: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """One person's day, or a unit's. `more`: there is more than is shown."""

    on: date
    unit: int | None
    parts: tuple[Part, ...]
    more: bool

    @property
    def count(self) -> int:
        """Rows shown in all."""
        return sum(len(part.rows) for part in self.parts)


def today(actor: Actor, now: datetime, on: date, *, unit: int | None = None, covered: int | None = None) -> Today:
    """The diary of `actor` on that day; with `unit`, of the whole unit, for those who may see it; with `covered`, of
    the officer whom they cover. Else their own.

    Four queries, whatever the data, and one more for a manager. The walks read duties alone, and what stands about each
    on its case and event is read after: planning one statement over five tables with their row rules, four times over,
    cost ten times more.
    """
    if unit is not None and not may_see_unit(actor, unit):
        unit = None
    week = on + timedelta(days=SOON.days)
    if unit is not None:
        read = _OF_UNIT.ask(unit=unit, week=week)
    else:
        read = _OWN.ask(officer=whose_own(actor, covered), week=week)
    more = max(Counter(row["walk"] for row in read).values(), default=0) > MOST
    rows = _with_case_and_event(read, actor, on)
    found: dict[Section, list[Row]] = {section: [] for section in Section if section is not Section.LATER}
    for where, row in pressing.in_order(rows, now, on):
        if where.section in found:
            found[where.section].append(_row(row, where.reason, late=pressing.late(row, now, on)))
    parts = tuple(Part(section, SECTIONS[section], tuple(found[section])) for section in found)
    return Today(on, unit, parts, more)


def whose_own(actor: Actor, covered: int | None) -> int | None:
    """Whose own list is asked for: that of somebody they cover today, else theirs."""
    return covered if covered in actor.covering else actor.staff_id


def may_see_unit(actor: Actor, unit: int) -> bool:
    """Whether this person looks after the work of the whole unit."""
    return actor.holds(Role.SENIOR, Role.DUTY, Role.MANAGER, unit_id=unit)


def _walks(whose: Q) -> QuerySet[Duty, dict[str, Any]]:
    """Four short walks along indexes, read as one query. What is urgent has its own: nothing pushes it off the end."""
    columns = (*pressing.OF_DUTY, "title", "event_id")
    live = Duty.objects.filter(whose, state__in=LIVE)
    week = Blank("week")
    calm = live.filter(urgent=False)
    walks = [
        live.filter(urgent=True).order_by("due_on"),
        calm.filter(due_on__lte=week).order_by("due_on"),
        calm.filter(due_on__isnull=True).order_by("arose_at"),
        calm.filter(due_on__gt=week, state__in=WAITING).order_by("due_on"),
    ]
    sliced: list[QuerySet[Duty, dict[str, Any]]] = [
        walk.annotate(walk=Value(number)).values(*columns, "walk")[: MOST + 1] for number, walk in enumerate(walks)
    ]
    return sliced[0].union(*sliced[1:], all=True)


_OWN = Prepared(lambda: _walks(Q(owner_id=Blank("officer"))))
_OF_UNIT = Prepared(lambda: _walks(Q(unit_id=Blank("unit"))))


def _with_case_and_event(read: list[dict[str, Any]], actor: Actor, on: date) -> list[dict[str, Any]]:
    """The rows with the columns of their case and event. A duty whose case this person may not know of is left out."""
    wanted = list({row["case_id"] for row in read})
    cases = {case["pk"]: case for case in _CASES.ask(**scope.to_fill_with(actor, on), cases=wanted)}
    told = [row["event_id"] for row in read if row["event_id"]]
    events = {event["pk"]: event for event in (_EVENTS.ask(events=told) if told else ())}
    # Whoever is no manager opens whatever stands here.
    opened = set(cases)
    if actor.holds(Role.MANAGER):
        opened = set(scope.opened(actor, on).filter(pk__in=cases).values_list("pk", flat=True))
    return [
        row
        | {"opened": row["case_id"] in opened}
        | {f"case__{name}": cases[row["case_id"]][name] for name in _OF_CASE}
        | {f"event__{name}": events.get(row["event_id"], {}).get(name) for name in _OF_EVENT}
        for row in read
        if row["case_id"] in cases
    ]


_OF_CASE = (
    *("public_id", "reference", "person__name", "code_name", "owner__name"),
    *("risk", "risk_on", "enhanced", "last_contact_on"),
)
_OF_EVENT = ("public_id", "kind", "facts")
_CASES: Prepared[dict[str, Any]] = Prepared(
    lambda: scope.worked_to_fill().filter(among("id", "cases")).values("pk", *_OF_CASE)
)
_EVENTS: Prepared[dict[str, Any]] = Prepared(
    lambda: Event.objects.filter(among("id", "events")).values("pk", *_OF_EVENT)
)


def _row(row: Mapping[str, Any], reason: Words, *, late: bool) -> Row:
    return Row(
        duty=row["public_id"],
        case=row["case__public_id"],
        reference=row["case__reference"],
        name=row["case__code_name"] or row["case__person__name"],
        title=title(row["kind"], row["title"]),
        state=row["state"],
        reason=reason,
        due_on=row["due_on"],
        due_at=row["due_at"],
        alarm_on=row["alarm_on"],
        late=late,
        urgent=row["urgent"],
        risk=row["case__risk"],
        enhanced=row["case__enhanced"],
        owner=row["case__owner__name"] or "",
        event=row["event__public_id"] if row["state"] == "proposed" else None,
        event_words=_words_of(row["event__kind"]) if row["state"] == "proposed" else None,
        by_contact=met_by_contact(row["kind"]),
        opened=row["opened"],
    )


def _words_of(kind: str | None) -> Words | None:
    """What happened, in words; None for a kind that is no longer declared."""
    try:
        return event_kind(kind).words if kind else None
    except KeyError:
        return None
