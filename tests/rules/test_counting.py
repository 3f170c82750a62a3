"""The counting of limits, one behaviour at a time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from alongside.rules.calendar import UnknownYear
from alongside.rules.clocks import Due, DueState, Extension, Limit, LocalStandard, LooserThanLaw, Pause, Rule
from alongside.rules.counting import CannotCount, due
from alongside.rules.sources import Confidence
from alongside.rules.words import Words
from tests.rules.calendars import CALENDAR, limit, rule

QUIET = Words("the victim asked for quiet", "gofynnodd y dioddefwr am lonydd")
NORTHSHIRE = Words("Northshire Police", "Heddlu Northshire")


def on_day(each: Rule, day: date | datetime, *, enhanced: bool = False) -> Due:
    """The answer of a rule without pauses or extensions."""
    return due(each, day, enhanced=enhanced, calendar=CALENDAR)


def test_bail_before_christmas_is_due_on_the_fifth_working_day() -> None:
    assert on_day(rule(limit(5), limit(1)), date(2026, 12, 18)).due_on == date(2026, 12, 29)


def test_enhanced_rights_shorten_the_limit() -> None:
    assert on_day(rule(limit(5), limit(1)), date(2026, 12, 18), enhanced=True).due_on == date(2026, 12, 21)


def test_a_result_received_in_the_evening_of_christmas_eve_is_due_after_the_holidays() -> None:
    assert on_day(rule(limit(1)), datetime(2026, 12, 24, 17, 55)).due_on == date(2026, 12, 29)


def test_a_moment_late_in_the_evening_of_universal_time_belongs_to_the_london_day() -> None:
    assert on_day(rule(limit(1)), datetime(2026, 6, 30, 23, 30, tzinfo=UTC)).due_on == date(2026, 7, 2)


def test_calendar_days_count_weekends_and_holidays() -> None:
    assert on_day(rule(limit(7, "cd")), date(2026, 12, 24)).due_on == date(2026, 12, 31)


def test_weeks_are_seven_days_each() -> None:
    assert on_day(rule(limit(8, "weeks"), before=True), date(2027, 1, 14)).due_on == date(2026, 11, 19)


def test_a_limit_of_months_clips_to_the_last_day_of_a_shorter_month() -> None:
    answer = on_day(rule(limit(3, "months")), date(2026, 11, 30))
    assert answer.due_on == date(2027, 2, 28)
    assert "the last month has no such day" in answer.because.en.lower()


def test_months_counted_back_clip_too() -> None:
    assert on_day(rule(limit(6, "months"), before=True), date(2028, 8, 31)).due_on == date(2028, 2, 29)


def test_the_same_day_is_the_same_day_on_a_day_of_rest() -> None:
    answer = on_day(rule(limit(0)), date(2026, 12, 26))
    assert answer.due_on == date(2026, 12, 26)
    assert "danger does not wait" in answer.because.en


def test_the_hard_stop_counts_from_the_working_day_before_a_release_on_a_holiday() -> None:
    hard_stop = rule(limit(2), before=True, from_working_day=True)
    assert on_day(hard_stop, date(2026, 12, 28)).due_on == date(2026, 12, 22)
    assert "Thursday 24 December 2026" in on_day(hard_stop, date(2026, 12, 28)).because.en


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 10, 24, 10), "2026-10-25T09:00:00+00:00"),
        (datetime(2027, 3, 27, 10), "2027-03-28T11:00:00+01:00"),
        (datetime(2026, 7, 1, 9, tzinfo=UTC), "2026-07-02T10:00:00+01:00"),
    ],
)
def test_hours_are_hours_that_pass_whatever_the_clocks_do(at: datetime, expected: str) -> None:
    answer = on_day(rule(limit(24, "h")), at)
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == expected
    assert answer.due_on == answer.due_at.date()


def test_a_time_that_came_twice_is_read_as_the_first_and_says_so() -> None:
    answer = on_day(rule(limit(1, "h")), datetime(2026, 10, 25, 1, 30))
    assert answer.due_at == datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/London"))
    assert "came twice" in answer.because.en
    assert "at 01:30 on Sunday" in answer.because.en
    assert "The last moment is 01:30, after the clocks went back on Sunday 25 October 2026." in answer.because.en
    assert "Yr eiliad olaf yw 01:30, ar ôl troi'r clociau yn ôl" in answer.because.cy


def test_a_time_that_never_was_is_read_an_hour_later_and_says_so() -> None:
    answer = on_day(rule(limit(1, "h")), datetime(2027, 3, 28, 1, 30))
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == "2027-03-28T03:30:00+01:00"
    assert "went forward" in answer.because.en


def test_a_rule_in_hours_asks_for_a_time() -> None:
    with pytest.raises(CannotCount, match="give a date and a time"):
        on_day(rule(limit(24, "h")), date(2026, 10, 24))


def test_a_length_of_time_is_no_day() -> None:
    answer = on_day(rule(limit(10, "minutes")), date(2026, 10, 24))
    assert (answer.state, answer.due_on) == (DueState.LENGTH, None)
    assert "10 minutes" in answer.because.en


def test_a_rule_without_a_figure_says_so() -> None:
    answer = on_day(rule(None), date(2026, 10, 24))
    assert (answer.state, answer.due_on) == (DueState.NO_FIGURE, None)
    assert "sets no figure" in answer.because.en


def test_a_rule_out_of_force_names_the_one_to_use() -> None:
    old = rule(limit(28, "cd"), effective_to=date(2026, 6, 28), instead="CH-NEW")
    assert on_day(old, date(2026, 6, 28)).state is DueState.DAY
    answer = on_day(old, date(2026, 6, 29))
    assert (answer.state, answer.due_on) == (DueState.OUT_OF_FORCE, None)
    assert "Use CH-NEW" in answer.because.en


@pytest.mark.parametrize("year", [1, 1900, 2101, 2999])
@pytest.mark.parametrize("period", ["wd", "cd", "months"])
def test_a_year_beyond_belief_is_refused_whatever_the_period(year: int, period: str) -> None:
    with pytest.raises(CannotCount, match=f"^{year} is not a year"):
        on_day(rule(limit(5, period)), date(year, 1, 1))


def test_a_count_from_before_the_known_years_is_refused() -> None:
    with pytest.raises(UnknownYear, match="2025"):
        on_day(rule(limit(5)), date(2025, 12, 1))


def test_past_the_last_published_year_there_is_no_day_but_an_early_alarm() -> None:
    answer = on_day(rule(limit(5)), date(2027, 12, 30))
    assert (answer.state, answer.due_on) == (DueState.AWAITING_HOLIDAYS, None)
    assert answer.alarm_on == date(2028, 1, 6)
    assert "bank holidays of 2028" in answer.because.en
    assert "a safe day: holidays can only make the day later" in answer.because.en
    assert "diwrnod diogel: ni all gwyliau ond" in answer.because.cy


def test_counting_back_into_unpublished_days_allows_for_holidays_there_may_be() -> None:
    answer = on_day(rule(limit(5), before=True), date(2028, 1, 5))
    without_any_holiday = date(2027, 12, 29)
    assert answer.state is DueState.AWAITING_HOLIDAYS
    assert answer.alarm_on is not None
    assert answer.alarm_on < without_any_holiday
    assert "a safe day: it allows for as many holidays" in answer.because.en
    assert "diwrnod diogel: mae'n caniatáu" in answer.because.cy


def test_a_count_that_ends_within_the_last_published_year_needs_no_more() -> None:
    assert on_day(rule(limit(1)), date(2027, 12, 30)).due_on == date(2027, 12, 31)


def test_paused_days_are_not_counted() -> None:
    pause = Pause(date(2026, 12, 21), date(2026, 12, 22), QUIET)
    answer = due(rule(limit(5)), date(2026, 12, 18), enhanced=False, calendar=CALENDAR, pauses=[pause])
    assert answer.due_on == date(2026, 12, 31)
    assert "the victim asked for quiet" in answer.because.en


@pytest.mark.parametrize(("period", "expected"), [("cd", date(2026, 7, 14)), ("months", date(2026, 8, 4))])
def test_a_pause_adds_its_days_to_days_and_months(period: str, expected: date) -> None:
    n = 10 if period == "cd" else 1
    pause = Pause(date(2026, 7, 3), date(2026, 7, 5), QUIET)
    answer = due(rule(limit(n, period)), date(2026, 7, 1), enhanced=False, calendar=CALENDAR, pauses=[pause])
    assert answer.due_on == expected


def test_overlapping_pauses_are_not_added_twice() -> None:
    pauses = [Pause(date(2026, 7, 3), date(2026, 7, 5), QUIET), Pause(date(2026, 7, 4), date(2026, 7, 6), QUIET)]
    answer = due(rule(limit(10, "cd")), date(2026, 7, 1), enhanced=False, calendar=CALENDAR, pauses=pauses)
    assert answer.due_on == date(2026, 7, 15)


def test_a_paused_day_stops_a_clock_in_hours_from_midnight_to_midnight() -> None:
    pause = Pause(date(2026, 7, 2), date(2026, 7, 2), QUIET)
    at = datetime(2026, 7, 1, 10)
    answer = due(rule(limit(24, "h")), at, enhanced=False, calendar=CALENDAR, pauses=[pause])
    assert answer.due_on == date(2026, 7, 3)


def test_a_clock_in_hours_that_starts_on_a_paused_day_runs_from_its_end() -> None:
    pause = Pause(date(2026, 7, 1), date(2026, 7, 1), QUIET)
    at = datetime(2026, 7, 1, 10)
    answer = due(rule(limit(24, "h")), at, enhanced=False, calendar=CALENDAR, pauses=[pause])
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == "2026-07-03T00:00:00+01:00"


@pytest.mark.parametrize("each", [rule(limit(5), before=True), rule(limit(0))])
def test_neither_a_count_back_nor_a_same_day_duty_can_be_paused(each: Rule) -> None:
    pause = Pause(date(2026, 7, 2), date(2026, 7, 2), QUIET)
    with pytest.raises(CannotCount, match="cannot be paused"):
        due(each, date(2026, 7, 1), enhanced=False, calendar=CALENDAR, pauses=[pause])


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before it begins"):
        Pause(date(2026, 7, 2), date(2026, 7, 1), QUIET)


def test_an_extension_counts_on_from_the_last_day_with_its_reason() -> None:
    longer = Extension(limit(2), Words("the court asked for it", "gofynnodd y llys amdano"))
    answer = due(rule(limit(5)), date(2026, 12, 17), enhanced=False, calendar=CALENDAR, extension=longer)
    assert answer.due_on == date(2026, 12, 30)
    assert "made longer by 2 working days: the court asked for it" in answer.because.en


def test_a_count_back_cannot_be_extended_past_its_anchor() -> None:
    longer = Extension(limit(3), QUIET)
    with pytest.raises(CannotCount, match="cannot be extended past"):
        due(rule(limit(2), before=True), date(2026, 7, 3), enhanced=False, calendar=CALENDAR, extension=longer)


@pytest.mark.parametrize(("counted", "added"), [(limit(24, "h"), limit(1)), (limit(5), limit(1, "h"))])
def test_days_and_hours_do_not_extend_each_other(counted: Limit, added: Limit) -> None:
    with pytest.raises(CannotCount, match="extended"):
        due(
            rule(counted),
            datetime(2026, 7, 1, 9),
            enhanced=False,
            calendar=CALENDAR,
            extension=Extension(added, QUIET),
        )


def test_a_stricter_local_standard_sets_the_day_and_names_its_owner() -> None:
    ours = LocalStandard(limit(3), NORTHSHIRE)
    answer = due(rule(limit(5), limit(1)), date(2026, 7, 1), enhanced=False, calendar=CALENDAR, local=ours)
    assert answer.due_on == date(2026, 7, 6)
    assert "Northshire Police has set this, and the rule itself allows 5 working days" in answer.because.en


def test_a_local_standard_never_loosens_enhanced_rights() -> None:
    ours = LocalStandard(limit(3), NORTHSHIRE)
    answer = due(rule(limit(5), limit(1)), date(2026, 7, 1), enhanced=True, calendar=CALENDAR, local=ours)
    assert answer.due_on == date(2026, 7, 2)
    assert "Northshire" not in answer.because.en


@pytest.mark.parametrize(
    ("law", "ours"),
    [
        (rule(limit(5)), limit(6)),
        (rule(limit(5)), limit(5, "cd")),
        (rule(limit(8, "weeks"), before=True), limit(7, "weeks")),
    ],
)
def test_a_looser_local_standard_is_refused_with_a_sentence(law: Rule, ours: Limit) -> None:
    with pytest.raises(LooserThanLaw, match="may be stricter than VC-X, never looser"):
        due(law, date(2026, 7, 1), enhanced=False, calendar=CALENDAR, local=LocalStandard(ours, NORTHSHIRE))


def test_before_a_hearing_stricter_means_earlier() -> None:
    ours = LocalStandard(limit(9, "weeks"), NORTHSHIRE)
    law = rule(limit(8, "weeks"), before=True)
    answer = due(law, date(2027, 1, 14), enhanced=False, calendar=CALENDAR, local=ours)
    assert answer.due_on == date(2026, 11, 12)


def test_where_the_law_has_no_figure_a_local_standard_may_give_one() -> None:
    ours = LocalStandard(limit(2), NORTHSHIRE)
    answer = due(rule(None), date(2026, 7, 1), enhanced=False, calendar=CALENDAR, local=ours)
    assert answer.due_on == date(2026, 7, 3)
    assert "no set time" in answer.because.en


def test_the_answer_carries_rule_confidence_and_version() -> None:
    answer = on_day(rule(limit(5), confidence=Confidence.BELIEVED), date(2026, 7, 1))
    assert (answer.rule, answer.confidence, answer.version) == ("VC-X", Confidence.BELIEVED, "vc-2021")
