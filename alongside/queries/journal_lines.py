"""Lines of the journal for somebody who may take them out: ids, verbs and codes, as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from alongside.queries import scope
from alongside.records.models import Case, JournalEntry
from alongside.rules.access import Actor
from alongside.rules.chain import Entry
from alongside.rules.counting import LONDON


class NoSuchCase(Exception):
    """There is no case of that reference, or none that may be asked about."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: from a first to a last day (London), and of one case by its reference; all where nothing is said."""

    first: date | None = None
    last: date | None = None
    case: str = ""


def lines(wanted: Wanted, actor: Actor, on: date) -> Iterator[dict[str, object]]:
    """Each line in the order of its number. Row-level security leaves out what is not the asker's."""
    with scope.acting(actor, on):
        for row in _rows(wanted, actor).values_list(*Entry._fields).iterator(chunk_size=2_000):
            yield {name: value.isoformat() if isinstance(value, datetime) else value for name, value in _named(row)}


def count(wanted: Wanted, actor: Actor) -> int:
    """How many there are. Raises `NoSuchCase`."""
    return _rows(wanted, actor).count()


def case_of(wanted: Wanted, actor: Actor) -> int | None:
    """The inner number of the case asked for; None where none was. Raises `NoSuchCase`.

    For a person: of their organisations, and none that is restricted, which would tell that it is there.
    """
    if not wanted.case:
        return None
    with scope.upkeep():
        cases = Case.objects.filter(reference=wanted.case.strip().upper())
        if actor.staff_id is not None:
            cases = cases.filter(organisation_id__in=sorted(actor.organisation_ids), restricted=False)
        found = cases.values_list("pk", flat=True).first()
    if found is None:
        raise NoSuchCase("there is no case of that reference to ask about")
    return found


def _rows(wanted: Wanted, actor: Actor) -> QuerySet[JournalEntry]:
    rows = JournalEntry.objects.order_by("pk")
    if wanted.first:
        rows = rows.filter(at__gte=_start(wanted.first))
    if wanted.last:
        rows = rows.filter(at__lt=_start(wanted.last + timedelta(days=1)))
    case = case_of(wanted, actor)
    return rows if case is None else rows.filter(case_id=case)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _named(row: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    return zip(Entry._fields, row, strict=True)
