"""Departures from the order: pinned or put down for later, with a reason and a day."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import contacts, order
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import caseload, marks
from alongside.records.models import JournalEntry, OrderMark
from tests.factories import NOW, TODAY, Team, act_as, case, charged, phone, team

pytestmark = pytest.mark.django_db
WEEK = TODAY + timedelta(days=7)


def names(of: Team, days: int = 0) -> list[str]:
    on = TODAY + timedelta(days=days)
    return [row.name for row in caseload.page(act_as(of.officer, on), NOW + timedelta(days=days), on).rows]


def test_a_pinned_case_stands_first_until_its_day_and_then_goes_back_by_itself() -> None:
    of = team()
    charged(case(of, "Due Person"), of)
    quiet = case(of, "Quiet Person")
    order.mark(quiet, of.by, NOW, kind="pin", why="Trial soon.", until_on=WEEK)
    assert names(of) == ["Quiet Person", "Due Person"]
    assert names(of, 7) == ["Quiet Person", "Due Person"]
    assert names(of, 8) == ["Due Person", "Quiet Person"]


def test_a_case_put_down_for_later_stands_last_and_says_so() -> None:
    of = team()
    due = case(of, "Due Person")
    charged(due, of)
    case(of, "Quiet Person")
    order.mark(due, of.by, NOW, kind="later", why="She is abroad.", until_on=WEEK)
    last = caseload.page(act_as(of.officer), NOW, TODAY).rows[-1]
    assert last.name == "Due Person"
    assert last.reason.en.startswith("Put down for later until Friday 25 December 2026.")
    assert last.mark == caseload.Mark("later", "She is abroad.", "Nia Pugh")


def test_a_second_mark_takes_the_place_of_the_first_and_both_are_counted() -> None:
    of = team()
    held = case(of)
    order.mark(held, of.by, NOW, kind="pin", why="One.", until_on=WEEK)
    order.mark(held, of.by, NOW, kind="later", why="Two.", until_on=WEEK)
    standing = marks.standing(held, TODAY)
    assert standing and (standing.kind, standing.why, standing.by) == ("later", "Two.", "Nia Pugh")
    assert marks.counts(act_as(of.manager), TODAY, of.unit.pk) == {"pin": 1, "later": 1}
    facts = [line.facts for line in JournalEntry.objects.filter(verb="case.mark_order").order_by("pk")]
    assert [(one["kind"], one["until"]) for one in facts] == [("pin", "2026-12-25"), ("later", "2026-12-25")]


def test_a_mark_is_ended_once() -> None:
    of = team()
    held = case(of)
    order.mark(held, of.by, NOW, kind="pin", why="One.", until_on=WEEK)
    order.end(held, of.by, NOW)
    assert marks.standing(held, TODAY) is None
    with pytest.raises(Changed):
        order.end(held, of.by, NOW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "first"}, "kind"),
        ({"why": "  "}, "why"),
        ({"why": "x" * 401}, "why"),
        ({"until_on": TODAY - timedelta(days=1)}, "until_on"),
        ({"until_on": TODAY + timedelta(days=29)}, "until_on"),
    ],
)
def test_a_mark_needs_a_kind_a_reason_and_a_day_not_far_off(change: dict[str, Any], field: str) -> None:
    of = team()
    held = case(of)
    asked: dict[str, Any] = {"kind": "pin", "why": "Because.", "until_on": WEEK}
    with pytest.raises(Invalid) as invalid:
        order.mark(held, of.by, NOW, **(asked | change))
    assert invalid.value.field == field
    assert not OrderMark.objects.exists()


def test_a_manager_who_does_not_open_the_case_marks_nothing() -> None:
    of = team()
    held = case(of)
    with pytest.raises(Refused):
        order.mark(held, act_as(of.manager), NOW, kind="pin", why="Because.", until_on=WEEK)


def test_a_case_on_which_somebody_else_answered_stands_before_its_equals_though_nothing_is_due() -> None:
    of = team()
    case(of, "Aled Quiet", opened_on=TODAY - timedelta(days=20))
    doubted = case(of, "Zoe Doubted")
    said = contacts.Said(
        way="phone",
        direction="out",
        answered_by="someone_else",
        outcome="not_reached",
        channel=phone(doubted, of).public_id,
        said="A man answered.",
    )
    contacts.record(doubted, of.by, NOW, contact=said)
    rows = caseload.page(act_as(of.officer), NOW, TODAY).rows
    first = rows[0]
    assert first.name == "Zoe Doubted"
    assert "Somebody else answered when we tried" in first.reason.en
