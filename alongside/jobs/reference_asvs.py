"""The page of the security standard: each requirement's number, what meets it here, and the test that shows it.

The numbers and levels are those of OWASP ASVS 5.0; the words are ours (`docs/asvs.csv`). What is not met says why.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from alongside.jobs.reference_pages import code, page, table

TABLE = Path(__file__).resolve().parents[2] / "docs" / "asvs.csv"
CHAPTERS = {
    1: "Encoding and injection",
    2: "Validation and rules of the work",
    3: "The browser",
    4: "Messages and the machines' door",
    5: "Files",
    6: "Proving who one is",
    7: "Sessions",
    8: "Access",
    9: "Signed tokens",
    10: "OAuth and OpenID Connect",
    11: "Cryptography",
    12: "Communication",
    13: "Configuration",
    14: "Protection of data",
    15: "Code and parts",
    16: "Logs and errors",
    17: "WebRTC",
}


class Met(StrEnum):
    """How a requirement stands."""

    YES = "yes"
    NOT_MET = "not met"
    NO = "no"
    """It does not apply: there is nothing here that it could be about."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the standard."""

    id: str
    level: int
    met: Met
    control: str
    tests: tuple[str, ...]

    @property
    def chapter(self) -> int:
        """The chapter's number."""
        return int(self.id.removeprefix("V").split(".")[0])


def requirements() -> tuple[Requirement, ...]:
    """All of them, in the order of their numbers."""
    with TABLE.open(newline="", encoding="utf-8") as rows:
        return tuple(
            Requirement(row["id"], int(row["level"]), Met(row["met"]), row["control"], tuple(row["tests"].split()))
            for row in csv.DictReader(rows)
        )


def share(levels: tuple[int, ...]) -> tuple[int, int]:
    """How many of the requirements of these levels that apply are met, and how many apply."""
    applying = [one for one in requirements() if one.level in levels and one.met is not Met.NO]
    return sum(one.met is Met.YES for one in applying), len(applying)


def standard() -> str:
    """The page."""
    opening = (
        "Each requirement of OWASP ASVS 5.0 by its number, with what meets it here and the test that shows it. "
        "A test in the table that is not there fails the build. *No* means that nothing here is what it is about, and "
        "says why. [Security](../security.md) says what that adds up to."
    )
    return page("The security standard, line by line", "`docs/asvs.csv`", opening, _lines())


def _lines() -> Iterator[str]:
    rows = []
    for name, levels in (("1 and 2", (1, 2)), ("3", (3,)), ("all", (1, 2, 3))):
        met, applying = share(levels)
        rows.append((name, str(applying), str(met), f"{100 * met / applying:.1f} %"))
    yield from table(("level", "apply", "met, with a named test", "share"), rows)
    for number, title in CHAPTERS.items():
        yield from (f"## V{number} {title}", "")
        yield from table(
            ("requirement", "level", "met", "how, or why not", "shown by"),
            (
                (one.id, str(one.level), one.met, one.control, "<br>".join(code(_short(test)) for test in one.tests))
                for one in requirements()
                if one.chapter == number
            ),
        )


def _short(test: str) -> str:
    """The file's name and the test's: the folder is said by the name, nearly always."""
    file, _, name = test.partition("::")
    return f"{file.removeprefix('tests/')}::{name}"
