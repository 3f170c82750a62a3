"""The inbox of referrals as its people see it: lists by state, how long each sender's wait, and one opened.

PostgreSQL says which referrals and which gates are there for whoever asks. A referral stopped by nothing but what they
may not know of is ready to them: accepting it tells the right people (`actions.duplicates`), and tells them nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from alongside.queries import scope
from alongside.queries.referral_likeness import weighed
from alongside.records.models import Referral, ReferralGate
from alongside.rules.access import Actor
from alongside.rules.referrals import WAITING, State
from alongside.rules.words import Words

__all__ = ["Referral", "ReferralGate"]  # the web names these two through this door

PAGE = 100
LISTS = ("new", "ready", "stopped", "accepted", "returned", "closed")
LATELY = timedelta(days=30)
"""How far back the lists of what was decided go."""


@dataclass(frozen=True, slots=True)
class Line:
    """One referral in a list."""

    public_id: UUID
    name: str
    crime: str
    reference: str
    source: str
    kind: str
    state: str
    received_at: datetime
    respond_by: date
    priority: str
    rules: tuple[str, ...]
    gates: tuple[str, ...]
    decided_code: str


@dataclass(frozen=True, slots=True)
class Ageing:
    """One sender's referrals that wait: how many, since when the oldest, how many past their day."""

    source: int
    name: str
    waiting: int
    oldest: datetime
    late: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of one list; `counts` says how many are in each."""

    lines: tuple[Line, ...]
    counts: Mapping[str, int]
    total: int
    page: int
    pages: int
    ageing: tuple[Ageing, ...]


@dataclass(frozen=True, slots=True)
class GateShown:
    """What stops it, or stopped it. A likeness names a case or another referral by what is shown of them."""

    public_id: UUID
    gate: str
    reason: str
    likeness: tuple[Words, ...]
    case: UUID | None
    case_reference: str
    other: UUID | None
    ended_how: str
    ended_why: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """One referral with its words."""

    line: Line
    version: int
    unit: int | None
    fields: tuple[tuple[str, str], ...]
    gates: tuple[GateShown, ...]
    case: tuple[UUID, str] | None
    decided_at: datetime | None
    decided_why: str


def says(referral: Referral) -> dict[str, str]:
    """The words of a referral, by field."""
    found: dict[str, str] = json.loads(referral.says) if referral.says.startswith("{") else {}
    return found


def open_gates(pks: Iterable[int]) -> set[int]:
    """Which of these are stopped, as far as whoever acts may know."""
    return set(
        ReferralGate.objects.filter(referral__in=list(pks), ended_at__isnull=True).values_list("referral_id", flat=True)
    )


def visible(actor: Actor) -> QuerySet[Referral]:
    """The referrals at the desk of this person: row security narrows it. Never those they sent themselves."""
    rows = Referral.objects.filter(Q(organisation_id__in=sorted(actor.organisation_ids)) | Q(organisation=None))
    return rows.exclude(sent_by=actor.staff_id) if actor.staff_id is not None else rows


def page(
    actor: Actor,
    now: datetime,
    today: date,
    *,
    shown: str = "ready",
    source: int | None = None,
    priority: str = "",
    late: bool = False,
    number: int = 1,
) -> Inbox:
    """One page of the inbox: what is most urgent first. Five queries whatever the data."""
    rows = visible(actor).annotate(
        stopped_here=Exists(ReferralGate.objects.filter(referral=OuterRef("pk"), ended_at__isnull=True))
    )
    listed = {name: _in_list(name, now) for name in LISTS}
    counts: dict[str, int] = rows.aggregate(**{name: Count("pk", filter=asked) for name, asked in listed.items()})
    chosen = rows.filter(listed[shown])
    if source is not None:
        chosen = chosen.filter(source_id=source)
    if priority:
        chosen = chosen.filter(priority=priority)
    if late:
        chosen = chosen.filter(respond_by__lt=today)
    total = counts[shown] if source is None and not priority and not late else chosen.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    order = ("priority", "respond_by", "pk") if shown in WAITING else ("-decided_at", "-pk")
    start = (number - 1) * PAGE
    found = list(chosen.select_related("source").order_by(*order)[start : start + PAGE])
    gates: dict[int, list[str]] = {}
    for referral, gate in (
        ReferralGate.objects.filter(referral__in=[one.pk for one in found], ended_at__isnull=True)
        .order_by("gate")
        .values_list("referral_id", "gate")
        if shown == "stopped"
        else ()
    ):
        if gate not in gates.setdefault(referral, []):
            gates[referral].append(gate)
    return Inbox(
        lines=tuple(_line(one, shown, gates.get(one.pk, ())) for one in found),
        counts=counts,
        total=total,
        page=number,
        pages=pages,
        ageing=_ageing(actor, today),
    )


def _in_list(name: str, now: datetime) -> Q:
    if name == "stopped":
        return Q(state="stopped", stopped_here=True)
    if name == "ready":
        return Q(state="ready") | Q(state="stopped", stopped_here=False)
    if name == "new":
        return Q(state="new")
    return Q(state=name, decided_at__gte=now - LATELY)


def _ageing(actor: Actor, today: date) -> tuple[Ageing, ...]:
    rows = (
        visible(actor)
        .filter(state__in=WAITING)
        .values_list("source_id", "source__name")
        .annotate(n=Count("pk"), oldest=Min("received_at"), late=Count("pk", filter=Q(respond_by__lt=today)))
        .order_by("oldest")
    )
    return tuple(Ageing(*row) for row in rows)


def waiting(actor: Actor) -> int:
    """How many wait for somebody at this person's desk."""
    return visible(actor).filter(state__in=WAITING).count()


def one(actor: Actor, public_id: UUID) -> Referral | None:
    """The referral with that id, or None: not there and not for you are one answer."""
    return visible(actor).select_related("source", "case").filter(public_id=public_id).first()


def several(actor: Actor, public_ids: Iterable[UUID]) -> list[Referral]:
    """Those of these that wait, the most urgent first."""
    rows = visible(actor).filter(public_id__in=list(public_ids), state__in=WAITING)
    return list(rows.select_related("source").order_by("priority", "respond_by", "pk"))


def of_message(actor: Actor, message: int) -> Referral | None:
    """The referral that a message of the desk brought."""
    return visible(actor).filter(message_id=message).first()


def gate(actor: Actor, referral: Referral, public_id: UUID) -> ReferralGate | None:
    """One of its gates."""
    return ReferralGate.objects.select_related("referral").filter(referral=referral, public_id=public_id).first()


def opened(actor: Actor, on: date, referral: Referral) -> Opened:
    """One referral with its words and what stops it. Two queries."""
    rows = list(ReferralGate.objects.filter(referral=referral).select_related("other").order_by("gate", "reason", "pk"))
    cases = dict(
        scope.known(actor, on)
        .filter(pk__in=[row.case_id for row in rows if row.case_id])
        .values_list("pk", "public_id")
    )
    references = dict(scope.known(actor, on).filter(pk__in=list(cases)).values_list("pk", "reference")) if cases else {}
    gates = tuple(
        _gate(row, cases, references) for row in rows if row.case_id is None or row.case_id in cases
    )  # fmt: skip
    stopped = any(not row.ended_how for row in gates)
    state = referral.state
    if state == State.STOPPED and not stopped:
        state = str(State.READY)
    return Opened(
        line=_line(referral, state, tuple(dict.fromkeys(row.gate for row in gates if not row.ended_how))),
        version=referral.version,
        unit=referral.unit_id,
        fields=tuple(says(referral).items()),
        gates=gates,
        case=(referral.case.public_id, referral.case.reference) if referral.case else None,
        decided_at=referral.decided_at,
        decided_why=referral.decided_why,
    )


def _gate(row: ReferralGate, cases: Mapping[int, UUID], references: Mapping[int, str]) -> GateShown:
    why: Any = row.why[0] if row.why else None
    return GateShown(
        public_id=row.public_id,
        gate=row.gate,
        reason=row.reason,
        likeness=weighed(why).reasons if why else (),
        case=cases.get(row.case_id or 0),
        case_reference=references.get(row.case_id or 0, ""),
        other=row.other.public_id if row.other else None,
        ended_how=row.ended_how,
        ended_why=row.ended_why,
        ended_at=row.ended_at,
    )


def _line(row: Referral, state: str, gates: Iterable[str]) -> Line:
    said = says(row)
    return Line(
        public_id=row.public_id,
        name=" ".join(said[name] for name in ("givenName", "middleName", "surname") if said.get(name)),
        crime=said.get("crimeType") or said.get("homeOfficeClassification") or "",
        reference=said.get("customerReferenceNumber") or said.get("crimeReference") or "",
        source=row.source.name,
        kind=row.kind,
        state=state if state in LISTS else row.state,
        received_at=row.received_at,
        respond_by=row.respond_by,
        priority=row.priority,
        rules=tuple(row.priority_rules),
        gates=tuple(gates),
        decided_code=row.decided_code,
    )
