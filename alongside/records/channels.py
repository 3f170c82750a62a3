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
    """Terms beside those that have a place of their own."""
    hours_from = models.TimeField(null=True, blank=True)
    hours_until = models.TimeField(null=True, blank=True)
    days = models.CharField(max_length=7, blank=True)
    """The days of the week on which it may be used, as digits: 1 is Monday. None means every day."""
    wording = SealedText(blank=True)
    """What to say, or to write: how to ask for them, as whom."""
    may_answer = SealedText(blank=True)
    number_display = models.CharField(max_length=8, blank=True)
    """withheld, shown, agreed: what their telephone shows when we ring."""
    agreed_number = SealedText(blank=True)
    doubted_on = models.DateField(null=True, blank=True)
    """When somebody else last answered it; a new answer about its safety takes this away."""
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
                condition=models.Q(hours_from__isnull=True, hours_until__isnull=True)
                | models.Q(hours_from__isnull=False, hours_until__isnull=False),
                name="channel_hours_from_and_until",
            ),
            models.CheckConstraint(
                condition=models.Q(safety__in=["safe", "unsafe", "not_asked", "conditions"]),
                name="channel_safety_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(safety="conditions")
                | ~models.Q(conditions="", days="", wording="", may_answer="", number_display="")
                | models.Q(hours_from__isnull=False),
                name="channel_conditions_said",
            ),
        ]
