"""`alongside demo`: two fictional organisations with their cases, into an empty database.

Harmless where it is loaded already; refused where the database holds anything else.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "load the demonstration into an empty database, and print its sign-ins"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside demo`."""
    parser.add_argument(
        "--now", metavar="TIME", help="build the day around this time (with an offset); now if not given"
    )


def run(args: argparse.Namespace) -> int:
    """Load it; 0 when it is there, 1 when the database holds anything else, 2 when the time cannot be read."""
    now = _time(args.now)
    if now is None:
        print("alongside demo: --now must be a time with an offset, such as 2026-11-24T09:00+00:00", file=sys.stderr)
        return 2
    with ground.opened():
        if not load_into_empty(now, _say):
            raise Trouble(
                "the database holds something else: the demonstration is only loaded into an empty one. "
                "Set ALONGSIDE_HOME to another folder, or DATABASE_URL to another database"
            )
        _say(*sign_ins())
    return 0


def _time(written: str | None) -> datetime | None:
    """The moment to build around; None for what is no moment."""
    try:
        now = datetime.fromisoformat(written) if written else datetime.now(UTC)
    except ValueError:
        return None
    return now if now.tzinfo else None


def load_into_empty(now: datetime, say: Callable[..., None]) -> bool:
    """Load it where nothing is; whether it is there afterwards. Call with the database open."""
    from alongside.queries import hosting

    if hosting.is_empty():
        from alongside.jobs.demonstration import loading

        say("Loading the demonstration")
        n = loading.load(now)
        say(f"The demonstration is loaded: {n} cases, all of them fictional")
        return True
    if is_loaded():
        say("The demonstration is already loaded")
        return True
    return False


def is_loaded() -> bool:
    """Whether this database holds the demonstration."""
    from alongside.jobs.demonstration.cast import HOUSES
    from alongside.queries import hosting

    return {house.slug for house in HOUSES} <= set(hosting.organisations())


def sign_ins() -> list[str]:
    """The demonstration's sign-ins, a line each; none where it is not loaded. Call with the database open."""
    from django.conf import settings

    from alongside.jobs.demonstration.cast import COLLEAGUES, PASSWORD

    if not is_loaded():
        return []
    wide = max(len(one.username) for one in COLLEAGUES)
    return [
        "Sign in as one of these (fictional people; the second factor is accepted on this machine only):",
        *(f"  {one.username:{wide}}  {one.name}: {one.for_whom}" for one in COLLEAGUES),
        f"  password {PASSWORD}   code {settings.ALONGSIDE_DEMO_CODE}",
    ]


def _say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
