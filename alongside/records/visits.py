"""Visits: who goes where to see whom; and, apart from that, who is out and when they must be back.

The two are kept apart on purpose. An `Outing` names a colleague and times, and nothing of anybody served: everybody in
the unit may see it and help. What the visit is for stands in the case.
"""

from django.db import models
from django.db.models import F, Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord
from alongside.records.cases import Case
from alongside.records.channels import Channel
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText
from alongside.records.units import Unit

WAITED_FOR = ["booked", "out", "overdue"]
"""States of an outing in which somebody must still come back."""


class Outing(AddressedRecord):
    """A colleague goes out, and must say that they are back by a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    goes = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="outings")
    second = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Who goes with them."""
    buddy = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Who is told first when they are not back."""
    number = models.CharField(max_length=40, blank=True)
    """The work telephone they carry."""
    starts_at = models.DateTimeField()
    back_by = models.DateTimeField()
    state = models.CharField(max_length=9, default="booked")
    """booked, out, overdue, back, cancelled."""
    left_at = models.DateTimeField(null=True, blank=True)
    back_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Who said that they are back: they or their second, or a senior who made sure."""
    made_sure = SealedText(blank=True)
    """How a senior made sure."""
    told = models.PositiveSmallIntegerField(default=0)
    """How far the alarm has gone: 1 the buddy and the duty desk, 2 the seniors, 3 the managers."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(back_by__gt=F("starts_at")), name="outing_runs_forward"),
            models.CheckConstraint(
                condition=Q(state__in=[*WAITED_FOR, "back", "cancelled"]), name="outing_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="back") | Q(back_at__isnull=False, ended_by__isnull=False),
                name="outing_back_said_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["back_by"], condition=Q(state__in=WAITED_FOR), name="outing_waited_for"),
            models.Index(fields=["goes", "starts_at"], name="outing_of"),
            models.Index(fields=["unit", "starts_at"], name="outing_unit"),
        ]


class Visit(AddressedRecord):
    """Somebody in a case is seen face to face. The risk check is kept as it was answered before booking."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="visits")
    outing = models.OneToOneField(Outing, on_delete=models.PROTECT, related_name="visit")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    """home, prison, office, court, other."""
    channel = models.ForeignKey(Channel, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    """The way of contact that is the place, let go by the guard."""
    place = SealedText(blank=True)
    """In words, where the place is no way of contact of theirs: a prison, a court, an office."""
    answers = models.JSONField(default=dict)
    """The risk check: codes of `rules.visits`, by question."""
    check_note = SealedText(blank=True)
    two_because = models.JSONField(default=list)
    """Codes of why two must go; empty where one may go alone."""
    state = models.CharField(max_length=9, default="booked")
    """booked, done, cancelled."""
    booked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    """seen, not_in, refused, stopped."""
    present = SealedText(blank=True)
    """Who was there."""
    note = SealedText(blank=True)
    """What came of it, or why it was cancelled."""
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "form_key"], condition=Q(form_key__isnull=False), name="visit_form_once"
            ),
            models.CheckConstraint(condition=Q(state__in=["booked", "done", "cancelled"]), name="visit_state_known"),
            models.CheckConstraint(
                condition=Q(state="booked", ended_at__isnull=True) | ~Q(state="booked") & Q(ended_at__isnull=False),
                name="visit_ended_when_over",
            ),
        ]
        indexes = [models.Index(fields=["case", "-booked_at"])]


class AggressionWarning(AddressedRecord):
    """Somebody in or around a case was aggressive towards staff. It is reviewed by a day, and ended by a person."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="aggression")
    what = models.CharField(max_length=10)
    """words, threats, violence, weapon, dog, other."""
    whose = models.CharField(max_length=10)
    """accused, household, victim, other."""
    note = SealedText()
    review_on = models.DateField()
    raised_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_why = SealedText(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], condition=Q(ended_at__isnull=True), name="aggression_live")]


class CalendarFeed(AddressedRecord):
    """An address at which a calendar program reads when its owner is out. Of the secret in it only a hash is kept."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    fetched_on = models.DateField(null=True, blank=True)
    """The last day on which it was read."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff"], condition=Q(ended_at__isnull=True), name="calendar_feed_one_at_a_time"
            )
        ]
