"""Backup and restore as an operator meets them: whole, encrypted, refused when spoilt, and muted when it is back."""

import json
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from alongside.gateways import anchors, backup_file, database_copy
from tests.jobs.installations import Installation, ended, installation

CANARY = "Quillfeather"
FILL = f"""
from django.db import transaction
from tests import factories as make
from alongside.rules.access import Role
with transaction.atomic():
    team = make.team("probation")
    make.member(team.unit, Role.ADMINISTRATOR)
    make.act_as(team.officer)
    case = make.case(team, "Mari {CANARY}")
    make.phone(case, team)
    make.offender(case, team, number="A9001ZZ")
from alongside.records.models import Staff, Membership
print(Membership.objects.get(role="administrator").staff.username, team.officer.username)
"""


class Nowhere(backup_file.Writer):
    """A copy that is read for its counts and hashes only."""

    def __init__(self) -> None: ...

    def put(self, kind: bytes, held: bytes) -> None: ...


def contents(of: Installation) -> dict[str, tuple[int, str]]:
    """Rows and hash of each table, as the owner reads them."""
    with of.owner() as connection:
        return database_copy.take(connection, Nowhere()).tables


def guards(of: Installation) -> dict[str, Any]:
    with of.owner() as connection:
        return database_copy._guards(connection)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alongside-copies-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o711)
        yield Path(made)


@pytest.fixture(scope="module")
def first(folder: Path) -> Iterator[Installation]:
    """Where the backup is taken."""
    with installation(folder / "first") as made:
        yield made


@pytest.fixture(scope="module")
def staff(first: Installation) -> list[str]:
    """The administrator and the officer."""
    return first.make(FILL).split()


@pytest.fixture(scope="module")
def taken(first: Installation, staff: list[str], folder: Path) -> tuple[Path, dict[str, tuple[int, str]]]:
    """A folder with one backup, and what was in the database when it was taken."""
    assert first.run("worker", "--once").returncode == 0, "the journal is sealed and anchored"
    before = contents(first)
    ran = first.run("backup", str(folder / "backups"), "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["state"] == "good"
    return folder / "backups", before


@pytest.fixture(scope="module")
def second(folder: Path, first: Installation, taken: object) -> Iterator[Installation]:
    """An empty one beside it, with the keys of the first."""
    home = folder / "second"
    shutil.copytree(first.home / "keys", home / "keys")
    home.chmod(0o711)
    with installation(home) as made:
        yield made


def the_one(backups: Path) -> Path:
    (one,) = backup_file.listed(backups)
    return one


def test_no_word_of_anybody_and_no_key_stands_in_a_backup(first: Installation, taken: tuple[Path, Any]) -> None:
    raw = the_one(taken[0]).read_bytes()
    key = json.loads((first.home / "keys" / "backup.json").read_text())["keys"][-1]
    for word in (CANARY, "Mari", "07700", "A9001ZZ", "records_case", key["secret"]):
        assert word.encode() not in raw
    assert key["id"].encode() in raw[:200]


def test_a_flipped_byte_fails_before_anything_is_restored(
    second: Installation, taken: tuple[Path, Any], tmp_path: Path
) -> None:
    whole, before = the_one(taken[0]).read_bytes(), contents(second)
    spoilt = tmp_path / "alongside-20261122T000000Z.backup"
    for place in (40, 120, 400, len(whole) // 2, len(whole) - 1):
        spoilt.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        ran = second.run("restore", str(tmp_path))
        assert ran.returncode == 1, place
        assert len(ran.stderr.splitlines()) == 1, ran.stderr
    verified = second.run("backup", str(tmp_path), "--verify", "--json")
    assert (verified.returncode, json.loads(verified.stdout)["state"]) == (1, "damaged")
    assert contents(second) == before


def test_without_its_key_it_is_refused_and_the_key_is_named(
    second: Installation, taken: tuple[Path, Any], tmp_path: Path
) -> None:
    key = json.loads((second.home / "keys" / "backup.json").read_text())["keys"][-1]
    ran = second.run("restore", str(taken[0]), env={"ALONGSIDE_KEYS": str(tmp_path / "others")})
    assert ran.returncode == 1
    assert f"encrypted with key {key['id']}, which is not among the keys" in ran.stderr
    assert key["secret"] not in ran.stderr


def test_tables_of_another_version_are_refused_by_name(second: Installation, taken: tuple[Path, Any]) -> None:
    with second.owner() as owner:
        owner.execute("insert into django_migrations (app, name, applied) values ('records', '9999_later', now())")
    try:
        ran = second.run("restore", str(taken[0]))
        assert ran.returncode == 1
        assert "another version of the tables (here is records.9999_later, which it has not)" in ran.stderr
        refused = second.run("worker", "--once")
        assert refused.returncode == 1
        assert "the tables are newer than this program (records.9999_later)" in refused.stderr
    finally:
        with second.owner() as owner:
            owner.execute("delete from django_migrations where name = '9999_later'")


def test_a_copy_is_whole_guarded_and_muted_until_an_administrator_makes_it_live(
    first: Installation, second: Installation, staff: list[str], taken: tuple[Path, Any], tmp_path: Path
) -> None:
    backups, then = taken
    ran = second.run("restore", str(backups))
    assert ran.returncode == 0, ran.stderr
    now = contents(second)
    assert {table for table in then if then[table] != now[table]} == {"records_journalentry", "records_restoredcopy"}
    assert now["records_journalentry"][0] == then["records_journalentry"][0] + 1
    assert guards(second) == guards(first)
    shutil.copytree(anchors.folder(first.home), anchors.folder(second.home), dirs_exist_ok=True)
    verified = second.run("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "0 entries sealed" not in verified.stdout
    with second.application() as application:
        assert application.execute("select count(*) from records_case").fetchone() == (0,)
    with second.owner() as owner, pytest.raises(psycopg.Error, match="only ever added to"):
        owner.execute("select set_config('alongside.purpose', 'backup', false)")
        owner.execute("truncate records_journalentry")
    again = second.run("restore", str(backups))
    assert again.returncode == 1
    assert "this database is in use" in again.stderr

    message = tmp_path / "death.json"
    shutil.copy(Path(__file__).parents[1] / "gateways" / "fixtures" / "death.json", message)
    for words in (("ingest", str(message)), ("ingest", str(message), "--as", staff[1])):
        refused = second.run(*words)
        assert refused.returncode == 1
        assert "Restored copy of" in refused.stderr
    assert second.run("worker", "--once").returncode == 0
    after = contents(second)
    assert {table for table in now if now[table] != after[table]} <= {"records_journalentry", "records_journalseal"}

    nobody = second.run("unmute", "--as", staff[1])
    assert nobody.returncode == 1
    assert second.run("unmute", "--as", staff[0]).returncode == 0
    assert second.run("unmute", "--as", staff[0]).returncode == 1, "live already"
    assert second.run("ingest", str(message)).returncode == 0
    # The numbers go on after the last one that was given out: the new row is no duplicate of an old one.
    assert contents(second)["records_inboundmessage"][0] == then["records_inboundmessage"][0] + 1


def test_over_a_database_in_use_it_needs_the_word_and_an_answer_for_who_makes_it_live(
    second: Installation, staff: list[str], taken: tuple[Path, Any]
) -> None:
    assert second.run("restore", str(taken[0]), "--replace-everything", "--live").returncode == 2
    ran = second.run("restore", str(taken[0]), "--replace-everything", "--live", "--as", staff[0])
    assert ran.returncode == 0, ran.stderr
    assert contents(second)["records_caserole"] == taken[1]["records_caserole"]
    with second.owner() as owner:
        assert owner.execute("select count(*) from records_restoredcopy where live_at is null").fetchone() == (0,)


def test_killed_half_way_there_is_no_backup_and_the_last_good_one_is(
    first: Installation, taken: tuple[Path, Any]
) -> None:
    backups, _ = taken
    good = the_one(backups)
    with first.owner() as owner:
        owner.autocommit = False
        owner.execute("lock table records_unit in access exclusive mode")
        running = first.start("backup", str(backups))
        while not list(backups.glob(".*.part")):
            assert running.poll() is None, running.communicate()
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
        ended(running)
        assert list(backups.glob(".*.part"))
        owner.rollback()
    assert backup_file.listed(backups) == [good]
    assert first.run("backup", str(backups), "--verify").returncode == 0
    # The next one clears what was left.
    assert first.run("backup", str(backups)).returncode == 0
    assert len(backup_file.listed(backups)) == 2
    assert not list(backups.glob(".*.part"))


def test_where_the_disk_is_full_nothing_is_left_and_it_is_said_in_a_line(
    first: Installation, staff: list[str], tmp_path: Path
) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    ran = ended(first.start("backup", str(tmp_path / "full"), preexec_fn=small))
    assert ran.returncode == 1
    assert "no backup could be kept in" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert list((tmp_path / "full").iterdir()) == []
