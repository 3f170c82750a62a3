"""The lists that others publish and we ship as facts: codes, their classes, and where they were read.

No official wording ships. An organisation may replace a list (`Registers.replaced`): codes are reference data
that change, and a code that no list knows is held for an officer.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files

from alongside.catalogue.happenings import MOVEMENTS

Row = Mapping[str, str]

COURT_CLASSES: frozenset[str] = frozenset(
    [
        "CUSTODY_DETERMINATE",
        "CUSTODY_EXTENDED",
        "CUSTODY_INDETERMINATE",
        "CUSTODY_SPECIAL",
        "CUSTODY_YOUTH",
        "CUSTODY",
        "TOTAL_LENGTH",
        "SUSPENDED",
        "SUSPENDED_ACTIVATED",
        "HOSPITAL_ORDER",
        "HOSPITAL_AND_LIMITATION_DIRECTION",
        "INTERIM_HOSPITAL_ORDER",
        "RESTRICTION_ORDER",
        "GUARDIANSHIP",
        "PROTECTIVE_ORDER",
        "PROTECTIVE_ORDER_CHANGE",
        "COMPENSATION",
        "SURCHARGE",
        "NOT_CONVICTED",
        "QUASHED",
        "SENTENCE_VARIED",
        "DEFERRED",
        "COMMITTED_FOR_SENTENCE",
        "REMAND",
        "BAIL",
        "DEATH",
        "OTHER",
    ]
)
SENTENCE_CLASSES: frozenset[str] = frozenset(
    [
        "STANDARD",
        "EXTENDED",
        "INDETERMINATE",
        "SOPC",
        "DTO",
        "BOTUS",
        "CIVIL",
        "FINE",
        "LEGACY",
        "LEGACY_RECALL",
        "NON_CUSTODIAL",
    ]
)


@dataclass(frozen=True, slots=True)
class ListForm:
    """The columns of a list; those in `needed` may not be empty, `choices` limits a column to known values."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)


_YES_NO = frozenset({"yes", "no"})

LISTS: Mapping[str, ListForm] = {
    "movement_codes": ListForm(
        ("code", "type", "class", "source"),
        ("code", "class"),
        {"class": MOVEMENTS, "type": frozenset({"", "ADM", "REL", "CRT", "TAP", "TRN"})},
    ),
    "offence_schedules": ListForm(("code", "schedule", "part", "source"), ("code", "schedule")),
    "registers": ListForm(("code", "name", "watched", "source"), ("code", "name"), {"watched": _YES_NO}),
    "sentence_types": ListForm(("code", "class", "source"), ("code", "class"), {"class": SENTENCE_CLASSES}),
    "court_results": ListForm(
        ("type_id", "short_code", "cjs_code", "category", "class", "source"),
        ("short_code", "class"),
        {"class": COURT_CLASSES, "category": frozenset({"", "final", "interim", "ancillary"})},
    ),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A list as read from a file: its rows, or what is wrong with it by line (the header is line 1)."""

    rows: tuple[Row, ...]
    errors: tuple[str, ...] = ()


def parse_list(name: str, text: str) -> Parsed:
    """Read a replacement for one list. Any error refuses the whole file: a half-replaced list is worse than none."""
    form = LISTS.get(name)
    if form is None:
        return Parsed((), (f"There is no list called {name}. The lists are: {', '.join(LISTS)}.",))
    try:
        lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    except csv.Error as error:
        return Parsed((), (f"The file is not CSV: {error}.",))
    header = tuple(cell.strip() for cell in lines[0]) if lines else ()
    missing = [column for column in form.needed if column not in header]
    if missing:
        return Parsed((), (f"Line 1: the header lacks {', '.join(missing)}.",))
    rows: list[Row] = []
    errors: list[str] = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict.fromkeys(form.columns, "") | dict(zip(header, (cell.strip() for cell in cells), strict=False))
        errors += [f"Line {number}: {fault}" for fault in _faults(form, header, cells, row)]
        rows.append({column: row[column] for column in form.columns})
    if not rows and not errors:
        errors.append("The file has no rows.")
    return Parsed(() if errors else tuple(rows), tuple(errors))


def _faults(form: ListForm, header: tuple[str, ...], cells: list[str], row: Row) -> Iterable[str]:
    if len(cells) != len(header):
        yield f"has {len(cells)} columns, the header has {len(header)}."
    for column in form.needed:
        if not row[column]:
            yield f"{column} is empty."
    for column, choices in form.choices.items():
        if row[column] and row[column] not in choices:
            yield f"{column} may not be {row[column][:40]!r}."
    if any("\x00" in value for value in row.values()):
        yield "has a character that cannot be stored."


@dataclass(frozen=True)
class Registers:
    """All lists together. Frozen: a replaced list gives a new `Registers`, so a running reader never sees half."""

    own: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a list: the organisation's own where it has replaced it, else those that ship."""
        if name in self.own:
            return self.own[name]
        text = files("alongside.catalogue").joinpath("lists", f"{name}.csv").read_text(encoding="utf-8")
        parsed = parse_list(name, text)
        if parsed.errors:
            raise ValueError(f"the shipped list {name} is broken: {parsed.errors[0]}")
        return parsed.rows

    def replaced(self, name: str, rows: Iterable[Row]) -> "Registers":
        """The same lists with one replaced by `rows` (from `parse_list`)."""
        if name not in LISTS:
            raise KeyError(name)
        return Registers({**self.own, name: tuple(rows)})

    @cached_property
    def movements(self) -> Mapping[str, tuple[str, str]]:
        """Movement code to (class, type); the type may be empty."""
        return {row["code"].upper(): (row["class"], row["type"]) for row in self.rows("movement_codes")}

    @cached_property
    def schedules(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """Offence code to the (schedule, part) pairs it stands in."""
        found: dict[str, set[tuple[str, str]]] = {}
        for row in self.rows("offence_schedules"):
            found.setdefault(row["code"].upper(), set()).add((row["schedule"], row["part"]))
        return {code: frozenset(pairs) for code, pairs in found.items()}

    @cached_property
    def register_names(self) -> Mapping[str, str]:
        """Probation register code to our own short name."""
        return {row["code"]: row["name"] for row in self.rows("registers")}

    @cached_property
    def watched_registers(self) -> frozenset[str]:
        """Probation registers whose change a victim's officer must hear of."""
        return frozenset(row["code"] for row in self.rows("registers") if row["watched"] == "yes")

    @cached_property
    def sentence_types(self) -> Mapping[str, str]:
        """Prison sentence calculation type to class."""
        return {row["code"]: row["class"] for row in self.rows("sentence_types")}

    @cached_property
    def results_by_type(self) -> Mapping[str, Row]:
        """Court result type id to its row."""
        return {row["type_id"].lower(): row for row in self.rows("court_results") if row["type_id"]}

    @cached_property
    def results_by_short_code(self) -> Mapping[str, Row]:
        """Court short code to its row."""
        return {row["short_code"].upper(): row for row in self.rows("court_results")}


SHIPPED = Registers()
"""The lists as they ship; each is read on first use."""
