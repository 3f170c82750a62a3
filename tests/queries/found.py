"""A unit with people to look for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from alongside.actions import search_keys
from alongside.queries import scope, search, staff
from alongside.queries.search import Found
from alongside.records.models import (
    Case,
    CaseRole,
    Channel,
    Identifier,
    Membership,
    Organisation,
    Person,
    PersonName,
    Staff,
    Unit,
)
from alongside.rules.access import Actor, Role
from tests.factories import hosting

TODAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
LOADING = Actor(staff_id=None, name="", purpose="bench")


@dataclass
class House:
    """A unit, its officer, and what she finds."""

    unit: Unit
    officer: Staff

    @classmethod
    def built(cls, slug: str = "north") -> "House":
        """A new organisation with one unit and one officer."""
        with hosting():
            organisation = Organisation.objects.create(slug=slug, name_en=slug, name_cy=slug)
        return cls.beside(organisation, slug)

    @classmethod
    def beside(cls, organisation: Organisation, slug: str) -> "House":
        """Another unit of an organisation, with an officer of its own."""
        with hosting():
            unit = Unit.objects.create(
                organisation=organisation, slug=slug, name_en=slug, name_cy=slug, service="police"
            )
            officer = Staff.objects.create(username=f"officer.{slug}", name=f"Officer {slug}")
            Membership.objects.create(staff=officer, unit=unit, role=Role.VICTIM_CARE_OFFICER, starts_on=TODAY)
        return cls(unit, officer)

    def actor(self) -> Actor:
        """The officer, as she acts."""
        return staff.of(self.officer, TODAY)

    def find(self, typed: str, *, limit: int = 20) -> Found:
        """What the officer is shown."""
        scope.set_acting(self.actor(), TODAY)
        return search.find(self.actor(), TODAY, typed, limit=limit)

    def names(self, typed: str) -> list[str]:
        """The names the officer is shown."""
        return [row.name for row in self.find(typed).rows]

    def person(self, name: str, *, born: date | None = None, known_as: str = "") -> Person:
        """Somebody new."""
        scope.set_acting(LOADING, TODAY)
        return Person.objects.create(
            organisation=self.unit.organisation, name=name, date_of_birth=born, known_as=known_as
        )

    def case(self, person: Person, *, offender: Person | None = None, restricted: bool = False) -> Case:
        """A case for somebody, owned by the officer, with its keys made."""
        scope.set_acting(LOADING, TODAY)
        case = Case.objects.create(
            organisation=self.unit.organisation,
            unit=self.unit,
            person=person,
            owner=self.officer,
            opened_on=TODAY,
            restricted=restricted,
        )
        CaseRole.objects.create(case=case, person=person, role="victim")
        if offender is not None:
            CaseRole.objects.create(case=case, person=offender, role="offender")
            search_keys.refresh(offender)
        search_keys.refresh(person)
        return case

    def also(self, person: Person, *names: str) -> None:
        """Other names of somebody."""
        scope.set_acting(LOADING, TODAY)
        for name in names:
            PersonName.objects.create(person=person, name=name)
        search_keys.refresh(person)

    def reached(self, person: Person, way: str, value: str, postcode: str = "") -> Channel:
        """A way to reach somebody."""
        scope.set_acting(LOADING, TODAY)
        channel = Channel.objects.create(person=person, way=way, value=value, postcode=postcode, recorded_at=NOW)
        search_keys.refresh(person)
        return channel

    def numbered(self, person: Person, kind: str, value: str) -> None:
        """A number somebody is known by elsewhere."""
        scope.set_acting(LOADING, TODAY)
        Identifier.objects.create(organisation=self.unit.organisation, person=person, kind=kind, value=value)
        search_keys.refresh(person)

    def crowd(self, names: Iterable[str]) -> None:
        """Many people at once, each with a case."""
        scope.set_acting(LOADING, TODAY)
        organisation = self.unit.organisation
        people = Person.objects.bulk_create(
            [Person(organisation=organisation, name=name) for name in names], batch_size=1000
        )
        cases = Case.objects.bulk_create(
            [
                Case(organisation=organisation, unit=self.unit, person=person, owner=self.officer, opened_on=TODAY)
                for person in people
            ],
            batch_size=1000,
        )
        CaseRole.objects.bulk_create(
            [CaseRole(case=case, person=case.person, role="victim") for case in cases], batch_size=1000
        )
        search_keys.refresh_many([person.pk for person in people])
