"""Signing in with the organisation's own sign-in, through a real provider on this machine."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.utils import encrypt
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from alongside.config import openid
from alongside.queries import scope
from alongside.records.models import JournalEntry, Membership, Staff, Unit
from alongside.rules.access import Actor, Role
from alongside.web.sign_in.openid import NONCE, Speaker
from tests import factories as make
from tests.factories import TODAY

pytestmark = pytest.mark.django_db
EMAIL = "nia.pugh@aberafon.example"
SUBJECT = "a1b2c3"


PROVIDER = """
import os, sys
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
import oidc_provider_mock
with oidc_provider_mock.run_server_in_thread(require_nonce=True) as server:
    print(server.server_port, flush=True)
    sys.stdin.read()
"""
"""Speaks plain HTTP on this machine, until we close what it reads."""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The provider, in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PROVIDER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as provider:
        assert provider.stdout and provider.stdin
        port = provider.stdout.readline().strip()
        assert port.isdecimal(), "the provider did not start"
        yield f"http://localhost:{port}"
        provider.stdin.close()


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def unit() -> Unit:
    return make.unit()


@pytest.fixture
def nia(unit: Unit) -> Staff:
    person = make.member(unit, Role.VICTIM_CARE_OFFICER)
    with make.hosting():
        Staff.objects.filter(pk=person.pk).update(email=EMAIL)
    return person


@pytest.fixture
def slug(unit: Unit, issuer: str, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> str:
    """The organisation's own sign-in, taken here."""
    taken = tmp_path / "openid.json"
    one = {
        "organisation": unit.organisation.slug,
        "name": "Heddlu Aberafon",
        "issuer": issuer,
        "client_id": "alongside",
        "secret": "not a real one",
    }
    taken.write_text(json.dumps([one]))
    monkeypatch.setenv("ALONGSIDE_OPENID", str(taken))
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": openid.providers()}}
    return str(unit.organisation.slug)


def says(issuer: str, **claims: Any) -> None:
    """What the provider says of the person from now on."""
    told: Any = {"email": EMAIL, "email_verified": True, "amr": ["pwd", "mfa"], "auth_time": int(time.time())} | claims
    requests.put(f"{issuer}/users/{SUBJECT}", json=told, timeout=5).raise_for_status()


def gone(client: Client, slug: str, **more: str) -> str:
    """The address at the provider to which somebody at our door is sent."""
    page = client.post(f"/sign-in/with/{slug}", more)
    assert page.status_code == 200
    return str(page.headers["Refresh"]).removeprefix("0; url=")


def back_from(address: str) -> str:
    """Signed in there: the address of ours that the provider sends the browser to."""
    answer = requests.post(address, data={"sub": SUBJECT}, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come(client: Client, slug: str, **more: str) -> Any:
    """The whole way round."""
    return client.get(back_from(gone(client, slug, **more)))


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def failures() -> list[JournalEntry]:
    scope.set_acting(Actor(None, "", purpose="door"), TODAY)
    return list(JournalEntry.objects.filter(verb="sign_in.fail"))


def test_who_is_known_here_comes_in_and_is_known_by_subject_from_then_on(
    client: Client, slug: str, issuer: str, nia: Staff
) -> None:
    says(issuer)
    answer = come(client, slug, next="/caseload")
    assert answer.headers["Location"] == "/caseload"
    assert "Nia Pugh" in client.get("/sign-in/yours").content.decode()
    linked = SocialAccount.objects.get(user=nia)
    assert (linked.provider, linked.uid, linked.extra_data) == (slug, SUBJECT, {})
    scope.set_acting(make.actor(nia), TODAY)
    assert set(JournalEntry.objects.filter(staff_id=nia.pk).values_list("verb", flat=True)) == {
        "sign_in.change",
        "sign_in.begin",
    }
    # Another address from now on, or none: the subject is the same, and so is the person.
    says(issuer, email="somebody.else@aberafon.example", email_verified=False)
    other = Client()
    come(other, slug)
    assert other.session["_auth_user_id"] == str(nia.pk)


def test_the_door_offers_it_and_the_way_there_asks_for_little(client: Client, slug: str, issuer: str) -> None:
    assert "Sign in with Heddlu Aberafon" in client.get("/sign-in/").content.decode()
    asked = {name: one[0] for name, one in parse_qs(urlsplit(gone(client, slug)).query).items()}
    assert set(asked["scope"].split()) == {"openid", "email"}
    assert asked["code_challenge_method"] == "S256"
    assert asked["max_age"] == "600"
    assert len(asked["nonce"]) >= 22
    assert len(asked["state"]) >= 16


def test_following_a_link_signs_nobody_in(client: Client, slug: str) -> None:
    assert client.get(f"/sign-in/with/{slug}").status_code == 405


@pytest.mark.parametrize(
    "claims",
    [
        {"amr": ["pwd"]},
        {"amr": None},
        {"amr": "mfa"},
        {"auth_time": int(time.time()) - 3600},
        {"auth_time": None},
        {"auth_time": int(time.time()) + 3600},
    ],
)
def test_without_a_fresh_sign_in_by_two_proofs_ours_is_asked_for(
    client: Client, slug: str, issuer: str, nia: Staff, claims: dict[str, Any]
) -> None:
    says(issuer, **claims)
    come(client, slug)
    assert client.get("/caseload").headers["Location"] == "/sign-in/yours/app"
    make.proof(nia, {"secret": encrypt("JBSWY3DPEHPK3PXP")})
    other = Client()
    assert come(other, slug).headers["Location"] == "/sign-in/code"
    assert not signed_in(other)


def test_an_acr_that_the_organisation_named_counts_as_two_proofs(
    client: Client, slug: str, issuer: str, nia: Staff, settings: Any
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["second_factor"] = ["loa3"]
    says(issuer, amr=["mfa"], acr="loa3")
    come(client, slug)
    assert client.get("/caseload").status_code == 200


def nobody_known(nia: Staff, unit: Unit) -> None:
    with make.hosting():
        Staff.objects.filter(pk=nia.pk).update(email="")


def two_of_them(nia: Staff, unit: Unit) -> None:
    with make.hosting():
        Staff.objects.filter(pk=make.member(unit, Role.DUTY).pk).update(email=EMAIL.upper())


def of_another_organisation(nia: Staff, unit: Unit) -> None:
    with make.hosting():
        Membership.objects.filter(staff=nia).update(unit=make.unit())


def left(nia: Staff, unit: Unit) -> None:
    with make.hosting():
        Membership.objects.filter(staff=nia).update(starts_on="2020-01-01", ends_on="2020-12-31")


def closed(nia: Staff, unit: Unit) -> None:
    with make.hosting():
        Staff.objects.filter(pk=nia.pk).update(is_active=False)


@pytest.mark.parametrize("change", [nobody_known, two_of_them, of_another_organisation, left, closed])
def test_it_creates_no_access(
    client: Client, slug: str, issuer: str, nia: Staff, unit: Unit, change: Callable[[Staff, Unit], None]
) -> None:
    change(nia, unit)
    before = Staff.objects.count()
    says(issuer)
    assert come(client, slug).headers["Location"] == "/sign-in/"
    assert not signed_in(client)
    assert "You could not be signed in that way" in client.get("/sign-in/").content.decode()
    assert (Staff.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert [entry.facts for entry in failures()] == [{"why": "openid"}]


def test_an_address_that_nobody_verified_finds_nobody(client: Client, slug: str, issuer: str, nia: Staff) -> None:
    for verified in (False, None, "true"):
        says(issuer, email_verified=verified)
        come(client, slug)
        assert not signed_in(client)


def test_who_left_after_being_linked_comes_in_no_more(
    client: Client, slug: str, issuer: str, nia: Staff, unit: Unit
) -> None:
    says(issuer)
    come(client, slug)
    left(nia, unit)
    other = Client()
    come(other, slug)
    assert not signed_in(other)


class TestWhatIsForged:
    """Every answer that is not the one to our own question lets nobody in."""

    @pytest.fixture(autouse=True)
    def known(self, issuer: str, nia: Staff) -> None:
        says(issuer)

    def test_an_answer_of_another_browser(self, client: Client, slug: str) -> None:
        back = back_from(gone(client, slug))
        victim = Client()
        victim.get(back)
        assert not signed_in(victim)

    def test_a_state_that_was_changed(self, client: Client, slug: str) -> None:
        back = re.sub("state=[^&]+", "state=AAAAAAAAAAAAAAAA", back_from(gone(client, slug)))
        client.get(back)
        assert not signed_in(client)

    def test_an_answer_that_comes_twice(self, client: Client, slug: str) -> None:
        back = back_from(gone(client, slug))
        client.get(back)
        assert signed_in(client)
        client.post("/sign-in/out")
        client.get(back)
        assert not signed_in(client)

    def test_a_token_that_answers_another_question(self, client: Client, slug: str) -> None:
        back = back_from(gone(client, slug))
        session = client.session
        session[NONCE] = "the nonce of another question"
        session.save()
        client.get(back)
        assert not signed_in(client)

    def test_a_code_that_somebody_else_asked_for(self, client: Client, slug: str) -> None:
        stolen = parse_qs(urlsplit(back_from(gone(Client(), slug))).query)["code"][0]
        back = re.sub("code=[^&]+", f"code={stolen}", back_from(gone(client, slug)))
        client.get(back)
        assert not signed_in(client)

    @pytest.mark.parametrize("how", ["another key", "none", "HS256", "nonsense"])
    def test_a_token_that_is_not_the_providers_for_us_and_now(
        self, client: Client, slug: str, issuer: str, monkeypatch: pytest.MonkeyPatch, how: str
    ) -> None:
        back = back_from(gone(client, slug))
        genuine = requests.Session.request

        def forging(self: requests.Session, method: str, url: str, **more: Any) -> requests.Response:
            answer = genuine(self, method, url, **more)
            if url.endswith("/oauth2/token"):
                said = answer.json()
                said["id_token"] = forged(said["id_token"], how)
                answer._content = json.dumps(said).encode()
            return answer

        monkeypatch.setattr(requests.Session, "request", forging)
        client.get(back)
        assert not signed_in(client)

    @pytest.mark.parametrize("wrong", [{}, {"aud": "other"}, {"iss": "https://x.example"}, {"exp": 1}, {"sub": None}])
    def test_a_token_of_the_right_key_that_says_the_wrong_thing(
        self, client: Client, slug: str, issuer: str, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any]
    ) -> None:
        back = back_from(gone(client, slug))
        nonce = client.session[NONCE]
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        monkeypatch.setattr(Speaker, "_key", lambda *_: key.public_key())
        genuine = requests.Session.request
        right = {"iss": issuer, "aud": "alongside", "sub": SUBJECT, "nonce": nonce, "email": EMAIL}
        right |= {"email_verified": True, "iat": int(time.time()), "exp": int(time.time()) + 60}
        claims = {name: one for name, one in (right | wrong).items() if one is not None}

        def forging(self: requests.Session, method: str, url: str, **more: Any) -> requests.Response:
            answer = genuine(self, method, url, **more)
            if url.endswith("/oauth2/token"):
                token = jwt.encode(claims, key, algorithm="RS256")
                answer._content = json.dumps(answer.json() | {"id_token": token}).encode()
            return answer

        monkeypatch.setattr(requests.Session, "request", forging)
        client.get(back)
        assert signed_in(client) is (wrong == {})

    def test_a_provider_that_says_it_is_another(self, client: Client, slug: str, settings: Any) -> None:
        settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["issuer"] = "https://other.example"
        assert client.post(f"/sign-in/with/{slug}").headers["Location"] == "/sign-in/"

    def test_a_refusal_at_the_provider(self, client: Client, slug: str) -> None:
        state = parse_qs(urlsplit(gone(client, slug)).query)["state"][0]
        answer = client.get(f"/sign-in/with/{slug}/back", {"error": "access_denied", "state": state})
        assert answer.headers["Location"] == "/sign-in/"
        assert not signed_in(client)

    def test_a_way_on_that_leads_elsewhere(self, client: Client, slug: str) -> None:
        assert come(client, slug, next="//elsewhere.example").headers["Location"] == "/"


def forged(token: str, how: str) -> str:
    """The provider's token, changed as somebody between us would."""
    claims = jwt.decode(token, options={"verify_signature": False})
    if how == "nonsense":
        return "a.b.c"
    if how == "none":
        return jwt.encode(claims, "", algorithm="none")
    if how == "HS256":
        return jwt.encode(claims, "x" * 32, algorithm="HS256")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims, key, algorithm="RS256")


def test_an_organisation_that_is_not_taken_is_not_there(client: Client, slug: str) -> None:
    assert [client.post("/sign-in/with/x").status_code, client.get("/sign-in/with/x/back").status_code] == [404, 404]


def test_a_provider_that_is_away_is_said_plainly(client: Client, slug: str, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    assert client.post(f"/sign-in/with/{slug}").headers["Location"] == "/sign-in/"
    assert "You could not be signed in that way" in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "cannot be read as JSON"),
        ("{}", "holds a list"),
        ('[{"organisation": "a"}]', "lacks name, issuer, client_id, secret"),
        (
            '[{"organisation":"a","name":"A","issuer":"http://a.example","client_id":"x","secret":"y"}]',
            "must be an https address",
        ),
        ("[{}, {}]", "stands there twice"),
    ],
)
def test_a_file_that_is_wrong_is_refused_at_the_start(
    text: str, complaint: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "openid.json").write_text(text)
    monkeypatch.setenv("ALONGSIDE_OPENID", str(tmp_path / "openid.json"))
    with pytest.raises(ImproperlyConfigured, match=complaint):
        openid.providers()
