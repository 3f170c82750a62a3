"""Commands open and close the database; in a test they stand on the test's own transaction."""

import pytest
from django.db import connections


@pytest.fixture(autouse=True)
def _commands_leave_the_test_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(connections), "close_all", lambda self: None)
