"""The journal as a chain: its entries and their seals in order, a piece at a time. For the purpose "journal" alone."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection

from alongside.gateways import keyring
from alongside.queries import scope
from alongside.records.models import JournalEntry, JournalSeal
from alongside.rules.access import Actor
from alongside.rules.chain import ANCHORED, GENESIS, Anchor, Entry, Examination, Fault, Seal

_ENTRY = ", ".join(f"e.{name}" for name in Entry._fields)
_PIECE = 5_000

LINKS = (
    f"select s.sequence, s.entry_id, s.key_id, s.hash, s.sealed_at, {_ENTRY}"
    " from records_journalseal s left join records_journalentry e on e.id = s.entry_id order by s.sequence"
)
"""Every seal in its order, with its entry where it is there."""
UNSEALED = (
    f"select {_ENTRY} from records_journalentry e"
    " where not exists (select from records_journalseal s where s.entry_id = e.id) order by e.id"
)
"""Every entry without a seal, by number."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends: the last seal, the entry under it and its 32 bytes."""

    sequence: int
    entry_id: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Tail:
    """What is not sealed yet: how many entries, and since when by the database's clock (None where there are none)."""

    entries: int
    since: datetime | None


def head() -> Head:
    """The end of the chain; of an empty one, nothing and `GENESIS`."""
    last = JournalSeal.objects.order_by("-sequence").first()
    return Head(last.sequence, last.entry_id, bytes(last.hash)) if last else Head(0, 0, GENESIS)


def tail() -> Tail:
    """How much the sealer still has before it."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*), min(recorded_at) from records_journalentry where id > %s", [head().entry_id])
        count, since = cursor.fetchone() or (0, None)
    return Tail(count, since)


def count() -> int:
    """How many entries there are."""
    return JournalEntry.objects.count()


def lines_noted() -> int:
    """The highest line of the anchors that the journal says was written; 0 for none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(max((facts->>'line')::bigint), 0) from records_journalentry"
            " where verb = %s and jsonb_typeof(facts->'line') = 'number'",
            [ANCHORED],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def mark() -> tuple[int, int]:
    """The highest number of an entry there is, and the first transaction that began after all that may hold a lower."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(max(id), 0), pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
            " from records_journalentry"
        )
        row = cursor.fetchone() or (0, 0)
    return row[0], row[1]


def under_way_before(transaction: int) -> bool:
    """Whether any other transaction that began before that one has not ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_snapshot_xip(pg_current_snapshot()) as other(id)"
            " where other.id::text::bigint < %s and other.id is distinct from pg_current_xact_id_if_assigned())",
            [transaction],
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def between(after: int, up_to: int, most: int) -> list[Entry]:
    """Entries by number, at most so many."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {_ENTRY} from records_journalentry e where id > %s and id <= %s order by id limit %s",
            [after, up_to, most],
        )
        return [entry(row) for row in cursor.fetchall()]


def link(row: Sequence[Any]) -> tuple[Seal, Entry | None]:
    """A row of `LINKS`."""
    sequence, entry_id, key_id, made, sealed_at, *rest = row
    seal = Seal(sequence, entry_id, key_id, bytes(made), sealed_at)
    return seal, entry(rest) if rest[0] is not None else None


def entry(row: Sequence[Any]) -> Entry:
    """A row of `UNSEALED`, or the end of one of `LINKS`."""
    *plain, facts = row
    return Entry._make((*plain, json.loads(facts) if isinstance(facts, str) else facts))


class Reading:
    """The whole journal examined against its seals and the anchors; `seen` has the counts once `faults` has run out."""

    def __init__(self, anchors: Iterable[Anchor | int], *, restored: bool = False) -> None:
        self.seen = Examination(cache(_secret), anchors, restored=restored)

    def faults(self, on: date) -> Iterator[Fault]:
        """Each fault, in the order of the chain, in constant memory. Raises `CannotKeep` where no key can be read."""
        with scope.acting(Actor(staff_id=None, name="verify", purpose="journal"), on):
            yield from self.seen.faults(map(link, _stream(LINKS)), map(entry, _stream(UNSEALED)))


def _secret(key_id: str) -> bytes | None:
    try:
        return keyring.ring("journal").get(key_id).secret
    except keyring.UnknownKey:
        return None


def _stream(statement: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(_PIECE):
            yield from rows
