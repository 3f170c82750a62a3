"""What a case weighs, what an officer can carry, and whom we suggest."""

import random
from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.load import (
    FULL_TIME,
    LANGUAGES,
    SUGGESTED,
    WEIGHTS,
    Officer,
    Waiting,
    is_new,
    plan,
    suggest,
    weigh,
)
from alongside.rules.triage import Crime
from tests.rules.test_priority import TODAY

NIA = Officer("nia", "Nia Pugh", line=400, weight=100)
BEN = Officer("ben", "Ben Okafor", line=400, weight=120)
CASE = Waiting("one", weight=20)

officers = st.lists(
    st.builds(
        Officer,
        key=st.uuids().map(str),
        name=st.just("Somebody"),
        hours=st.sampled_from([0.0, 7.5, 18.5, 37.0]),
        line=st.none() | st.integers(0, 900),
        languages=st.frozensets(st.sampled_from(["cy", "pl"])),
        specialisms=st.frozensets(st.sampled_from(list(Crime)), max_size=2),
        weight=st.integers(0, 900),
        covered=st.integers(0, 400),
        away=st.booleans(),
        suggestable=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)


@pytest.mark.parametrize(
    ("case", "points"),
    [
        (weigh("standard"), 10),
        (weigh("unknown"), 13),
        (weigh("medium"), 15),
        (weigh("high"), 20),
        (weigh("a word nobody knows"), 13),
        (weigh("standard", enhanced=True), 13),
        (weigh("standard", new=True), 15),
        (weigh("standard", late=2), 14),
        (weigh("standard", late=40), 16),
        (weigh("high", enhanced=True, new=True, late=3), 34),
    ],
)
def test_a_case_weighs_what_the_published_table_says(case: int, points: int) -> None:
    assert case == points


def test_a_case_is_new_for_a_fortnight() -> None:
    assert is_new(TODAY - timedelta(days=13), TODAY)
    assert not is_new(TODAY - timedelta(days=14), TODAY)


def test_the_line_is_scaled_by_contracted_hours() -> None:
    assert replace(NIA, hours=FULL_TIME / 2).own_line == 200
    assert replace(NIA, hours=0.0).own_line == 0
    assert replace(NIA, line=None).own_line is None


def test_half_of_what_one_covers_counts() -> None:
    assert replace(NIA, covered=60).load == 130
    assert replace(NIA, covered=700).over == 50


def test_without_a_line_nobody_is_over_it() -> None:
    (only,) = suggest(CASE, [replace(NIA, line=None, weight=10_000)])
    assert (only.line, only.over) == (None, 0)
    assert [reason.en for reason in only.reasons] == ["Load after: 10020."]


def test_who_carries_least_for_their_hours_is_suggested() -> None:
    half = replace(NIA, hours=FULL_TIME / 2)
    first, second = suggest(CASE, [half, BEN])
    assert (first.name, second.name) == ("Ben Okafor", "Nia Pugh")
    assert [reason.en for reason in first.reasons] == ["Carries least for their hours.", "Load after: 140 of 400."]


def test_a_welsh_speaker_is_suggested_for_who_speaks_welsh_even_with_more_to_carry() -> None:
    first, second = suggest(replace(CASE, language="cy"), [NIA, replace(BEN, languages=frozenset({"cy"}))])
    assert first.name == "Ben Okafor"
    assert first.reasons[0].en == "Speaks Welsh."
    assert second.reasons[0].en == "Does not speak Welsh."


def test_who_stays_below_the_line_comes_before_who_knows_them() -> None:
    full = replace(NIA, weight=390)
    first, second = suggest(replace(CASE, known_to=frozenset({"nia"})), [full, BEN])
    assert (first.name, second.name) == ("Ben Okafor", "Nia Pugh")
    assert second.over == 10
    assert second.reasons[-1].en == "Over the line by 10."


def test_who_knows_them_comes_before_whose_specialism_it_is() -> None:
    case = replace(CASE, known_to=frozenset({"ben"}), crimes=frozenset({Crime.STALKING}))
    first, second = suggest(case, [replace(NIA, specialisms=frozenset({"stalking"})), BEN])
    assert first.reasons[0].en == "Worked with this person before."
    assert second.reasons[0].en == "Specialism: Stalking or harassment."


@pytest.mark.parametrize(
    "out",
    [replace(NIA, away=True), replace(NIA, hours=0.0), replace(NIA, suggestable=False), replace(NIA, key="barred")],
)
def test_who_cannot_take_it_is_not_suggested(out: Officer) -> None:
    case = replace(CASE, closed_to=frozenset({"barred"}))
    assert [one.name for one in suggest(case, [out, BEN])] == ["Ben Okafor"]
    assert suggest(case, [out]) == ()


def test_a_plan_counts_what_it_has_suggested_already() -> None:
    cases = [replace(CASE, key=str(number)) for number in range(4)]
    found = plan(cases, [NIA, BEN])
    assert [one.name for one in found.suggested.values() if one] == ["Nia Pugh", "Ben Okafor", "Nia Pugh", "Ben Okafor"]
    assert [one.load for one in found.before] == [100, 120]
    assert [one.load for one in found.after] == [140, 160]


def test_a_plan_with_nobody_to_give_to_suggests_nobody_and_moves_nothing() -> None:
    found = plan([CASE], [replace(NIA, away=True)])
    assert found.suggested == {"one": None}
    assert found.before == found.after


@given(there=officers, seed=st.integers(0, 1000), language=st.sampled_from(["en", "cy", "zz"]))
def test_the_same_officers_come_out_in_the_same_order_however_they_come_in(
    there: list[Officer], seed: int, language: str
) -> None:
    case = replace(CASE, language=language)
    shuffled = list(there)
    random.Random(seed).shuffle(shuffled)
    assert suggest(case, there) == suggest(case, shuffled)


@given(there=officers)
def test_a_plan_loses_and_invents_no_points(there: list[Officer]) -> None:
    cases = [replace(CASE, key=str(number)) for number in range(5)]
    found = plan(cases, there)
    given_out = sum(1 for one in found.suggested.values() if one) * CASE.weight
    assert sum(one.weight for one in found.after) - sum(one.weight for one in found.before) == given_out


def test_a_case_that_waits_says_nothing_of_who_the_person_is_but_their_language() -> None:
    assert {field.name for field in fields(Waiting)} == {"key", "weight", "language", "crimes", "known_to", "closed_to"}


def test_what_is_published_has_a_number_each_and_every_language_two_names() -> None:
    numbers = [*(number for number, _, _ in WEIGHTS), *(number for number, _ in SUGGESTED)]
    assert len(set(numbers)) == len(numbers)
    assert all(words.en and words.cy for words in LANGUAGES.values())
