"""Calls made and recorded, for tests."""

from typing import Any

from alongside.actions import contacts
from alongside.actions.contacts import Said
from alongside.records.models import Case, Channel, Contact
from tests.factories import NOW, Team


def call(held: Case, of: Team, by_channel: Channel | None, **more: Any) -> Contact:
    """A telephone call out that reached and told the victim, unless `more` says otherwise."""
    key = more.pop("form_key", None)
    at = more.pop("at", NOW)
    said: dict[str, Any] = {
        "way": "phone",
        "direction": "out",
        "answered_by": "victim",
        "outcome": "told",
        "channel": by_channel.public_id if by_channel else None,
    }
    return contacts.record(held, of.by, at, contact=Said(**said | more), form_key=key)
