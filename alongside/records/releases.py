"""A senior officer's recorded leave to tell one person one fenced thing."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.events import Event
from alongside.records.sealed_text import SealedText


class FenceRelease(AddressedRecord):
    """Without one of these no composed text may tell a place that came with a feed; `said` is how it is told."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="fence_releases")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="fence_releases")
    field = models.CharField(max_length=40)
    said = SealedText(default="")
    reason = SealedText()
    released_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "field"], name="fence_release_once")]
