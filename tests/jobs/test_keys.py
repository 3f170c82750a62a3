"""`alongside keys`: everything moves to a new key while people read and write, and a move that was killed goes on."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt, encrypt
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection, transaction

from alongside.actions import channels, notes
from alongside.actions import keys as acts
from alongside.gateways import embedded_postgres, keyring, sealing
from alongside.jobs import commands
from alongside.jobs import keys as command
from alongside.queries import keys as known
from alongside.queries import scope, search
from alongside.records import second_factors
from alongside.records.models import Case, Channel, JournalEntry, Note
from alongside.rules.access import Actor
from tests import factories
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db(transaction=True)

UPKEEP = Actor(staff_id=None, name="test", purpose="upkeep")


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of keys of the test's own."""
    monkeypatch.setenv("ALONGSIDE_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


@pytest.fixture
def team() -> Team:
    """A unit and its people."""
    with transaction.atomic():
        return factories.team()


@pytest.fixture
def case(team: Team) -> Case:
    """A case with a way to reach its person."""
    made = factories.case(team, name="Mari Testament")
    factories.phone(made, team, value="07700 900123")
    return made


def written(case: Case, team: Team, many: int) -> None:
    """So many notes on the case."""
    for number in range(many):
        notes.write(case, team.by, NOW, text=f"Note {number}")


def marks() -> set[str]:
    """The ids of the keys that texts rest on."""
    with scope.acting(UPKEEP, TODAY):
        return set(known.texts())


def found(team: Team, text: str) -> list[str]:
    """Whom a search finds for the officer."""
    with transaction.atomic():
        by = factories.act_as(team.officer)
        return [row.name for row in search.find(by, TODAY, text).rows]


def read(team: Team) -> list[str]:
    """Every note as the officer reads it."""
    with transaction.atomic():
        factories.act_as(team.officer)
        return list(Note.objects.order_by("pk").values_list("text", flat=True))


def test_everything_moves_to_the_new_key_and_reads_as_before(case: Case, team: Team) -> None:
    written(case, team, 3)
    old = keyring.ring("fields").current
    assert marks() == {old.id}
    told: list[str] = []
    assert command.rotate("fields", told.append)
    new = keyring.ring("fields").current
    assert marks() == {new.id} != {old.id}
    assert keyring.ring("fields").get(old.id).retired_on is not None
    assert read(team) == ["Note 0", "Note 1", "Note 2"]


def test_second_factors_move_too_those_of_before_there_was_a_ring_and_codes_as_well(team: Team) -> None:
    first = hashlib.sha256(b"alongside second factor\0" + settings.SECRET_KEY.encode()).digest()
    nonce = b"twelve bytes"
    old = b64encode(nonce + AESGCM(first).encrypt(nonce, b"OF BEFORE", b"second factor")).decode()
    kept: dict[str, Any] = {"one": {"secret": encrypt("OF NOW")}, "two": {"secret": old}, "spoilt": {"secret": "x"}}
    rows = {
        name: factories.proof(person, data)
        for (name, data), person in zip(kept.items(), (team.officer, team.senior, team.manager), strict=True)
    }
    with factories.hosting():
        codes = RecoveryCodes.activate(team.officer)
    shown = codes.generate_codes()
    told: list[str] = []
    assert not command.rotate("fields", told.append), "one does not open"
    mark = keyring.ring("fields").current.id
    assert f"fields: {second_factors.TABLE}: 3 texts moved" in told
    for row in rows.values():
        row.refresh_from_db()
    assert [decrypt(rows[name].data["secret"]) for name in ("one", "two")] == ["OF NOW", "OF BEFORE"]
    assert all(rows[name].data["secret"].startswith(f"{mark}.") for name in ("one", "two"))
    assert rows["spoilt"].data["secret"] == "x"
    codes.instance.refresh_from_db()
    assert codes.instance.data["seed"].startswith(f"{mark}.") and codes.generate_codes() == shown


def test_a_person_is_found_before_during_and_after_the_index_moves(case: Case, team: Team) -> None:
    asked = ("Testament", "07700 900123", "+44 7700 900123")
    assert [found(team, one) for one in asked] == [["Mari Testament"]] * 3
    old = keyring.ring("index").current
    acts.add("index", UPKEEP, NOW)
    assert [found(team, one) for one in asked] == [["Mari Testament"]] * 3
    written_meanwhile = factories.case(team, name="Huw Testament")
    assert sorted(found(team, "Testament")) == ["Huw Testament", "Mari Testament"]
    assert command.rotate("index", lambda _: None)
    assert keyring.ring("index").in_use == (keyring.ring("index").current,)
    assert keyring.ring("index").current != old
    assert [found(team, one) for one in asked[1:]] == [["Mari Testament"]] * 2
    assert found(team, written_meanwhile.reference) == ["Huw Testament"]


def test_the_rotation_is_journalled_for_its_purpose_without_a_word_of_anybody(case: Case, team: Team) -> None:
    written(case, team, 1)
    assert command.rotate("fields", lambda _: None)
    with scope.acting(UPKEEP, TODAY):
        kept = list(JournalEntry.objects.filter(verb="keys.rotate").order_by("pk"))
    assert {entry.purpose for entry in kept} == {"upkeep"}
    assert kept[0].facts == {"ring": "fields", "key": keyring.ring("fields").current.id}
    assert {"table": "records_note", "texts": 1, "unreadable": 0, "key": kept[0].facts["key"]} in [
        entry.facts for entry in kept
    ]
    assert not any("Note 0" in str(entry.facts) for entry in kept)


def test_people_read_and_write_while_everything_moves(case: Case, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "A_BATCH", 3)
    written(case, team, 40)
    stop, wrong = threading.Event(), []

    def in_a_thread(work: Callable[[int], None]) -> threading.Thread:
        def run() -> None:
            turn = 0
            try:
                while not stop.is_set():
                    work(turn)
                    turn += 1
            except Exception as failed:
                wrong.append(repr(failed))
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def reads(_: int) -> None:
        texts = read(team)
        if not set(texts) >= {f"Note {number}" for number in range(40)}:
            wrong.append("a note was not read")

    def writes(turn: int) -> None:
        notes.write(case, team.by, NOW, text=f"Meanwhile {turn}")

    threads = [in_a_thread(reads), in_a_thread(writes)]
    try:
        for _ in range(3):
            assert command.rotate("fields", lambda _: None)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert len(keyring.ring("fields").keys) == 4
    texts = read(team)
    assert sorted(texts[:40]) == sorted(f"Note {number}" for number in range(40))
    assert all(text.startswith("Meanwhile ") for text in texts[40:])
    assert texts[40:]


KILLED = """
import os, signal, sys
import django
django.setup()
from alongside.actions import keys as acts
from alongside.jobs import keys as command
acts.A_BATCH = 2
whole, batches = acts.move, 0
def move(*args, **more):
    global batches
    batches += 1
    done = whole(*args, **more)
    if done.texts and batches > 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
acts.move = move
command.rotate("fields", print)
"""


def test_a_move_that_is_killed_goes_on_where_it_stopped_and_makes_no_second_key(
    case: Case, team: Team, keys: Path
) -> None:
    written(case, team, 15)
    old = keyring.ring("fields").current
    ended = subprocess.run(
        [sys.executable, "-c", KILLED], env={**os.environ, "ALONGSIDE_KEYS": str(keys)}, capture_output=True
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    new = keyring.ring("fields").current
    assert marks() == {old.id, new.id}
    assert len(read(team)) == 15
    assert keyring.ring("fields").in_use == (new, old)
    told: list[str] = []
    assert command.rotate("fields", told.append)
    assert told[0] == f"fields: going on with the move to key {new.id}"
    assert keyring.ring("fields").current == new
    assert marks() == {new.id}
    assert sorted(read(team)) == sorted(f"Note {number}" for number in range(15))


@pytest.fixture
def somebody_elsewhere() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection of the owner beside the program's."""
    address = embedded_postgres.addresses(Path(os.environ["ALONGSIDE_HOME"])).owner
    with psycopg.connect(address) as other:
        yield other


def test_a_row_being_written_is_skipped_and_comes_later(
    case: Case, team: Team, somebody_elsewhere: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(case, team, 2)
    somebody_elsewhere.execute("select set_config('alongside.purpose', 'upkeep', true)")
    somebody_elsewhere.execute("select from records_note order by id limit 1 for update")
    acts.add("fields", UPKEEP, NOW)
    monkeypatch.setattr(command, "_wait_for_work_that_began_before", lambda: None)
    monkeypatch.setattr(command, "_PAUSE", 0.05)
    threading.Timer(0.6, somebody_elsewhere.rollback).start()
    began = time.monotonic()
    assert command.rotate("fields", lambda _: None)
    assert time.monotonic() - began > 0.5
    assert marks() == {keyring.ring("fields").current.id}


def test_a_row_that_stays_locked_keeps_the_old_key_in_use(
    case: Case, team: Team, somebody_elsewhere: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(case, team, 1)
    old = keyring.ring("fields").current
    somebody_elsewhere.execute("select set_config('alongside.purpose', 'upkeep', true)")
    somebody_elsewhere.execute("select from records_note for update")
    monkeypatch.setattr(command, "_wait_for_work_that_began_before", lambda: None)
    monkeypatch.setattr(command, "PATIENCE", 0.2)
    with pytest.raises(commands.Trouble, match="1 texts are in rows that stay locked"):
        command.rotate("fields", lambda _: None)
    assert old in keyring.ring("fields").in_use


def test_work_that_began_before_the_new_key_is_waited_for(
    case: Case, somebody_elsewhere: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody_elsewhere.execute("select pg_current_xact_id()")
    monkeypatch.setattr(command, "PATIENCE", 0.3)
    with pytest.raises(commands.Trouble, match="has not ended"):
        command.rotate("index", lambda _: None)
    assert len(keyring.ring("index").in_use) == 2
    somebody_elsewhere.rollback()
    assert command.rotate("index", lambda _: None)
    assert len(keyring.ring("index").in_use) == 1


def test_a_text_that_does_not_open_is_left_as_it_lies_and_told_of(case: Case, team: Team) -> None:
    written(case, team, 2)
    with scope.acting(UPKEEP, TODAY), connection.cursor() as cursor:
        cursor.execute(
            "update records_note set text = (select text from records_note order by id desc limit 1)"
            " where id = (select min(id) from records_note) returning text"
        )
        (moved,) = cursor.fetchone()
    told: list[str] = []
    assert not command.rotate("fields", told.append)
    assert told[-1].startswith("fields: 1 texts do not open")
    with scope.acting(UPKEEP, TODAY), connection.cursor() as cursor:
        cursor.execute("select text from records_note order by id")
        lies = [text for (text,) in cursor.fetchall()]
    assert lies[0] == moved
    assert lies[1].startswith(sealing.current_mark())


def test_a_ring_that_no_row_rests_on_gets_its_key_and_nothing_is_moved() -> None:
    old = keyring.ring("backup").current
    told: list[str] = []
    assert command.rotate("backup", told.append)
    assert keyring.ring("backup").in_use == (keyring.ring("backup").current, old)
    assert keyring.ring("backup").current.id in told[0]


def test_the_list_names_keys_and_no_secret(
    case: Case, team: Team, capsys: pytest.CaptureFixture[str], keys: Path
) -> None:
    assert commands.main(["keys", "list"]) == 0
    said = capsys.readouterr().out
    for purpose in keyring.PURPOSES:
        assert keyring.ring(purpose).current.id in said
    assert str(keys) in said
    assert "current, 1 texts" in said
    for kept in keys.glob("*.json"):
        assert not any(line.split('"')[-2] in said for line in kept.read_text().splitlines() if '"secret"' in line)


def test_the_command_moves_both_rings_of_rows(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    before = {ring: keyring.ring(ring).current for ring in keyring.PURPOSES}
    assert commands.main(["keys", "rotate"]) == 0
    changed = {ring for ring in keyring.PURPOSES if keyring.ring(ring).current != before[ring]}
    assert changed == {"fields", "index"}
    assert "search keys made again" in capsys.readouterr().out


def test_a_spoilt_file_of_keys_is_said_in_one_line(case: Case, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (keys / "fields.json").write_text("{")
    assert commands.main(["keys", "rotate", "--ring", "fields"]) == 1
    said = capsys.readouterr().err
    assert "fields.json" in said
    assert said.count("\n") == 1


def test_a_way_ended_meanwhile_stays_ended(case: Case, team: Team) -> None:
    channel = _channel(team)
    acts.add("fields", UPKEEP, NOW)
    acts.move("records_channel", UPKEEP, NOW)
    with transaction.atomic():
        factories.act_as(team.officer)
        channels.end(case, team.by, NOW, channel=channel)
    acts.move("records_channel", UPKEEP, NOW)
    ended = _channel(team)
    assert ended.ended_at == NOW
    assert ended.value == "07700 900123"


def _channel(team: Team) -> Channel:
    with transaction.atomic():
        factories.act_as(team.officer)
        return Channel.objects.get()
