"""Tokens of machines: given for a key, good for ten minutes and one source, gone when the key is renewed."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from alongside.actions import sources
from alongside.queries.sources import TOKEN_LIFE, key_hash
from alongside.records.models import JournalEntry, Source, SourceToken
from alongside.rules.access import Actor
from tests.actions import feed
from tests.api.test_inbox import DEATH, KEY, post
from tests.factories import hosting

pytestmark = pytest.mark.django_db
GRANT = {"grant_type": "client_credentials"}


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def source() -> Source:
    return feed.source(key_hash=key_hash(KEY))


def ask(source: Source | str, key: str = KEY, *, basic: bool = True, **form: str) -> Any:
    name = source if isinstance(source, str) else source.slug
    shown = {"authorization": "Basic " + b64encode(f"{name}:{key}".encode()).decode()} if basic else {}
    given = {} if basic else {"client_id": name, "client_secret": key}
    return Client().post("/api/token", GRANT | given | form, headers=shown)


def token_of(source: Source) -> str:
    token: str = ask(source).json()["access_token"]
    return token


@pytest.mark.parametrize("basic", [True, False])
def test_a_key_buys_a_token_and_the_token_posts_a_message(source: Source, basic: bool) -> None:
    answer = ask(source, basic=basic, scope="inbox")
    assert answer.status_code == 200
    said = answer.json()
    assert (said["token_type"], said["expires_in"], said["scope"]) == ("Bearer", 600, "inbox")
    assert answer.headers["Cache-Control"] == "no-store"
    assert post(DEATH, key=said["access_token"]).status_code == 202


def test_a_token_is_kept_as_its_hash_and_its_giving_is_journalled(source: Source) -> None:
    token = token_of(source)
    kept = SourceToken.objects.get()
    assert kept.token_hash == key_hash(token)
    feed.see_all()
    (entry,) = JournalEntry.objects.filter(verb="source.token")
    assert (entry.purpose, entry.facts) == ("feeds", {"source": source.pk})


def test_a_token_counts_for_ten_minutes_and_a_clock_set_back_adds_none(source: Source) -> None:
    token, now = token_of(source), datetime.now(UTC)
    kept = SourceToken.objects.get()
    assert abs(kept.expires_at - now - TOKEN_LIFE) < timedelta(seconds=30)
    for expires in (now - timedelta(seconds=1), now + TOKEN_LIFE + timedelta(hours=2)):
        with hosting():
            SourceToken.objects.all().delete()
            SourceToken.objects.create(source=source, token_hash=kept.token_hash, expires_at=expires)
        assert post(DEATH, key=token).status_code == 401


def test_a_new_key_ends_every_token_at_once(source: Source) -> None:
    token = token_of(source)
    sources.give_key(source, Actor(None, "", purpose="accounts"), datetime.now(UTC))
    assert post(DEATH, key=token).status_code == 401
    assert ask(source).status_code == 401


def test_a_source_that_was_closed_ends_its_tokens_at_once(source: Source) -> None:
    token = token_of(source)
    with hosting():
        Source.objects.update(active=False)
    assert post(DEATH, key=token).status_code == 401
    assert ask(source).status_code == 401


def test_an_installation_can_take_tokens_alone(source: Source, settings: Any) -> None:
    settings.ALONGSIDE_TOKENS_ONLY = True
    assert post(DEATH, key=KEY).status_code == 401
    assert post(DEATH, key=token_of(source)).status_code == 202


def test_a_wrong_name_a_wrong_key_and_a_key_of_another_are_answered_alike(source: Source) -> None:
    with hosting():
        other = Source.objects.create(slug="other", name="Other", key_hash=key_hash("another key"))
    answers = [ask("nobody"), ask(source, "wrong"), ask(other), ask(source, ""), ask("", "")]
    assert {(one.status_code, one.content, one.headers["WWW-Authenticate"]) for one in answers} == {
        (401, b'{"error": "invalid_client"}', 'Basic realm="Alongside"')
    }


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "unsupported_grant_type"),
        ({"scope": "inbox journal"}, "invalid_scope"),
    ],
)
def test_nothing_else_of_oauth_is_offered(source: Source, form: dict[str, Any], error: str) -> None:
    answer = ask(source, **form)
    assert (answer.status_code, answer.json()) == (400, {"error": error})


@pytest.mark.parametrize("header", ["Basic", "Basic ???", "Basic bm8gY29sb24=", "Bearer x", "Basic /w=="])
def test_a_header_that_is_none_is_refused(source: Source, header: str) -> None:
    answer = Client().post("/api/token", GRANT, headers={"authorization": header})
    assert answer.status_code == 401


def test_a_key_shown_twice_over_is_refused(source: Source) -> None:
    assert ask(source, client_secret=KEY).status_code == 401


def test_guessing_keys_is_slowed_down(source: Source) -> None:
    assert [ask(source, "wrong").status_code for _ in range(31)] == [401] * 30 + [429]


def test_the_description_tells_of_both_ways() -> None:
    told = Client().get("/api/openapi.json").json()
    schemes = told["components"]["securitySchemes"]
    assert schemes["AccessToken"] == {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "/api/token", "scopes": {"inbox": "Post messages as this source"}}},
    }
    assert schemes["SourceKey"] == {"type": "http", "scheme": "bearer"}
    assert {name for one in told["paths"]["/api/inbox"]["post"]["security"] for name in one} == set(schemes)
    assert "security" not in told["paths"]["/api/token"]["post"]
