"""The anchors: a file outside the database that says, line by line, how far the journal's chain had come.

Put its folder (`ALONGSIDE_ANCHORS`) on another machine, or where a line once written cannot be taken back: what it
proves is worth as much as the distance between it and the database.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from alongside.rules.chain import Anchor

NAME = "journal.jsonl"


def folder(home: Path) -> Path:
    """`ALONGSIDE_ANCHORS`, or `anchors` in the folder where data live."""
    return Path(os.environ.get("ALONGSIDE_ANCHORS") or home / "anchors").expanduser().absolute()


def read(place: Path) -> Iterator[Anchor | int]:
    """Each line in its order; one that cannot be read comes as its number. None where no line was ever written."""
    try:
        lines = (place / NAME).open("rb")
    except FileNotFoundError:
        return
    with lines:
        for number, line in enumerate(lines, 1):
            yield _read(line) or number


def last(place: Path) -> Anchor | None:
    """The last line that can be read."""
    found = None
    for one in read(place):
        found = found if isinstance(one, int) else one
    return found


def lines(place: Path) -> int:
    """The number of the last line: the one it bears, and one more for each behind it that cannot be read."""
    found = 0
    for one in read(place):
        found = max(found + 1, one if isinstance(one, int) else one.line)
    return found


def add(place: Path, anchor: Anchor) -> None:
    """Write a line behind the others. It is on the disk when this returns. Raises OSError."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = not (place / NAME).exists()
    said = anchor._asdict() | {
        "hash": anchor.hash.hex(),
        "at": anchor.at.isoformat(),
        "mac": anchor.mac.hex(),
    }
    line = json.dumps(said, separators=(",", ":")).encode() + b"\n"
    descriptor = os.open(place / NAME, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        end = os.fstat(descriptor).st_size
        if end and os.pread(descriptor, 1, end - 1) != b"\n":
            line = b"\n" + line  # the line before was cut short in the writing: it stays as found, on its own
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        held = os.open(place, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def _read(line: bytes) -> Anchor | None:
    try:
        said = json.loads(line)
        found = Anchor(
            line=said["line"],
            sequence=said["sequence"],
            entries=said["entries"],
            hash=bytes.fromhex(said["hash"]),
            at=datetime.fromisoformat(said["at"]),
            key_id=said["key_id"],
            mac=bytes.fromhex(said["mac"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
    numbers = (found.line, found.sequence, found.entries)
    proper = all(type(one) is int for one in numbers) and isinstance(found.key_id, str) and found.at.tzinfo is not None
    return found if proper else None
