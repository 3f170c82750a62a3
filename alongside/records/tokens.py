"""Short-lived tokens that machines exchange their key for."""

from django.db import models

from alongside.records.base import Record
from alongside.records.inbound import Source


class SourceToken(Record):
    """A token of one source: random, kept as its hash, and worth nothing without its row."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)
