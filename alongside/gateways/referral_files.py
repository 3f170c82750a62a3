"""Files of referrals: CSV, workbook, JSON or XML, read into numbered rows of text. What the columns mean comes after.

Nothing here raises anything but `Unreadable`, whose message says in one sentence why, without anything from inside.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import defusedxml
import defusedxml.ElementTree

from alongside.gateways.decoding import LIMIT, Unreadable, clean_text, decode, parse_json
from alongside.gateways.tables import MOST_COLUMNS, MOST_ROWS, workbook_lines

DEEPEST = 32
"""Levels inside one record."""

Row = tuple[int, tuple[str, ...]]
"""A row by its number in the file, as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, the header among them; blank ones are left out, and the numbers of the others stay."""

    form: str
    rows: tuple[Row, ...]


def read(raw: bytes) -> Sheet:
    """The rows of a file, whatever its form: known by what is in it, never by its name."""
    if len(raw) > LIMIT:
        raise Unreadable(f"The file is larger than {LIMIT // 1024 // 1024} MB.")
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("The file is empty.")
    if raw.startswith(b"PK\x03\x04"):
        return _sheet("workbook", workbook_lines(raw))
    text = decode(raw)
    start = text.lstrip()[:1]
    if start == "<":
        return _sheet("xml", _from_records(_xml(raw)))
    if start in ("{", "["):
        return _sheet("json", _from_records(_json(text)))
    return _sheet("csv", _csv(text))


def _sheet(form: str, lines: Iterable[Iterable[str]]) -> Sheet:
    rows = []
    for number, line in enumerate(lines, 1):
        cells = [clean_text(cell).strip() for cell in line]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(f"The table has more than {MOST_COLUMNS} columns.")
        if cells:
            rows.append((number, tuple(cells)))
    if not rows:
        raise Unreadable("The file is empty.")
    if len(rows) > MOST_ROWS + 1:
        raise Unreadable(f"The table has more than {MOST_ROWS} rows.")
    return Sheet(form, tuple(rows))


def _csv(text: str) -> list[list[str]]:
    beginning = [line for line in text.split("\n", 20)[:20] if line.strip()]
    delimiter = max(",;\t|", key=lambda mark: max(line.count(mark) for line in beginning))
    if not any(line.count(delimiter) for line in beginning):
        raise Unreadable("The file is no table: it has one column, or none of the marks that part columns.")
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        raise Unreadable("The file looks like CSV, but is broken.") from None


def _json(text: str) -> list[dict[str, str]]:
    value = parse_json(text).value
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        value = lists[0] if len(lists) == 1 and all(isinstance(one, dict) for one in lists[0]) else [value]
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Unreadable("The JSON is not a list of referrals: each must be an object of names and values.")
    return [dict(_flat(one, "", 0)) for one in value]


def _flat(value: dict[str, Any], before: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEEPEST:
        raise Unreadable("The file is nested too deeply.")
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from _flat(inner, f"{before}{key}.", depth + 1)
        elif isinstance(inner, list):
            yield f"{before}{key}", ", ".join(str(one) for one in inner if isinstance(one, str | int | float))
        elif isinstance(inner, bool):
            yield f"{before}{key}", "yes" if inner else "no"
        elif inner is not None:
            yield f"{before}{key}", str(inner)


def _xml(raw: bytes) -> list[dict[str, str]]:
    try:
        root = defusedxml.ElementTree.fromstring(raw, forbid_dtd=True)
    except defusedxml.DefusedXmlException:
        raise Unreadable("The file holds XML that tries to trick its reader.") from None
    except (defusedxml.ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable("The file is not whole XML.") from None
    # Down to where the records stand beside each other: a wrapper has one child, or children without any of their own.
    here = root
    for _ in range(DEEPEST):
        holders = [child for child in here if len(child)]
        if len(holders) != 1 or not any(len(inner) for inner in holders[0]):
            break
        here = holders[0]
    records = [child for child in here if len(child)] or ([root] if len(root) else [])
    if not records:
        raise Unreadable("The XML holds no referrals: each must be an element with its fields inside.")
    return [dict(_fields(record, "", 0)) for record in records]


def _fields(element: Any, before: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEEPEST:
        raise Unreadable("The file is nested too deeply.")
    for name, value in element.attrib.items():
        yield f"{before}{_local(name)}", value
    for child in element:
        path = f"{before}{_local(child.tag)}"
        if len(child) or child.attrib:
            yield from _fields(child, f"{path}.", depth + 1)
        if not len(child) and (child.text or "").strip():
            yield path, child.text


def _local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]


def _from_records(records: list[dict[str, str]]) -> list[list[str]]:
    """A header of all names, in the order in which they first come, and the records under it."""
    names = list(dict.fromkeys(name for record in records for name in record))
    return [names, *([record.get(name, "") for name in names] for record in records)]
