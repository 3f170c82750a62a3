"""Copies of the database: that one was taken, that one was restored, and that a restored one is live from now on."""

from datetime import datetime

from alongside.actions.performing import Invalid, action, noting
from alongside.records.models import RestoredCopy
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.BACK_UP)
def note_backup(taken_at: datetime, by: Actor, at: datetime, /, *, key_id: str, rows: int) -> datetime:
    """Write down that a backup was taken and read back whole."""
    noting(taken_at=taken_at.isoformat(), key=key_id, rows=rows)
    return taken_at


@action(Verb.RESTORE)
def note_restore(taken_at: datetime, by: Actor, at: datetime, /, *, key_id: str, rows: int, live: bool) -> datetime:
    """Write down, in the restored database, that it was restored."""
    noting(taken_at=taken_at.isoformat(), key=key_id, rows=rows, live=live)
    return taken_at


@action(Verb.MAKE_LIVE)
def make_live(taken_at: datetime, by: Actor, at: datetime, /) -> int:
    """From now on this copy sends and takes in: it takes the place of the one that was lost."""
    made = RestoredCopy.objects.filter(live_at=None).update(live_at=at, live_by_id=by.staff_id)
    if not made:
        raise Invalid(
            Words(
                "This is no muted copy: there is nothing to end.",
                "Nid copi wedi'i dawelu yw hwn: nid oes dim i'w derfynu.",
            )
        )
    noting(taken_at=taken_at.isoformat())
    return made
