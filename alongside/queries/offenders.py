"""Who is meant by an identifier, and which cases that concerns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from alongside.catalogue.desk import OF_A_CASE
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind

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
    found: dict[Number, set[int]] = defaultdict(set)
    for kind, value, person in _rows(_PEOPLE, [number.value for number in numbers], organisation, organisation):
        number = Number(IdentifierKind(kind), value)
        if number in numbers:
            found[number].add(person)
    return found


def cases_of(persons: Iterable[int]) -> set[int]:
    """Every open case in which these people have a part."""
    return {case for (case,) in _rows(_CASES, list(persons))}


def everybody_in(cases: Iterable[int]) -> list[OffenderInCase]:
    """Everybody with a part in these cases, as far as they are open. One victim can have two offenders: the news of
    both is settled together, or what is heard of one would take back what was proposed about the other."""
    return [
        OffenderInCase(case, person, unit, organisation, service, owner, enhanced, hospital, role in OFFENDER_ROLES)
        for case, person, unit, organisation, service, owner, enhanced, hospital, role in _rows(_PLACES, list(cases))
    ]


def numbers_of(persons: Iterable[int]) -> dict[int, frozenset[Number]]:
    """Every number each person has or had."""
    found: dict[int, set[Number]] = defaultdict(set)
    for person, kind, value in _rows(_NUMBERS, list(persons)):
        found[person].add(Number(IdentifierKind(kind), value))
    return {person: frozenset(numbers) for person, numbers in found.items()}


# One array and not hundreds of values: the same words whatever the batch, so that they are planned once.
_PEOPLE = """select kind, value, person_id from records_identifier
    where value = any(%s::text[]) and (%s::bigint is null or organisation_id = %s)"""
_CASES = """select distinct r.case_id from records_caserole r join records_case c on c.id = r.case_id
    where r.person_id = any(%s::bigint[]) and r.ended_on is null and c.closed_on is null"""
_PLACES = """select r.case_id, r.person_id, c.unit_id, c.organisation_id, u.service, c.owner_id, c.enhanced,
    c.hospital, r.role
    from records_caserole r join records_case c on c.id = r.case_id join records_unit u on u.id = c.unit_id
    where r.case_id = any(%s::bigint[]) and r.ended_on is null and c.closed_on is null order by r.id"""
_NUMBERS = "select person_id, kind, value from records_identifier where person_id = any(%s::bigint[])"


def _rows(sql: str, *words: list[int] | list[str] | int | None) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
