"""The queue forgets a message only once what it brought is kept."""

import builtins
import json
from collections.abc import Sequence
from typing import Any

import pytest

from alongside.jobs import poll
from alongside.jobs.commands import main
from alongside.records.models import InboundMessage, Source
from tests.factories import hosting

ADDRESS = "https://queue.example/alongside"


class FakeQueue:
    """A queue that writes down what was asked of it, in order."""

    def __init__(self, *bodies: str) -> None:
        self.waiting = list(bodies)
        self.heard: list[str] = []
        self.deleted: list[str] = []

    def receive_message(self, **kwargs: Any) -> dict[str, Any]:
        self.heard.append("receive")
        assert kwargs["QueueUrl"] == ADDRESS
        taken = [{"Body": body, "ReceiptHandle": f"handle of {body}"} for body in self.waiting[:10]]
        return {"Messages": taken} if taken else {}

    def delete_message_batch(self, **kwargs: Any) -> dict[str, Any]:
        self.heard.append("delete")
        self.deleted += [entry["ReceiptHandle"] for entry in kwargs["Entries"]]
        assert len({entry["Id"] for entry in kwargs["Entries"]}) == len(kwargs["Entries"])
        return {}


def test_what_was_taken_in_is_deleted_and_only_afterwards() -> None:
    queue = FakeQueue("one", "two")

    def take_in(bodies: Sequence[bytes]) -> None:
        queue.heard.append("take in")
        assert bodies == [b"one", b"two"]

    assert poll.poll(queue, ADDRESS, take_in) == 2
    assert queue.heard == ["receive", "take in", "delete"]
    assert queue.deleted == ["handle of one", "handle of two"]


def test_what_could_not_be_kept_stays_in_the_queue() -> None:
    queue = FakeQueue("one")

    def break_down(bodies: Sequence[bytes]) -> None:
        raise RuntimeError("the database has gone")

    with pytest.raises(RuntimeError):
        poll.poll(queue, ADDRESS, break_down)
    assert queue.deleted == []


def test_an_empty_queue_is_left_alone() -> None:
    queue = FakeQueue()
    assert poll.poll(queue, ADDRESS, lambda bodies: pytest.fail("nothing came")) == 0
    assert queue.heard == ["receive"]


@pytest.mark.django_db
def test_messages_are_taken_in_as_the_source_and_repeats_do_no_harm() -> None:
    with hosting():
        source = Source.objects.create(slug="queue", name="Queue")
    body = json.dumps({"eventType": "something.never.seen", "occurredAt": "2026-11-20T10:00:00Z"})
    queue = FakeQueue(body, "{not json")
    for _ in range(2):
        assert poll.poll(queue, ADDRESS, lambda bodies: poll._take_in(source, bodies)) == 2
    assert InboundMessage.objects.count() == 2
    source.refresh_from_db()
    assert source.last_heard_at is not None


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "boto3":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["poll", ADDRESS, "--source", "queue"]) == 1
    assert "the extra sqs is not installed" in capsys.readouterr().err
