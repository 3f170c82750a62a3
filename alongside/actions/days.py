"""The day of a duty: written down when the duty arises, and counted again when what it was counted from changes.

A duty keeps its identity when its day changes; a copy with the old day and the old reason stays behind, superseded.
"""

from datetime import date, datetime

from alongside.actions.checking import day_of
from alongside.catalogue import desk, keeping
from alongside.catalogue.kinds import DutyKind
from alongside.catalogue.owing import Owed, owed
from alongside.gateways.holidays import england_and_wales
from alongside.queries.duties import declared_kind
from alongside.queries.standards import standards_of
from alongside.records.models import Case, Duty, Event
from alongside.rules.access import Actor
from alongside.rules.clocks import Extension, Limit, Pause, Period
from alongside.rules.words import Words


def raise_duty(event: Event, owed: Owed, at: datetime, *, unit: int, owner: int | None, state: str = "open") -> Duty:
    """A new duty of an event, not saved. `unit` and `owner` are the case's."""
    duty = Duty(
        case_id=event.case_id,
        unit_id=unit,
        owner_id=owner,
        event=event,
        kind=owed.kind.slug,
        rules=list(owed.rules),
        state=state,
        urgent=owed.kind.urgent,
        may_say={"en": owed.kind.may_say.en, "cy": owed.kind.may_say.cy},
        tell=str(owed.kind.tell),
        arose_at=at,
    )
    write_day(duty, owed)
    return duty


def write_day(duty: Duty, owed: Owed) -> None:
    """Put a counted day and its reason on a duty."""
    duty.due_on, duty.due_at, duty.alarm_on = owed.due_on, owed.due_at, owed.alarm_on
    duty.because = {"en": owed.because.en, "cy": owed.because.cy, "rule": owed.rule}
    duty.confidence = str(owed.confidence)


def anchors_of(event: Event) -> dict[str, date]:
    """The days a clock may count from, as the officer gave them or the message tells them."""
    anchors: dict[str, date] = {}
    if event.message is not None and event.message.signal:
        signal = keeping.signal(event.message.signal)
        anchors = desk.anchors_of(desk.Heard(signal.fingerprint, signal, event.message.received_at))
    typed = event.facts.get("anchors", {})
    return anchors | {name: date.fromisoformat(day) for name, day in typed.items()}


def recount(duty: Duty, case: Case, by: Actor, at: datetime, *, why: str) -> bool:
    """Count the day of a live duty again and save it; True when it changed.

    `why` is a code of `vocabulary.ENDED`, written on the copy that keeps the old day. A proposed duty is only a
    proposal: nobody owed the old day, and no copy is kept.
    """
    kind = declared_kind(duty.kind)
    if kind is None or duty.event is None:
        return False
    answer = owed(
        kind,
        duty.event.occurred_at,
        anchors_of(duty.event),
        enhanced=case.enhanced,
        calendar=england_and_wales(),
        standards=standards_of([case.unit_id])(case.unit_id),
        pauses=pauses_of(duty),
        extension=_extension_of(duty, kind, case),
    )
    before = (duty.due_on, duty.due_at, duty.alarm_on)
    if before == (answer.due_on, answer.due_at, answer.alarm_on):
        return False
    if duty.state != "proposed":
        keep_old(duty, by, at, why=why)
    write_day(duty, answer)
    if why == "@enhanced":
        duty.late_why = _late_by_law(before[0], duty.due_on, duty.late_why, day_of(at))
    duty.version += 1
    duty.save()
    return True


def keep_old(duty: Duty, by: Actor, at: datetime, *, why: str) -> None:
    """Leave a copy of the duty as it stood, superseded."""
    kept = [field.attname for field in Duty._meta.concrete_fields if field.name not in _NOT_KEPT]
    Duty.objects.create(
        **{name: getattr(duty, name) for name in kept},
        state="superseded",
        ended_at=at,
        ended_by_id=by.staff_id,
        ended_why=why,
    )


_NOT_KEPT = {"id", "public_id", "form_key", "state", "ended_at", "ended_by", "ended_why"}


def end(duty: Duty, by: Actor, at: datetime, *, state: str, why: str) -> None:
    """Put an end to a live duty and save it."""
    duty.state, duty.ended_at, duty.ended_by_id, duty.ended_why = state, at, by.staff_id, why
    duty.version += 1
    duty.save()


def pauses_of(duty: Duty) -> tuple[Pause, ...]:
    """The times during which the duty's clock stood still."""
    return tuple(
        Pause(row.from_on, row.until_on, Words(row.reason, row.reason))
        for row in duty.pauses.all()
        if row.until_on is not None
    )


def period_of(kind: DutyKind, case: Case) -> Period | None:
    """What the duty is counted in, where any source or standard gives a figure."""
    limits = (rule.limit(enhanced=case.enhanced) for rule in kind.rules)
    return next((limit.period for limit in limits if limit is not None), None)


def _extension_of(duty: Duty, kind: DutyKind, case: Case) -> Extension | None:
    added = [row for row in duty.pauses.all() if row.extends_days]
    if not added:
        return None
    counted = period_of(kind, case)
    period = Period.WORKING_DAYS if counted is Period.WORKING_DAYS else Period.CALENDAR_DAYS
    reason = "; ".join(row.reason for row in added)
    return Extension(Limit(sum(row.extends_days or 0 for row in added), period), Words(reason, reason))


def _late_by_law(before: date | None, after: date | None, why: str, today: date) -> str:
    """A day that was still to come and now lies behind is nobody's breach."""
    if before is not None and after is not None and after < today <= before:
        return "status_change"
    return "" if why == "status_change" else why
