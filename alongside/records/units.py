"""Organisations, their units, and who belongs to them from when to when."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record


class Organisation(Record):
    """A controller of data: a police force's hub, a probation region, a commissioned provider."""

    slug = models.SlugField(unique=True)
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)


class Unit(Record):
    """A team that holds cases, working one of the two services."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    slug = models.SlugField()
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)
    service = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="unit_slug_once")]


class Team(Record):
    """A part of a unit with seniors of its own."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="teams")
    slug = models.SlugField()
    name_en = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "slug"], name="team_slug_once")]


class Membership(Record):
    """A person's place in a unit, in one role, for a time."""

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships", null=True, blank=True)
    role = models.CharField(max_length=30)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_runs_forward",
            ),
        ]
        indexes = [models.Index(fields=["staff", "unit"])]


class Cover(AddressedRecord):
    """One officer stands in for another: sees and does what is theirs, between two days, and hands it back.

    `ended_at` cuts it short; `handed_back_at` is when the returning officer acknowledged what was done for them.
    """

    officer = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="covered")
    cover = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="covering")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="covers")
    why = models.CharField(max_length=20)
    """planned, sickness."""
    starts_on = models.DateField()
    ends_on = models.DateField()
    started_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    handed_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="cover_runs_forward"),
            models.CheckConstraint(condition=~Q(officer=models.F("cover")), name="cover_by_somebody_else"),
        ]
        indexes = [
            models.Index(fields=["cover", "ends_on"], name="cover_of"),
            models.Index(fields=["officer", "ends_on"], name="cover_for"),
        ]
