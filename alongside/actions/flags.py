"""Flags over looking: raised by the program, settled by a privacy officer who is not the one flagged."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Invalid, action, noting
from alongside.records.models import LookFlag
from alongside.rules.access import Actor, Verb
from alongside.rules.looks import Sweep
from alongside.rules.words import Words

OUTCOMES: dict[str, Words] = {
    "work": Words("It was work", "Gwaith oedd hyn"),
    "asked": Words("They were asked, and explained it", "Gofynnwyd iddynt, ac fe'i heglurwyd"),
    "wrong": Words("It was wrong, and is taken further", "Roedd yn anghywir, ac eir ymhellach â hyn"),
}
"""What may become of a flag."""


@action(Verb.RAISE_FLAG)
def raise_sweep(sweep: Sweep, by: Actor, at: datetime, /) -> LookFlag:
    """Flag that somebody opened so many cases in so short a time. It stops nobody."""
    noting(staff=sweep.staff_id, organisation=sweep.organisation_id, cases=sweep.cases)
    return LookFlag.objects.create(
        organisation_id=sweep.organisation_id,
        staff_id=sweep.staff_id,
        kind="sweep",
        started_at=sweep.started_at,
        ended_at=sweep.ended_at,
        cases=sweep.cases,
        raised_at=at,
    )


@action(Verb.SETTLE_FLAG)
def settle(flag: LookFlag, by: Actor, at: datetime, /, *, outcome: str) -> LookFlag:
    """Say what became of it. Raises `Invalid` where it is about oneself."""
    checking.chosen(outcome, OUTCOMES, "outcome")
    if flag.staff_id == by.staff_id:
        raise Invalid(
            Words(
                "This flag is about you: another privacy officer must look at it.",
                "Mae'r faner hon amdanoch chi: rhaid i swyddog preifatrwydd arall edrych arni.",
            ),
            "outcome",
        )
    held = LookFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if held.settled_at is not None:
        raise AlreadyDone(held)
    held.settled_at, held.settled_by_id, held.outcome = at, checking.person(by), outcome
    held.save(update_fields=["settled_at", "settled_by", "outcome"])
    noting(staff=held.staff_id, outcome=outcome)
    return held
