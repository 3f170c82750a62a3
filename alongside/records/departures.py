"""What left for a person: one line each time the guard opened a door."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.channels import Channel
from alongside.records.four_eyes import FourEyes
from alongside.records.sealed_text import SealedText


class Departure(AddressedRecord):
    """One way used once through one door. It has one channel, so nothing here can have two recipients.

    The database holds the guard to its word: what was not green carries its override, and red its second person.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="departures")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    outlet = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    light = models.CharField(max_length=8)
    needs = models.CharField(max_length=16)
    """nothing, conditions_read, reason, second_person."""
    against = models.CharField(max_length=120, blank=True)
    """Codes of what stood against it, the gravest first."""
    override_why = SealedText(blank=True)
    second = models.OneToOneField(FourEyes, on_delete=models.CASCADE, related_name="departure", null=True, blank=True)
    """Who agreed before, used here once; or, after a threat to life, the review that a senior owes."""
    threat_to_life = models.BooleanField(default=False)
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(light="green", needs="nothing")
                | Q(light="amber", needs="conditions_read")
                | Q(light="amber", needs="reason") & ~Q(override_why="")
                | Q(light="red", needs="second_person", second__isnull=False) & ~Q(override_why=""),
                name="departure_with_its_override",
            ),
            models.UniqueConstraint(
                fields=["case", "form_key"], condition=Q(form_key__isnull=False), name="departure_form_once"
            ),
        ]
        indexes = [models.Index(fields=["case", "-at"])]
