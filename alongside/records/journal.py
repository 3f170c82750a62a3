"""Who did or looked at what, and when: rows that are only ever added."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.cases import Case
from alongside.records.units import Organisation


class JournalEntry(Record):
    """One act. Holds ids and verbs, never a person's words; no foreign keys, so that it never hinders live rows."""

    at = models.DateTimeField()
    # The database's own word, whatever the program said: a trigger sets it.
    recorded_at = models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False)
    staff_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=40)
    case_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(
                fields=["case_id", "-at"],
                condition=models.Q(case_id__isnull=False),
                name="journal_case",
            ),
            models.Index(fields=["staff_id", "-at"], name="journal_staff"),
            models.Index(fields=["-at"], condition=models.Q(verb="case.view"), name="journal_openings"),
        ]


class JournalSeal(models.Model):
    """A link of the chain: the seal over one entry (`rules.chain`). Only the sealer adds one, and none is changed."""

    sequence = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    key_id = models.CharField(max_length=16)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()


class LookFlag(AddressedRecord):
    """Looking that somebody should ask about: many cases opened by one person in a short time. It blocks nothing."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    cases = models.IntegerField()
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "kind", "organisation", "started_at"], name="flag_once"),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True) | ~models.Q(settled_by=models.F("staff")),
                name="flag_settled_by_another",
            ),
        ]


class AccessStatement(AddressedRecord):
    """What a victim is told of who saw her record and why: made by one person, checked by another, then printed.

    `lines` are days, roles, codes and counts as they were when it was made: what is printed is what was checked.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    with_names = models.BooleanField(default=False)
    lines = models.JSONField(default=list)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    checked_by = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    form_key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "form_key"],
                condition=models.Q(form_key__isnull=False),
                name="statement_form_once",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("made_by")),
                name="statement_checked_by_another",
            ),
        ]
