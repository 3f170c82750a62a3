"""What happened on a case: recorded by hand, or proposed by the desk and decided by an officer."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from alongside.actions import checking, days
from alongside.actions.performing import LONDON, AlreadyDone, Invalid, action, noting
from alongside.catalogue.kinds import ANCHORS, EventKind
from alongside.catalogue.services import SERVICES, choices, event_kind
from alongside.catalogue.vocabulary import ACCUSED
from alongside.queries.owing import asked, would_follow
from alongside.records.duties import LIVE
from alongside.records.models import Case, CaseRole, Duty, Event
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.RECORD_EVENT)
def record(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    kind: str,
    occurred: date | datetime,
    anchors: Mapping[str, date] | None = None,
    note: str = "",
    form_key: UUID | None = None,
) -> Event:
    """Record what happened, with the duties it brings. `anchors` gives the days of `kinds.ANCHORS` that are known."""
    checking.once(Event, case, form_key)
    declared = _declared(case, kind)
    moment, day_only = _moment(case, declared, occurred, at)
    given = _anchors(case, declared, moment, anchors or {}, at)
    event = Event.objects.create(
        case=case,
        kind=declared.slug,
        occurred_at=moment,
        recorded_at=at,
        recorded_by_id=by.staff_id,
        facts={"anchors": {name: day.isoformat() for name, day in given.items()}, "day_only": day_only},
        note=checking.text(note, "note", most=10_000),
        form_key=form_key,
    )
    _end_pointless(case, declared, event, by, at)
    duties = [
        days.raise_duty(event, owed, at, unit=case.unit_id, owner=case.owner_id)
        for owed in would_follow(case, declared.slug, moment, given)
    ]
    Duty.objects.bulk_create(duties)
    noting(kind=declared.slug, duties=len(duties))
    return event


@action(Verb.DECIDE_EVENT)
def accept(event: Event, by: Actor, at: datetime, /, *, anchors: Mapping[str, date] | None = None) -> Event:
    """Accept what the desk proposed: its duties become owed. `anchors` adds days the message did not tell."""
    _undecided(event, "confirmed")
    declared = event_kind(event.kind)
    event.state, event.decided_by_id, event.decided_at = "confirmed", by.staff_id, at
    known = days.anchors_of(event)
    added = {name: _anchor_day(name, day, at) for name, day in (anchors or {}).items()}
    event.facts = event.facts | {"anchors": {name: day.isoformat() for name, day in (known | added).items()}}
    event.save()
    _end_pointless(event.case, declared, event, by, at)
    proposed = event.duties.filter(state="proposed").select_related("event__message").prefetch_related("pauses")
    for duty in proposed:
        days.recount(duty, event.case, by, at, why="@fact")
        duty.state, duty.arose_at = "open", at
        duty.unit_id, duty.owner_id = event.case.unit_id, event.case.owner_id
        duty.version += 1
        duty.save()
    noting(kind=event.kind, duties=len(proposed))
    return event


@action(Verb.DECIDE_EVENT)
def dismiss(event: Event, by: Actor, at: datetime, /, *, why: str) -> Event:
    """Say that what the desk proposed is not so, or not for this victim, and why."""
    why = checking.text(why, "why", most=400, needed=_WHY_DISMISSED)
    _undecided(event, "dismissed")
    event.state, event.decided_by_id, event.decided_at, event.decided_why = "dismissed", by.staff_id, at, why
    event.save()
    for duty in event.duties.filter(state="proposed"):
        days.end(duty, by, at, state="dismissed", why=why)
    noting(kind=event.kind)
    return event


@action(Verb.RECORD_EVENT)
def set_day(event: Event, by: Actor, at: datetime, /, *, anchor: str, day: date) -> Event:
    """Say, or correct, a day the event's duties count from: a hearing moved, a release planned. Old days are kept."""
    if event.state not in ("proposed", "confirmed"):
        raise Invalid(_DECIDED)
    if anchor not in asked(event.case.unit.service, event.kind):
        raise Invalid(
            Words("No duty of this event counts from that day.", "Nid oes dyletswydd sy'n cyfrif o'r diwrnod hwnnw.")
        )
    typed = event.facts.get("anchors", {}) | {anchor: _anchor_day(anchor, day, at).isoformat()}
    event.facts = event.facts | {"anchors": typed}
    event.save()
    live = event.duties.filter(state__in=LIVE)
    for duty in live.prefetch_related("pauses"):
        duty.event = event
        days.recount(duty, event.case, by, at, why="@fact")
    noting(kind=event.kind, anchor=anchor)
    return event


def _declared(case: Case, kind: str) -> EventKind:
    for declared in choices(case.unit.service):
        if declared.slug == kind:
            return declared
    raise Invalid(Words("Choose what happened.", "Dewiswch beth ddigwyddodd."), "kind")


def _moment(case: Case, kind: EventKind, occurred: date | datetime, at: datetime) -> tuple[datetime, bool]:
    """The moment, and whether only its day is known: limits in hours then count from that day's midnight."""
    day_only = not isinstance(occurred, datetime)
    moment = (
        checking.aware(occurred, "occurred")
        if isinstance(occurred, datetime)
        else datetime.combine(occurred, time(), LONDON)
    )
    checking.seen(case, checking.day_of(moment), at, "occurred", long_ago=kind.long_ago)
    if moment > at:
        raise Invalid(
            Words("This time is still to come.", "Mae'r amser hwn eto i ddod."),
            "occurred",
        )
    return moment, day_only


def _anchors(case: Case, kind: EventKind, moment: datetime, given: Mapping[str, date], at: datetime) -> dict[str, date]:
    """The days given, checked; the day of sentence is the day of the event unless another is given."""
    wanted = asked(case.unit.service, kind.slug)
    known = {name: _anchor_day(name, day, at) for name, day in given.items() if name in wanted}
    happened = checking.day_of(moment)
    if "sentence_on" in wanted:
        known.setdefault("sentence_on", happened)
    if "received_on" in wanted and "received_on" not in known:
        raise Invalid(
            Words(
                "Say when we received this: the limit counts from that day.",
                "Dywedwch pryd cawsom hyn: mae'r terfyn yn cyfrif o'r diwrnod hwnnw.",
            ),
            "received_on",
        )
    if known.get("received_on", happened) < happened:
        raise Invalid(
            Words("We cannot have received this before it happened.", "Ni allem fod wedi cael hyn cyn iddo ddigwydd."),
            "received_on",
        )
    return known


def _anchor_day(name: str, day: date, at: datetime) -> date:
    if name not in ANCHORS:
        raise Invalid(
            Words("Choose a day that a limit counts from.", "Dewiswch ddiwrnod y mae terfyn yn cyfrif ohono."), name
        )
    return (checking.past if name in ("received_on", "sentence_on") else checking.believable)(day, at, name)


def _undecided(event: Event, wanted: str) -> None:
    """Raise unless the event still awaits a decision; the same decision twice is the first one."""
    event.refresh_from_db(fields=["state"])
    if event.state == "proposed":
        return
    if event.state == wanted:
        raise AlreadyDone(event)
    raise Invalid(_DECIDED)


def _end_pointless(case: Case, kind: EventKind, event: Event, by: Actor, at: datetime) -> None:
    """End the duties that this event makes pointless, where they arose from something that came before it.

    Not on a case with several accused: an event does not say whose it is, and one's return ends nothing about another.
    """
    if CaseRole.objects.filter(case=case, role__in=ACCUSED, ended_on__isnull=True).count() > 1:
        return
    closed = [duty.slug for duty in SERVICES[case.unit.service].duties if kind.slug in duty.closed_by]
    if closed:
        live = Duty.objects.filter(case=case, kind__in=closed, state__in=LIVE)
        for duty in live.filter(event__occurred_at__lte=event.occurred_at).exclude(event=event):
            days.end(duty, by, at, state="superseded", why="@pointless")


_WHY_DISMISSED = Words(
    "Say why this is not so, or not for this victim.",
    "Dywedwch pam nad yw hyn yn wir, neu ddim ar gyfer y dioddefwr hwn.",
)
_DECIDED = Words("This has been decided already.", "Mae penderfyniad eisoes wedi'i wneud ar hyn.")
