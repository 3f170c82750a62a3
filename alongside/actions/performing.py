"""How every change is made: authorised, in one transaction, with its journal entry.

An action is a function whose first three arguments are what it acts on, who acts, and when:

    @action(Verb.RECORD_CONTACT)
    def record(case: Case, by: Actor, at: datetime, /, *, ...) -> Contact:

The decorator asks `rules.access`, opens the transaction, runs the function and writes the journal. A function that
raises leaves nothing behind. The case is locked and read afresh before the decision, so that two people acting at once
come one after the other, and nobody is let in by what the case was a moment ago.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db import models, transaction

from alongside.queries import scope
from alongside.records.models import Case, JournalEntry
from alongside.rules import standing
from alongside.rules.access import UNKNOWN, Actor, Decision, Verb, may
from alongside.rules.noted import WITHHELD, unfit
from alongside.rules.standing import Ground
from alongside.rules.words import Words

log = logging.getLogger(__name__)
LONDON = ZoneInfo("Europe/London")

P = ParamSpec("P")
S = TypeVar("S")
R = TypeVar("R")


class Refused(Exception):
    """The acting person may not do this. `known` is False when they may not even know of the thing."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.sentence.en if decision.sentence else "")
        self.decision = decision


class Invalid(Exception):
    """What was asked cannot be done as asked: a sentence for the person, and the field it is about."""

    def __init__(self, words: Words, field: str = "") -> None:
        super().__init__(words.en)
        self.words = words
        self.field = field


class Changed(Invalid):
    """Somebody else changed the thing first: nothing was overwritten."""


class AlreadyDone(Exception):
    """The same form came twice: an action raises this with what the first one made, and its caller simply gets that."""

    def __init__(self, done: models.Model) -> None:
        super().__init__(type(done).__name__)
        self.done = done


_noted: ContextVar[dict[str, object] | None] = ContextVar("noted", default=None)


def noting(**facts: object) -> None:
    """Add to the journal entry of the action being performed: ids, counts and codes, never a person's words."""
    noted = _noted.get()
    if noted is not None:
        noted.update(facts)


Last = Callable[[Actor, datetime], None]
_last: ContextVar[list[Last] | None] = ContextVar("last", default=None)


def at_last(do: Last) -> None:
    """Have this done when everything being performed is done and written down, in the same transaction.

    For what may take the case away from whoever acts: before, they could not write down that they acted.
    """
    waiting = _last.get()
    if waiting is None:
        raise RuntimeError("nothing is being performed after which it could be done")
    waiting.append(do)


@contextmanager
def together(by: Actor, at: datetime) -> Iterator[None]:
    """Several actions as one: what any of them puts off (`at_last`) is done after the last of them."""
    if _last.get() is not None:
        yield
        return
    waiting: list[Last] = []
    mark = _last.set(waiting)
    try:
        yield
        for do in waiting:
            do(by, at)
    finally:
        _last.reset(mark)


def hold(case: Case) -> None:
    """Lock the case until the transaction ends and read afresh what decisions turn on. Not there for them: refused.

    A case one may only know of cannot be locked: the decision, which comes next, has the sentence for it.
    """
    rows = Case.objects.filter(pk=case.pk).values(*_TURNS_ON)
    now = rows.select_for_update(no_key=True).first() or rows.first()
    if now is None:
        raise Refused(UNKNOWN)
    for name, value in now.items():
        if getattr(case, name) != value:
            setattr(case, name, value)


_TURNS_ON = [
    *("unit_id", "team_id", "owner_id", "restricted", "code_name", "limited", "alert_until"),
    *("enhanced", "state", "closed_on", "last_contact_on", "version"),
]


def journal(
    verb: Verb | str,
    by: Actor,
    at: datetime,
    *,
    case: Case | None = None,
    subject: models.Model | None = None,
    **facts: object,
) -> JournalEntry:
    """Write one journal entry in the open transaction. `facts` are ids, counts and codes, never a person's words."""
    entry = JournalEntry(
        at=at,
        staff_id=by.staff_id,
        purpose=by.purpose,
        verb=str(verb),
        case_id=case.pk if case else None,
        organisation_id=case.organisation_id if case else next(iter(sorted(by.organisation_ids)), None),
        subject=type(subject).__name__ if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        facts=fit(str(verb), facts),
    )
    entry.save(force_insert=True)
    return entry


class Unfit(ValueError):
    """Something is noted in the journal that may be a person's words. The message names it and does not repeat it."""


refuse_unfit = False
"""Whether such a thing stops the act. The tests say yes; at work it is withheld and told of, and the act stands."""


def fit(verb: str, facts: dict[str, object]) -> dict[str, object]:
    """What may stand in the journal of an act. For whoever writes many entries at once, past `journal`."""
    if wrong := unfit(facts):
        if refuse_unfit:
            raise Unfit(f"{verb} notes something other than ids, counts and codes: {', '.join(wrong)}")
        log.error("%s noted something other than ids, counts and codes; %s withheld", verb, len(wrong))
        return {name: WITHHELD if name in wrong else value for name, value in facts.items()}
    return facts


def check(verb: Verb, by: Actor, at: datetime, case: Case | None = None, *, afresh: bool = True) -> Ground | None:
    """Raise `Refused` unless `by` may do `verb` (to `case`); the ground on which they do it to a case, for its journal.

    `afresh` asks for what lets them in at this moment: looking at a case found a moment ago need not.
    """
    here = None
    if case is not None:
        here = scope.situation(case, by, at.astimezone(LONDON).date(), afresh=afresh)
    decision = may(verb, by, here)
    if not decision.allowed:
        raise Refused(decision)
    return standing.ground(by, here) if here is not None and by.staff_id is not None else None


def stood(ground: Ground | None, case: Case | None) -> dict[str, Any]:
    """What the journal says of how somebody stood to a case; of cover also for whom."""
    facts = {} if ground is None else {"ground": str(ground)}
    return facts | ({"cover_for": case.owner_id} if ground is Ground.COVER and case is not None else {})


def action(
    verb: Verb,
) -> Callable[[Callable[Concatenate[S, Actor, datetime, P], R]], Callable[Concatenate[S, Actor, datetime, P], R]]:
    """Make a function an action: see the module."""

    def wrap(
        perform: Callable[Concatenate[S, Actor, datetime, P], R],
    ) -> Callable[Concatenate[S, Actor, datetime, P], R]:
        @wraps(perform)
        def performed(on: S, by: Actor, at: datetime, /, *args: P.args, **kwargs: P.kwargs) -> R:
            mark = _noted.set({})
            try:
                with transaction.atomic(), together(by, at):
                    scope.set_acting(by, at.astimezone(LONDON).date())
                    case = _case_of(on)
                    if case is not None:
                        hold(case)
                    ground = check(verb, by, at, case)
                    noting(**stood(ground, case))
                    done = perform(on, by, at, *args, **kwargs)
                    subject = next((thing for thing in (done, on) if isinstance(thing, models.Model)), None)
                    about = case or (done if isinstance(done, Case) else None)
                    journal(verb, by, at, case=about, subject=subject, **(_noted.get() or {}))
                    return done
            except AlreadyDone as already:
                return cast(R, already.done)
            finally:
                _noted.reset(mark)

        performed.verb = verb  # type: ignore[attr-defined]  # the architecture tests and the docs read it
        return performed

    return wrap


def _case_of(on: object) -> Case | None:
    if isinstance(on, Case):
        return on
    case = getattr(on, "case", None)
    return case if isinstance(case, Case) else None
