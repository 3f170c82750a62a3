"""The embedded PostgreSQL: two roles that bind, one last user who stops it, and every way to find it half dead."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from alongside.gateways import embedded_postgres
from alongside.gateways.embedded_postgres import Addresses, CannotStart, Server


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    started = embedded_postgres.start(folder, durable=False)
    yield started
    started.leave()
    shutil.rmtree(folder, ignore_errors=True)


def ask(address: str, question: str) -> object:
    with psycopg.connect(address, autocommit=True) as connection:
        asked = connection.execute(question)
        row = asked.fetchone() if asked.description else None
        return row[0] if row else None


@contextmanager
def running(home: Path, *, durable: bool = False) -> Iterator[Server]:
    server = embedded_postgres.start(home, durable=durable)
    try:
        yield server
    finally:
        server.leave()


def answers(addresses: Addresses) -> bool:
    try:
        return ask(addresses.application, "select true") is True
    except psycopg.OperationalError:
        return False


def postmaster(home: Path) -> int:
    return int((home / "postgres/data/postmaster.pid").read_text().split("\n", 1)[0])


def kill(pid: int) -> None:
    """End a server at once, as a power cut would, and wait until it is gone."""
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and Path(f"/proc/{pid}").exists():
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)


@pytest.mark.parametrize("role", ["application", "owner"])
def test_neither_role_is_a_superuser_or_bypasses_row_security(server: Server, role: str) -> None:
    question = (
        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname=current_user"
    )
    assert ask(getattr(server.addresses, role), question) is False


def test_the_superuser_cannot_connect(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="reject"):
        psycopg.connect(server.addresses.application.replace("alongside_app", "postgres"))


def test_the_application_writes_rows_of_the_owner_and_changes_no_table(server: Server) -> None:
    with psycopg.connect(server.addresses.owner, autocommit=True) as owner:
        owner.execute("create table things (id bigserial primary key, word text)")
    with psycopg.connect(server.addresses.application, autocommit=True) as application:
        application.execute("insert into things (word) values ('kept')")
        application.execute("update things set word = 'changed'")
        for forbidden in (
            "drop table things",
            "truncate things",
            "alter table things add x int",
            "create table x (y int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute(forbidden)


def test_row_security_binds_both_roles(server: Server) -> None:
    with psycopg.connect(server.addresses.owner, autocommit=True) as owner:
        owner.execute("create table secrets (word text)")
        owner.execute("alter table secrets enable row level security")
        owner.execute("insert into secrets values ('unseen')")
        owner.execute("alter table secrets force row level security")
    assert ask(server.addresses.application, "select count(*) from secrets") == 0
    assert ask(server.addresses.owner, "select count(*) from secrets") == 0


def test_it_listens_on_no_network_and_its_socket_is_closed_to_others(server: Server) -> None:
    assert ask(server.addresses.application, "show listen_addresses") == ""
    assert (server.folder / "socket").stat().st_mode & 0o077 == 0


def test_words_are_stored_in_utf8_and_ordered_alike_on_every_machine(server: Server) -> None:
    assert ask(server.addresses.application, "select 'Siân ŵ' || '✓'") == "Siân ŵ✓"
    assert ask(server.addresses.application, "show server_encoding") == "UTF8"


def test_a_second_start_is_quick_and_finds_what_was_kept(home: Path) -> None:
    with running(home, durable=True) as first:
        ask(first.addresses.owner, "create table kept as select 42 as number")
    assert not answers(first.addresses)
    began = time.monotonic()
    with running(home, durable=True) as second:
        assert time.monotonic() - began < 3
        assert ask(second.addresses.owner, "select number from kept") == 42


def test_the_last_to_leave_stops_it(home: Path) -> None:
    with running(home) as second:
        with running(home):
            assert answers(second.addresses)
        assert answers(second.addresses)
    assert not answers(second.addresses)


def test_who_came_first_may_leave_first(home: Path) -> None:
    first = embedded_postgres.start(home, durable=False)
    with running(home) as second:
        first.leave()
        assert answers(second.addresses)
    assert not answers(second.addresses)


def test_a_killed_user_does_not_keep_it_running(home: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from alongside.gateways import embedded_postgres;"
        "kept = embedded_postgres.start(Path(sys.argv[1]), durable=False); print('started', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(home)], stdout=subprocess.PIPE) as user:
        assert user.stdout
        assert user.stdout.readline() == b"started\n"
        with running(home) as ours:
            user.kill()
            user.wait()
            assert answers(ours.addresses)
    assert not answers(ours.addresses)


def test_a_killed_server_starts_again_with_all_that_was_committed(home: Path) -> None:
    with running(home, durable=True) as first:
        ask(first.addresses.owner, "create table kept as select 42 as number")
        kill(postmaster(home))
        with running(home, durable=True) as second:
            assert ask(second.addresses.owner, "select number from kept") == 42


def test_a_pid_file_that_names_another_program_does_not_stand_in_the_way(home: Path) -> None:
    with running(home):
        pass
    (home / "postgres/data/postmaster.pid").write_text(f"{os.getpid()}\n{home}\n")
    with running(home) as again:
        assert answers(again.addresses)


def test_half_a_data_folder_is_made_again(home: Path) -> None:
    draft = home / "postgres" / "data.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    with running(home) as server:
        assert answers(server.addresses)


def test_two_homes_run_side_by_side_and_know_nothing_of_each_other(server: Server, home: Path) -> None:
    with running(home) as other:
        ask(other.addresses.owner, "create table only_here as select 1")
        assert ask(server.addresses.owner, "select to_regclass('only_here')") is None
    assert answers(server.addresses)


def test_a_deep_home_gets_a_socket_whose_path_is_short_enough(home: Path) -> None:
    with running(home.joinpath(*["a-folder-with-a-long-name"] * 6)) as server:
        assert answers(server.addresses)


def test_a_home_that_cannot_be_written_is_said_in_one_line_with_the_mend(home: Path) -> None:
    (home / "file").write_text("not a folder")
    with pytest.raises(CannotStart, match="set ALONGSIDE_HOME") as refused:
        embedded_postgres.start(home / "file")
    assert "\n" not in str(refused.value)


def test_parents_closed_to_others_stay_closed(home: Path) -> None:
    home.chmod(0o700)
    with running(home / "inside"):
        assert home.stat().st_mode & 0o007 == 0
