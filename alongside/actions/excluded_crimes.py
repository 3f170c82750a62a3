"""The crimes a unit does not work with: a list of its own, kept by its desk."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Refused, action, noting
from alongside.records.models import ExcludedCrime, Unit
from alongside.rules.access import UNKNOWN, Actor, Role, Verb
from alongside.rules.words import Words

_TERM = Words("Write what such a crime is called.", "Ysgrifennwch beth y gelwir trosedd o'r fath.")


@action(Verb.IMPORT_REFERRALS)
def add(unit: Unit, by: Actor, at: datetime, /, *, term: str) -> ExcludedCrime:
    """From now on a referral whose crime is called so is stopped, until somebody says why it is taken all the same."""
    if by.staff_id is not None and not by.holds(Role.SENIOR, Role.DUTY, Role.MANAGER, unit_id=unit.pk):
        raise Refused(UNKNOWN)
    term = checking.text(" ".join(term.split()), "term", most=80, needed=_TERM)
    there = ExcludedCrime.objects.filter(unit=unit, term__iexact=term).first()
    if there is not None:
        raise AlreadyDone(there)
    noting(unit=unit.pk)
    return ExcludedCrime.objects.create(unit=unit, term=term, set_by_id=checking.person(by), set_at=at)


@action(Verb.IMPORT_REFERRALS)
def drop(row: ExcludedCrime, by: Actor, at: datetime, /) -> ExcludedCrime:
    """It is worked with again. What was stopped for it is looked at afresh when somebody opens or mends it."""
    noting(unit=row.unit_id)
    ExcludedCrime.objects.filter(pk=row.pk).delete()
    return row
