"""A PostgreSQL of one's own, as the README tells it: the oldest that we support, in two roles, by `DATABASE_URL`."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from alongside.gateways import system_account

CHECKOUT = Path(__file__).resolve().parents[2]
BINARIES = Path("/usr/lib/postgresql/15/bin")
FIXTURES = CHECKOUT / "tests" / "gateways" / "fixtures"
PASSWORD = "p@ss word/15"
FORGETFUL = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"

pytestmark = pytest.mark.skipif(
    not (BINARIES / "postgres").exists(), reason="Debian's PostgreSQL 15 is not on this machine"
)


@dataclass(frozen=True)
class Installation:
    """The program on a PostgreSQL of its own, with a home where no database may appear."""

    home: Path
    socket: Path

    def address(self, role: str) -> str:
        """As `DATABASE_URL` is written."""
        return f"postgresql://{role}:{quote(PASSWORD, safe='')}@/alongside?host={self.socket}"

    def run(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """One command, on that database."""
        environment = os.environ | {
            "ALONGSIDE_HOME": str(self.home),
            "DATABASE_URL": self.address("alongside_app"),
            "DATABASE_OWNER_URL": self.address("alongside_owner"),
        }
        return subprocess.run(
            [sys.executable, "-m", "alongside.jobs.commands", *words],
            cwd=CHECKOUT,
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
        )


def postgres(program: str, *words: str) -> None:
    """One of PostgreSQL's own programs, under an account that is not root's."""
    subprocess.run(
        [str(BINARIES / program), *words],
        cwd="/",
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        check=True,
        **system_account.dropped(),
    )


def told_in_the_readme() -> list[str]:
    """The statements that make the two roles and the database, as the README has them."""
    block = re.search(r"```sql\n(.*?)```", (CHECKOUT / "README.md").read_text(), re.DOTALL)
    assert block
    return [one.replace("…", PASSWORD) for one in block[1].split(";\n") if one.strip()]


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="alongside-15-") as folder:
        home, cluster = Path(folder) / "home", Path(folder) / "cluster"
        os.chmod(folder, 0o711)
        home.mkdir()
        cluster.mkdir(mode=0o700)
        system_account.give(cluster)
        data = ["--pgdata", str(cluster / "data")]
        words = ["--username", "postgres", "--encoding", "UTF8", "--no-locale", "--auth", "scram-sha-256", "--no-sync"]
        passwords = Path(folder) / "password"
        passwords.write_text(PASSWORD)
        system_account.give(passwords)
        postgres("initdb", *data, *words, "--pwfile", str(passwords))
        options = f"{FORGETFUL} -c unix_socket_directories={cluster}"
        postgres("pg_ctl", "start", *data, "-w", "-o", options, "-l", str(cluster / "log"))
        try:
            with psycopg.connect(
                host=str(cluster), user="postgres", password=PASSWORD, dbname="postgres", autocommit=True
            ) as superuser:
                for statement in told_in_the_readme():
                    superuser.execute(statement.encode())
            yield Installation(home, cluster)
        finally:
            postgres("pg_ctl", "stop", *data, "-m", "immediate", "-w")


@pytest.fixture(scope="module")
def demonstration(installation: Installation) -> Installation:
    """The same with tables and the demonstration in it."""
    for command in ("migrate", "demo"):
        ran = installation.run(command)
        assert ran.returncode == 0, ran.stderr
    return installation


def test_before_migrate_a_command_says_to_migrate_and_no_database_of_our_own_appears(
    installation: Installation,
) -> None:
    ran = installation.run("check", "--json")
    assert ran.returncode == 1
    found = {one["name"]: one for one in json.loads(ran.stdout)["found"]}
    assert found["database"]["words"] == "PostgreSQL 15"
    assert "alongside migrate" in found["tables"]["words"]
    assert not (installation.home / "postgres").exists()


def test_on_postgresql_15_the_demonstration_loads_and_the_installation_is_sound(demonstration: Installation) -> None:
    ran = demonstration.run("check", "--json")
    answer = json.loads(ran.stdout)
    states = {one["name"]: (one["state"], one["words"]) for one in answer["found"]}
    assert answer["sound"], ran.stdout
    assert states["database"] == ("fine", "PostgreSQL 15")
    assert states["role"] == ("fine", "alongside_app owns nothing and bypasses nothing")
    assert states["tables"][0] == "fine"
    assert not (demonstration.home / "postgres").exists()


def test_on_postgresql_15_messages_are_taken_in_and_told_again_are_duplicates(demonstration: Installation) -> None:
    first = demonstration.run("ingest", str(FIXTURES), "--json")
    assert "Traceback" not in first.stderr
    outcomes = [json.loads(line)["outcome"] for line in first.stdout.splitlines()]
    assert len(outcomes) >= len(list(FIXTURES.iterdir()))
    assert {"no_victim", "held"} <= set(outcomes)
    again = demonstration.run("ingest", str(FIXTURES / "death.json"), "--json")
    assert [json.loads(line)["outcome"] for line in again.stdout.splitlines()] == ["duplicate"]


def test_on_postgresql_15_row_level_security_binds_the_application(demonstration: Installation) -> None:
    for role in ("alongside_app", "alongside_owner"):
        with psycopg.connect(demonstration.address(role)) as connection:
            held = connection.execute("SELECT pg_relation_size('records_case') > 0, count(*) FROM records_case")
            assert held.fetchone() == (True, 0), role


def test_one_role_for_both_is_told_by_check(demonstration: Installation) -> None:
    ran = demonstration.run("check", "--json", DATABASE_URL=demonstration.address("alongside_owner"))
    assert ran.returncode == 1
    role = next(one for one in json.loads(ran.stdout)["found"] if one["name"] == "role")
    assert role["state"] == "failed"
    assert "DATABASE_OWNER_URL" in role["words"]


def test_a_wrong_password_is_told_in_one_line_without_the_password(installation: Installation) -> None:
    wrong = installation.address("alongside_app").replace(quote(PASSWORD, safe=""), "mistyped")
    ran = installation.run("staff", "add", "x", "--name", "X", "--unit", "a/b", "--role", "manager", DATABASE_URL=wrong)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "Look at DATABASE_URL" in ran.stderr
    assert "mistyped" not in ran.stderr
