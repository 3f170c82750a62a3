"""What every record shares."""

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

# No vowels, no 0/1/I/O/L: a reference can be read down a telephone and spells nothing.
_ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"

_unguessable = random.SystemRandom()
_seeded: ContextVar[random.Random | None] = ContextVar("seeded", default=None)


@contextmanager
def drawing_from(draw: random.Random) -> Iterator[None]:
    """While inside, ids and references are drawn from `draw`. For the demonstration alone: they can be guessed."""
    mark = _seeded.set(draw)
    try:
        yield
    finally:
        _seeded.reset(mark)


def public_id() -> uuid.UUID:
    """A random 128-bit id for addresses: it tells nothing and cannot be guessed."""
    return uuid.UUID(bytes=(_seeded.get() or _unguessable).randbytes(16), version=4)


def reference() -> str:
    """A short case reference for people, such as K7M-4QXD-T."""
    text = "".join((_seeded.get() or _unguessable).choices(_ALPHABET, k=8))
    return f"{text[:3]}-{text[3:7]}-{text[7]}"


class Record(models.Model):
    """A row with an inner number (never shown) as its key."""

    id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


class AddressedRecord(Record):
    """A row that can stand in a web address: by its public id only."""

    public_id = models.UUIDField(default=public_id, unique=True, editable=False)

    class Meta:
        abstract = True
