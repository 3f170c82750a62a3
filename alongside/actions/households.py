"""People who belong together: one household, a dependant child, a carer."""

from datetime import datetime
from uuid import UUID

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Invalid, Refused, action, noting
from alongside.queries import households as queries
from alongside.records.models import Case, CaseRole, Person, Tie
from alongside.rules import households
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

_TWO = Words("Choose two different people.", "Dewiswch ddau berson gwahanol.")


@action(Verb.EDIT_PEOPLE)
def tie(case: Case, by: Actor, at: datetime, /, *, person: UUID, kind: str, other: UUID) -> Tie:
    """Say how one person of this case belongs to another of it."""
    checking.chosen(kind, households.KINDS, "kind")
    here = CaseRole.objects.filter(case=case).values("person")
    found = {one.public_id: one for one in Person.objects.filter(pk__in=here, public_id__in=(person, other))}
    if {person, other} - found.keys():
        raise Refused(UNKNOWN)
    if person == other:
        raise Invalid(_TWO, "other")
    first, second = found[person], found[other]
    if kind == "household" and first.pk > second.pk:
        # One household is one, whoever is named first.
        first, second = second, first
    noting(person=first.pk, other=second.pk, kind=kind)
    there = Tie.objects.filter(person=first, other=second, kind=kind, ended_at__isnull=True).first()
    if there is not None:
        raise AlreadyDone(there)
    return Tie.objects.create(
        organisation_id=case.organisation_id,
        person=first,
        other=second,
        kind=kind,
        said_by_id=checking.person(by),
        said_at=at,
    )


@action(Verb.EDIT_PEOPLE)
def end(case: Case, by: Actor, at: datetime, /, *, tied: UUID) -> Tie:
    """They no longer belong together, or never did."""
    row = queries.tie(case, tied)
    if row is None:
        raise Refused(UNKNOWN)
    row.ended_by_id, row.ended_at = checking.person(by), at
    row.save(update_fields=["ended_by", "ended_at"])
    noting(person=row.person_id, other=row.other_id, kind=row.kind)
    return row
