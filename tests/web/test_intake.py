"""Opening a case, by hand and from a referral whose words are not typed again."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.queries import scope
from alongside.records.models import (
    Case,
    Channel,
    Duty,
    Event,
    InboundMessage,
    MessageLink,
    Referral,
    Source,
    Staff,
)
from alongside.rules.access import Role
from tests import factories as make
from tests.web.messages import REFERRAL, UNKNOWN, arrive, source
from tests.web.pages import again, day, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
BY_HAND = "/case/new"


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def feed(team: make.Team) -> Source:
    return source(team.unit)


def opening(message: InboundMessage) -> str:
    with scope.upkeep():
        referral = Referral.objects.get(message=message)
    return reverse("open_referral", kwargs={"referral_id": referral.public_id})


class TestByHand:
    def test_everything_is_recorded_at_once_with_the_first_duties(self, team: make.Team, signed_in: SignIn) -> None:
        officer = signed_in(team.officer)
        answer = send(
            officer,
            BY_HAND,
            name="Siân Prys",
            phone_1="07700 900555",
            phone_1_safety="safe",
            said_by="Siân",
            address="3 Stryd Fawr",
            postcode="cf10 1aa",
            crime_reference="cw/26/0100",
            accused_name="Dean Sample",
            accused_noms="A1234BC",
            enhanced_why="vulnerable",
        )
        case = Case.objects.get()
        assert answer.headers["Location"] == reverse("case", kwargs={"case_id": case.public_id})
        assert (case.person.name, case.owner, case.enhanced) == ("Siân Prys", team.officer, True)
        assert case.person.identifiers.get().value == "CW/26/0100"
        assert {(way.way, way.safety, way.postcode) for way in Channel.objects.all()} == {
            ("phone", "safe", ""),
            ("post", "not_asked", "CF10 1AA"),
        }
        assert case.roles.get(role="suspect").person.identifiers.get().value == "A1234BC"
        assert Event.objects.get().kind == "police.referred"
        assert Duty.objects.filter(kind="police.first_attempt", state="open").count() == 1

    def test_sent_twice_one_case_is_opened(self, team: make.Team, signed_in: SignIn) -> None:
        officer = signed_in(team.officer)
        stood = standing(officer.get(BY_HAND))
        typed = {"name": "Siân Prys", "phone_1": "07700 900555", "accused_name": "Dean Sample"}
        first, second = (again(officer, BY_HAND, stood, **typed) for _ in range(2))
        assert first.headers["Location"] == second.headers["Location"]
        assert Case.objects.count() == 1
        assert Channel.objects.count() == 1
        assert Event.objects.count() == 1

    @pytest.mark.parametrize(
        ("typed", "box", "said"),
        [
            ({"name": ""}, "name", "what they are called here"),
            ({"phone_1": "12"}, "phone_1", "Enter a telephone number"),
            ({"phone_2": "12345"}, "phone_2", "Give a telephone number."),
            ({"email": "sian at example"}, "email", "Give an email address."),
            ({"phone_1": "07700 900555", "phone_1_safety": "safe"}, "said_by", "Say who said so."),
            (
                {"phone_1": "07700 900555", "phone_1_safety": "conditions", "said_by": "S"},
                "phone_1_conditions",
                "Say what the conditions are.",
            ),
            ({"crime_reference": "none"}, "crime_reference", "cannot be such a number"),
            ({"accused_name": "Dean", "accused_pnc": "1"}, "accused_pnc", "cannot be such a number"),
            ({"accused_noms": "A1234BC"}, "accused_name", "Give the person"),
            (day("referred_on", date(2027, 1, 1)), "referred_on-day", "This day is still to come."),
            (day("date_of_birth", date(2027, 1, 1)), "date_of_birth-day", "This day is still to come."),
        ],
    )
    def test_what_cannot_be_is_said_at_its_box_and_nothing_is_half_opened(
        self, typed: dict[str, str], box: str, said: str, team: make.Team, signed_in: SignIn
    ) -> None:
        answer = send(signed_in(team.officer), BY_HAND, **({"name": "Siân Prys", "needs": "No calls at work"} | typed))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'<a href="#id-{box}">' in page
        assert said in page
        assert "No calls at work" in page
        assert not Case.objects.exists()
        assert not Channel.objects.exists()

    def test_who_works_no_cases_may_not_open_one(self, signed_in: SignIn) -> None:
        admin = make.member(make.unit(), Role.ADMINISTRATOR)
        assert signed_in(admin).get(BY_HAND).status_code == 403

    def test_a_case_cannot_be_opened_in_somebody_elses_unit(self, team: make.Team, signed_in: SignIn) -> None:
        foreign = make.unit()
        page = send(signed_in(team.officer), BY_HAND, name="Siân Prys", unit=str(foreign.pk)).content.decode()
        assert "There is a problem" in page
        assert not Case.objects.exists()

    def test_a_case_is_given_only_to_who_works_there(self, team: make.Team, signed_in: SignIn) -> None:
        other = make.team().officer
        page = send(signed_in(team.officer), BY_HAND, name="Siân Prys", owner=str(other.pk)).content.decode()
        assert "There is a problem" in page
        assert not Case.objects.exists()

    def test_a_service_whose_first_limit_counts_from_the_sentence_asks_for_its_day(self, signed_in: SignIn) -> None:
        officer = signed_in(make.team("probation").officer)
        assert "sentence_on-day" in standing(officer.get(BY_HAND))
        typed = day("sentence_on", date(2026, 12, 1)) | {"name": "Siân Prys"}
        assert send(officer, BY_HAND, **typed).status_code == 302
        assert Event.objects.get().facts["anchors"]["sentence_on"] == "2026-12-01"

    def test_it_speaks_welsh_and_asks_few_questions(self, team: make.Team, signed_in: SignIn) -> None:
        officer = signed_in(team.officer)
        officer.cookies["django_language"] = "cy"
        with CaptureQueriesContext(connection) as captured:
            page = officer.get(BY_HAND).content.decode()
        assert "Enw llawn" in page
        assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= 12


class TestFromAReferral:
    def test_the_police_words_stand_in_the_form(self, team: make.Team, feed: Source, signed_in: SignIn) -> None:
        message = arrive(feed, REFERRAL)
        answer = signed_in(team.senior).get(opening(message))
        stood = {name: values[0] for name, values in standing(answer).items()}
        assert stood["name"] == "Siân Prys"
        assert [stood[f"date_of_birth-{part}"] for part in ("day", "month", "year")] == ["3", "2", "1988"]
        assert stood["language"] == "cy"
        assert (stood["phone_1"], stood["phone_1_safety"]) == ("07700 900555", "conditions")
        assert stood["phone_1_conditions"] == "Only mornings"
        assert (stood["phone_2"], stood["phone_2_safety"]) == ("01632 960222", "not_asked")
        assert (stood["email_safety"], stood["address_safety"]) == ("not_asked", "not_asked")
        assert stood["said_by"] == "The police referral"
        assert stood["crime_reference"] == "CW/26/0100"
        assert stood["accused_name"] == "Dean Sample"
        assert "Number given as safe" in answer.content.decode()

    def test_sent_as_it_stands_it_opens_the_case_and_the_referral_is_done_and_linked(
        self, team: make.Team, feed: Source, signed_in: SignIn
    ) -> None:
        message = arrive(feed, REFERRAL)
        senior = signed_in(team.senior)
        stood = standing(senior.get(opening(message)))
        for _ in range(2):
            answer = again(senior, opening(message), stood)
            assert answer.status_code == 302
        make.act_as(team.senior)
        case = Case.objects.get()
        assert case.person.language == "cy"
        assert Channel.objects.count() == 4
        message.refresh_from_db()
        assert message.state == "done"
        assert case.reference in message.decided_why
        assert MessageLink.objects.get(message=message).case == case
        assert senior.get(opening(message)).headers["Location"] == reverse("case", kwargs={"case_id": case.public_id})

    def test_what_is_refused_leaves_the_referral_waiting(
        self, team: make.Team, feed: Source, signed_in: SignIn
    ) -> None:
        message = arrive(feed, REFERRAL)
        page = send(signed_in(team.senior), opening(message), phone_1="12").content.decode()
        assert "There is a problem" in page
        message.refresh_from_db()
        assert message.state == "waiting"
        assert not Case.objects.exists()

    def test_it_is_not_there_for_another_organisation_nor_for_what_is_no_referral(
        self, team: make.Team, feed: Source, signed_in: SignIn
    ) -> None:
        referral, other = arrive(feed, REFERRAL), arrive(feed, UNKNOWN)
        assert signed_in(make.team().senior).get(opening(referral)).status_code == 404
        assert not Referral.objects.filter(message=other).exists()
        assert signed_in(team.officer).get(opening(referral)).status_code == 403


def test_two_victims_of_one_crime_are_two_referrals_and_two_cases(
    team: make.Team, feed: Source, signed_in: SignIn
) -> None:
    senior = signed_in(team.senior)
    assert send(senior, opening(arrive(feed, REFERRAL))).status_code == 302
    brother = {"givenName": "Owain", "dateOfBirth": "1990-01-01", "safeNumber": "07700 900666", "email": ""}
    second = arrive(feed, REFERRAL | brother)
    assert second.state == "waiting"
    assert "New (1)" in senior.get(reverse("referrals")).content.decode()
    assert send(senior, opening(second)).status_code == 302
    make.act_as(team.senior)
    assert set(Case.objects.values_list("person__name", flat=True)) == {"Siân Prys", "Owain Prys"}
    assert Event.objects.filter(kind="police.referred").count() == 2
