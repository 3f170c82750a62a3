"""Offences, sentences and the dates that follow from them, each with where it came from."""

from django.db import models

from alongside.records.base import Record
from alongside.records.cases import Case
from alongside.records.people import Person


class Sentence(Record):
    """A sentence or order passed on a person, as its source gave it. Alongside never works out release dates."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sentences")
    kind = models.CharField(max_length=24)
    """custody, extended, life, hospital_order, hospital_direction, suspended, community, detention_training, other."""
    passed_on = models.DateField(null=True, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    court = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=60)
    offence = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64, blank=True)
    as_of = models.DateTimeField()
    message = models.ForeignKey(
        "records.InboundMessage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["person"])]


class Offence(Record):
    """An offence a case is about, by its CJS code where known."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="offences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    code = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=200)
    happened_from = models.DateField(null=True, blank=True)
    happened_to = models.DateField(null=True, blank=True)
    index_offence = models.BooleanField(default=False)
    source = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["case"])]


class KeyDate(Record):
    """One version of one date about a person's sentence. Nothing is overwritten: the newest `as_of` is current."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="key_dates")
    kind = models.CharField(max_length=12)
    """CRD, PED, SED and so on; CONFIRMED; HEARING."""
    basis = models.CharField(max_length=12, default="calculated")
    """calculated, override, confirmed, typed."""
    value = models.DateField(null=True, blank=True)
    as_of = models.DateTimeField()
    source = models.CharField(max_length=60)
    message = models.ForeignKey(
        "records.InboundMessage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "basis", "value", "as_of"],
                name="key_date_once",
                nulls_distinct=False,
            ),
        ]
