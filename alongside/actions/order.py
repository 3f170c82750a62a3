"""Departures from the order of the caseload: a case pinned to the top, or put down for later, until a day and why.

Nobody watches what an officer opens first. Written down is only what somebody chose to say here.
"""

from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from alongside.actions import checking
from alongside.actions.performing import Changed, Invalid, action, noting
from alongside.records.models import Case, OrderMark
from alongside.rules.access import Actor, Verb
from alongside.rules.order import MARKS, MOST_MARKED
from alongside.rules.words import Words


@action(Verb.MARK_ORDER)
def mark(case: Case, by: Actor, at: datetime, /, *, kind: str, why: str, until_on: date) -> OrderMark:
    """Pin the case to the top of its list, or put it down for later, until a day. It replaces an older one."""
    checking.chosen(kind, MARKS, "kind")
    why = checking.text(why, "why", most=400, needed=Words("Say why.", "Dywedwch pam."))
    checking.coming(until_on, at, "until_on")
    if until_on > checking.day_of(at) + timedelta(days=MOST_MARKED):
        raise Invalid(
            Words(
                f"Give a day within {MOST_MARKED} days. You can do it again then.",
                f"Rhowch ddiwrnod o fewn {MOST_MARKED} diwrnod. Gallwch ei wneud eto bryd hynny.",
            ),
            "until_on",
        )
    _standing(case).update(ended_at=at)
    noting(kind=kind, until=until_on.isoformat())
    return OrderMark.objects.create(
        case=case, kind=kind, why=why, made_by_id=by.staff_id, made_at=at, until_on=until_on
    )


@action(Verb.MARK_ORDER)
def end(case: Case, by: Actor, at: datetime, /) -> Case:
    """The case stands in its own place again."""
    if not _standing(case).update(ended_at=at):
        raise Changed(Words("The case stands in its own place.", "Mae'r achos yn ei le ei hun."))
    noting(ended=True)
    return case


def _standing(case: Case) -> QuerySet[OrderMark]:
    return OrderMark.objects.filter(case=case, ended_at__isnull=True)
