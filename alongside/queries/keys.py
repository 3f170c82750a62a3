"""What rests on which key."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import connection

from alongside.gateways import keyring
from alongside.records import sealed_text, second_factors
from alongside.records.models import JournalEntry
from alongside.records.sealed_text import Refusal, refusals
from alongside.rules.access import Verb

__all__ = [
    "RINGS_OF_ROWS",
    "Resting",
    "all_ended_before",
    "looked_at",
    "newest_transaction",
    "refusals",
    "reported",
    "standing",
    "tables",
    "texts",
]

RINGS_OF_ROWS = ("fields", "index")
"""Rings whose keys rows rest on: those are moved when a key is added. What the others locked is never rewritten."""


A_LOOK = 20
"""Texts of one field that a check opens."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A key, and how many texts of rows rest on it; None where that is not counted."""

    ring: str
    id: str
    made_on: date
    retired_on: date | None
    current: bool
    texts: int | None


def tables() -> tuple[str, ...]:
    """The tables that hold sealed text, in the order they are moved."""
    return (*sorted(model._meta.db_table for model in sealed_text.fields()), second_factors.TABLE)


def standing() -> tuple[Resting, ...]:
    """Every key there is, oldest first in its ring. In a transaction of a purpose that sees all rows."""
    counted = texts()
    return tuple(
        Resting(
            ring=purpose,
            id=key.id,
            made_on=key.made_on,
            retired_on=key.retired_on,
            current=key == ring.current,
            texts=counted[key.id] if purpose == "fields" else None,
        )
        for purpose in keyring.PURPOSES
        for ring in [keyring.ring(purpose)]
        for key in ring.keys
    )


def texts() -> Counter[str]:
    """How many sealed texts begin with the id of each key; "" counts what has no such beginning."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for model, fields in sealed_text.fields().items():
            for field in fields:
                cursor.execute(
                    f"select split_part({field.column}, '.', 1), count(*) from {model._meta.db_table}"  # noqa: S608 - our own names
                    f" where {field.column} <> '' group by 1"
                )
                for key_id, count in cursor.fetchall():
                    found[_id(key_id)] += count
    for kept in Authenticator.objects.values_list("data", flat=True):
        found.update(_id(text.partition(".")[0]) for text in second_factors.sealed_in(kept))
    return found


def _id(text: str) -> str:
    return text if len(text) == 8 and text.isalnum() else ""


def looked_at() -> tuple[int, list[Refusal]]:
    """Open some of what is kept in every sealed field: how many texts, and those that do not open."""
    count = 0
    with refusals() as found:
        for model, fields in sealed_text.fields().items():
            for field in fields:
                kept = model._default_manager.exclude(**{field.name: ""}).order_by("public_id")
                count += len(kept.values_list(field.name, flat=True)[:A_LOOK])
    return count, found


def reported(since: datetime) -> int:
    """How many times somebody was shown that a text cannot be read, since then."""
    return JournalEntry.objects.filter(verb=Verb.REPORT_UNREADABLE, at__gte=since).count()


def newest_transaction() -> int:
    """A number above those of every transaction that has begun to write."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (number,) = cursor.fetchone() or (0,)
    return int(number)


def all_ended_before(number: int) -> bool:
    """Whether no transaction below that number still writes."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (oldest,) = cursor.fetchone() or (0,)
    return int(oldest) >= number
