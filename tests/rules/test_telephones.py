"""Telephone numbers: what can be rung, and what nobody holds."""

import pytest

from alongside.rules.telephones import can_be_rung, is_drama, national


@pytest.mark.parametrize(
    "text",
    ["07911 123456", "+44 7911 123456", "0044 7911 123456", "+44 (0)7911 123456", "0161-715 0000", "+353 1 677 1234"],
)
def test_a_number_is_rung_however_it_is_written(text: str) -> None:
    assert can_be_rung(text, drama=False)


@pytest.mark.parametrize(
    "text", ["", "12", "999", "07911 1234567890", "no phone", "07911 123456 / 07911 123457", "00000000000"]
)
def test_what_is_no_number_is_not_rung(text: str) -> None:
    assert not can_be_rung(text, drama=True)


@pytest.mark.parametrize(
    "text", ["07700 900123", "+447700900999", "01632 960000", "020 7946 0999", "029 2018 0001", "0808 157 0192"]
)
def test_a_number_kept_for_drama_is_rung_in_a_demonstration_alone(text: str) -> None:
    assert is_drama(text)
    assert can_be_rung(text, drama=True)
    assert not can_be_rung(text, drama=False)


@pytest.mark.parametrize("text", ["07700 901123", "01632 961000", "0770090012"])
def test_a_number_beside_those_ranges_is_not_one_of_them(text: str) -> None:
    assert not is_drama(text)


def test_two_writings_of_a_number_are_one() -> None:
    assert national("+44 (0)7911 123456") == national("07911-123456") == "07911123456"
