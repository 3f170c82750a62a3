"""Before an act that cannot be taken back, one proves once more who one is; what was typed survives the detour."""

import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from alongside.queries import scope
from alongside.records.models import Draft, JournalEntry, Staff
from alongside.rules.access import STEP_UP, Role, Verb
from alongside.web import screens
from tests import factories as make
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    ticking = SimpleNamespace(now=lambda: NOW)
    monkeypatch.setattr("alongside.web.shell.acting.timezone", ticking)
    monkeypatch.setattr("allauth.account.internal.flows.login.time", SimpleNamespace(time=lambda: NOW.timestamp()))
    return ticking


@pytest.fixture
def team() -> Team:
    return make.team()


@pytest.fixture
def ada(team: Team) -> Staff:
    person = make.member(team.unit, Role.ADMINISTRATOR, "Ada Lloyd")
    person.set_password(PASSWORD)
    with make.hosting():
        person.save()
    make.proof(person, {"secret": encrypt("JBSWY3DPEHPK3PXP")})
    with make.hosting():
        RecoveryCodes.activate(person)
    return person


@pytest.fixture
def admin(ada: Staff) -> Client:
    """Signed in a while ago."""
    return make.signed_in(ada, proved=NOW - timedelta(minutes=11))


def recovery_code(person: Staff) -> str:
    kept = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    code: str = kept.get_unused_codes()[0]
    return code


def test_every_screen_of_an_act_that_asks_asks_and_no_other_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {Verb.RELEASE_FENCED, Verb.LOOK_AFTER_ACCOUNT, Verb.ADD_STAFF, Verb.EXPORT_JOURNAL} <= STEP_UP
    monkeypatch.setattr(screens, "check", lambda *_: None)
    monkeypatch.setattr(screens, "proved_recently", lambda _: False)
    request: Any = SimpleNamespace(actor=None, now=NOW, get_full_path=lambda: "/here")
    asked = {verb for verb in Verb if screens.screen(verb)(lambda _: HttpResponse())(request).status_code == 302}
    assert asked == STEP_UP


def test_nothing_is_asked_for_other_acts(team: Team) -> None:
    client = make.signed_in(team.officer, proved=NOW - timedelta(hours=3))
    assert client.get("/caseload").status_code == 200


def test_a_fresh_proof_counts_for_ten_minutes(ada: Staff) -> None:
    for ago, status in ((0, 200), (9, 200), (10, 302), (11, 302)):
        client = make.signed_in(ada, proved=NOW - timedelta(minutes=ago))
        assert client.get("/accounts").status_code == status, ago


def test_a_proof_from_the_future_is_none(ada: Staff) -> None:
    client = make.signed_in(ada, proved=NOW + timedelta(minutes=5))
    assert client.get("/accounts").status_code == 302


@pytest.mark.parametrize(("way", "answer"), [("code", recovery_code), ("", lambda _: PASSWORD)])
def test_after_the_proof_one_is_where_one_wanted_to_go_with_another_session_key(
    admin: Client, ada: Staff, way: str, answer: Any
) -> None:
    before = admin.cookies["sessionid"].value
    asked = admin.get("/accounts").headers["Location"]
    assert asked == "/sign-in/again/code?next=%2Faccounts"
    assert "Use your password instead" in admin.get(asked).content.decode()
    proof = {"code" if way else "password": answer(ada), "next": "/accounts"}
    assert admin.post(f"/sign-in/again/{way}".removesuffix("/"), proof).headers["Location"] == "/accounts"
    assert admin.get("/accounts").status_code == 200
    assert admin.cookies["sessionid"].value != before
    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get("/accounts").headers["Location"].startswith("/sign-in/?next=")
    scope.set_acting(make.actor(ada), TODAY)
    (entry,) = JournalEntry.objects.filter(verb="sign_in.prove")
    assert entry.facts == {"how": "code" if way else "password"}


def test_a_wrong_proof_opens_nothing_and_is_journalled_and_counted(admin: Client, ada: Staff) -> None:
    for _ in range(5):
        admin.post("/sign-in/again/code", {"code": "000000", "next": "/accounts"})
    assert admin.get("/accounts").status_code == 302
    assert "Too many tries" in admin.post("/sign-in/again/code", {"code": recovery_code(ada)}).content.decode()


def test_what_was_typed_into_the_form_survives_the_detour(
    admin: Client, ada: Staff, team: Team, clock: SimpleNamespace
) -> None:
    address = f"/accounts/{team.officer.public_id}"
    ready = make.signed_in(ada, proved=NOW - timedelta(minutes=8))
    page = ready.get(address).content.decode()
    form = {"what": "close"}
    for name in ("form_key", "drawn_for"):
        found = re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)
        assert found
        form[name] = found[1]
    clock.now = lambda: NOW + timedelta(minutes=5)
    assert ready.post(address, form).headers["Location"].startswith("/sign-in/again/code?next=")
    assert Staff.objects.get(pk=team.officer.pk).is_active
    scope.set_acting(make.actor(ada), TODAY)
    assert Draft.objects.get(staff=ada).address == address
    session = ready.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": (NOW + timedelta(minutes=5)).timestamp()}]
    session.save()
    page = ready.get(address).content.decode()
    assert re.search(r'value="close"[^>]*checked', page)
    assert form["form_key"] in page
    assert ready.post(address, form).status_code == 302
    assert not Staff.objects.get(pk=team.officer.pk).is_active


def test_who_may_not_do_it_is_refused_and_not_asked(team: Team) -> None:
    client = make.signed_in(team.officer, proved=NOW - timedelta(hours=1))
    assert client.get("/accounts").status_code == 403


def test_who_has_nothing_of_ours_to_prove_with_signs_in_again(team: Team) -> None:
    ada = make.member(team.unit, Role.ADMINISTRATOR, "Ada Lloyd")
    client = make.signed_in(ada, proved=NOW - timedelta(hours=1))
    answer = client.get("/accounts", follow=True)
    assert answer.redirect_chain[-1][0] == "/sign-in/?next=%2Faccounts"
    other = make.signed_in(ada, proved=NOW - timedelta(hours=1))
    assert other.get("/sign-in/yours/app").headers["Location"] == "/sign-in/?next=%2Fsign-in%2Fyours%2Fapp"


@pytest.mark.parametrize("where", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"])
def test_the_detour_leads_nowhere_else(admin: Client, ada: Staff, where: str) -> None:
    answer = admin.post("/sign-in/again/code", {"code": recovery_code(ada), "next": where})
    assert answer.headers["Location"] == "/"
