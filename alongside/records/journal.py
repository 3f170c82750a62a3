"""Who did or looked at what, and when: rows that are only ever added."""

from django.db import models

from alongside.records.base import Record


class JournalEntry(Record):
    """One act. Holds ids and verbs, never a person's words; no foreign keys, so that it never hinders live rows."""

    at = models.DateTimeField()
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
        ]
