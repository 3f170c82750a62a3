"""Who belongs to the people of a case, and who of them has another part elsewhere: for who may know of both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from alongside.catalogue.vocabulary import ACCUSED, SERVED
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, Tie
from alongside.rules import households
from alongside.rules.access import Actor
from alongside.rules.referrals import crimes
from alongside.rules.triage import Crime
from alongside.rules.words import Words

__all__ = ["Belonging", "Tie", "dual", "hint", "of", "tie"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """One tie of somebody in the case: `person` is `words` of `other`."""

    id: UUID
    person: str
    person_id: int
    words: Words
    other: str
    other_id: int
    children: tuple[int, ...]
    """Which of the two is a child of a household."""


def of(people: Collection[int], on: date) -> tuple[Belonging, ...]:
    """The ties of these people to anybody of whom whoever asks may know. One query."""
    rows = Tie.objects.filter(Q(person__in=people) | Q(other__in=people), ended_at__isnull=True)
    return tuple(
        Belonging(
            id=one.public_id,
            person=one.person.name,
            person_id=one.person_id,
            words=households.KINDS[one.kind],
            other=one.other.name,
            other_id=one.other_id,
            children=tuple(who.pk for who in (one.person, one.other) if households.is_child(who.date_of_birth, on)),
        )
        for one in rows.select_related("person", "other").order_by("said_at", "pk")
    )


def hint(case: Case, ties: Sequence[Belonging], victims: Collection[int]) -> Words | None:
    """Whether a child of the household should be thought of. No query."""
    children = {child for one in ties for child in one.children} - set(victims) - {case.person_id}
    domestic = Crime.DOMESTIC_ABUSE in crimes({"crimeType": case.offence_summary})
    return households.hint(domestic=domestic, children_without_a_part=len(children))


def tie(case: Case, public_id: UUID) -> Tie | None:
    """A live tie of somebody in a case found by the scope, for an action. One query."""
    here = CaseRole.objects.filter(case=case).values("person")
    rows = Tie.objects.filter(Q(person__in=here) | Q(other__in=here), public_id=public_id, ended_at__isnull=True)
    return rows.select_related("person", "other").first()


def dual(case: Case, actor: Actor, on: date, people: Collection[int]) -> bool:
    """Whether somebody here is served and accused, in two cases both of which this person opens. One query.

    Nobody else is told anything, not even that there is something: a manager who looks after the work opens neither.
    """
    if actor.staff_id is None:
        return False
    there = CaseRole.objects.filter(
        person=OuterRef("person"),
        ended_on__isnull=True,
        case__in=scope.opened(actor, on).exclude(pk=case.pk).values("pk"),
    )
    parts = CaseRole.objects.filter(case=case, person__in=people, ended_on__isnull=True)
    return parts.filter(
        Q(Exists(there.filter(role__in=ACCUSED)), role__in=SERVED)
        | Q(Exists(there.filter(role__in=SERVED)), role__in=ACCUSED)
    ).exists()
