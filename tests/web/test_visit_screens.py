"""Visits on screen: the check says whether one goes alone, one tap says gone and back, the desk sees who is late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import channels, visits
from alongside.jobs import chores
from alongside.records.models import AggressionWarning, Case, Outing, Staff, Visit
from alongside.rules.access import Role
from alongside.rules.visits import QUESTIONS
from tests import factories as make
from tests.web.pages import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
HOUR = timedelta(hours=1)
NO = dict.fromkeys(QUESTIONS, "no")


@pytest.fixture
def team() -> make.Team:
    return make.team()


def booked(team: make.Team, case: Case, **more: object) -> Visit:
    plan = visits.Plan(
        kind="prison", place="HMP Nowhere", starts_at=make.NOW + HOUR, back_by=make.NOW + 2 * HOUR, goes=team.officer,
        answers=NO,
    )  # fmt: skip
    return visits.book(case, team.by, make.NOW, plan=replace(plan, **more))  # type: ignore[arg-type]  # what a test names


def test_a_visit_that_needs_two_is_not_booked_alone_and_says_why(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team), signed_in(team.officer)
    way = channels.add(
        case, team.by, make.NOW, person=case.person, way="visit", value="4 Mill Lane", safety="safe", said_by="Mari"
    )
    address = reverse("book_visit", kwargs={"case_id": case.public_id})
    form = standing(client.get(address)) | {"channel": str(way.public_id), "starts": "2pm", "back": "3.30pm"}
    form |= dict.fromkeys(QUESTIONS, "no") | {"weapons": "yes"}
    page = client.post(address, form).content.decode()
    assert "Two must go: weapons are known of. Choose who goes along." in page
    done = client.post(address, form | {"second": str(team.senior.public_id)}, follow=True)
    page = done.content.decode()
    assert "The visit is booked." in page and "weapons are known of" in page
    assert "4 Mill Lane" not in page, "the address stands on its contact card alone"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"starts": "8am"}, "This time has passed."),
        ({"back": "1pm"}, "You cannot be back before you begin."),
        ({"channel": "6f1f8a52-6c1c-4d0e-9d0e-0a4f5a1f3b11"}, "This choice is no longer offered."),
        ({"kind": "home"}, "Choose the address, or add it first."),
        ({"weapons": ""}, "Answer whether weapons are known of"),
    ],
)
def test_bad_answers_are_answered_where_they_stand(
    team: make.Team, signed_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = make.case(team), signed_in(team.officer)
    address = reverse("book_visit", kwargs={"case_id": case.public_id})
    form = standing(client.get(address)) | {"kind": "court", "place": "Court 3", "starts": "2pm", "back": "3pm"}
    form |= dict.fromkeys(QUESTIONS, "no")
    assert said in client.post(address, form | typed).content.decode()
    assert not Visit.objects.exists()


def test_one_taps_out_and_in_and_says_what_came_of_it(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team), signed_in(team.officer)
    visit = booked(team, case)
    tap = reverse("outing", args=[visit.outing.public_id])
    assert client.post(tap, standing(client.get(tap)) | {"tap": "left"}).headers["Location"] == tap
    assert client.post(tap, standing(client.get(tap)) | {"tap": "back"}).headers["Location"] == reverse("diary")
    finish = reverse("finish_visit", args=[case.public_id, visit.public_id])
    client.post(finish, standing(client.get(finish)) | {"outcome": "seen", "present": "Mari and her sister"})
    page = client.get(reverse("case_visits", args=[case.public_id])).content.decode()
    assert "Mari and her sister" in page and "HMP Nowhere" in page
    late = client.post(tap, standing(client.get(reverse("finish_visit", args=[case.public_id, visit.public_id]))))
    assert late.status_code == 302, "told twice that one is back, nothing changes"


def test_a_visit_is_called_off_and_then_not_checked_in(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team), signed_in(team.officer)
    visit = booked(team, case)
    cancel = reverse("cancel_visit", args=[case.public_id, visit.public_id])
    tap = reverse("outing", args=[visit.outing.public_id])
    form = standing(client.get(tap))
    client.post(cancel, standing(client.get(cancel)) | {"why": "She is ill"})
    page = client.post(tap, form | {"tap": "left"}).content.decode()
    assert "This outing is over or was called off." in page


def test_a_warning_stands_before_the_booking_until_it_is_ended(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team), signed_in(team.officer)
    address = reverse("warn", kwargs={"case_id": case.public_id})
    review = {"review_on-day": "1", "review_on-month": "3", "review_on-year": "2027"}
    client.post(
        address,
        standing_form(client, address) | review | {"what": "threats", "whose": "accused", "note": "He shouted."},
    )
    assert "He shouted." in client.get(reverse("book_visit", args=[case.public_id])).content.decode()
    end = reverse("end_warning", args=[case.public_id, AggressionWarning.objects.get().public_id])
    client.post(end, standing(client.get(end)) | {"why": "He moved away"})
    page = client.get(reverse("case_visits", args=[case.public_id])).content.decode()
    assert "He shouted." not in page and "How to end a contact respectfully" in page


def standing_form(client: Client, address: str) -> dict[str, list[str]]:
    return standing(client.get(address))


def test_the_diary_holds_the_week_and_leafs(team: make.Team, signed_in: SignIn) -> None:
    case, client = make.case(team, "Mari Diary"), signed_in(team.officer)
    booked(team, case)
    page = client.get(reverse("diary")).content.decode()
    assert "14 December 2026 to 20 December 2026" in page
    assert "Visit: In a prison" in page and "Mari Diary" in page and "HMP Nowhere" not in page
    assert "Mari Diary" not in client.get(f"{reverse('diary')}?week=1").content.decode()
    for odd in ("x", "99999999999999999999", "-", "²"):
        assert client.get(f"{reverse('diary')}?week={odd}").status_code == 200


def test_the_desk_says_who_is_not_back_to_all_and_where_they_went_to_who_may_know(
    team: make.Team, signed_in: SignIn
) -> None:
    case = make.case(team, "Mari Hidden")
    booked(team, case, number="07700 900321")
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Ian Other")
    chores.look_for_colleagues(make.NOW + 2 * HOUR)
    seen = {
        who.name: signed_in(who).get(reverse("duty_desk")).content.decode()
        for who in (colleague, team.senior, team.manager)
    }
    assert all("Nia Pugh is not back." in page and "07700 900321" in page for page in seen.values())
    assert [name for name, page in seen.items() if "Mari Hidden" in page] == ["Grace Adeyemi"]
    sure = reverse("make_sure", args=[Outing.objects.get().public_id])
    assert [name for name, page in seen.items() if sure in page] == ["Grace Adeyemi", "Tomos Rees"]
    client = signed_in(team.senior)
    assert "A colleague who is out on a visit is not back in time." in client.get(reverse("alerts")).content.decode()
    client.post(sure, standing(client.get(sure)) | {"how": "Rang her"})
    assert "is not back." not in client.get(reverse("duty_desk")).content.decode()


@pytest.mark.parametrize("name", ["diary", "duty_desk", "case_visits", "book_visit"])
def test_each_screen_takes_at_most_twelve_questions(team: make.Team, signed_in: SignIn, name: str) -> None:
    case = make.case(team)
    for _ in range(3):
        booked(team, case)
    make.charged(case, team)
    chores.look_for_colleagues(make.NOW + 3 * HOUR)
    address = reverse(name, args=[case.public_id] if "visit" in name else [])
    client = signed_in(team.senior)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 12
