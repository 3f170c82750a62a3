"""Looking after somebody's account: an administrator lets them in again, or out at once.

No administrator learns or sets a password here, and none looks after their own account.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator

from alongside.actions.performing import Invalid, Refused, action, noting
from alongside.queries import accounts
from alongside.records.models import Session, Staff
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

_ALREADY = Words("It is so already.", "Mae felly eisoes.")


@action(Verb.LOOK_AFTER_ACCOUNT)
def end_sessions(person: Staff, by: Actor, at: datetime, /) -> None:
    """Everywhere they are signed in they are out with their next request."""
    _theirs(person, by, at)
    noting(what="sessions", ended=signed_out(person))


@action(Verb.LOOK_AFTER_ACCOUNT)
def unlock(person: Staff, by: Actor, at: datetime, /) -> None:
    """Their wrong tries are forgotten. The web keeps the count and forgets it; this says who asked."""
    _theirs(person, by, at)
    noting(what="unlocked")


@action(Verb.LOOK_AFTER_ACCOUNT)
def forget_second_factor(person: Staff, by: Actor, at: datetime, /) -> None:
    """They lost their phone and their codes: at their next sign-in they set up a new second factor."""
    _theirs(person, by, at)
    forgotten, _ = Authenticator.objects.filter(user=person).delete()
    noting(what="second_factor", forgotten=forgotten, ended=signed_out(person))


@action(Verb.LOOK_AFTER_ACCOUNT)
def close(person: Staff, by: Actor, at: datetime, /) -> None:
    """They can sign in no more, and are out with their next request."""
    _theirs(person, by, at)
    if not person.is_active:
        raise Invalid(_ALREADY)
    person.is_active = False
    person.save(update_fields=["is_active"])
    noting(what="closed", ended=signed_out(person))


@action(Verb.LOOK_AFTER_ACCOUNT)
def reopen(person: Staff, by: Actor, at: datetime, /) -> None:
    """They can sign in again, with the proofs they had."""
    _theirs(person, by, at)
    if person.is_active:
        raise Invalid(_ALREADY)
    person.is_active = True
    person.save(update_fields=["is_active"])
    noting(what="reopened")


def _theirs(person: Staff, by: Actor, at: datetime) -> None:
    """Somebody of the administrator's own organisations, and not the administrator."""
    if by.staff_id is not None and not accounts.looked_after(by).filter(pk=person.pk).exists():
        raise Refused(UNKNOWN)


def signed_out(person: Staff) -> int:
    """End all their sessions, as part of another act; how many there were."""
    ended, _ = Session.objects.filter(staff=person).delete()
    return ended
