"""Which passwords are taken and how they are asked for; how long a code counts; what a name betrays (ASVS V6)."""

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import encrypt
from django.conf import settings as configured
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client
from django.urls import URLPattern, get_resolver

from alongside.config.breached import Breached
from alongside.records.models import Staff
from tests import factories as make
from tests.architecture.visits import known_addresses
from tests.security import crawl

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]
NOW = "quiet lanterns over estuaries"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def gwen() -> Staff:
    staff = make.team().officer
    staff.set_password(NOW)
    with make.hosting():
        staff.save()
    return staff


def change(client: Client, new: str, old: str = NOW) -> Any:
    return client.post("/sign-in/yours/password", {"oldpassword": old, "password1": new})


@pytest.mark.parametrize(
    ("new", "taken"),
    [
        ("kelp orbit tan", False),  # 14 characters
        ("kelp orbit tans", True),  # 15
        ("correct horse battery staple", True),  # lower case and spaces alone
        ("w" * 3 + "ithout figures or signs", True),
        ("ffôn y môr tawel heddiw 🌊🌊", True),
        ("kelp orbit " + "x y " * 29, True),  # 127 characters
        ("passwordpassword", False),
        ("alongside2026victims", False),
        ("heddlu aberafon hub 2026", False),
        ("111111111111111111", False),
    ],
)
def test_a_password_is_taken_for_its_length_and_for_being_nobodys_first_guess(
    new: str, taken: bool, gwen: Staff, signed_in: SignIn
) -> None:
    answer = change(signed_in(gwen), new)
    gwen.refresh_from_db()
    assert gwen.check_password(new) is taken
    assert answer.status_code == (302 if taken else 200)


@pytest.mark.parametrize("common", ["1qaz2wsx3edc4rfv", "passwordpassword", "123456789012345678"])
def test_passwords_known_to_everybody_are_refused(common: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(common)


@pytest.mark.parametrize("ending", ["\n", ":12\n", ":9999999\r\n"])
@pytest.mark.parametrize("many", [1, 2, 3, 500])
def test_a_password_of_the_list_of_stolen_ones_is_refused_and_no_other(many: int, ending: str, tmp_path: Path) -> None:
    stolen = [f"walked on the beach at {number}" for number in range(many)]
    marks = sorted(hashlib.sha1(one.encode()).hexdigest().upper() for one in stolen)
    (tmp_path / "list").write_text("".join(mark + ending for mark in marks), newline="")
    listed = Breached(str(tmp_path / "list"))
    for one in stolen:
        with pytest.raises(ValidationError, match="stolen"):
            listed.validate(one)
    for number in range(200):
        listed.validate(f"stayed at home on day {number}")


def test_a_list_of_stolen_passwords_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_BREACHED"):
        Breached(str(tmp_path / "none"))


def test_the_new_password_is_taken_only_with_the_one_there_is(gwen: Staff, signed_in: SignIn) -> None:
    assert change(signed_in(gwen), "kelp orbit tans again", old="not the one").status_code == 200
    gwen.refresh_from_db()
    assert gwen.check_password(NOW)


@pytest.mark.parametrize("other", [NOW.upper(), NOW + " ", " " + NOW, NOW[:-1], NOW.replace("e", "\u00e9")])
def test_a_password_is_compared_letter_for_letter(other: str, gwen: Staff) -> None:
    answer = Client().post("/sign-in/", {"login": gwen.username, "password": other})
    assert answer.status_code == 200
    assert Client().post("/sign-in/", {"login": gwen.username, "password": NOW}).status_code == 302


def test_a_password_of_thousands_of_letters_is_refused_before_it_costs_anything(gwen: Staff, settings: Any) -> None:
    settings.PASSWORD_HASHERS = configured.PASSWORD_HASHERS
    began = time.process_time()
    answer = Client().post("/sign-in/", {"login": gwen.username, "password": "x" * 500_000})
    assert answer.status_code == 200
    assert time.process_time() - began < 1


def test_a_password_is_asked_for_hidden_may_be_shown_pasted_and_filled_in(gwen: Staff, signed_in: SignIn) -> None:
    boxes = []
    for client, path in ((Client(), "/sign-in/"), (signed_in(gwen), "/sign-in/yours/password")):
        page = client.get(path).content.decode()
        assert "govuk-js-password-input-toggle" in page
        boxes += [got for tag, got in crawl.Page(page).elements if tag == "input" and got.get("type") == "password"]
    assert [box["autocomplete"] for box in boxes] == ["current-password", "current-password", "new-password"]
    assert not [name for box in boxes for name in box if name in ("onpaste", "maxlength", "pattern", "readonly")]


def test_no_password_grows_old_and_none_has_a_hint() -> None:
    columns = {column.name for column in Staff._meta.fields}
    assert not [name for name in columns if re.search(r"expir|hint|question|answer|changed_on", name)]
    names = {name for name, _, _ in known_addresses()}
    assert not {name for name in names if re.search(r"reset|hint|question|signup|magic|by_code", name)}


def test_a_changed_password_ends_every_other_session(gwen: Staff, signed_in: SignIn) -> None:
    here, elsewhere = signed_in(gwen), signed_in(gwen)
    assert change(here, "kelp orbit tans again").status_code == 302
    assert here.get("/sign-in/yours").status_code == 200
    assert elsewhere.get("/sign-in/yours").status_code == 302


def code(steps: int, secret: str = SECRET) -> str:
    """What an app shows, some steps of 30 seconds before now."""
    counter = list(yield_hotp_counters_from_time())[1] - steps
    shown: str = format_hotp_value(hotp_value(secret, counter))
    return shown


@pytest.mark.parametrize(("steps", "counts"), [(0, True), (1, True), (3, False), (100, False), (-3, False)])
def test_a_code_counts_for_its_half_minute_and_the_one_beside_it_by_our_clock(
    steps: int, counts: bool, gwen: Staff
) -> None:
    make.proof(gwen, {"secret": encrypt(SECRET)})
    client = Client()
    client.post("/sign-in/", {"login": gwen.username, "password": NOW})
    answer = client.post("/sign-in/code", {"code": code(steps)}, headers={"date": "Mon, 01 Jan 2001 00:00:00 GMT"})
    assert (answer.status_code == 302) is counts


def test_a_code_given_to_another_session_opens_nothing(gwen: Staff) -> None:
    make.proof(gwen, {"secret": encrypt(SECRET)})
    stranger = Client()
    assert stranger.post("/sign-in/code", {"code": code(0)}).headers["Location"].startswith("/sign-in/")
    assert stranger.get("/caseload").status_code == 302


def test_secrets_of_a_second_factor_lie_unreadable_in_the_table(gwen: Staff, signed_in: SignIn) -> None:
    client = signed_in(gwen)
    page = client.get("/sign-in/yours/app").content.decode()
    (shown,) = re.findall(r'app-secret">([^<]*)<', page)
    secret = shown.replace(" ", "")
    assert len(secret) >= 32  # 160 bits in base 32
    client.post("/sign-in/yours/app", {"code": code(0, secret)})
    codes = re.findall(r"<li>(\d{8})</li>", client.get("/sign-in/yours/recovery-codes").content.decode())
    assert len(set(codes)) == 10  # of 8 figures each: 26 bits
    kept = str(list(Authenticator.objects.filter(user=gwen).values_list("data", flat=True)))
    assert secret not in kept
    assert not [one for one in codes if one in kept]


def test_every_question_to_a_security_key_is_long_and_asked_once(gwen: Staff, signed_in: SignIn) -> None:
    client = signed_in(gwen)
    asked = set()
    for _ in range(10):
        page = client.get("/sign-in/yours/keys/add").content.decode()
        (told,) = re.findall(r'id="key-options">(.*?)</script>', page, re.S)
        options = json.loads(told)
        asked.add(options.get("publicKey", options)["challenge"])
    assert len(asked) == 10
    assert all(len(one) >= 22 for one in asked)  # 16 bytes and more in base 64


def test_no_proof_comes_by_text_message_e_mail_or_push() -> None:
    assert set(configured.MFA_SUPPORTED_TYPES) == {"totp", "webauthn", "recovery_codes"}
    assert not getattr(configured, "ACCOUNT_LOGIN_BY_CODE_ENABLED", False)
    assert not getattr(configured, "MFA_PASSKEY_LOGIN_ENABLED", False)


def test_a_name_that_is_there_and_one_that_is_not_take_the_same_time(gwen: Staff, settings: Any) -> None:
    """Work is measured, not the clock: what others do on this machine does not count."""
    settings.PASSWORD_HASHERS = ["alongside.config.passwords.MeasuredArgon2"]
    settings.ACCOUNT_RATE_LIMITS = {}
    gwen.set_password(NOW)
    gwen.save()
    took: dict[str, list[float]] = {gwen.username: [], "nobody-here": []}
    for _ in range(25):
        for name, times in took.items():
            cache.clear()
            client = Client()
            began = time.process_time()
            client.post("/sign-in/", {"login": name, "password": "not the password"})
            times.append(time.process_time() - began)
    there, not_there = (median(times[3:]) for times in took.values())
    assert there == pytest.approx(not_there, rel=0.1)


def test_the_ways_in_are_counted() -> None:
    def walk(patterns: list[Any]) -> Iterator[URLPattern]:
        for one in patterns:
            if isinstance(one, URLPattern):
                yield one
            else:
                yield from walk(one.url_patterns)

    every = walk(get_resolver().url_patterns)
    open_ones = {str(one.pattern) for one in every if not getattr(one.callback, "login_required", True)}
    people = {"", "code", "inactive", "out", "with/<slug:provider_id>", "with/<slug:provider_id>/back", "language"}
    machines = {"inbox", "token", "openapi.json", "calendar/<secret>.ics"}
    assert open_ones
    assert open_ones <= people | machines | {"again", "again/code", "again/key"}
