"""`alongside restore`: a backup into an empty database, which then keeps silent until somebody makes it live."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alongside.gateways import backup_file, database_copy, keyring
from alongside.jobs import backup, ground
from alongside.jobs.commands import Trouble

HELP = "restore a backup into an empty database, which keeps silent until it is made live"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From where, and whether over what is there."""
    parser.add_argument("source", metavar="DIR", help="the folder of the backups (its newest is taken), or one backup")
    parser.add_argument(
        "--replace-everything", action="store_true", help="the database is in use: what is in it is lost for ever"
    )
    parser.add_argument("--live", action="store_true", help="it takes the place of the lost one at once: needs --as")
    parser.add_argument("--as", dest="acting", metavar="STAFF", help="the administrator who makes it live")


def run(args: argparse.Namespace) -> int:
    """Read it to its end first, then restore it; 0 when it is there whole."""
    if args.live and not args.acting:
        print("alongside restore: --live needs --as STAFF: somebody answers for it", file=sys.stderr)
        return 2
    one = _chosen(Path(args.source))
    try:
        with one.open("rb") as source:
            header, told = backup.read(source)
    except backup_file.Damaged as wrong:
        raise Trouble(f"{one.name} is damaged ({wrong}): nothing was restored") from wrong
    except keyring.UnknownKey as missing:
        raise Trouble(
            f"{one.name} is encrypted with key {missing.key_id}, which is not among the keys for backups in "
            f"{keyring.folder()}: put back the keys of the installation it was taken in"
        ) from missing
    except keyring.CannotKeep as wrong:
        raise Trouble(str(wrong)) from wrong
    except OSError as refused:
        raise Trouble(f"{one} cannot be read ({refused.strerror})") from refused
    now = datetime.now(UTC)
    with ground.opened(), backup.owners_connection() as connection:
        _put_back(connection, one, header, now, over=args.replace_everything)
        _note(header, told, now, args.acting if args.live else None)
    print(f"restored: {told.rows} rows of {len(told.tables)} tables, as they were at {header.taken_at.isoformat()}")
    if not args.live:
        print("It is a muted copy: nothing is sent and no feed is taken in. `alongside unmute --as STAFF` ends that.")
    return 0


def _chosen(source: Path) -> Path:
    if not source.is_dir():
        return source
    found = backup_file.listed(source)
    if not found:
        raise Trouble(f"there is no backup in {source}")
    return found[-1]


def _put_back(connection: Any, one: Path, header: backup_file.Header, now: datetime, *, over: bool) -> None:
    import psycopg

    secret = keyring.ring(backup.ENCRYPTED_WITH).get(header.key_id).secret
    try:
        with one.open("rb") as source, connection.transaction():
            if database_copy.in_use(connection) and not over:
                raise Trouble(
                    "this database is in use: restore into an empty one (another ALONGSIDE_HOME or DATABASE_URL), or "
                    "say --replace-everything and lose what is in it"
                )
            database_copy.put_back(connection, backup_file.pieces(source, backup_file.header(source), secret))
            database_copy.mark(connection, header.taken_at, now)
    except (database_copy.CannotCopy, backup_file.Damaged) as wrong:
        raise Trouble(f"{wrong}: nothing was restored") from wrong
    except psycopg.IntegrityError as wrong:
        raise Trouble(f"the backup breaks {wrong.diag.constraint_name}: nothing was restored") from wrong


def _note(header: backup_file.Header, told: database_copy.Told, now: datetime, acting: str | None) -> None:
    from alongside.actions import copies
    from alongside.actions.performing import Invalid, Refused
    from alongside.jobs.acting import NobodyActs, actor
    from alongside.rules.access import Actor

    by = Actor(staff_id=None, name="backup", purpose="backup")
    copies.note_restore(header.taken_at, by, now, key_id=header.key_id, rows=told.rows, live=acting is not None)
    if acting is None:
        return
    try:
        copies.make_live(header.taken_at, actor(acting, None, now), now)
    except (NobodyActs, Invalid, Refused) as refused:
        raise Trouble(f"it is restored and muted, but was not made live: {refused}") from refused
