"""What the tests of the web share: somebody signed in, both proofs given."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from alongside.records.models import Staff
from tests import factories


@pytest.fixture
def signed_in() -> Callable[[Staff], Client]:
    """A client of somebody who has given password and second factor."""

    return factories.signed_in


@pytest.fixture
def a_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request comes in at `factories.NOW`."""
    monkeypatch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: factories.NOW))
