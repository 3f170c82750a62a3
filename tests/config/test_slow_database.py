"""A database that hangs: a page says so plainly and soon; commands take their time."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from alongside.queries import diary
from alongside.records.models import Staff
from tests import factories as make

pytestmark = pytest.mark.django_db

SLEEPING = """
import alongside.config.{module}
import django; django.setup()
from django.db import OperationalError, connection
with connection.cursor() as cursor:
    try:
        cursor.execute("select pg_sleep(1.5)")
        print("answered")
    except OperationalError:
        print("given up")
"""


def asleep(*_: Any, **__: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = '100ms'")
        cursor.execute("select pg_sleep(60)")


def test_a_page_whose_question_takes_too_long_says_so_in_both_languages_and_when_to_come_back(
    monkeypatch: pytest.MonkeyPatch, signed_in_plainly: Callable[[Staff], Client]
) -> None:
    client = signed_in_plainly(make.team().officer)
    monkeypatch.setattr(diary, "today", asleep)
    began = time.monotonic()
    answer = client.get("/")
    assert time.monotonic() - began < 50, "it waited for the answer"
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    page = answer.content.decode()
    assert "cannot be reached at this moment" in page and "Ni ellir cyrraedd" in page
    assert "pg_sleep" not in page


@pytest.fixture
def signed_in_plainly() -> Callable[[Staff], Client]:
    def sign_in(person: Staff) -> Client:
        client = make.signed_in(person)
        client.raise_request_exception = False
        return client

    return sign_in


@pytest.mark.parametrize(("module", "said"), [("wsgi", "given up"), ("settings", "answered")])
def test_the_web_gives_up_a_slow_question_and_a_command_waits(
    monkeypatch: pytest.MonkeyPatch, module: str, said: str
) -> None:
    monkeypatch.setenv("ALONGSIDE_STATEMENT_SECONDS", "1")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    done = subprocess.run([sys.executable, "-c", SLEEPING.format(module=module)], capture_output=True, text=True)
    assert done.stdout.strip() == said, done.stderr


def test_behind_a_pooler_nothing_is_set_that_the_next_to_have_the_connection_would_inherit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from alongside.config import wsgi

    monkeypatch.setattr(settings, "ALONGSIDE_POOLED", True)
    wsgi.be_prompt(connection)
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_database_that_is_away_is_found_to_be_so_in_seconds() -> None:
    assert {one["OPTIONS"]["connect_timeout"] for one in settings.DATABASES.values()} == {"5"}
