"""Keeping what somebody typed and could not send, and letting go of it."""

from datetime import datetime
from uuid import UUID

from alongside.actions.performing import Refused, action, noting
from alongside.records.models import Draft, Staff
from alongside.rules.access import UNKNOWN, Actor, Verb

LONGEST = 100_000
"""Characters of one form. More is not kept: no form of ours takes so much."""


@action(Verb.KEEP_DRAFT)
def keep(person: Staff, by: Actor, at: datetime, /, *, address: str, case: UUID | None, words: str) -> None:
    """Keep the words of the form at `address` in place of those kept before.

    Nothing is asked of the case: who has just lost it has the words kept all the same, and reads them no more.
    """
    if by.staff_id != person.pk:
        raise Refused(UNKNOWN)
    _replace(person, at, address, case, words)
    noting(what="kept")


def renew(person: Staff, at: datetime, address: str, case: UUID | None, words: str) -> None:
    """Keep newer words of a form while it is being filled in: part of the one act that `keep` wrote down."""
    _replace(person, at, address, case, words)


@action(Verb.KEEP_DRAFT)
def let_go(person: Staff, by: Actor, at: datetime, /, *, address: str | None, why: str) -> None:
    """Delete the words of the form at `address`, or all of this person's: sent, thrown away, or signed out."""
    if by.staff_id != person.pk:
        raise Refused(UNKNOWN)
    mine = Draft.objects.filter(staff=person)
    gone, _ = (mine if address is None else mine.filter(address=address)).delete()
    noting(what=why, drafts=gone)


@action(Verb.KEEP_DRAFT)
def forget(before: datetime, by: Actor, at: datetime, /) -> int:
    """Delete all words kept before that moment: nobody came back for them."""
    gone, _ = Draft.objects.filter(kept_at__lt=before).delete()
    noting(what="forgotten", drafts=gone)
    return gone


def _replace(person: Staff, at: datetime, address: str, case: UUID | None, words: str) -> None:
    Draft.objects.filter(staff=person, address=address).delete()
    # Not read back: the row may be of a case that this person sees no more.
    Draft.objects.bulk_create([Draft(staff=person, address=address, case_public_id=case, words=words, kept_at=at)])
