"""What a contact could meet: asked before it is recorded, and held to when it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from alongside.catalogue.kinds import DutyKind
from alongside.catalogue.services import duty_kind
from alongside.catalogue.vocabulary import CONTACT_AGAIN, OWN, REPLAY
from alongside.queries import scope
from alongside.records.models import Case, Duty
from alongside.records.prepared import Blank, Prepared
from alongside.rules.access import Actor
from alongside.rules.words import Words

MOST = 50
"""Duties offered at once."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A duty that this contact may also close. `ticked` only where it is exactly what the contact is about."""

    public_id: UUID
    title: Words
    due_on: date | None
    ticked: bool
    may_say: Words | None


_ACCEPTED = Prepared[Any](
    lambda: (
        Duty.objects.filter(case=Blank("case"), case__in=scope.worked_to_fill(), state__in=("open", "attempted"))
        .order_by("due_on", "pk")
        .values("public_id", "kind", "title", "due_on", "event_id", "may_say")[:MOST]
    )
)


def suggested(case: Case, actor: Actor, on: date, *, purpose: UUID | None = None) -> tuple[Suggested, ...]:
    """Live duties of the case that telling can meet, soonest first. One query.

    `purpose` is the duty the officer started from: it is ticked, and so are others of its kind and its event, because
    one sentence tells them all. Nothing else ever is.
    """
    rows: list[dict[str, Any]] = _ACCEPTED.ask(**scope.to_fill_with(actor, on), case=case.pk)
    start = next((row for row in rows if row["public_id"] == purpose), None)
    return tuple(
        Suggested(
            public_id=row["public_id"],
            title=title(row["kind"], row["title"]),
            due_on=row["due_on"],
            ticked=start is not None and (row["kind"], row["event_id"]) == (start["kind"], start["event_id"]),
            may_say=said(row["may_say"]),
        )
        for row in rows
        if met_by_contact(row["kind"])
    )


def met_by_contact(kind: str) -> bool:
    """Whether telling the person is what this kind of duty asks for."""
    if kind.startswith("own."):
        return kind == CONTACT_AGAIN
    declared = declared_kind(kind)
    return declared is not None and declared.met_by_contact


def declared_kind(kind: str) -> DutyKind | None:
    """The kind in the catalogue, or None for a task of an officer's own and for a kind that is no longer declared."""
    try:
        return duty_kind(kind)
    except KeyError:
        return None


def title(kind: str, typed: str = "") -> Words:
    """What the duty or task is called. `typed` is an officer's own title, or the source that is to be asked."""
    if kind == REPLAY and typed:
        return Words(f"Ask {typed} to send earlier messages again", f"Gofyn i {typed} anfon negeseuon cynharach eto")
    if kind in OWN:
        return Words(typed, typed) if typed else OWN[kind]
    declared = declared_kind(kind)
    return declared.words if declared else Words(kind, kind)


def said(kept: dict[str, str]) -> Words | None:
    """Words kept as JSON."""
    return Words(kept["en"], kept["cy"]) if kept.get("en") and kept.get("cy") else None
