"""Promises about all of the code, kept by reading it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import committed
from tests.architecture.committed import CHECKOUT, name, text

LONGEST = 400
WRITTEN = {".py", ".html", ".js", ".scss", ".css", ".sh"}
BELOW_THE_CLOCK = ("rules", "catalogue", "records", "gateways", "queries", "actions")
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "timezone.localtime",
    "timezone.localdate",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
# How long PostgreSQL takes to start is told by the monotonic clock, which tells no time of day.
SERVICES = {"police", "probation"}


def test_every_file_is_shorter_than_four_hundred_lines() -> None:
    # Django writes the first migration in one piece.
    written = (path for path in committed.files() if path.suffix in WRITTEN and "migrations" not in path.parts)
    lengths = {name(path): text(path).count("\n") for path in written}
    assert len(lengths) > 100
    assert {path: lines for path, lines in lengths.items() if lines >= LONGEST} == {}


def test_no_file_names_a_registry_or_a_path_of_somebodys_machine() -> None:
    # Written in pieces, or this file would name them.
    hosts = ("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "yarn" + r"pkg\.com")
    machine = r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|Us" + r"ers)/[a-z]"
    unwanted = re.compile("|".join([*hosts, machine]))
    found = [
        f"{name(path)}:{number}"
        for path in committed.files()
        for number, line in enumerate(text(path).splitlines(), 1)
        if unwanted.search(line)
    ]
    assert found == []


def test_the_lock_files_pin_everything_by_its_hash() -> None:
    for lock in ("requirements.lock", "requirements-test.lock", "styles/node.lock"):
        requirements = re.findall(r"^\S+==.*(?:\n    .*)*", text(CHECKOUT / lock), re.MULTILINE)
        assert requirements, lock
        assert [one.split()[0] for one in requirements if "--hash=sha256:" not in one] == []


def test_the_tests_install_exactly_what_the_program_runs_on() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^(\S+==\S+)", text(CHECKOUT / lock), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-test.lock")


def test_every_dependency_has_its_sentence_of_reason() -> None:
    written = text(CHECKOUT / "pyproject.toml")
    read = tomllib.loads(written)
    for name_of_list, declared in (
        ("dependencies", read["project"]["dependencies"]),
        ("test", read["dependency-groups"]["test"]),
    ):
        listed = written.partition(f"\n{name_of_list} = [")[2].partition("\n]")[0]
        reasons = re.findall(r'^    "([^"]+)",\s+# (\w.+ .+)$', listed, re.MULTILINE)
        assert declared
        assert [package for package, _ in reasons] == declared


def test_no_role_is_named_outside_its_folder() -> None:
    found = []
    for path in committed.program():
        parts = path.relative_to(CHECKOUT / "alongside").parts
        if set(parts) & SERVICES or parts[:1] == ("jobs",):
            continue  # a service's own folder; the demonstration and the bench build both
        found += [f"{name(path)}:{line}" for line in _compared_with_a_service(path)]
    assert found == []


def _compared_with_a_service(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            sides = [node.value]
        else:
            continue
        values = [leaf for side in sides for leaf in ast.walk(side) if isinstance(leaf, ast.Constant)]
        if any(leaf.value in SERVICES for leaf in values if isinstance(leaf.value, str)):
            yield sides[0].lineno


@pytest.mark.parametrize("spoilt", ['x == "police"', 'x in ("probation", "y")', 'match x:\n  case "police": pass'])
def test_a_role_named_outside_its_folder_would_be_found(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "spoilt.py").write_text(spoilt)
    assert list(_compared_with_a_service(tmp_path / "spoilt.py"))


def test_nothing_below_the_web_the_api_and_the_jobs_reads_the_clock() -> None:
    found = [
        f"{name(path)}:{line}"
        for path in committed.program()
        if path.relative_to(CHECKOUT / "alongside").parts[0] in BELOW_THE_CLOCK
        for line in _clock_readings(ast.parse(text(path)))
    ]
    assert found == []


def _clock_readings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS:
                yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "django.utils.timezone"):
            if {f"{node.module.rsplit('.', 1)[-1]}.{alias.name}" for alias in node.names} & CLOCKS:
                yield node.lineno
        elif isinstance(node, ast.Name) and node.id in ("Now", "TransactionNow"):
            yield node.lineno


@pytest.mark.parametrize(
    "spoilt",
    [
        "datetime.now(UTC)",
        "import datetime\ndatetime.datetime.now()",
        "date.today()",
        "timezone.now()",
        "default=timezone.now",
        "from time import time",
        "from django.utils.timezone import now",
        "Now()",
    ],
)
def test_a_clock_read_too_low_would_be_found(spoilt: str) -> None:
    assert list(_clock_readings(ast.parse(spoilt)))


def test_no_module_hides_what_it_is() -> None:
    hollow = {
        "helper",
        "helpers",
        "util",
        "utils",
        "manager",
        "managers",
        "misc",
        "common",
        "process",
        "handle",
        "data",
    }
    hollow |= {"handlers", "data", "info"}
    assert [name(path) for path in committed.program() if hollow & set(path.stem.split("_"))] == []
