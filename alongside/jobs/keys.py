"""Keys: which there are, and moving everything to a new one without stopping the program."""

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alongside.gateways import keyring
from alongside.jobs import ground
from alongside.jobs.commands import Trouble

if TYPE_CHECKING:
    from alongside.rules.access import Actor

HELP = "list the keys, or move everything to a new one while the program serves"
PATIENCE = 120.0
"""Seconds to wait for work that began before a new key was there."""
_PAUSE = 0.2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `keys list` and `keys rotate`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|rotate")
    verbs.add_parser("list", help="every key by its id, and how many texts rest on it")
    rotate = verbs.add_parser("rotate", help="make a new key and move to it what the old ones locked")
    rotate.add_argument(
        "--ring",
        choices=keyring.PURPOSES,
        help="which ring; without, those that rows rest on (fields, index). A rotation that was cut short goes on",
    )


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where some text could not be moved."""
    with ground.opened():
        from alongside.queries.keys import RINGS_OF_ROWS

        try:
            if args.verb == "list":
                print("\n".join(_lines()))
                return 0
            whole = [rotate(ring, print) for ring in ([args.ring] if args.ring else RINGS_OF_ROWS)]
        except keyring.CannotKeep as refused:
            raise Trouble(str(refused)) from refused
    return 0 if all(whole) else 1


def rotate(ring: str, tell: Callable[[str], None]) -> bool:
    """Make a new key for a ring, move everything to it and retire the old ones; whether everything was moved."""
    from alongside.actions import keys
    from alongside.queries import keys as known

    by = _upkeep()
    before = keyring.ring(ring)
    if ring not in known.RINGS_OF_ROWS:
        tell(f"{ring}: new key {keys.add(ring, by, datetime.now(UTC))}. What the old ones locked stays as it is.")
        return True
    if len(before.in_use) > 1:
        tell(f"{ring}: going on with the move to key {before.current.id}")
    else:
        tell(f"{ring}: new key {keys.add(ring, by, datetime.now(UTC))}")
    _wait_for_work_that_began_before()
    unreadable = _move_texts(by, tell) if ring == "fields" else _move_index(tell)
    for key in keyring.ring(ring).in_use[1:]:
        keys.retire(ring, by, datetime.now(UTC), key_id=key.id)
        tell(f"{ring}: key {key.id} is retired; keep it for old backups")
    if unreadable:
        tell(f"{ring}: {unreadable} texts do not open and lie as they were: the log names their rows")
    return not unreadable


def _move_texts(by: "Actor", tell: Callable[[str], None]) -> int:
    """Move every text to the current key; returns how many do not open. Raises `Trouble` where rows stay locked."""
    from alongside.queries import keys as known
    from alongside.queries import scope

    deadline = time.monotonic() + PATIENCE
    while True:
        moved = unreadable = 0
        for table in known.tables():
            done, refused = _move_table(table, by)
            moved, unreadable = moved + done, unreadable + refused
            if done:
                tell(f"fields: {table}: {done} texts moved")
        with scope.acting(by, datetime.now(UTC).date()):
            counted = known.texts()
        left = counted.total() - counted[keyring.ring("fields").current.id]
        if left <= unreadable:
            return unreadable
        # Rows that somebody was writing were skipped: they are looked for again.
        if time.monotonic() > deadline:
            raise Trouble(f"{left} texts are in rows that stay locked: run `alongside keys rotate` again later")
        time.sleep(_PAUSE)


def _move_table(table: str, by: "Actor") -> tuple[int, int]:
    from alongside.actions import keys

    moved = unreadable = 0
    last = None
    while True:
        batch = keys.move(table, by, datetime.now(UTC), after=last)
        moved, unreadable, last = moved + batch.texts, unreadable + batch.unreadable, batch.last
        if last is None:
            return moved, unreadable


def _move_index(tell: Callable[[str], None]) -> int:
    """Make the keys of the search again. Begun anew after an interruption: they are found under every key meanwhile."""
    from alongside.actions import search_keys

    tell(f"index: {search_keys.rebuild()} search keys made again")
    return 0


def _wait_for_work_that_began_before() -> None:
    """Return when nothing is open that may have asked for the old key; raises `Trouble` where it does not end."""
    from alongside.queries import keys as known

    number = known.newest_transaction()
    deadline = time.monotonic() + PATIENCE
    while not known.all_ended_before(number):
        if time.monotonic() > deadline:
            raise Trouble("work that began before the new key has not ended: run `alongside keys rotate` again later")
        time.sleep(_PAUSE)


def _lines() -> Iterator[str]:
    from alongside.queries import keys as known
    from alongside.queries import scope

    yield f"in {keyring.folder()}"
    with scope.acting(_upkeep(), datetime.now(UTC).date()):
        found = known.standing()
    for key in found:
        state = "current" if key.current else f"retired {key.retired_on}" if key.retired_on else "being replaced"
        texts = "" if key.texts is None else f", {key.texts} texts"
        yield f"{key.ring:8} {key.id}  made {key.made_on}, {state}{texts}"


def _upkeep() -> "Actor":
    from alongside.rules.access import Actor

    return Actor(staff_id=None, name="keys", purpose="upkeep")
