"""A house full of records to walk through, and the program's settings as they are behind HTTPS."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.architecture import visits
from tests.architecture.committed import CHECKOUT
from tests.architecture.visits import House
from tests.factories import NOW
from tests.web.conftest import a_friday, signed_in

__all__ = ["a_friday", "signed_in"]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Everybody at home, and one case with one of every record; rolled back at the end."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: NOW))
        cache.clear()
        yield visits.found()
        transaction.set_rollback(True)


@pytest.fixture
def untouched(house: House) -> Iterator[House]:
    """The house as it was, whatever the test does in it."""
    with transaction.atomic():
        yield house
        transaction.set_rollback(True)


ASKED = """
import json, sys, django
django.setup()
from django.conf import settings
from django.test import Client
https = {"HTTP_HOST": "alongside.example"}
told = {}
for name, address, more in (
    ("plain", "/robots.txt", {}),
    ("plain machine", "/api/inbox", {}),
    ("secure", "/robots.txt", {"HTTP_X_FORWARDED_PROTO": "https"}),
    ("stranger", "/robots.txt", {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "elsewhere.example"}),
    ("said by the sender", "/robots.txt", {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_HOST": "x.example"}),
):
    answer = Client().generic("POST" if "machine" in name else "GET", address, **(https | more))
    told[name] = [answer.status_code, dict(answer.headers)]
kept = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
json.dump({"told": told, "settings": kept}, sys.stdout, default=str)
"""

PRODUCTION = {
    "ALONGSIDE_HTTPS": "1",
    "ALLOWED_HOSTS": "alongside.example",
    "SECRET_KEY": "Q9x_the-tests-own-key-for-a-house-behind-https-V2mZ4kR8",
    "DATABASE_URL": "postgresql://a@/x?host=/nowhere",
    "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
}


def in_production(*words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Python with these words, under the environment of an installation behind HTTPS."""
    return subprocess.run(
        [sys.executable, *words],
        env=os.environ | PRODUCTION | more,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def behind_https() -> Any:
    """What the settings are there (`.settings`), and what some answers were (`.told`): status and headers."""
    ran = in_production("-c", ASKED)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return SimpleNamespace(**json.loads(ran.stdout))
