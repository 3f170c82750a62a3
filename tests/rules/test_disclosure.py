"""What may be said: nothing fenced ever leaves without a release, and only what the level allows is composed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.disclosure import NEVER_TO_VICTIM, Asked, Release, Tell, compose, holds
from alongside.rules.words import Words

RELEASED = Words("The person in your case has been released.", "Mae'r unigolyn yn eich achos chi wedi cael ei ryddhau.")


def asked(tell: Tell = Tell.YES, **more: Any) -> Asked:
    return Asked(**{"tell": tell, "may_say": RELEASED, "person": "p1", **more})


def english(of: Asked) -> str:
    words = compose(of).words
    return words.en if words else ""


def squeezed(text: str) -> str:
    """An oracle of its own: letters and digits only, without accents or capitals."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", bare, flags=re.ASCII)


places = st.text(
    alphabet=st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Zs", "Pd")), min_size=3, max_size=30
)
disguises = st.sampled_from([str, str.upper, str.lower, str.title, " ".join, "-".join, lambda v: v.replace(" ", "")])


@given(place=places, disguise=disguises, before=st.text(max_size=20), after=st.text(max_size=20), day=st.dates())
def test_no_fenced_value_is_ever_in_composed_text_whatever_its_capitals_or_spacing(
    place: str, disguise: Callable[[str], str], before: str, after: str, day: date
) -> None:
    hidden = disguise(place)
    sentence = Words(f"{before} x {hidden} y {after}", f"{after} x {hidden} y {before}")
    answer = compose(asked(adds=(sentence,), fenced={"prison": place}, expected_on=day))
    said = f"{answer.words.en} {answer.words.cy}" if answer.words else ""
    letters = squeezed(place)
    if len(letters) >= 5:
        assert letters not in squeezed(said)
    elif len(letters) >= 3:
        assert not re.search(rf"(?<![0-9a-z]){'[^0-9a-z]*'.join(letters)}(?![0-9a-z])", said.casefold())
    assert not place.strip() or ("prison" in [field for field, _ in answer.withheld])


@given(place=st.sampled_from(["HMP Fenbrook", "Larkfield House", "Ysbyty'r Dderwen", "March", "Oak", "HEI"]))
def test_a_fenced_value_in_the_kinds_own_words_silences_them(place: str) -> None:
    words = Words(f"The person is at {place}.", f"Mae'r unigolyn yn {place}.")
    assert compose(Asked(tell=Tell.YES, may_say=words, person="p1", fenced={"prison": place})).words is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("near fenbrook", "HMP Fenbrook (Wales)"),
        ("F e n b r o o k", "Fenbrook"),
        ("CAERDYDD", "Caerdŷdd"),
        ("he is in M D I now", "MDI"),
        ("the f-e-n-b-r-o-o-k gate", "FenBrook"),
        ("expected in March 2027", "March"),
    ],
)
def test_disguised_places_are_found(text: str, value: str) -> None:
    assert holds(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("their plan", "HEI"), ("the prison said", "HMP Fenbrook Prison"), ("an open door", "Open House"), ("go", "go")],
)
def test_common_words_do_not_count_as_places(text: str, value: str) -> None:
    assert not holds(text, value)


def test_a_month_that_is_also_the_name_of_a_fenced_town_is_left_out() -> None:
    answer = compose(asked(expected_on=date(2027, 3, 9), fenced={"prison": "March"}))
    assert answer.words == RELEASED
    assert "sentence" in [field for field, _ in answer.withheld]


def test_a_place_spread_over_two_sentences_is_found() -> None:
    parts = (Words("Look at Fen", "Gweler Fen"), Words("brook now", "brook nawr"))
    assert "Fen brook" not in english(asked(adds=parts, fenced={"prison": "Fenbrook"}))


def test_a_release_for_this_person_and_a_reason_lets_the_value_be_said() -> None:
    release = Release(person="p1", field="address", said="4 Larkfield Row", reason="Threat to life", released_by="s9")
    answer = compose(asked(fenced={"address": "4 Larkfield Row"}, releases=(release,)))
    assert answer.words is not None
    assert "4 Larkfield Row" in answer.words.en
    assert "4 Larkfield Row" in answer.words.cy
    assert answer.withheld == ()


@pytest.mark.parametrize(
    "release",
    [
        Release("p2", "address", "4 Larkfield Row", "Threat to life", "s9"),
        Release("p1", "prison", "4 Larkfield Row", "Threat to life", "s9"),
        Release("p1", "address", "4 Larkfield Row", "  ", "s9"),
        Release("p1", "address", "4 Larkfield Row", "Threat to life", ""),
        Release("p1", "address", "  ", "Threat to life", "s9"),
        Release("", "address", "4 Larkfield Row", "Threat to life", "s9"),
    ],
)
def test_a_release_for_another_person_or_field_or_without_words_reason_or_name_frees_nothing(release: Release) -> None:
    assert "Larkfield" not in english(asked(fenced={"address": "4 Larkfield Row"}, releases=(release,)))


@pytest.mark.parametrize(
    ("field", "english_sort", "welsh_sort"),
    [
        ("to_prison", "which prison", "ba garchar"),
        ("hospital", "which hospital", "ba ysbyty"),
        ("hostel_code", "which hostel", "ba hostel"),
        ("address_1", "which address", "ba gyfeiriad"),
        ("details", "which place", "ba le"),
    ],
)
def test_a_released_place_is_told_in_the_seniors_words_with_its_sort_and_never_as_the_code_that_came(
    field: str, english_sort: str, welsh_sort: str
) -> None:
    release = Release("p1", field, "Fenbrook, near Larkfield.", "Threat to life", "s9")
    words = compose(asked(fenced={field: "QQI"}, releases=(release,))).words
    assert words is not None
    assert words.en.endswith(f"to tell you {english_sort} this is about: Fenbrook, near Larkfield.")
    assert f"{welsh_sort} y mae hyn: Fenbrook, near Larkfield." in words.cy
    assert "QQI" not in words.en + words.cy


@given(said=places, hidden=places)
def test_words_of_a_release_never_carry_another_place_that_nobody_released(said: str, hidden: str) -> None:
    release = Release("p1", "prison", f"{said} by {hidden}", "Threat to life", "s9")
    answer = compose(asked(fenced={"prison": "QQI", "hostel": hidden}, releases=(release,)))
    text = f"{answer.words.en} {answer.words.cy}" if answer.words else ""
    letters = squeezed(hidden)
    assert len(letters) < 5 or letters not in squeezed(text)
    assert "QQI" not in text or "QQI" in f"{said} {hidden}"


def test_one_release_does_not_free_another_fenced_value() -> None:
    release = Release("p1", "address", "4 Larkfield Row", "Threat to life", "s9")
    text = english(asked(fenced={"address": "4 Larkfield Row", "prison": "Larkfield Row Prison"}, releases=(release,)))
    assert "Larkfield" not in text


def test_only_the_month_is_said_until_the_day_is_authorised() -> None:
    of = asked(Tell.MONTH_ONLY, expected_on=date(2027, 5, 14))
    answer = compose(of)
    assert answer.words is not None
    assert "May 2027" in answer.words.en
    assert "mis Mai 2027" in answer.words.cy
    assert "14" not in answer.words.en + answer.words.cy
    assert "day" in [field for field, _ in answer.withheld]
    assert "14 May 2027" in english(asked(Tell.MONTH_ONLY, expected_on=date(2027, 5, 14), day_authorised=True))


def test_the_bare_fact_carries_no_date_even_where_one_is_authorised() -> None:
    assert english(asked(Tell.FACT_ONLY, expected_on=date(2027, 5, 14), day_authorised=True)) == RELEASED.en


@pytest.mark.parametrize(
    ("tell", "done"),
    [
        (Tell.IF_CONFIRMED, {"confirmed": True}),
        (Tell.IF_SENIOR_AGREES, {"senior_agreed": True}),
        (Tell.ANNUAL_LETTER, {"yearly": True}),
    ],
)
def test_what_needs_a_step_first_is_silent_until_that_very_step(tell: Tell, done: dict[str, bool]) -> None:
    others = {"confirmed": True, "senior_agreed": True, "yearly": True} | dict.fromkeys(done, False)
    silent = compose(asked(tell, **others))
    assert silent.words is None
    assert silent.withheld[0][0] == "event"
    assert english(asked(tell, **done)) == RELEASED.en


def test_what_is_never_told_stays_silent_whatever_was_agreed() -> None:
    assert compose(asked(Tell.NO, confirmed=True, senior_agreed=True, yearly=True)).words is None


def test_the_never_list_has_both_languages_and_a_source_for_each() -> None:
    assert {never.field for never in NEVER_TO_VICTIM} == {
        "prison",
        "address",
        "health",
        "plan",
        "release_time",
        "security",
        "other_victims",
    }
    assert all(never.sources and never.words.en != never.words.cy for never in NEVER_TO_VICTIM)
