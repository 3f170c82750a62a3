"""What needs mean for the way and the form of contact."""

import pytest

from alongside.catalogue.vocabulary import WAYS
from alongside.rules.needs import FORMATS, MEANINGS, Format, Need, against, formats, known, not_first


def test_every_need_has_a_meaning_in_both_languages_and_moves_only_ways_there_are() -> None:
    assert set(MEANINGS) == set(Need)
    assert set(FORMATS) == set(Format)
    assert all(meaning.not_first <= WAYS.keys() for meaning in MEANINGS.values())


@pytest.mark.parametrize("need", [Need.BSL, Need.LIP_SPEAKER])
def test_who_cannot_use_voice_is_not_offered_the_telephone_first(need: Need) -> None:
    assert not_first([need]) == {"phone", "voicemail"}
    assert against("phone", [need])
    assert not against("text", [need])


def test_braille_makes_letters_braille_and_leaves_the_telephone_where_it_is() -> None:
    assert formats([Need.BRAILLE]) == (Format.BRAILLE,)
    assert not_first([Need.BRAILLE]) == frozenset()


def test_whoever_finds_reading_hard_is_spoken_to() -> None:
    assert not_first([Need.LOW_LITERACY]) == {"post", "email", "text"}


def test_two_needs_can_leave_only_meeting_in_person_first() -> None:
    assert not_first([Need.BSL, Need.LOW_LITERACY]) == {"phone", "voicemail", "post", "email", "text"}


def test_a_code_nobody_knows_any_more_is_left_out() -> None:
    assert known(["braille", "telepathy", "bsl"]) == (Need.BRAILLE, Need.BSL)
