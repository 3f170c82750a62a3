"""What the silence radar keeps: what sleeps until a day, who asked never to be contacted, and post that came back."""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.channels import Channel
from alongside.records.inbound import EligibleStub, Source
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class Snooze(AddressedRecord):
    """A finding of one kind on a case sleeps until the end of a day, for a reason. `ended_at`: somebody woke it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="snoozes")
    kind = models.CharField(max_length=8)
    """A `rules.radar.Silence` of a case."""
    why = SealedText()
    until_on = models.DateField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "kind", "until_on"], condition=Q(ended_at__isnull=True), name="snooze_live")
        ]


class DeskSnooze(AddressedRecord):
    """The same of a finding that is of no case: a sentence with none, or a silent feed. For one organisation's desk."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stub = models.ForeignKey(EligibleStub, on_delete=models.CASCADE, related_name="snoozes", null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="snoozes", null=True, blank=True)
    why = SealedText()
    until_on = models.DateField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stub__isnull=False, source__isnull=True) | Q(stub__isnull=True, source__isnull=False),
                name="desk_snooze_of_one_thing",
            )
        ]


class NoContact(AddressedRecord):
    """The person a case is for asked never to be contacted about it. It stands until they say otherwise."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="no_contacts")
    said_on = models.DateField()
    words = SealedText()
    """What they said, or how we know."""
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_why = SealedText(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="no_contact_once"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="no_contact_ended_by_somebody",
            ),
        ]


class ReturnedPost(AddressedRecord):
    """A letter to a postal address came back. The address is unsafe from then, until somebody says what is right."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="returned_post")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="returned")
    came_back_on = models.DateField()
    note = SealedText(blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "form_key"], condition=Q(form_key__isnull=False), name="returned_form_once"
            )
        ]
        indexes = [models.Index(F("case"), F("recorded_at").desc(), name="returned_of")]
