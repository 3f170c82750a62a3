"""`alongside backup`: everything in the database, encrypted, in one file that was read back whole."""

import argparse
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from alongside.gateways import backup_file, database_copy, keyring
from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "take an encrypted backup, or look whether those of a folder are whole"
ENCRYPTED_WITH = "backup"
"""The ring of keys."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("folder", metavar="DIR", help="the folder of the backups: better on another machine's disk")
    parser.add_argument("--verify", action="store_true", help="take none: read every backup there to its end")
    parser.add_argument("--json", action="store_true", help="one JSON object a backup")


def run(args: argparse.Namespace) -> int:
    """Take one, or verify all; 0 when all was well."""
    folder = Path(args.folder)
    if args.verify:
        return _verify_all(folder, as_json=args.json)
    now = datetime.now(UTC)
    with ground.opened(), owners_connection() as connection:
        from alongside.actions import copies
        from alongside.rules.access import Actor

        name, key_id, told = _take(connection, folder, now)
        by = Actor(staff_id=None, name="backup", purpose="backup")
        copies.note_backup(now, by, datetime.now(UTC), key_id=key_id, rows=told.rows)
    _say(name, f"{told.rows} rows of {len(told.tables)} tables, read back whole", "good", key_id, as_json=args.json)
    return 0


def _take(connection: Any, folder: Path, now: datetime) -> tuple[Path, str, database_copy.Told]:
    try:
        key = keyring.ring(ENCRYPTED_WITH).current
        header = backup_file.Header(key.id, secrets.token_bytes(16), now)
        told = None

        def check(written: IO[bytes]) -> None:
            if read(written)[1] != told:
                raise backup_file.Damaged("what was read back is not what was taken")

        with backup_file.placed(folder, now, check) as (name, out):
            writer = backup_file.Writer(out, header, key.secret)
            told = database_copy.take(connection, writer)
            writer.finish()
    except database_copy.CannotCopy as wrong:
        raise Trouble(str(wrong)) from wrong
    except keyring.CannotKeep as wrong:
        raise Trouble(str(wrong)) from wrong
    except backup_file.Damaged as wrong:
        raise Trouble(f"the backup could not be read back ({wrong}): none was kept") from wrong
    except OSError as refused:
        raise Trouble(f"no backup could be kept in {folder} ({refused.strerror}): nothing is left there") from refused
    return name, key.id, told


def read(source: IO[bytes]) -> tuple[backup_file.Header, database_copy.Told]:
    """A backup read to its end and held to its own counts. Raises `Damaged`, `keyring.UnknownKey`."""
    header = backup_file.header(source)
    secret = keyring.ring(ENCRYPTED_WITH).get(header.key_id).secret
    return header, database_copy.read(backup_file.pieces(source, header, secret))


@contextmanager
def owners_connection() -> Iterator[Any]:
    """A connection of the owner's of its own, with no transaction open. Call with Django ready."""
    from django.db import connections

    ground.refuse_one_role()
    owner = connections["owner"]
    connection = owner.get_new_connection(owner.get_connection_params())
    connection.autocommit = True
    try:
        yield connection
    finally:
        connection.close()


def _verify_all(folder: Path, *, as_json: bool) -> int:
    found = [folder] if folder.is_file() else backup_file.listed(folder)
    if not found:
        raise Trouble(f"there is no backup in {folder}")
    worst = 0
    for one in found:
        state, words, key_id = "good", "", ""
        try:
            with one.open("rb") as source:
                header, told = read(source)
            key_id, words = header.key_id, f"{told.rows} rows of {len(told.tables)} tables"
        except backup_file.Damaged as wrong:
            state, words = "damaged", str(wrong)
        except keyring.UnknownKey as missing:
            state, words, key_id = "no key", str(missing), missing.key_id
        except (OSError, keyring.CannotKeep) as refused:
            state, words = "unreadable", getattr(refused, "strerror", None) or str(refused)
        worst |= state != "good"
        _say(one, words, state, key_id, as_json=as_json)
    return int(worst)


def _say(name: Path, words: str, state: str, key_id: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"backup": name.name, "state": state, "key": key_id, "words": words}))
    else:
        print(f"{state:8}{name}: {words}{f' (key {key_id})' if key_id else ''}")
