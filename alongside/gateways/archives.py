"""Archives from outside (workbooks, documents), looked at before anything is unpacked.

Only the list of parts is read here: a bomb is known by the sizes it claims, and Python's own reader never unpacks more
of a part than that part claims.
"""

import io
import stat
import zipfile

UNPACKED = 100 * 1024 * 1024
"""Bytes an archive may unpack to."""
MOST_PARTS = 2_000
RATIO = 200
"""How many times its size a part may unpack to, beyond the first megabyte: above is a bomb."""


class Unsound(Exception):
    """The archive is broken or a trick; the message says which, in one sentence."""


class Bomb(Unsound):
    """It would unpack to far more than it should."""


class Locked(Unsound):
    """It needs a password."""


def parts_of(raw: bytes) -> list[zipfile.ZipInfo]:
    """The parts of a sound archive. Raises `Unsound`."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise Unsound("The file is a broken archive.") from None
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise Unsound("The file is an archive, not a workbook.")
    too_tight = any(part.file_size > 1024 * 1024 + RATIO * max(part.compress_size, 1) for part in parts)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED or too_tight:
        raise Bomb("The workbook unpacks to far more than it should.")
    if any(part.flag_bits & 1 for part in parts):
        raise Locked("The workbook is locked with a password.")
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) != len(names) or any(map(_leads_out, names)):
        raise Unsound("The parts of the file are named to trick its reader.")
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise Unsound("The parts of the file are named to trick its reader.")
    return parts


def _leads_out(name: str) -> bool:
    """Whether a part would land outside the folder it is unpacked in."""
    return name.startswith("/") or "\\" in name or "\x00" in name or ":" in name or ".." in name.split("/")
