"""Duties met, waived, explained, paused and extended; an officer's own tasks; notes."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from alongside.actions import duties, events, notes, tasks
from alongside.actions.performing import Changed, Invalid
from alongside.catalogue.services import SERVICES
from alongside.records.models import Duty, Note
from alongside.rules.clocks import Direction
from tests.factories import NOW, TODAY, case, charged, duty, proposed, team

pytestmark = pytest.mark.django_db


def test_a_duty_is_met_once_and_says_how() -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    duties.meet(arisen, of.by, NOW, how="Told in person by the officer in the case.")
    again = duties.meet(Duty.objects.select_related("case").get(pk=arisen.pk), of.by, NOW, how="Once more.")
    assert (again.state, again.ended_why) == ("met", "Told in person by the officer in the case.")


def test_a_waiver_keeps_what_the_victim_asked() -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    with pytest.raises(Invalid) as refused:
        duties.waive(arisen, of.by, NOW, why="")
    assert refused.value.field == "why"
    assert duties.waive(arisen, of.by, NOW, why="“Please do not tell me.”").state == "waived"
    with pytest.raises(Changed):
        duties.meet(arisen, of.by, NOW, how="Told.")


def test_what_is_only_proposed_is_neither_met_nor_waived() -> None:
    of = team()
    arisen = proposed(case(of), of).duties.select_related("case").get()
    for act in (duties.meet, duties.waive):
        asked: dict[str, Any] = {"how": "Told."} if act is duties.meet else {"why": "Asked."}
        with pytest.raises(Invalid, match="Decide first"):
            act(arisen, of.by, NOW, **asked)


def test_a_reason_for_lateness_is_for_what_is_late() -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    with pytest.raises(Invalid, match="not late"):
        duties.explain_lateness(arisen, of.by, NOW, why="us")
    later = NOW + timedelta(days=12)
    assert duties.explain_lateness(arisen, of.by, later, why="safety").late_why == "safety"
    with pytest.raises(Invalid):
        duties.explain_lateness(arisen, of.by, later, why="traffic")


def test_a_pause_moves_the_day_tells_why_and_keeps_the_old() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    duties.pause(arisen, of.by, NOW, from_on=date(2026, 12, 21), until_on=date(2026, 12, 24), why="She is in hospital.")
    now = Duty.objects.get(pk=arisen.pk)
    assert now.due_on == date(2027, 1, 5)
    assert "She is in hospital." in now.because["en"]
    old = Duty.objects.get(case=held, state="superseded")
    assert (old.due_on, old.ended_why) == (date(2026, 12, 29), "@paused")


def test_an_extension_in_a_limit_of_working_days_adds_working_days() -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    duties.extend(arisen, of.by, NOW, by_days=2, why="Agreed with her.")
    assert Duty.objects.get(pk=arisen.pk).due_on == date(2026, 12, 31)
    duties.extend(arisen, of.by, NOW, by_days=1, why="Again.")
    now = Duty.objects.get(pk=arisen.pk)
    assert now.due_on == date(2027, 1, 4)
    assert "Agreed with her.; Again." in now.because["en"]


def test_enhanced_rights_given_later_keep_the_pause_in_the_count() -> None:
    from alongside.actions import cases

    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    duties.pause(arisen, of.by, NOW, from_on=date(2026, 12, 21), until_on=date(2026, 12, 22), why="Abroad.")
    cases.set_enhanced(held, of.by, NOW, enhanced=True, why="vulnerable")
    assert Duty.objects.get(pk=arisen.pk).due_on == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"from_on": TODAY, "until_on": TODAY - timedelta(days=1), "why": "x"}, "until_on"),
        ({"from_on": TODAY, "until_on": TODAY, "why": " "}, "why"),
        ({"from_on": TODAY, "until_on": date(2999, 1, 1), "why": "x"}, "until_on"),
    ],
)
def test_a_pause_that_cannot_be_is_answered_at_its_field(asked: dict[str, Any], field: str) -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    with pytest.raises(Invalid) as refused:
        duties.pause(arisen, of.by, NOW, **asked)
    assert refused.value.field == field
    assert not arisen.pauses.exists()


@pytest.mark.parametrize("by_days", [0, -1, 366])
def test_time_is_added_in_believable_numbers(by_days: int) -> None:
    of = team()
    arisen = duty(charged(case(of), of))
    with pytest.raises(Invalid) as refused:
        duties.extend(arisen, of.by, NOW, by_days=by_days, why="Agreed.")
    assert refused.value.field == "by_days"


def test_a_limit_in_hours_is_not_given_days() -> None:
    of = team()
    event = events.record(case(of), of.by, NOW, kind="police.crime_reported", occurred=NOW)
    with pytest.raises(Invalid, match="hours"):
        duties.extend(duty(event, "police.record_crime"), of.by, NOW, by_days=1, why="Agreed.")


def test_a_day_counted_back_from_a_hearing_is_not_moved() -> None:
    kind = next(
        one
        for one in SERVICES["probation"].duties
        if one.anchor == "hearing_on"
        and any(rule.direction is Direction.BEFORE and rule.standard for rule in one.rules)
    )
    of = team("probation")
    known = {"hearing_on": date(2027, 6, 1), "received_on": TODAY}
    event = events.record(case(of), of.by, NOW, kind=kind.arises_on[0], occurred=TODAY, anchors=known)
    with pytest.raises(Invalid, match="counted back"):
        duties.extend(duty(event, kind.slug), of.by, NOW, by_days=1, why="Agreed.")


def test_a_task_of_ones_own_is_marked_so_and_cannot_lie_in_the_past() -> None:
    of, key = team(), uuid4()
    held = case(of)
    first, second = (tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY, form_key=key) for _ in range(2))
    assert first.pk == second.pk
    assert (first.kind, first.rules, first.owner_id) == ("own.task", [], of.officer.pk)
    for due_on, title, field in (
        (TODAY - timedelta(days=1), "Late already", "due_on"),
        (TODAY, "  ", "title"),
        (TODAY, "x" * 201, "title"),
    ):
        with pytest.raises(Invalid) as refused:
            tasks.add(held, of.by, NOW, title=title, due_on=due_on)
        assert refused.value.field == field


def test_a_task_is_completed_once_and_a_duty_is_no_task() -> None:
    of = team()
    held = case(of)
    task = tasks.add(held, of.by, NOW, title="Ring the school", due_on=TODAY)
    tasks.complete(task, of.by, NOW, note="They will ring back.")
    assert tasks.complete(task, of.by, NOW).ended_why == "They will ring back."
    with pytest.raises(Invalid, match="owed by law"):
        tasks.complete(duty(charged(held, of)), of.by, NOW)


def test_a_task_cannot_be_paused_for_no_rule_counts_its_day() -> None:
    of = team()
    task = tasks.add(case(of), of.by, NOW, title="Ring the school", due_on=TODAY)
    with pytest.raises(Invalid, match="not counted by a rule"):
        duties.extend(task, of.by, NOW, by_days=1, why="Busy.")


def test_a_note_is_written_once_as_typed() -> None:
    of, key = team(), uuid4()
    held = case(of)
    typed = "Mae hi'n symud ddydd Llun.\r\nShe moves on Monday 🙂"
    first, second = (notes.write(held, of.by, NOW, text=typed, form_key=key) for _ in range(2))
    assert first.pk == second.pk
    assert Note.objects.get(case=held).text == typed.replace("\r\n", "\n")
    for text in ("", " \n ", "x" * 20_001, "a\x00b"):
        with pytest.raises(Invalid) as refused:
            notes.write(held, of.by, NOW, text=text)
        assert refused.value.field == "text"
