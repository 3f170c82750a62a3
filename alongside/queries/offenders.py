"""Who is meant by an identifier, and which cases that concerns."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from alongside.catalogue.desk import OF_A_CASE
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind
from alongside.records.models import CaseRole, Identifier

OFFENDER_ROLES = ("offender", "suspect")


@dataclass(frozen=True, slots=True)
class OffenderInCase:
    """A person's place in an open case. Only the accused are found by numbers of their own; the rest by the case's."""

    case: int
    person: int
    unit: int
    organisation: int
    service: str
    owner: int | None
    enhanced: bool
    hospital: bool
    accused: bool

    def known_by(self, numbers: frozenset[Number]) -> frozenset[Number]:
        """Which of a person's numbers lead to this case."""
        return numbers if self.accused else frozenset(one for one in numbers if one.kind in OF_A_CASE)


def people(numbers: Collection[Number], organisation: int | None) -> dict[Number, set[int]]:
    """Whom each number belongs to: at most one person in an organisation, more where the feed serves several."""
    rows = Identifier.objects.filter(value__in={number.value for number in numbers})
    if organisation is not None:
        rows = rows.filter(organisation_id=organisation)
    found: dict[Number, set[int]] = defaultdict(set)
    for kind, value, person in rows.values_list("kind", "value", "person_id"):
        number = Number(IdentifierKind(kind), value)
        if number in numbers:
            found[number].add(person)
    return found


def in_cases(persons: Iterable[int]) -> list[OffenderInCase]:
    """Every open case in which these people have a part."""
    return _places(CaseRole.objects.filter(person_id__in=set(persons)))


def with_others_in_cases(persons: Iterable[int]) -> list[OffenderInCase]:
    """The same cases with everybody who has a part in them. Two queries. One victim can have two offenders: the news of both is
    settled together, or what is heard of one would take back what was proposed about the other."""
    return _places(CaseRole.objects.filter(case_id__in={place.case for place in in_cases(persons)}))


def _places(parts: QuerySet[CaseRole]) -> list[OffenderInCase]:
    rows = parts.filter(ended_on__isnull=True, case__closed_on__isnull=True).values_list(
        "case_id",
        "person_id",
        "case__unit_id",
        "case__organisation_id",
        "case__unit__service",
        "case__owner_id",
        "case__enhanced",
        "case__hospital",
        "role",
    )
    return [
        OffenderInCase(case, person, unit, organisation, service, owner, enhanced, hospital, role in OFFENDER_ROLES)
        for case, person, unit, organisation, service, owner, enhanced, hospital, role in rows
    ]


def numbers_of(persons: Iterable[int]) -> dict[int, frozenset[Number]]:
    """Every number each person has or had."""
    found: dict[int, set[Number]] = defaultdict(set)
    rows = Identifier.objects.filter(person_id__in=set(persons)).values_list("person_id", "kind", "value")
    for person, kind, value in rows:
        found[person].add(Number(IdentifierKind(kind), value))
    return {person: frozenset(numbers) for person, numbers in found.items()}
