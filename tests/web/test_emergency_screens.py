"""The screens of emergency access: one answer whatever there is, the banner, the reviews, alerts, and a reading."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import cases
from alongside.queries import scope
from alongside.records.models import Alert, Case, EmergencyUse, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY
from tests.web import pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
UPKEEP = Actor(None, "", purpose="upkeep")


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def asker(team: make.Team) -> Staff:
    return make.member(make.unit(within=team.unit.organisation), Role.VICTIM_CARE_OFFICER, "Owain Siôn")


def ask(client: Client, reference: str, **more: str) -> str:
    """Ask for it; the address that the answer gives."""
    said = {"reason": "victim_calls", "words": "She is on the line."} | more
    answer = pages.send(client, reverse("emergency"), reference=reference, **said)
    found = re.search(r'href="(/emergency/[0-9a-f-]{36})"', answer.content.decode())
    assert answer.status_code == 200 and found, answer.content.decode()
    return found[1]


def at(monkeypatch: pytest.MonkeyPatch, hours: float) -> None:
    moment = NOW + timedelta(hours=hours)
    monkeypatch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: moment))


def test_the_link_opens_the_case_with_a_banner_on_every_page(signed_in: SignIn, team: make.Team, asker: Staff) -> None:
    case, client = make.case(team), signed_in(asker)
    assert client.get(reverse("case", kwargs={"case_id": case.public_id})).status_code == 404
    link = ask(client, case.reference)
    answer = client.get(link)
    assert answer.headers["Location"] == reverse("case", kwargs={"case_id": case.public_id})
    for name in ("case", "case_timeline", "case_people", "record_contact", "case_note"):
        page = client.get(reverse(name, kwargs={"case_id": case.public_id}))
        assert page.status_code == 200 and "Emergency access until 2:00pm; this is reviewed." in page.content.decode()
    own = signed_in(team.officer).get(reverse("case", kwargs={"case_id": case.public_id}))
    assert "this is reviewed" not in own.content.decode()


def test_it_ends_by_itself_and_by_its_user(
    signed_in: SignIn, team: make.Team, asker: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, client = make.case(team), signed_in(asker)
    here = reverse("case", kwargs={"case_id": case.public_id})
    link = ask(client, case.reference)
    at(monkeypatch, 3.99)
    client = signed_in(asker)  # they were signed out meanwhile, having done nothing
    assert client.get(here).status_code == 200
    at(monkeypatch, 4)
    assert client.get(here).status_code == client.get(link).status_code == client.get(f"{link}/end").status_code == 404
    at(monkeypatch, 0)
    client = signed_in(asker)
    pages.send(client, f"{link}/end")
    at(monkeypatch, 0.01)
    assert client.get(here).status_code == client.get(link).status_code == 404


def test_a_colleague_of_the_unit_is_refused_as_before_when_it_is_over(
    signed_in: SignIn, team: make.Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, person = make.case(team), make.member(team.unit, Role.DUTY)
    client = signed_in(person)
    here = reverse("case", kwargs={"case_id": case.public_id})
    before = client.get(here)
    ask(client, case.reference)
    assert (before.status_code, client.get(here).status_code) == (403, 200)
    at(monkeypatch, 4)
    after = signed_in(person).get(here)
    assert (after.status_code, after.content) == (403, before.content)


def test_somebody_elses_use_and_a_made_up_one_are_not_there(signed_in: SignIn, team: make.Team, asker: Staff) -> None:
    link = ask(signed_in(asker), make.case(team).reference)
    nothing = f"/emergency/{uuid4()}"
    for person in (team.officer, team.senior, make.member(team.unit, Role.VICTIM_CARE_OFFICER)):
        client = signed_in(person)
        for end in ("", "/end"):
            for send in (client.get, client.post):
                there, none = send(link + end), send(nothing + end)
                assert (there.status_code, there.content) == (none.status_code, none.content) == (404, none.content)


def test_a_second_sending_of_one_form_gives_the_same_answer(signed_in: SignIn, team: make.Team, asker: Staff) -> None:
    case, client = make.case(team), signed_in(asker)
    stood = pages.standing(client.get(reverse("emergency")))
    said = {"reference": case.reference, "reason": "child", "words": "At school."}
    answers = [
        re.findall(
            r"/emergency/[0-9a-f-]{36}", pages.again(client, reverse("emergency"), stood, **said).content.decode()
        )
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    scope.set_acting(UPKEEP, TODAY)
    assert EmergencyUse.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"words": "  "}, "Say in your own words why"),
        ({"reason": "bored"}, "This choice is no longer offered"),
        ({"reference": ""}, "Give the case&#39;s reference"),
        ({"reference": "x" * 21}, "Shorten this"),
        ({"words": "x" * 2001}, "Shorten this"),
    ],
)
def test_bad_answers_are_said_beside_their_question(
    answers: dict[str, str], says: str, signed_in: SignIn, team: make.Team, asker: Staff
) -> None:
    sent = {"reference": make.case(team).reference, "reason": "other", "words": "Why"} | answers
    page = pages.send(signed_in(asker), reverse("emergency"), **sent)
    assert says in page.content.decode()
    scope.set_acting(UPKEEP, TODAY)
    assert not EmergencyUse.objects.exists() and not Alert.objects.exists()


def test_hours_that_are_sent_along_lengthen_nothing(signed_in: SignIn, team: make.Team, asker: Staff) -> None:
    client = signed_in(asker)
    sent = {"reference": make.case(team).reference, "reason": "other", "words": "Why", "hours": "5", "ends_at": "2099"}
    pages.send(client, reverse("emergency"), **sent)
    make.act_as(asker)
    assert EmergencyUse.objects.get().ends_at == NOW + timedelta(hours=4)


def test_alerts_are_counted_on_every_page_and_listed_without_a_name(
    signed_in: SignIn, team: make.Team, asker: Staff
) -> None:
    case, privacy = make.case(team), make.member(team.unit, Role.PRIVACY_OFFICER)
    ask(signed_in(asker), case.reference)
    for person, first in ((team.officer, "today"), (team.senior, "today"), (privacy, "privacy")):
        client = signed_in(person)
        for name in (first, "rules", "alerts"):
            page = client.get(reverse(name)).content.decode()
            assert "Alerts (1)" in page and "Owain" not in page, name
        listed = client.get(reverse(first)).content.decode()
        assert f"Emergency access was used on case {case.reference}." in listed
        pages.send(client, reverse("alerts"))
        assert "Alerts (" not in client.get(reverse(first)).content.decode()
    assert "Alerts (" not in signed_in(asker).get(reverse("today")).content.decode()


def test_a_review_is_made_and_a_late_one_is_flagged(
    signed_in: SignIn, team: make.Team, asker: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make.case(team)
    ask(signed_in(asker), case.reference, words="<script>alert(1)</script>")
    at(monkeypatch, 4 * 24)  # from Friday to Tuesday
    senior = make.signed_in(team.senior, proved=NOW + timedelta(days=4))
    assert "1 use of emergency access should have been reviewed by now" in senior.get("/").content.decode()
    listed = senior.get(reverse("emergency_reviews")).content.decode()
    assert "Late" in listed and "Owain Siôn" in listed and case.reference in listed
    found = re.search(r'href="(/emergency/reviews/[0-9a-f-]{36})"', listed)
    assert found
    page = senior.get(found[1]).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert "Say what you found" in pages.send(senior, found[1], verdict="justified", words=" ").content.decode()
    assert pages.send(senior, found[1], verdict="justified", words="She was right.").status_code == 302
    assert "should have been reviewed" not in senior.get("/").content.decode()
    assert "It was justified" in senior.get(found[1]).content.decode()


def test_a_manager_is_told_how_to_read_a_case_and_its_officer_sees_that_they_did(
    signed_in: SignIn, team: make.Team
) -> None:
    case, client = make.case(team), signed_in(team.manager)
    here = {"case_id": case.public_id}
    refused = client.get(reverse("case", kwargs=here))
    assert refused.status_code == 403 and f'href="{reverse("sample_case", kwargs=here)}"' in refused.content.decode()
    words = "Her brother complained."
    assert pages.send(client, reverse("sample_case", kwargs=here), reason="complaint", words=words).status_code == 302
    assert client.get(reverse("case", kwargs=here)).status_code == 200
    assert client.get(reverse("case_note", kwargs=here)).status_code == 403
    history = signed_in(team.officer).get(reverse("case_history", kwargs=here)).content.decode()
    assert "Opened the case to read it, for a reason" in history and words in history
    assert "A complaint or a request about the case" in history


def test_a_colleague_is_not_shown_the_managers_way(signed_in: SignIn, team: make.Team) -> None:
    case = make.case(team)
    client = signed_in(make.member(team.unit, Role.VICTIM_LIAISON_OFFICER))
    refused = client.get(reverse("case", kwargs={"case_id": case.public_id}))
    assert refused.status_code == 403 and "/read" not in refused.content.decode()


def test_a_sealed_case_is_named_to_no_privacy_officer(signed_in: SignIn, team: make.Team, asker: Staff) -> None:
    case: Case = make.case(team)
    cases.restrict(case, team.by, NOW, named=[team.officer, team.manager])
    ask(signed_in(asker), case.reference)
    client = signed_in(make.member(team.unit, Role.PRIVACY_OFFICER))
    for name in ("privacy", "alerts", "emergency_reviews", "openings"):
        assert case.reference not in client.get(reverse(name)).content.decode()
    assert "A sealed case" in client.get(reverse("emergency_reviews")).content.decode()
