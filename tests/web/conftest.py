"""What the tests of the web share: somebody signed in, both proofs given."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client

from alongside.records.models import Staff
from tests import factories


@pytest.fixture
def signed_in() -> Callable[[Staff], Client]:
    """A client of somebody who has given password and second factor."""

    def sign_in(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        request = HttpRequest()
        request.session = SessionStore(client.session.session_key)
        record_authentication(request, staff, "mfa")
        request.session.save()
        return client

    return sign_in


@pytest.fixture
def a_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request comes in at `factories.NOW`."""
    monkeypatch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: factories.NOW))
