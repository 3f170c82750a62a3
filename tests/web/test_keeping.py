"""How long a case is kept, on the screen; and what stands on every page of a restored copy."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from alongside.actions import cases, retention
from alongside.queries import retention as keeping
from alongside.records.models import Case, LegalHold, RestoredCopy, Staff
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW, TODAY
from tests.web import pages

SignIn = Callable[[Staff], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    made = make.case(team)
    return cases.close(made, team.by, NOW, why="work_done")


def address(case: Case, more: str = "") -> str:
    return f"/case/{case.public_id}/keeping{more}"


def page(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_officer_reads_that_it_is_kept_until_decided_and_decides_nothing(
    signed_in: SignIn, team: make.Team, case: Case
) -> None:
    shown = page(signed_in(team.officer), address(case))
    assert "Kept until decided" in shown
    assert "Not verified" in shown
    assert address(case, "/decide") not in shown
    assert address(case, "/hold") not in shown
    assert address(case) in page(signed_in(team.officer), f"/case/{case.public_id}")


def test_a_senior_decides_a_day_of_their_own_or_a_published_figure(
    signed_in: SignIn, team: make.Team, case: Case
) -> None:
    client = signed_in(team.senior)
    assert "Victim Support publishes" in page(client, address(case, "/decide"))
    bad = pages.send(client, address(case, "/decide"), choice="decided")
    assert "Give the last day it is kept" in bad.content.decode()
    pages.send(client, address(case, "/decide"), choice="decided", **pages.day("until", date(2030, 2, 1)))
    assert "1 February 2030" in page(client, address(case))
    pages.send(client, address(case, "/decide"), choice="support.not_taken_up")
    case.refresh_from_db()
    assert case.retain_until == TODAY + timedelta(weeks=6)


def test_one_asks_that_a_hold_end_and_only_another_is_offered_to_end_it(
    signed_in: SignIn, team: make.Team, case: Case
) -> None:
    senior, second = signed_in(team.senior), signed_in(make.member(team.unit, Role.SENIOR, "Farah Siddiqui"))
    stood = pages.standing(senior.get(address(case, "/hold")))
    for _ in ("once", "and the same form again"):
        assert pages.again(senior, address(case, "/hold"), stood, sort="complaint").status_code == 302
    make.act_as(team.senior)
    (hold,) = keeping.holds(case)
    ask, end = (address(case, f"/hold/{hold.row.public_id}/{act}") for act in ("ask", "end"))
    assert ask in page(senior, address(case))
    assert "Say why the hold may end" in pages.send(senior, ask, why="").content.decode()
    assert pages.send(senior, ask, why="Answered").status_code == 302
    shown = page(senior, address(case))
    assert end not in shown
    assert "Another person must agree" in pages.send(senior, end).content.decode()
    assert end in page(second, address(case))
    assert "asks that it end: Answered" in page(second, end)
    assert pages.send(second, end).status_code == 302
    assert "No legal hold stands" in page(second, address(case))
    assert second.get(end).status_code == 404


def test_a_manager_places_and_lifts_a_hold_seeing_name_and_officer_and_lands_on_the_caseload(
    signed_in: SignIn, team: make.Team, case: Case
) -> None:
    beside = make.member(team.unit, Role.MANAGER)
    client = signed_in(team.manager)
    asked = page(client, address(case, "/hold"))
    assert "Mari Testament" in asked and "Nia Pugh" in asked and "Back to the caseload" in asked
    assert "No way" not in asked and "Safe contact" not in asked and "Pronouns" not in asked
    sent = pages.send(client, address(case, "/hold"), sort="inquiry", why="A letter came")
    assert sent.headers["Location"] == "/caseload"
    assert "The case is on legal hold" in page(client, "/caseload")
    (hold,) = LegalHold.objects.all()
    sent = pages.send(client, address(case, f"/hold/{hold.public_id}/ask"), why="The inquiry is over")
    assert sent.headers["Location"] == "/caseload"
    sent = pages.send(signed_in(beside), address(case, f"/hold/{hold.public_id}/end"))
    assert sent.headers["Location"] == "/caseload"


def test_the_hold_of_another_case_is_not_there(signed_in: SignIn, team: make.Team, case: Case) -> None:
    other = retention.place_hold(make.case(team, "Other"), make.actor(team.senior), NOW, sort="inquiry")
    assert signed_in(team.senior).get(address(case, f"/hold/{other.public_id}/ask")).status_code == 404


def test_an_open_case_is_kept(signed_in: SignIn, team: make.Team) -> None:
    shown = page(signed_in(team.senior), address(make.case(team)))
    assert "The case is open: it is kept" in shown
    assert "/decide" not in shown


def test_every_page_of_a_copy_says_so_in_the_readers_language_and_no_page_of_a_live_one(
    signed_in: SignIn, team: make.Team, case: Case
) -> None:
    client = signed_in(team.officer)
    pages = ["/", "/caseload", "/search", "/rules", address(case), "/sign-in/yours"]
    for where in pages:
        assert "Restored copy" not in page(client, where)
    with make.hosting():
        RestoredCopy.objects.create(taken_at=NOW, restored_at=NOW)
    for where in pages:
        assert "Restored copy of Friday 18 December 2026: nothing is sent" in page(client, where), where
    assert "Restored copy of Friday" in page(Client(), "/sign-in/")
    client.cookies["django_language"] = "cy"
    assert "ni anfonir dim, ac ni dderbynnir" in page(client, "/")


def test_a_page_of_a_copy_asks_no_question_more(
    signed_in: SignIn, team: make.Team, django_assert_num_queries: Callable[[int], object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(team.officer)
    client.get("/")
    with CaptureQueriesContext(connection) as live:
        client.get("/")
    with make.hosting():
        RestoredCopy.objects.create(taken_at=NOW, restored_at=NOW)
    with CaptureQueriesContext(connection) as copy:
        client.get("/")
    assert len(live) == len(copy) > 3
