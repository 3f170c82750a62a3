"""The file of a backup: compressed, encrypted in frames, whole or not there.

It begins with a line that says what it is and a line of JSON with the id of its key. Then come frames of AES-256-GCM,
each bound to the two lines, to its place and to whether it is the last: a frame changed, moved, left out or cut off is
found. Inside are pieces: a kind and its bytes. The key never stands in the file, nor does anything of a person.

A backup is written under another name, read back whole, and given its own name last: one that broke off is no backup.
"""

import fcntl
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"ALONGSIDE-BACKUP 1\n"
FRAME = 1024 * 1024
"""Bytes of compressed text in a frame."""
LONGEST_HEADER = 4096
_TAG = 16
_ENDING = ".backup"

Piece = tuple[bytes, bytes]
"""One byte of kind, and what it holds."""


class Damaged(Exception):
    """The file is not what was written: changed, cut off, or no backup at all. The message says where it broke."""


@dataclass(frozen=True, slots=True)
class Header:
    """What may be known of a backup without its key."""

    key_id: str
    salt: bytes
    taken_at: datetime

    def written(self) -> bytes:
        """The opening lines of the file."""
        said = {"key": self.key_id, "salt": self.salt.hex(), "taken_at": self.taken_at.isoformat()}
        return MAGIC + json.dumps(said).encode() + b"\n"


class Writer:
    """Takes pieces; `finish` when all are in."""

    def __init__(self, out: IO[bytes], header: Header, secret: bytes) -> None:
        self._out, self._lock, self._bound = out, _lock(header, secret), _bound(header)
        self._squeeze, self._waiting, self._frames = zlib.compressobj(1), bytearray(), 0
        out.write(header.written())

    def put(self, kind: bytes, held: bytes) -> None:
        """Add a piece."""
        self._waiting += self._squeeze.compress(kind + len(held).to_bytes(4, "big") + held)
        while len(self._waiting) > FRAME:
            self._seal(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]

    def finish(self) -> None:
        """Close with the last frame."""
        self._waiting += self._squeeze.flush()
        while len(self._waiting) > FRAME:
            self._seal(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        sealed = self._lock.encrypt(_nonce(self._frames, last), plain, self._bound)
        self._out.write(len(sealed).to_bytes(4, "big") + sealed)
        self._frames += 1


def header(source: IO[bytes]) -> Header:
    """The opening lines. Raises `Damaged`."""
    if source.read(len(MAGIC)) != MAGIC:
        raise Damaged("it does not begin as a backup of this version")
    try:
        line = source.readline(LONGEST_HEADER)
        said = json.loads(line)
        read = Header(str(said["key"]), bytes.fromhex(said["salt"]), datetime.fromisoformat(said["taken_at"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise Damaged("its opening lines cannot be read") from wrong
    # The frames are bound to what was read, and so to the line itself only where there is one way to write it.
    if read.written() != MAGIC + line:
        raise Damaged("its opening lines are not as they were written")
    return read


def pieces(source: IO[bytes], opened: Header, secret: bytes) -> Iterator[Piece]:
    """Every piece, in order, after `header`. Raises `Damaged` at the first frame that is not what was written."""
    unpack, plain = zlib.decompressobj(), bytearray()
    for frame in _frames(source, opened, secret):
        try:
            plain += unpack.decompress(frame)
        except zlib.error as wrong:
            raise Damaged("what was packed cannot be unpacked") from wrong
        place = 0
        while len(plain) - place >= 5:
            end = place + 5 + int.from_bytes(plain[place + 1 : place + 5], "big")
            if end > len(plain):
                break
            yield bytes(plain[place : place + 1]), bytes(plain[place + 5 : end])
            place = end
        del plain[:place]
    if plain or not unpack.eof:
        raise Damaged("it ends in the middle of a piece")


def _frames(source: IO[bytes], opened: Header, secret: bytes) -> Iterator[bytes]:
    lock, bound, place = _lock(opened, secret), _bound(opened), 0
    length = _length(source)
    while length:
        sealed = source.read(length)
        if len(sealed) != length:
            raise Damaged(f"it breaks off in frame {place}")
        length = _length(source)
        try:
            yield lock.decrypt(_nonce(place, last=not length), sealed, bound)
        except InvalidTag:
            raise Damaged(f"frame {place} is not what was written, or the key is another") from None
        place += 1
    if not place:
        raise Damaged("nothing follows its opening lines")


def _length(source: IO[bytes]) -> int:
    """Bytes of the next frame; 0 where none follows."""
    read = source.read(4)
    length = int.from_bytes(read, "big")
    if read and (len(read) < 4 or not _TAG <= length <= FRAME + _TAG):
        raise Damaged("it breaks off between two frames")
    return length


def _lock(opened: Header, secret: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, opened.salt, b"alongside backup 1").derive(secret))


def _bound(opened: Header) -> bytes:
    return hashlib.sha256(opened.written()).digest()


def _nonce(place: int, last: bool) -> bytes:
    # Never twice under one key: each backup has a key of its own, drawn with its salt.
    return place.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def listed(folder: Path) -> list[Path]:
    """The backups of a folder, oldest first. What broke off is not among them."""
    return sorted(one for one in folder.glob(f"alongside-*{_ENDING}") if one.is_file())


@contextmanager
def placed(folder: Path, taken_at: datetime, check: Callable[[IO[bytes]], object]) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file to write into, with the name it will have. It gets that name once `check` has read it whole.

    Whatever is raised, inside or by `check`, leaves nothing behind.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear(folder)
    name = folder / f"alongside-{taken_at.astimezone(UTC):%Y%m%dT%H%M%S}Z{_ENDING}"
    if name.exists():
        raise FileExistsError(17, "a backup of this second is there already", str(name))
    draft = name.with_name(f".{name.name}.{os.getpid()}.part")
    door = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(door, "w+b") as out:
            fcntl.flock(out, fcntl.LOCK_EX)
            yield name, out
            out.flush()
            os.fsync(out.fileno())
            out.seek(0)
            check(out)
            draft.rename(name)
        _settle(folder)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """Remove what killed writers left. A living one holds its file."""
    for draft in folder.glob(f".alongside-*{_ENDING}.*.part"):
        with suppress(OSError), draft.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink()


def _settle(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(here)
    finally:
        os.close(here)
