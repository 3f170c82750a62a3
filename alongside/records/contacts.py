"""Contacts made or tried, and notes."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.channels import Channel
from alongside.records.departures import Departure
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText


class Contact(AddressedRecord):
    """One attempt to reach somebody about a case, or one time they reached us."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="contacts")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    direction = models.CharField(max_length=3)
    """out: we reached for them; in: they reached us."""
    way = models.CharField(max_length=12)
    channel = models.ForeignKey(Channel, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_by = models.CharField(max_length=16)
    """victim, someone_else, nobody, voicemail, not_applicable."""
    outcome = models.CharField(max_length=16)
    """told, spoke, not_reached, left_message, unsafe, declined."""
    said = SealedText(blank=True)
    concern = SealedText(blank=True)
    override_why = SealedText(blank=True)
    departure = models.OneToOneField(
        Departure, on_delete=models.SET_NULL, null=True, blank=True, related_name="contact"
    )
    """What the guard let leave, of which this is what came."""
    next_contact_on = models.DateField(null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "form_key"],
                condition=Q(form_key__isnull=False),
                name="contact_form_once",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-made_at"]),
            models.Index(
                fields=["case"],
                condition=models.Q(answered_by="someone_else", direction="out"),
                name="contact_another_answered",
            ),
        ]


class Note(AddressedRecord):
    """Something written down about a case that was not a contact."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    text = SealedText()
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "form_key"],
                condition=Q(form_key__isnull=False),
                name="note_form_once",
            ),
        ]
        indexes = [models.Index(fields=["case", "-written_at"])]
