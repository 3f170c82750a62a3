"""Every line of the security standard stands in our table once, and every test it names is there."""

import ast
from functools import cache
from pathlib import Path

import pytest

from alongside.jobs import reference_asvs
from alongside.jobs.reference_asvs import CHAPTERS, Met, requirements, share
from tests.architecture.committed import CHECKOUT, text

# How many requirements each section of ASVS 5.0 has: V1.1 has 2, V1.2 has 10, and so on.
SECTIONS = {
    1: (2, 10, 12, 3, 3),
    2: (3, 3, 5, 2),
    3: (1, 3, 5, 8, 8, 1, 5),
    4: (5, 5, 2, 4),
    5: (1, 6, 3, 3),
    6: (3, 12, 8, 6, 8, 4, 2, 4),
    7: (3, 4, 2, 5, 3, 2),
    8: (4, 4, 3, 2),
    9: (3, 4),
    10: (2, 3, 5, 16, 5, 2, 3),
    11: (4, 5, 5, 4, 2, 2, 2),
    12: (5, 2, 5),
    13: (4, 6, 4, 7),
    14: (2, 8, 3),
    15: (5, 5, 7, 4),
    16: (1, 5, 4, 3, 4),
    17: (2, 8, 2),
}
LEVELS = {1: 70, 2: 183, 3: 92}


def test_every_requirement_stands_there_once_in_order() -> None:
    standard = [
        f"V{chapter}.{section}.{number}"
        for chapter, sections in SECTIONS.items()
        for section, last in enumerate(sections, 1)
        for number in range(1, last + 1)
    ]
    assert [one.id for one in requirements()] == standard
    assert len(standard) == 345
    assert {level: sum(one.level == level for one in requirements()) for level in LEVELS} == LEVELS
    assert set(CHAPTERS) == set(SECTIONS)


@cache
def named_in(file: str) -> frozenset[str]:
    """The tests in a file, by reading it: nothing is run."""
    found = ast.walk(ast.parse(text(CHECKOUT / file)))
    return frozenset(one.name for one in found if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"))


def missing(tests: tuple[str, ...]) -> list[str]:
    return [one for one in tests if (named := one.partition("::"))[2] not in named_in(named[0])]


def test_every_test_that_is_named_is_there() -> None:
    assert [(one.id, gone) for one in requirements() for gone in missing(one.tests)] == []


@pytest.mark.parametrize(
    "named", ["tests/architecture/test_asvs.py::test_of_nothing", "tests/architecture/test_asvs.py::"]
)
def test_a_test_that_is_not_there_would_be_missed(named: str) -> None:
    assert missing((named,)) == [named]


def test_what_is_met_names_a_test_and_what_is_not_says_why() -> None:
    assert [one.id for one in requirements() if (one.met is Met.YES) != bool(one.tests)] == []
    assert [one.id for one in requirements() if len(one.control) < 4 or not one.control.endswith(".")] == []


def test_no_test_is_leaned_on_by_more_than_a_few_lines() -> None:
    """Documents apart: a test that shows everything shows nothing."""
    leaned: dict[str, int] = {}
    for one in requirements():
        for test in one.tests:
            leaned[test] = leaned.get(test, 0) + 1
    said = "test_what_must_be_decided_beforehand_is_written_down"
    assert {test: times for test, times in leaned.items() if times > 8 and not test.endswith(said)} == {}


def test_as_much_is_met_as_we_set_out_to_meet() -> None:
    met, applying = share((1, 2))
    assert applying > 180
    assert met / applying > 0.95
    met, applying = share((3,))
    assert met / applying >= 0.8


def test_the_words_are_ours_and_short() -> None:
    long = [one.id for one in requirements() if len(one.control) > 170]
    assert long == []
    assert Path(reference_asvs.TABLE).name == "asvs.csv"
