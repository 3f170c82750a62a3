"""The ground of every test: settings of its own, a database of its own in two roles, shut sockets, loud skips.

The tables are made by the owner, and every test runs as the application's role: what row-level security or a missing
privilege refuses in earnest, it refuses here. The embedded PostgreSQL starts with the first test that needs it.
"""

import atexit
import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest

from tests import sharing

_HOME = Path(tempfile.mkdtemp(prefix="alongside-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
_OURS = {
    "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    "ALONGSIDE_HOME": str(_HOME),
    "SECRET_KEY": "the tests have a key of their own, which opens nothing",
    "XDG_RUNTIME_DIR": str(_HOME),
}
for _name in (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "PORT",
    "ALONGSIDE_DEMO",
    "ALONGSIDE_HTTPS",
    "ALLOWED_HOSTS",
    "ALONGSIDE_KEYS",
):
    os.environ.pop(_name, None)
os.environ.update(_OURS)
django.setup()

from tests.overhearing import Overhearing  # noqa: E402 - stands on the settings above

_overhearing = Overhearing()

CI = os.environ.get("CI") == "true"
FULL = os.environ.get("ALONGSIDE_FULL") == "1"


def pytest_configure(config: pytest.Config) -> None:
    """Passwords are cheap in tests, and nobody's words may be noted in the journal: the act that tried fails."""
    from django.conf import settings

    from alongside.actions import performing

    performing.refuse_unfit = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DRAMA_NUMBERS = True  # the people of the tests are fictional
    _keep_plans_over_rollbacks()
    config.option.loadscopereorder = False  # our own order: tests/sharing.py
    if config.option.numprocesses:
        # A worker told of the settings would read them before this file gave it a home of its own.
        del os.environ["DJANGO_SETTINGS_MODULE"]


def _keep_plans_over_rollbacks() -> None:
    """Every test ends in a rollback, after which the driver forgets its prepared statements, because what they speak of
    may be gone. No test takes a table of ours back, and planning all anew under row rules takes longer than the tests.
    """
    from psycopg import _preparing

    _preparing.PrepareManager.clear = lambda self: False  # type: ignore[method-assign]  # the only place to say it


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> sharing.ByFile:
    """Several workers share the tests out by file."""
    return sharing.ByFile(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Journeys need a browser, whether they say so or not; what is long by nature waits for `./test --full`."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("browser")
    if not FULL:
        long = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("full")]
    sharing.longest_first(items)


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether this is `./test --full`: a test that samples a tenth by default does the whole."""
    return FULL


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL with our tables, made by their owner, for the length of the run."""
    from alongside.gateways import embedded_postgres
    from alongside.jobs import tables

    server = embedded_postgres.start(_HOME, durable=False)
    try:
        with django_db_blocker.unblock():
            from django.db import connections

            tables.bring_up_to_date(quiet=True)
            _furnished.update(_filled_tables())
        yield
        with django_db_blocker.unblock():
            connections.close_all()
    finally:
        server.leave()


_furnished: set[str] = set()
"""Tables that migrations fill: emptied by no test."""


def _filled_tables() -> set[str]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        tables = connections["owner"].introspection.table_names(cursor)
        filled = set()
        for table in tables:
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
            row = cursor.fetchone()
            if row and row[0]:
                filled.add(table)
    connections["owner"].close()
    return filled


@pytest.fixture(autouse=True, scope="session")
def _owner_empties_tables() -> Iterator[None]:
    """After a test with real transactions, the owner empties the tables: the application may not."""
    import psycopg
    from django.db import connection
    from django.test import TransactionTestCase

    from alongside.gateways import embedded_postgres

    def empty(_: TransactionTestCase) -> None:
        connection.close()
        # A connection of its own: Django lets a test reach no database but the one it named.
        with psycopg.connect(embedded_postgres.addresses(_HOME).owner, autocommit=True) as owner:
            tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
            names = {name for (name,) in tables} - _furnished
            guarded = owner.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 32 > 0"
            ).fetchall()
            for (table,) in guarded:
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            owner.execute(f"TRUNCATE {', '.join(sorted(names))} CASCADE")
            for (table,) in guarded:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@pytest.fixture(autouse=True)
def no_line_names_anybody() -> Iterator[None]:
    """A line in the log that names somebody fails the test that brought it about."""
    heard = _overhearing.heard
    heard.clear()
    logging.getLogger().addHandler(_overhearing)
    yield
    logging.getLogger().removeHandler(_overhearing)
    assert heard == [], "a line of the log names somebody"


@pytest.fixture(autouse=True, scope="session")
def _every_request_begins_with_nobody() -> Iterator[None]:
    """In earnest a request finds no transaction, so nobody acts until it says who. A test's own transaction lasts over
    many: whoever acted in it acts again afterwards, where the request named nobody. No query that a test counts."""
    from django.core.signals import request_finished, request_started

    held: list[tuple[str, str]] = []

    def nobody(**_: object) -> None:
        held.append(_acting("", "") if _in_a_test_transaction() else ("", ""))

    def as_before(**_: object) -> None:
        before = held.pop() if held else ("", "")
        if any(before) and _in_a_test_transaction() and not any(_acting()):
            _acting(*before)

    request_started.connect(nobody)
    request_finished.connect(as_before)
    yield
    request_started.disconnect(nobody)
    request_finished.disconnect(as_before)


def _in_a_test_transaction() -> bool:
    from django.db import connection

    return connection.in_atomic_block and connection.connection is not None and not connection.needs_rollback


def _acting(*new: str) -> tuple[str, str]:
    """Who acts on the open transaction: account and purpose; from here on the `new` ones, where given."""
    from django.db import connection

    names = ("alongside.staff", "alongside.purpose")
    with connection.connection.cursor() as cursor:
        before = [cursor.execute("select current_setting(%s, true)", [name]).fetchone()[0] or "" for name in names]
        for name, value in zip(names, new, strict=False):
            cursor.execute("select set_config(%s, %s, true)", [name, value])
    return before[0], before[1]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page asked for in Welsh leaves its thread speaking Welsh; which file comes next differs from run to run."""
    from django.utils import translation

    yield
    translation.deactivate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI a skipped test of browser or database is a failure: nobody may believe it ran."""
    report: pytest.TestReport = yield  # type: ignore[assignment]  # pluggy sends the report in
    needs = [mark for mark in ("browser", "django_db") if item.get_closest_marker(mark)]
    if CI and report.skipped and needs and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where {' and '.join(needs)} tests must run: {report.longrepr}"
    return report  # type: ignore[return-value]  # a wrapper hands on what it was sent


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every part that could not run, and why, above the closing line."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        place = str(report.nodeid).split("::", 1)[0]
        words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[f"{place}: {words.removeprefix('Skipped: ')}"] += 1
    if reasons:
        terminalreporter.section("SKIPPED: these parts did not run on this machine", sep="!", red=True)
        for reason, times in reasons.items():
            terminalreporter.write_line(f"SKIPPED {times} in {reason}", red=True)
    if failed := os.environ.get("ALONGSIDE_FAILED_STEPS"):
        terminalreporter.section("FAILED before the tests", sep="!", red=True)
        terminalreporter.write_line(f"FAILED: {failed}; the reasons stand above the tests", red=True)
