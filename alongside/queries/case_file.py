"""The case file: who it is for, what is owed, whom it concerns, and the dates of the sentence."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from alongside.catalogue.vocabulary import ACCUSED
from alongside.queries import people, pressing, scope
from alongside.queries.duties import said, title
from alongside.records.duties import LIVE
from alongside.records.models import Case, Duty, KeyDate, Offence, Sentence
from alongside.records.prepared import Blank, Prepared
from alongside.rules.access import Actor
from alongside.rules.priority import Section
from alongside.rules.words import Words

MOST_DUTIES = 200


@dataclass(frozen=True, slots=True)
class Header:
    """The identity bar. `version` is for the form that edits the case."""

    case: UUID
    reference: str
    name: str
    known_as: str
    pronouns: str
    language: str
    unit: Words
    service: str
    owner: str
    owner_id: int | None
    state: str
    risk: str
    risk_on: date | None
    enhanced: bool
    enhanced_why: str
    restricted: bool
    hospital: bool
    offence_summary: str
    information_level: str
    opened_on: date
    closed_on: date | None
    closed_why: str
    last_contact_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class LiveDuty:
    """Something still to be done on the case."""

    duty: UUID
    kind: str
    title: Words
    state: str
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    late: bool
    urgent: bool
    because: Words | None
    may_say: Words | None
    tell: str
    rules: tuple[str, ...]
    confidence: str
    late_why: str
    event: UUID | None
    arose_at: datetime
    section: Section
    reason: Words


@dataclass(frozen=True, slots=True)
class KeyDay:
    """The current version of one date of one person. `versions` is how many there have been."""

    name: str
    kind: str
    basis: str
    value: date | None
    as_of: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence or order."""

    name: str
    kind: str
    passed_on: date | None
    years: int | None
    months: int | None
    weeks: int | None
    days: int | None
    court: str
    source: str


@dataclass(frozen=True, slots=True)
class Charge:
    """An offence the case is about."""

    code: str
    title: str
    happened_from: date | None
    happened_to: date | None
    index_offence: bool
    source: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page of a case."""

    header: Header
    parts: tuple[people.Part, ...]
    duties: tuple[LiveDuty, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Offences, sentences and dates. On a hospital case no date of release is shown: `hidden` says so."""

    offences: tuple[Charge, ...]
    sentences: tuple[Passed, ...]
    current: tuple[KeyDay, ...]
    earlier: tuple[KeyDay, ...]
    hidden: bool


def overview(case: Case, actor: Actor, now: datetime, on: date) -> Overview:
    """The first page of a case already found by `scope.case`. Three queries at most."""
    return Overview(header(case), people.of(case, actor, on), duties(case, actor, now, on))


def header(case: Case) -> Header:
    """The identity bar of a case read with its person, unit and owner. No query."""
    return Header(
        case=case.public_id,
        reference=case.reference,
        name=case.person.name,
        known_as=case.person.known_as,
        pronouns=case.person.pronouns,
        language=case.person.language,
        unit=Words(case.unit.name_en, case.unit.name_cy),
        service=case.unit.service,
        owner=case.owner.name if case.owner else "",
        owner_id=case.owner_id,
        state=case.state,
        risk=case.risk,
        risk_on=case.risk_on,
        enhanced=case.enhanced,
        enhanced_why=case.enhanced_why,
        restricted=case.restricted,
        hospital=case.hospital,
        offence_summary=case.offence_summary,
        information_level=case.information_level,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        closed_why=case.closed_why,
        last_contact_on=case.last_contact_on,
        version=case.version,
    )


def duties(case: Case, actor: Actor, now: datetime, on: date) -> tuple[LiveDuty, ...]:
    """What is live on the case, in the order of Today. Two queries at most."""
    if actor.staff_id is None:
        rows = list(_live(Q(case=case, case__in=scope.cases(actor, on))))
    else:
        rows = _LIVE.ask(**scope.to_fill_with(actor, on), case=case.pk)
    return tuple(
        LiveDuty(
            duty=row["public_id"],
            kind=row["kind"],
            title=title(row["kind"], row["title"]),
            state=row["state"],
            due_on=row["due_on"],
            due_at=row["due_at"],
            alarm_on=row["alarm_on"],
            late=pressing.late(row, now, on),
            urgent=row["urgent"],
            because=said(row["because"]),
            may_say=said(row["may_say"]),
            tell=row["tell"],
            rules=tuple(row["rules"]),
            confidence=row["confidence"],
            late_why=row["late_why"],
            event=row["event__public_id"],
            arose_at=row["arose_at"],
            section=where.section,
            reason=where.reason,
        )
        for where, row in pressing.in_order(rows, now, on)
    )


_OF_DUTY = ("title", "because", "may_say", "tell", "rules", "confidence", "late_why", "event__public_id")


def _live(wanted: Q) -> QuerySet[Duty, dict[str, Any]]:
    rows = Duty.objects.filter(wanted, state__in=LIVE).order_by("due_on", "pk")
    wide: QuerySet[Duty, dict[str, Any]] = rows.values(*pressing.FACTS, *_OF_DUTY)
    return wide[:MOST_DUTIES]


_LIVE = Prepared(lambda: _live(Q(case=Blank("case"), case__in=scope.worked_to_fill())))


def dates(case: Case, actor: Actor, on: date) -> Dates:
    """Offences, sentences and dates of the accused in this case. Three queries; two on a hospital case."""
    seen = scope.cases(actor, on)
    accused = {"person__roles__case": case, "person__roles__case__in": seen, "person__roles__role__in": ACCUSED}
    offences = Offence.objects.filter(case=case, case__in=seen).order_by("-index_offence", "pk")
    sentences = Sentence.objects.filter(**accused).order_by("-passed_on", "pk").distinct()
    current: list[KeyDay] = []
    earlier: list[KeyDay] = []
    if not case.hospital:
        met: set[tuple[str, str]] = set()
        days = KeyDate.objects.filter(**accused).order_by("kind", F("as_of").desc(), "-pk").distinct()
        for row in days.values("person__name", "kind", "basis", "value", "as_of", "source", "pk"):
            key = (row["person__name"], row["kind"])
            day = KeyDay(row["person__name"], row["kind"], row["basis"], row["value"], row["as_of"], row["source"])
            (earlier if key in met else current).append(day)
            met.add(key)
    return Dates(
        offences=tuple(
            Charge(**row)
            for row in offences.values("code", "title", "happened_from", "happened_to", "index_offence", "source")
        ),
        sentences=tuple(
            Passed(*row)
            for row in sentences.values_list(
                "person__name", "kind", "passed_on", "years", "months", "weeks", "days", "court", "source"
            )
        ),
        current=tuple(current),
        earlier=tuple(earlier),
        hidden=case.hospital,
    )
