"""Tables from outside: CSV in the dialects spreadsheets write, and workbooks, opened without trusting them."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

import defusedxml
import defusedxml.ElementTree
import openpyxl

from alongside.gateways.archives import Unsound, parts_of
from alongside.gateways.decoding import Unreadable, clean_text

MOST_ROWS = 50_000
MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a header. Every row has as many cells as the header; what stood beyond is counted."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ragged: int = 0

    def records(self) -> list[dict[str, str]]:
        """Rows by column name; of two columns with one name the first that is filled counts."""
        found = []
        for row in self.rows:
            record: dict[str, str] = {}
            for name, cell in zip(self.header, row, strict=True):
                if name and not record.get(name):
                    record[name] = cell
            found.append(record)
        return found


def read_csv(text: str) -> Table | None:
    """A table, or None when the text has no more than one column."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    if not first.count(delimiter):
        return None
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error:
        raise Unreadable("The file looks like CSV, but is broken.") from None
    return _table(lines)


def read_workbook(raw: bytes) -> Table:
    """The first sheet of an XLSX workbook: values only, no formulas, no macros, within bounds."""
    return _table(workbook_lines(raw))


def workbook_lines(raw: bytes) -> list[list[str]]:
    """All rows of that sheet, one more than may be taken: whoever reads them sees that it is too many."""
    _check_archive(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            return [
                [_cell(value) for value in row]
                for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
            ]
        finally:
            book.close()
    except defusedxml.DefusedXmlException:
        raise Unreadable("The workbook holds XML that tries to trick its reader.") from None
    except Exception:
        raise Unreadable("The file is not a whole XLSX workbook.") from None


def _check_archive(raw: bytes) -> None:
    try:
        parts_of(raw)
    except Unsound as wrong:
        raise Unreadable(str(wrong)) from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if whole_day else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _table(lines: list[list[str]]) -> Table:
    filled = [[clean_text(cell).strip() for cell in line] for line in lines if any(cell.strip() for cell in line)]
    if not filled:
        raise Unreadable("The file is empty.")
    if len(filled) > MOST_ROWS + 1:
        raise Unreadable(f"The table has more than {MOST_ROWS} rows.")
    header = filled[0]
    while header and not header[-1]:
        header.pop()
    if not header or len(header) > MOST_COLUMNS:
        raise Unreadable("The table has no header that can be read.")
    width = len(header)
    ragged = sum(1 for line in filled[1:] if len(line) < width or any(line[width:]))
    rows = tuple(tuple((line + [""] * width)[:width]) for line in filled[1:])
    return Table(tuple(header), rows, ragged)


def is_regular(table: Table) -> bool:
    """Whether unknown text is a table at all: at least one row, and nearly all as long as the header."""
    return len(table.header) > 1 and bool(table.rows) and table.ragged * 5 <= len(table.rows)


def check_xml(raw: bytes) -> None:
    """Raise `Unreadable` for XML that is broken or a trap. No feed of ours sends XML: what passes is still unknown."""
    try:
        defusedxml.ElementTree.fromstring(raw, forbid_dtd=True)
    except defusedxml.DefusedXmlException:
        raise Unreadable("The file holds XML that tries to trick its reader.") from None
    except (defusedxml.ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable("The file is not whole XML.") from None
