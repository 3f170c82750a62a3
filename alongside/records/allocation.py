"""Sharing out the work: what an officer can take, the line a unit sets, and where somebody departed from the order."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.cases import Case
from alongside.records.sealed_text import SealedText
from alongside.records.units import Unit


class OfficerProfile(Record):
    """What a manager says of an officer for sharing out cases. Without a row: full time, English, no specialism."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="profile")
    hours = models.DecimalField(max_digits=4, decimal_places=1, default=37)
    """Contracted, in a week."""
    languages = models.JSONField(default=list)
    """Codes of `rules.load.LANGUAGES`, beside English."""
    specialisms = models.JSONField(default=list)
    """Codes of `rules.triage.Crime`."""
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0, hours__lte=60), name="profile_hours_believable")
        ]


class LoadLine(Record):
    """How much somebody of this role in this unit should carry at full time, in points of `rules.load`."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lines")
    role = models.CharField(max_length=30)
    points = models.PositiveIntegerField()
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "role"], name="line_once_per_role")]


class CasePriority(AddressedRecord):
    """The level an officer gave a case in place of the one that the rules give, and why."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="priority")
    level = models.CharField(max_length=2)
    """A `rules.triage.Level`."""
    why = SealedText()
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    set_at = models.DateTimeField()


class OrderMark(AddressedRecord):
    """Somebody put a case at the top of its list, or down for later, until a day, and why. It ends by itself."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=8)
    """pin, later."""
    why = SealedText()
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="mark_once_per_case"),
            models.CheckConstraint(condition=Q(kind__in=["pin", "later"]), name="mark_kind_known"),
        ]
