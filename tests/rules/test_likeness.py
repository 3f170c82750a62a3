"""Points with words: what makes two records one person's, what speaks against it, and what never decides."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.rules.likeness import (
    BornAgrees,
    Evidence,
    NameAgrees,
    Strength,
    born_agrees,
    is_common,
    turned,
    weigh,
)

SAME_NAME = Evidence(NameAgrees.SAME)
HOUSE = frozenset({"phone", "address", "email"})


@pytest.mark.parametrize("kind", ["NOMS", "CRN", "PNC", "CRO"])
def test_a_persons_own_number_is_certain_whatever_the_names(kind: str) -> None:
    found = weigh(Evidence(NameAgrees.OTHER, BornAgrees.OTHER, frozenset({kind})))
    assert found.strength is Strength.CERTAIN
    assert found.reasons[0].en.startswith("Same")


@pytest.mark.parametrize("kind", ["CRIME_REF", "URN", "BOOKING", "DEFENDANT"])
def test_a_number_of_a_crime_or_a_stay_is_never_certain(kind: str) -> None:
    assert weigh(Evidence(NameAgrees.SAME, BornAgrees.SAME, frozenset({kind}))).strength is not Strength.CERTAIN


def test_nothing_but_an_own_number_is_certain_not_even_everything_else_together() -> None:
    everything = Evidence(NameAgrees.SAME, BornAgrees.SAME, HOUSE | {"postcode", "CRIME_REF", "URN", "BOOKING"})
    assert weigh(everything).strength is Strength.LIKELY


def test_name_and_date_of_birth_alone_are_a_suggestion_with_both_reasons_in_words() -> None:
    found = weigh(replace(SAME_NAME, born=BornAgrees.SAME))
    assert found.strength is Strength.POSSIBLE
    assert [words.en for words in found.reasons] == ["Same name", "Same date of birth"]
    assert [words.cy for words in found.reasons] == ["Yr un enw", "Yr un dyddiad geni"]


def test_twins_in_one_house_are_not_suggested() -> None:
    assert weigh(Evidence(NameAgrees.OTHER_GIVEN, BornAgrees.SAME, HOUSE)).strength is None


def test_a_father_and_his_son_of_the_same_name_in_one_house_are_not_suggested() -> None:
    assert weigh(Evidence(NameAgrees.SAME, BornAgrees.OTHER, frozenset({"phone", "address"}))).strength is None


def test_who_married_and_kept_the_telephone_is_suggested() -> None:
    married = Evidence(NameAgrees.OTHER_FAMILY, BornAgrees.SAME, frozenset({"phone"}))
    assert weigh(married).strength is Strength.POSSIBLE


def test_two_people_born_on_a_first_of_january_need_more_than_their_name() -> None:
    plain = Evidence(NameAgrees.SAME, BornAgrees.NEW_YEAR, common_name=True)
    assert weigh(plain).strength is None
    assert weigh(replace(plain, agreed=frozenset({"postcode"}))).strength is Strength.POSSIBLE


def test_different_numbers_of_a_kind_each_person_has_one_of_speak_against() -> None:
    agreed = replace(SAME_NAME, born=BornAgrees.SAME, agreed=frozenset({"postcode"}))
    assert weigh(agreed).strength is not None
    assert weigh(replace(agreed, other_numbers=frozenset({"PNC"}))).strength is None


def test_a_postcode_says_nothing_beside_its_address() -> None:
    address = replace(SAME_NAME, agreed=frozenset({"address"}))
    assert weigh(address).points == weigh(replace(address, agreed=frozenset({"address", "postcode"}))).points


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        (date(1990, 5, 4), date(1990, 5, 4), BornAgrees.SAME),
        (date(1990, 1, 1), date(1990, 1, 1), BornAgrees.NEW_YEAR),
        (date(1990, 5, 4), date(1990, 4, 5), BornAgrees.TURNED),
        (date(1990, 5, 4), date(1991, 5, 4), BornAgrees.SLIP),
        (date(1990, 5, 12), date(1990, 5, 21), BornAgrees.SLIP),
        (date(1990, 5, 12), date(1980, 5, 12), BornAgrees.SLIP),
        (date(1990, 5, 12), date(1990, 5, 17), BornAgrees.OTHER),
        (date(1990, 5, 4), date(1963, 11, 20), BornAgrees.OTHER),
        (date(1990, 5, 4), None, BornAgrees.NOT_KNOWN),
    ],
)
def test_how_two_dates_of_birth_agree(one: date, other: date | None, agrees: BornAgrees) -> None:
    assert born_agrees(one, other) is agrees


def test_a_day_after_the_twelfth_has_no_other_way_about() -> None:
    assert turned(date(1990, 5, 13)) is None
    assert turned(date(1990, 5, 5)) is None
    assert turned(date(1990, 5, 4)) == date(1990, 4, 5)


def test_common_family_names_stand_as_they_are_folded() -> None:
    assert is_common("jones")
    assert is_common("wiliams")
    assert not is_common("williams")
