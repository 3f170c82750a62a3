"""Commands fetch what messages point at, only where hosts are listed."""

import json
from pathlib import Path
from typing import Any

import pytest

from alongside.gateways.detail import NotFetched
from alongside.jobs import detail
from alongside.jobs.commands import main
from alongside.records.models import InboundMessage
from tests.actions import feed

pytestmark = pytest.mark.django_db

ADDRESS = "https://licences.example.gov.uk/licence/1"


@pytest.fixture
def message(tmp_path: Path) -> Path:
    """A message that points at a document."""
    body = json.loads((feed.FIXTURES / "death.json").read_bytes()) | {"detailUrl": ADDRESS}
    path = tmp_path / "message.json"
    path.write_text(json.dumps(body))
    return path


def test_nothing_can_be_fetched_unless_hosts_are_listed(settings: Any) -> None:
    assert detail.fetch() is None
    settings.ALONGSIDE_DETAIL_HOSTS = ["licences.example.gov.uk"]
    fetch = detail.fetch()
    assert fetch is not None
    with pytest.raises(NotFetched, match="not on the list"):
        fetch("https://elsewhere.example.gov.uk/licence/1")


def test_a_document_a_message_points_at_is_taken_in_beside_it(
    message: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return (feed.FIXTURES / "licence_in_force.json").read_bytes()

    monkeypatch.setattr(detail, "fetch", lambda: fetch)
    assert main(["ingest", str(message), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert asked == [ADDRESS]
    assert [line["file"].rpartition("/")[2] for line in lines] == ["message.json", "message.json (detail)"]
    feed.see_all()
    assert set(InboundMessage.objects.values_list("form", flat=True)) == {"domain event", "licence"}


def test_a_rehearsal_fetches_nothing(message: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.ALONGSIDE_DETAIL_HOSTS = ["licences.example.gov.uk"]

    def stop(*_: object) -> bytes:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("alongside.gateways.detail.Fetcher.fetch", stop)
    assert main(["ingest", str(message), "--dry-run"]) == 0
