"""Keyed hashes with the installation's own key: what they are made from cannot be guessed without it."""

import hashlib
import hmac
from functools import cache

from django.conf import settings


@cache
def _key(use: str) -> bytes:
    return hashlib.blake2b(use.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()


def digest(use: str, text: str) -> bytes:
    """32 bytes for `text`, different for every `use`."""
    return hmac.digest(_key(use), text.encode(), "sha256")
