"""The event desk as its people see it: messages that wait, and one message opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case as When
from django.db.models import IntegerField, Q, QuerySet, Value
from django.db.models import When as Whenever

from alongside.catalogue.happenings import Happening
from alongside.catalogue.services import SERVICES
from alongside.queries.feeds import Heartbeat, heartbeats
from alongside.records.models import InboundMessage, MessageLink, Source
from alongside.rules.access import Actor

__all__ = [
    "FILTERS",
    "Desk",
    "InboundMessage",  # the web names this through this door
    "MessageRow",
    "OpenedMessage",
    "message",
    "opened",
    "page",
    "stopped",
    "visible",
]

PAGE = 25


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One line of the desk. `about` are the numbers it names, the first two.

    `offence` and `reference` tell one referral from another: what the police call the crime, and their own number for
    the referral. Both are empty for any other message.
    """

    public_id: UUID
    source: str
    received_at: datetime
    occurred_at: datetime | None
    event_type: str
    happening: str
    outcome: str
    state: str
    reason: str
    referral: bool
    about: str
    offence: str
    reference: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for a person, how the feeds are, and where in the list this page stands."""

    rows: tuple[MessageRow, ...]
    total: int
    page: int
    pages: int
    feeds: tuple[Heartbeat, ...]
    filter: str


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """One message, as much of it as was kept."""

    row: MessageRow
    identifiers: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, object], ...]
    dates: tuple[tuple[str, str], ...]
    fenced: tuple[str, ...]
    withheld: tuple[tuple[str, str, bool], ...]
    cases: tuple[tuple[UUID, str], ...]
    copies: int
    raw_size: int
    raw_sha256: str
    referral: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    decided_at: datetime | None
    decided_why: str


URGENT = frozenset(
    happening
    for service in SERVICES.values()
    for kind in service.events
    if kind.urgent
    for happening in kind.happenings
)
"""What cannot wait for its turn: an escape, a release nobody planned. It stands first, believed or not."""

FILTERS = ("waiting", "referrals", "early", "quarantined", "done")


def visible(actor: Actor) -> QuerySet[InboundMessage]:
    """Messages of the actor's organisations and of shared sources; row security narrows it to what they may know."""
    return InboundMessage.objects.filter(
        Q(organisation_id__in=sorted(actor.organisation_ids)) | Q(organisation__isnull=True)
    )


def page(actor: Actor, now: datetime, *, shown: str = "waiting", number: int = 1) -> Desk:
    """One page of the desk. Four queries whatever the data."""
    shown = shown if shown in FILTERS else "waiting"
    rows = visible(actor)
    if shown == "referrals":
        rows = rows.filter(state="waiting", happening=Happening.REFERRAL_RECEIVED)
    elif shown == "waiting":
        rows = rows.filter(state="waiting").exclude(signal__has_key="referral", signal__isnull=False)
    else:
        rows = rows.filter(state=shown)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    urgent_first_rejected_last = When(
        Whenever(happening__in=URGENT, then=Value(0)),
        Whenever(outcome="rejected", then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    ordered = (
        rows.order_by(urgent_first_rejected_last, "-received_at", "-pk")
        if shown != "done"
        else rows.order_by("-decided_at")
    )
    start = (number - 1) * PAGE
    return Desk(
        rows=tuple(_row(one) for one in ordered.select_related("source").defer("raw")[start : start + PAGE]),
        total=total,
        page=number,
        pages=pages,
        feeds=tuple(heartbeats(now, actor.organisation_ids)),
        filter=shown,
    )


def stopped(actor: Actor, source: Source) -> int:
    """How many held messages of a stopped source the actor may open. One query."""
    return visible(actor).filter(source=source, state="quarantined").count()


def message(actor: Actor, public_id: UUID) -> InboundMessage | None:
    """The message with that id, or None: not there and not for you are one answer."""
    return visible(actor).select_related("source").defer("raw").filter(public_id=public_id).first()


def opened(one: InboundMessage) -> OpenedMessage:
    """What a person sees of a message. Place names stay behind the fence: only which fields came is shown."""
    kept: dict[str, Any] = one.signal or {}
    referral = kept.get("referral") or {}
    cases = MessageLink.objects.filter(message=one).values_list("case__public_id", "case__reference")
    return OpenedMessage(
        row=_row(one),
        identifiers=tuple((kind, value) for kind, value in kept.get("identifiers", ())),
        facts=tuple((name, value) for name, value in kept.get("facts", {}).items() if name != "twin"),
        dates=tuple(sorted(kept.get("dates", {}).items())),
        fenced=tuple(sorted(kept.get("fenced", {}))),
        withheld=tuple((name, why, fenced) for name, why, fenced in kept.get("withheld", ())),
        cases=tuple(cases),
        copies=one.copies,
        raw_size=one.raw_size,
        raw_sha256=one.raw_sha256,
        referral=tuple(referral.get("fields", {}).items()),
        problems=tuple(referral.get("problems", ())),
        decided_at=one.decided_at,
        decided_why=one.decided_why,
    )


def _row(one: InboundMessage) -> MessageRow:
    referred: dict[str, str] = ((one.signal or {}).get("referral") or {}).get("fields", {})
    return MessageRow(
        public_id=one.public_id,
        source=one.source.name,
        received_at=one.received_at,
        occurred_at=one.occurred_at,
        event_type=one.event_type,
        happening=one.happening,
        outcome=one.outcome,
        state=one.state,
        reason=one.reason,
        referral=bool(one.signal and one.signal.get("referral")),
        about=", ".join(value for _, value in (one.signal or {}).get("identifiers", ())[:2]),
        offence=referred.get("crimeType") or referred.get("homeOfficeClassification") or "",
        reference=referred.get("customerReferenceNumber") or "",
    )
