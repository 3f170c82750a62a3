"""Everything at once: it comes up, says where, and stops what it started and nothing else."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("_real_settings")


@pytest.fixture
def _real_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alongside-up-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def up(home: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    running = subprocess.Popen(
        [sys.executable, "-m", "alongside.jobs.commands", "up"],
        cwd=CHECKOUT,
        env={**os.environ, "ALONGSIDE_HOME": str(home), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.communicate()


def until(running: "subprocess.Popen[str]", line: str) -> str:
    """Everything said up to the line."""
    said = ""
    assert running.stdout
    for one in running.stdout:
        said += one
        if line in one:
            return said
    raise AssertionError(f"ended without saying {line!r}:\n{said}")


def of_home(home: Path) -> list[int]:
    """Processes that run on that home: ours carry it in their environment, PostgreSQL among its words."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(home).encode() in (process / "cmdline").read_bytes() + (process / "environ").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def gone(home: Path, within: float = 20) -> bool:
    deadline = time.monotonic() + within
    while of_home(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not of_home(home)


def answer(port: int, path: str = "/") -> int:
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        door.request("GET", path)
        return door.getresponse().status
    finally:
        door.close()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_the_demonstration_and_stops_all_it_started_when_told(home: Path, sign: signal.Signals) -> None:
    port = free_port()
    with up(home, port) as running:
        said = until(running, "Ctrl-C stops it")
        assert f"http://127.0.0.1:{port}" in said
        assert re.search(r"password \S+ +code \d{6}", said)
        assert answer(port) in (200, 302)
        assert answer(port, "/static/built/alongside.css") == 200
        began = time.monotonic()
        running.send_signal(sign)
        assert running.wait(timeout=30) == 0
        assert time.monotonic() - began < 15
    assert gone(home)


def test_killed_outright_it_leaves_nothing_running(home: Path) -> None:
    with up(home, free_port()) as running:
        until(running, "Ctrl-C stops it")
        running.kill()
        running.wait()
        assert gone(home)


@pytest.mark.parametrize(("part", "command"), [("worker", b"worker"), ("web", b"serve")])
def test_a_part_that_ends_by_itself_is_named_and_the_rest_is_stopped(home: Path, part: str, command: bytes) -> None:
    with up(home, free_port()) as running:
        until(running, "Ctrl-C stops it")
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        ended = next(pid for pid in children if b"\0%b\0" % command in Path(f"/proc/{pid}/cmdline").read_bytes())
        os.kill(int(ended), signal.SIGKILL)
        assert f"The {part} stopped by itself" in until(running, "stopping the rest")
        assert running.wait(timeout=30) == 1
    assert gone(home)


def test_a_port_in_use_is_told_in_one_line_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        with up(tmp_path, port) as running:
            said, _ = running.communicate(timeout=60)
    assert said == f"alongside up: port {port} is in use: stop what uses it, or choose another, as in PORT={port + 1}\n"
    assert running.returncode == 1
    assert not (tmp_path / "postgres").exists()
