"""Conflicts of interest that staff declare, and where they were met."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.cases import Case
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText


class Conflict(AddressedRecord):
    """What a member of staff declared: a person, themselves, an address, a workplace, or a case by its reference.

    It holds until a privacy officer ends it (`ended_at`); the declarer can only ask for that.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=12)
    """A `rules.conflicts.Kind`."""
    name = SealedText(blank=True)
    born = SealedText(blank=True)
    """A day, as 1984-03-07."""
    relation = SealedText(blank=True)
    postcode = SealedText(blank=True)
    house = SealedText(blank=True)
    reference = SealedText(blank=True)
    declared_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    """When the declarer last said that it is still so."""
    end_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=models.F("staff")), name="conflict_ended_by_another"
            ),
        ]
        indexes = [models.Index(fields=["staff"], condition=Q(ended_at__isnull=True), name="conflict_live")]


class ConflictKey(models.Model):
    """One keyed hash of a live conflict, equal to a `SearchKey` of whoever may be meant."""

    id = models.BigAutoField(primary_key=True)
    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key"], name="conflictkey_lookup")]


class ConflictMatch(AddressedRecord):
    """A conflict was met in a case, by somebody in it or by its reference. It bars until it is settled or ended."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="matches")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    match = models.CharField(max_length=10)
    """sure, possible."""
    reasons = models.JSONField(default=list)
    """Codes of `rules.conflicts.REASONS`."""
    found_on = models.DateField()
    settled_at = models.DateTimeField(null=True, blank=True)
    """When somebody else than the declarer said that it is another person."""
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conflict", "case", "person"], name="conflict_met_once")]


class AccessLimit(Record):
    """One line of a list from another agency: who alone may see an offender, or who may not.

    `who` is a user name, an e-mail address or the id under which an organisation signs somebody in. It is kept whether
    or not it is anybody here: where a restriction names nobody of ours, nobody of ours sees.
    """

    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    number_kind = models.CharField(max_length=12)
    number = models.CharField(max_length=40)
    limit = models.CharField(max_length=12)
    """restriction, exclusion."""
    who = models.CharField(max_length=254, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    loaded_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    """When a newer file no longer held this line."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(limit="restriction") | ~Q(who=""), name="exclusion_names_somebody"),
        ]
        indexes = [
            models.Index(
                fields=["number", "number_kind"], condition=Q(dropped_at__isnull=True), name="limit_of_number"
            ),
            models.Index(fields=["who"], condition=Q(dropped_at__isnull=True), name="limit_of_somebody"),
        ]
