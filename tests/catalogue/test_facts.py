"""The names and values of facts that are ours are said in both languages."""

import ast
from pathlib import Path

from alongside.catalogue.facts import DAYS, FACTS, value_in_words
from alongside.catalogue.key_dates import KEY_DATES
from alongside.gateways.hmpps_events import KEPT

READERS = sorted((Path(__file__).parents[2] / "alongside/gateways").glob("*.py"))
_UNSHOWN = {"twin"}


def _named(act: str) -> set[str]:
    """The fixed names that readers hand to `draft.keep` or `draft.date`, or write into `draft.facts`."""
    found = set()
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text())):
            name: ast.expr | None = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == act:
                name = node.args[0] if len(node.args) > 1 else None
            elif act == "keep" and isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
                name = node.slice if node.value.attr == "facts" else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                found.add(name.value)
    return found


def test_every_fact_that_a_reader_keeps_has_a_name() -> None:
    kept = _named("keep") | set(KEPT.values())
    assert len(kept) > 60
    assert kept - FACTS.keys() - _UNSHOWN == set()


def test_every_day_that_a_reader_keeps_has_a_name() -> None:
    assert len(_named("date")) > 8
    assert _named("date") - KEY_DATES.keys() - DAYS.keys() == set()


def test_a_value_of_ours_has_words_and_another_systems_has_none() -> None:
    out = value_in_words("out")
    assert out is not None
    assert out.cy == "allan"
    assert value_in_words("RELEASE_LICENCE") is not None
    assert value_in_words("REPORTED") is None
