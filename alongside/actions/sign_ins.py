"""Signing in and out, as it is journalled; and ending what one is signed in to.

Who somebody is was proved before any of this is called: the web does it, with the library that knows how.
"""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount

from alongside.actions import limits
from alongside.actions.performing import Refused, action, noting
from alongside.records.models import Session, Staff
from alongside.records.sessions import hashed
from alongside.rules.access import UNKNOWN, Actor, Verb


@action(Verb.SIGN_IN)
def begin(person: Staff, by: Actor, at: datetime, /, *, most: int) -> None:
    """They are in. Of more than `most` sessions, those longest unseen end."""
    _own(person, by)
    seen = Session.objects.filter(staff=person).order_by("-seen_at", "-expire_date").values_list("pk", flat=True)
    beyond = list(seen[most:])
    Session.objects.filter(pk__in=beyond).delete()
    noting(ended=len(beyond))


@action(Verb.FAIL_SIGN_IN)
def fail(person: Staff | None, by: Actor, at: datetime, /, *, why: str) -> None:
    """Somebody was not let in: `why` is password, code or locked. Of a name nobody has, nothing is written down."""
    noting(why=why)


@action(Verb.PROVE_AGAIN)
def prove(person: Staff, by: Actor, at: datetime, /, *, how: str) -> None:
    """They have proved once more who they are: by password, code or key."""
    _own(person, by)
    noting(how=how)


@action(Verb.END_SIGN_IN)
def end(person: Staff, by: Actor, at: datetime, /, *, why: str) -> None:
    """One session of theirs has ended: they signed out, or it was idle, old, or overtaken by the clock."""
    _own(person, by)
    noting(why=why)


@action(Verb.END_SIGN_IN)
def end_one(person: Staff, by: Actor, at: datetime, /, *, mark: str) -> None:
    """End one of their own sessions, by its mark in the list. What is not there is ended already."""
    _own(person, by)
    ended, _ = Session.objects.filter(staff=person, pk=mark).delete()
    noting(why="revoked", ended=ended)


@action(Verb.END_SIGN_IN)
def end_others(person: Staff, by: Actor, at: datetime, /, *, but: str | None) -> None:
    """End all their own sessions but the one with this key."""
    _own(person, by)
    ended, _ = Session.objects.filter(staff=person).exclude(pk=hashed(but)).delete()
    noting(why="revoked", ended=ended)


@action(Verb.CHANGE_SIGN_IN)
def change(person: Staff, by: Actor, at: datetime, /, *, what: str, but: str | None) -> None:
    """They changed how they sign in (`what` is password, or an authenticator and what became of it).

    All their other sessions end: whoever has the old proof has nothing to go on with.
    """
    _own(person, by)
    ended, _ = Session.objects.filter(staff=person).exclude(pk=hashed(but)).delete()
    if what == "password" and person.password_lent:
        person.password_lent = False
        person.save(update_fields=["password_lent"])
    noting(what=what, ended=ended)


@action(Verb.CHANGE_SIGN_IN)
def link(person: Staff, by: Actor, at: datetime, /, *, provider: str, subject: str) -> SocialAccount:
    """From now on they are who their organisation's own sign-in calls by this subject."""
    _own(person, by)
    noting(what="openid_linked")
    linked: SocialAccount = SocialAccount.objects.create(user=person, provider=provider, uid=subject)
    limits.met_by(person)
    return linked


def _own(person: Staff, by: Actor) -> None:
    if by.staff_id != person.pk:
        raise Refused(UNKNOWN)
