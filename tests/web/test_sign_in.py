"""Signing in: two proofs, one way of saying no, and nothing before both."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from alongside.queries import scope
from alongside.records.models import JournalEntry, Membership, Staff
from alongside.rules.access import Actor, Role
from tests import factories
from tests.factories import TODAY

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def gwen() -> Staff:
    staff = Staff(username="gwen", name="Gwen Prys")
    staff.set_password(PASSWORD)
    with factories.hosting():
        staff.save()
    return staff


@pytest.fixture
def app(gwen: Staff) -> Authenticator:
    return factories.proof(gwen, {"secret": encrypt(SECRET)})


def code() -> str:
    """What the app shows now."""
    shown: str = format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))
    return shown


def give_password(client: Client, username: str = "gwen", password: str = PASSWORD, **extra: Any) -> Any:
    return client.post("/sign-in/", {"login": username, "password": password}, **extra)


def test_password_and_code_open_the_door(client: Client, app: Authenticator) -> None:
    assert give_password(client, " GWEN ").headers["Location"] == "/sign-in/code"
    assert client.get("/sign-in/yours").headers["Location"].startswith("/sign-in/?next=")
    assert client.post("/sign-in/code", {"code": code()}).headers["Location"] == "/"
    assert "Gwen Prys" in client.get("/sign-in/yours").content.decode()


def test_a_code_works_once(client: Client, app: Authenticator) -> None:
    give_password(client)
    shown = code()
    assert client.post("/sign-in/code", {"code": shown}).status_code == 302
    other = Client()
    give_password(other)
    again = other.post("/sign-in/code", {"code": shown})
    assert "The code is not right, or has been used already" in again.content.decode()


def test_who_has_no_second_factor_can_only_set_one_up(client: Client, gwen: Staff) -> None:
    give_password(client)
    page = client.get("/sign-in/yours/app").content.decode()
    assert "Set up your authenticator app" in page
    for address in ("/sign-in/yours/app/remove", "/sign-in/yours/recovery-codes/new"):
        assert client.get(address).headers["Location"] == "/sign-in/yours/app"


def test_setting_up_an_app_is_the_proof_of_this_session(client: Client, gwen: Staff) -> None:
    give_password(client)
    page = client.get("/sign-in/yours/app").content.decode()
    (shown,) = re.findall(r'app-secret">([^<]*)<', page)
    secret = shown.replace(" ", "")
    counter = list(yield_hotp_counters_from_time())[1]
    done = client.post("/sign-in/yours/app", {"code": format_hotp_value(hotp_value(secret, counter))})
    assert done.headers["Location"] == "/sign-in/yours/recovery-codes"
    kept = Authenticator.objects.get(user=gwen, type="totp")
    assert secret not in str(kept.data)
    assert decrypt(kept.data["secret"]) == secret
    codes = client.get("/sign-in/yours/recovery-codes").content.decode()
    assert len(re.findall(r"<li>\d{8}</li>", codes)) == 10
    assert client.get("/sign-in/yours/recovery-codes/new").status_code == 200


def test_changing_how_one_signs_in_later_asks_for_the_password_again(client: Client, app: Authenticator) -> None:
    give_password(client)
    client.post("/sign-in/code", {"code": code()})
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 600
    session.save()
    assert client.get("/sign-in/yours/keys/add").headers["Location"].startswith("/sign-in/again?next=")
    answer = client.post("/sign-in/again", {"password": PASSWORD, "next": "/sign-in/yours/keys/add"})
    assert answer.headers["Location"] == "/sign-in/yours/keys/add"
    assert client.get("/sign-in/yours/keys/add").status_code == 200


def told(answer: Any) -> str:
    """The page without what differs from page to page: the tokens, and the name that was typed."""
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


def test_wrong_unknown_and_locked_are_answered_alike(client: Client, app: Authenticator) -> None:
    wrong = told(give_password(client, "gwen", "not the password"))
    unknown = told(give_password(client, "nobody", "not the password"))
    for _ in range(4):
        give_password(client, password="not the password")
    locked = told(give_password(client))
    assert "The username or the password is not right" in wrong
    assert wrong == unknown == locked


def test_a_locked_name_costs_the_same_work_as_a_wrong_password(
    client: Client, app: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: Any, password: str, salt: str) -> str:
        hashed.append(password)
        kept: str = encode(self, password, salt)
        return kept

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    counts = []
    for name in ("gwen", "nobody", *["gwen"] * 5):
        hashed.clear()
        give_password(client, name, "not the password")
        counts.append(len(hashed))
    assert counts == [1] * 7
    failed = failures()
    assert [entry.facts["why"] for entry in failed] == ["password"] * 6 + ["locked"]


def failures() -> list[JournalEntry]:
    """What the door wrote down."""
    scope.set_acting(Actor(None, "", purpose="door"), TODAY)
    return list(JournalEntry.objects.filter(verb="sign_in.fail").order_by("pk"))


def test_every_failure_is_journalled_and_a_name_nobody_has_is_not_written_down(client: Client, gwen: Staff) -> None:
    give_password(client, "gwen", "not the password")
    give_password(client, "a password typed in the wrong box", "not the password")
    known, unknown = failures()
    assert (known.subject, known.subject_id, known.facts) == ("Staff", gwen.pk, {"why": "password"})
    assert (unknown.subject, unknown.subject_id, unknown.facts) == ("", None, {"why": "password"})


def test_guessing_the_code_is_stopped_too(client: Client, app: Authenticator) -> None:
    give_password(client)
    for guess in ("000000", "000001", "000002", "000003", "000004"):
        client.post("/sign-in/code", {"code": guess})
    assert "Too many tries" in client.post("/sign-in/code", {"code": code()}).content.decode()


@pytest.mark.parametrize("secret", [SECRET, "0189" * 10], ids=["base32", "no base32"])
@pytest.mark.parametrize("guess", ["000001", "abc", "１２３４５６", "é", "-", "0" * 5000])
def test_a_wrong_code_is_answered_on_the_form_whatever_it_is(
    client: Client, app: Authenticator, guess: str, secret: str
) -> None:
    app.data["secret"] = encrypt(secret)
    with factories.hosting():
        app.save()
    give_password(client)
    answer = client.post("/sign-in/code", {"code": guess})
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()
    assert client.get("/sign-in/yours").headers["Location"].startswith("/sign-in/?next=")


def test_a_wrong_code_against_a_secret_that_is_no_base32_is_journalled_and_counted(
    client: Client, app: Authenticator
) -> None:
    app.data["secret"] = encrypt("0189" * 10)
    with factories.hosting():
        app.save()
    give_password(client)
    for _ in range(5):
        client.post("/sign-in/code", {"code": "000001"})
    assert len(failures()) == 5
    assert "Too many tries" in client.post("/sign-in/code", {"code": "000001"}).content.decode()


def test_somebody_who_has_left_cannot_sign_in(client: Client, gwen: Staff) -> None:
    with factories.hosting():
        Staff.objects.filter(pk=gwen.pk).update(is_active=False)
    give_password(client)
    assert client.get("/sign-in/yours").headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_there_is_no_door_for_signing_up_or_for_passwords_by_e_mail(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


class TestTheDemonstrationsCode:
    """The fixed code counts only where all of it is true: demonstration on, its own account, this very machine."""

    @pytest.fixture(autouse=True)
    def on(self, settings: Any, app: Authenticator) -> None:
        settings.ALONGSIDE_DEMO = True
        app.data["demonstration"] = True
        with factories.hosting():
            app.save()

    def signs_in(self, client: Client, **extra: Any) -> bool:
        give_password(client, **extra)
        answer = client.post("/sign-in/code", {"code": "123456"}, **extra)
        return bool(answer.headers.get("Location") == "/")

    def test_it_opens_the_door_on_this_machine(self, client: Client) -> None:
        assert self.signs_in(client)

    def test_it_is_shown_on_this_machine(self, client: Client) -> None:
        give_password(client)
        assert "123456" in client.get("/sign-in/code").content.decode()

    @pytest.mark.parametrize(
        "extra",
        [
            {"REMOTE_ADDR": "192.0.2.7"},
            {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
            {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
            {"HTTP_FORWARDED": "for=192.0.2.7"},
        ],
    )
    def test_it_does_not_count_from_elsewhere(self, client: Client, extra: dict[str, Any]) -> None:
        assert not self.signs_in(client, **extra)
        give_password(client, **extra)
        assert "123456" not in client.get("/sign-in/code", **extra).content.decode()

    def test_it_does_not_count_when_the_demonstration_is_off(self, client: Client, settings: Any) -> None:
        settings.ALONGSIDE_DEMO = False
        assert not self.signs_in(client)

    def test_it_does_not_count_for_an_account_that_is_not_the_demonstrations(
        self, client: Client, app: Authenticator
    ) -> None:
        app.data["demonstration"] = False
        with factories.hosting():
            app.save()
        assert not self.signs_in(client)


class TestChangingThePassword:
    """With the old one; everywhere else one is signed out."""

    NEW = "kettle umbrella marmalade"

    @pytest.fixture
    def signed_in(self, client: Client, app: Authenticator) -> Client:
        give_password(client)
        client.post("/sign-in/code", {"code": code()})
        return client

    def change(self, client: Client, now: str, new: str) -> Any:
        return client.post("/sign-in/yours/password", {"oldpassword": now, "password1": new})

    def test_the_new_one_counts_from_then_on_and_other_browsers_are_out(self, signed_in: Client, gwen: Staff) -> None:
        elsewhere = factories.signed_in(gwen)
        assert elsewhere.get("/sign-in/yours").status_code == 200
        assert self.change(signed_in, PASSWORD, self.NEW).headers["Location"] == "/sign-in/yours"
        assert signed_in.get("/sign-in/yours").status_code == 200
        assert elsewhere.get("/sign-in/yours").status_code == 302
        gwen.refresh_from_db()
        assert gwen.check_password(self.NEW)
        scope.set_acting(factories.actor(gwen), TODAY)
        (entry,) = JournalEntry.objects.filter(verb="sign_in.change")
        assert entry.facts["what"] == "password"

    def test_the_old_one_is_needed(self, signed_in: Client, gwen: Staff) -> None:
        assert self.change(signed_in, "not the password", self.NEW).status_code == 200
        gwen.refresh_from_db()
        assert gwen.check_password(PASSWORD)

    @pytest.mark.parametrize("new", ["short", "gwen prys gwen prys", ""])
    def test_a_poor_one_is_refused_beside_its_box(self, signed_in: Client, gwen: Staff, new: str) -> None:
        page = self.change(signed_in, PASSWORD, new).content.decode()
        assert 'id="id-password1-error"' in page
        gwen.refresh_from_db()
        assert gwen.check_password(PASSWORD)

    def test_five_thousand_characters_are_refused_without_hashing_them(
        self, signed_in: Client, gwen: Staff, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Staff, "set_password", lambda *_: pytest.fail("it was hashed"))
        assert self.change(signed_in, PASSWORD, "k" * 5000).status_code == 200

    def test_the_boxes_allow_a_password_manager_and_pasting(self, signed_in: Client) -> None:
        page = signed_in.get("/sign-in/yours/password").content.decode()
        assert 'autocomplete="current-password"' in page
        assert 'autocomplete="new-password"' in page
        assert "onpaste" not in page


def test_a_session_has_another_key_after_signing_in(client: Client, app: Authenticator) -> None:
    client.get("/sign-in/")
    give_password(client)
    before = client.cookies["sessionid"].value
    client.post("/sign-in/code", {"code": code()})
    assert client.cookies["sessionid"].value != before


def test_a_key_that_somebody_planted_is_not_taken_over(client: Client, app: Authenticator) -> None:
    client.cookies["sessionid"] = "planted" * 5
    give_password(client)
    client.post("/sign-in/code", {"code": code()})
    assert client.cookies["sessionid"].value != "planted" * 5


@pytest.mark.parametrize(
    "where", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "javascript:x"]
)
def test_signing_in_leads_nowhere_else(client: Client, app: Authenticator, where: str) -> None:
    client.post("/sign-in/", {"login": "gwen", "password": PASSWORD, "next": where})
    assert client.post("/sign-in/code", {"code": code()}).headers["Location"] == "/"


def test_a_line_break_in_the_way_on_reaches_no_header(client: Client, app: Authenticator) -> None:
    client.post("/sign-in/", {"login": "gwen", "password": PASSWORD, "next": "/caseload\r\nSet-Cookie: a=b"})
    answer = client.post("/sign-in/code", {"code": code()})
    assert "a" not in answer.cookies
    assert "\n" not in answer.headers["Location"]


def test_an_administrator_lets_a_locked_name_try_again(client: Client, app: Authenticator, gwen: Staff) -> None:
    unit = factories.unit()
    with factories.hosting():
        Membership.objects.create(staff=gwen, unit=unit, role="senior", starts_on="2020-01-01")
    admin = factories.signed_in(factories.member(unit, Role.ADMINISTRATOR))
    for _ in range(6):
        give_password(client, password="not the password")
    assert give_password(client).status_code == 200
    key = str(uuid4())
    assert admin.post(f"/accounts/{gwen.public_id}", {"what": "unlock", "form_key": key}).status_code == 302
    assert give_password(client).headers["Location"] == "/sign-in/code"


def test_somebody_whose_second_factor_was_forgotten_can_only_set_up_another(
    client: Client, app: Authenticator, gwen: Staff
) -> None:
    unit = factories.unit()
    with factories.hosting():
        Membership.objects.create(staff=gwen, unit=unit, role="senior", starts_on="2020-01-01")
    admin = factories.signed_in(factories.member(unit, Role.ADMINISTRATOR))
    admin.post(f"/accounts/{gwen.public_id}", {"what": "forget", "form_key": str(uuid4())})
    with factories.hosting():  # at the door nobody acts; in the test's transaction the administrator still does
        give_password(client)
    assert client.get("/caseload").headers["Location"] == "/sign-in/yours/app"


def test_recovery_codes_are_shown_once_work_once_and_lie_sealed(client: Client, gwen: Staff) -> None:
    give_password(client)
    page = client.get("/sign-in/yours/app").content.decode()
    (shown,) = re.findall(r'app-secret">([^<]*)<', page)
    counter = list(yield_hotp_counters_from_time())[1]
    client.post("/sign-in/yours/app", {"code": format_hotp_value(hotp_value(shown.replace(" ", ""), counter))})
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/sign-in/yours/recovery-codes").content.decode())
    assert len(set(codes)) == 10
    assert codes[0] not in client.get("/sign-in/yours/recovery-codes").content.decode()
    assert codes[0] not in str(Authenticator.objects.get(user=gwen, type="recovery_codes").data)
    other = Client()
    give_password(other)
    assert other.post("/sign-in/code", {"code": codes[0]}).headers["Location"] == "/"
    again = Client()
    give_password(again)
    assert again.post("/sign-in/code", {"code": codes[0]}).status_code == 200
