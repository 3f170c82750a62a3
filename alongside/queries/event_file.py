"""One event of a case: where it came from, what it brings, and what may be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.catalogue.desk import ANCHOR_DATES
from alongside.catalogue.kinds import EventKind, Tell
from alongside.catalogue.services import event_kind
from alongside.queries.duties import said, title
from alongside.records.models import Event
from alongside.rules.disclosure import Asked, Release, Sayable, compose
from alongside.rules.sources import Confidence
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Brought:
    """A duty the event brought, or brings if it is accepted."""

    duty: UUID
    title: Words
    state: str
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    because: Words | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Fenced:
    """A place name that came with the message: only that it came, and who released it for this case, if anybody.

    `said` is how the one who released it wants it told.
    """

    field: str
    said: str
    reason: str
    released_by: str
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class EventFile:
    """The event opened. `feed` names the source it came from, or is empty for what an officer recorded."""

    id: UUID
    kind: EventKind
    state: str
    occurred_at: datetime
    day_only: bool
    recorded_at: datetime
    recorded_by: str
    feed: str
    anchors: Mapping[str, date]
    hearing_on: date | None
    "The day of the hearing the message tells of."
    note: str
    decided_by: str
    decided_at: datetime | None
    decided_why: str
    duties: tuple[Brought, ...]
    sayable: Sayable
    fenced: tuple[Fenced, ...]


def opened(event: Event) -> EventFile:
    """The event, found by `scope.event`, which brings the names. Three queries at most."""
    kind = event_kind(event.kind)
    kept: dict[str, Any] = (event.message.signal or {}) if event.message else {}
    fenced: dict[str, str] = kept.get("fenced", {})
    releases = list(event.fence_releases.exclude(said="").values(*_RELEASE)) if fenced else []
    typed = event.facts.get("anchors", {})
    anchors = {name: date.fromisoformat(day) for name, day in typed.items()}
    return EventFile(
        id=event.public_id,
        kind=kind,
        state=event.state,
        occurred_at=event.occurred_at,
        day_only=bool(event.facts.get("day_only")),
        recorded_at=event.recorded_at,
        recorded_by=event.recorded_by.name if event.recorded_by else "",
        feed=event.message.source.name if event.message else "",
        anchors=anchors,
        hearing_on=_hearing(event),
        note=event.note,
        decided_by=event.decided_by.name if event.decided_by else "",
        decided_at=event.decided_at,
        decided_why=event.decided_why,
        duties=_brought(event),
        sayable=compose(_asked(event, kind, anchors, fenced, releases)),
        fenced=tuple(_fenced(name, releases) for name in sorted(fenced)),
    )


def _hearing(event: Event) -> date | None:
    kept: dict[str, Any] = (event.message.signal or {}) if event.message else {}
    days: dict[str, str] = kept.get("dates", {})
    told = next((days[code] for code in ANCHOR_DATES["hearing_on"] if code in days), None)
    return date.fromisoformat(told) if told else None


_RELEASE = ("field", "said", "reason", "released_by__name", "released_at")


def came_fenced(event: Event, field: str) -> str:
    """What stood in the fenced field: for the eyes of the senior officer who decides on it, and nobody else's."""
    kept: dict[str, Any] = (event.message.signal or {}) if event.message else {}
    return str(kept.get("fenced", {}).get(field, ""))


def _brought(event: Event) -> tuple[Brought, ...]:
    rows = event.duties.exclude(state="superseded").order_by("due_on", "pk").values(*_DUTY)
    return tuple(
        Brought(
            duty=row["public_id"],
            title=title(row["kind"], row["title"]),
            state=row["state"],
            due_on=row["due_on"],
            due_at=row["due_at"],
            alarm_on=row["alarm_on"],
            because=said(row["because"]),
            verified=bool(row["confidence"]) and Confidence(row["confidence"]).verified,
        )
        for row in rows
    )


_DUTY = ("public_id", "kind", "title", "state", "due_on", "due_at", "alarm_on", "because", "confidence")


def _asked(
    event: Event,
    kind: EventKind,
    anchors: Mapping[str, date],
    fenced: Mapping[str, str],
    releases: Sequence[Mapping[str, Any]],
) -> Asked:
    person = str(event.case.person_id)
    return Asked(
        tell=kind.tell,
        may_say=kind.may_say,
        person=person,
        expected_on=anchors.get("release_on") if kind.tell is Tell.MONTH_ONLY else None,
        fenced=fenced,
        releases=tuple(
            Release(person, row["field"], row["said"], row["reason"], row["released_by__name"]) for row in releases
        ),
        confirmed=event.state == "confirmed",
    )


def _fenced(name: str, releases: Sequence[Mapping[str, Any]]) -> Fenced:
    found = next((row for row in releases if row["field"] == name), None)
    if found is None:
        return Fenced(name, "", "", "", None)
    return Fenced(name, found["said"], found["reason"], found["released_by__name"], found["released_at"])
