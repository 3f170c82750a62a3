"""People, apart from the cases they appear in."""

from django.db import models

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation


class Person(AddressedRecord):
    """A person known to one organisation: victim, relative, offender or professional. The name is kept as entered."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=20, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=2, default="en")
    """The language she is written and spoken to in: en or cy."""
    interpreter = models.CharField(max_length=60, blank=True)
    needs = SealedText(blank=True)
    """What makes contact possible for her: large print, sign language, no calls at work."""
    placed = models.BooleanField(default=False)
    """Stands in a case: the database sets this itself, and from then on only the case's people see the row."""
    location_protected_on = models.DateField(null=True, blank=True)
    """Since when where they are is shown one place at a time, to few, and written down."""
    location_protected_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)


class PersonName(Record):
    """Another name a person is or was known by."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, default="alias")
    """alias, former, maiden."""


class Identifier(Record):
    """A number another system knows a person by. A former number still finds them.

    A person's own number is one person's in an organisation; a crime's is everybody's whom the crime concerns.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=40)
    former = models.BooleanField(default=False)
    by_feed = models.BooleanField(default=False)
    """Brought by a merge or link that a feed reported, not by an officer."""
    claimed = models.BooleanField(default=False)
    """Somebody else in the organisation has it, in a case of which whoever typed it may not know: see `Duplicate`."""
    home = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    """Whose it was before a merge of records moved it; an unmerge gives it back."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "value"],
                condition=~models.Q(kind__in=["CRIME_REF", "URN"]) & models.Q(claimed=False),
                name="identifier_once_in_organisation",
            ),
        ]
        indexes = [
            models.Index(fields=["value", "kind"]),
            models.Index(fields=["person"]),
        ]


class SearchKey(models.Model):
    """One keyed hash by which a person in a case can be found: equality only, so that row security keeps its index."""

    id = models.BigAutoField(primary_key=True)
    key = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    case = models.ForeignKey("records.Case", on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["key", "unit"],
                include=["person", "case"],
                name="searchkey_lookup",
            ),
            models.Index(fields=["person"], name="searchkey_person"),
        ]
