"""Channels: what was never asked, ran out, ended or was called unsafe is never a yes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.findings import Outcome
from alongside.rules.safe_contact import (
    ChannelFacts,
    Override,
    Safety,
    after_answer,
    may_use,
    override,
    someone_else_answered,
    terms,
)

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
TODAY = NOON.date()

days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
channels = st.builds(
    ChannelFacts,
    safety=st.sampled_from(Safety),
    said_on=days,
    expires_on=days,
    conditions=st.sampled_from(["", "  ", "Not after five", "Ask for Sam"]),
    hours=st.none() | st.tuples(st.times(), st.times()),
    ended=st.booleans(),
    shared_with_accused=st.booleans(),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(channel=channels, at=moments)
def test_a_yes_is_only_ever_given_to_a_channel_said_to_be_safe_and_still_in_date(
    channel: ChannelFacts, at: datetime
) -> None:
    if may_use(channel, at).outcome is not Outcome.YES:
        return
    assert channel.safety is Safety.SAFE
    assert not channel.ended
    assert not channel.shared_with_accused
    assert channel.said_on or channel.expires_on
    assert channel.expires_on is None or channel.expires_on >= at.date() - timedelta(days=0)
    assert channel.said_on is None or channel.said_on + timedelta(days=183) >= at.date()


@given(channel=channels, at=moments)
def test_nothing_but_a_yes_can_be_used_without_the_officer_doing_something(channel: ChannelFacts, at: datetime) -> None:
    free = override(channel, at) is Override.NOTHING
    assert free == (may_use(channel, at).outcome is Outcome.YES)


def channel(safety: Safety = Safety.SAFE, **more: Any) -> ChannelFacts:
    return ChannelFacts(**{"safety": safety, "said_on": TODAY, **more})


def test_a_channel_said_to_be_safe_today_may_be_used() -> None:
    assert may_use(channel(), NOON).outcome is Outcome.YES


def test_not_asked_is_never_safe_and_needs_a_typed_reason() -> None:
    assert may_use(channel(Safety.NOT_ASKED), NOON).outcome is Outcome.NO
    assert override(channel(Safety.NOT_ASKED), NOON) is Override.REASON


@pytest.mark.parametrize("facts", [channel(Safety.UNSAFE), channel(shared_with_accused=True)])
def test_an_unsafe_or_shared_channel_needs_a_second_person(facts: ChannelFacts) -> None:
    assert may_use(facts, NOON).outcome is Outcome.NO
    assert override(facts, NOON) is Override.SECOND_PERSON


def test_an_ended_channel_cannot_be_used_at_all() -> None:
    assert override(channel(ended=True), NOON) is Override.IMPOSSIBLE


def test_an_answer_holds_on_its_last_day_and_not_the_day_after() -> None:
    facts = channel(expires_on=TODAY)
    assert may_use(facts, NOON).outcome is Outcome.YES
    assert may_use(facts, NOON + timedelta(days=1)).outcome is Outcome.NO


def test_an_answer_without_an_end_runs_out_after_six_months() -> None:
    assert may_use(channel(), NOON + timedelta(days=183)).outcome is Outcome.YES
    assert may_use(channel(), NOON + timedelta(days=184)).outcome is Outcome.NO


def test_a_later_end_does_not_stretch_six_months() -> None:
    facts = channel(said_on=TODAY - timedelta(days=200), expires_on=TODAY + timedelta(days=200))
    assert may_use(facts, NOON).outcome is Outcome.NO


def test_the_day_is_londons_and_not_greenwichs() -> None:
    facts = channel(said_on=date(2026, 6, 1), expires_on=date(2026, 7, 1))
    assert may_use(facts, datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).outcome is Outcome.YES
    assert may_use(facts, datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).outcome is Outcome.NO


def test_conditions_are_read_out_and_left_to_the_officer() -> None:
    finding = may_use(channel(Safety.CONDITIONS, conditions="Ask for Sam"), NOON)
    assert finding.outcome is Outcome.JUDGEMENT
    assert "Ask for Sam" in finding.reasons[0].words.en
    assert "Ask for Sam" in finding.reasons[0].words.cy


def test_conditions_nobody_wrote_down_are_asked_about_again() -> None:
    assert "ask again" in may_use(channel(Safety.CONDITIONS), NOON).reasons[0].words.en


def test_safe_without_a_day_is_a_judgement() -> None:
    assert may_use(channel(said_on=None), NOON).outcome is Outcome.JUDGEMENT


@pytest.mark.parametrize(
    ("hours", "outcome"),
    [
        ((time(9), time(17)), Outcome.YES),
        ((time(13), time(17)), Outcome.NO),
        ((time(22), time(13)), Outcome.YES),
        ((time(22), time(6)), Outcome.NO),
    ],
)
def test_hours_are_kept_even_over_midnight(hours: tuple[time, time], outcome: Outcome) -> None:
    assert may_use(channel(hours=hours), NOON).outcome is outcome


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        may_use(channel(), datetime(2026, 11, 25, 12))


@given(safety=st.sampled_from(Safety), who=st.sampled_from(["victim", "someone_else", "accused", "unknown", "nobody"]))
def test_no_answer_ever_makes_a_channel_safer(safety: Safety, who: str) -> None:
    danger = [Safety.SAFE, Safety.CONDITIONS, Safety.NOT_ASKED, Safety.UNSAFE]
    assert danger.index(after_answer(safety, who)) >= danger.index(safety)


def test_somebody_else_answering_asks_again_and_the_accused_closes_the_channel() -> None:
    assert after_answer(Safety.SAFE, "someone_else") is Safety.NOT_ASKED
    assert after_answer(Safety.SAFE, "accused") is Safety.UNSAFE
    assert after_answer(Safety.CONDITIONS, "unknown") is Safety.UNSAFE
    assert after_answer(Safety.SAFE, "victim") is Safety.SAFE


def test_the_sentence_we_added_to_the_terms_is_said_in_the_language_of_the_reader() -> None:
    for stored in (
        f"{someone_else_answered(date(2026, 11, 20)).en} Mornings only",
        f"{someone_else_answered(date(2026, 11, 20)).cy} Mornings only",
    ):
        kept = terms(stored)
        assert kept is not None
        assert kept.en == "Someone else answered on 20/11/2026. Mornings only"
        assert kept.cy == "Atebodd rhywun arall ar 20/11/2026. Mornings only"
    assert terms("  ") is None
