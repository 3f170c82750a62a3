"""What every record shares."""

import secrets
import uuid

from django.db import models

# No vowels, no 0/1/I/O/L: a reference can be read down a telephone and spells nothing.
_ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"


def public_id() -> uuid.UUID:
    """A random 128-bit id for addresses: it tells nothing and cannot be guessed."""
    return uuid.UUID(bytes=secrets.token_bytes(16), version=4)


def reference() -> str:
    """A short case reference for people, such as K7M-4QXD-T."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(8))
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
