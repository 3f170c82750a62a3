"""Names brought to one form."""

import pytest

from alongside.rules import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siân Llŷr", "sian llyr"),
        ("SIÂN LLŶR", "Sia\u0302n Lly\u0302r"),
        ("O'Brien", "O\u2019Brien"),
        ("O'Brien", "OBrien"),
        ("O Brien", "o’brien"),
        ("Mac Donald", "McDonald"),
        ("MacLeod", "Mcleod"),
        ("Rhys ap Gruffydd", "Rhys Gruffydd"),
        ("Nest ferch Rhys", "Nest Rhys"),
        ("Małgorzata Wiśniewska", "Malgorzata Wisniewska"),
        ("Smith-Jones", "Smith Jones"),
        ("Llewellyn", "Lewelyn"),
        ("Mrs Patel", "Patel"),
        ("Наталія", "Nataliya"),
        ("Γιώργος", "Giorgos"),
        ("Straße", "Strasse"),
    ],
)
def test_one_name_written_two_ways_is_the_same_words(one: str, other: str) -> None:
    assert names.words(one) == names.words(other)


def test_a_title_that_is_all_there_is_stays() -> None:
    assert names.words("Ap") == ("ap",)


def test_letters_of_other_scripts_stay_where_we_have_no_latin_for_them() -> None:
    assert names.words("李明") == ("李明",)


@pytest.mark.parametrize("empty", ["", "   ", "123", "👩‍👩‍👧", "'’-"])
def test_what_has_no_letters_has_no_words(empty: str) -> None:
    assert names.words(empty) == ()


def test_a_name_of_a_thousand_words_is_cut_and_not_refused() -> None:
    assert len(names.words("ab cd ef gh ij kl mn op " * 100)) <= names.MOST_WORDS


def test_only_a_hyphen_makes_a_double_barrel() -> None:
    assert names.barrels("Ann Rhys-Jones") == ("rhys", "jones")
    assert names.barrels("Ann Rhys Jones") == ()
    assert names.barrels("Omar Al-Hussain") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine", "Kathryn"),
        ("Philips", "Fillips"),
        ("Stephen", "Steven"),
        ("Smith", "Smyth"),
        ("Mohammed", "Muhamad"),
        ("Mohammed", "محمد"),
        ("Christine", "Kristin"),
    ],
)
def test_names_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    (said,), (written,) = names.words(one), names.words(other)
    assert names.sound(said) == names.sound(written)


def test_names_that_sound_apart_have_two_sounds() -> None:
    assert names.sound("smith") != names.sound("jones")
    assert names.sound("shaw") != names.sound("kaw")


def test_a_nickname_is_in_the_group_of_its_name_and_of_no_other() -> None:
    assert names.groups("bil") & names.groups("wiliam")
    assert names.groups("siôn".replace("ô", "o")) & names.groups("john")
    assert not names.groups("bil") & names.groups("margaret")
    assert names.groups("zzz") == frozenset()
