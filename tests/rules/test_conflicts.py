"""Whom a declaration means: a table of judgements, and that whoever is meant is also found by equal keys."""

from datetime import date

import pytest

from alongside.rules import matching
from alongside.rules.conflicts import REASONS, About, Declared, Kind, Match, compare, keys, words_of

BORN, OTHER, TURNED = date(1984, 3, 7), date(1991, 12, 25), date(1984, 7, 3)
SURE, POSSIBLE, NOT = Match.SURE, Match.POSSIBLE, Match.NOT

PEOPLE = [
    # declared, born, recorded, born, verdict
    ("Catrin Vaughan", BORN, "Catrin Vaughan", BORN, SURE),
    ("Catrin Vaughan", BORN, "Catrin Vaughan", None, POSSIBLE),
    ("Catrin Vaughan", None, "Catrin Vaughan", BORN, POSSIBLE),
    ("Catrin Vaughan", None, "Catrin Vaughan", None, POSSIBLE),
    ("Catrin Vaughan", BORN, "Catrin Vaughan", OTHER, NOT),
    ("Catrin Vaughan", BORN, "Catrin Vaughan", TURNED, POSSIBLE),
    ("Catrin Vaughan", BORN, "CATRIN  VAUGHAN", BORN, SURE),
    ("Catrin Vaughan", None, "Vaughan, Catrin", None, POSSIBLE),
    ("Catrin Vaughan", BORN, "Catrin Eleri Vaughan", BORN, SURE),
    ("Catrin Eleri Vaughan", None, "Catrin Vaughan", None, POSSIBLE),
    ("William Price", BORN, "Bill Price", BORN, SURE),
    ("Stephen Davies", None, "Steven Davis", None, POSSIBLE),
    ("Stephen Davies", None, "Stephen Davis", None, POSSIBLE),
    ("Siân Llewelyn", None, "Sian Llywelyn", None, POSSIBLE),
    ("Siân Llewelyn", BORN, "Sian Llywelyn", OTHER, NOT),
    ("Catrin Vaughan", None, "Catrin Vaughn", None, POSSIBLE),
    ("Catrin Vaughan", None, "Cartin Vaughan", None, POSSIBLE),
    ("Catrin Vaughan", None, "C Vaughan", None, POSSIBLE),
    ("Catrin Vaughan", None, "D Vaughan", None, NOT),
    ("Mia Vaughan", None, "Nia Vaughan", None, NOT),
    ("Catrin Vaughan", None, "Gwilym Vaughan", None, NOT),
    ("Catrin Vaughan", None, "Catrin", None, NOT),
    ("Catrin Vaughan", None, "Catrin Pugh", BORN, NOT),
    ("Catrin Vaughan", BORN, "Gwilym Pugh", BORN, NOT),
    ("Sukarno", None, "Sukarno", None, POSSIBLE),
    ("Sukarno", None, "Sukarno Halim", None, NOT),
]


@pytest.mark.parametrize(("declared", "born", "recorded", "known", "expected"), PEOPLE)
def test_a_person_is_judged_by_name_and_birth(
    declared: str, born: date | None, recorded: str, known: date | None, expected: Match
) -> None:
    one, about = Declared(Kind.PERSON, declared, born), About((recorded,), known)
    assert compare(one, about).match is expected
    assert compare(Declared(Kind.MYSELF, declared, born), about).match is expected


@pytest.mark.parametrize(("declared", "recorded"), [row[:3:2] for row in PEOPLE if row[4] is not NOT])
def test_whoever_is_meant_is_found_by_an_equal_key(declared: str, recorded: str) -> None:
    assert keys(Declared(Kind.PERSON, declared)) & matching.keys(matching.Known((recorded,)))


def test_any_of_the_names_somebody_goes_by_counts() -> None:
    about = About(("Catrin Pugh", "Catrin Vaughan"), None)
    assert compare(Declared(Kind.PERSON, "Catrin Vaughan"), about).match is POSSIBLE


def test_a_name_of_two_words_is_not_looked_for_by_one_of_them() -> None:
    stored = matching.keys(matching.Known(("Gwilym Vaughan",)))
    assert not {"wcatrin", "wvaughan"} & keys(Declared(Kind.PERSON, "Catrin Vaughan"))
    assert compare(Declared(Kind.PERSON, "Catrin Vaughan"), About(("Gwilym Vaughan",))).match is NOT
    assert "wvaughan" in stored


PLACES = [
    ("CF99 1AA", "12", "cf99 1aa", "12 Heol Ddychmygol", SURE),
    ("CF991AA", "12", "CF99 1AA", "Flat 2, 12 Heol Ddychmygol", SURE),
    ("CF99 1AA", "Bryn Awel", "CF99 1AA", "bryn awel, Heol Ddychmygol", SURE),
    ("CF99 1AA", "Bryn Awel", "CF99 1AA", "14 Heol Ddychmygol", POSSIBLE),
    ("CF99 1AA", "12", "CF99 1AA", "Bryn Awel", POSSIBLE),
    ("CF99 1AA", "12", "CF99 1AA", "", POSSIBLE),
    ("CF99 1AA", "", "CF99 1AA", "12 Heol Ddychmygol", POSSIBLE),
    ("CF99 1AA", "12", "CF99 1AA", "14 Heol Ddychmygol", NOT),
    ("CF99 1AA", "12", "CF99 1AA", "12a Heol Ddychmygol", NOT),
    ("CF99 1AA", "12", "CF99 1AB", "12 Heol Ddychmygol", NOT),
    ("CF99 1AA", "12", "", "12 Heol Ddychmygol", NOT),
]


@pytest.mark.parametrize(("postcode", "house", "recorded", "text", "expected"), PLACES)
def test_an_address_is_judged_by_postcode_and_house(
    postcode: str, house: str, recorded: str, text: str, expected: Match
) -> None:
    declared = Declared(Kind.ADDRESS, postcode=postcode, house=house)
    about = About(("Catrin Vaughan",), addresses=((recorded, text),))
    assert compare(declared, about).match is expected
    if expected is not NOT:
        assert keys(declared) & matching.keys(matching.Known((), postcodes=(recorded,)))


def test_of_several_addresses_the_surest_counts() -> None:
    about = About((), addresses=(("CF99 1AA", "14 Heol"), ("CF99 1AA", "12 Heol"), ("CF99 1AA", "")))
    assert compare(Declared(Kind.ADDRESS, postcode="CF99 1AA", house="12"), about).match is SURE


def test_a_workplace_is_judged_by_its_postcode_and_its_name() -> None:
    declared = Declared(Kind.WORKPLACE, "Becws Arad", postcode="CF99 2BB")
    for text, expected in (("Becws Arad, Stryd Fawr", SURE), ("3 Stryd Fawr", POSSIBLE)):
        assert compare(declared, About((), addresses=(("CF99 2BB", text),))).match is expected
    assert compare(declared, About((), addresses=(("CF99 2BC", "Becws Arad"),))).match is NOT


def test_a_case_is_meant_by_its_reference_alone() -> None:
    declared = Declared(Kind.CASE, reference="K7M-4QXD-T")
    assert compare(declared, About((), references=("K7M-4QXD-T",))).match is SURE
    assert compare(declared, About(("K7M-4QXD-T",), references=("K7M-4QXD-V",))).match is NOT
    assert keys(declared) == {matching.reference_key("K7M-4QXD-T")}


def test_every_verdict_gives_reasons_that_have_words() -> None:
    for declared, born, recorded, known, _ in PEOPLE:
        verdict = compare(Declared(Kind.PERSON, declared, born), About((recorded,), known))
        assert len(words_of(verdict.reasons)) == len(verdict.reasons) > 0
    assert words_of(["same_name", "of long ago"]) == (REASONS["same_name"],)
