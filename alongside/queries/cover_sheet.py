"""The cover sheet: what the cover officer must know of another's cases, as they may see them.

What must not be done stands first, case by case; then what is due today or late, in the order of Today; then what the
officer promised; then every case in brief. A number of queries that does not grow with the cases.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from alongside.catalogue.vocabulary import OWN
from alongside.queries import people, pressing, scope
from alongside.queries.duties import title
from alongside.records.duties import LIVE
from alongside.records.models import Case, Contact, Cover, Duty, Event, FenceRelease
from alongside.rules.access import Actor
from alongside.rules.priority import Place, Section
from alongside.rules.words import Words

MOST_DUTIES = 1_000
TODAYS = (Section.NOW, Section.LATE, Section.DUE_TODAY, Section.PROPOSED)


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something owed or promised. `event` is what a feed proposed and somebody must look at."""

    duty: UUID
    case: UUID
    reference: str
    name: str
    title: Words
    due_on: date | None
    reason: Words
    event: UUID | None


@dataclass(frozen=True, slots=True)
class Brief:
    """One case. `fenced` are the kinds of places that came with a feed and nobody released."""

    case: UUID
    reference: str
    name: str
    about: str
    risk: str
    enhanced: bool
    sealed: bool
    hospital: bool
    language: str
    person: people.Part | None
    fenced: tuple[str, ...]
    concern: str
    last_contact_on: date | None
    next: ToDo | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet. `rows` are its cases, for the journal of its being read; `more`: not every duty was read."""

    cases: tuple[Brief, ...]
    today: tuple[ToDo, ...]
    promised: tuple[ToDo, ...]
    rows: tuple[Case, ...]
    more: bool


def sheet(cover: Cover, actor: Actor, now: datetime, on: date) -> Sheet:
    """Built for the cover officer, of the officer's open cases that they open. Six queries."""
    mine = scope.opened(actor, on).filter(owner_id=cover.officer_id, closed_on__isnull=True)
    cases = {case.pk: case for case in mine.select_related("person").order_by("opened_on", "pk")}
    parts = people.of_each(cases.keys(), actor, on)
    duties, more = _duties(cases, now, on)
    fenced, concerns = _fenced(cases.keys()), _concerns(cases.keys())
    first: dict[int, ToDo] = {}
    for case, _, _, todo in duties:
        first.setdefault(case, todo)
    return Sheet(
        cases=tuple(
            _brief(case, parts.get(pk, ()), fenced.get(pk, set()), concerns.get(pk, ""), first.get(pk))
            for pk, case in cases.items()
        ),
        today=tuple(todo for _, kind, where, todo in duties if where.section in TODAYS and kind not in OWN),
        promised=tuple(todo for _, kind, _, todo in duties if kind in OWN),
        rows=tuple(cases.values()),
        more=more,
    )


_Row = tuple[int, str, Place, ToDo]


def _duties(cases: dict[int, Case], now: datetime, on: date) -> tuple[list[_Row], bool]:
    """What is live on these cases in the order of Today: the case, its kind, where it stands, and the thing itself."""
    rows = list(
        Duty.objects.filter(case_id__in=cases.keys(), state__in=LIVE)
        .order_by("due_on", "pk")
        .values(*pressing.FACTS, "title", "event__public_id")[: MOST_DUTIES + 1]
    )
    placed = pressing.in_order(rows[:MOST_DUTIES], now, on)
    found = [(row["case_id"], row["kind"], where, _todo(cases[row["case_id"]], row, where)) for where, row in placed]
    return found, len(rows) > MOST_DUTIES


def _todo(case: Case, row: Mapping[str, Any], where: Place) -> ToDo:
    return ToDo(
        duty=row["public_id"],
        case=case.public_id,
        reference=case.reference,
        name=case.code_name or case.person.name,
        title=title(row["kind"], row["title"]),
        due_on=row["due_on"] or row["alarm_on"],
        reason=where.reason,
        event=row["event__public_id"] if row["state"] == "proposed" else None,
    )


def _fenced(cases: Collection[int]) -> dict[int, set[str]]:
    """The kinds of places that came fenced with what stands on each case, without those released in words."""
    released = FenceRelease.objects.filter(event=OuterRef("pk")).exclude(said="").values("field")
    rows = (
        Event.objects.filter(case_id__in=cases, message__isnull=False)
        .exclude(state__in=["dismissed", "superseded"])
        .annotate(released=ArraySubquery(released))
        .values_list("case_id", "message__signal__fenced", "released")
    )
    found: dict[int, set[str]] = {}
    for case, fenced, free in rows:
        found.setdefault(case, set()).update(set(fenced or {}) - set(free))
    return found


def _concerns(cases: Collection[int]) -> dict[int, str]:
    """The last concern for safety that was written down with a contact on each case."""
    noted = Contact.objects.filter(case_id__in=cases).exclude(concern="")
    return dict(noted.order_by("case_id", "-made_at", "-pk").distinct("case_id").values_list("case_id", "concern"))


def _brief(case: Case, parts: tuple[people.Part, ...], fenced: set[str], concern: str, first: ToDo | None) -> Brief:
    return Brief(
        case=case.public_id,
        reference=case.reference,
        name=case.code_name or case.person.name,
        about=case.offence_summary,
        risk=case.risk,
        enhanced=case.enhanced,
        sealed=case.restricted,
        hospital=case.hospital,
        language=case.person.language,
        person=next((part for part in parts if part.person_id == case.person_id), None),
        fenced=tuple(sorted(fenced)),
        concern=concern,
        last_contact_on=case.last_contact_on,
        next=first,
    )
