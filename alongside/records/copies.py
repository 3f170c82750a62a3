"""Which copy of which day this database is."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import Record


class RestoredCopy(Record):
    """A backup was restored into this database. Until somebody makes it live it sends nothing and takes nothing in."""

    taken_at = models.DateTimeField()
    """When the backup was taken: what the database knows ends there."""
    restored_at = models.DateTimeField()
    live_at = models.DateTimeField(null=True, blank=True)
    live_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
