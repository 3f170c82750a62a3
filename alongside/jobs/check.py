"""Whether this installation is sound: configuration, database, tables, role, feeds."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from alongside.gateways import keyring
from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "look whether configuration, database and feeds are sound"


SEALED_WITHIN = timedelta(minutes=10)
ANCHORED_WITHIN = timedelta(hours=2)
"""Ten minutes and two hours: the worker seals every minute and anchors every hour."""
LATELY = timedelta(days=30)


class State(StrEnum):
    """How a thing was found."""

    FINE = "fine"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at."""

    name: str
    state: State
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to answer."""
    parser.add_argument("--json", action="store_true", help="one JSON object: `sound`, and `found` with each thing")


def run(args: argparse.Namespace) -> int:
    """Look at everything; 0 when nothing failed (warnings may stand), 1 otherwise."""
    found = list(look(datetime.now(UTC)))
    sound = all(one.state is not State.FAILED for one in found)
    if args.json:
        print(json.dumps({"sound": sound, "found": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        for one in found:
            print(f"{one.state:8}{one.name}: {one.words}")
    return 0 if sound else 1


def look(now: datetime) -> Iterator[Found]:
    """Each thing in the order in which one rests on the other; stops where nothing further can be seen."""
    try:
        settings = ground.settings()
    except Trouble as wrong:
        yield Found("configuration", State.FAILED, str(wrong))
        return
    if settings.DEBUG:
        yield Found("configuration", State.WARNING, "ALONGSIDE_DEBUG is set: pages of errors show what they should not")
    elif not settings.HTTPS and set(settings.ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]"}:
        yield Found("configuration", State.WARNING, "served beyond this machine without ALONGSIDE_HTTPS")
    else:
        yield Found("configuration", State.FINE, "read from the environment")
    yield _keys()
    try:
        with ground.database():
            yield from _look_at_database(now)
    except Trouble as wrong:
        yield Found("database", State.FAILED, str(wrong))


def _look_at_database(now: datetime) -> Iterator[Found]:
    import django
    from django.db import OperationalError, connections

    django.setup()
    from alongside.queries import engine

    try:
        version = engine.version()
        supported = version in engine.SUPPORTED
        span = f"{engine.SUPPORTED.start} to {engine.SUPPORTED.stop - 1}"
        yield Found(
            "database",
            State.FINE if supported else State.FAILED,
            f"PostgreSQL {version}" if supported else f"PostgreSQL {version}, but {span} are supported",
        )
        yield _role()
        pending = engine.pending_migrations()
        if pending:
            yield Found("tables", State.FAILED, f"{len(pending)} changes are pending: run `alongside migrate`")
            return
        yield Found("tables", State.FINE, "up to date")
        yield _sealed_text(now)
        yield _journal(now)
        yield from _feeds(now)
    except OperationalError as wrong:
        yield Found("database", State.FAILED, f"cannot be reached: {ground.reason(wrong)}")
    finally:
        connections.close_all()


def _keys() -> Found:
    where = keyring.folder()
    try:
        for purpose in keyring.PURPOSES:
            keyring.ring(purpose)
        if exposed := keyring.read_by_others():
            names = ", ".join(path.name for path in exposed)
            return Found("keys", State.WARNING, f"other accounts may read {names} in {where}: take their rights away")
    except (keyring.CannotKeep, OSError) as wrong:
        return Found("keys", State.FAILED, str(wrong))
    return Found("keys", State.FINE, f"in {where}: keep a copy, apart from every backup of the database")


def _sealed_text(now: datetime) -> Found:
    """Whether text opens: some of every kind is tried here, and what people were shown is in the journal."""
    from alongside.queries import keys, scope
    from alongside.rules.access import Actor

    with scope.acting(Actor(staff_id=None, name="check", purpose="upkeep"), now.date()):
        tried, refused = keys.looked_at()
        reported = keys.reported(now - LATELY)
    if refused:
        first = refused[0]
        words = (
            f"{len(refused)} of {tried} texts do not open; {first.table}.{first.field} of row {first.row}: {first.why}"
        )
        return Found("sealed text", State.FAILED, words)
    if reported:
        words = f"{reported} times in {LATELY.days} days a text could not be read: the journal names the rows"
        return Found("sealed text", State.FAILED, f"{words} (text.unreadable)")
    return Found("sealed text", State.FINE, f"{tried} texts tried, and all open")


def _journal(now: datetime) -> Found:
    """How far the chain is behind the journal, and the anchors behind the chain."""
    from django.conf import settings

    from alongside.gateways import anchors
    from alongside.queries import journal_chain, scope
    from alongside.rules.access import Actor

    with scope.acting(Actor(staff_id=None, name="check", purpose="journal"), now.date()):
        head, tail = journal_chain.head(), journal_chain.tail()
    last = anchors.last(anchors.folder(settings.ALONGSIDE_HOME))
    words = f"{head.sequence} entries sealed, {tail.entries} not yet; " + (
        f"anchored {last.at.isoformat(timespec='minutes')} up to {last.sequence}" if last else "never anchored"
    )
    unsealed_long = tail.since is not None and now - tail.since > SEALED_WITHIN
    unanchored_long = head.sequence > (last.sequence if last else 0) and (not last or now - last.at > ANCHORED_WITHIN)
    if unsealed_long or unanchored_long:
        return Found("journal", State.WARNING, f"{words}. Is `alongside worker` running?")
    return Found("journal", State.FINE, words)


def _role() -> Found:
    from alongside.queries import engine

    role = engine.standing()
    if role.superuser or role.bypasses_row_security:
        words = f"{role.name} bypasses row-level security: connect as a role that does not"
        return Found("role", State.FAILED, words)
    if role.owns_tables or role.is_owner_too:
        words = f"{role.name} may act as the owner of the tables: set DATABASE_OWNER_URL and connect as another role"
        return Found("role", State.FAILED, words)
    return Found("role", State.FINE, f"{role.name} owns nothing and bypasses nothing")


def _feeds(now: datetime) -> Iterator[Found]:
    from alongside.queries import feeds, scope
    from alongside.rules.access import Actor

    # Under the feeds' own purpose: with nobody acting, row-level security would count no message that waits.
    with scope.acting(Actor(staff_id=None, name="check", purpose="feeds"), now.date()):
        heard = feeds.heartbeats(now)
    if not heard:
        yield Found("feeds", State.WARNING, "no source is set up")
    for beat in heard:
        name = f"feed {beat.slug}"
        last = beat.last_heard_at.isoformat(timespec="minutes") if beat.last_heard_at else "never"
        if beat.quarantined_at:
            yield Found(name, State.WARNING, f"stopped for its volume; {beat.quarantined} messages wait for a manager")
        elif beat.silent:
            yield Found(name, State.WARNING, f"silent; last heard: {last}")
        else:
            yield Found(name, State.FINE, f"last heard: {last}; {beat.held} held")
