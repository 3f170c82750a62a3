"""Killed outright in the middle of it: what was confirmed is there, nothing is there by half, and it goes on."""

import http.client
import json
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from alongside.gateways import embedded_postgres
from tests.jobs.installations import Installation, ended, installation
from tests.jobs.test_up import free_port

DEATH = json.loads((Path(__file__).parents[1] / "gateways" / "fixtures" / "death.json").read_text())
PATIENCE = 60.0
"""Seconds."""
PEOPLE = """
from django.db import transaction
from tests import factories as make
with transaction.atomic():
    team = make.team()
    make.act_as(team.officer)
    case = make.case(team)
print(make.signed_in(team.officer).cookies["sessionid"].value, case.public_id)
"""
NOTES = """
from django.db import transaction
from alongside.queries import scope
from alongside.records.models import JournalEntry, Note
with transaction.atomic(), scope.upkeep():
    print(JournalEntry.objects.filter(verb="note.write").count())
    for note in Note.objects.order_by("pk"):
        print(note.text)
"""


def until(happened: Callable[[], bool]) -> None:
    """Wait for it, and no longer than is decent."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)


def counted(of: Installation, question: str) -> int:
    with of.owner() as owner:
        owner.execute("select set_config('alongside.purpose', 'backup', false)")
        row = owner.execute(question.encode()).fetchone()
        return int(row[0]) if row else 0


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alongside-killed-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o711)
        yield Path(made)


def test_migrating_killed_half_way_is_not_served_and_goes_on_where_it_was(folder: Path) -> None:
    with installation(folder / "home", migrated=False) as here:
        running = here.start("migrate")

        def begun() -> bool:
            assert running.poll() is None, running.communicate()
            with here.owner() as owner:
                there = owner.execute("select to_regclass('django_migrations')").fetchone()
                if there == (None,):
                    return False
                row = owner.execute("select count(*) from django_migrations").fetchone()
                return row is not None and row[0] >= 5

        until(begun)
        running.send_signal(signal.SIGKILL)
        ended(running)
        before = counted(here, "select count(*) from django_migrations")
        served = here.run("serve", env={"PORT": str(free_port())})
        assert served.returncode == 1
        assert "run `alongside migrate` first" in served.stderr
        assert len(served.stderr.splitlines()) == 1
        assert here.run("migrate").returncode == 0
        assert counted(here, "select count(*) from django_migrations") > before
        assert here.run("worker", "--once").returncode == 0


@pytest.mark.full
def test_taking_in_killed_half_way_has_kept_whole_batches_and_the_rest_comes_the_second_time(folder: Path) -> None:
    messages, batch = 3000, 200
    lines = folder / "messages.jsonl"
    with lines.open("w") as out:
        for n in range(messages):
            at = f"2026-11-2{n % 10}T{n // 3600 % 24:02}:{n // 60 % 60:02}:{n % 60:02}Z"
            out.write(json.dumps(DEATH | {"occurredAt": at, "version": n}) + "\n")
    kept = "select count(*) from records_inboundmessage"
    said = "select coalesce(sum((facts->>'messages')::int), 0) from records_journalentry where verb = 'message.receive'"
    with installation(folder / "home") as here:
        running = here.start("ingest", str(lines))
        until(lambda: counted(here, kept) >= batch)
        running.send_signal(signal.SIGKILL)
        ended(running)
        half = counted(here, kept)
        assert half < messages
        assert counted(here, said) % batch == 0
        assert counted(here, "select coalesce(sum(messages), 0) from records_feedcount") == counted(here, said)
        done = here.run("ingest", str(lines), "--json")
        assert done.returncode == 0, done.stderr
        outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
        assert outcomes.count("duplicate") >= half
        assert counted(here, kept) == half + len(outcomes) - outcomes.count("duplicate")


class Browser:
    """Somebody who writes notes over HTTP, and remembers what was confirmed."""

    def __init__(self, port: int, session: str, case: str) -> None:
        self.port, self.case = port, case
        self.cookies = f"sessionid={session}; csrftoken={'k' * 32}"
        self.confirmed: list[str] = []
        self.tried = 0

    def ask(self, path: str, words: dict[str, str] | None = None) -> http.client.HTTPResponse:
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            headers = {"Cookie": self.cookies}
            if words is None:
                door.request("GET", path, headers=headers)
            else:
                kind = {"Content-Type": "application/x-www-form-urlencoded"}
                door.request("POST", path, urlencode(words | {"csrfmiddlewaretoken": "k" * 32}), headers | kind)
            answer = door.getresponse()
            answer.read()
            return answer
        finally:
            door.close()

    def write(self) -> None:
        """A note; what answers with a redirect is confirmed."""
        self.tried += 1
        text = f"note {self.tried}"
        words = {"text": text, "form_key": str(uuid4())}
        if self.ask(f"/case/{self.case}/note/new", words).status == 302:
            self.confirmed.append(text)


def wait_for(browser: Browser, confirmed: int) -> None:
    """Wait until so many notes are confirmed."""
    until(lambda: len(browser.confirmed) >= confirmed)


@contextmanager
def served(here: Installation, port: int) -> Iterator["list[int]"]:
    """The web, and the numbers of its processes."""
    running = here.start("serve", env={"PORT": str(port)}, start_new_session=True)
    try:

        def answers() -> bool:
            assert running.poll() is None, running.communicate()
            try:
                return Browser(port, "", "").ask("/sign-in/").status > 0
            except OSError:
                return False

        until(answers)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text()
        yield [int(child) for child in children.split()] + [running.pid]
    finally:
        kill([running.pid])
        kill(_of_session(running.pid))
        ended(running)


def _of_session(session: int) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rsplit(") ", 1)[1].split()[3]) == session:
                found.append(int(process.name))
        except (OSError, IndexError):
            continue
    return found


def kill(numbers: list[int]) -> None:
    for number in numbers:
        try:
            os.kill(number, signal.SIGKILL)
        except ProcessLookupError:
            continue


@pytest.mark.full
def test_the_web_killed_in_mid_write_loses_nothing_it_confirmed_and_says_so_while_the_database_is_away(
    folder: Path,
) -> None:
    with installation(folder / "home") as here:
        session, case = here.make(PEOPLE).split()
        port = free_port()
        browser = Browser(port, session, case)
        for _ in range(2):
            with served(here, port) as processes:
                browser.write()
                assert browser.confirmed, "the note was not taken"
                going = threading.Event()

                def go_on(going: threading.Event = going) -> None:
                    while not going.is_set():
                        try:
                            browser.write()
                        except (OSError, http.client.HTTPException):
                            return

                writer = threading.Thread(target=go_on)
                writer.start()
                wait_for(browser, len(browser.confirmed) + 5)
                kill(processes)
                going.set()
                writer.join()
        journalled, *notes = here.make(NOTES).splitlines()
        assert set(browser.confirmed) <= set(notes)
        assert len(notes) == len(set(notes)) <= browser.tried
        assert int(journalled) == len(notes)

        with served(here, port):
            assert browser.ask("/").status == 200
            postmaster = here.server._postmaster
            assert postmaster
            postmaster.kill()
            postmaster.wait()
            until(lambda: browser.ask("/").status == 503)
            again = embedded_postgres.start(here.home, durable=False)
            try:
                until(lambda: browser.ask("/").status == 200)
                browser.write()
                assert browser.confirmed[-1] == f"note {browser.tried}"
            finally:
                again.leave()
