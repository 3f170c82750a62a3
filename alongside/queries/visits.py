"""Visits of a case, who is out, who must be told, and whether somebody warned of aggression."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.queries import scope
from alongside.queries.duties import title
from alongside.records.duties import LIVE
from alongside.records.models import (
    AggressionWarning,
    Case,
    Channel,
    Duty,
    Event,
    Membership,
    Outing,
    Shift,
    Visit,
)
from alongside.records.visits import WAITED_FOR
from alongside.rules.access import Actor, Role
from alongside.rules.counting import LONDON
from alongside.rules.visits import STEPS, Alarm
from alongside.rules.words import Words

__all__ = [
    "WAITED_FOR",
    "AggressionWarning",  # the web names these three through this door
    "Out",
    "Outing",
    "Visit",
    "Warned",
]

MOST = 50


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of aggression that stands."""

    id: UUID
    what: str
    whose: str
    note: str
    review_on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit of a case."""

    id: UUID
    outing: UUID
    kind: str
    person: str
    where: str
    """In words; empty where the place is a way of contact: that stands on the call card alone."""
    starts_at: datetime
    back_by: datetime
    goes: str
    second: str
    state: str
    """booked, out, overdue, back, done, cancelled."""
    outcome: str
    present: str
    note: str
    two_because: tuple[str, ...]
    mine: bool
    """Whether the reader goes, or goes along."""


@dataclass(frozen=True, slots=True)
class Out:
    """A colleague who is out, or is to be: nothing of whom they see."""

    id: UUID
    unit: int
    goes: str
    second: str
    number: str
    starts_at: datetime
    back_by: datetime
    state: str
    told: int


def of_case(case: Case, actor: Actor) -> tuple[Seen, ...]:
    """The visits of a case, the newest booking first. One query."""
    rows = Visit.objects.filter(case=case).select_related("outing__goes", "outing__second", "person", "channel")
    return tuple(_seen(row, actor) for row in rows.order_by("-outing__starts_at", "-pk")[:MOST])


def _seen(row: Visit, actor: Actor) -> Seen:
    out = row.outing
    return Seen(
        id=row.public_id,
        outing=out.public_id,
        kind=row.kind,
        person=row.person.name,
        where=row.place,
        starts_at=out.starts_at,
        back_by=out.back_by,
        goes=out.goes.name,
        second=out.second.name if out.second else "",
        state=out.state if row.state == "booked" else row.state,
        outcome=row.outcome,
        present=row.present,
        note=row.note,
        two_because=tuple(row.two_because),
        mine=actor.staff_id in (out.goes_id, out.second_id),
    )


def visit(case: Case, public_id: UUID) -> Visit | None:
    """One visit of a case, for an action. One query."""
    found = Visit.objects.filter(case=case, public_id=public_id).select_related("outing__goes").first()
    if found is not None:
        setattr(found, "case", case)  # noqa: B010  the row was asked of this case: no second reading
    return found


def warnings(case: Case) -> tuple[Warned, ...]:
    """The warnings that stand, the newest first. One query."""
    rows = AggressionWarning.objects.filter(case=case, ended_at__isnull=True).select_related("raised_by")
    return tuple(
        Warned(row.public_id, row.what, row.whose, row.note, row.review_on, row.raised_by.name, row.raised_at)
        for row in rows.order_by("-raised_at")
    )


def warning(case: Case, public_id: UUID) -> AggressionWarning | None:
    """One warning of a case, for an action. One query."""
    found = AggressionWarning.objects.filter(case=case, public_id=public_id, ended_at__isnull=True).first()
    if found is not None:
        setattr(found, "case", case)  # noqa: B010  as above
    return found


def is_warned(case: Case) -> bool:
    """Whether a warning stands on the case: it counts until a person ends it, also past its day. One query."""
    return AggressionWarning.objects.filter(case=case, ended_at__isnull=True).exists()


def place_of(case: Case, channel: UUID | None) -> Channel | None:
    """The way of contact that is the place of a visit, of somebody in the case."""
    if channel is None:
        return None
    return Channel.objects.filter(public_id=channel, ended_at__isnull=True, person__roles__case=case).first()


def outing(actor: Actor, public_id: UUID) -> Outing | None:
    """An outing of this person's own, or on which they go along, for an action. One query."""
    theirs = Q(goes=actor.staff_id) | Q(second=actor.staff_id)
    return Outing.objects.filter(theirs, public_id=public_id).select_related("goes").first()


def looked_for(actor: Actor, public_id: UUID) -> Outing | None:
    """An outing in a unit that this person leads or manages. One query."""
    units = [held.unit_id for held in actor.memberships if held.role in (Role.SENIOR, Role.MANAGER)]
    return Outing.objects.filter(unit_id__in=units, public_id=public_id).select_related("goes", "second").first()


def out(units: Collection[int], now: datetime) -> tuple[Out, ...]:
    """Who is out in these units, late first, and who goes out today. One query."""
    tomorrow = now + timedelta(hours=16)
    rows = Outing.objects.filter(unit_id__in=list(units), state__in=WAITED_FOR, starts_at__lte=tomorrow)
    rows = rows.select_related("goes", "second").order_by("back_by", "pk")[:MOST]
    found = [
        Out(
            row.public_id,
            row.unit_id,
            row.goes.name,
            row.second.name if row.second else "",
            row.number,
            row.starts_at,
            row.back_by,
            row.state,
            row.told,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.state != "overdue"))


def cases_of(actor: Actor, today: date, outings: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """By outing, the case behind it and its name, for who opens that case. One query."""
    rows = Visit.objects.filter(outing__public_id__in=list(outings), case__in=scope.opened(actor, today).values("pk"))
    told = rows.values_list("outing__public_id", "case__public_id", "case__code_name", "case__person__name")
    return {outing: (case, code or name) for outing, case, code, name in told}


def late(now: datetime) -> tuple[Outing, ...]:
    """The outings over which somebody else is to be told now. Somebody must act who sees them. One query."""
    due = Q()
    for number, step in enumerate(STEPS):
        due |= Q(told=number, back_by__lte=now - step.after)
    return tuple(Outing.objects.filter(due, state__in=WAITED_FOR).order_by("back_by")[:MOST])


def to_tell(one: Outing, steps: Iterable[Alarm], now: datetime) -> set[int]:
    """The accounts to alert. Where nobody would hear the first alarm, the seniors do. Somebody must act who sees it."""
    today = now.astimezone(LONDON).date()
    wanted = set(steps)
    told: set[int] = set()
    if Alarm.BUDDY in wanted:
        on = Shift.objects.filter(unit_id=one.unit_id, ended_at__isnull=True, starts_at__lte=now, ends_at__gt=now)
        told |= {*_holding(one.unit_id, Role.DUTY, today), *on.values_list("staff_id", flat=True)}
        told |= {one.buddy_id} if one.buddy_id else set()
        told -= {one.goes_id, one.second_id}
        if not told:
            wanted.add(Alarm.SENIORS)
    if Alarm.SENIORS in wanted:
        told |= set(_holding(one.unit_id, Role.SENIOR, today))
    if Alarm.MANAGERS in wanted:
        told |= set(_holding(one.unit_id, Role.MANAGER, today))
    return {person for person in told if person is not None} - {one.goes_id}


def _holding(unit: int, role: Role, today: date) -> QuerySet[Membership, int]:
    live = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    held = Membership.objects.filter(live, unit_id=unit, role=str(role), starts_on__lte=today, staff__is_active=True)
    return held.values_list("staff_id", flat=True)


@dataclass(frozen=True, slots=True)
class Line:
    """Something on a day of one's diary."""

    at: datetime | None
    on: date
    sort: str
    """visit, hearing."""
    words: str
    name: str
    case: UUID | None
    outing: UUID | None
    state: str


def week(actor: Actor, today: date, first: date, days: int = 7) -> tuple[Line, ...]:
    """One's own visits, and the hearings in one's own open cases, from a day on. Two queries."""
    until = first + timedelta(days=days)
    begins, ends = (datetime.combine(day, datetime.min.time(), LONDON) for day in (first, until))
    theirs = Q(goes=actor.staff_id) | Q(second=actor.staff_id)
    outings = Outing.objects.filter(theirs, starts_at__gte=begins, starts_at__lt=ends).exclude(state="cancelled")
    opened = scope.opened(actor, today)
    rows = outings.select_related("visit__case__person").annotate(
        opens=Exists(opened.filter(pk=OuterRef("visit__case_id")))
    )
    lines = []
    for row in rows.order_by("starts_at"):
        seen = getattr(row, "visit", None) if row.opens else None
        case = seen.case if seen else None
        lines.append(
            Line(
                row.starts_at,
                row.starts_at.astimezone(LONDON).date(),
                "visit",
                seen.kind if seen else "",
                (case.code_name or case.person.name) if case else "",
                case.public_id if case else None,
                row.public_id,
                row.state if seen is None or seen.state == "booked" else seen.state,
            )
        )
    hearings = Event.objects.filter(
        case__owner=actor.staff_id,
        case__closed_on__isnull=True,
        state="confirmed",
        facts__anchors__hearing_on__gte=first.isoformat(),
        facts__anchors__hearing_on__lt=until.isoformat(),
    ).values_list("facts", "kind", "case__public_id", "case__code_name", "case__person__name")
    for facts, kind, case_id, code, name in hearings:
        on = date.fromisoformat(facts["anchors"]["hearing_on"])
        lines.append(Line(None, on, "hearing", kind, code or name, case_id, None, ""))
    return tuple(sorted(lines, key=lambda one: (one.on, one.at is not None, one.at or begins, one.name)))


@dataclass(frozen=True, slots=True)
class Owed:
    """Something due on a day."""

    duty: UUID
    on: date
    title: Words
    case: UUID
    name: str


def falling_due(actor: Actor, today: date, first: date, last: date) -> tuple[Owed, ...]:
    """One's own live duties that fall due from one day to another, both included. One query."""
    rows = Duty.objects.filter(
        owner=actor.staff_id, state__in=LIVE, due_on__gte=first, due_on__lte=last, case__in=scope.opened(actor, today)
    ).values_list("public_id", "due_on", "kind", "title", "case__public_id", "case__code_name", "case__person__name")
    return tuple(
        Owed(duty, on, title(kind, own), case, code or name)
        for duty, on, kind, own, case, code, name in rows.order_by("due_on", "pk")[: 4 * MOST]
        if on is not None
    )
