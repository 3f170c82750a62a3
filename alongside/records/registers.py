"""Lists that others publish, where an organisation has replaced the shipped one."""

from django.db import models

from alongside.records.base import Record


class RegisterRow(Record):
    """One row of a replaced list: movement codes, offence schedules, registers, sentence types, court results."""

    register = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    row = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["register", "code"])]
