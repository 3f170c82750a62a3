"""What somebody typed and could not send: kept sealed, for them alone, until they send it or throw it away."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import public_id
from alongside.records.sealed_text import SealedText


class Draft(models.Model):
    """The words of one form of one person.

    The case is named by its public id and without a foreign key: who has lost the case while typing can still have
    the words kept, though nobody shows them to that person any more.
    """

    # A key of our own making, not the database's: a row may be added by somebody who cannot read it back.
    public_id = models.UUIDField(primary_key=True, default=public_id, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="drafts")
    address = models.CharField(max_length=300)
    """The path of the form, without its query."""
    case_public_id = models.UUIDField(null=True, blank=True)
    words = SealedText()
    """What was typed, as a form is sent."""
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["staff", "address"], name="draft_staff_address"),
            models.Index(fields=["case_public_id"], name="draft_case"),
        ]
