"""How a person wants to be reached and spoken to, and what is known of each place they lived at."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.channels import Channel
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText


class ContactPlan(AddressedRecord):
    """One person's contact plan. Name as used, pronouns, language and needs in words stay in `Person`.

    A change of it is a change of the person: `Person.version` goes up with it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="plan")
    term = models.CharField(max_length=10, blank=True)
    """What they call themselves: victim, survivor, own (with `own_term`)."""
    own_term = SealedText(blank=True)
    dialect = models.CharField(max_length=60, blank=True)
    interpreter_gender = models.CharField(max_length=8, blank=True)
    """any, woman, man."""
    interpreter_name = SealedText(blank=True)
    """Whom they agreed to. Never family, and nobody of the case."""
    needs = models.JSONField(default=list)
    """Codes of `rules.needs.Need`."""
    safe_word = SealedText(blank=True)
    end_word = SealedText(blank=True)
    """What they say when the call must end."""
    excuse = SealedText(blank=True)
    """Who we are, should somebody ask them who rang."""
    times = SealedText(blank=True)
    """JSON: see `rules.contact_times.times_of`."""
    careful_days = SealedText(blank=True)
    """JSON: see `rules.contact_times.careful_of`."""
    proxy = models.ForeignKey(Person, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    """Who may be contacted in their stead."""
    proxy_may = SealedText(blank=True)
    """What may be said to the proxy."""
    said = SealedText(blank=True)
    """JSON: who said each part of it and when, by the part's name."""
    reviewed_on = models.DateField(null=True, blank=True)
    """When the whole of it was last gone through with the person."""
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(term="own") | ~Q(own_term=""), name="plan_own_term_said"),
            models.CheckConstraint(condition=Q(proxy__isnull=True) | ~Q(proxy_may=""), name="plan_proxy_told_what"),
        ]


class Residence(Record):
    """What is known of an address beyond writing to it: from when until when, and whether the offender knows it."""

    channel = models.OneToOneField(Channel, on_delete=models.CASCADE, related_name="residence")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    known_to_accused = models.CharField(max_length=10, default="not_asked")
    """yes, no, not_asked."""
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(known_to_accused__in=["yes", "no", "not_asked"]), name="residence_known_or_asked"
            ),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=models.F("from_on")),
                name="residence_in_order",
            ),
        ]
