"""How many who are typed in again are noticed, and how many of those suggested are: through the real keys, in the
database.

Here a tenth of the town that `docs/matching.md` reports on; the whole of it in `./test --full`, which writes the
figures out. The rules were made with other seeds than these.
"""

from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import uuid4

import pytest

from alongside.actions import search_keys
from alongside.queries import scope
from alongside.queries.likeness import alike_each
from alongside.records.models import Case, CaseRole, Channel, Identifier, Person, Unit
from tests.factories import NOW, TODAY, act_as, team
from tests.queries.match_people import Made, Town, town

pytestmark = pytest.mark.django_db
REPORTED = 2026
"""The seed of the town that is reported on. No rule was changed after looking at it."""
WHOLE = 20_000
RECALL, PRECISION = 0.95, 0.98


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of asking about everybody who was typed in."""

    again: int
    noticed: int
    suggested: int
    seconds: float

    @property
    def recall(self) -> float:
        """Of those typed again, how many had themselves among the suggestions."""
        return self.noticed / self.again

    @property
    def precision(self) -> float:
        """Of all suggestions, how many were the same person."""
        return self.noticed / self.suggested


def record(people: tuple[Made, ...], unit: Unit) -> dict[int, int]:
    """Everybody with a case of their own, as the program keeps them; who is who by the row of the person."""
    who: dict[int, int] = {}
    with scope.upkeep():
        for some in _batches(people, 1000):
            rows = Person.objects.bulk_create(
                Person(organisation=unit.organisation, name=made.known.names[0], date_of_birth=made.born)
                for made in some
            )
            served = Case.objects.bulk_create(
                Case(organisation=unit.organisation, unit=unit, person=row, opened_on=TODAY) for row in rows
            )
            CaseRole.objects.bulk_create(
                CaseRole(case=case, person=row, role="victim") for case, row in zip(served, rows, strict=True)
            )
            Channel.objects.bulk_create(
                Channel(person=row, way=way, value=value, postcode=code, recorded_at=NOW, public_id=uuid4())
                for made, row in zip(some, rows, strict=True)
                for way, value, code in _ways(made)
            )
            Identifier.objects.bulk_create(
                Identifier(organisation=unit.organisation, person=row, kind=kind, value=value)
                for made, row in zip(some, rows, strict=True)
                for kind, value in made.known.identifiers
            )
            search_keys.refresh_many([row.pk for row in rows])
            who |= {row.pk: made.who for made, row in zip(some, rows, strict=True)}
    return who


def _batches(people: tuple[Made, ...], size: int) -> list[tuple[Made, ...]]:
    return [people[at : at + size] for at in range(0, len(people), size)]


def _ways(made: Made) -> list[tuple[str, str, str]]:
    ways = [("phone", made.phone, ""), ("email", made.email, ""), ("post", made.house, made.postcode)]
    return [one for one in ways if one[1]]


def measure(of: Town) -> Measured:
    """Record the town, ask about everybody who is typed in, and count."""
    unit = team()
    who = record(of.recorded, unit.unit)
    recorded = set(who.values())
    by = act_as(unit.officer)
    start = perf_counter()
    answers = alike_each(by, TODAY, [made.known for made in of.typed])
    seconds = perf_counter() - start
    noticed = sum(
        any(who[one.person_id] == made.who for one in found) for made, found in zip(of.typed, answers, strict=True)
    )
    return Measured(sum(made.who in recorded for made in of.typed), noticed, sum(map(len, answers)), seconds)


@pytest.mark.timeout(1800)
def test_who_is_typed_in_again_is_noticed_and_few_others_are_suggested(full: bool, record_property: Any) -> None:
    found = measure(town(REPORTED, WHOLE if full else WHOLE // 10))
    for name in ("again", "noticed", "suggested", "seconds"):
        record_property(name, getattr(found, name))
    print(found, f"recall {found.recall:.4f} precision {found.precision:.4f}")
    # A tenth has two hundred people in it: one more or less missed is half of a hundredth.
    slack = 0.0 if full else 0.015
    assert found.recall >= RECALL - slack, found
    assert found.precision >= PRECISION - slack, found


def test_the_town_is_the_same_whenever_it_is_made_and_other_seeds_make_others() -> None:
    assert town(REPORTED, 200) == town(REPORTED, 200)
    assert town(REPORTED, 200) != town(1, 200)


def test_half_of_who_is_typed_in_is_recorded_and_some_are_hard_to_tell() -> None:
    of = town(REPORTED, 2000)
    recorded = {made.who for made in of.recorded}
    assert len(of.typed) == 400
    assert sum(made.who in recorded for made in of.typed) == 200
    homes = {(made.house, made.postcode) for made in of.recorded}
    strangers = [made for made in of.typed if made.who not in recorded]
    assert sum((made.house, made.postcode) in homes for made in strangers) >= 20
