"""Acting on a case as a whole: what was asked is done once, what cannot be done is said beside its question."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import cases
from alongside.records.models import Case, Staff
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


def address(name: str, case: Case) -> str:
    return reverse(name, kwargs={"case_id": case.public_id})


def send(client: Client, name: str, case: Case, **answers: object) -> str:
    """Send a form and follow; the page one lands on."""
    answer = client.post(address(name, case), {"form_key": str(uuid4()), **answers}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def afresh(case: Case, team: make.Team) -> Case:
    make.act_as(team.officer)
    return Case.objects.select_related("owner").get(pk=case.pk)


def test_a_senior_gives_the_case_and_what_is_owed_on_it_to_somebody(
    case: Case, team: make.Team, signed_in: SignIn
) -> None:
    duty = make.duty(make.charged(case, team))
    page = send(signed_in(team.senior), "assign_case", case, owner=team.manager.username)
    assert "has its officer" in page
    assert afresh(case, team).owner == team.manager
    make.act_as(team.manager)
    duty.refresh_from_db()
    assert duty.owner_id == team.manager.pk


def test_a_case_is_given_to_nobody_outside_its_unit(case: Case, team: make.Team, officer: Client) -> None:
    page = send(officer, "assign_case", case, owner=make.team().officer.username)
    assert "There is a problem" in page
    assert afresh(case, team).owner == team.officer


def test_enhanced_rights_count_every_limit_again(case: Case, team: make.Team, officer: Client) -> None:
    duty = make.duty(make.charged(case, team))
    before = duty.due_on
    assert "every limit was counted again" in send(officer, "set_enhanced", case, enhanced="yes", why="vulnerable")
    duty.refresh_from_db()
    assert before is not None
    assert duty.due_on is not None
    assert duty.due_on < before
    assert "Counted again because enhanced rights changed" in officer.get(address("case_duties", case)).content.decode()


def test_enhanced_rights_without_a_reason_are_not_recorded(case: Case, team: make.Team, officer: Client) -> None:
    page = send(officer, "set_enhanced", case, enhanced="yes")
    assert 'href="#id-why"' in page
    assert page.index("<title>Error: ")
    assert not afresh(case, team).enhanced


def test_a_restricted_case_needs_two_people_and_its_officer_on_the_list(
    case: Case, team: make.Team, officer: Client
) -> None:
    assert "Name at least two people" in send(officer, "restrict_case", case, named=[team.officer.username])
    assert not afresh(case, team).restricted
    page = send(officer, "restrict_case", case, named=[team.officer.username, team.senior.username])
    assert "Only the people on its list see this case now" in page
    assert afresh(case, team).restricted


def test_a_case_with_something_owed_is_closed_only_when_that_is_accepted(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.charged(case, team)
    page = send(officer, "close_case", case, why="victim_request")
    assert "Still owed or proposed on this case: 1" in page
    assert afresh(case, team).closed_on is None
    assert "The case is closed" in send(officer, "close_case", case, why="victim_request", accept_live="accepted")
    assert afresh(case, team).closed_on == make.TODAY


def test_a_case_closed_is_opened_again_with_a_reason(case: Case, team: make.Team, officer: Client) -> None:
    cases.close(case, team.by, make.NOW, why="work_done")
    assert "Say why the case is opened again" in send(officer, "reopen_case", case, why="  ")
    assert "The case is open again" in send(officer, "reopen_case", case, why="She rang: he is back.")
    assert afresh(case, team).closed_on is None
    assert "She rang: he is back." in officer.get(address("case_timeline", case)).content.decode()


def test_details_changed_by_somebody_else_meanwhile_are_not_overwritten(
    case: Case, team: make.Team, officer: Client
) -> None:
    seen = case.version
    cases.edit(case, team.by, make.NOW, seen=seen, offence_summary="Theirs", risk="high", hospital=False)
    page = send(officer, "change_details", case, seen=seen, offence_summary="Mine", risk="standard", hospital="no")
    assert "Somebody changed this while you were writing" in page
    assert 'value="Mine"' in page
    assert afresh(case, team).offence_summary == "Theirs"


@pytest.mark.parametrize("seen", ["", "x", "9" * 400, "-1", "１"])
def test_a_version_that_is_none_changes_nothing(seen: str, case: Case, team: make.Team, officer: Client) -> None:
    send(officer, "change_details", case, seen=seen, offence_summary="Mine", risk="standard", hospital="no")
    assert afresh(case, team).offence_summary == ""


def test_a_form_whose_key_was_tampered_with_does_nothing(case: Case, team: make.Team, officer: Client) -> None:
    answer = officer.post(address("close_case", case), {"form_key": "not-a-key", "why": "work_done"})
    assert "This page was changed on its way" in answer.content.decode()
    assert afresh(case, team).closed_on is None


def test_on_a_hospital_case_no_dates_are_shown_and_the_page_says_why(
    case: Case, team: make.Team, officer: Client
) -> None:
    cases.edit(case, team.by, make.NOW, seen=case.version, offence_summary="", risk="unknown", hospital=True)
    page = officer.get(address("case_dates", case)).content.decode()
    assert "This is a hospital case: no release dates are shown" in page


def test_a_way_nobody_asked_about_is_never_shown_as_safe(case: Case, team: make.Team, officer: Client) -> None:
    make.phone(case, team, safety="not_asked")
    page = officer.get(address("case_contact", case)).content.decode()
    assert "Not asked: not safe until it is" in page
    assert "No way is known to be safe" in page
    assert "govuk-tag--green" not in page


def test_an_answer_about_safety_that_has_run_out_is_not_shown_as_safe(
    case: Case, team: make.Team, officer: Client
) -> None:
    channel = make.phone(case, team, safety="safe")
    channel.expires_on = make.TODAY - DAY
    channel.save()
    page = officer.get(address("case_contact", case)).content.decode()
    assert "Do not use until asked again" in page
    assert "govuk-tag--green" not in page


def test_what_a_feed_says_of_danger_stands_over_the_case_until_somebody_decides(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.proposed(case, team)
    page = officer.get(address("case", case)).content.decode()
    assert "A feed says: Released in error. Check it now." in page
    assert "(not yet checked)" in page


def test_the_timeline_goes_back_page_by_page_and_a_mark_that_means_nothing_gives_the_newest(
    case: Case, team: make.Team, officer: Client
) -> None:
    from alongside.actions import notes

    for number in range(30):
        notes.write(case, team.by, make.NOW - number * DAY, text=f"Note number {number:02}.")
    first = officer.get(address("case_timeline", case)).content.decode()
    assert "Note number 00." in first
    assert "Note number 29." not in first
    mark = first.partition("?after=")[2].partition('"')[0]
    assert "Note number 29." in officer.get(f"{address('case_timeline', case)}?after={mark}").content.decode()
    for nonsense in ("x", "%00", "bm90IGEgbWFyaw=="):
        page = officer.get(f"{address('case_timeline', case)}?after={nonsense}").content.decode()
        assert "Note number 00." in page
