"""Somebody written down who may be known already: shown while typing and after sending, and nothing of the hidden."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import cases, people
from alongside.records.models import Case, Different, Staff
from alongside.rules.access import Role
from tests import factories as make
from tests.web.pages import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
BY_HAND = "/case/new"
BORN = date(1990, 5, 4)
TYPED = {
    "name": "Mari Testamnet",
    "date_of_birth-day": "5",
    "date_of_birth-month": "4",
    "date_of_birth-year": "1990",
}


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def mari(team: make.Team) -> Case:
    return make.case(team, details=people.Details(name="Mari Testament", date_of_birth=BORN))


def typing(client: Client, **typed: str) -> bytes:
    answer = client.post(reverse("alike"), TYPED | typed)
    assert answer.status_code == 200
    return answer.content


class TestWhileTyping:
    def test_who_may_be_the_same_is_shown_with_the_reasons_in_words(
        self, team: make.Team, mari: Case, signed_in: SignIn
    ) -> None:
        shown = typing(signed_in(team.officer)).decode()
        assert "Mari Testament" in shown
        assert "Same date of birth with day and month changed about; Similar name" in shown or (
            "Similar name; Same date of birth with day and month changed about" in shown
        )

    def test_a_hidden_somebody_is_answered_as_nobody_letter_by_letter(
        self, team: make.Team, mari: Case, signed_in: SignIn
    ) -> None:
        cases.restrict(mari, team.by, make.NOW, named=[team.officer, team.senior])
        client = signed_in(team.manager)
        assert typing(client) == typing(client, name="Zbigniew Wzór")

    def test_a_colleague_is_shown_the_name_and_whom_to_ask_and_no_more(
        self, team: make.Team, mari: Case, signed_in: SignIn
    ) -> None:
        shown = typing(signed_in(make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"))).decode()
        assert "Mari Testament" in shown
        assert "Ask the officer" in shown
        assert "1990" not in shown
        assert mari.reference not in shown

    def test_what_cannot_be_read_is_no_error(self, team: make.Team, signed_in: SignIn) -> None:
        typing(signed_in(team.officer), **{"date_of_birth-day": "99", "email": "x" * 999, "name": "\U0001f600"})


class TestAfterSending:
    def test_nothing_is_opened_until_it_is_said_that_this_is_somebody_else(
        self, team: make.Team, mari: Case, signed_in: SignIn
    ) -> None:
        officer = signed_in(team.officer)
        shown = send(officer, BY_HAND, **TYPED)
        assert "This person may be known already" in shown.content.decode()
        assert Case.objects.count() == 1
        assert "Say how you know" in send(officer, BY_HAND, somebody_else="yes", **TYPED).content.decode()
        why = "Her sister, she says"
        assert send(officer, BY_HAND, somebody_else="yes", somebody_else_why=why, **TYPED).status_code == 302
        make.act_as(team.officer)
        assert Case.objects.count() == 2
        assert Different.objects.get().why == why

    def test_who_is_like_a_hidden_somebody_is_opened_at_once(
        self, team: make.Team, mari: Case, signed_in: SignIn
    ) -> None:
        cases.restrict(mari, team.by, make.NOW, named=[team.officer, team.senior])
        colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys")
        assert send(signed_in(colleague), BY_HAND, **TYPED).status_code == 302
