"""How long a case is kept: what holds it, and what let go of it."""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class LegalHold(AddressedRecord):
    """While it stands, nothing of the case is let go of, whatever its day. One asks that it end, another ends it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holds")
    sort = models.CharField(max_length=24)
    why = SealedText(blank=True)
    placed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lift_asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    lift_why = SealedText(blank=True)
    lifted_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | Q(lift_asked_by__isnull=False) & ~Q(lifted_by=F("lift_asked_by")),
                name="hold_lifted_by_another",
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=Q(lifted_at__isnull=True), name="hold_standing")]


class Purge(AddressedRecord):
    """Cases proposed to be let go of, and what became of that. Inner numbers, classes and days; nobody's words.

    No foreign key to a case: the row outlives what it tells of.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    items = models.JSONField(default=list)
    """Each case as {"case": inner number, "class": code, "due": day}."""
    applied_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    certificate = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_by__isnull=True, applied_at__isnull=True)
                | Q(applied_by__isnull=False, applied_at__isnull=False) & ~Q(applied_by=F("proposed_by")),
                name="purge_applied_by_another",
            ),
        ]
