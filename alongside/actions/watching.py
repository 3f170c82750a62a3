"""Looking that opens no case is in the journal too: a privacy officer's own reading, and what a search showed."""

from collections.abc import Iterable
from datetime import datetime

from alongside.actions.performing import action, check, journal, noting
from alongside.rules.access import Actor, Verb


@action(Verb.VIEW_PRIVACY)
def look(_on: None, by: Actor, at: datetime, /, *, staff: int = 0, case: int = 0) -> None:
    """Write down that lines of the journal are shown, and about whom or which case."""
    noting(staff=staff, about=case)


def search(_on: None, by: Actor, at: datetime, /, *, shown: Iterable[int]) -> None:
    """Write down which cases a search showed, in the order shown; what was typed is nobody's business.

    Not an action that waits for anybody, like `cases.view`. Call it in the person's own transaction.
    """
    check(Verb.LIST_CASES, by, at)
    journal(Verb.LIST_CASES, by, at, what="search", cases=list(shown))


search.verb = Verb.LIST_CASES  # type: ignore[attr-defined]  # the architecture tests and the docs read it
