"""Two hundred due dates, three ways: the table, the calculator that wrote it, and the product."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from alongside.catalogue.law import rule
from alongside.gateways.holidays import england_and_wales
from alongside.rules.counting import due
from tests.rules.independent_calculator import FIGURES, HOLIDAYS, work_out

with (Path(__file__).parent / "golden_due_dates.csv").open(encoding="utf-8") as table:
    GOLDEN = [(each[0], each[1], each[2] == "1", each[3]) for each in csv.reader(table)]


@pytest.mark.parametrize(("rule_id", "on", "enhanced", "expected"), GOLDEN)
def test_the_product_counts_as_the_table_says(rule_id: str, on: str, enhanced: bool, expected: str) -> None:
    trigger = datetime.fromisoformat(on) if "T" in on else date.fromisoformat(on)
    answer = due(rule(rule_id), trigger, enhanced=enhanced, calendar=england_and_wales())
    found = answer.due_at or answer.due_on
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(("rule_id", "on", "enhanced", "expected"), GOLDEN)
def test_the_independent_calculator_still_gives_the_table(rule_id: str, on: str, enhanced: bool, expected: str) -> None:
    assert work_out(rule_id, on, int(enhanced)) == expected


def test_the_table_holds_two_hundred_days_and_every_figure_of_the_calculator() -> None:
    assert len(GOLDEN) == 200
    assert {each[0] for each in GOLDEN} == set(FIGURES)


def test_the_holidays_typed_by_hand_are_those_the_package_carries() -> None:
    calendar = england_and_wales()
    carried = {day.isoformat() for year in range(2024, 2029) for day in calendar.years[year]}
    assert carried == set(HOLIDAYS.split())
