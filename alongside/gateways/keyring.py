"""The installation's keys: outside the database, so that a stolen copy of it opens nothing.

One ring for each purpose, one file for each ring. The last key of a ring is the current one, and new things are locked
with it; the older ones open what was locked before. `alongside keys rotate` adds a key and moves everything to it. A
key that nothing rests on any more is marked retired and kept: an old backup may still need it.

Whoever copies the database must not copy this folder with it: keep the two apart.
"""

import base64
import fcntl
import json
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

PURPOSES = ("fields", "index", "journal", "backup")
"""What is locked with keys: fields of rows, hashes to look rows up by, the chain of the journal, and backups."""
SECRET_LENGTH = 32
"""Bytes of a secret: a key of AES-256, or of HMAC-SHA-256."""


class CannotKeep(Exception):
    """The keys cannot be read or written; the message says which file and what to do, and holds no secret."""


class UnknownKey(Exception):
    """Something was locked with a key that this installation does not have; the message names the key's id only."""

    def __init__(self, purpose: str, key_id: str) -> None:
        super().__init__(f"key {key_id} is not among the keys for {purpose}")
        self.purpose = purpose
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `id` may be told to anybody; `secret` is 32 bytes and is left out of every print of it."""

    id: str
    secret: bytes = field(repr=False)
    made_on: date
    retired_on: date | None = None
    """Since when nothing in the database rests on it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys of one purpose, oldest first."""

    purpose: str
    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The key that new things are locked with."""
        return self.keys[-1]

    @property
    def in_use(self) -> tuple[Key, ...]:
        """The keys that something may still rest on, the current one first."""
        return tuple(key for key in reversed(self.keys) if key.retired_on is None)

    def get(self, key_id: str) -> Key:
        """The key of this id, retired or not. Raises `UnknownKey`."""
        for key in reversed(self.keys):
            if key.id == key_id:
                return key
        raise UnknownKey(self.purpose, key_id)


_read: dict[Path, tuple[tuple[int, int, int], Ring]] = {}
"""What each file held when it had these marks: a rotation in another process is seen at the next use."""


def folder() -> Path:
    """`ALONGSIDE_KEYS`, or the folder `keys` of the installation's home."""
    return _folder(os.environ.get("ALONGSIDE_KEYS"), os.environ.get("ALONGSIDE_HOME"))


@lru_cache(maxsize=8)
def _folder(given: str | None, home: str | None) -> Path:
    if given:
        return Path(given).expanduser().absolute()
    return Path(home or Path(__file__).resolve().parents[2] / "var").expanduser().absolute() / "keys"


def ring(purpose: str) -> Ring:
    """The ring of `purpose`, made with its first key where there is none. Raises `CannotKeep`."""
    file = _file(purpose)
    try:
        marks = _marks(file)
    except FileNotFoundError:
        with _alone():
            if not file.exists():
                _write(purpose, ())
        marks = _marks(file)
    except OSError as refused:
        raise _cannot(file, refused) from refused
    known = _read.get(file)
    if known is None or known[0] != marks:
        known = _read[file] = (marks, _parse(purpose, file))
    return known[1]


def add(purpose: str) -> Key:
    """Make a new key for `purpose` and make it the current one. Raises `CannotKeep`."""
    ring(purpose)
    with _alone():
        return _write(purpose, _parse(purpose, _file(purpose)).keys).current


def retire(purpose: str, key_id: str, on: date) -> None:
    """Mark a key as one that nothing rests on. Never the current one. Raises `UnknownKey`, `CannotKeep`."""
    with _alone():
        kept = _parse(purpose, _file(purpose))
        gone = kept.get(key_id)
        if gone == kept.current:
            raise CannotKeep(f"key {key_id} is the current one for {purpose}: it cannot be retired")
        if gone.retired_on is None:
            keys = tuple(replace(key, retired_on=on) if key == gone else key for key in kept.keys)
            _put(_file(purpose), _text(purpose, keys))


def read_by_others() -> tuple[Path, ...]:
    """The files, or their folder, that accounts other than the owner's may read: there should be none."""
    here = folder()
    present = [path for path in (here, *(_file(purpose) for purpose in PURPOSES)) if path.exists()]
    return tuple(path for path in present if stat.S_IMODE(path.stat().st_mode) & 0o077)


def _file(purpose: str) -> Path:
    return _file_in(folder(), purpose)


@lru_cache(maxsize=32)
def _file_in(here: Path, purpose: str) -> Path:
    if purpose not in PURPOSES:
        raise ValueError(f"there are no keys for {purpose!r}")
    return here / f"{purpose}.json"


def _marks(file: Path) -> tuple[int, int, int]:
    found = os.stat(file)
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def _alone() -> Iterator[None]:
    """Keys are made by one process at a time; a reader needs no turn, because a file is replaced whole."""
    here = folder()
    try:
        here.mkdir(mode=0o700, parents=True, exist_ok=True)
        turn = os.open(here / "turn", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as refused:
        raise _cannot(here, refused) from refused
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


def _write(purpose: str, before: tuple[Key, ...]) -> Ring:
    """Write the ring with one key more. No id is ever drawn twice in a ring."""
    while (key_id := secrets.token_hex(4)) in {key.id for key in before}:
        continue
    secret = secrets.token_bytes(SECRET_LENGTH)
    file = _file(purpose)
    draft = file.with_suffix(".new")
    # The day is the one the file system writes on the draft: below the web nothing asks the clock.
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    made_on = datetime.fromtimestamp(draft.stat().st_mtime, UTC).date()
    keys = (*before, Key(key_id, secret, made_on))
    _put(file, _text(purpose, keys))
    return Ring(purpose, keys)


def _text(purpose: str, keys: tuple[Key, ...]) -> str:
    rows = []
    for key in keys:
        row = {"id": key.id, "made_on": key.made_on.isoformat(), "secret": base64.b64encode(key.secret).decode()}
        if key.retired_on:
            row["retired_on"] = key.retired_on.isoformat()
        rows.append(row)
    return json.dumps({"purpose": purpose, "keys": rows}, indent=2) + "\n"


def _put(file: Path, text: str) -> None:
    """Put the file in place whole: a power cut leaves the old one or the new one."""
    draft = file.with_suffix(".new")
    try:
        draft.unlink(missing_ok=True)
        door = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(door, "w") as kept:
            kept.write(text)
            kept.flush()
            os.fsync(kept.fileno())
        os.replace(draft, file)
        here = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(here)
        finally:
            os.close(here)
    except OSError as refused:
        raise _cannot(file, refused) from refused


def _parse(purpose: str, file: Path) -> Ring:
    try:
        read: dict[str, Any] = json.loads(file.read_text())
        if read["purpose"] != purpose:
            raise ValueError("the keys of another purpose")
        keys = tuple(_key(row) for row in read["keys"])
        if not keys or len({key.id for key in keys}) != len(keys) or keys[-1].retired_on:
            raise ValueError("no keys, or one id twice")
    except OSError as refused:
        raise _cannot(file, refused) from refused
    except (ValueError, KeyError, TypeError, AttributeError):
        # Without what was read, and not chained: it may be a secret.
        raise CannotKeep(f"{file} is not a file of keys for {purpose}: put the right one back") from None
    return Ring(purpose, keys)


def _key(row: dict[str, str]) -> Key:
    secret = base64.b64decode(row["secret"], validate=True)
    if len(secret) != SECRET_LENGTH or not row["id"].isalnum():
        raise ValueError("not a key")
    retired = row.get("retired_on")
    return Key(row["id"], secret, date.fromisoformat(row["made_on"]), date.fromisoformat(retired) if retired else None)


def _cannot(path: Path, refused: OSError) -> CannotKeep:
    return CannotKeep(f"keys cannot be kept in {path} ({refused.strerror}): make it readable, or set ALONGSIDE_KEYS")
