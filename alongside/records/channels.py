"""Ways to reach a person, each with what is known of its safety."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText


class Channel(AddressedRecord):
    """A number, e-mail address, postal address, visit, voicemail or third party. "Not asked" is never safe."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="channels")
    way = models.CharField(max_length=12)
    """phone, text, email, post, visit, voicemail, third_party."""
    value = SealedText()
    postcode = SealedText(blank=True)
    safety = models.CharField(max_length=12, default="not_asked")
    """safe, unsafe, not_asked, conditions."""
    conditions = SealedText(blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(safety__in=["safe", "unsafe", "not_asked", "conditions"]),
                name="channel_safety_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(safety="conditions") | ~models.Q(conditions=""),
                name="channel_conditions_said",
            ),
        ]
