"""Keys: made once, found again, never half written, never printed."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from alongside.gateways import keyring

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of keys of the test's own."""
    here = tmp_path / "keys"
    monkeypatch.setenv("ALONGSIDE_KEYS", str(here))
    return here


def test_a_ring_is_made_at_its_first_use_and_found_again(keys: Path) -> None:
    first = keyring.ring("fields").current
    assert len(first.secret) == 32
    assert keyring.ring("fields").current == first
    assert keyring.ring("fields").get(first.id) == first


def test_every_purpose_has_secrets_of_its_own() -> None:
    secrets = {keyring.ring(purpose).current.secret for purpose in keyring.PURPOSES}
    assert len(secrets) == len(keyring.PURPOSES)


def test_nobody_but_the_owner_may_read_what_is_made(keys: Path) -> None:
    keyring.ring("fields")
    assert keys.stat().st_mode & 0o777 == 0o700
    assert (keys / "fields.json").stat().st_mode & 0o777 == 0o600
    assert keyring.read_by_others() == ()


def test_a_file_that_others_may_read_is_named(keys: Path) -> None:
    keyring.ring("fields")
    (keys / "fields.json").chmod(0o644)
    assert keyring.read_by_others() == (keys / "fields.json",)


def test_a_new_key_becomes_the_current_one_and_the_old_one_still_opens() -> None:
    old = keyring.ring("backup").current
    new = keyring.add("backup")
    ring = keyring.ring("backup")
    assert ring.current == new != old
    assert ring.get(old.id) == old
    assert ring.in_use == (new, old)


def test_a_key_added_by_another_process_is_seen_at_the_next_use(keys: Path) -> None:
    before = keyring.ring("fields").current
    code = "from alongside.gateways import keyring; print(keyring.add('fields').id)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert keyring.ring("fields").current.id == told != before.id


def test_a_retired_key_is_kept_but_nothing_is_looked_up_with_it(keys: Path) -> None:
    old = keyring.ring("index").current
    new = keyring.add("index")
    keyring.retire("index", old.id, TODAY)
    ring = keyring.ring("index")
    assert ring.in_use == (new,)
    assert ring.get(old.id).secret == old.secret
    assert ring.get(old.id).retired_on == TODAY


def test_the_current_key_is_never_retired() -> None:
    current = keyring.ring("index").current
    with pytest.raises(keyring.CannotKeep, match=current.id):
        keyring.retire("index", current.id, TODAY)


def test_an_unknown_key_is_named_by_its_id_and_nothing_else() -> None:
    ring = keyring.ring("fields")
    with pytest.raises(keyring.UnknownKey) as refused:
        ring.get("0badc0de")
    assert str(refused.value) == "key 0badc0de is not among the keys for fields"


def test_a_secret_is_in_no_print_of_a_key() -> None:
    ring = keyring.ring("fields")
    assert repr(ring.current.secret) not in repr(ring)
    assert "secret" not in repr(ring)


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"purpose": "fields", "keys": []}',
        '{"purpose": "backup", "keys": [{"id": "a1", "made_on": "2026-01-01", "secret": "c2hvcnQ="}]}',
        '{"purpose": "fields", "keys": [{"id": "a1", "made_on": "2026-01-01", "secret": "c2hvcnQ="}]}',
        '{"purpose": "fields", "keys": [{"id": "a1", "made_on": "yesterday", "secret": "!"}]}',
        '{"purpose": "fields", "keys": ["a1"]}',
    ],
)
def test_a_spoilt_file_is_refused_by_its_name_and_not_replaced(keys: Path, spoilt: str) -> None:
    keyring.ring("fields")
    (keys / "fields.json").write_text(spoilt)
    with pytest.raises(keyring.CannotKeep, match=r"fields\.json") as refused:
        keyring.ring("fields")
    assert "c2hvcnQ" not in str(refused.value)
    assert (keys / "fields.json").read_text() == spoilt


def test_a_secret_in_a_spoilt_file_is_not_in_the_refusal(keys: Path) -> None:
    keyring.ring("fields")
    told = json.loads((keys / "fields.json").read_text())
    secret = told["keys"][0]["secret"]
    told["keys"][0]["made_on"] = secret
    (keys / "fields.json").write_text(json.dumps(told))
    with pytest.raises(keyring.CannotKeep) as refused:
        keyring.ring("fields")
    assert secret not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ALONGSIDE_KEYS", str(tmp_path / "file" / "keys"))
    with pytest.raises(keyring.CannotKeep, match="ALONGSIDE_KEYS"):
        keyring.ring("fields")


def test_without_a_folder_named_the_keys_lie_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_KEYS")
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path / "home"))
    assert keyring.folder() == tmp_path / "home" / "keys"


def test_a_purpose_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="no keys for"):
        keyring.ring("../etc/passwd")


def test_ten_processes_that_start_together_end_with_one_key(keys: Path) -> None:
    code = "from alongside.gateways import keyring; print(keyring.ring('journal').current.id)"
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        for _ in range(10)
    ]
    assert len({one.communicate()[0] for one in started}) == 1
