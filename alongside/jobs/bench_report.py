"""The figures of a bench: a table for the terminal, an object for programs, a section for the documentation."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from alongside.jobs.bench_cost import Measure
from alongside.jobs.bench_rounds import Mixed

OPERATIONS, EVENTS, WEB_MB, QUERIES = 60.0, 300.0, 200.0, 12
"""Targets: operations a second of eight officers, domain events a second, MB of a web process, queries a page."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything one bench found."""

    cases: int
    people: int
    rows: int
    keys_a_person: float
    load_seconds: float
    machine: str
    pace_ms: float
    taken_on: date
    measures: list[Measure]
    mixed: Mixed
    web_mb: list[float]
    events_a_second: float
    events_a_second_all_ours: float

    @property
    def all_met(self) -> bool:
        """Whether no target was missed."""
        pages = all(one.met is not False and (one.queries or 0) <= QUERIES for one in self.measures)
        return pages and all(met for _, _, _, met in self.others())

    def others(self) -> list[tuple[str, str, str, bool]]:
        """What is not CPU time: name, figure, target, met."""
        return [
            (
                f"{self.mixed.officers} officers at once, operations a second",
                f"{self.mixed.a_second:.0f}",
                f"at least {OPERATIONS:.0f}",
                self.mixed.a_second >= OPERATIONS,
            ),
            (
                "Domain events a second, one in five about a case",
                f"{self.events_a_second:.0f}",
                f"at least {EVENTS:.0f}",
                self.events_a_second >= EVENTS,
            ),
            ("Largest web process, MB", f"{max(self.web_mb):.0f}", f"under {WEB_MB:.0f}", max(self.web_mb) < WEB_MB),
        ]

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            **asdict(self),
            "taken_on": self.taken_on.isoformat(),
            "measures": [one.plain() for one in self.measures],
            "mixed": {**asdict(self.mixed), "operations_a_second": self.mixed.a_second},
            "all_met": self.all_met,
        }


_HEADS = ("", "CPU ms", "target", "", "web", "database", "p50 ms", "p95 ms", "queries")


def table(figures: Figures) -> str:
    """For the terminal."""
    rows = [_HEADS, *map(_row, figures.measures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    lines = [f"{figures.cases:,} cases, {figures.people:,} people, {figures.rows:,} rows; {figures.machine}", ""]
    for row in rows:
        first, *rest = (
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([first, *rest]).rstrip())
    lines.append("")
    lines += [
        f"{name}: {figure} ({target}{'' if met else '; MISSED'})" for name, figure, target, met in figures.others()
    ]
    lines += _besides(figures)
    return "\n".join(lines)


def write(file: Path, figures: Figures) -> None:
    """Put the figures in their section of a Markdown file, in place of those for as many cases."""
    heading = f"## {figures.cases:,} cases"
    text = file.read_text() if file.exists() else "# Performance\n"
    section = re.compile(rf"^{re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    new = f"{heading}\n\n{_markdown(figures)}\n"
    text = section.sub(lambda _: new, text) if section.search(text) else f"{text.rstrip()}\n\n{new}"
    file.write_text(text.rstrip() + "\n")


def _row(one: Measure) -> tuple[str, ...]:
    return (
        one.name,
        _figure(one.cpu_ms),
        _figure(one.target_cpu_ms, "g"),
        {None: "", True: "met", False: "MISSED"}[one.met],
        _figure(one.web_ms),
        _figure(one.database_ms),
        f"{one.p50_ms:.1f}",
        f"{one.p95_ms:.1f}",
        "" if one.queries is None else str(one.queries),
    )


def _figure(value: float | None, form: str = ".1f") -> str:
    return "" if value is None else format(value, form)


def _besides(figures: Figures) -> list[str]:
    mixed = figures.mixed
    return [
        f"The machine's pace: {figures.pace_ms:.0f} CPU ms for the fixed piece of work (`bench_cost.pace`).",
        f"With {mixed.officers} officers at once an operation took {mixed.p50_ms:.0f} ms (p95 {mixed.p95_ms:.0f} ms)"
        f" and {mixed.cpu_ms:.1f} CPU ms.",
        f"Where every event is about a case, {figures.events_a_second_all_ours:.0f} are taken in a second.",
    ]


def _markdown(figures: Figures) -> str:
    lines = [
        f"Taken on {figures.taken_on.isoformat()} by `alongside bench --cases {figures.cases}` on {figures.machine}.",
        f"{figures.people:,} people, {figures.rows:,} rows, {figures.keys_a_person:.0f} search keys a person in a case"
        + (f"; loaded in {figures.load_seconds:.0f} s." if figures.load_seconds else "."),
        "",
        "| | " + " | ".join(head or "met" for head in _HEADS[1:]) + " |",
        "|---|" + "--:|" * (len(_HEADS) - 1),
        *("| " + " | ".join(_row(one)) + " |" for one in figures.measures),
        "",
        "| | figure | target | |",
        "|---|--:|--:|--:|",
        *(
            f"| {name} | {figure} | {target} | {'met' if met else 'MISSED'} |"
            for name, figure, target, met in figures.others()
        ),
        "",
        *_besides(figures),
    ]
    return "\n".join(lines)
