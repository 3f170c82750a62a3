"""How soon somebody new is to be contacted, and why."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.sources import Confidence
from alongside.rules.triage import (
    CRIMES,
    LEVELS,
    MOST_SERIOUS,
    RESPOND,
    TABLE,
    Crime,
    Level,
    TriageFacts,
    priority,
    reasons_of,
)

NOTHING = TriageFacts()

said = st.builds(
    TriageFacts,
    crimes=st.frozensets(st.sampled_from(list(Crime)), max_size=3),
    risk=st.sampled_from(["unknown", "standard", "medium", "high", "a word nobody knows"]),
    life_at_risk=st.booleans(),
    self_harm=st.booleans(),
    child_at_risk=st.booleans(),
    accused_near=st.none() | st.booleans(),
    under_18=st.booleans(),
    disability=st.booleans(),
    targeted_again=st.booleans(),
    intimidated=st.booleans(),
    enhanced=st.booleans(),
    hearing_in=st.none() | st.integers(-400, 400),
    urgent=st.booleans(),
    overdue=st.booleans(),
    asked_for_call=st.booleans(),
    asked_for_writing=st.booleans(),
)


@pytest.mark.parametrize(
    ("changes", "level", "decided_by"),
    [
        ({}, Level.P3, "TR-41"),
        ({"life_at_risk": True}, Level.P1, "TR-01"),
        ({"self_harm": True}, Level.P1, "TR-02"),
        ({"child_at_risk": True}, Level.P1, "TR-03"),
        ({"risk": "high"}, Level.P1, "TR-04"),
        ({"crimes": {Crime.STALKING}, "accused_near": True}, Level.P1, "TR-05"),
        ({"crimes": {Crime.STALKING}, "accused_near": None}, Level.P2, "TR-12"),
        ({"crimes": {Crime.BURGLARY}, "accused_near": True}, Level.P3, "TR-22"),
        ({"urgent": True}, Level.P1, "TR-06"),
        ({"crimes": {Crime.HATE, Crime.DAMAGE}}, Level.P2, "TR-11"),
        ({"targeted_again": True}, Level.P2, "TR-12"),
        ({"under_18": True}, Level.P2, "TR-13"),
        ({"disability": True}, Level.P2, "TR-14"),
        ({"intimidated": True}, Level.P2, "TR-15"),
        ({"enhanced": True}, Level.P2, "TR-16"),
        ({"risk": "medium"}, Level.P2, "TR-17"),
        ({"hearing_in": 14}, Level.P2, "TR-18"),
        ({"hearing_in": 15}, Level.P3, "TR-41"),
        ({"hearing_in": -1}, Level.P3, "TR-41"),
        ({"overdue": True}, Level.P2, "TR-19"),
        ({"crimes": {Crime.THEFT}}, Level.P4, "TR-32"),
        ({"crimes": {Crime.THEFT}, "asked_for_call": True}, Level.P3, "TR-21"),
        ({"crimes": {Crime.THEFT, Crime.OTHER}}, Level.P3, "TR-41"),
        ({"crimes": {Crime.VIOLENCE}, "asked_for_writing": True}, Level.P3, "TR-22"),
        ({"asked_for_writing": True}, Level.P4, "TR-31"),
        ({"risk": "a word nobody knows"}, Level.P3, "TR-41"),
    ],
)
def test_each_fact_gives_its_level_by_its_rule(changes: dict[str, Any], level: Level, decided_by: str) -> None:
    if "crimes" in changes:
        changes = changes | {"crimes": frozenset(changes["crimes"])}
    found = priority(replace(NOTHING, **changes))
    assert (found.level, found.rules[0]) == (level, decided_by)


@given(facts=said)
def test_the_first_rule_of_the_table_that_fits_decides_and_all_that_fit_are_told(facts: TriageFacts) -> None:
    found = priority(facts)
    fitting = [rule for rule in TABLE if rule.fits(facts)]
    assert found.level is fitting[0].level
    assert set(found.rules) in ({rule.id for rule in fitting[:-1]}, {"TR-41"})
    assert found.reasons == reasons_of(found.rules)
    assert found.mark is Confidence.DEFAULT


_GRAVE = ["life_at_risk", "self_harm", "child_at_risk", "under_18", "disability", "targeted_again", "intimidated"]
_GRAVE += ["enhanced", "urgent", "overdue"]


@given(facts=said, name=st.sampled_from(_GRAVE))
def test_saying_something_grave_never_makes_anybody_wait_longer(facts: TriageFacts, name: str) -> None:
    changes: list[dict[str, Any]] = [{name: False}, {name: True}]
    without, with_it = (priority(replace(facts, **each)).level for each in changes)
    assert with_it <= without


@given(facts=said, crime=st.sampled_from(sorted(MOST_SERIOUS | {Crime.VIOLENCE, Crime.STALKING})))
def test_one_more_crime_against_a_person_never_makes_anybody_wait_longer(facts: TriageFacts, crime: Crime) -> None:
    assert priority(replace(facts, crimes=facts.crimes | {crime})).level <= priority(facts).level


@given(facts=said)
def test_a_risk_nobody_assessed_never_waits_longer_than_one_found_standard(facts: TriageFacts) -> None:
    unknown, standard = (priority(replace(facts, risk=each)).level for each in ("unknown", "standard"))
    assert unknown <= standard


def test_the_facts_hold_no_protected_characteristic_but_the_two_that_the_code_names() -> None:
    """A new fact must be looked at here: is it about who somebody is?"""
    about_who_somebody_is = {"under_18", "disability"}
    about_what_happened = {
        *("crimes", "risk", "life_at_risk", "self_harm", "child_at_risk", "accused_near", "targeted_again"),
        *("intimidated", "enhanced", "hearing_in", "urgent", "overdue", "asked_for_call", "asked_for_writing"),
    }
    assert {field.name for field in fields(TriageFacts)} == about_who_somebody_is | about_what_happened


def test_what_the_code_names_is_cited_where_it_counts() -> None:
    for facts in (TriageFacts(under_18=True), TriageFacts(disability=True)):
        (number,) = priority(facts).rules
        rule = next(rule for rule in TABLE if rule.id == number)
        assert [source.instrument for source in rule.sources] == ["Victims' Code 2021"]


def test_the_table_is_in_order_of_levels_and_ends_with_what_fits_everybody() -> None:
    levels = [rule.level for rule in TABLE[:-1]]
    assert levels == sorted(levels)
    assert TABLE[-1].fits(NOTHING)
    assert len({rule.id for rule in TABLE}) == len(TABLE)


def test_every_level_and_crime_has_its_words_and_every_level_its_limit() -> None:
    assert set(LEVELS) == set(RESPOND) == set(Level)
    assert set(CRIMES) == set(Crime)


def test_a_number_that_is_in_the_table_no_more_is_passed_over() -> None:
    assert reasons_of(("TR-01", "TR-99")) == (TABLE[0].words,)
