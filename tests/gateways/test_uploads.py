"""A file is what is in it: a short list comes in, and nothing that is two things, does things, or is a bomb."""

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.gateways import uploads
from alongside.gateways.archives import Unsound, parts_of
from alongside.gateways.uploads import Kind, NotTaken, examine
from alongside.rules.words import Words


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2, behind: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\x00" * 14)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"") + behind


def jpeg(width: int = 40, height: int = 30, behind: bytes = b"") -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x04ab"
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
        + b"\xff\xda\x00\x02" + b"\x12\x34\xff\xd9" + behind
    )  # fmt: skip


def pdf(body: bytes = b"1 0 obj << /Type /Catalog >> endobj") -> bytes:
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def hidden(words: bytes) -> bytes:
    """Words of a PDF inside a packed list of objects."""
    packed = zlib.compress(words)
    return pdf(b"2 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + packed + b"\nendstream endobj")


def archive(parts: dict[str, bytes | str], behind: bytes = b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return written.getvalue() + behind


TYPES = "<Types xmlns='x'/>"


def word(**more: bytes | str) -> bytes:
    named = {name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()}
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>", **named})


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["crimeReference", "surname"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


GOOD: tuple[tuple[str, Callable[[], bytes], Kind], ...] = (
    ("a PDF", pdf, Kind.PDF),
    ("a PDF with packed objects", lambda: hidden(b"<< /Type /Page >>"), Kind.PDF),
    ("a letter", word, Kind.WORD),
    ("a workbook", workbook, Kind.WORKBOOK),
    ("a picture", png, Kind.PNG),
    ("a photograph", jpeg, Kind.JPEG),
    ("a note", lambda: "Siân rang at 2 < 3 o'clock\n".encode(), Kind.TEXT),
)


@pytest.mark.parametrize(("raw", "kind"), [(raw, kind) for _, raw, kind in GOOD], ids=[name for name, _, _ in GOOD])
def test_what_officers_are_sent_comes_in(raw: Callable[[], bytes], kind: Kind) -> None:
    taken = examine(raw())
    assert taken.kind is kind
    assert taken.kind.ending.startswith(".")
    assert len(taken.sha256) == 64


REFUSED: dict[str, tuple[bytes, Words]] = {
    "nothing": (b"", uploads.EMPTY),
    "nothing but zeros": (b"\x00" * 400, uploads.EMPTY),
    "a program of Windows": (b"MZ\x90\x00\x03", uploads.UNKNOWN),
    "a program of Linux": (b"\x7fELF\x02\x01", uploads.UNKNOWN),
    "a script": (b"#!/bin/sh\nrm -r .\n", uploads.UNKNOWN),
    "a page": (b"<!DOCTYPE html><title>x</title>", uploads.UNKNOWN),
    "a page behind spaces": (b"  \n <HTML><body onload=x>", uploads.UNKNOWN),
    "a page behind prose": (b"Dear officer,\n< script>alert(1)</script>", uploads.UNKNOWN),
    "a drawing": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", uploads.UNKNOWN),
    "a drawing behind a declaration": (b"<?xml version='1.0'?><svg/>", uploads.UNKNOWN),
    "a page in another encoding": ("<html>".encode("utf-16"), uploads.UNKNOWN),
    "a GIF that is a script": (b"GIF89a/*\x00*/=1;alert(1)", uploads.UNKNOWN),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 60, uploads.UNKNOWN),
    "rich text": (b"{\\rtf1\\ansi{\\object\\objdata}}", uploads.UNKNOWN),
    "an archive": (archive({"a.txt": "x"}), uploads.BROKEN),
    "an archive of a program": (archive({"[Content_Types].xml": TYPES, "META-INF/x": ""}), uploads.UNKNOWN),
    "a PDF that is an archive": (pdf() + archive({"a": "x"}), uploads.UNKNOWN),
    "a picture that is an archive": (png(behind=archive({"a": "x"})), uploads.UNKNOWN),
    "a photograph that is an archive": (jpeg(behind=archive({"a": "x"})), uploads.UNKNOWN),
    "a letter with something behind it": (word() + b"<script>", uploads.UNKNOWN),
    "a picture with a page behind it": (png(behind=b"<html><script>"), uploads.UNKNOWN),
    "a photograph with a page behind it": (jpeg(behind=b"<html>"), uploads.BROKEN),
    "a PDF cut short": (pdf()[:-9], uploads.BROKEN),
    "a PDF with a page behind it": (pdf() + b"<script>", uploads.BROKEN),
    "a picture cut short": (png()[:-6], uploads.BROKEN),
    "a picture with a changed byte": (png().replace(b"\x00\x00\x00\x02\x00\x00\x00\x02", b"\x00\x00\x00\x02\x00\x00\x00\x03"), uploads.BROKEN),  # noqa: E501  one row
    "a photograph cut short": (jpeg()[:14], uploads.BROKEN),
    "a PDF with a program": (pdf(b"<< /S /JavaScript /JS (app.alert) >>"), uploads.ACTIVE),
    "a PDF with a disguised program": (pdf(b"<< /S /J#61vaScript >>"), uploads.ACTIVE),
    "a PDF with a packed program": (hidden(b"<< /OpenAction << /S /Launch >> >>"), uploads.ACTIVE),
    "a PDF with a file in it": (pdf(b"<< /EmbeddedFiles 3 0 R >>"), uploads.ACTIVE),
    "a locked PDF": (pdf(b"<< /Encrypt 5 0 R >>"), uploads.LOCKED),
    "a letter with macros": (word(word__vbaProject_dot_bin=b"x"), uploads.ACTIVE),
    "a letter with an object": (word(word__embeddings__one_dot_xlsx=b"x"), uploads.ACTIVE),
    "a letter with an entity": (word(word__x_dot_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), uploads.ACTIVE),
    "a letter that fetches its template": (
        word(word___rels__settings_dot_rels='<Relationship Type="http://x/attachedTemplate" TargetMode="External"/>'),
        uploads.ACTIVE,
    ),
    "a letter that runs a command": (
        word(word__y_dot_xml="<w:instrText>DDEAUTO c:\\cmd.exe</w:instrText>"),
        uploads.ACTIVE,
    ),
    "a letter that unpacks to a gigabyte": (word(word__media__a_dot_txt=b"\x00" * 120_000_000), uploads.TOO_MUCH),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_refused_with_its_reason(name: str) -> None:
    raw, words = REFUSED[name]
    with pytest.raises(NotTaken) as refusal:
        examine(raw)
    assert refusal.value.words is words


@pytest.mark.parametrize("make", [png, jpeg])
@pytest.mark.parametrize("side", [30_000, 19_999])
def test_a_flood_of_pixels_is_refused_without_being_unpacked(make: Callable[[int, int], bytes], side: int) -> None:
    began = time.monotonic()
    with pytest.raises(NotTaken) as refusal:
        examine(make(side, side))
    assert refusal.value.words is uploads.TOO_MUCH
    assert time.monotonic() - began < 1


def test_a_packed_list_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(NotTaken) as refusal:
        examine(hidden(b" " * 5 * 1024 * 1024))
    assert refusal.value.words is uploads.TOO_MUCH


def test_a_file_one_byte_too_large_is_refused_and_one_at_the_limit_is_not() -> None:
    at_the_limit = b"a" * uploads.LIMIT
    assert examine(at_the_limit).kind is Kind.TEXT
    with pytest.raises(NotTaken) as refusal:
        examine(at_the_limit + b"a")
    assert refusal.value.words is uploads.TOO_LARGE


def test_a_screen_can_take_fewer_kinds() -> None:
    with pytest.raises(NotTaken) as refusal:
        examine(png(), allowed=(Kind.PDF,))
    assert refusal.value.words is uploads.UNKNOWN


@pytest.mark.parametrize("name", ["../out.xml", "/etc/x", "a\\..\\b", "C:x", "word/../../x"])
def test_an_archive_whose_parts_lead_out_of_their_folder_is_refused(name: str) -> None:
    with pytest.raises(Unsound, match="trick"):
        parts_of(archive({"[Content_Types].xml": TYPES, name: "x"}))


def test_an_archive_with_a_link_in_it_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("[Content_Types].xml", TYPES)
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(Unsound, match="trick"):
        parts_of(written.getvalue())


def test_an_archive_with_two_parts_of_one_name_is_refused() -> None:
    with pytest.raises(Unsound, match="trick"):
        parts_of(archive({"[Content_Types].xml": TYPES, "word/document.xml": "a", "WORD/document.xml": "b"}))


def test_no_refusal_repeats_anything_of_the_file_and_each_is_said_in_welsh() -> None:
    for words in (one for one in vars(uploads).values() if isinstance(one, Words)):
        assert words.cy
        assert words.cy != words.en


@settings(max_examples=150, deadline=None)
@given(start=st.sampled_from([raw() for _, raw, _ in GOOD]), cut=st.integers(0, 400), noise=st.binary(max_size=60))
def test_no_bytes_at_all_bring_it_down(start: bytes, cut: int, noise: bytes) -> None:
    for raw in (noise, start[:cut] + noise + start[cut + 1 :], start[:cut]):
        try:
            assert examine(raw).raw == raw
        except NotTaken as refusal:
            assert refusal.words.cy
