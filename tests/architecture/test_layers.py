"""The import contracts, broken on purpose: a contract that nothing breaks proves nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).parent / "lint-imports"

BREACHES = {
    "rules import the catalogue": ("layers", "rules/words.py", "import alongside.catalogue.kinds"),
    "queries import actions": ("layers", "queries/scope.py", "import alongside.actions.performing"),
    "the web imports a job": ("layers", "web/dates.py", "import alongside.jobs.ground"),
    "a job imports the web": ("layers", "jobs/ground.py", "import alongside.web.dates"),
    "a gateway imports records": ("layers", "gateways/holidays.py", "import alongside.records.cases"),
    "a folder stands beside the layers": ("layers", "odds/__init__.py", ""),
    "a rule imports Django": ("law", "rules/words.py", "import django.db"),
    "the catalogue imports Jinja": ("law", "catalogue/kinds.py", "import jinja2"),
    "the web imports records": ("records", "web/dates.py", "import alongside.records.cases"),
    "a job imports records": ("records", "jobs/ground.py", "import alongside.records.cases"),
    "police import probation": ("services", "catalogue/police/service.py", "import alongside.catalogue.probation"),
    "probation imports police": ("services", "catalogue/probation/service.py", "import alongside.catalogue.police"),
    "a gateway imports Django": ("gateways", "gateways/holidays.py", "import django.db"),
    "siblings import each other": ("circles", "rules/words.py", "import alongside.rules.clocks"),
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program that may be spoilt."""
    shutil.copytree(CHECKOUT / "alongside", tmp_path / "alongside", ignore=shutil.ignore_patterns("static", "lists"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path, *contract: str) -> subprocess.CompletedProcess[str]:
    # The copy stands before the checkout on the path, or the checkout would be judged instead.
    return subprocess.run(
        [LINT, "--no-cache", "--no-logo", *(f"--contract={name}" for name in contract)],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("breach", BREACHES)
def test_a_contract_broken_on_purpose_is_caught(house: Path, breach: str) -> None:
    contract, file, line = BREACHES[breach]
    spoilt = house / "alongside" / file
    spoilt.parent.mkdir(exist_ok=True)
    text = spoilt.read_text() if spoilt.exists() else ""
    spoilt.write_text(f"{text}\n{line}\n")
    found = lint(house, contract)
    assert found.returncode == 1, found.stdout + found.stderr
    assert "BROKEN" in found.stdout or "not listed" in found.stdout + found.stderr, found.stdout + found.stderr


def test_the_contracts_are_kept_by_the_program_as_it_is(house: Path) -> None:
    found = lint(house)
    assert found.returncode == 0, found.stdout
    assert " 0 broken" in found.stdout
