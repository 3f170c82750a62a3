"""The catalogue beside the research it was written from, where that lies next to the project."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from alongside.catalogue.kinds import Tell
from alongside.catalogue.law import KEY_STAGES, RULES
from alongside.rules.clocks import Direction, Limit, Rule

RESEARCH = Path(__file__).resolve().parents[4] / "shared" / "domain" / "rules.yaml"
UNITS = {"wd": "wd", "cd": "cd", "h": "h", "weeks": "weeks", "months": "months", "minutes": "minutes"}

pytestmark = pytest.mark.skipif(not RESEARCH.exists(), reason="the research does not lie beside the project")


def read() -> dict[str, Any]:
    """What the research says; nothing where it is not there."""
    if not RESEARCH.exists():
        return {"duties": [], "challenge_clocks": [], "vcs": {"clocks": [], "key_stages": []}, "service_clocks_D": []}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(RESEARCH.read_text(encoding="utf-8"), loader)
    return found


FOUND = read()
DUTIES, CHALLENGES = FOUND["duties"], FOUND["challenge_clocks"]
CLOCKS, STAGES, SERVICE = FOUND["vcs"]["clocks"], FOUND["vcs"]["key_stages"], FOUND["service_clocks_D"]


def figure(limit: Limit | None) -> dict[str, object] | None:
    """A limit as the research writes it."""
    return {"n": limit.n, "unit": limit.period.value} if limit else None


def ids(starting: str) -> list[str]:
    """Our rules of one family."""
    return [each for each in RULES if each.startswith(starting)]


def cited(rule: Rule) -> set[str]:
    """The ids of the sources a rule names."""
    return {source.id for source in rule.sources}


@pytest.mark.parametrize(
    ("family", "rows", "count"),
    [
        ("VC-", DUTIES, 58),
        ("CH-", CHALLENGES, 11),
        ("VCS-", CLOCKS, 21),
        ("KS-", STAGES, 25),
        ("VS-", SERVICE, 8),
    ],
)
def test_we_hold_every_rule_of_the_research_and_no_other(family: str, rows: list[dict[str, Any]], count: int) -> None:
    assert sorted(ids(family)) == sorted(row["id"] for row in rows)
    assert len(ids(family)) == count


@pytest.mark.parametrize("row", DUTIES, ids=lambda row: row["id"])
def test_a_duty_has_the_right_the_provider_and_the_figures_of_the_research(row: dict[str, Any]) -> None:
    ours = RULES[row["id"]]
    assert ours.right == row["right"]
    assert sorted(ours.who) == sorted(row["who"].split(","))
    assert (figure(ours.standard), figure(ours.enhanced)) == (row["std"], row["enh"])


@pytest.mark.parametrize("row", CHALLENGES, ids=lambda row: row["id"])
def test_a_challenge_has_the_limit_and_the_days_of_the_research(row: dict[str, Any]) -> None:
    ours = RULES[row["id"]]
    assert figure(ours.standard) == figure(ours.enhanced) == row["limit"]
    assert (ours.effective_from, ours.effective_to) == (row.get("effective_from"), row.get("effective_to"))


@pytest.mark.parametrize("row", CLOCKS, ids=lambda row: row["id"])
def test_a_scheme_clock_has_the_limit_and_direction_of_the_research(row: dict[str, Any]) -> None:
    ours = RULES[row["id"]]
    assert figure(ours.standard) == {"n": row["n"], "unit": row["unit"]}
    assert (ours.direction is Direction.BEFORE) == ("before" in row)
    assert ours.from_working_day == (row.get("before") == "release_or_previous_wd")


@pytest.mark.parametrize("row", SERVICE, ids=lambda row: row["id"])
def test_a_service_clock_has_the_figure_of_the_research_where_it_is_a_length_of_time(row: dict[str, Any]) -> None:
    expected = {"n": row["n"], "unit": row["unit"]} if row["unit"] in UNITS else None
    assert figure(RULES[row["id"]].standard) == expected


@pytest.mark.parametrize("row", [*DUTIES, *CHALLENGES, *CLOCKS], ids=lambda row: row["id"])
def test_confidence_and_sources_are_those_of_the_research(row: dict[str, Any]) -> None:
    ours = RULES[row["id"]]
    named = set(re.findall(r"S\d+", row.get("src", "")))
    assert ours.confidence.value == row["conf"]
    if named:
        assert cited(ours) == named
    else:
        assert not ours.confidence.verified


@pytest.mark.parametrize("row", STAGES, ids=lambda row: row["id"])
def test_a_key_stage_tells_and_hears_what_the_research_says(row: dict[str, Any]) -> None:
    ours = KEY_STAGES[row["id"]]
    assert ours.event == row["event"]
    assert bool(ours.represent) == bool(row["represent"])
    if row["tell"] is True:
        assert ours.tell is Tell.YES
    expected = {"annual_letter": Tell.ANNUAL_LETTER, "month": Tell.MONTH_ONLY, "fact": Tell.FACT_ONLY}
    assert ours.tell is expected.get(row["tell"], ours.tell)


def test_no_sentence_is_copied_from_the_research() -> None:
    theirs = {row["duty"].casefold() for row in DUTIES} | {row["what"].casefold() for row in (*CHALLENGES, *CLOCKS)}
    long = {each for each in theirs if len(each.split()) > 4}
    assert [each.id for each in RULES.values() if each.words.en.casefold() in long] == []
