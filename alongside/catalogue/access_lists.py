"""The file in which another agency says who may see an offender: its columns, and what is wrong with a line.

A restriction names who alone may see, one person a line, and may name nobody; an exclusion names who may not. The
columns are our own: the shape (two lists, an entry for each person, with an end) is that of the probation service's
case system, which prints no file (read 2026-11-22).
"""

import csv
import io
from dataclasses import dataclass
from datetime import date

from alongside.rules import identifiers

COLUMNS = ("crn", "noms", "limit", "who", "starts_on", "ends_on")
RESTRICTION, EXCLUSION = "restriction", "exclusion"
LIMITS = (RESTRICTION, EXCLUSION)
LONGEST = 254
EARLIEST, LATEST = date(1990, 1, 1), date(2120, 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One number, one limit, one person. `who` is folded: a user name, an e-mail address, or an id of signing in."""

    number_kind: str
    number: str
    limit: str
    who: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccessList:
    """What a file holds: a line for each number of each row, or what is wrong with it."""

    lines: tuple[Line, ...]
    errors: tuple[str, ...]
    rows: int


def parse(text: str) -> AccessList:
    """Read the file whole. Every fault is told with its line, without repeating whom it names."""
    read = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows: list[tuple[int, dict[str, str | None]]] = []
    try:
        header = [name.strip().lower() for name in read.fieldnames or ()]
        if sorted(header) != sorted(COLUMNS):
            return AccessList((), (f"The header must be: {','.join(COLUMNS)}.",), 0)
        read.fieldnames = header
        for row in read:
            rows.append((read.line_num, row))
    except csv.Error as wrong:
        last = rows[-1][0] if rows else 1
        return AccessList((), (f"Line {last + 1}: {wrong}.",), 0)
    lines: list[Line] = []
    errors: list[str] = []
    for at, row in rows:
        found, wrongs = _row(row)
        lines += found
        errors += [f"Line {at}: {wrong}" for wrong in wrongs]
    return AccessList(tuple(dict.fromkeys(lines)), tuple(errors), len(rows))


def _row(row: dict[str, str | None]) -> tuple[list[Line], list[str]]:
    if None in row or None in row.values():
        return [], [f"it does not have {len(COLUMNS)} columns."]
    typed = {name: (value or "").strip() for name, value in row.items()}
    wrong: list[str] = []
    numbers = []
    for column in ("crn", "noms"):
        number = identifiers.normal(column.upper(), typed[column]) if typed[column] else None
        if number is not None:
            numbers.append((column.upper(), number))
        elif typed[column]:
            wrong.append(f"{column} cannot be such a number.")
    if not typed["crn"] and not typed["noms"]:
        wrong.append("it has neither crn nor noms.")
    limit = typed["limit"].lower()
    if limit not in LIMITS:
        wrong.append(f"limit must be {' or '.join(LIMITS)}.")
    who = typed["who"].casefold()
    if not who and limit == EXCLUSION:
        wrong.append("an exclusion names somebody: who is empty.")
    if len(who) > LONGEST or not who.isprintable():
        wrong.append("who cannot be a user name, an e-mail address or an id.")
    starts, ends = _day(typed["starts_on"]), _day(typed["ends_on"])
    if starts is None:
        wrong.append("starts_on must be a day, like 2026-11-22.")
    if ends is None and typed["ends_on"]:
        wrong.append("ends_on must be a day, like 2026-11-22, or empty.")
    if starts and ends and ends < starts:
        wrong.append("it ends before it starts.")
    if wrong or starts is None:
        return [], wrong
    return [Line(kind, number, limit, who, starts, ends) for kind, number in numbers], []


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == 10 and EARLIEST <= day <= LATEST else None
