"""What may leave by which door: over ten thousand states of a way, and each of the doors."""

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from alongside.rules.outlets import FITS, OWN, UNATTENDED, Against, Light, Outlet, Override, Shown, light, terms
from alongside.rules.safe_contact import Change, ChannelFacts, Safety, Turn

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
"""A Wednesday."""
TODAY = NOON.date()
WAYS = ("phone", "text", "email", "post", "visit", "voicemail", "third_party")
STATES = 10_000


def state(draw: random.Random, *, own: bool = True) -> ChannelFacts:
    """Any state of a way that can be stored, and some that cannot."""

    def day() -> date | None:
        return draw.choice([None, TODAY + timedelta(days=draw.randint(-250, 120))])

    start, end = draw.choice([None, time(9), time(22)]), draw.choice([time(6), time(11), time(17)])
    return ChannelFacts(
        safety=draw.choice(list(Safety)),
        said_on=day(),
        expires_on=day(),
        conditions=draw.choice(["", "  ", "Never leave a message"]),
        hours=(start, end) if start else None,
        ended=draw.random() < 0.1,
        shared_with_accused=draw.random() < 0.1,
        way=draw.choice(WAYS),
        days=frozenset(draw.sample(range(1, 8), draw.choice([0, 0, 2, 5]))),
        wording=draw.choice(["", "It is Nia, from the library"]),
        may_answer=draw.choice(["", "Her sister"]),
        doubted_on=draw.choice([None, None, None, TODAY]),
        shared_with_another=draw.random() < 0.1,
        high_risk=draw.random() < 0.3,
        changes=tuple(
            Change(draw.choice(list(Turn)), TODAY + timedelta(days=draw.randint(-200, 50)), draw.random() < 0.5)
            for _ in range(draw.choice([0, 0, 1, 3]))
        ),
        own=state(draw, own=False) if own and draw.random() < 0.5 else None,
    )


def plainly_safe(channel: ChannelFacts, outlet: Outlet, at: datetime) -> bool:
    """What "safe" means, said a second time and otherwise than the rule says it."""
    answered = channel.said_on or date.min
    ends = [channel.expires_on] if channel.expires_on else []
    ends += [answered + timedelta(days=90 if channel.high_risk else 183)] if channel.said_on else []
    # An answer older than a change is good until the eve of that day; so an older one is old from the day on.
    old = any(channel.said_on and at.date() >= change.on and answered < change.on for change in channel.changes)
    stale_same_day = any(channel.said_on == change.on and not change.same_day for change in channel.changes)
    here = at.time()
    inside = channel.hours is None or (
        channel.hours[0] <= here <= channel.hours[1]
        if channel.hours[0] <= channel.hours[1]
        else not channel.hours[1] < here < channel.hours[0]
    )
    heard = outlet in (Outlet.CALL, Outlet.VOICEMAIL, Outlet.TEXT, Outlet.VISIT, Outlet.BULK, Outlet.API)
    right_time = not heard or (inside and (not channel.days or at.isoweekday() in channel.days))
    return (
        channel.safety is Safety.SAFE
        and not channel.ended
        and not channel.shared_with_accused
        and not channel.shared_with_another
        and channel.doubted_on is None
        and bool(ends)
        and min(ends) >= at.date()
        and not (old or stale_same_day)
        and right_time
        and channel.way in FITS.get(outlet, (channel.way,))
        and (
            OWN.get(outlet, channel.way) == channel.way
            or (channel.own is not None and plainly_safe(channel.own, outlet, at))
        )
    )


def test_over_ten_thousand_states_and_every_door_only_what_is_plainly_safe_is_green() -> None:
    draw = random.Random(20261122)
    seen: dict[tuple[Light, Override], int] = {}
    for _ in range(STATES):
        channel = state(draw)
        for outlet in Outlet:
            shown = light(outlet, channel, NOON)
            seen[shown.light, shown.needs] = seen.get((shown.light, shown.needs), 0) + 1
            free = shown.needs is Override.NOTHING
            assert free == (shown.light is Light.GREEN)
            assert free == (outlet is not Outlet.API and plainly_safe(channel, outlet, NOON)), (outlet, channel, shown)
            assert bool(shown.against) == (not free)
            assert bool(shown.next_step) == (not free)
            assert len(shown.reasons) == max(len(shown.against), 1)
            _holds_together(outlet, channel, shown)
    assert {override for _, override in seen} == set(Override)
    assert {colour for colour, _ in seen} == set(Light)


def _holds_together(outlet: Outlet, channel: ChannelFacts, shown: Shown) -> None:
    """What must be so whatever the state: nothing dangerous is asked less of than a second person."""
    if channel.ended or outlet is Outlet.API:
        assert (shown.light, shown.needs) == (Light.RED, Override.IMPOSSIBLE)
    elif outlet in UNATTENDED:
        assert shown.needs in (Override.NOTHING, Override.IMPOSSIBLE)
    elif channel.safety is Safety.UNSAFE or channel.shared_with_accused:
        assert shown.light is Light.RED
        assert shown.needs in (Override.SECOND_PERSON, Override.IMPOSSIBLE)
    elif channel.safety is Safety.NOT_ASKED or channel.doubted_on:
        assert shown.needs in (Override.REASON, Override.SECOND_PERSON, Override.IMPOSSIBLE)
    if shown.light is Light.RED:
        assert shown.needs in (Override.SECOND_PERSON, Override.IMPOSSIBLE)


def of(safety: Safety = Safety.SAFE, said_on: date | None = TODAY, **more: Any) -> ChannelFacts:
    return ChannelFacts(safety, said_on=said_on, **more)


def test_a_number_said_to_be_safe_today_takes_one_keystroke() -> None:
    shown = light(Outlet.CALL, of(), NOON)
    assert (shown.light, shown.needs) == (Light.GREEN, Override.NOTHING)


def test_not_asked_is_never_safe() -> None:
    shown = light(Outlet.CALL, of(Safety.NOT_ASKED), NOON)
    assert (shown.light, shown.needs, shown.against) == (Light.AMBER, Override.REASON, (Against.NOT_ASKED,))


@pytest.mark.parametrize("facts", [of(Safety.UNSAFE), of(shared_with_accused=True)])
def test_an_unsafe_number_and_one_the_accused_has_take_a_second_person(facts: ChannelFacts) -> None:
    assert light(Outlet.TEXT, of(way="text"), NOON).needs is Override.NOTHING
    assert light(Outlet.CALL, facts, NOON).needs is Override.SECOND_PERSON


def test_what_somebody_else_in_the_case_uses_too_is_amber() -> None:
    shown = light(Outlet.CALL, of(shared_with_another=True), NOON)
    assert (shown.light, shown.against) == (Light.AMBER, (Against.ANOTHER_HAS_IT,))


def test_that_calls_are_safe_says_nothing_of_messages_left_nor_post_of_visits() -> None:
    assert light(Outlet.VOICEMAIL, of(), NOON).against == (Against.OWN_NOT_ASKED,)
    assert light(Outlet.VISIT, of(way="post"), NOON).against == (Against.OWN_NOT_ASKED,)
    assert light(Outlet.VOICEMAIL, of(own=of(way="voicemail")), NOON).needs is Override.NOTHING
    unsafe = of(own=of(Safety.UNSAFE, way="voicemail"))
    assert light(Outlet.VOICEMAIL, unsafe, NOON).needs is Override.SECOND_PERSON


def test_no_letter_goes_to_a_telephone() -> None:
    assert light(Outlet.LETTER, of(), NOON).needs is Override.IMPOSSIBLE


@pytest.mark.parametrize(
    ("hours", "needs"),
    [
        ((time(9), time(17)), Override.NOTHING),
        ((time(13), time(17)), Override.REASON),
        ((time(22), time(13)), Override.NOTHING),
        ((time(22), time(6)), Override.REASON),
    ],
)
def test_hours_are_kept_even_over_midnight_and_a_list_of_the_day_leaves_them_out(
    hours: tuple[time, time], needs: Override
) -> None:
    assert light(Outlet.CALL, of(hours=hours), NOON).needs is needs
    assert light(Outlet.CALL, of(hours=hours), NOON, all_day=True).needs is Override.NOTHING


def test_days_of_the_week_are_kept() -> None:
    assert light(Outlet.CALL, of(days=frozenset({3})), NOON).needs is Override.NOTHING
    shown = light(Outlet.CALL, of(days=frozenset({1, 2})), NOON)
    assert shown.against == (Against.OUT_OF_HOURS,)
    assert "Mondays, Tuesdays" in shown.reasons[0].en


def test_a_letter_keeps_no_hours() -> None:
    assert light(Outlet.LETTER, of(way="post", hours=(time(22), time(6))), NOON).needs is Override.NOTHING


def test_the_day_is_londons_and_not_greenwichs() -> None:
    facts = of(said_on=date(2026, 6, 1), expires_on=date(2026, 7, 1))
    assert light(Outlet.CALL, facts, datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).needs is Override.NOTHING
    assert light(Outlet.CALL, facts, datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).needs is Override.REASON


def test_terms_are_read_out_in_both_languages() -> None:
    facts = of(Safety.CONDITIONS, conditions="Never leave a message", may_answer="Her sister", days=frozenset({3}))
    shown = light(Outlet.CALL, facts, NOON)
    assert (shown.light, shown.needs) == (Light.AMBER, Override.CONDITIONS_READ)
    for words in (shown.reasons[0].en, shown.reasons[0].cy):
        assert "Never leave a message" in words
        assert "Her sister" in words
    assert terms(facts)[0].en == "Only on Wednesdays."


def test_terms_nobody_wrote_down_are_asked_about_again() -> None:
    assert light(Outlet.CALL, of(Safety.CONDITIONS), NOON).against == (Against.UNSAID,)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        light(Outlet.CALL, of(), datetime(2026, 11, 25, 12))
