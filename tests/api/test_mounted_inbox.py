"""The inbox where the program serves it: a key, and never a page to sign in at."""

import json
from typing import Any

import pytest
from django.test import Client

from alongside.actions import sources
from alongside.records.models import InboundMessage, Source
from alongside.rules.access import Actor
from tests import factories as make

pytestmark = pytest.mark.django_db

INBOX = "/api/inbox"
UNKNOWN = json.dumps({"eventType": "something.never.seen", "occurredAt": "2026-11-20T10:00:00Z"})


@pytest.fixture
def key() -> str:
    with make.hosting():
        source = Source.objects.create(slug="prison", name="Prison events", organisation=make.organisation())
    return sources.give_key(source, Actor(staff_id=None, name="accounts", purpose="accounts"), make.NOW)


def post(client: Client, key: str | None) -> Any:
    headers = {"authorization": f"Bearer {key}"} if key is not None else {}
    return client.post(INBOX, UNKNOWN, content_type="application/json", headers=headers)


@pytest.mark.parametrize("key", [None, "", "wrong", "x" * 10_000])
def test_without_the_key_of_a_source_it_refuses_and_leads_nowhere(key: str | None, client: Client) -> None:
    answer = post(client, key)
    assert answer.status_code == 401
    assert "Location" not in answer.headers
    assert not InboundMessage.objects.exists()


def test_with_its_key_a_source_is_heard_without_a_token_of_the_forms(key: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = post(strict, key)
    assert answer.status_code == 202
    assert answer.json()["messages"][0]["outcome"] == "held"
    assert Source.objects.get().last_heard_at is not None


def test_a_new_key_ends_the_old_one(key: str, client: Client) -> None:
    source = Source.objects.get()
    new = sources.give_key(source, Actor(staff_id=None, name="accounts", purpose="accounts"), make.NOW)
    assert post(client, key).status_code == 401
    assert post(client, new).status_code == 202


def test_only_the_hash_of_a_key_is_kept(key: str) -> None:
    source = Source.objects.get()
    assert key not in str(source.__dict__)
    assert len(source.key_hash) == 64


def test_a_source_that_was_put_out_of_use_is_refused(key: str, client: Client) -> None:
    with make.hosting():
        Source.objects.update(active=False)
    assert post(client, key).status_code == 401


def test_it_describes_itself_to_machines(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert "/api/inbox" in described["paths"]
    assert described["components"]["securitySchemes"]["SourceKey"] == {"type": "http", "scheme": "bearer"}
