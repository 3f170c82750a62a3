"""The inbox of machines: a key, a length, a message; answers that say what became of it and nothing about anybody."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from alongside.actions import ingest
from alongside.gateways.decoding import LIMIT
from alongside.records.models import Duty, FeedCount, InboundMessage, JournalEntry, Source
from tests import factories
from tests.actions import feed

FIXTURES = Path(__file__).parents[1] / "gateways" / "fixtures"
DEATH = (FIXTURES / "death.json").read_bytes()
KEY = "a long and random key of the prison feed"

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    return feed.source(key_hash=sha256(KEY.encode()).hexdigest())


def post(raw: bytes, *, key: str | None = KEY, **more: Any) -> Any:
    headers = {"authorization": f"Bearer {key}"} if key is not None else {}
    more = {"CONTENT_LENGTH": str(len(raw))} | more
    return Client().post("/api/inbox", raw, content_type="application/octet-stream", headers=headers, **more)


def stream(body: BytesIO) -> dict[str, Any]:
    return {"wsgi.input": body}


def nothing_written() -> bool:
    feed.see_all()
    return not any(kind._default_manager.exists() for kind in (InboundMessage, FeedCount, JournalEntry))


def test_a_message_is_taken_in_and_the_answer_says_what_became_of_it(source: Source) -> None:
    answer = post(DEATH)
    assert answer.status_code == 202
    (taken,) = answer.json()["messages"]
    assert taken["outcome"] == "no_victim"
    assert post(DEATH).json()["messages"][0]["outcome"] == "duplicate"
    source.refresh_from_db()
    assert source.last_heard_at is not None
    assert (datetime.now(UTC) - source.last_heard_at).total_seconds() < 60


def test_a_message_about_somebody_we_serve_for_proposes_and_the_answer_names_nobody(source: Source) -> None:
    team = factories.team("probation")
    factories.offender(factories.case(team), team, number="A9001ZZ")
    answer = post(DEATH)
    assert answer.json()["messages"][0]["outcome"] == "proposed"
    assert "A9001ZZ" not in answer.content.decode()
    feed.see_all()
    assert Duty.objects.filter(state="proposed").exists()


@pytest.mark.parametrize("key", [None, "", "wrong", KEY.upper()])
def test_without_its_key_nobody_gets_in_and_nothing_is_written(source: Source, key: str | None) -> None:
    answer = post(DEATH, key=key)
    assert (answer.status_code, answer.json().keys()) == (401, {"reason"})
    assert nothing_written()


def test_a_source_that_is_no_longer_used_does_not_get_in(source: Source) -> None:
    with factories.hosting():
        Source.objects.filter(pk=source.pk).update(active=False)
    assert post(DEATH).status_code == 401


def test_a_source_without_a_key_is_nobodys_door() -> None:
    feed.source(key_hash="")
    assert post(DEATH, key="").status_code == 401


def test_fifty_megabytes_are_refused_before_they_are_read(source: Source) -> None:
    class Unread(BytesIO):
        def read(self, *_: Any) -> bytes:
            raise AssertionError("the body was read")

    answer = post(b"", CONTENT_LENGTH=str(50 * 1024 * 1024), **stream(Unread()))
    assert answer.status_code == 413
    assert "20 MB" in answer.json()["reason"]
    assert post(b" " * (LIMIT + 1)).status_code == 413
    assert nothing_written()


@pytest.mark.parametrize("length", ["", "many", "-1", "１２"])
def test_who_does_not_say_how_much_follows_is_asked_to(source: Source, length: str) -> None:
    answer = post(DEATH, CONTENT_LENGTH=length, HTTP_TRANSFER_ENCODING="chunked")
    assert answer.status_code == 411
    assert nothing_written()


def test_a_body_that_breaks_off_is_not_taken_for_a_message(source: Source) -> None:
    answer = post(b"", CONTENT_LENGTH=str(len(DEATH)), **stream(BytesIO(DEATH[:50])))
    assert answer.status_code == 400
    assert nothing_written()


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        (b"", "rejected"),
        (b"\x7fELF\x00", "rejected"),
        (b"[" * 5000, "rejected"),
        (b'{"a": 1}', "held"),
        (b"[]", "held"),
    ],
)
def test_what_cannot_be_understood_is_answered_and_kept_aside(source: Source, raw: bytes, outcome: str) -> None:
    answer = post(raw)
    assert answer.status_code == 202
    assert [one["outcome"] for one in answer.json()["messages"]] == [outcome]
    feed.see_all()
    kept = InboundMessage.objects.get()
    assert bytes(kept.raw or b"") == raw
    assert kept.raw_sha256 == sha256(raw).hexdigest()


def test_when_nothing_can_be_kept_the_sender_is_told_to_come_again(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OperationalError("no database")

    monkeypatch.setattr(ingest, "receive", gone)
    answer = post(DEATH)
    assert answer.status_code == 503
    assert nothing_written()


def test_only_posting_is_offered(source: Source) -> None:
    assert Client().get("/api/inbox", headers={"authorization": f"Bearer {KEY}"}).status_code == 405


def test_the_door_describes_itself_in_valid_openapi() -> None:
    described = json.loads(Client().get("/api/openapi.json").content)
    assert described["openapi"].startswith("3.")
    assert {"title", "version"} <= described["info"].keys()
    assert set(described["paths"]) == {"/api/inbox", "/api/token"}
    post_ = described["paths"]["/api/inbox"]["post"]
    assert {"202", "400", "401", "411", "413", "503"} <= post_["responses"].keys()
    for answer in post_["responses"].values():
        assert answer["description"]
        name = answer["content"]["application/json"]["schema"]["$ref"].removeprefix("#/components/schemas/")
        assert described["components"]["schemas"][name]["type"] == "object"
    assert post_["requestBody"]["required"] is True
    assert {name for one in post_["security"] for name in one} == {"AccessToken", "SourceKey"}
