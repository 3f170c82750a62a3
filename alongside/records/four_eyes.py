"""What one person asks and another decides, and who may be the same person as somebody in a sealed case."""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.channels import Channel
from alongside.records.events import Event
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class FourEyes(AddressedRecord):
    """Somebody asked for what no one person may do alone. Whoever decides is never who asked: the database says so."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="asked")
    what = models.CharField(max_length=12)
    """seal: lift it. fence: tell `event`'s `field` as `said`. location: show where `person` is again. contact: use the
    red `channel` through the door `field`, once and soon. threat: look at what went through it to save a life."""
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    field = models.CharField(max_length=40, blank=True)
    said = SealedText(blank=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    why = SealedText()
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)
    found = SealedText(blank=True)
    """What whoever decided has to say of it."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, agreed__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, agreed__isnull=False)
                & ~Q(decided_by=F("asked_by")),
                name="decided_by_another",
            ),
            models.UniqueConstraint(
                fields=["case", "what", "event", "field", "person", "channel"],
                condition=Q(decided_at__isnull=True) & ~Q(what="threat"),
                nulls_distinct=False,
                name="asked_once_at_a_time",
            ),
        ]


class Duplicate(AddressedRecord):
    """Somebody in `case` may be `other` in `other_case`, of which whoever wrote them down may not know."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other_case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other", "other_case"], name="duplicate_once"),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="duplicate_settled_by_somebody",
            ),
        ]
