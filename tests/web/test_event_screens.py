"""What happened, shown before it is saved; what a feed proposed, decided; what came fenced, kept behind its fence."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.queries import scope
from alongside.records.models import Case, Event, FenceRelease, InboundMessage, Staff
from tests import factories as make
from tests.web.pages import again, day, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
YESTERDAY = make.TODAY - timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


def recording(case: Case) -> str:
    return reverse("record_event", kwargs={"case_id": case.public_id})


def page_of(event: Event) -> str:
    return reverse("decide_event", kwargs={"case_id": event.case.public_id, "event_id": event.public_id})


class TestRecording:
    def test_what_follows_is_shown_with_day_and_reason_before_anything_is_saved(
        self, case: Case, officer: Client
    ) -> None:
        shown = send(officer, recording(case), kind="police.suspect_charged")
        page = shown.content.decode()
        assert "Tell the victim the suspect has been charged" in page
        assert "Tuesday 29 December 2026" in page
        assert "Why this day" in page
        assert not Event.objects.exists()
        saved = again(officer, recording(case), standing(shown))
        assert saved.headers["Location"] == reverse("case", kwargs={"case_id": case.public_id})
        event = Event.objects.get()
        assert event.duties.get().due_on == date(2026, 12, 29)
        assert "Recorded: Suspect charged. 1 duty added." in officer.get(saved.headers["Location"]).content.decode()

    def test_what_is_changed_after_it_was_shown_is_shown_again_and_not_saved(self, case: Case, officer: Client) -> None:
        shown = send(officer, recording(case), kind="police.suspect_charged")
        changed = again(officer, recording(case), standing(shown), **day("occurred_on", YESTERDAY))
        assert changed.status_code == 200
        assert "Thursday 24 December 2026" in changed.content.decode()
        assert not Event.objects.exists()
        assert again(officer, recording(case), standing(changed)).status_code == 302
        assert Event.objects.get().occurred_at.date() == YESTERDAY

    def test_days_that_limits_count_from_are_asked_for(self, case: Case, officer: Client) -> None:
        shown = send(officer, recording(case), kind="police.sentence_received")
        stood = standing(shown)
        assert stood["received_on-day"] == ["18"]
        missing = again(officer, recording(case), stood, **day("received_on", None))
        assert "Give this day: the limit counts from it" in missing.content.decode()
        given = again(officer, recording(case), stood, **day("sentence_on", YESTERDAY))
        assert again(officer, recording(case), standing(given)).status_code == 302
        anchors = Event.objects.get().facts["anchors"]
        assert anchors == {"received_on": "2026-12-18", "sentence_on": "2026-12-17"}

    def test_sent_twice_it_is_recorded_once(self, case: Case, officer: Client) -> None:
        stood = standing(send(officer, recording(case), kind="police.suspect_charged"))
        assert [again(officer, recording(case), stood).status_code for _ in range(2)] == [302, 302]
        assert Event.objects.count() == 1

    def test_what_has_no_duty_says_that_nothing_becomes_due(self, case: Case, officer: Client) -> None:
        shown = send(officer, recording(case), kind="police.cps_review_asked")
        assert "Nothing becomes due: it leaves a line in the history." in shown.content.decode()

    @pytest.mark.parametrize("kind", ["probation.invited", "no.such_thing"])
    def test_only_what_the_service_knows_can_be_chosen(self, kind: str, case: Case, officer: Client) -> None:
        assert "There is a problem" in send(officer, recording(case), kind=kind).content.decode()

    def test_tomorrow_cannot_have_happened(self, case: Case, officer: Client) -> None:
        typed = day("occurred_on", make.TODAY + timedelta(days=1))
        answer = send(officer, recording(case), kind="police.suspect_charged", **typed)
        assert "This day is still to come." in answer.content.decode()


class TestDeciding:
    def test_accepting_makes_its_duties_owed(self, case: Case, team: make.Team, officer: Client) -> None:
        event = make.proposed(case, team)
        answer = send(officer, page_of(event), decision="accept")
        assert answer.status_code == 302
        event.refresh_from_db()
        assert event.state == "confirmed"
        assert set(event.duties.values_list("state", flat=True)) == {"open"}

    def test_dismissing_needs_a_reason_and_ends_what_was_proposed(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        event = make.proposed(case, team)
        refused = send(officer, page_of(event), decision="dismiss")
        assert "Say why this is not so, or not for this victim." in refused.content.decode()
        assert send(officer, page_of(event), decision="dismiss", why="Another person.").status_code == 302
        event.refresh_from_db()
        assert (event.state, event.decided_why) == ("dismissed", "Another person.")
        assert "Another person." in officer.get(page_of(event)).content.decode()

    def test_decided_twice_the_same_way_it_is_decided_once_and_another_way_is_refused(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        event = make.proposed(case, team)
        stood = standing(officer.get(page_of(event)))
        assert again(officer, page_of(event), stood, decision="accept").status_code == 302
        assert again(officer, page_of(event), stood, decision="accept").status_code == 302
        other = again(officer, page_of(event), stood, decision="dismiss", why="No.")
        assert "This has been decided already." in other.content.decode()

    def test_the_day_of_a_hearing_that_a_feed_tells_of_is_shown(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        event = make.proposed(case, team, "police.hearing_listed")
        assert event.message
        told = (event.message.signal or {}) | {"dates": {"HEARING": "2026-12-30"}}
        with scope.upkeep():
            InboundMessage.objects.filter(pk=event.message.pk).update(signal=told)
        page = officer.get(page_of(event)).content.decode()
        assert "The day of the hearing" in page
        assert "Wednesday 30 December 2026" in page

    def test_a_decided_event_shows_no_form(self, case: Case, team: make.Team, officer: Client) -> None:
        page = officer.get(page_of(make.charged(case, team))).content.decode()
        assert "Save the decision" not in page
        assert "Recorded by" in page

    def test_an_event_of_another_case_is_not_there(self, case: Case, team: make.Team, officer: Client) -> None:
        other = make.proposed(make.case(team, "Another Person"), team)
        address = reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": other.public_id})
        assert officer.get(address).status_code == 404


class TestTheFence:
    @pytest.fixture
    def event(self, case: Case, team: make.Team) -> Event:
        return make.proposed(case, team, fenced={"prison": "HMP Fenbrook", "hostel": "Larch House"})

    def release(self, event: Event, field: str = "prison") -> str:
        ids = {"case_id": event.case.public_id, "event_id": event.public_id, "field": field}
        return reverse("release_fenced", kwargs=ids)

    def test_which_fields_came_is_shown_and_never_what_stood_in_them(self, event: Event, officer: Client) -> None:
        page = officer.get(page_of(event)).content.decode()
        assert "Which prison" in page
        assert "Which hostel" in page
        assert "Fenbrook" not in page
        assert "Larch" not in page

    def ask(self, event: Event, officer: Client, field: str = "prison") -> None:
        answer = send(officer, f"{self.release(event, field)}/ask", reason="He has threatened to come.")
        assert answer.headers["Location"] == page_of(event)

    def test_an_officer_asks_and_may_not_release(self, event: Event, officer: Client) -> None:
        assert f"{self.release(event)}/ask" in officer.get(page_of(event)).content.decode()
        assert "Say why this person must know" in send(officer, f"{self.release(event)}/ask").content.decode()
        self.ask(event, officer)
        page = officer.get(page_of(event)).content.decode()
        assert "Nia Pugh asked for its release" in page
        assert f'{self.release(event)}"' not in page
        assert officer.get(self.release(event)).status_code == 403

    def test_a_senior_is_led_there_and_sees_what_came_and_an_officer_never_does(
        self, event: Event, team: make.Team, officer: Client, signed_in: SignIn
    ) -> None:
        senior = signed_in(team.senior)
        assert senior.get(self.release(event)).status_code == 404
        self.ask(event, officer)
        assert reverse("decisions") in senior.get(reverse("today")).content.decode()
        assert self.release(event) in senior.get(reverse("decisions")).content.decode()
        page = senior.get(self.release(event)).content.decode()
        assert "HMP Fenbrook" in page
        assert "He has threatened to come." in page
        assert "Larch" not in page
        assert "Fenbrook" not in senior.get(page_of(event)).content.decode()

    def test_a_senior_releases_one_field_in_words_of_her_own_and_only_those_may_then_be_said(
        self, case: Case, team: make.Team, officer: Client, signed_in: SignIn
    ) -> None:
        event = make.proposed(case, team, fenced={"prison": "QQI", "hostel": "Larch House"})
        send(officer, page_of(event), decision="accept")
        self.ask(event, officer)
        senior = signed_in(team.senior)
        assert self.release(event) in senior.get(page_of(event)).content.decode()
        refused = send(senior, self.release(event), answer="yes").content.decode()
        assert "Write the place as it may be named to this person" in refused
        stood = standing(senior.get(self.release(event)))
        for said in ("Fenbrook", "Elsewhere"):
            assert again(senior, self.release(event), stood, answer="yes", said=said).status_code == 302
        assert FenceRelease.objects.get().said == "Fenbrook"
        page = officer.get(page_of(event)).content.decode()
        assert "we have been allowed to tell you which prison this is about: Fenbrook." in page
        assert "He has threatened to come." in page
        assert "Released by Grace Adeyemi" in page
        assert "QQI" not in page
        assert "Larch" not in page
        page = senior.get(self.release(event)).content.decode()
        assert "It has been released for this person already." in page
        assert "Elsewhere" not in page

    def test_refused_it_stays_behind_its_fence(
        self, event: Event, team: make.Team, officer: Client, signed_in: SignIn
    ) -> None:
        self.ask(event, officer)
        assert send(signed_in(team.senior), self.release(event), answer="no").status_code == 302
        assert not FenceRelease.objects.exists()
        assert f"{self.release(event)}/ask" in officer.get(page_of(event)).content.decode()

    def test_what_did_not_come_cannot_be_released(self, event: Event, team: make.Team, signed_in: SignIn) -> None:
        assert signed_in(team.senior).get(self.release(event, "hospital")).status_code == 404
