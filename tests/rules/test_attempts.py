"""Attempts to reach somebody: what counts, when the next is due, and when enough has been done."""

from datetime import date, datetime

import pytest

from alongside.gateways.holidays import england_and_wales
from alongside.rules.attempts import Band, Standing, Step, Tried, band, counted, open_bands, standing
from alongside.rules.contact_times import Sort, Times
from alongside.rules.counting import LONDON
from tests.rules.calendars import CALENDAR

OPENED = date(2026, 12, 14)
"""A Monday; Christmas and Boxing Day (observed on the 28th) follow."""


def at(moment: str) -> datetime:
    return datetime.strptime(f"2026-12-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)


def rang(moment: str, *, answered: str = "nobody", outcome: str = "not_reached", way: str = "phone") -> Tried:
    return Tried(at(moment), "out", way, answered, outcome)


def stands(*contacts: Tried, **more: object) -> Standing:
    given: dict[str, object] = {"opened_on": OPENED, "high_risk": False, "safe_to_write": True}
    return standing(contacts, CALENDAR, **(given | more))  # type: ignore[arg-type]  # a test says what it needs


@pytest.mark.parametrize(
    ("moments", "count"),
    [
        ((), 0),
        (("14 09:00",), 1),
        (("14 09:00", "14 15:00"), 1),  # the same day twice counts once
        (("14 09:00", "15 10:00"), 1),  # the same time of day counts once
        (("14 09:00", "15 15:00"), 2),
        (("14 09:00", "15 15:00", "16 11:00"), 2),
        (("14 09:00", "15 15:00", "16 17:00"), 3),
        (("14 09:00", "14 18:30", "15 09:00"), 2),  # Monday's evening and Tuesday's morning
        (("14 09:00", "15 09:00", "15 18:00", "16 13:00"), 3),
        (("14 03:00", "15 22:30"), 0),  # nobody is tried at night for the sake of counting
        (("14 11:59", "15 12:00", "16 16:59", "17 17:00"), 3),
        (("19 10:00", "20 14:00", "25 18:00"), 3),  # on a weekend and at Christmas somebody may be at home
    ],
)
def test_attempts_count_on_days_of_their_own_and_at_times_of_their_own(moments: tuple[str, ...], count: int) -> None:
    assert counted([at(one) for one in moments]) == count


@pytest.mark.parametrize(
    ("moments", "open_to_us", "count"),
    [
        (("14 09:00", "15 10:00", "16 11:00"), {Band.MORNING}, 3),
        (("14 09:00", "15 10:00", "16 11:00"), {Band.MORNING, Band.AFTERNOON}, 2),
        (("14 09:00", "15 10:00", "16 13:00"), {Band.MORNING, Band.AFTERNOON}, 3),
        (("14 09:00", "14 10:00", "14 11:00"), {Band.MORNING}, 1),
    ],
)
def test_where_only_some_times_of_day_are_open_to_us_those_are_shared_out(
    moments: tuple[str, ...], open_to_us: set[Band], count: int
) -> None:
    assert counted([at(one) for one in moments], open_to_us) == count


def test_bands_are_in_london_time_and_a_moment_without_a_zone_is_refused() -> None:
    summer = datetime.fromisoformat("2026-07-01T11:30:00+00:00")
    assert band(summer) is Band.AFTERNOON
    with pytest.raises(ValueError, match="zone"):
        band(datetime(2026, 7, 1, 11))


def test_a_time_to_avoid_that_covers_every_morning_closes_the_mornings() -> None:
    avoid = Times(Sort.AVOID, until=datetime(2026, 1, 1, 12).time())
    assert open_bands([avoid]) == (Band.AFTERNOON, Band.EVENING)
    assert open_bands([Times(Sort.AVOID, (1, 2, 3, 4))]) == tuple(Band)
    assert open_bands([Times(Sort.AVOID)]) == tuple(Band)


def test_the_first_attempt_is_due_in_two_working_days_and_in_one_at_high_risk() -> None:
    assert stands().next_by == date(2026, 12, 16)
    assert stands(high_risk=True).next_by == date(2026, 12, 15)
    assert stands(opened_on=date(2026, 12, 24)).next_by == date(2026, 12, 30)
    assert (stands().first, stands().step, stands().next_number) == (True, Step.TRY, 1)


def test_the_next_is_due_two_working_days_after_the_last_try_over_christmas_too() -> None:
    found = stands(rang("23 10:00"), rang("24 09:10"))
    assert (found.number, found.tries) == (1, 2)
    assert found.next_by == date(2026, 12, 30)
    assert found.another_day_than == date(2026, 12, 24)
    assert found.bands == (Band.AFTERNOON, Band.EVENING)
    assert found.overdue(date(2026, 12, 31))
    assert not found.overdue(date(2026, 12, 30))


def test_what_needs_holidays_not_published_yet_has_no_day() -> None:
    known = england_and_wales()
    far = date(known.last_year, 12, 31)
    assert standing((), known, opened_on=far, high_risk=False, safe_to_write=True).next_by is None


@pytest.mark.parametrize(
    ("contact", "counts"),
    [
        (rang("14 09:00"), True),
        (rang("14 09:00", answered="voicemail", outcome="left_message"), True),
        (rang("14 09:00", answered="someone_else", outcome="spoke"), True),
        (rang("14 09:00", answered="someone_else", outcome="unsafe"), True),
        (rang("14 09:00", way="visit"), True),
        (rang("14 09:00", way="text", answered="not_applicable", outcome="left_message"), False),
        (rang("14 09:00", way="post", answered="not_applicable", outcome="told"), False),
        (rang("14 09:00", answered="victim", outcome="spoke"), False),
        (Tried(at("14 09:00"), "in", "phone", "victim", "not_reached"), False),
    ],
)
def test_an_attempt_is_what_we_tried_by_voice_or_in_person_and_did_not_reach(contact: Tried, counts: bool) -> None:
    assert contact.attempt is counts


def test_reaching_them_begins_anew_and_later_attempts_are_told_from_first_ones() -> None:
    spoke = rang("15 10:00", answered="victim", outcome="spoke")
    assert stands(rang("14 09:00"), spoke).step is Step.NOTHING
    assert stands(rang("14 09:00"), spoke).next_by is None
    later = stands(rang("14 09:00"), spoke, rang("16 13:00"))
    assert (later.number, later.first, later.step) == (1, False, Step.TRY)


def test_that_they_rang_us_is_being_reached() -> None:
    found = stands(rang("14 09:00"), Tried(at("15 09:00"), "in", "text", "victim", "spoke"))
    assert found.step is Step.NOTHING


THREE = (rang("14 09:00"), rang("15 15:00"), rang("16 18:00"))


def test_after_three_something_written_comes_next_and_then_it_may_be_closed() -> None:
    assert (stands(*THREE).step, stands(*THREE).may_close) == (Step.WRITE, False)
    wrote = rang("17 10:00", way="text", answered="not_applicable", outcome="left_message")
    assert stands(*THREE, wrote).may_close
    assert stands(*THREE, wrote).missing == ()


def test_with_nothing_safe_to_write_to_the_referrer_is_asked() -> None:
    found = stands(*THREE, safe_to_write=False)
    assert (found.step, found.may_close) == (Step.ASK_REFERRER, False)
    assert stands(*THREE, safe_to_write=False, referrer_asked=True).may_close
    assert stands(*THREE, safe_to_write=True, referrer_asked=True).step is Step.WRITE


def test_two_tries_say_what_is_missing_in_both_languages() -> None:
    missing = stands(rang("14 09:00"), rang("15 15:00")).missing
    assert "1, each on another day" in missing[0].en
    assert "1, pob un ar ddiwrnod arall" in missing[0].cy


def test_the_order_of_what_was_written_down_does_not_matter() -> None:
    assert stands(*reversed(THREE)) == stands(*THREE)
