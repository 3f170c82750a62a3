"""Duties ended without a contact, given a reason for lateness, or given more time."""

from datetime import date, datetime

from alongside.actions import checking, days
from alongside.actions.performing import AlreadyDone, Changed, Invalid, action, noting
from alongside.catalogue import vocabulary
from alongside.catalogue.services import duty_kind
from alongside.records.duties import LIVE
from alongside.records.models import Duty, DutyPause
from alongside.rules.access import Actor, Verb
from alongside.rules.clocks import Direction, Period
from alongside.rules.words import Words

MOST_ADDED = 365
"""Days that may be added to a limit at once."""


@action(Verb.END_DUTY)
def meet(duty: Duty, by: Actor, at: datetime, /, *, how: str, late_why: str = "") -> Duty:
    """Say that a duty was met without a contact recorded here, and how."""
    how = checking.text(how, "how", most=400, needed=Words("Say how it was met.", "Dywedwch sut y cyflawnwyd hyn."))
    _still_open(duty, "met")
    _write_late(duty, late_why)
    days.end(duty, by, at, state="met", why=how)
    noting(kind=duty.kind)
    return duty


@action(Verb.END_DUTY)
def waive(duty: Duty, by: Actor, at: datetime, /, *, why: str) -> Duty:
    """The victim asked not to be told this: the duty ends, and why is kept."""
    needed = Words(
        "Say what the victim asked, in their words where you can.",
        "Dywedwch beth ofynnodd y dioddefwr, yn ei eiriau ei hun lle gallwch.",
    )
    why = checking.text(why, "why", most=400, needed=needed)
    _still_open(duty, "waived")
    days.end(duty, by, at, state="waived", why=why)
    noting(kind=duty.kind)
    return duty


@action(Verb.END_DUTY)
def explain_lateness(duty: Duty, by: Actor, at: datetime, /, *, why: str) -> Duty:
    """Say why a duty is, or was met, late: a code of `vocabulary.LATE`."""
    checking.chosen(why, vocabulary.LATE, "late_why")
    if duty.due_on is None or duty.due_on >= checking.day_of(duty.ended_at or at):
        raise Invalid(Words("This is not late.", "Nid yw hyn yn hwyr."), "late_why")
    _write_late(duty, why)
    duty.version += 1
    duty.save(update_fields=["late_why", "version"])
    noting(kind=duty.kind, why=why)
    return duty


@action(Verb.PAUSE_DUTY)
def pause(duty: Duty, by: Actor, at: datetime, /, *, from_on: date, until_on: date, why: str) -> Duty:
    """Let the clock of a duty stand still from one day to another, both included. The reason is read to the victim."""
    why = checking.text(why, "why", most=200, needed=_WHY_MORE_TIME)
    _still_open(duty, "")
    checking.believable(from_on, at, "from_on")
    checking.believable(until_on, at, "until_on")
    if until_on < from_on:
        raise Invalid(
            Words("A pause cannot end before it begins.", "Ni all saib ddod i ben cyn iddo ddechrau."), "until_on"
        )
    _may_be_moved(duty, pausing=True)
    DutyPause.objects.create(
        duty=duty, from_on=from_on, until_on=until_on, reason=why, recorded_by_id=checking.person(by), recorded_at=at
    )
    days.recount(duty, duty.case, by, at, why="@paused")
    noting(kind=duty.kind)
    return duty


@action(Verb.PAUSE_DUTY)
def extend(duty: Duty, by: Actor, at: datetime, /, *, by_days: int, why: str) -> Duty:
    """Add days (working days where the limit counts those) to a duty's limit. The reason is read to the victim."""
    why = checking.text(why, "why", most=200, needed=_WHY_MORE_TIME)
    _still_open(duty, "")
    if not 1 <= by_days <= MOST_ADDED:
        raise Invalid(
            Words(f"Give a number of days from 1 to {MOST_ADDED}.", f"Rhowch nifer o ddyddiau o 1 i {MOST_ADDED}."),
            "by_days",
        )
    _may_be_moved(duty, pausing=False)
    DutyPause.objects.create(
        duty=duty,
        from_on=duty.due_on or checking.day_of(at),
        extends_days=by_days,
        reason=why,
        recorded_by_id=checking.person(by),
        recorded_at=at,
    )
    days.recount(duty, duty.case, by, at, why="@extended")
    noting(kind=duty.kind, days=by_days)
    return duty


def _still_open(duty: Duty, wanted: str) -> None:
    """Read the duty afresh, the case being locked: it must be live and accepted. Ended the same way already: done."""
    duty.refresh_from_db(fields=["state", "version", "due_on", "late_why"])
    if duty.state == wanted:
        raise AlreadyDone(duty)
    if duty.state not in LIVE:
        raise Changed(Words("This duty has already ended.", "Mae'r ddyletswydd hon eisoes wedi dod i ben."))
    if duty.state == "proposed":
        raise Invalid(
            Words(
                "Decide first whether what was proposed is so.", "Penderfynwch yn gyntaf a yw'r hyn a gynigiwyd yn wir."
            )
        )


def _write_late(duty: Duty, why: str) -> None:
    if why:
        duty.late_why = checking.chosen(why, vocabulary.LATE, "late_why")


def _may_be_moved(duty: Duty, *, pausing: bool) -> None:
    """A day counted back from a hearing cannot be moved, nor hours be given days, nor a day that no rule counts."""
    try:
        kind = duty_kind(duty.kind)
    except KeyError:
        raise Invalid(_NOT_COUNTED) from None
    rule = next((rule for rule in kind.rules if rule.id == duty.because.get("rule")), None)
    limit = rule.limit(enhanced=duty.case.enhanced) if rule else None
    if rule is None or limit is None or duty.due_on is None:
        raise Invalid(_NOT_COUNTED)
    if rule.direction is Direction.BEFORE:
        raise Invalid(
            Words(
                "This day is counted back from a fixed day: it cannot be moved.",
                "Cyfrifir y diwrnod hwn yn ôl o ddiwrnod penodol: ni ellir ei symud.",
            )
        )
    if pausing and limit.n == 0:
        raise Invalid(
            Words("What is due the same day cannot be paused.", "Ni ellir oedi'r hyn sy'n ddyledus yr un diwrnod.")
        )
    if not pausing and limit.period is Period.HOURS:
        raise Invalid(
            Words("A limit in hours cannot be given more days.", "Ni ellir ychwanegu dyddiau at derfyn mewn oriau."),
            "by_days",
        )


_WHY_MORE_TIME = Words("Say why: the reason is read to the victim.", "Dywedwch pam: darllenir y rheswm i'r dioddefwr.")
_NOT_COUNTED = Words("The day of this is not counted by a rule.", "Nid yw diwrnod hyn yn cael ei gyfrif gan reol.")
