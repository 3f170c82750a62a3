"""Likeness turned into equality."""

from datetime import date
from random import Random

import pytest

from alongside.rules import matching, names
from alongside.rules.matching import Known

PEOPLE = (
    "John Smith",
    "Siân Llŷr",
    "Mary Smith-Jones",
    "Seán O’Brien",
    "Rhys ap Gruffydd",
    "Zainab Al-Hussain",
    "Wei Li",
    "Katarzyna Wiśniewska",
    "Ann Lee",
    "Oluwaseun Adeyemi",
    "Tom Cox",
    "Teller",
)
SLIPS = "abcdefghijklmnoprstuvwyz"


def meets(typed: str, recorded: str) -> bool:
    """Whether any key asked for what was typed is stored for the recorded name."""
    words = names.words(typed)
    asked = {*matching.sure_keys(words), *matching.near_keys(words)}
    return bool(asked & set(matching.name_keys(recorded)))


def slip(name: str, random: Random) -> str:
    """One slip of the finger inside a word: a letter lost, added, wrong, or two changed about."""
    at = random.choice([at for at, letter in enumerate(name[:-1]) if letter.isalpha() and name[at + 1].isalpha()])
    letter = random.choice(SLIPS)
    return random.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )


@pytest.mark.parametrize("name", PEOPLE)
def test_one_slip_of_the_finger_anywhere_still_meets_a_stored_key(name: str) -> None:
    random = Random(name)
    typed = {slip(name, random) for _ in range(200)}
    missed = sorted(one for one in typed if not meets(one, name))
    # A slip can make a word of three letters another word; nothing else may be missed.
    assert len(missed) <= len(typed) * 0.02, missed


@pytest.mark.parametrize("name", [name for name in PEOPLE if " " in name])
def test_the_order_of_the_words_does_not_matter(name: str) -> None:
    turned = " ".join(reversed(name.split()))
    shared = set(matching.sure_keys(names.words(turned))) & set(matching.name_keys(name))
    assert shared


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("Bill Turner", "William Turner"),
        ("Dai Price", "David Price"),
        ("J Smith", "John Smith"),
        ("Mary Jones", "Mary Smith-Jones"),
        ("Mary Smith", "Mary Smith-Jones"),
        ("Mary Smithjones", "Mary Smith-Jones"),
        ("JohnSmith", "John Smith"),
        ("Kathrin Fillips", "Catherine Phillips"),
        ("Paul Smith", "John Paul Smith"),
        ("Thistle", "Ann Thistlethwaite"),
    ],
)
def test_what_people_type_meets_what_was_recorded(typed: str, recorded: str) -> None:
    assert meets(typed, recorded)


def test_another_person_altogether_is_not_met() -> None:
    assert not meets("Peter Okafor", "John Smith")


def test_keys_of_a_name_are_bounded_whatever_was_typed() -> None:
    assert (
        len(matching.name_keys("Anna-Maria Bartholomew Featherstonehaugh " * 20 + "Cholmondeley-Thistlethwaite")) <= 40
    )
    assert len(matching.name_keys("John Smith")) <= 20
    assert matching.name_keys("") == ()


def test_everything_known_of_a_person_is_a_key_of_its_own_kind() -> None:
    keys = matching.keys(
        Known(
            names=("Teller",),
            born=date(1984, 3, 12),
            postcodes=("zz1 1aa", " "),
            identifiers=(("NOMS", "A1234BC"),),
            phones=("+44 7700 900123", "12"),
            emails=(" Ann@Example.org", "none"),
        )
    )
    assert {"d1984-03-12", "cZZ11AA", "iNOMS A1234BC", "t700900123", "eann@example.org"} <= keys
    assert not {"t12", "enone", "c"} & keys


def test_a_number_is_the_same_with_and_without_its_country() -> None:
    assert (
        matching.phone_key("+44 7700 900123")
        == matching.phone_key("07700 900 123")
        == matching.phone_key("00447700900123")
    )


def test_the_hash_fits_a_bigint_and_hangs_on_the_secret() -> None:
    one, other = matching.keyed(b"one"), matching.keyed(b"other")
    numbers = [one(f"w{n}") for n in range(2000)]
    assert len(set(numbers)) == 2000
    assert min(numbers) < 0 < max(numbers) and all(-(2**63) <= n < 2**63 for n in numbers)
    assert one("wsmith") != other("wsmith")
    assert one("wsmith") != one("psmith")
