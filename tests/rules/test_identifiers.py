"""One normal form for each number, or none."""

import pytest

from alongside.rules.identifiers import normal


@pytest.mark.parametrize(
    ("kind", "text", "form"),
    [
        ("NOMS", " a9001zz ", "A9001ZZ"),
        ("CRN", "x900001", "X900001"),
        ("PNC", "2019/0900001A", "2019/0900001A"),
        ("PNC", "2019/900001A", "2019/0900001A"),
        ("PNC", "19/900001A", "2019/0900001A"),
        ("PNC", "190900001A", "2019/0900001A"),
        ("PNC", "20190900001A", "2019/0900001A"),
        ("PNC", "2019/0900001a", "2019/0900001A"),
        ("CRO", "90001/19A", "090001/19A"),
        ("CRIME_REF", "zz / 26 / 000123", "ZZ/26/000123"),
        ("URN", "99/ZZ/90001/26", "99ZZ9000126"),
        ("BOOKING", "0000900123", "900123"),
        ("BOOKING", 900123, "900123"),
        ("DEFENDANT", "00000000-0000-4000-8000-0000000000D1", "00000000-0000-4000-8000-0000000000d1"),
    ],
)
def test_each_way_of_writing_a_number_gives_its_normal_form(kind: str, text: object, form: str) -> None:
    assert normal(kind, text) == form
    assert normal(kind, form) == form


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("NOMS", "A900ZZ"),
        ("NOMS", "A9001ZZZ"),
        ("NOMS", "А9001ZZ"),
        ("NOMS", "A٩001ZZ"),
        ("CRN", "X90001"),
        ("PNC", "2019/0900001B"),
        ("PNC", "1819/0900001A"),
        ("PNC", "pnc number1"),
        ("CRO", "90001/19B"),
        ("BOOKING", "-2"),
        ("BOOKING", "0"),
        ("BOOKING", True),
        ("BOOKING", 1.5),
        ("CRIME_REF", "none"),
        ("DEFENDANT", "DEFENDANT_ID"),
        ("URN", ""),
        ("URN", None),
        ("CRIME_REF", "9" * 100),
    ],
)
def test_what_cannot_be_that_number_gives_none(kind: str, text: object) -> None:
    assert normal(kind, text) is None


def test_a_kind_nobody_knows_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        normal("SHOE_SIZE", "9")


def test_two_digits_of_a_year_from_40_on_belong_to_the_last_century() -> None:
    assert normal("PNC", "79/163443G") == "1979/0163443G"
