"""Today: what it shows, in which order, to whom, and in how many queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import cases, channels, contacts, events, tasks
from alongside.queries import diary, duties
from alongside.records.models import Case, Channel, Duty
from alongside.rules.priority import Section
from tests.factories import NOW, TODAY, Team, act_as, actor, case, charged, duty, phone, proposed, team

pytestmark = pytest.mark.django_db


def _titles(day: diary.Today) -> dict[Section, list[str]]:
    return {part.section: [row.title.en for row in part.rows] for part in day.parts if part.rows}


def test_each_thing_stands_in_one_part_with_its_reason_in_both_languages() -> None:
    of = team()
    held = case(of)
    tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    tasks.add(held, of.by, NOW, title="Write to the court", due_on=TODAY + timedelta(days=3))
    tasks.add(held, of.by, NOW, title="Next year", due_on=TODAY + timedelta(days=30))
    tasks.add(held, of.by, NOW - timedelta(days=5), title="Forgotten", due_on=TODAY - timedelta(days=2))
    proposed(held, of, kind="custody.released_in_error")
    arisen = duty(charged(held, of))
    said = contacts.Said(
        way="phone",
        direction="out",
        answered_by="nobody",
        outcome="not_reached",
        channel=phone(held, of).public_id,
        duties=[arisen.public_id],
    )
    contacts.record(held, of.by, NOW, contact=said)
    day = diary.today(act_as(of.officer), NOW, TODAY)
    shown = _titles(day)
    assert shown[Section.LATE] == ["Forgotten"]
    assert shown[Section.DUE_TODAY] == ["Ring the school"]
    assert shown[Section.UNANSWERED] == ["Tell the victim the suspect has been charged"]
    assert shown[Section.NEXT_7_DAYS] == ["Write to the court"]
    assert len(shown[Section.NOW]) == 1
    assert day.count == 5
    rows = [row for part in day.parts for row in part.rows]
    assert all(row.reason.en and row.reason.cy for row in rows)
    assert next(row for row in rows if row.state == "attempted").reason.en.startswith("Due on")
    assert [row.late for row in rows if row.title.en == "Forgotten"] == [True]


def test_what_is_proposed_names_the_event_to_decide_on() -> None:
    of = team()
    event = proposed(case(of), of)
    rows = [row for part in diary.today(act_as(of.officer), NOW, TODAY).parts for row in part.rows]
    assert [row.event for row in rows] == [event.public_id]


def test_an_officer_sees_their_own_and_a_senior_the_unit_when_they_ask() -> None:
    of = team()
    held = case(of)
    tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    senior = act_as(of.senior)
    assert diary.today(senior, NOW, TODAY).count == 0
    assert diary.today(senior, NOW, TODAY, unit=of.unit.pk).count == 1
    assert diary.today(act_as(of.officer), NOW, TODAY, unit=of.unit.pk).unit is None


def test_a_restricted_case_leaves_the_diary_of_who_is_not_on_its_list() -> None:
    of = team()
    held = case(of)
    tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    cases.restrict(held, of.by, NOW, named=[of.officer, of.senior])
    assert diary.today(act_as(of.senior), NOW, TODAY, unit=of.unit.pk).count == 1
    assert diary.today(act_as(of.manager), NOW, TODAY, unit=of.unit.pk).count == 0


def test_another_units_work_is_never_shown() -> None:
    of, other = team(), team()
    tasks.add(case(of), of.by, NOW, title="Ring the school", due_on=TODAY)
    assert diary.today(act_as(other.senior), NOW, TODAY, unit=of.unit.pk).count == 0


def test_four_queries_whatever_the_data(django_assert_num_queries: Callable[[int], Any]) -> None:
    of = team()
    for number in range(4):
        held = case(of, f"Mari Testament {number}")
        arisen = duty(charged(held, of))
        said = contacts.Said(
            way="phone",
            direction="out",
            answered_by="someone_else",
            outcome="not_reached",
            channel=phone(held, of).public_id,
            duties=[arisen.public_id],
        )
        contacts.record(held, of.by, NOW, contact=said)
    by = act_as(of.officer)
    with django_assert_num_queries(4):
        day = diary.today(by, NOW, TODAY)
    warned = [row for part in day.parts for row in part.rows if "Somebody else answered" in row.reason.en]
    assert day.count == 8, "each duty, and the task to ask which way is safe"
    assert len(warned) >= 4


def test_a_full_day_is_cut_and_says_that_there_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diary, "MOST", 2)
    of = team()
    held = case(of)
    for number in range(3):
        tasks.add(held, of.by, NOW, title=f"Task {number}", due_on=TODAY)
    assert diary.today(act_as(of.officer), NOW, TODAY).more


def test_a_duty_without_a_day_is_shown_before_those_that_have_one() -> None:
    of = team()
    held = case(of)
    event = events.record(held, of.by, NOW, kind="police.crime_reported", occurred=NOW)
    undated = event.duties.filter(due_on__isnull=True, state="open").count()
    rows = [row for part in diary.today(act_as(of.officer), NOW, TODAY).parts for row in part.rows]
    assert undated
    assert sum(row.due_on is None for row in rows) == undated


def test_only_the_duty_a_contact_is_about_is_ticked(django_assert_num_queries: Callable[[int], Any]) -> None:
    of = team()
    held = case(of)
    about = duty(charged(held, of))
    events.record(held, of.by, NOW, kind="police.suspect_bailed", occurred=TODAY)
    tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    by = act_as(of.officer)
    with django_assert_num_queries(1):
        offered = duties.suggested(held, by, TODAY, purpose=about.public_id)
    assert {one.title.en for one in offered if one.ticked} == {"Tell the victim the suspect has been charged"}
    assert len(offered) > 1
    assert "Ring the school" not in {one.title.en for one in offered}
    assert not any(one.ticked for one in duties.suggested(held, actor(of.officer), TODAY))


def test_nothing_pushes_what_is_urgent_off_a_full_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diary, "MOST", 2)
    of = team()
    held = case(of)
    for number in range(4):
        tasks.add(held, of.by, NOW - timedelta(days=9), title=f"Late {number}", due_on=TODAY - timedelta(days=8))
    proposed(held, of)
    first = next(part for part in diary.today(act_as(of.officer), NOW, TODAY).parts if part.rows)
    assert first.section is Section.NOW


def _tried(held: Case, of: Team, by_way: Channel, arisen: Duty, **more: Any) -> None:
    said: dict[str, Any] = {"direction": "out", "answered_by": "nobody", "outcome": "not_reached"} | more
    at = said.pop("at", NOW)
    contact = contacts.Said(way=by_way.way, channel=by_way.public_id, duties=[arisen.public_id], **said)
    contacts.record(held, of.by, at, contact=contact)


def _warned(of: Team) -> bool:
    day = diary.today(act_as(of.officer), NOW, TODAY)
    return any("Somebody else answered" in row.reason.en for part in day.parts for row in part.rows)


@pytest.mark.parametrize("outcome", ["not_reached", "spoke"])
def test_that_somebody_else_answered_is_not_forgotten_after_a_contact_by_another_way(outcome: str) -> None:
    of = team()
    held = case(of)
    arisen, first = duty(charged(held, of)), phone(held, of)
    second = phone(held, of, value="07700 900124")
    _tried(held, of, first, arisen, answered_by="someone_else")
    who = "victim" if outcome == "spoke" else "nobody"
    _tried(held, of, second, arisen, answered_by=who, outcome=outcome, at=NOW + timedelta(minutes=5))
    assert _warned(of)


@pytest.mark.parametrize("ends", ["reached", "asked", "ended"])
def test_that_somebody_else_answered_is_said_until_it_is_settled(ends: str) -> None:
    of = team()
    held = case(of)
    arisen, first = duty(charged(held, of)), phone(held, of)
    _tried(held, of, first, arisen, answered_by="someone_else")
    assert _warned(of)
    later = NOW + timedelta(minutes=5)
    if ends == "reached":
        why = "She rang from it a minute ago herself"
        _tried(held, of, first, arisen, answered_by="victim", outcome="spoke", at=later, override_why=why)
    elif ends == "asked":
        terms: dict[str, Any] = {"safety": "conditions", "conditions": "Only mornings", "said_by": "Mari"}
        channels.set_safety(held, of.by, later, channel=first, **terms)
    else:
        channels.end(held, of.by, later, channel=first)
    assert not _warned(of)
