"""`alongside check`: what is unsound is named, and said with its mend."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from alongside.actions import journal_chain, keys
from alongside.actions.performing import journal
from alongside.gateways import keyring
from alongside.jobs import check, commands
from alongside.jobs.check import State
from alongside.queries import engine, feeds, scope
from alongside.records.sealed_text import Refusal
from alongside.rules.access import Actor
from tests import factories

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def found() -> dict[str, check.Found]:
    return {one.name: one for one in check.look(NOW)}


def test_a_sound_installation_is_fine_in_everything_but_its_missing_feeds(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    states = {name: one.state for name, one in found().items()}
    assert states == {
        "configuration": State.FINE,
        "keys": State.FINE,
        "database": State.FINE,
        "role": State.FINE,
        "tables": State.FINE,
        "sealed text": State.FINE,
        "journal": State.FINE,
        "feeds": State.WARNING,
    }


@pytest.mark.parametrize("version", [14, 19])
def test_an_unsupported_postgresql_fails(monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    monkeypatch.setattr(engine, "version", lambda: version)
    assert found()["database"].state is State.FAILED
    assert "15 to 18" in found()["database"].words


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (engine.Standing("boss", True, False, False, False), "bypasses row-level security"),
        (engine.Standing("boss", False, True, False, False), "bypasses row-level security"),
        (engine.Standing("boss", False, False, True, False), "owner of the tables"),
        (engine.Standing("boss", False, False, False, True), "owner of the tables"),
    ],
)
def test_a_role_that_row_security_does_not_bind_fails(
    monkeypatch: pytest.MonkeyPatch, standing: engine.Standing, said: str
) -> None:
    monkeypatch.setattr(engine, "standing", lambda: standing)
    assert found()["role"].state is State.FAILED
    assert said in found()["role"].words


def test_pending_changes_of_tables_fail_and_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "pending_migrations", lambda: ["records.0099_more"])
    assert found()["tables"].state is State.FAILED
    assert "alongside migrate" in found()["tables"].words


def heartbeat(**changed: Any) -> feeds.Heartbeat:
    beat: dict[str, Any] = {
        "slug": "prison",
        "name": "Prison events",
        "last_heard_at": NOW,
        "silent": False,
        "quarantined_at": None,
        "messages_today": 3,
        "duties_today": 1,
        "held": 2,
        "quarantined": 0,
    }
    return feeds.Heartbeat(**(beat | changed))


@pytest.mark.parametrize(
    ("beat", "state", "said"),
    [
        (heartbeat(), State.FINE, "2 held"),
        (heartbeat(silent=True), State.WARNING, "silent"),
        (heartbeat(silent=True, last_heard_at=None), State.WARNING, "never"),
        (heartbeat(quarantined_at=NOW, quarantined=201), State.WARNING, "201 messages wait for a manager"),
    ],
)
def test_each_feed_is_shown_as_it_is_heard(
    monkeypatch: pytest.MonkeyPatch, beat: feeds.Heartbeat, state: State, said: str
) -> None:
    monkeypatch.setattr(feeds, "heartbeats", lambda now: [beat])
    assert found()["feed prison"].state is state
    assert said in found()["feed prison"].words


def test_the_answer_in_json_says_whether_all_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["check", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["sound"] is True
    assert {"name", "state", "words"} == set(answer["found"][0])


def test_what_is_unsound_leaves_with_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(engine, "pending_migrations", lambda: ["records.0099_more"])
    assert commands.main(["check"]) == 1
    assert "failed  tables: 1 changes are pending" in capsys.readouterr().out


def test_the_role_of_the_tests_is_the_role_of_the_application() -> None:
    standing = engine.standing()
    assert standing == engine.Standing("alongside_app", False, False, False, False)


def test_serving_others_without_https_is_a_warning(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["alongside.example"]
    assert found()["configuration"].state is State.WARNING


def test_keys_that_others_may_read_are_a_warning_that_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALONGSIDE_KEYS", str(tmp_path / "keys"))
    keyring.ring("fields")
    (tmp_path / "keys" / "fields.json").chmod(0o640)
    assert found()["keys"].state is State.WARNING
    assert "fields.json" in found()["keys"].words


def test_keys_that_cannot_be_read_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_KEYS", str(tmp_path / "keys"))
    keyring.ring("index")
    (tmp_path / "keys" / "index.json").write_text("{}")
    assert found()["keys"].state is State.FAILED
    assert "index.json" in found()["keys"].words


def test_keys_that_are_sound_are_said_to_belong_apart_from_backups() -> None:
    assert found()["keys"].state is State.FINE
    assert "apart from every backup" in found()["keys"].words


def test_a_database_whose_keys_are_elsewhere_fails_and_names_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = factories.team()
    factories.phone(factories.case(team), team)
    missing = keyring.ring("fields").current.id
    assert found()["sealed text"].state is State.FINE
    monkeypatch.setenv("ALONGSIDE_KEYS", str(tmp_path / "other"))
    assert found()["sealed text"].state is State.FAILED
    assert missing in found()["sealed text"].words


def test_a_text_that_somebody_could_not_read_fails_for_a_month() -> None:
    team = factories.team()
    refusal = Refusal("records_note", "text", str(UUID(int=7)), "it was not sealed for this place, or was changed")
    keys.report([refusal], factories.actor(team.officer), NOW)
    assert found()["sealed text"].state is State.FAILED
    assert "1 times" in found()["sealed text"].words


def test_a_journal_left_unsealed_or_unanchored_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_ANCHORS", str(tmp_path))
    sealer, clock = Actor(None, "", purpose="journal"), datetime.now(UTC)

    def told(after: timedelta) -> tuple[State, str]:
        one = {each.name: each for each in check.look(clock + after)}["journal"]
        return one.state, one.words

    with scope.acting(sealer, clock.date()):
        journal("desk.tidy", sealer, clock)
    assert told(timedelta(minutes=1))[0] is State.FINE
    assert told(timedelta(minutes=11))[0] is State.WARNING
    journal_chain.seal(sealer, clock)
    state, words = told(timedelta(minutes=1))
    assert (state, "never anchored" in words) == (State.WARNING, True)
    journal_chain.anchor(tmp_path, sealer, clock)
    journal_chain.seal(sealer, clock)
    assert told(timedelta(hours=1))[0] is State.FINE
    assert told(timedelta(hours=3))[0] is State.WARNING
