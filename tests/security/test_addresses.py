"""What stands in an address: random ids and nothing of anybody; a changed one leads nowhere (ASVS V8.2, V14.2)."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core import signing
from django.db.models import UUIDField
from django.test import Client
from django.urls import get_resolver

from tests.architecture import visits
from tests.architecture.visits import ROUTES, House, address, told
from tests.security import crawl

BY_NAME = {
    "<slug:rule_id>": "the law",
    "<slug:slug>": "a source of messages",
    "<slug:provider_id>": "an organisation's own sign-in",
    "<str:field>": "a kind of fact",
    "<slug:kind>": "a sort of thing that can be declared",
    "<slug:silence>": "a sort of silence",
    "<slug:place>": "which line of a list",
}
"""What an address holds that is no random id, and what it names: nothing of anybody."""
KEYED = {"<slug:key>", "<secret>"}
"""Keyed hashes, 128 bits of them; and the secret of one's own calendar, of which a hash alone is kept."""


def parts() -> list[tuple[str, str]]:
    return [(name, part) for name, path, _ in visits.known_addresses() for part in re.findall(r"<[^>]+>", path)]


def test_no_address_counts_up() -> None:
    assert len(parts()) > 40
    other = {part for _, part in parts() if not part.startswith("<uuid:") and part not in BY_NAME and part not in KEYED}
    assert other == set()
    assert not [path for _, path, _ in visits.known_addresses() if "<int:" in path or r"\d" in path]


def test_no_address_is_made_of_an_expression() -> None:
    """An expression in an address could let through what a converter would not."""
    assert not [one for one in get_resolver().url_patterns if "Regex" in type(one.pattern).__name__]


def test_every_id_in_an_address_is_drawn_at_random() -> None:
    addressed = [
        model._meta.get_field("public_id")
        for model in apps.get_app_config("records").get_models()
        if any(column.name == "public_id" for column in model._meta.fields)
    ]
    assert len(addressed) >= 8
    for column in addressed:
        assert isinstance(column, UUIDField)
        assert column.unique
        assert isinstance(column.get_default(), UUID)
        assert column.get_default() != column.get_default()


def test_no_link_and_no_form_of_any_page_holds_anything_of_anybody(house: House) -> None:
    case = house.cases["Bramblyx"]
    held = (*visits.words_of(house, "Bramblyx")[:2], "ceri", "kelvin", "07700", "officer at home")
    found, seen = [], 0
    for name, answer in crawl.pages(house, "officer", "manager"):
        for tag, got in crawl.Page(crawl.text_of(answer)).elements:
            for attribute in ("href", "action", "src", "formaction"):
                target = got.get(attribute, "").lower()
                if tag == "a" and target.startswith(("tel:", "mailto:", "http")):
                    continue
                seen += bool(target)
                found += [(name, target) for word in held if word in target.replace(str(case.public_id), "")]
    assert seen > 1000
    assert found == []


def test_what_one_searches_for_travels_in_the_body_and_never_in_an_address(house: House) -> None:
    answer = house.client("officer").get("/search?text=Bramblyx")
    assert house.cases["Bramblyx"].reference not in answer.content.decode()
    page = crawl.Page(house.client("officer").get("/search").content.decode())
    assert {form.method for form in page.forms if "text" in form.boxes} == {"post"}


CHANGED: dict[str, Any] = {
    "one letter": lambda id: UUID(int=id.int ^ 1),
    "the other end": lambda id: UUID(int=id.int ^ (1 << 127)),
    "all zeros": lambda id: UUID(int=0),
    "another": lambda id: uuid4(),
}


@pytest.mark.parametrize("how", CHANGED)
@pytest.mark.parametrize("part", ["case_id", "person_id", "duty_id", "event_id", "part_id", "channel_id", "message_id"])
def test_a_changed_id_is_answered_as_nothing_at_all(how: str, part: str, house: House) -> None:
    there, client = visits.parts_of(house.cases["Bramblyx"]), house.client("officer")
    none = told(client.get(address("case", visits.of_nothing())))
    for name in visits.screens(part):
        if ROUTES[name]["officer"] == "200":
            changed = there | {part: CHANGED[how](there[part])}
            assert told(client.get(address(name, changed))) == none, name


def test_a_key_of_somebody_else_is_not_there_whatever_its_number(house: House) -> None:
    from allauth.mfa.models import Authenticator

    from alongside.web.sign_in.views import address_of
    from tests import factories

    theirs = factories.proof(house.staff["manager"], {"name": "theirs"}, "webauthn")
    assert re.fullmatch(r"[0-9a-f]{32}", address_of(theirs))
    client = house.client("officer")
    for key in (address_of(theirs), str(theirs.pk), "0" * 32):
        assert client.get(f"/sign-in/yours/keys/{key}/remove").status_code == 404
    with factories.hosting():
        assert Authenticator.objects.filter(pk=theirs.pk).exists()


COOKIES = [
    *("", "0", "x" * 32, "../../x", "x" * 5000, "a; b=c", '{"_auth_user_id": "1"}', "' OR 1=1 --", "%00"),
    signing.dumps({"_auth_user_id": "1"}, key="guessed"),
]


@pytest.mark.parametrize("cookie", COOKIES)
def test_a_forged_session_is_nobodys(cookie: str, house: House) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    answer = client.get("/caseload")
    assert answer.status_code in (302, 400)
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/sign-in/")


def test_a_session_kept_from_before_signing_out_opens_nothing(house: House) -> None:
    client = house.client("officer")
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get("/caseload").status_code == 200
    client.post("/sign-in/out")
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert again.get("/caseload").status_code == 302


def test_the_key_of_a_session_is_long_and_kept_on_the_server(house: House) -> None:
    keys = {house.client("officer").cookies[settings.SESSION_COOKIE_NAME].value for _ in range(20)}
    assert len(keys) == 20
    # 32 characters of 36: 165 bits.
    assert all(re.fullmatch(r"[a-z0-9]{32}", key) for key in keys)
    assert settings.SESSION_ENGINE.endswith((".db", "sessions"))
    assert "Pickle" not in settings.SESSION_SERIALIZER


def test_signing_out_is_offered_on_every_page(house: House) -> None:
    for name, answer in crawl.pages(house, "officer"):
        if answer.status_code == 200:
            page = crawl.Page(crawl.text_of(answer))
            assert any(form.action == "/sign-in/out" and form.method == "post" for form in page.forms), name


def test_following_a_link_signs_nobody_in(house: House) -> None:
    for path in ("/sign-in/", "/sign-in/code", "/sign-in/again", "/"):
        client = Client()
        client.get(f"{path}?login=officer&password=x&code=123456&token=x&next=/")
        assert client.get("/caseload").status_code == 302


def test_every_screen_but_the_doors_asks_who_is_there() -> None:
    """The doors are counted: a new one is looked at."""
    doors = {name for name, row in ROUTES.items() if row["verb"] == "door"}
    for name, row in ROUTES.items():
        if name not in doors and row["verb"] != "machine" and "<" not in row["path"]:
            assert Client().get("/" + row["path"]).status_code == 302, name
