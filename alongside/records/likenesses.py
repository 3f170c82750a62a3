"""Two records of one person, or of two: joined, told apart, or people who belong together."""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.four_eyes import FourEyes
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class Different(AddressedRecord):
    """Somebody looked, and these are two people. Suggested again when they have something new in common."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    why = SealedText()
    common = SealedText(blank=True)
    """The keys of the facts they had in common then, a line each."""
    said_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="different_once"),
            # The lower number first, so that a pair is one pair however it is met.
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="different_in_order"),
        ]
        indexes = [models.Index(fields=["other"])]


class Merge(AddressedRecord):
    """Two records that two people found to be of one person. `gone` stands in no case until it is undone."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(FourEyes, on_delete=models.SET_NULL, related_name="+", null=True)
    moved = SealedText()
    """What is needed to undo it exactly, as JSON: rows that moved, parts that fell away, fields as they were."""
    merged_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at__isnull=True), name="merged_away_once"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merged_with_another"),
        ]
        indexes = [models.Index(fields=["kept"])]


class Tie(AddressedRecord):
    """How two people belong together: `person` is `kind` of `other`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    """household, child, carer."""
    said_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other", "kind"], condition=Q(ended_at__isnull=True), name="tied_once"
            ),
            models.CheckConstraint(condition=~Q(person=F("other")), name="tied_to_another"),
        ]
        indexes = [models.Index(fields=["other"])]
