"""What happened on a case, newest first: events, contacts, notes and duties that ended, in one line of time."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from alongside.catalogue.services import event_kind
from alongside.catalogue.vocabulary import ENDED, OUTCOMES, WAYS
from alongside.queries.duties import title
from alongside.records.models import Case, Contact, Duty, Event, JournalEntry, Note, Staff
from alongside.records.prepared import Blank, Prepared, among
from alongside.records.sealed_text import opened
from alongside.rules.words import Words

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in the timeline. `sort` is event, contact, note or duty; `text` is what an officer typed.

    For a contact, `code` is its outcome, `extra` its way, and `met` the duties it met; for a duty, `code` is how it
    ended and `why` the reason; for an event `code` is its state.
    """

    sort: str
    at: datetime
    public_id: UUID | None
    title: Words
    text: str
    code: str
    why: Words | None
    by: str
    day_only: bool = False
    cover_for: str = ""
    "Whose cover it was done under."
    concern: str = ""
    overridden: str = ""
    met: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, and the mark to ask for earlier ones with; "" when there are none."""

    lines: tuple[Line, ...]
    earlier: str


def page(case: Case, after: str = "") -> Page:
    """A page of the timeline of a case found by `scope.case`; `after` is the last page's `earlier`. Three queries, and
    a fourth where something was done under cover.

    A mark that cannot be read gives the first page.
    """
    at, sort, pk = _mark(after)
    with connection.cursor() as cursor:
        cursor.execute(
            _LINES, {"case": case.pk, "first": at is None, "at": at, "sort": sort, "pk": pk, "n": A_PAGE + 1}
        )
        names = [column.name for column in cursor.description or ()]
        rows = [_opened(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    shown, rest = rows[:A_PAGE], rows[A_PAGE:]
    met = _met([row["pk"] for row in shown if row["sort"] == "contact"])
    under = _under_cover(case, shown)
    last = shown[-1] if shown and rest else None
    return Page(
        tuple(
            _line(
                row,
                met.get(row["pk"], ()) if row["sort"] == "contact" else (),
                under.get((row["sort"], row["pk"]), ""),
            )
            for row in shown
        ),
        _write(last["at"], last["sort"], last["pk"]) if last else "",
    )


_PART = """(select {at} as at, '{sort}' as sort, t.id as pk, t.public_id, {kind} as kind, {text} as text,
    {code} as code, {why} as why, coalesce(s.name, '') as by, {extra} as extra, {more} as more, {flag} as flag
    from {table} t left join records_staff s on s.id = t.{staff}
    where t.case_id = %(case)s{only} and (%(first)s or ({at}, '{sort}', t.id) < (%(at)s, %(sort)s, %(pk)s))
    order by {at} desc, t.id desc limit %(n)s)"""

_NOTHING = {"text": "''", "code": "''", "why": "''", "extra": "''", "more": "''", "flag": "false", "only": ""}

_LINES = (
    " union all ".join(
        _PART.format(**_NOTHING | part)
        for part in (
            {
                "table": "records_event",
                "sort": "event",
                "at": "t.occurred_at",
                "kind": "t.kind",
                "text": "t.note",
                "code": "t.state",
                "why": "t.decided_why",
                "staff": "recorded_by_id",
                "flag": "coalesce((t.facts->>'day_only')::boolean, false)",
            },
            {
                "table": "records_contact",
                "sort": "contact",
                "at": "t.made_at",
                "kind": "t.way",
                "text": "t.said",
                "code": "t.outcome",
                "staff": "made_by_id",
                "extra": "t.concern",
                "more": "t.override_why",
            },
            {
                "table": "records_note",
                "sort": "note",
                "at": "t.written_at",
                "kind": "''",
                "text": "t.text",
                "staff": "written_by_id",
            },
            {
                "table": "records_duty",
                "sort": "duty",
                "at": "t.ended_at",
                "kind": "t.kind",
                "text": "t.title",
                "code": "t.state",
                "why": "t.ended_why",
                "staff": "ended_by_id",
                "extra": "coalesce(t.due_on::text, '')",
                # Duties met by a contact are told with that contact.
                "only": " and t.ended_at is not null and t.met_by_id is null",
            },
        )
    )
    + " order by at desc, sort desc, pk desc limit %(n)s"
)


_SEALED: dict[str, tuple[type[Model], dict[str, str]]] = {
    "event": (Event, {"text": "note", "why": "decided_why"}),
    "contact": (Contact, {"text": "said", "extra": "concern", "more": "override_why"}),
    "note": (Note, {"text": "text"}),
    "duty": (Duty, {"text": "title", "why": "ended_why"}),
}
"""Which columns of each part are sealed, and as what."""


def _opened(row: dict[str, Any]) -> dict[str, Any]:
    model, columns = _SEALED[row["sort"]]
    return row | {name: opened(model, field, row["public_id"], row[name]) for name, field in columns.items()}


def _under_cover(case: Case, shown: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    """What of this was done under cover, and for whom: the latest act on it decides."""
    if not shown:
        return {}
    wanted = {sort: [row["pk"] for row in shown if row["sort"] == sort] for sort in _SEALED}
    sorts = {model.__name__: sort for sort, (model, _) in _SEALED.items()}
    found = {
        (sorts[subject], pk): officer for subject, pk, officer in _ACTS.ask(**wanted, case=case.pk) if pk is not None
    }
    officers = {officer for officer in found.values() if officer}
    if not officers:
        return {}
    names = dict(Staff.objects.filter(pk__in=officers).values_list("pk", "name"))
    return {key: names.get(officer, "") for key, officer in found.items() if officer}


def _acts() -> QuerySet[JournalEntry, tuple[str, int | None, int | None]]:
    wanted = Q()
    for sort, (model, _) in _SEALED.items():
        wanted |= Q(among("subject_id", sort), subject=model.__name__)
    entries = JournalEntry.objects.filter(wanted, case_id=Blank("case")).exclude(staff_id=None).order_by("at", "pk")
    return entries.values_list("subject", "subject_id", "facts__cover_for")


_ACTS = Prepared(_acts)


def _line(row: dict[str, Any], met: tuple[Words, ...], cover_for: str) -> Line:
    sort = row["sort"]
    return Line(
        sort=sort,
        at=row["at"],
        public_id=None if sort == "note" else row["public_id"],
        title=_title(row),
        text="" if sort == "duty" else row["text"],
        code=row["code"],
        why=_why(row["why"]),
        by=row["by"],
        day_only=row["flag"],
        cover_for=cover_for,
        concern=row["extra"] if sort == "contact" else "",
        overridden=row["more"],
        met=met,
    )


def _title(row: dict[str, Any]) -> Words:
    if row["sort"] == "event":
        try:
            return event_kind(row["kind"]).sentence
        except KeyError:
            return Words(row["kind"], row["kind"])
    if row["sort"] == "contact":
        way, outcome = WAYS[row["kind"]], OUTCOMES[row["code"]]
        return Words(f"{way.en}: {outcome.en}", f"{way.cy}: {outcome.cy}")
    if row["sort"] == "note":
        return Words("Note", "Nodyn")
    return title(row["kind"], row["text"])


def _why(kept: str) -> Words | None:
    """A reason: one of the program's, in both languages, or an officer's as typed."""
    return ENDED.get(kept) or (Words(kept, kept) if kept.strip() else None)


_MET = Prepared(lambda: Duty.objects.filter(among("met_by_id", "contacts")).values_list("met_by_id", "kind", "title"))


def _met(contacts: list[int]) -> dict[int, tuple[Words, ...]]:
    if not contacts:
        return {}
    found: dict[int, tuple[Words, ...]] = {}
    for contact, kind, typed in _MET.ask(contacts=contacts):
        if contact is not None:
            found[contact] = (*found.get(contact, ()), title(kind, typed))
    return found


def _write(at: datetime, sort: str, pk: int) -> str:
    return urlsafe_b64encode(f"{at.isoformat()}|{sort}|{pk}".encode()).decode()


def _mark(text: str) -> tuple[datetime | None, str, int]:
    try:
        at, sort, pk = urlsafe_b64decode(text.encode()).decode().split("|")
        moment = datetime.fromisoformat(at)
        number = int(pk)
    except (ValueError, Error):
        return None, "", 0
    if moment.tzinfo is None or not 0 <= number < 2**63:
        return None, "", 0
    return moment, sort, number
