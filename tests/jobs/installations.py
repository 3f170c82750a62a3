"""Whole installations for the tests of faults: a home, its PostgreSQL held up, commands as processes of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from alongside.gateways import embedded_postgres

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installation:
    """One home with its database running, whoever else comes and goes."""

    home: Path
    server: embedded_postgres.Server

    def environment(self, **more: str) -> dict[str, str]:
        """What its processes are told."""
        kept = {name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "ALONGSIDE_KEYS")}
        return kept | {"ALONGSIDE_HOME": str(self.home)} | more

    def start(self, *words: str, **more: Any) -> "subprocess.Popen[str]":
        """A command of ours, running."""
        return self._start([sys.executable, "-m", "alongside.jobs.commands", *words], **more)

    def script(self, code: str, *words: str, **more: Any) -> "subprocess.Popen[str]":
        """Python of the test's own, with Django set up, running."""
        opening = "import django; django.setup()\n"
        return self._start([sys.executable, "-c", opening + code, *words], **more)

    def _start(self, command: list[str], **more: Any) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=self.environment(**more.pop("env", {})),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **more,
        )

    def run(self, *words: str, **more: Any) -> "subprocess.CompletedProcess[str]":
        """A command of ours to its end."""
        return ended(self.start(*words, **more))

    def make(self, code: str, *words: str) -> str:
        """What a script of the test's own printed; it must end well."""
        done = ended(self.script(code, *words))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def owner(self) -> "psycopg.Connection[Any]":
        """A connection of the owner's. With the purpose of a backup set it reads every row."""
        return psycopg.connect(self.server.addresses.owner, autocommit=True)

    def application(self) -> "psycopg.Connection[Any]":
        """A connection of the application's."""
        return psycopg.connect(self.server.addresses.application, autocommit=True)


def ended(running: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    """What it said, when it has ended."""
    out, err = running.communicate(timeout=240)
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)


@contextmanager
def installation(home: Path, *, migrated: bool = True) -> Iterator[Installation]:
    """An installation in `home`, whose database outlives the commands run on it."""
    server = embedded_postgres.start(home, durable=False)
    try:
        made = Installation(home, server)
        if migrated:
            done = made.run("migrate")
            assert done.returncode == 0, done.stderr
        yield made
    finally:
        server.leave()
