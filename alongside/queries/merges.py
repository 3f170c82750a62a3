"""Two records side by side, before they are joined or parted: what they say, what would move, and who may see to it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from alongside.queries import scope
from alongside.records.models import (
    Case,
    CaseRole,
    Channel,
    FourEyes,
    Identifier,
    Merge,
    Person,
    PersonName,
)
from alongside.rules.access import Actor

__all__ = [
    "FIELDS",
    "Joined",
    "Pair",
    "Person",
    "Side",
    "joined",
    "may_see_to",
    "of",
    "pair",
    "pointing",
    "said",
    "sides",
    "stands_in",
    "waiting_pair",
]

FIELDS = (
    "name",
    "known_as",
    "title",
    "pronouns",
    "date_of_birth",
    "died_on",
    "language",
    "interpreter",
    "needs",
)
"""What a record says of somebody once, and of which one of two must stand."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records. `cases` are the references of those that whoever asks may know of."""

    person: UUID
    person_id: int
    said: dict[str, object]
    names: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    ways: int
    cases: tuple[str, ...]
    opened: bool
    """Whether whoever asks opens one of its cases."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The record that is kept and the one that is given up. `apart`: what both say, and differently."""

    kept: Side
    gone: Side
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """That a record of a case was joined from two."""

    merge: UUID
    person: UUID
    at: datetime
    by: str


def pair(actor: Actor, on: date, kept: Person, other: UUID) -> Pair | None:
    """Both, as whoever asks may see them; None where there is no such other. Six queries."""
    gone = Person.objects.filter(public_id=other, organisation_id=kept.organisation_id, roles__isnull=False).first()
    if gone is None or gone.pk == kept.pk:
        return None
    return sides(actor, on, kept, gone)


def sides(actor: Actor, on: date, kept: Person, gone: Person) -> Pair:
    """Both, as whoever asks may see them. Five queries."""
    ids = [kept.pk, gone.pk]
    known = dict(scope.known(actor, on).filter(roles__person__in=ids).values_list("pk", "reference"))
    opens = set(scope.opened(actor, on).filter(pk__in=known).values_list("pk", flat=True))
    parts = list(CaseRole.objects.filter(person__in=ids, case__in=known).values_list("person", "case").distinct())
    names = list(PersonName.objects.filter(person__in=ids).order_by("pk").values_list("person", "name"))
    numbers = list(Identifier.objects.filter(person__in=ids).order_by("pk").values_list("person", "kind", "value"))
    ways = Counter(Channel.objects.filter(person__in=ids, ended_at__isnull=True).values_list("person", flat=True))

    def side(of: Person) -> Side:
        mine = [case for person, case in parts if person == of.pk]
        return Side(
            person=of.public_id,
            person_id=of.pk,
            said={name: getattr(of, name) for name in FIELDS},
            names=tuple(name for person, name in names if person == of.pk),
            numbers=tuple((kind, value) for person, kind, value in numbers if person == of.pk),
            ways=ways[of.pk],
            cases=tuple(sorted(known[case] for case in mine)),
            opened=any(case in opens for case in mine),
        )

    one, other = side(kept), side(gone)
    apart = tuple(name for name in FIELDS if one.said[name] and other.said[name] and one.said[name] != other.said[name])
    return Pair(one, other, apart)


def stands_in(*people: int) -> list[int]:
    """Every case in which one of these people has or had a part, whoever may know of it. Show nothing of it."""
    with scope.upkeep():
        return sorted(set(CaseRole.objects.filter(person__in=people).values_list("case_id", flat=True)))


def said(asked: FourEyes) -> dict[str, Any]:
    """What a request to join or part says: the inner numbers of both, and what was chosen."""
    found: dict[str, Any] = json.loads(asked.said)
    return found


def may_see_to(asked: FourEyes, actor: Actor, on: date) -> bool:
    """Whether this person knows of every case that the joining or parting touches: to everybody else it only waits."""
    both = said(asked)
    touched = stands_in(both["kept"], both["gone"])
    return scope.known(actor, on).filter(pk__in=touched).count() == len(touched)


def joined(case: Case) -> tuple[Joined, ...]:
    """Which people of a case were joined from two records, and still are. One query."""
    rows = Merge.objects.filter(kept__roles__case=case, undone_at__isnull=True).select_related("kept", "merged_by")
    return tuple(
        Joined(one.public_id, one.kept.public_id, one.merged_at, one.merged_by.name)
        for one in rows.distinct().order_by("pk")
    )


def pointing() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of the program that says which person a row is of, and that a joining moves."""
    left = {"SearchKey", "Merge", "Different"}
    for model in apps.get_app_config("records").get_models():
        if model.__name__ not in left:
            for field in model._meta.concrete_fields:
                # `home` remembers what a feed moved: that is the feed's to give back.
                if field.related_model is Person and field.name != "home":
                    yield model, field.name


def of(case: Case, person: UUID) -> Merge | None:
    """The joining of a person of a case found by the scope, while it stands. One query."""
    rows = Merge.objects.filter(kept__roles__case=case, kept__public_id=person, undone_at__isnull=True)
    return rows.select_related("kept").order_by("-merged_at").first()


def waiting_pair(asked: FourEyes, actor: Actor, on: date) -> Pair:
    """Both records of a request to join, for who may see to it."""
    both = said(asked)
    rows = {row.pk: row for row in Person.objects.filter(pk__in=(both["kept"], both["gone"]))}
    return sides(actor, on, rows[both["kept"]], rows[both["gone"]])
