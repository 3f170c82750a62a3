"""The caseload lists the right cases in the right order, and its addresses hold codes alone."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.actions import cases
from alongside.records.models import Staff
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


def test_an_officer_sees_their_own_cases_the_pressing_first(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Quiet Person")
    make.charged(make.case(team, "Pressing Person"), team)
    make.case(team, "Person Of Nobody", owner=None)
    page = signed_in(team.officer).get("/caseload").content.decode()
    assert page.index("Pressing Person") < page.index("Quiet Person")
    assert "Person Of Nobody" not in page
    assert "Showing 1 to 2 of 2 cases" in page


def test_a_manager_narrows_the_unit_to_one_officer_or_to_nobody_yet(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Person Of Nia")
    make.case(team, "Person Of Nobody", owner=None)
    client = signed_in(team.manager)
    everybody = client.get("/caseload").content.decode()
    assert "Person Of Nia" in everybody
    assert "Person Of Nobody" in everybody
    unit = f"/caseload?whose={team.unit.slug}"
    assert "Person Of Nia" not in client.get(f"{unit}&owner=nobody").content.decode()
    nia = client.get(f"{unit}&owner={team.officer.public_id}").content.decode()
    assert "Person Of Nobody" not in nia
    assert "Person Of Nia" in nia


def test_risk_and_enhanced_rights_narrow_the_list_and_can_be_taken_away(team: make.Team, signed_in: SignIn) -> None:
    risky = make.case(team, "Risky Person")
    cases.edit(risky, team.by, make.NOW, seen=risky.version, offence_summary="", risk="high", hospital=False)
    make.case(team, "Enhanced Person", enhanced_why="vulnerable")
    client = signed_in(team.officer)
    high = client.get("/caseload?risk=high").content.decode()
    assert "Risky Person" in high
    assert "Enhanced Person" not in high
    assert "Take away this filter" in high
    assert "Risky Person" not in client.get("/caseload?enhanced=yes").content.decode()


def test_addresses_that_make_no_sense_give_the_list(team: make.Team, signed_in: SignIn) -> None:
    make.case(team)
    client = signed_in(team.officer)
    for asked in ("page=-1", "page=zero", "page=9999", "risk=%00", "owner='", "whose=../..", "enhanced=1"):
        answer = client.get(f"/caseload?{asked}")
        assert answer.status_code == 200
        assert "Mari Testament" in answer.content.decode()


def test_no_address_of_the_caseload_holds_a_name_or_a_reference(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team, "Mari Testament")
    page = signed_in(team.manager).get("/caseload").content.decode()
    addresses = [part.partition('"')[0] for part in page.split('href="')[1:]]
    assert addresses
    assert not [one for one in addresses if "Mari" in one or case.reference in one or team.officer.username in one]


def test_thirty_cases_stand_on_two_pages_and_ask_at_most_twelve_questions(team: make.Team, signed_in: SignIn) -> None:
    for number in range(30):
        made = make.case(team, f"Person {number:02}")
        if number % 3 == 0:
            make.charged(made, team)
    client = signed_in(team.officer)
    with CaptureQueriesContext(connection) as captured:
        first = client.get("/caseload").content.decode()
    assert len([one for one in captured if "SAVEPOINT" not in one["sql"]]) <= 12
    assert "Showing 1 to 25 of 30 cases" in first
    assert "Showing 26 to 30 of 30 cases" in client.get("/caseload?page=2").content.decode()


def test_the_caseload_is_drawn_in_welsh(team: make.Team, signed_in: SignIn) -> None:
    make.case(team)
    client = signed_in(team.officer)
    client.cookies["django_language"] = "cy"
    page = client.get("/caseload").content.decode()
    assert "Llwyth achosion" in page
    assert "Last contact" not in page
