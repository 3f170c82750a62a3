"""What is known of a way, and how long it is trusted."""

from datetime import date, timedelta
from typing import Any

import pytest

from alongside.rules.safe_contact import Change, ChannelFacts, Safety, Turn, masked, trust

TODAY = date(2026, 11, 25)


def until(said_on: date | None = TODAY, **more: Any) -> date | None:
    found = trust(ChannelFacts(Safety.SAFE, said_on=said_on, **more))
    return found.until if found else None


def because(**more: Any) -> str:
    found = trust(ChannelFacts(Safety.SAFE, said_on=TODAY, **more))
    assert found is not None
    assert found.because.cy != found.because.en
    return found.because.en


def test_an_answer_holds_six_months_and_at_high_risk_90_days() -> None:
    assert until() == TODAY + timedelta(days=183)
    assert until(high_risk=True) == TODAY + timedelta(days=90)
    assert "90 days" in because(high_risk=True)


def test_a_day_that_was_set_holds_where_it_is_sooner_and_never_stretches_the_rest() -> None:
    assert until(expires_on=TODAY + timedelta(days=3)) == TODAY + timedelta(days=3)
    assert until(expires_on=TODAY + timedelta(days=400)) == TODAY + timedelta(days=183)


def test_an_answer_nobody_dated_is_trusted_until_no_day() -> None:
    assert until(said_on=None) is None


@pytest.mark.parametrize(("turn", "words"), [(Turn.ADDRESS, "address"), (Turn.RELEASE, "release"), (Turn.RISK, "risk")])
def test_what_makes_an_answer_old_makes_it_old_at_once_and_says_so(turn: Turn, words: str) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert until(changes=(Change(turn, tomorrow),)) == TODAY
    assert words in because(changes=(Change(turn, tomorrow),))


def test_an_answer_given_after_the_change_is_fresh_again() -> None:
    changes = (Change(Turn.ADDRESS, TODAY),)
    assert until(changes=changes, said_on=TODAY - timedelta(days=1)) == TODAY - timedelta(days=1)
    assert until(changes=changes) == TODAY + timedelta(days=183)
    assert until(changes=(Change(Turn.ADDRESS, TODAY, same_day=False),)) == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("way", "value", "shown"),
    [
        ("phone", "07700 900123", "…123"),
        ("text", "+44 7700 900 456", "…456"),
        ("email", "mari@example.org", "m…@…"),
        ("post", "1 Stryd Fawr, LL57 1AA", "…1AA"),
        ("third_party", "Her aunt Siân, 01632 960 111", "Her aunt Siân, …111"),
    ],
)
def test_a_way_is_told_from_others_by_its_end_alone(way: str, value: str, shown: str) -> None:
    assert masked(way, value) == shown
