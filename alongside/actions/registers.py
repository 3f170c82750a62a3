"""Replacing the lists that others publish: whole or not at all."""

from collections.abc import Sequence
from datetime import datetime

from alongside.actions.performing import action, noting
from alongside.catalogue.registers import LISTS, Row
from alongside.records.models import RegisterRow
from alongside.rules.access import Actor, Verb


@action(Verb.LOAD_REGISTER)
def replace(name: str, by: Actor, at: datetime, /, *, rows: Sequence[Row]) -> int:
    """Put `rows` (of `parse_list`) in the place of a list; returns how many. A name that is no list is a KeyError."""
    key = LISTS[name].needed[0]
    RegisterRow.objects.filter(register=name).delete()
    RegisterRow.objects.bulk_create(
        [RegisterRow(register=name, code=row[key][:40], row=dict(row), loaded_at=at) for row in rows], batch_size=1000
    )
    noting(register=name, rows=len(rows))
    return len(rows)


@action(Verb.LOAD_REGISTER)
def restore(name: str, by: Actor, at: datetime, /) -> int:
    """Go back to the list that ships; returns how many rows of one's own were let go."""
    gone, _ = RegisterRow.objects.filter(register=name).delete()
    noting(register=name, rows=gone)
    return gone
