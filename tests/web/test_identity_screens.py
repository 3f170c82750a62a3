"""Somebody written down who may be known already: shown while typing and after sending, and nothing of the hidden."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import cases, people
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, Different, Staff
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


class TestJoining:
    @pytest.fixture
    def mary(self, team: make.Team, mari: Case) -> Case:
        return make.case(team, details=people.Details(name="Mary Testament", date_of_birth=BORN))

    def test_from_the_people_of_a_case_to_the_decision_and_back(
        self, team: make.Team, mari: Case, mary: Case, signed_in: SignIn
    ) -> None:
        here = {"case_id": mari.public_id, "person_id": mari.person.public_id}
        officer, senior = signed_in(team.officer), signed_in(team.senior)
        shown = officer.get(reverse("alike_people", kwargs=here)).content.decode()
        join = reverse("ask_merge", kwargs=here | {"other_id": mary.person.public_id})
        assert join in shown
        assert "Choose which of the two stands" in send(officer, join, why="The same").content.decode()
        assert send(officer, join, name="kept", why="She rang from the same number").status_code == 302
        assert "Join two records of one person" in senior.get(reverse("decisions")).content.decode()
        decide = reverse("decide_merge", kwargs=here | {"person_id": mary.person.public_id})
        assert "Mari Testament (stands)" in senior.get(decide).content.decode()
        assert send(senior, decide, answer="yes").status_code == 302
        assert "Joined from two records" in officer.get(reverse("alike_people", kwargs=here)).content.decode()
        assert send(officer, reverse("ask_part", kwargs=here), why="Two sisters").status_code == 302
        assert send(senior, reverse("decide_part", kwargs=here), answer="yes").status_code == 302
        make.act_as(team.officer)
        assert Case.objects.get(pk=mary.pk).person_id == mary.person_id

    def test_told_apart_they_are_offered_no_more(
        self, team: make.Team, mari: Case, mary: Case, signed_in: SignIn
    ) -> None:
        here = {"case_id": mari.public_id, "person_id": mari.person.public_id}
        officer = signed_in(team.officer)
        send(officer, reverse("tell_apart", kwargs=here | {"other_id": mary.person.public_id}), why="Her sister")
        assert "Mary Testament" not in officer.get(reverse("alike_people", kwargs=here)).content.decode()

    def test_the_pages_ask_few_questions_of_the_database(
        self, team: make.Team, mari: Case, mary: Case, signed_in: SignIn
    ) -> None:
        here = {"case_id": mari.public_id, "person_id": mari.person.public_id}
        officer = signed_in(team.officer)
        officer.get(reverse("case_people", kwargs={"case_id": mari.public_id}))
        other = {"other_id": mary.person.public_id}
        for name, ids, most in (
            ("alike_people", here, 18),
            ("ask_merge", here | other, 18),
            ("case_people", {"case_id": mari.public_id}, 12),
        ):
            with CaptureQueriesContext(connection) as asked:
                officer.get(reverse(name, kwargs=ids))
            assert len(asked) <= most, (name, len(asked))


class TestBelonging:
    def test_a_child_in_a_household_of_domestic_abuse_is_thought_of_with_the_source(
        self, team: make.Team, signed_in: SignIn
    ) -> None:
        case = make.case(team, offence_summary="Domestic assault")
        child = people.Details(name="Efa Testament", date_of_birth=date(2018, 3, 1))
        efa = people.add_role(case, team.by, make.NOW, role="professional", details=child)
        officer = signed_in(team.officer)
        where = reverse("tie_people", kwargs={"case_id": case.public_id})
        ids = {"person": str(efa.person.public_id), "other": str(case.person.public_id)}
        assert send(officer, where, kind="child", **ids).status_code == 302
        shown = officer.get(reverse("case_people", kwargs={"case_id": case.public_id})).content.decode()
        assert "Efa Testament: Dependant child of Mari Testament" in shown
        assert "There is a child in this household" in shown
        assert "Domestic Abuse Act 2021, section 3" in shown
        people.add_role(case, team.by, make.NOW, role="victim", person=efa.person)
        shown = officer.get(reverse("case_people", kwargs={"case_id": case.public_id})).content.decode()
        assert "There is a child in this household" not in shown

    def test_a_part_on_the_other_side_is_told_to_who_opens_both_and_to_nobody_else(
        self, team: make.Team, signed_in: SignIn
    ) -> None:
        case = make.case(team)
        other = make.Team(
            team.unit, make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"), team.senior, team.manager
        )
        theirs = make.case(other, "Somebody Else")
        with scope.upkeep():
            CaseRole.objects.create(case=theirs, person=case.person, role="suspect")
        told = "Somebody here has another part in another case"
        where = reverse("case_people", kwargs={"case_id": case.public_id})
        assert told in signed_in(team.senior).get(where).content.decode()
        assert told not in signed_in(team.officer).get(where).content.decode()
