"""People referred to us, by whatever road: one row each, until a case is opened, or it goes back, or is closed."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.cases import Case
from alongside.records.inbound import InboundMessage, Source
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation, Unit

WAITING = ("new", "stopped", "ready")


class ReferralProfile(AddressedRecord):
    """How one sender's files are read: which column is which field of ours. A new version leaves the old one as it was.

    `recipe` names columns and words of theirs, never a person's: see `gateways.referral_recipes`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    header_print = models.CharField(max_length=64)
    recipe = models.JSONField(default=dict)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source", "version"], name="referral_profile_once")
        ]


class ReferralImport(AddressedRecord):
    """One file of referrals on its way in: kept whole until its last row is done, then only its counts."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(ReferralProfile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=10)
    """csv, workbook, json, xml."""
    state = models.CharField(max_length=10, default="mapping")
    """mapping (somebody says which column is what), queued, running, done, dropped."""
    lines = SealedText(blank=True)
    """The rows as JSON lists of text, the header among them; empty again when all are done."""
    started_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["state"], condition=Q(state__in=["queued", "running"]), name="referral_import_open")
        ]


class Referral(AddressedRecord):
    """Somebody referred. `says` are the sender's words by their POLE names, as JSON, as they were entered or mended.

    Once a case is open the row goes with it: who opens the case reads it, and nobody else.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    """feed, import, typed, partner, self (`rules.referrals.Kind`)."""
    message = models.OneToOneField(
        InboundMessage, on_delete=models.SET_NULL, null=True, blank=True, related_name="referral"
    )
    batch = models.ForeignKey(ReferralImport, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    row = models.PositiveIntegerField(null=True, blank=True)
    sent_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The partner who sent it: they see what state it is in, and nothing else."""
    fingerprint = models.CharField(max_length=64)
    says = SealedText()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="new")
    respond_by = models.DateField()
    priority = models.CharField(max_length=2)
    priority_rules = models.JSONField(default=list)
    """Numbers of the rules of `rules.triage` that fit, the deciding one first."""
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals")
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_code = models.CharField(max_length=20, blank=True)
    decided_why = SealedText(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "fingerprint"], name="referral_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True) | Q(state="accepted"), name="referral_with_a_case_is_accepted"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "priority", "respond_by"],
                condition=Q(state__in=WAITING),
                name="referral_waiting",
            ),
            models.Index(fields=["unit", "state", "decided_at"], name="referral_decided"),
            models.Index(fields=["state"], condition=Q(state="new"), name="referral_new"),
        ]


class ReferralGate(AddressedRecord):
    """Something that stops a referral, with its reason by code; `case` or `other` is whom it may be the same as.

    One that names a case or another referral is there only for who may know of that one.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="gates")
    gate = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    why = models.JSONField(default=list)
    """For a likeness: codes of what agrees."""
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Referral, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=10, blank=True)
    """cleared (by somebody, who says why) or mended (it is no longer so)."""
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SealedText(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "gate", "reason", "case", "other"], name="referral_gate_once", nulls_distinct=False
            )
        ]


class ReferralKey(models.Model):
    """One keyed hash by which a waiting referral is found to be like another. Read by the program alone."""

    id = models.BigAutoField(primary_key=True)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField(db_index=True)


class ReferralBar(Record):
    """A member of staff to whom a referral is not there: they declared an interest in somebody it names."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "staff"], name="referral_bar_once")]


class RejectedRow(AddressedRecord):
    """A row of a file that could not be taken in: what it says, and what is wrong with which column."""

    batch = models.ForeignKey(ReferralImport, on_delete=models.CASCADE, related_name="rejected_rows")
    row = models.PositiveIntegerField()
    says = SealedText()
    """JSON: the cells by their column, and the fields that could be read."""
    reference = SealedText(blank=True)
    """The sender's own reference, for their feedback list."""
    faults = models.JSONField(default=list)
    """Each a list: column, our field, code of what is wrong."""
    state = models.CharField(max_length=8, default="open")
    """open, mended, left."""
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="rejected_row_once")]


class ExcludedCrime(AddressedRecord):
    """A crime a unit does not work with, as a term that stands in how senders call it."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    term = models.CharField(max_length=80)
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "term"], name="excluded_crime_once")]
