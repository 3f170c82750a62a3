"""A request of a signed-in officer is one transaction with the officer named on it, and its headers are strict."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from alongside.actions.performing import Refused
from alongside.records.models import Staff
from alongside.rules.access import Decision
from alongside.rules.words import Words
from alongside.web.shell.language import choose_language
from alongside.web.shell.requests import OfficerRequest
from tests.factories import hosting

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def who(request: OfficerRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('alongside.staff'), txid_current_if_assigned()")
        (named, _transaction) = cursor.fetchone() or ("", None)
    same_day = request.today == request.now.date()
    return HttpResponse(f"{named} {request.actor.name} {connection.in_atomic_block} {same_day}")


def rename_and_answer(request: HttpRequest, status: int) -> HttpResponse:
    with hosting():
        Staff.objects.filter(username="gwen").update(name="Renamed")
    if status == 500:
        raise RuntimeError("broken on purpose")
    if status == 404:
        raise Http404
    return HttpResponse(status=status)


def refuse(request: HttpRequest, known: int) -> HttpResponse:
    raise Refused(Decision(allowed=False, known=bool(known), sentence=Words("Only a manager may.", "Dim ond rheolwr.")))


urlpatterns = [
    path("sign-in/", include("alongside.web.sign_in.urls")),
    path("", include("alongside.web.draft.urls")),
    path("language", choose_language, name="choose_language"),
    path("who", who),
    path("rename/<int:status>", rename_and_answer),
    path("refuse/<int:known>", refuse),
]
handler404 = "alongside.web.shell.refusals.not_found"
handler500 = "alongside.web.shell.refusals.broken"


@pytest.fixture
def gwen() -> Staff:
    with hosting():
        return Staff.objects.create(username="gwen", name="Gwen Prys", password="!")


@pytest.fixture
def officer(gwen: Staff, signed_in: Callable[[Staff], Client]) -> Client:
    client = signed_in(gwen)
    client.raise_request_exception = False
    return client


def test_the_officer_is_named_on_the_transaction_of_the_request(officer: Client, gwen: Staff) -> None:
    assert officer.get("/who").content.decode() == f"{gwen.pk} Gwen Prys True True"


def test_nobody_is_named_once_the_request_is_over(officer: Client, gwen: Staff) -> None:
    officer.get("/who")
    with connection.cursor() as cursor:
        cursor.execute("select nullif(current_setting('alongside.staff', true), '')")
        row = cursor.fetchone()
    # Inside the test's own transaction the setting lives on; what matters is that it is local to a transaction.
    assert row is not None
    assert row[0] in (None, str(gwen.pk))


@pytest.mark.parametrize(
    ("status", "name"), [(200, "Renamed"), (404, "Renamed"), (500, "Gwen Prys"), (503, "Gwen Prys")]
)
def test_an_answer_of_500_or_more_undoes_everything(officer: Client, gwen: Staff, status: int, name: str) -> None:
    assert officer.get(f"/rename/{status}").status_code == status
    gwen.refresh_from_db()
    assert gwen.name == name


def test_what_one_may_not_know_of_is_answered_like_what_does_not_exist(officer: Client) -> None:
    unknown, nothing = officer.get("/refuse/0"), officer.get("/no-such-page")
    assert (unknown.status_code, nothing.status_code) == (404, 404)
    assert unknown.content == nothing.content


def test_what_one_may_see_but_not_do_is_refused_with_its_sentence(officer: Client) -> None:
    answer = officer.get("/refuse/1")
    assert answer.status_code == 403
    assert "Only a manager may." in answer.content.decode()


def test_without_signing_in_every_screen_leads_to_the_door(client: Client) -> None:
    assert client.get("/who").headers["Location"] == "/sign-in/?next=/who"


def test_a_password_alone_opens_no_screen(client: Client, gwen: Staff) -> None:
    client.force_login(gwen)
    session: Any = client.session
    session.begin("", datetime.now(UTC))
    assert client.get("/who").headers["Location"] == "/sign-in/yours/app"


def test_every_page_forbids_scripts_of_others_framing_and_keeping(officer: Client) -> None:
    page = officer.get("/sign-in/yours")
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    scripts = re.findall(r"<script([^>]*)>", page.content.decode())
    assert scripts
    assert all("src=" in script or "application/json" in script for script in scripts)
    assert not re.findall(r"\son\w+=|\sstyle=|javascript:", page.content.decode())
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_a_form_without_its_token_is_refused(gwen: Staff) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"login": "gwen", "password": "x"})
    assert answer.status_code == 403
    assert "Go back and open it again" in answer.content.decode()


def test_the_language_chosen_is_kept_and_leads_back_to_the_page(officer: Client) -> None:
    answer: Any = officer.post("/language", {"language": "cy", "next": "/sign-in/yours"})
    assert answer.headers["Location"] == "/sign-in/yours"
    page = officer.get("/sign-in/yours").content.decode()
    assert '<html lang="cy"' in page
    assert "Allgofnodi" in page


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "", "javascript:x"]
)
def test_the_language_switch_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.post("/language", {"language": "cy", "next": back}).headers["Location"] == "/"


def test_no_person_is_named_in_the_title_of_a_page(officer: Client) -> None:
    (title,) = re.findall(r"<title>(.*?)</title>", officer.get("/sign-in/yours").content.decode(), re.S)
    assert title == "Your sign-in – Alongside"
