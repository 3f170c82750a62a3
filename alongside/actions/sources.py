"""The keys of the systems that send us messages: made here, shown once, and kept only as a hash."""

import secrets
from datetime import datetime

from alongside.actions.performing import action, noting
from alongside.queries.sources import key_hash
from alongside.records.models import Source
from alongside.rules.access import Actor, Verb

BYTES = 32
"""Random bytes in a key: it cannot be guessed, so its hash needs no salt."""


@action(Verb.HOST)
def give_key(source: Source, by: Actor, at: datetime, /) -> str:
    """A new key for the source, to be told to its owner now: nobody can read it again. An earlier one stops working."""
    key = secrets.token_urlsafe(BYTES)
    source.key_hash = key_hash(key)
    source.save(update_fields=["key_hash"])
    noting(source=source.pk)
    return key
