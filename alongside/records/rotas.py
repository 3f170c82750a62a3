"""The duty desk out of hours: who is on from when to when, how they are rung, and what they leave for the day team."""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.sealed_text import SealedText
from alongside.records.units import Unit


class Shift(AddressedRecord):
    """One person is on duty for a unit between two moments. Called off, it has its `ended_at`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    """The work number on which they are rung."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_runs_forward")]
        indexes = [models.Index(fields=["unit", "ends_at"], condition=Q(ended_at__isnull=True), name="shift_unit_live")]


class HandOver(AddressedRecord):
    """What the duty officer leaves for the day team. Cases stand in it by reference alone."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    written_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    read_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(read_by__isnull=True, read_at__isnull=True)
                | Q(read_by__isnull=False, read_at__isnull=False),
                name="hand_over_read_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["unit", "-written_at"], name="hand_over_unit")]
