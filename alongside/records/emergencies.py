"""Access that nobody arranged beforehand: an emergency, a manager's reading; and who is told of it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class EmergencyUse(AddressedRecord):
    """Somebody asked for emergency access. `case` is the one it opened, if it opened any.

    It ends at `ends_at` by itself, and at `ended_at` if its user ended it before.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="emergencies", null=True, blank=True)
    reason = models.CharField(max_length=20)
    words = SealedText()
    at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=20, blank=True)
    review_words = SealedText(blank=True)
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "form_key"], name="emergency_form_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("at")) & Q(ends_at__lte=F("at") + timedelta(hours=4)),
                name="emergency_lasts_four_hours_at_most",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True, verdict="")
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False) & ~Q(verdict="") & ~Q(reviewed_by=F("staff")),
                name="emergency_reviewed_by_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "at"], condition=Q(reviewed_at__isnull=True), name="emergency_unreviewed"
            ),
            models.Index(fields=["staff", "-at"], name="emergency_of"),
        ]


class Sample(AddressedRecord):
    """A manager opened a case to read it, for a reason, until the end of that day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="samples")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20)
    words = SealedText()
    at = models.DateTimeField()


class Alert(AddressedRecord):
    """Somebody must know of something at once. No person's name is in it; and of the case its reference alone, where
    the recipient might know of it."""

    recipient = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    """emergency: it was given. emergency_refused: it was asked for, and not given. release_asked: a place,
    for a second person to release."""
    reference = models.CharField(max_length=12, blank=True)
    use = models.ForeignKey(EmergencyUse, on_delete=models.CASCADE, related_name="alerts", null=True, blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-at"], condition=Q(seen_at__isnull=True), name="alert_unseen")]
