"""What each message becomes: a table for our own fixtures, and one for the public samples where they lie beside us.

The doubtful ones are argued in docs/decisions/0002.
"""

import csv
from pathlib import Path

import pytest

from alongside.catalogue.signals import Signal
from alongside.gateways.drafts import VICTIM
from alongside.gateways.reading import read

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
SAMPLES = HERE.parents[2] / "shared" / "hmpps" / "samples"


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _made(path: Path) -> dict[str, str]:
    signals = read(path.read_bytes(), name=path.name)
    return {
        "signals": str(len(signals)),
        "happenings": " ".join(signal.happening for signal in signals),
        "verdicts": " ".join(signal.verdict.value for signal in signals),
        "withheld": " ".join(sorted(_withheld(signals))),
    }


def _withheld(signals: list[Signal]) -> set[str]:
    found = {
        ("fenced:" if item.fenced else "victim:") + item.field
        for signal in signals
        for item in signal.withheld
        if item.fenced or item.reason == VICTIM
    }
    return {item.replace(" ", "_") for item in found}


@pytest.mark.parametrize("row", _table("fixture_expectations.csv"), ids=lambda row: row["file"])
def test_each_fixture_becomes_what_the_table_says(row: dict[str, str]) -> None:
    made = _made(FIXTURES / row["file"])
    assert made == {key: row[key] for key in made}


def test_every_fixture_stands_in_the_table() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == {row["file"] for row in _table("fixture_expectations.csv")}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the public samples do not lie beside the project")
@pytest.mark.parametrize("row", _table("sample_expectations.csv"), ids=lambda row: row["file"])
def test_each_public_sample_becomes_what_the_table_says(row: dict[str, str]) -> None:
    made = _made(SAMPLES / row["file"])
    assert made == {key: row[key] for key in made}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the public samples do not lie beside the project")
def test_every_public_sample_stands_in_the_table() -> None:
    present = {str(path.relative_to(SAMPLES)) for path in SAMPLES.glob("*/*")}
    assert present == {row["file"] for row in _table("sample_expectations.csv")}
