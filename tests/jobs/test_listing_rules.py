"""`alongside rules`: the whole list, for people and for machines."""

import argparse
import json

import pytest

from alongside.catalogue.law import RULES
from alongside.jobs import rules


def test_every_rule_is_listed_with_its_source_and_how_sure_we_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(argparse.Namespace(json=False)) == 0
    said = capsys.readouterr().out
    assert [each for each in RULES if f"\n{each} " not in f"\n{said}"] == []
    assert "5 working days (enhanced 1 working day)" in said
    assert "B not verified" in said


def test_the_list_for_machines_holds_what_a_screen_would_need(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.run(argparse.Namespace(json=True)) == 0
    listed = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert set(listed) == set(RULES)
    stop = listed["VCS-09"]
    assert (stop["standard"], stop["direction"]) == ({"n": 2, "unit": "wd"}, "before")
    assert (stop["confidence"], stop["verified"], stop["who"]) == ("V", True, ["PRIS"])
    assert stop["words"]["en"] != stop["words"]["cy"]
    lenient = listed["CH-ULS-NEW"]
    assert (lenient["effective_from"], lenient["effective_to"]) == ("2026-06-29", None)
    assert "28 days" in lenient["note"]["en"]
    assert [source["id"] for source in lenient["sources"]] == ["S63", "S15"]
