"""Cases: one person served by one unit, and everyone else with a part in it."""

from django.db import models
from django.db.models import Q

from alongside.records.accounts import Staff
from alongside.records.base import AddressedRecord, Record, reference
from alongside.records.people import Person
from alongside.records.sealed_text import SealedText
from alongside.records.units import Organisation, Team, Unit


class Case(AddressedRecord):
    """The service one person receives from one unit. `person` is the one the case is for."""

    reference = models.CharField(max_length=12, default=reference)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Its officer's team, whose seniors look after it."""
    state = models.CharField(max_length=20, default="open")
    """Where the case stands in its service: see the scheme's states; "closed" with `closed_on`."""
    information_level = models.CharField(max_length=20, blank=True)
    offence_summary = models.CharField(max_length=120, blank=True)
    enhanced = models.BooleanField(default=False)
    enhanced_why = models.CharField(max_length=60, blank=True)
    risk = models.CharField(max_length=10, default="unknown")
    """unknown, standard, medium, high."""
    risk_on = models.DateField(null=True, blank=True)
    restricted = models.BooleanField(default=False)
    """Sealed: there for the people on its list, and for nobody else."""
    code_name = models.CharField(max_length=40, blank=True, default="")
    """What a sealed case is called in lists, in the person's stead: somebody may look over a shoulder."""
    limited = models.BooleanField(default=False)
    """Another agency says by name who may see somebody in it: there for the admitted alone."""
    alert_until = models.DateField(null=True, blank=True)
    """Until when the unit's duty officer sees it: without end while a proposed event waits, then to the end of the day.

    Kept by a trigger on the events.
    """
    hospital = models.BooleanField(default=False)
    """The offender is held under a hospital order: no release dates are shown."""
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_why = models.CharField(max_length=40, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    retain_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="case_reference_once"),
            models.UniqueConstraint(
                fields=["organisation", "code_name"], condition=~Q(code_name=""), name="case_code_name_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_why="") | Q(closed_on__isnull=False) & ~Q(closed_why=""),
                name="case_closed_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "opened_on"],
                condition=Q(closed_on__isnull=True),
                name="case_owned_open",
            ),
            models.Index(
                fields=["unit", "opened_on"],
                condition=Q(closed_on__isnull=True),
                name="case_unit_open",
            ),
        ]


class CaseRole(AddressedRecord):
    """A person's part in a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=24)
    """victim, bereaved_relative, parent_or_carer, spokesperson, offender, suspect, professional."""
    relation = SealedText(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    home = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Whom the role named before a merge of records re-pointed it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "role"], name="case_role_once")]
        indexes = [models.Index(fields=["person", "role"])]


class NamedAccess(Record):
    """A dated place on a case in one person's name: what it gives is its `place` (`rules.standing.Place`)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="named")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=12, default="listed")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    """The moment it ends within its day: emergency access."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(place="emergency") | Q(ends_at__isnull=False), name="emergency_ends_by_itself"
            ),
        ]
        indexes = [models.Index(fields=["staff", "case"])]


class Bar(Record):
    """This person may not know of this case, whatever else gives them access: a conflict, or excluded by name."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="bars")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=12)
    """conflict, excluded."""
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "staff", "why", "starts_on"], name="bar_once")]
        indexes = [models.Index(fields=["staff", "case"])]
