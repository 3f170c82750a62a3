"""Text locked with AES-256-GCM to the one place it belongs to.

A sealed text is "<key id>.<base64 of nonce, ciphertext and tag>". Its place (table, field and row) is bound to it
without being written in it: put into another row it opens as little as a forgery. Nonces are 96 random bits, which is
safe for four thousand million texts under one key; rotating once a year stays far below.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.gateways import keyring

PURPOSE = "fields"
_NONCE = 12
_TAG = 16
_SEPARATOR = "."


class Why(StrEnum):
    """Why a sealed text does not open."""

    FORM = "it is no sealed text"
    KEY = "its key is not here"
    PLACE = "it was not sealed for this place, or was changed"


class Unopened(Exception):
    """A sealed text that cannot be opened. It names the key's id and the reason, never any of the text."""

    def __init__(self, why: Why, key_id: str = "") -> None:
        super().__init__(f"{why} (key {key_id})" if key_id else str(why))
        self.why = why
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text belongs. `row` is a random id that the row has before it is first written."""

    table: str
    field: str
    row: str

    @property
    def bound(self) -> bytes:
        """What the lock is bound to. No part may hold the separator, so that no two places read alike."""
        if "|" in self.table + self.field + self.row or not (self.table and self.field and self.row):
            raise ValueError("a place needs a table, a field and a row")
        return f"alongside 1|{self.table}|{self.field}|{self.row}".encode()


def seal(text: str, place: Place) -> str:
    """Lock `text` to `place` with the current key."""
    key = keyring.ring(PURPOSE).current
    nonce = os.urandom(_NONCE)
    locked = _cipher(key.secret).encrypt(nonce, text.encode(), place.bound)
    return f"{key.id}{_SEPARATOR}{urlsafe_b64encode(nonce + locked).decode()}"


def unseal(sealed: str, place: Place) -> str:
    """The text that was sealed for `place`. Raises `Unopened`."""
    key_id, separator, body = sealed.partition(_SEPARATOR)
    try:
        locked = urlsafe_b64decode(body)
    except (Error, ValueError) as wrong:
        raise Unopened(Why.FORM) from wrong
    if not separator or len(locked) < _NONCE + _TAG:
        raise Unopened(Why.FORM)
    try:
        key = keyring.ring(PURPOSE).get(key_id)
        return _cipher(key.secret).decrypt(locked[:_NONCE], locked[_NONCE:], place.bound).decode()
    except keyring.UnknownKey as missing:
        # An id is written by us and is letters and figures; anything else in its place may be somebody's text.
        raise Unopened(Why.KEY, key_id if key_id.isalnum() and len(key_id) == 8 else "") from missing
    except InvalidTag as wrong:
        raise Unopened(Why.PLACE, key_id) from wrong


def current_mark() -> str:
    """How every text begins that is sealed with the current key: what begins otherwise waits to be moved."""
    return f"{keyring.ring(PURPOSE).current.id}{_SEPARATOR}"


@lru_cache(maxsize=32)
def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(secret)
