"""`alongside unmute`: a restored copy takes the place of the database that was lost."""

import argparse
from datetime import UTC, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "make a restored copy live: from then on it sends, and takes feeds in"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who answers for it."""
    parser.add_argument(
        "--as", dest="acting", metavar="STAFF", required=True, help="the sign-in name of the administrator"
    )


def run(args: argparse.Namespace) -> int:
    """Make it live; 1 with a sentence when it is refused."""
    with ground.opened():
        from alongside.actions import copies
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting
        from alongside.queries import muted

        now = datetime.now(UTC)
        try:
            copies.make_live(muted.copy_of() or now, acting.actor(args.acting, None, now), now)
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused)) from refused
    print("This database is live: it sends, and takes feeds in.")
    return 0
