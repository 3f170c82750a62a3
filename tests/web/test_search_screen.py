"""Search answers on the spot; what was typed stands in no address, and nobody is found who may not be known of."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import cases
from alongside.queries import scope
from alongside.records.models import JournalEntry, Staff
from alongside.rules.access import Role
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


def test_a_misspelt_name_is_found_with_the_reason(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team, "Siân Wyn-Protheroe")
    page = signed_in(team.officer).post("/search", {"text": "sian prothero"}).content.decode()
    assert str(case.public_id) in page
    assert "1 person found" in page
    assert "Similar name" in page


def test_every_search_is_written_down_with_what_it_showed_and_not_with_what_was_typed(
    team: make.Team, signed_in: SignIn
) -> None:
    case = make.case(team, "Siân Wyn-Protheroe")
    client = signed_in(team.officer)
    for typed in ("sian prothero", "Nobody Known"):
        client.post("/search", {"text": typed})
    client.get("/search")
    with scope.upkeep():
        lines = JournalEntry.objects.filter(verb="case.list", staff_id=team.officer.pk).order_by("pk")
        assert [line.facts for line in lines] == [
            {"what": "search", "cases": [case.pk]},
            {"what": "search", "cases": []},
        ]


def test_what_was_typed_is_kept_in_the_box_and_stands_in_no_address(team: make.Team, signed_in: SignIn) -> None:
    answer = signed_in(team.officer).post("/search", {"text": 'Nobody "Known"'})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Nobody &#34;Known&#34;"' in page
    assert "Nobody you may see answers to this" in page
    assert "Known" not in page.partition("<title>")[2].partition("</title>")[0]
    assert "?text" not in page


def test_a_question_in_the_address_is_not_answered(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Mari Testament")
    assert "Mari Testament" not in signed_in(team.officer).get("/search?text=Mari+Testament").content.decode()


def test_other_units_and_restricted_cases_are_not_found(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team, "Mari Testament")
    assert "found" not in signed_in(make.team().officer).post("/search", {"text": "Mari Testament"}).content.decode()
    cases.restrict(case, team.by, make.NOW, named=[team.officer, team.manager])
    assert str(case.public_id) not in signed_in(team.senior).post("/search", {"text": "Mari"}).content.decode()
    assert str(case.public_id) in signed_in(team.officer).post("/search", {"text": "Mari"}).content.decode()


def test_of_a_colleagues_case_there_is_the_name_and_whose_it_is(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team, "Siân Wyn-Protheroe", enhanced_why="vulnerable")
    other = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")
    client = signed_in(other)
    page = client.post("/search", {"text": "sian prothero"}).content.decode()
    assert "Siân Wyn-Protheroe" in page
    assert "Nia Pugh" in page
    assert "Another officer" in page
    for more in (str(case.public_id), case.reference, "Similar name"):
        assert more not in page
    refused = client.get(reverse("case", args=[case.public_id]))
    assert refused.status_code == 403
    assert "another officer" in refused.content.decode()


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "%", "'; drop table", "x" * 5000, "ﷺ" * 50, "1/1/1900", "🙂"])
def test_whatever_is_typed_is_answered(typed: str, team: make.Team, signed_in: SignIn) -> None:
    make.case(team)
    assert signed_in(team.officer).post("/search", {"text": typed}).status_code == 200


def test_nothing_typed_is_said(team: make.Team, signed_in: SignIn) -> None:
    page = signed_in(team.officer).post("/search", {"text": " "}).content.decode()
    assert "<title>Error: Search" in page
    summary = page.partition('class="govuk-error-summary"')[2].partition("</ul>")[0]
    assert '<a href="#search-box">Type something to search for.</a>' in summary
    assert 'id="search-box-error"' in page
    assert 'aria-describedby="search-box-hint search-box-error"' in page


def test_a_search_asks_at_most_twelve_questions(team: make.Team, signed_in: SignIn) -> None:
    for number in range(30):
        make.case(team, f"Mari Testament {number}")
    client = signed_in(team.officer)
    with CaptureQueriesContext(connection) as captured:
        page = client.post("/search", {"text": "Mari Testament"}).content.decode()
    assert len([one for one in captured if "SAVEPOINT" not in one["sql"]]) <= 12
    assert "More people answer to this than are shown" in page


def test_the_answers_are_drawn_in_welsh(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Mari Testament")
    client = signed_in(team.officer)
    client.cookies["django_language"] = "cy"
    page = client.post("/search", {"text": "Mari Testament"}).content.decode()
    assert "Cafwyd hyd i 1 person" in page
    assert "Yr un enw" in page
