"""Whether this database is a restored copy that keeps silent: the one place that asks.

A copy knows what was true on the day it was taken. Sent again from it, a message would reach a victim twice or at an
address she has fled; taken in by it, a feed would be lost to the live one. So until somebody makes it live, whatever
sends anything or takes anything in calls `refuse` first, inside its transaction.
"""

from datetime import datetime

from django.db import connection

from alongside.rules.counting import LONDON
from alongside.rules.explaining import say_day
from alongside.rules.words import Words

COPY_OF = "select max(taken_at) from records_restoredcopy where live_at is null"
"""In SQL, for a question that is being asked anyway."""


class Muted(Exception):
    """Nothing is sent and nothing is taken in: this is a restored copy."""

    def __init__(self, taken_at: datetime) -> None:
        self.words = sentence(taken_at)
        super().__init__(f"{self.words.en} (`alongside unmute` ends this)")


def copy_of() -> datetime | None:
    """When the backup was taken of which this is a copy; None for a live database."""
    with connection.cursor() as cursor:
        cursor.execute(COPY_OF)
        row = cursor.fetchone()
    return row[0] if row else None


def refuse() -> None:
    """Raise `Muted` in a restored copy."""
    taken_at = copy_of()
    if taken_at is not None:
        raise Muted(taken_at)


def sentence(taken_at: datetime) -> Words:
    """What stands on every page of a copy."""
    on = say_day(taken_at.astimezone(LONDON).date())
    return Words(
        f"Restored copy of {on.en}: nothing is sent, no feed is taken in.",
        f"Copi wedi'i adfer, fel yr oedd d{on.cy}: ni anfonir dim, ac ni dderbynnir unrhyw borthiant.",
    )
