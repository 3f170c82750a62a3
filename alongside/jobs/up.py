"""Everything at once, for one machine: what `./run` ends in.

Starts PostgreSQL (unless `DATABASE_URL` names another), brings its tables up to date, loads the demonstration into an
empty database, starts the web and one worker, and waits. Ctrl-C or SIGTERM stops what this started and nothing else.
"""

import argparse
import ctypes
import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from alongside.jobs import ground, serve
from alongside.jobs.commands import Trouble

HELP = "run everything on this machine: database, demonstration, web and worker"
LEAST_DISK = 300 * 1024**2
"""Bytes: a new database with the demonstration, and room for a day's work."""
PATIENCE = 60.0
"""Seconds for the web to answer the first time, and again for a process to stop by itself."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: PORT, DATABASE_URL and ALONGSIDE_HOME say it all."""


def run(args: argparse.Namespace) -> int:
    """Bring everything up and wait; 0 when told to stop, 1 when a part ended by itself."""
    told_to_stop = threading.Event()

    def stop_now(*_: object) -> None:
        # Both: the exception ends whatever is under way, the flag stays true should somebody swallow the exception.
        told_to_stop.set()
        raise KeyboardInterrupt

    # Also where a script started us in the background, with Ctrl-C switched off.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop_now)
    settings = ground.settings()
    port: int = settings.PORT
    serve.refuse_taken_port(serve.LOOPBACK, port)
    if shutil.disk_usage(_existing_parent(settings.ALONGSIDE_HOME)).free < LEAST_DISK:
        raise Trouble(
            f"less than 300 MB of disk is free for {settings.ALONGSIDE_HOME}: free some, or set ALONGSIDE_HOME"
        )
    parts: dict[str, subprocess.Popen[bytes]] = {}
    try:
        say("Starting the database" if ground.embedded() else "Reaching the database")
        with ground.database():
            try:
                sign_ins = prepare()
                say("Starting the web and the worker")
                demonstration = {"ALONGSIDE_DEMO": "1"} if sign_ins else {}
                # One after the other: together they would keep the person waiting longer.
                parts["web"] = start("serve", demonstration)
                wait_for_web(port, parts)
                parts["worker"] = start("worker", demonstration)
                say(f"\nAlongside is at http://{serve.LOOPBACK}:{port}", *sign_ins, "Ctrl-C stops it.")
                return watch(parts, told_to_stop)
            finally:
                # From here on, impatience at the keyboard changes nothing.
                for sign in (signal.SIGINT, signal.SIGTERM):
                    signal.signal(sign, signal.SIG_IGN)
                stop(parts)
    except KeyboardInterrupt:
        say("Stopped.")
        return 0


def say(*lines: str) -> None:
    """Tell the person at the terminal, at once."""
    print(*lines, sep="\n", flush=True)


def prepare() -> list[str]:
    """Tables up to date and, in an empty database, the demonstration; its sign-ins, as lines, where it is loaded."""
    with ground.opened():
        if not find_spec("alongside.jobs.demo"):
            return []
        demo: Any = import_module("alongside.jobs.demo")
        load: Callable[[datetime, Callable[[str], None]], bool] = demo.load_into_empty
        sign_ins: Callable[[], list[str]] = demo.sign_ins
        load(datetime.now(UTC), say)
        return sign_ins()


def start(command: str, more: dict[str, str]) -> subprocess.Popen[bytes]:
    """One part, as a process of its own that ends when we do, even when we are killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "alongside.jobs.commands", command],
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        # Ctrl-C reaches us alone, and we stop the parts in order.
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - we have one thread
    )


def wait_for_web(port: int, parts: dict[str, subprocess.Popen[bytes]]) -> None:
    """Return when the web answers; raises `Trouble` when it ends or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if ended := _first_ended(parts):
            raise Trouble(f"the {ended} did not start: its reason stands above")
        door = http.client.HTTPConnection(serve.LOOPBACK, port, timeout=PATIENCE)
        try:
            door.request("GET", "/")
            door.getresponse()
            return
        except OSError:
            time.sleep(0.05)
        finally:
            door.close()
    raise Trouble(f"the web does not answer on port {port}")


def watch(parts: dict[str, subprocess.Popen[bytes]], told_to_stop: threading.Event) -> int:
    """Wait until a part ends by itself, or until told to stop."""
    while not (ended := _first_ended(parts)):
        if told_to_stop.is_set():
            raise KeyboardInterrupt
        time.sleep(0.5)
    print(f"The {ended} stopped by itself (code {parts[ended].returncode}): stopping the rest", file=sys.stderr)
    return 1


def stop(parts: dict[str, subprocess.Popen[bytes]]) -> None:
    """Stop every part with all the processes it started, gently first."""
    for part in parts.values():
        part.terminate()
    for part in parts.values():
        try:
            part.wait(PATIENCE / 4)
        except subprocess.TimeoutExpired:
            pass
        finally:
            # Also what a part that was killed left behind, which would keep the port and the database: a part leads a
            # process group of its own, which outlives it while any of its children runs.
            with suppress(ProcessLookupError):
                os.killpg(part.pid, signal.SIGKILL)
            part.wait()


def _first_ended(parts: dict[str, subprocess.Popen[bytes]]) -> str | None:
    return next((name for name, part in parts.items() if part.poll() is not None), None)


def _existing_parent(path: Any) -> Any:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _end_with_parent() -> None:
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
