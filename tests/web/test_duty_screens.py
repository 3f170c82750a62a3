"""Ending a duty other than by a contact, moving its day, tasks of one's own and notes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import duties, tasks
from alongside.queries import scope
from alongside.records.models import Case, Duty, Note, Staff
from tests import factories as make
from tests.web.pages import again, day, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


@pytest.fixture
def duty(case: Case, team: make.Team) -> Duty:
    return make.duty(make.charged(case, team))


def at(name: str, duty: Duty) -> str:
    return reverse(name, kwargs={"case_id": duty.case.public_id, "duty_id": duty.public_id})


def test_a_duty_says_why_this_day_where_that_was_read_and_what_may_be_said(duty: Duty, officer: Client) -> None:
    page = officer.get(at("duty", duty)).content.decode()
    assert duty.because["en"].replace("'", "&#39;") in page
    assert "VC-R6-09" in page
    assert duty.may_say["en"] in page
    assert "Tuesday 29 December 2026" in page


def test_met_another_way_says_how(duty: Duty, officer: Client) -> None:
    assert send(officer, at("meet_duty", duty), how="Told at court.").status_code == 302
    duty.refresh_from_db()
    assert (duty.state, duty.ended_why) == ("met", "Told at court.")
    page = officer.get(at("duty", duty)).content.decode()
    assert "Told at court." in page
    assert "Met another way" not in page


def test_waived_keeps_what_the_victim_asked(duty: Duty, officer: Client) -> None:
    assert send(officer, at("waive_duty", duty), why="Do not ring me about this.").status_code == 302
    duty.refresh_from_db()
    assert (duty.state, duty.ended_why) == ("waived", "Do not ring me about this.")


def test_a_pause_moves_the_day_and_is_shown_with_its_reason(duty: Duty, officer: Client) -> None:
    days = day("from_on", date(2026, 12, 21)) | day("until_on", date(2026, 12, 22))
    assert send(officer, at("pause_duty", duty), why="She is in hospital.", **days).status_code == 302
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 12, 31)
    assert (
        "Paused from 21 December 2026 to 22 December 2026: She is in hospital."
        in officer.get(at("duty", duty)).content.decode()
    )


def test_a_pause_that_ends_before_it_begins_is_refused_on_its_last_day(duty: Duty, officer: Client) -> None:
    days = day("from_on", date(2026, 12, 22)) | day("until_on", date(2026, 12, 21))
    page = send(officer, at("pause_duty", duty), why="Ill.", **days).content.decode()
    assert '<a href="#id-until_on-day">A pause cannot end before it begins.</a>' in page
    assert "Ill." in page


def test_more_time_adds_working_days(duty: Duty, officer: Client) -> None:
    assert send(officer, at("extend_duty", duty), by_days="2", why="She asked for it.").status_code == 302
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["0", "366", "two", "1.5", "-1"])
def test_days_that_cannot_be_added_are_refused(typed: str, duty: Duty, officer: Client) -> None:
    page = send(officer, at("extend_duty", duty), by_days=typed, why="She asked for it.").content.decode()
    assert "There is a problem" in page
    assert f'value="{typed}"' in page


def test_lateness_is_explained_only_where_there_is_some(case: Case, team: make.Team, officer: Client) -> None:
    late = make.duty(make.charged(case, team, occurred=make.TODAY - timedelta(days=30)))
    assert "Say why it is late" in officer.get(at("duty", late)).content.decode()
    assert send(officer, at("explain_lateness", late), why="other_agency").status_code == 302
    late.refresh_from_db()
    assert late.late_why == "other_agency"
    early = make.duty(make.charged(case, team))
    assert "Say why it is late" not in officer.get(at("duty", early)).content.decode()
    assert "This is not late." in send(officer, at("explain_lateness", early), why="us").content.decode()


def test_what_has_ended_meanwhile_is_not_ended_again(duty: Duty, team: make.Team, officer: Client) -> None:
    stood = standing(officer.get(at("waive_duty", duty)))
    duties.meet(duty, team.by, make.NOW, how="Told at court.")
    page = again(officer, at("waive_duty", duty), stood, why="She asked.").content.decode()
    assert "This duty has already ended." in page
    assert "She asked." in page


def test_a_duty_of_another_case_is_not_there(case: Case, team: make.Team, officer: Client) -> None:
    other = make.duty(make.charged(make.case(team, "Another Person"), team))
    address = reverse("meet_duty", kwargs={"case_id": case.public_id, "duty_id": other.public_id})
    assert officer.get(address).status_code == 404


def test_a_proposed_duty_leads_to_the_decision_and_to_nothing_else(
    case: Case, team: make.Team, officer: Client
) -> None:
    event = make.proposed(case, team)
    duty = event.duties.get()
    page = officer.get(reverse("duty", kwargs={"case_id": case.public_id, "duty_id": duty.public_id})).content.decode()
    assert "Accept or dismiss" in page
    assert "Met another way" not in page


class TestTasks:
    def test_a_task_is_added_once_and_marked_as_done(self, case: Case, officer: Client) -> None:
        address = reverse("add_task", kwargs={"case_id": case.public_id})
        stood = standing(officer.get(address))
        for _ in range(2):
            assert again(officer, address, stood, title="Ring the school", urgent="yes").status_code == 302
        task = Duty.objects.get(kind="own.task")
        assert (task.title, task.due_on, task.urgent) == ("Ring the school", make.TODAY, True)
        task.case = case
        assert "Own task" in officer.get(at("duty", task)).content.decode()
        assert send(officer, at("complete_task", task), note="Done by email.").status_code == 302
        task.refresh_from_db()
        assert (task.state, task.ended_why) == ("met", "Done by email.")

    def test_a_task_for_yesterday_is_refused(self, case: Case, officer: Client) -> None:
        address = reverse("add_task", kwargs={"case_id": case.public_id})
        typed = day("due_on", make.TODAY - timedelta(days=1))
        page = send(officer, address, title="Ring the school", **typed).content.decode()
        assert "This day has passed." in page
        assert 'value="Ring the school"' in page

    def test_what_the_law_asks_cannot_be_marked_as_done_like_a_task(self, duty: Duty, officer: Client) -> None:
        page = send(officer, at("complete_task", duty)).content.decode()
        assert "This is owed by law: say how it was met." in page

    def test_a_task_cannot_be_waived_by_its_address(self, case: Case, team: make.Team, officer: Client) -> None:
        task = tasks.add(case, team.by, make.NOW, title="Ring the school", due_on=make.TODAY)
        page = officer.get(at("duty", task)).content.decode()
        assert "Mark as done" in page
        assert "The victim asked not to be told" not in page


def test_a_note_is_written_once_and_stands_in_the_timeline(case: Case, officer: Client) -> None:
    address = reverse("case_note", kwargs={"case_id": case.public_id})
    stood = standing(officer.get(address))
    for _ in range(2):
        answer = again(officer, address, stood, text="Her sister is <b>moving</b>.")
        assert answer.headers["Location"] == reverse("case_timeline", kwargs={"case_id": case.public_id})
    assert Note.objects.get().text == "Her sister is <b>moving</b>."
    assert "Her sister is &lt;b&gt;moving&lt;/b&gt;." in officer.get(answer.headers["Location"]).content.decode()


def test_the_same_duty_twice_is_told_apart_by_the_day_it_arose(case: Case, team: make.Team, officer: Client) -> None:
    page = reverse("case_duties", kwargs={"case_id": case.public_id})
    first, second = (make.duty(make.charged(case, team)) for _ in range(2))
    with scope.upkeep():
        Duty.objects.filter(pk=second.pk).update(arose_at=make.NOW - timedelta(days=3))
    shown = officer.get(page).content.decode()
    assert "charged (18 December 2026)" in shown
    assert "charged (15 December 2026)" in shown
    with scope.upkeep():
        Duty.objects.filter(pk=first.pk).update(state="met", ended_at=make.NOW)
    assert "charged (" not in officer.get(page).content.decode()


def test_a_form_sent_three_times_says_once_what_it_did(case: Case, officer: Client) -> None:
    address = reverse("case_note", kwargs={"case_id": case.public_id})
    stood = standing(officer.get(address))
    for _ in range(3):
        sent = again(officer, address, stood, text="The gate code has changed.")
    assert sent.status_code == 302
    page = officer.get(sent.headers["Location"]).content.decode()
    assert page.count("The note is written.") == 1
    assert Note.objects.count() == 1
