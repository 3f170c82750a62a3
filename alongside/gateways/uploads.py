"""Files that a person hands in, known by what is in them. The name is not asked for: it proves nothing.

A short list of kinds is let in. Everything else is refused, and so is a file of these kinds that could also be read as
another (a picture that is an archive, a document that carries a program), that has more in it than it shows, or that
would take a reader's memory. What is let in is still not trusted: it is kept under a name of ours and sent as a
download that no browser opens in our page (`web/shell/headers.py`). Nothing here looks for viruses.
"""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from alongside.gateways.archives import Bomb, Locked, Unsound, parts_of
from alongside.rules.words import Words

LIMIT = 20 * 1024 * 1024
"""Bytes of one file."""
MOST_PIXELS = 50_000_000
"""A photograph of a modern telephone has 12 to 50 million."""
LONGEST_SIDE = 20_000
_MOST_STREAMS = 2_000
_LONGEST_STREAM = 4 * 1024 * 1024


class Kind(StrEnum):
    """What is let in, as its media type."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"

    @property
    def ending(self) -> str:
        """The ending of the name we give it."""
        return _ENDINGS[self]


_ENDINGS = {
    Kind.PDF: ".pdf",
    Kind.WORD: ".docx",
    Kind.WORKBOOK: ".xlsx",
    Kind.PNG: ".png",
    Kind.JPEG: ".jpg",
    Kind.TEXT: ".txt",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was let in: its kind, its bytes, their SHA-256 in hex."""

    kind: Kind
    raw: bytes
    sha256: str


class NotTaken(Exception):
    """The file is refused; `words` tell the person why and what to do, and repeat nothing of it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


TOO_LARGE = Words(
    f"The file is larger than {LIMIT // 1024 // 1024} MB. Send it in parts.",
    f"Mae'r ffeil yn fwy na {LIMIT // 1024 // 1024} MB. Anfonwch hi mewn rhannau.",
)
EMPTY = Words("The file is empty.", "Mae'r ffeil yn wag.")
UNKNOWN = Words(
    "This kind of file is not taken. Save it as PDF, Word (.docx), Excel (.xlsx), PNG, JPEG or plain text.",
    "Ni dderbynnir y math hwn o ffeil. Cadwch hi fel PDF, Word (.docx), Excel (.xlsx), PNG, JPEG neu destun plaen.",
)
BROKEN = Words(
    "The file is broken or cut short. Save it again, then try once more.",
    "Mae'r ffeil wedi torri neu'n anghyflawn. Cadwch hi eto, yna rhowch gynnig arall arni.",
)
ACTIVE = Words(
    "The file carries a program, another file or a link that opens by itself. Print it to a new PDF and send that.",
    "Mae'r ffeil yn cynnwys rhaglen, ffeil arall neu ddolen sy'n agor ohoni ei hun. Argraffwch hi i PDF newydd ac "
    "anfonwch hwnnw.",
)
LOCKED = Words(
    "The file is locked with a password. Save it without one.",
    "Mae'r ffeil wedi'i chloi â chyfrinair. Cadwch hi heb un.",
)
TOO_MUCH = Words(
    "The file would unpack to far more than it should, or the picture is too large. Make it smaller.",
    "Byddai'r ffeil yn dadbacio i lawer mwy nag y dylai, neu mae'r llun yn rhy fawr. Gwnewch hi'n llai.",
)


def examine(raw: bytes, *, allowed: Collection[Kind] = tuple(Kind), limit: int = LIMIT) -> Upload:
    """What the file is, if it may come in. `limit` in bytes. Raises `NotTaken`."""
    if len(raw) > limit:
        raise NotTaken(TOO_LARGE)
    if not raw.strip(b"\x00 \t\r\n"):
        raise NotTaken(EMPTY)
    try:
        kind = _kind(raw)
    except (struct.error, IndexError):
        raise NotTaken(BROKEN) from None
    if kind not in allowed:
        raise NotTaken(UNKNOWN)
    return Upload(kind, raw, hashlib.sha256(raw).hexdigest())


def _kind(raw: bytes) -> Kind:
    if raw.startswith(b"PK\x03\x04"):
        return _office(raw)
    if zipfile.is_zipfile(io.BytesIO(raw)):
        raise NotTaken(UNKNOWN)  # an archive behind something else: two programs would see two files
    if raw.startswith(b"%PDF-"):
        return _pdf(raw)
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(raw)
    if raw.startswith(b"\xff\xd8\xff"):
        return _jpeg(raw)
    return _text(raw)


_MARKED_UP = re.compile(rb"<\s*(?:!doctype|html|head|body|svg|script|iframe|object|embed|meta|link|\?xml|\?php)", re.I)


def _text(raw: bytes) -> Kind:
    """UTF-8 that is neither a page nor a drawing, however it is dressed."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise NotTaken(UNKNOWN) from None
    if any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text) or _MARKED_UP.search(raw):
        raise NotTaken(UNKNOWN)
    if text.lstrip("\ufeff \t\r\n").startswith(("#!", "{\\rtf", "From ", "MIME-Version")):
        raise NotTaken(UNKNOWN)
    return Kind.TEXT


def _png(raw: bytes) -> Kind:
    at, first = 8, True
    while True:
        length, name = struct.unpack_from(">I4s", raw, at)
        end = at + 12 + length
        if end > len(raw):
            raise NotTaken(BROKEN)
        if first:
            if name != b"IHDR" or length != 13:
                raise NotTaken(BROKEN)
            _bound(*struct.unpack_from(">II", raw, at + 8))
        if struct.unpack_from(">I", raw, end - 4)[0] != zlib.crc32(raw[at + 4 : end - 4]):
            raise NotTaken(BROKEN)
        at, first = end, False
        if name == b"IEND":
            break
    if raw[at:]:
        raise NotTaken(UNKNOWN)  # something rides behind the picture
    return Kind.PNG


_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Segments of a JPEG that tell its height and width."""


def _jpeg(raw: bytes) -> Kind:
    at, sized = 2, False
    while raw[at] == 0xFF:
        mark = raw[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xDA:
            break
        (length,) = struct.unpack_from(">H", raw, at + 2)
        if mark in _FRAMES:
            _bound(*reversed(struct.unpack_from(">HH", raw, at + 5)))
            sized = True
        at += 2 + length
    else:
        raise NotTaken(BROKEN)
    if not sized or not raw.rstrip(b"\x00").endswith(b"\xff\xd9"):
        raise NotTaken(BROKEN)
    return Kind.JPEG


def _bound(width: int, height: int) -> None:
    if not width or not height:
        raise NotTaken(BROKEN)
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise NotTaken(TOO_MUCH)


_HEX_IN_NAME = re.compile(rb"#([0-9a-fA-F]{2})")
_ACTIVE_NAMES = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|XFA|AA)(?![A-Za-z0-9])"
)
_STREAM = re.compile(rb"stream\r?\n")


def _pdf(raw: bytes) -> Kind:
    tail = raw.rstrip(b"\x00 \t\r\n")
    if not tail.endswith(b"%%EOF"):
        raise NotTaken(BROKEN)
    for shown in (raw, *_unpacked(raw)):
        plain = _HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), shown)
        if re.search(rb"/Encrypt(?![A-Za-z0-9])", plain):
            raise NotTaken(LOCKED)
        if _ACTIVE_NAMES.search(plain):
            raise NotTaken(ACTIVE)
    return Kind.PDF


def _unpacked(raw: bytes) -> Iterator[bytes]:
    """What its packed object lists say, each up to a bound: names hide there."""
    for number, found in enumerate(_STREAM.finditer(raw)):
        if number >= _MOST_STREAMS:
            raise NotTaken(TOO_MUCH)
        if b"/ObjStm" in raw[max(0, found.start() - 300) : found.start()]:
            unpacking = zlib.decompressobj()
            try:
                yield unpacking.decompress(raw[found.end() :], _LONGEST_STREAM)
            except zlib.error:
                raise NotTaken(BROKEN) from None
            if unpacking.unconsumed_tail and not unpacking.eof:
                raise NotTaken(TOO_MUCH)


_ACTIVE_PARTS = re.compile(
    r"vbaProject|vbaData|activeX/|embeddings/|externalLinks/|oleObject|macrosheets/|\.(?:bin|exe|dll|js|vbs|ps1|html?|svg|zip)$",
    re.I,
)
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*["\']External["\']', re.I)


def _office(raw: bytes) -> Kind:
    try:
        parts = parts_of(raw)
    except Locked:
        raise NotTaken(LOCKED) from None
    except Bomb:
        raise NotTaken(TOO_MUCH) from None
    except Unsound:
        raise NotTaken(BROKEN) from None
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in _MAIN.items() if name in names), None)
    if kind is None or raw.rfind(b"PK\x05\x06") != len(raw) - 22:
        raise NotTaken(UNKNOWN)  # an archive of something else, or with something behind it
    if any(_ACTIVE_PARTS.search(name) and not _PRINTER.fullmatch(name) for name in names):
        raise NotTaken(ACTIVE)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _look_into(part.filename, archive.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise NotTaken(BROKEN) from None
    return kind


_MAIN = {"word/document.xml": Kind.WORD, "xl/workbook.xml": Kind.WORKBOOK}
_PRINTER = re.compile(r"(?:word|xl)/printerSettings/\w+\.bin")
"""What Office remembers of the printer."""


def _look_into(name: str, text: bytes) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotTaken(ACTIVE)
    if name == "[Content_Types].xml" and b"macroEnabled" in text:
        raise NotTaken(ACTIVE)
    if name.endswith(".rels"):
        for link in re.findall(rb"<Relationship\b[^>]*>", text):
            # A link that is followed by a click is a link; anything else from outside is fetched by opening the file.
            if _OUTSIDE.search(link) and b"relationships/hyperlink" not in link:
                raise NotTaken(ACTIVE)
    elif re.search(rb"\bDDE(?:AUTO)?\b\s", text) and b"instrText" in text:
        raise NotTaken(ACTIVE)
