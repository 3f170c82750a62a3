"""How each step of a story is done: through the action an officer would use."""

from dataclasses import replace
from datetime import date, datetime
from functools import singledispatch

from alongside.actions import (
    cases,
    channels,
    contacts,
    duties,
    events,
    guard,
    locations,
    notes,
    people,
    retention,
    seals,
    tasks,
)
from alongside.jobs.demonstration import plans, steps
from alongside.jobs.demonstration.chapter import Chapter, details
from alongside.queries import scope
from alongside.rules.access import Actor
from alongside.rules.outlets import OF_WAY, Against


@singledispatch
def perform(step: steps.Step, chapter: Chapter, by: Actor, at: datetime) -> None:
    """Do one step on the chapter's case."""
    raise NotImplementedError(type(step).__name__)


@perform.register
def _(step: steps.Happened, chapter: Chapter, by: Actor, at: datetime) -> None:
    clock = chapter.clock
    occurred: date | datetime = (
        clock.moment(step.occurred) if " " in step.occurred else clock.day(step.occurred or step.when)
    )
    events.record(
        chapter.case,
        by,
        at,
        kind=step.kind,
        occurred=occurred if isinstance(occurred, datetime) else min(occurred, at.date()),
        anchors={name: clock.day(day) for name, day in step.anchors.items()},
        note=step.note,
    )


@perform.register
def _(step: steps.Talk, chapter: Chapter, by: Actor, at: datetime) -> None:
    channel = chapter.channel("phone" if step.way == "voicemail" else step.way, step.whose, by, at)
    said = contacts.Said(
        way=step.way,
        direction=step.direction,
        answered_by=step.answered,
        outcome=step.outcome,
        channel=channel.public_id if channel else None,
        said=step.said,
        concern=step.concern,
        override_why=step.override,
        next_contact_on=chapter.clock.day(step.again) if step.again else None,
        duties=[chapter.live(kind, by, at).public_id for kind in step.meets],
        may_have_been_the_abuser=step.abuser,
        conditions_read=True,
        threat_to_life=step.threat,
    )
    try:
        contacts.record(chapter.case, by, at, contact=said)
    except guard.Held as held:
        if step.override or held.shown.against[0] is not Against.OUT_OF_DATE:
            raise
        contacts.record(chapter.case, by, at, contact=replace(said, override_why=_ASKED_AGAIN))
        if step.answered == "victim":
            chapter.ask_again(channel, by, at)


_ASKED_AGAIN = "The answer about its safety was old: used with care, to ask again."


@perform.register
def _(step: steps.Remark, chapter: Chapter, by: Actor, at: datetime) -> None:
    notes.write(chapter.case, by, at, text=step.text)


@perform.register
def _(step: steps.Task, chapter: Chapter, by: Actor, at: datetime) -> None:
    clock = chapter.clock
    task = tasks.add(chapter.case, by, at, title=step.title, due_on=clock.day(step.due), urgent=step.urgent)
    if step.done:
        tasks.complete(task, by, clock.moment(step.done))


@perform.register
def _(step: steps.End, chapter: Chapter, by: Actor, at: datetime) -> None:
    duty = chapter.live(step.kind, by, at)
    if step.waived:
        duties.waive(duty, by, at, why=step.why)
    else:
        duties.meet(duty, by, at, how=step.why, late_why=step.late)


@perform.register
def _(step: steps.Late, chapter: Chapter, by: Actor, at: datetime) -> None:
    with scope.acting(by, at.date()):
        late = chapter.case.duties.filter(kind=step.kind).exclude(state="superseded").latest("arose_at")
    duties.explain_lateness(late, by, at, why=step.why)


@perform.register
def _(step: steps.MoreTime, chapter: Chapter, by: Actor, at: datetime) -> None:
    duties.extend(chapter.live(step.kind, by, at), by, at, by_days=step.days, why=step.why)


@perform.register
def _(step: steps.Decide, chapter: Chapter, by: Actor, at: datetime) -> None:
    with scope.acting(by, at.date()):
        event = chapter.case.events.filter(kind=step.kind, state="proposed").latest("recorded_at")
    if step.dismissed:
        events.dismiss(event, by, at, why=step.dismissed)
    else:
        events.accept(event, by, at)


@perform.register
def _(step: steps.Enhance, chapter: Chapter, by: Actor, at: datetime) -> None:
    cases.set_enhanced(chapter.case, by, at, enhanced=True, why=step.why)


@perform.register
def _(step: steps.Assess, chapter: Chapter, by: Actor, at: datetime) -> None:
    with scope.acting(by, at.date()):
        chapter.case.refresh_from_db()
    cases.edit(
        chapter.case,
        by,
        at,
        seen=chapter.case.version,
        offence_summary=chapter.case.offence_summary,
        risk=step.risk or chapter.case.risk,
        hospital=chapter.case.hospital if step.hospital is None else step.hospital,
        information_level=step.level or chapter.case.information_level,
    )


@perform.register
def _(step: steps.Join, chapter: Chapter, by: Actor, at: datetime) -> None:
    key = step.being.key
    known = chapter.stage.known.get(key) if key else None
    part = people.add_role(
        chapter.case,
        by,
        at,
        role=step.role,
        person=known,
        details=None if known else details(step.being),
        relation=step.relation,
    )
    if key:
        chapter.stage.known[key] = part.person
    for way in chapter.story.ways:
        if way.whose and way.whose == key:
            chapter.add_way(way, by, at)


@perform.register
def _(step: steps.Number, chapter: Chapter, by: Actor, at: datetime) -> None:
    people.add_identifier(chapter.case, by, at, person=chapter.person(step.whose), kind=step.kind, number=step.value)


@perform.register
def _(step: steps.NewWay, chapter: Chapter, by: Actor, at: datetime) -> None:
    old = chapter.channel(step.way.way, step.way.whose, by, at) if step.instead else None
    chapter.add_way(step.way, by, at, instead_of=old.public_id if old else None)


@perform.register
def _(step: steps.Safety, chapter: Chapter, by: Actor, at: datetime) -> None:
    channel = chapter.channel(step.way, step.whose, by, at)
    channels.set_safety(
        chapter.case,
        by,
        at,
        channel=channel,
        safety=step.safety,
        conditions=step.conditions,
        said_by=step.said_by,
        expires_on=chapter.clock.day(step.expires) if step.expires else None,
    )


@perform.register
def _(step: steps.Card, chapter: Chapter, by: Actor, at: datetime) -> None:
    channel = chapter.channel(step.way, step.whose, by, at)
    guard.leave(
        chapter.case,
        by,
        at,
        outlet=OF_WAY[step.way],
        channel=channel.public_id,
        conditions_read=True,
        override_why=step.why,
        threat_to_life=step.threat,
    )


@perform.register
def _(step: steps.AskSecond, chapter: Chapter, by: Actor, at: datetime) -> None:
    channel = chapter.channel(step.way, step.whose, by, at)
    guard.ask(chapter.case, by, at, outlet=OF_WAY[step.way], channel=channel.public_id, why=step.why)


@perform.register
def _(step: steps.Restrict, chapter: Chapter, by: Actor, at: datetime) -> None:
    cases.restrict(chapter.case, by, at, named=[chapter.stage.colleagues[one] for one in step.named])


@perform.register
def _(step: steps.AskUnseal, chapter: Chapter, by: Actor, at: datetime) -> None:
    seals.ask_lift(chapter.case, by, at, why=step.why)


@perform.register
def _(step: steps.HidePlaces, chapter: Chapter, by: Actor, at: datetime) -> None:
    locations.protect(chapter.case, by, at, person=chapter.case.person)


@perform.register
def _(step: steps.Close, chapter: Chapter, by: Actor, at: datetime) -> None:
    said = {"referrer": step.referrer, "override_why": step.override}
    cases.close(chapter.case, by, at, why=step.why, accept_live=True, **said)


@perform.register
def _(step: steps.Plan, chapter: Chapter, by: Actor, at: datetime) -> None:
    plans.go_through(step, chapter, by, at)


@perform.register
def _(step: steps.Keep, chapter: Chapter, by: Actor, at: datetime) -> None:
    until = chapter.clock.day(step.until) if step.until else None
    retention.decide(chapter.case, by, at, choice=step.choice, until=until)


@perform.register
def _(step: steps.Hold, chapter: Chapter, by: Actor, at: datetime) -> None:
    retention.place_hold(chapter.case, by, at, sort=step.sort, why=step.why)
