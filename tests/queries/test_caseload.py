"""The caseload: the most pressing first, with the reason, and bounded whatever there is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import cases, tasks
from alongside.queries import caseload
from alongside.queries.caseload import Filters
from tests.factories import NOW, TODAY, Team, act_as, case, proposed, team

pytestmark = pytest.mark.django_db


def _three(of: Team) -> None:
    quiet, soon, late = (case(of, name) for name in ("Quiet Jones", "Soon Jones", "Late Jones"))
    assert quiet.pk
    tasks.add(soon, of.by, NOW, title="Write", due_on=TODAY + timedelta(days=2))
    tasks.add(late, of.by, NOW - timedelta(days=9), title="Ring", due_on=TODAY - timedelta(days=1))


def test_the_most_pressing_case_stands_first_and_says_why() -> None:
    of = team()
    _three(of)
    page = caseload.page(act_as(of.officer), NOW, TODAY)
    assert [row.name for row in page.rows] == ["Late Jones", "Soon Jones", "Quiet Jones"]
    first = page.rows[0]
    assert first.late and first.next_title and first.next_title.en == "Ring"
    assert first.reason.en.startswith("Late by") and first.reason.cy
    assert page.rows[2].reason.en.startswith("Nothing is due.")


def test_urgent_news_nobody_looked_at_stands_before_what_is_merely_late() -> None:
    of = team()
    _three(of)
    proposed(case(of, "Urgent Jones"), of)
    assert caseload.page(act_as(of.officer), NOW, TODAY).rows[0].name == "Urgent Jones"


def test_a_unit_is_listed_for_those_who_look_after_it() -> None:
    of = team()
    case(of, "Waiting Jones", owner=None)
    case(of, "Mine Jones")
    whole, waiting = Filters(unit=of.unit.pk), Filters(unit=of.unit.pk, unassigned=True)
    senior = act_as(of.senior)
    assert {row.name for row in caseload.page(senior, NOW, TODAY, whole).rows} == {"Waiting Jones", "Mine Jones"}
    assert [row.name for row in caseload.page(senior, NOW, TODAY, waiting).rows] == ["Waiting Jones"]
    by_owner = Filters(unit=of.unit.pk, owner=of.officer.pk)
    assert [row.name for row in caseload.page(senior, NOW, TODAY, by_owner).rows] == ["Mine Jones"]
    assert [row.name for row in caseload.page(act_as(of.officer), NOW, TODAY, whole).rows] == ["Mine Jones"]


def test_closed_and_restricted_cases_leave_the_list() -> None:
    of = team()
    cases.close(case(of, "Closed Jones"), of.by, NOW, why="work_done")
    hidden = cases.restrict(case(of, "Hidden Jones"), of.by, NOW, named=[of.officer, of.senior])
    whole = Filters(unit=of.unit.pk)
    assert [row.name for row in caseload.page(act_as(of.senior), NOW, TODAY, whole).rows] == [hidden.code_name]
    assert caseload.page(act_as(of.manager), NOW, TODAY, whole).rows == ()


def test_filters_narrow_by_risk_and_enhanced_rights() -> None:
    of = team()
    risky = case(of, "Risky Jones", enhanced_why="vulnerable")
    cases.edit(risky, of.by, NOW, seen=risky.version, offence_summary="", risk="high", hospital=False)
    case(of, "Other Jones")
    by = act_as(of.officer)
    assert [row.name for row in caseload.page(by, NOW, TODAY, Filters(risk="high")).rows] == ["Risky Jones"]
    assert [row.name for row in caseload.page(by, NOW, TODAY, Filters(enhanced=True)).rows] == ["Risky Jones"]


def test_a_page_that_is_not_there_is_the_nearest_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caseload, "A_PAGE", 2)
    of = team()
    _three(of)
    by = act_as(of.officer)
    assert [len(caseload.page(by, NOW, TODAY, number=number).rows) for number in (1, 2, 3, -7)] == [2, 1, 1, 2]
    assert caseload.page(by, NOW, TODAY, number=2).pages == 2


def test_a_long_list_ranks_the_cases_with_the_earliest_duties(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], Any]
) -> None:
    monkeypatch.setattr(caseload, "RANKED", 2)
    of = team()
    _three(of)
    by = act_as(of.officer)
    with django_assert_num_queries(8):
        page = caseload.page(by, NOW, TODAY)
    assert [row.name for row in page.rows] == ["Late Jones", "Soon Jones"]
    assert page.more


def test_five_queries_for_a_list_with_nothing_tried(django_assert_num_queries: Callable[[int], Any]) -> None:
    of = team()
    _three(of)
    by = act_as(of.officer)
    with django_assert_num_queries(5):
        caseload.page(by, NOW, TODAY)
