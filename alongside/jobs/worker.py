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
                    do(chore, now)
                    last_done[chore.name] = now
            if args.once:
                break
            told_to_stop.wait(TICK.total_seconds())
    return 0


def do(chore: Chore, now: datetime) -> bool:
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
                return False
            if not chore.in_a_copy and muted.copy_of() is not None:
                return False
            chore.do(now)
    except Exception as failure:  # the next chore must still have its turn
        log.error("The chore '%s' failed: %s", chore.name, type(failure).__name__)
        connection.close()
        return False
    return True
