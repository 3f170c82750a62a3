"""Reading a referral: what kind of crime, how soon, and what stops it."""

from datetime import date

import pytest

from alongside.rules.referrals import GATES, REASONS, Gate, Stop, answered, crimes, facts, is_excluded, stops, under_18
from alongside.rules.triage import Crime, Level, priority

ON = date(2026, 12, 18)
PLAIN = {"surname": "Prys", "crimeType": "Burglary dwelling", "mobile": "07911 123456"}


@pytest.mark.parametrize(
    ("called", "kinds"),
    [
        ("Rape of a female aged 16 and over", {Crime.SEXUAL}),
        ("Attempted murder", {Crime.ATTEMPTED_MURDER}),
        ("Murder", {Crime.HOMICIDE}),
        ("Coercive and controlling behaviour", {Crime.DOMESTIC_ABUSE}),
        ("Section 18 wounding with intent", {Crime.WOUNDING_INTENT, Crime.VIOLENCE}),
        ("Theft from a motor vehicle", {Crime.THEFT, Crime.VEHICLE}),
        ("Racially aggravated harassment", {Crime.HATE, Crime.STALKING}),
        ("Something nobody has a word for", {Crime.OTHER}),
        ("", set()),
    ],
)
def test_a_crime_is_known_by_the_words_forces_use(called: str, kinds: set[Crime]) -> None:
    assert crimes({"crimeType": called}) == kinds


@pytest.mark.parametrize("relation", ["Ex-partner", "husband", "Ex husband", "Wife"])
def test_a_crime_by_a_partner_is_domestic_abuse_whatever_it_is_called(relation: str) -> None:
    assert Crime.DOMESTIC_ABUSE in crimes({"crimeType": "Damage", "victimRelationshipToSuspect": relation})


def test_what_only_begins_like_a_partner_is_none() -> None:
    assert crimes({"crimeType": "Damage", "victimRelationshipToSuspect": "Extended acquaintance"}) == {Crime.DAMAGE}


@pytest.mark.parametrize(("word", "means"), [("Yes", True), ("N", False), ("ydw", True), ("Verbal", None), ("", None)])
def test_a_word_is_a_yes_a_no_or_unknown(word: str, means: bool | None) -> None:
    assert answered(word) is means


def test_a_referral_with_a_way_to_ring_and_an_ordinary_crime_is_stopped_by_nothing() -> None:
    assert stops(PLAIN, ON, None) == ()


@pytest.mark.parametrize("crime", ["Rape", "Domestic assault", "Manslaughter"])
def test_a_crime_that_needs_explicit_consent_is_stopped_without_it_and_goes_on_with_it(crime: str) -> None:
    referral = PLAIN | {"crimeType": crime, "safeNumber": "07911 123456"}
    assert stops(referral, ON, None) == (Stop(Gate.CONSENT, "consent_missing"),)
    assert stops(referral | {"consent": "unknown"}, ON, None) == (Stop(Gate.CONSENT, "consent_missing"),)
    assert stops(referral | {"consent": "Yes"}, ON, None) == ()


def test_who_said_no_is_stopped_whatever_the_crime() -> None:
    assert stops(PLAIN | {"consent": "No"}, ON, None) == (Stop(Gate.CONSENT, "consent_refused"),)


@pytest.mark.parametrize(
    ("said", "born"),
    [({"under18": "yes"}, None), ({"age": "17"}, None), ({}, date(2008, 12, 19))],
)
def test_a_child_is_stopped_for_whoever_keeps_children_safe(said: dict[str, str], born: date | None) -> None:
    assert Stop(Gate.CHILD, "under_18") in stops(PLAIN | said, ON, born)


def test_who_is_eighteen_today_is_no_child() -> None:
    assert not under_18({"age": "18"}, ON, date(2008, 12, 18))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"mobile": ""}, "no_way"),
        ({"crimeType": "Stalking", "consent": "yes"}, "no_safe_number"),
        ({"suspectTelephone": "+44 7911 123456"}, "shared_with_suspect"),
        ({"homeAddress": "3 Stryd Fawr", "suspectAddress": "3, Stryd Fawr"}, "shared_with_suspect"),
        ({"mobile": "07911 12"}, "invalid_number"),
        ({"mobile": "07700 900123"}, "drama_number"),
    ],
)
def test_a_way_that_is_missing_wrong_or_unsafe_stops_it(changed: dict[str, str], reason: str) -> None:
    assert stops(PLAIN | changed, ON, None) == (Stop(Gate.CONTACT, reason),)


def test_a_number_kept_for_drama_is_taken_in_a_demonstration_alone() -> None:
    assert stops(PLAIN | {"mobile": "07700 900123"}, ON, None, drama=True) == ()


def test_two_addresses_nobody_wrote_are_not_the_same_address() -> None:
    assert stops(PLAIN | {"homeAddress": "-", "suspectAddress": "."}, ON, None) == ()


@pytest.mark.parametrize(
    ("term", "excluded"), [("burglary", True), ("  BURGLARY  dwelling ", True), ("028/01", True), ("", False)]
)
def test_a_term_of_the_units_list_is_found_in_how_the_crime_is_called_or_as_its_class(
    term: str, excluded: bool
) -> None:
    assert is_excluded(PLAIN | {"homeOfficeClassification": "028/01"}, [term]) is excluded
    assert bool(stops(PLAIN | {"homeOfficeClassification": "028/01"}, ON, None, excluded=[term])) is excluded


def test_how_soon_is_judged_from_what_it_says_and_never_from_what_it_leaves_out() -> None:
    assert priority(facts(PLAIN | {"riskOfSelfHarm": "yes"}, ON, None)).level is Level.P1
    assert priority(facts(PLAIN | {"crimeType": "Rape"}, ON, None)).level is Level.P2
    assert priority(facts(PLAIN, ON, None)).level is Level.P3
    assert priority(facts(PLAIN | {"crimeType": "Theft"}, ON, None)).level is Level.P4
    assert priority(facts({"surname": "Prys"}, ON, None)).level is Level.P3


def test_every_gate_has_a_next_step_a_source_and_both_languages() -> None:
    assert set(GATES) == set(Gate)
    assert all(rule.next_step.cy and rule.sources for rule in GATES.values())
    assert all(words.en != words.cy for words in REASONS.values())
