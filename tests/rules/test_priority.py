"""The order of Today and of the caseload."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.calendar import Calendar
from alongside.rules.order import MARKS, ORDER
from alongside.rules.priority import SECTIONS, CaseFacts, DutyFacts, Section, in_order, place, place_case
from alongside.rules.words import Words

CHRISTMAS = Words("Christmas Day", "Dydd Nadolig")
CALENDAR = Calendar({2026: {date(2026, 12, 25): CHRISTMAS, date(2026, 12, 28): CHRISTMAS}, 2027: {}})
TODAY = date(2026, 11, 25)  # a Wednesday
DAY = timedelta(days=1)

PLAIN = DutyFacts(
    key="d", state="open", arose_on=TODAY - DAY, due_on=TODAY + DAY, last_contact_on=TODAY, risk="standard"
)

near = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
duties = st.builds(
    DutyFacts,
    key=st.uuids().map(str),
    state=st.sampled_from(["proposed", "open", "attempted"]),
    arose_on=near,
    due_on=st.none() | near,
    urgent=st.booleans(),
    risk=st.sampled_from(["high", "medium", "unknown", "standard", "a word nobody knows"]),
    enhanced=st.booleans(),
    last_contact_on=st.none() | near,
    hearing_on=st.none() | near,
    attempts=st.integers(0, 5),
    someone_else_answered=st.booleans(),
    watched=st.booleans(),
)


def section(**changes: Any) -> Section:
    return place(replace(PLAIN, **changes), TODAY, CALENDAR).section


def reason(**changes: Any) -> str:
    return place(replace(PLAIN, **changes), TODAY, CALENDAR).reason.en


def first(*facts: DutyFacts) -> str:
    return in_order(facts, TODAY, CALENDAR)[0][1].key


@given(facts=st.lists(duties, max_size=12, unique_by=lambda each: each.key), seed=st.integers(0, 1000))
def test_the_same_facts_come_out_in_the_same_order_however_they_come_in(facts: list[DutyFacts], seed: int) -> None:
    shuffled = list(facts)
    random.Random(seed).shuffle(shuffled)
    assert in_order(facts, TODAY, CALENDAR) == in_order(shuffled, TODAY, CALENDAR)


@given(facts=st.lists(duties, max_size=12, unique_by=lambda each: each.key))
def test_sections_never_interleave_and_every_place_gives_a_reason_in_both_languages(facts: list[DutyFacts]) -> None:
    order = [where.section for where, _ in in_order(facts, TODAY, CALENDAR)]
    assert order == sorted(order, key=list(Section).index)
    for where, _ in in_order(facts, TODAY, CALENDAR):
        assert where.reason.en != where.reason.cy


@given(facts=duties)
def test_making_a_duty_urgent_never_moves_it_down(facts: DutyFacts) -> None:
    calm, urgent = (place(replace(facts, urgent=each), TODAY, CALENDAR) for each in (False, True))
    assert urgent.rank <= calm.rank


@given(facts=duties)
def test_a_day_passing_never_moves_a_dated_duty_to_a_later_section(facts: DutyFacts) -> None:
    if facts.due_on is None:
        return
    now, then = (place(facts, day, CALENDAR).section for day in (TODAY, TODAY + DAY))
    assert list(Section).index(then) <= list(Section).index(now)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"due_on": TODAY - DAY}, Section.LATE),
        ({"due_on": TODAY}, Section.DUE_TODAY),
        ({"state": "proposed"}, Section.PROPOSED),
        ({"state": "attempted"}, Section.UNANSWERED),
        ({}, Section.NEXT_7_DAYS),
        ({"due_on": TODAY + timedelta(days=7)}, Section.NEXT_7_DAYS),
        ({"due_on": TODAY + timedelta(days=8)}, Section.LATER),
        ({"due_on": None}, Section.NEXT_7_DAYS),
        ({"due_on": None, "alarm_on": TODAY + timedelta(days=30)}, Section.LATER),
        ({"urgent": True, "due_on": TODAY}, Section.NOW),
        ({"urgent": True, "due_on": TODAY - DAY}, Section.NOW),
        ({"urgent": True, "state": "proposed", "due_on": TODAY + timedelta(days=3)}, Section.NOW),
        ({"urgent": True, "due_on": None}, Section.NOW),
        ({"urgent": True}, Section.NEXT_7_DAYS),
        ({"urgent": True, "due_on": TODAY, "watched": True}, Section.DUE_TODAY),
        ({"state": "proposed", "due_on": TODAY - DAY}, Section.LATE),
    ],
)
def test_each_duty_stands_in_its_section(changes: dict[str, object], expected: Section) -> None:
    assert section(**changes) is expected


def test_every_section_has_its_words() -> None:
    assert set(SECTIONS) == set(Section)


def test_lateness_is_told_in_working_days() -> None:
    friday = TODAY - timedelta(days=5)
    assert reason(due_on=friday).startswith("Late by 3 working days: it was due on Friday 20 November 2026.")


def test_a_weekend_alone_makes_no_working_day_late() -> None:
    saturday = date(2026, 11, 28)
    where = place(replace(PLAIN, due_on=date(2026, 11, 27)), saturday, CALENDAR)
    assert where.section is Section.LATE
    assert where.reason.en.startswith("Late by 1 day: it was due on Friday 27 November 2026.")


def test_lateness_of_years_without_known_holidays_is_told_in_days() -> None:
    assert "Late by 700 days" in reason(due_on=TODAY - timedelta(days=700))


def test_welsh_softens_two_days() -> None:
    where = place(replace(PLAIN, due_on=TODAY - 2 * DAY), TODAY, CALENDAR)
    assert where.reason.cy.startswith("Yn hwyr o 2 ddiwrnod gwaith: roedd i'w wneud ddydd Llun 23 Tachwedd 2026.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"due_on": TODAY}, "Due today."),
        ({}, "Due tomorrow."),
        ({"due_on": TODAY + 2 * DAY}, "Due on Friday 27 November 2026."),
        ({"state": "proposed", "urgent": True}, "Arrived and not yet looked at: urgent."),
        ({"state": "proposed"}, "Arrived and not yet looked at."),
        ({"state": "attempted", "attempts": 2}, "Tried twice, no answer."),
        ({"someone_else_answered": True}, "Somebody else answered when we tried"),
        ({"risk": "high"}, "The risk is high."),
        ({"risk": "medium"}, "The risk is medium."),
        ({"risk": "unknown"}, "The risk is not assessed yet."),
        ({"urgent": True}, "Urgent."),
        ({"enhanced": True}, "Enhanced rights."),
        ({"hearing_on": TODAY + 3 * DAY}, "There is a hearing on Saturday 28 November 2026."),
        ({"last_contact_on": TODAY - 40 * DAY}, "No contact for 40 days."),
        ({"last_contact_on": None}, "Nobody has been in touch yet."),
        ({"watched": True}, "Another agency owes this"),
        ({"due_on": None}, "No day is set: without delay. Waiting for 1 day."),
        ({"due_on": None, "alarm_on": TODAY + DAY}, "The day is not set yet: look at it by Thursday 26 November 2026."),
    ],
)
def test_the_reason_says_what_decided_the_place(changes: dict[str, object], words: str) -> None:
    assert words in reason(**changes)


def test_nothing_is_said_that_is_not_so() -> None:
    assert reason() == "Due tomorrow."


def test_of_two_of_one_day_to_come_the_urgent_one_stands_first_whatever_the_risk() -> None:
    calm = replace(PLAIN, key="a", risk="high")
    urgent = replace(PLAIN, key="b", risk="standard", urgent=True)
    assert [facts.key for _, facts in in_order([calm, urgent], TODAY, CALENDAR)] == ["b", "a"]
    sooner = replace(calm, due_on=TODAY)
    assert [facts.key for _, facts in in_order([urgent, sooner], TODAY, CALENDAR)] == ["a", "b"]


def test_an_hour_that_has_passed_today_is_late() -> None:
    at = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
    facts = replace(PLAIN, due_on=TODAY, due_at=at)
    assert place(facts, TODAY, CALENDAR, now=at + timedelta(minutes=1)).section is Section.LATE
    before = place(facts, TODAY, CALENDAR, now=at - timedelta(minutes=1))
    assert before.section is Section.DUE_TODAY
    assert before.reason.en.startswith("Due today by 10:00.")


def test_an_hour_that_comes_twice_today_is_named_the_second_time() -> None:
    twice = date(2026, 10, 25)
    facts = replace(PLAIN, due_on=twice, due_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    reason = place(facts, twice, CALENDAR, now=datetime(2026, 10, 25, tzinfo=UTC)).reason
    assert reason.en.startswith("Due today by 01:30, after the clocks went back.")
    assert reason.cy.startswith("I'w wneud heddiw erbyn 01:30, ar ôl troi'r clociau yn ôl.")


def test_among_late_duties_risk_stands_before_age_and_a_hearing_before_neither() -> None:
    old = replace(PLAIN, key="old", due_on=TODAY - 20 * DAY)
    risky = replace(PLAIN, key="risky", due_on=TODAY - DAY, risk="high")
    hearing = replace(PLAIN, key="hearing", due_on=TODAY - DAY, hearing_on=TODAY + 2 * DAY)
    assert [each.key for _, each in in_order([old, risky, hearing], TODAY, CALENDAR)] == ["risky", "hearing", "old"]


def test_ties_are_broken_by_rights_then_silence_then_age_then_key() -> None:
    enhanced = replace(PLAIN, key="z", enhanced=True)
    silent = replace(PLAIN, key="y", last_contact_on=TODAY - 9 * DAY)
    older = replace(PLAIN, key="x", arose_on=TODAY - 9 * DAY)
    order = [each.key for _, each in in_order([PLAIN, older, silent, enhanced], TODAY, CALENDAR)]
    assert order == ["z", "y", "x", "d"]


def test_a_duty_without_a_day_stands_before_what_is_due_this_week() -> None:
    assert first(PLAIN, replace(PLAIN, key="undated", due_on=None)) == "undated"


def test_a_case_stands_where_its_first_duty_stands() -> None:
    late = replace(PLAIN, due_on=TODAY - DAY)
    case = CaseFacts(key="c", duties=(PLAIN, late))
    assert place_case(case, TODAY, CALENDAR) == place(late, TODAY, CALENDAR)


def test_cases_with_nothing_due_come_last_longest_silence_first_among_equals() -> None:
    quiet = CaseFacts(key="quiet", risk="standard", last_contact_on=TODAY - 50 * DAY)
    fresh = CaseFacts(key="fresh", risk="standard", last_contact_on=TODAY - DAY)
    busy = CaseFacts(key="busy", duties=(replace(PLAIN, due_on=TODAY + 30 * DAY),))
    order = in_order([fresh, quiet, busy], TODAY, CALENDAR)
    assert [each.key for _, each in order] == ["busy", "quiet", "fresh"]
    assert order[1][0].reason.en == "Nothing is due. No contact for 50 days."


CALM = CaseFacts(key="c", risk="standard", last_contact_on=TODAY, opened_on=TODAY - 40 * DAY)
caseloads = st.lists(
    st.builds(
        CaseFacts,
        key=st.uuids().map(str),
        duties=st.lists(duties, max_size=2).map(tuple),
        risk=st.sampled_from(["high", "medium", "unknown", "standard"]),
        risk_on=st.none() | near,
        last_contact_on=st.none() | near,
        opened_on=near,
        someone_else_answered=st.booleans(),
        mark=st.sampled_from(["", "pin", "later"]),
        marked_until=st.just(TODAY + DAY),
    ),
    max_size=8,
    unique_by=lambda each: each.key,
)


@given(facts=caseloads, seed=st.integers(0, 1000))
def test_the_same_cases_come_out_in_the_same_order_marked_or_not(facts: list[CaseFacts], seed: int) -> None:
    shuffled = list(facts)
    random.Random(seed).shuffle(shuffled)
    assert in_order(facts, TODAY, CALENDAR) == in_order(shuffled, TODAY, CALENDAR)


@given(facts=caseloads)
def test_what_may_be_unsafe_stands_first_whatever_anybody_pinned_or_put_off(facts: list[CaseFacts]) -> None:
    order = [where.section is Section.NOW for where, _ in in_order(facts, TODAY, CALENDAR)]
    assert order == sorted(order, reverse=True)


@given(facts=caseloads)
def test_after_that_the_pinned_stand_before_the_rest_and_what_was_put_off_last(facts: list[CaseFacts]) -> None:
    marks = [case.mark for where, case in in_order(facts, TODAY, CALENDAR) if where.section is not Section.NOW]
    assert marks == sorted(marks, key=["pin", "", "later"].index)


def test_an_urgent_case_that_was_put_off_says_that_it_stays() -> None:
    urgent = replace(PLAIN, urgent=True, due_on=TODAY)
    where = place_case(replace(CALM, duties=(urgent,), mark="later", marked_until=TODAY + DAY), TODAY, CALENDAR)
    assert "It stands here all the same" in where.reason.en


@pytest.mark.parametrize(
    ("risk", "days", "old"),
    [("high", 28, False), ("high", 29, True), ("medium", 91, True), ("standard", 184, True), ("unknown", 999, False)],
)
def test_a_risk_assessed_too_long_ago_says_so_and_stands_before_a_fresh_one(risk: str, days: int, old: bool) -> None:
    fresh = replace(CALM, key="a", risk=risk, risk_on=TODAY)
    aged = replace(CALM, key="b", risk=risk, risk_on=TODAY - days * DAY)
    assert (in_order([fresh, aged], TODAY, CALENDAR)[0][1] is aged) is old
    assert ("last assessed" in place_case(aged, TODAY, CALENDAR).reason.en) is old


def test_a_risk_never_assessed_stands_before_one_found_standard_however_long_ago() -> None:
    unknown = replace(CALM, key="z", risk="unknown")
    standard = replace(CALM, key="a", risk="standard", risk_on=TODAY - 400 * DAY)
    assert in_order([standard, unknown], TODAY, CALENDAR)[0][1] is unknown


def test_every_mark_is_published_with_the_order() -> None:
    assert set(MARKS) == {"pin", "later"}
    assert len({number for number, _ in ORDER}) == len(ORDER)
