"""The catalogue of rules: complete in itself, and its worked examples come true."""

from dataclasses import replace

import pytest

from alongside.catalogue.law import KEY_STAGES, PROVIDERS, RULES, UnknownRule, by_id, rule
from alongside.catalogue.law.declaring import clock, wd
from alongside.catalogue.law.sources import OURS
from alongside.gateways.holidays import england_and_wales
from alongside.rules.clocks import Direction, Example, Period, Rule
from alongside.rules.counting import due
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

EXAMPLES = [(each.id, example) for each in RULES.values() for example in each.examples]
EXAMPLES_BY_ID = {each.id: each.examples[0] for each in RULES.values() if each.examples}
WITH_A_DAY = [each for each in RULES.values() if each.standard and each.standard.period is not Period.MINUTES]


@pytest.mark.parametrize(("rule_id", "example"), EXAMPLES)
def test_a_worked_example_comes_true(rule_id: str, example: Example) -> None:
    answer = due(rule(rule_id), example.on, enhanced=example.enhanced, calendar=england_and_wales())
    found = answer.due_at.replace(tzinfo=None) if answer.due_at else answer.due_on
    assert found == example.due, example.told


@pytest.mark.parametrize("each", WITH_A_DAY, ids=lambda each: each.id)
def test_every_rule_with_a_figure_has_two_examples_and_one_that_is_hard(each: Rule) -> None:
    assert len(each.examples) >= 2
    assert all(example.told for example in each.examples)
    if each.enhanced != each.standard:
        assert {example.enhanced for example in each.examples} == {True, False}


@pytest.mark.parametrize("each", RULES.values(), ids=lambda each: each.id)
def test_every_rule_speaks_two_languages_and_names_its_source(each: Rule) -> None:
    spoken = [each.words, each.trigger, *([each.note] if each.note else [])]
    assert [words for words in spoken if words.en == words.cy] == []
    assert each.sources
    assert all(source.instrument for source in each.sources)
    assert [who for who in each.who if who not in PROVIDERS] == []


@pytest.mark.parametrize("each", RULES.values(), ids=lambda each: each.id)
def test_what_is_ours_is_marked_as_ours_and_nothing_else_is(each: Rule) -> None:
    assert (OURS in each.sources) == (each.confidence is Confidence.DEFAULT)


def test_a_rule_that_has_gone_out_of_force_points_to_one_that_exists() -> None:
    dated = [each for each in RULES.values() if each.effective_from or each.effective_to]
    assert sorted(each.id for each in dated) == ["CH-ULS-NEW", "CH-ULS-OLD"]
    assert all(each.instead in RULES for each in dated)


def test_two_rules_of_one_name_are_refused() -> None:
    one = rule("VC-R6-02")
    with pytest.raises(ValueError, match="Two rules are called VC-R6-02"):
        by_id([one, replace(one, version="other")])


def test_an_unknown_rule_is_refused_in_words() -> None:
    with pytest.raises(UnknownRule, match="No rule is called 'VC-R99-01'"):
        rule("VC-R99-01")


def test_a_clock_runs_one_way_only() -> None:
    hearing = Words("a hearing", "gwrandawiad")
    for each in (hearing, None):
        with pytest.raises(ValueError, match="must run after a trigger or before an anchor"):
            clock("VCS-99", "PROB", hearing, limit=wd(1), sources=(OURS,), version="v", after=each, before=each)


def test_the_withholding_limit_comes_before_the_statement_limit() -> None:
    hearing = EXAMPLES_BY_ID["VCS-13"].on
    withheld, stated = (
        due(rule(each), hearing, enhanced=False, calendar=england_and_wales()).due_on for each in ("VCS-14", "VCS-13")
    )
    assert withheld is not None
    assert stated is not None
    assert withheld < stated


def test_the_clocks_before_a_release_follow_one_another() -> None:
    calendar = england_and_wales()
    stop = due(rule("VCS-09"), EXAMPLES_BY_ID["VCS-09"].on, enhanced=False, calendar=calendar).due_on
    assert stop is not None
    days = [due(rule(each), stop, enhanced=False, calendar=calendar).due_on for each in ("VCS-08", "VCS-10")]
    assert days[0] is not None
    assert days[1] is not None
    assert days[0] < days[1] < stop


def test_key_stages_carry_no_figure_of_their_own() -> None:
    assert [stage.id for stage in KEY_STAGES.values() if stage.rule.standard] == []
    assert all(RULES[stage_id] is stage.rule for stage_id, stage in KEY_STAGES.items())


def test_only_anchored_clocks_count_back() -> None:
    back = sorted(each.id for each in RULES.values() if each.direction is Direction.BEFORE)
    assert back == ["SIL-06"] + [f"VCS-{n:02}" for n in (6, 7, 8, 9, 10, 13, 14, 21)]
