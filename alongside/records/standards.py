"""Local standards: stricter than the law, never looser."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import Record
from alongside.records.units import Unit


class LocalStandard(Record):
    """A unit's own shorter limit for one rule, from a day on."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="standards")
    rule = models.CharField(max_length=30)
    n = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=8)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "rule", "starts_on"], name="standard_once")]
