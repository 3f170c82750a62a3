"""The worker: does the timed work until told to stop.

Several may run; a chore is done by one of them at a time, because each is done under a lock that PostgreSQL drops with
the worker's connection, should it be killed.
"""

import argparse
import logging
import signal
import threading
import zlib
from datetime import UTC, datetime, timedelta
from enum import Enum

from alongside.jobs import ground
from alongside.jobs.chores import CHORES, Chore

HELP = "do the timed work: held signals, heartbeats of feeds, tidying"
TICK = timedelta(seconds=5)

log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to stay."""
    parser.add_argument("--once", action="store_true", help="do every chore once, now, and leave")


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl-C; a chore under way is finished first."""
    told_to_stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told_to_stop.set())
    last_done: dict[str, datetime] = {}
    with ground.opened():
        ground.refuse_unsound()
        while not told_to_stop.is_set():
            now = datetime.now(UTC)
            for chore in CHORES:
                if not told_to_stop.is_set() and now - last_done.get(chore.name, datetime.min.replace(tzinfo=UTC)) >= (
                    chore.every
                ):
                    while do(chore, now) is MORE and not told_to_stop.is_set():
                        now = datetime.now(UTC)
                    last_done[chore.name] = now
            if args.once:
                break
            told_to_stop.wait(TICK.total_seconds())
    return 0


class Done(Enum):
    """What came of a chore."""

    NO = 0
    YES = 1
    MORE = 2
    """It is done by portions, and there may be another."""

    def __bool__(self) -> bool:
        return self is not Done.NO


MORE = Done.MORE


def do(chore: Chore, now: datetime) -> Done:
    """Do a chore unless another worker is at it, or a muted copy must not; whether it was done.

    A chore that fails is logged and comes again.
    """
    from django.db import connection, transaction

    from alongside.queries import muted

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [zlib.crc32(chore.name.encode())])
            row = cursor.fetchone()
            if not row or not row[0]:
                return Done.NO
            if not chore.in_a_copy and muted.copy_of() is not None:
                return Done.NO
            more = bool(chore.do(now)) and chore.by_portions
    except Exception as failure:  # the next chore must still have its turn
        log.error("The chore '%s' failed: %s", chore.name, type(failure).__name__)
        connection.close()
        return Done.NO
    return Done.MORE if more else Done.YES
