"""Closing a case as not reached: enough was tried, or somebody says why not, and whoever referred them knows."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import Invalid, noting
from alongside.catalogue.vocabulary import REFERRER_TOLD
from alongside.queries import attempts
from alongside.records.models import Case
from alongside.rules.access import Actor
from alongside.rules.words import Words


def settle(case: Case, by: Actor, at: datetime, *, referrer: str, override_why: str) -> None:
    """Raise Invalid with what is missing; else note what was given. A typed reason is kept as a note of the case."""
    standing = attempts.of(case, checking.day_of(at))
    missing = " ".join(words.en for words in standing.missing), " ".join(words.cy for words in standing.missing)
    why = checking.text(override_why, "override_why", most=400)
    if not standing.may_close and len([word for word in why.split() if any(map(str.isalpha, word))]) < 3:
        raise Invalid(
            Words(
                f"{missing[0]} To close it all the same, say why in three words or more.",
                f"{missing[1]} I'w gau er hynny, dywedwch pam mewn tri gair neu fwy.",
            ),
            "override_why",
        )
    if referrer not in REFERRER_TOLD:
        raise Invalid(
            Words(
                "Tell whoever referred them that nobody could be reached, then say so here.",
                "Dywedwch wrth y sawl a'u cyfeiriodd na ellid cael gafael arnynt, yna dywedwch hynny yma.",
            ),
            "referrer",
        )
    noting(attempts=standing.number, referrer=referrer, override=not standing.may_close)
    if not standing.may_close:
        case.notes.create(written_at=at, written_by_id=by.staff_id, text=why)
