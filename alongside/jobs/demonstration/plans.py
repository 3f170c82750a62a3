"""A contact plan gone through with the person it is about, through the actions an officer would use."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from alongside.actions import contact_plans, residences
from alongside.actions.contact_plans import Source
from alongside.jobs.demonstration import steps
from alongside.jobs.demonstration.chapter import Chapter
from alongside.queries import scope
from alongside.rules.access import Actor


def go_through(step: steps.Plan, chapter: Chapter, by: Actor, at: datetime) -> None:
    """Each part that the step gives, one after another."""
    person = chapter.case.person

    def say(act: Callable[..., Any], **what: Any) -> None:
        with scope.acting(by, at.date()):
            person.refresh_from_db()
        act(chapter.case, by, at, person=person, seen=person.version, source=Source(step.said_by), **what)

    if step.words:
        say(contact_plans.set_words, **step.words)
    if step.language:
        say(contact_plans.set_language, **({"language": person.language} | dict(step.language)))
    if step.needs:
        say(contact_plans.set_needs, needs=step.needs, in_words=step.in_words)
    for one in step.times:
        hours = {name: time.fromisoformat(one[name]) for name in ("start", "until") if name in one}
        say(contact_plans.add_times, **(dict(one) | hours))
    for written, why in step.days:
        on = chapter.clock.day(written)
        say(contact_plans.add_careful_day, day=on.day, month=on.month, why=why)
    if step.instead:
        key, may = step.instead
        say(contact_plans.set_proxy, proxy=chapter.person(key), may=may)
    for left in step.former:
        residences.add_former(
            chapter.case,
            by,
            at,
            person=person,
            value=left["value"],
            postcode=left["postcode"],
            until_on=chapter.clock.day(left["until"]),
            known_to_accused=left["known"],
            said_by=step.said_by,
        )
    if step.known:
        lives = chapter.channel("post", "", by, at)
        residences.say(chapter.case, by, at, channel=lives, known_to_accused=step.known, said_by=step.said_by)
