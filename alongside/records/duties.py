"""What must be done, by when, and why."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.contacts import Contact
from alongside.records.events import Event
from alongside.records.sealed_text import SealedText

LIVE = ["proposed", "open", "attempted"]


class Duty(AddressedRecord):
    """A duty or a task on a case. Its day and its reason are written down when it arises.

    When the day must change (enhanced rights, a pause), a copy with the old day stays behind as "superseded".

    An officer's own task is a duty of kind "own.task" with its title in `title`: marked as theirs and not the law's.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="duties")
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey(
        Staff,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, blank=True, related_name="duties")
    kind = models.CharField(max_length=60)
    title = SealedText(blank=True)
    rules = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="open")
    """proposed, open, attempted, met, waived, dismissed, superseded."""
    urgent = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    alarm_on = models.DateField(null=True, blank=True)
    """The conservative day where the true one awaits the publication of bank holidays."""
    because = models.JSONField(default=dict)
    """The explanation of the day, {"en": …, "cy": …}, as it was when the duty arose."""
    may_say = models.JSONField(default=dict)
    tell = models.CharField(max_length=20, blank=True)
    confidence = models.CharField(max_length=2, blank=True)
    arose_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_why = SealedText(blank=True)
    late_why = models.CharField(max_length=24, blank=True)
    """Why it was late: victim_choice, other_agency, safety, us, status_change."""
    met_by = models.ForeignKey(
        Contact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="duties_met",
    )
    form_key = models.UUIDField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "kind"],
                condition=Q(event__isnull=False) & ~Q(state="superseded"),
                name="duty_once_per_event",
            ),
            models.UniqueConstraint(
                fields=["case", "form_key"],
                condition=Q(form_key__isnull=False),
                name="duty_form_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*LIVE, "met", "waived", "dismissed", "superseded"]),
                name="duty_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at__isnull=True) | ~Q(state__in=LIVE) & Q(ended_at__isnull=False),
                name="duty_ended_when_not_live",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(state__in=LIVE),
                name="duty_owner_live",
            ),
            models.Index(
                fields=["unit", "due_on"],
                condition=Q(state__in=LIVE),
                name="duty_unit_live",
            ),
            models.Index(fields=["case", "due_on"], name="duty_case"),
            # A unit's day is read along these: what is urgent, what has no day, what waits for a decision or answer.
            models.Index(fields=["unit", "due_on"], condition=Q(state__in=LIVE, urgent=True), name="duty_unit_urgent"),
            models.Index(
                fields=["unit", "arose_at"],
                condition=Q(state__in=LIVE, due_on__isnull=True),
                name="duty_unit_undated",
            ),
            models.Index(
                fields=["unit", "due_on"], condition=Q(state__in=["proposed", "attempted"]), name="duty_unit_waiting"
            ),
        ]


class DutyPause(AddressedRecord):
    """A time during which a duty's clock stood still, or an extension of it, and why."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="pauses")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    extends_days = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = SealedText()
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
