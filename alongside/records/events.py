"""What happened on a case."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.sealed_text import SealedText


class Event(AddressedRecord):
    """Something that happened, recorded by an officer or proposed by the desk from a message.

    `key` is the desk's name for it: the same happening told twice, by any road and in any order, has one key.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default="confirmed")
    """proposed, confirmed, dismissed, superseded."""
    key = models.CharField(max_length=64, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    message = models.ForeignKey(
        "records.InboundMessage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    facts = models.JSONField(default=dict)
    note = SealedText(blank=True)
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_why = SealedText(blank=True)
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "key"],
                condition=~Q(key=""),
                name="event_key_once",
            ),
            models.UniqueConstraint(
                fields=["case", "form_key"],
                condition=Q(form_key__isnull=False),
                name="event_form_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "confirmed", "dismissed", "superseded"]),
                name="event_state_known",
            ),
        ]
        indexes = [models.Index(fields=["case", "-occurred_at"])]
