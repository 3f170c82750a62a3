"""New keys, and the moving of what the old ones locked, while everybody works on.

Text is moved in small transactions that skip a row somebody is writing just now: they come back for it. Each text says
with which key it is sealed, so a move that was cut short goes on where it stopped. Nothing is ever opened by us that
was put in the wrong place: such a text stays as it lies, and keeps its key in use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import connection

from alongside.actions.performing import action, noting
from alongside.gateways import keyring, sealing
from alongside.gateways.sealing import Unopened
from alongside.records import sealed_text, second_factors
from alongside.records.sealed_text import Refusal, SealedText, Unreadable
from alongside.rules.access import Actor, Verb

A_BATCH = 500
"""Rows moved in one transaction: about a tenth of a second."""
MOST_NAMED = 20
"""Unreadable texts named in one line of the journal."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What one batch did. `last` is where the next begins, None at the end of the table."""

    last: UUID | None
    texts: int = 0
    unreadable: int = 0


@action(Verb.ROTATE_KEYS)
def add(ring: str, by: Actor, at: datetime, /) -> str:
    """Make a new key the current one of a ring; returns its id. From here on everything new is locked with it."""
    key = keyring.add(ring)
    noting(ring=ring, key=key.id)
    return key.id


@action(Verb.ROTATE_KEYS)
def move(table: str, by: Actor, at: datetime, /, *, after: UUID | None = None) -> Moved:
    """Seal anew, with the current key, the next rows of a table that rest on another."""
    if table == second_factors.TABLE:
        return _move_second_factors()
    fields = next(fields for model, fields in sealed_text.fields().items() if model._meta.db_table == table)
    mark = sealing.current_mark()
    stale = " or ".join(f"({field.attname} <> '' and not starts_with({field.attname}, %s))" for field in fields)
    columns = ", ".join(field.attname for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select public_id, {columns} from {table}"  # noqa: S608 - our own names
            f" where public_id > %s and ({stale}) order by public_id limit %s for no key update skip locked",
            [after or UUID(int=0), *[mark] * len(fields), A_BATCH],
        )
        rows = cursor.fetchall()
        anew = [_anew(row, texts, fields, mark) for row, *texts in rows]
        cursor.executemany(
            f"update {table} set {', '.join(f'{field.attname} = %s' for field in fields)} where public_id = %s",  # noqa: S608 - our own names
            [[*one.texts, row] for (row, *_), one in zip(rows, anew, strict=True) if one.moved],
        )
    moved, unreadable = sum(one.moved for one in anew), sum(one.unreadable for one in anew)
    noting(table=table, texts=moved, unreadable=unreadable, key=mark.removesuffix("."))
    return Moved(rows[-1][0] if len(rows) == A_BATCH else None, moved, unreadable)


def _move_second_factors() -> Moved:
    """All of them at once: there are a few for each member of staff. One that is being used now comes later."""
    mark, adapter = sealing.current_mark(), get_adapter()
    moved = unreadable = 0

    def anew(text: str) -> str:
        nonlocal moved
        if text.startswith(mark):
            return text
        moved += 1
        return str(adapter.encrypt(adapter.decrypt(text)))

    for row in Authenticator.objects.select_for_update(skip_locked=True, no_key=True).order_by("pk"):
        before, stale = moved, not str(row.data.get(second_factors.MARK, "")).startswith(mark)
        try:
            row.data = second_factors.changed(row.data, anew)
        except Unopened:
            moved, unreadable = before, unreadable + len(second_factors.sealed_in(row.data))
        else:
            if moved > before or stale:
                row.data.pop(second_factors.MARK, None)  # set anew when it is saved
                row.save(update_fields=["data"])
    noting(table=second_factors.TABLE, texts=moved, unreadable=unreadable, key=mark.removesuffix("."))
    return Moved(None, moved, unreadable)


@action(Verb.ROTATE_KEYS)
def retire(ring: str, by: Actor, at: datetime, /, *, key_id: str) -> None:
    """Say that nothing in the database rests on a key any more. It is kept: an old backup may."""
    keyring.retire(ring, key_id, at.date())
    noting(ring=ring, key=key_id)


@action(Verb.REPORT_UNREADABLE)
def report(found: Sequence[Refusal], by: Actor, at: datetime, /) -> int:
    """Write down which texts did not open for whoever asked for them; returns how many."""
    named = found[:MOST_NAMED]
    noting(texts=len(found), fields=[f"{one.table}.{one.field}" for one in named], rows=[one.row for one in named])
    return len(found)


@dataclass(frozen=True, slots=True)
class _Anew:
    texts: tuple[str, ...]
    moved: int
    unreadable: int


def _anew(row: UUID, texts: Sequence[str], fields: Sequence[SealedText], mark: str) -> _Anew:
    """The texts of a row, those of other keys sealed anew; one that does not open is left as it lies."""
    found = []
    moved = unreadable = 0
    for field, text in zip(fields, texts, strict=True):
        if not text or text.startswith(mark):
            found.append(text)
            continue
        opened = field.opened(str(row), text)
        if isinstance(opened, Unreadable):
            unreadable += 1
        else:
            moved += 1
        found.append(str(field.sealed(row, opened)))
    return _Anew(tuple(found), moved, unreadable)
