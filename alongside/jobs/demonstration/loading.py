"""Builds the demonstration: organisations, people, stories and messages, in one transaction and the order of time."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.db import transaction

from alongside.actions import hosting, staff
from alongside.actions.hosting import Source, Unit, drawing_from
from alongside.jobs.demonstration import (
    alike,
    apart,
    book,
    cast,
    inbox,
    programme,
    quiet,
    sharing,
    standing_in,
    urgent,
    watching,
)
from alongside.jobs.demonstration.acts import perform
from alongside.jobs.demonstration.chapter import Chapter, Stage
from alongside.jobs.demonstration.clock import Clock
from alongside.jobs.demonstration.replay import Delivery, deliver
from alongside.jobs.demonstration.steps import Step, Story
from alongside.rules.access import CASE_ROLES, Actor

SEED = 20261122
BEFORE = timedelta(days=900)
"""How long before the day of the demonstration its people began to work here."""

BUILDER = Actor(staff_id=None, name="demonstration", purpose="demonstration")
Telling = tuple[datetime, Callable[[], object]]


class Untold(Exception):
    """A story that cannot be told as written; the message says which step of which."""


def load(now: datetime) -> int:
    """Everything, or nothing. Returns how many cases there are."""
    stories = book.stories()
    settings.DRAMA_NUMBERS = True  # everybody here is fictional, and nobody is rung
    with transaction.atomic(), drawing_from(random.Random(SEED)):  # the same each time is what is wanted
        began = now - BEFORE
        units = _houses(began)
        stage = Stage(Clock(now), {}, units, _homes(), _openers())
        for colleague in cast.COLLEAGUES:
            _join(colleague, stage, began)
        standing_in.found_teams(stage, BUILDER, began)
        sources = _sources(began)
        tellings = [one for story in stories for one in _story(story, stage)]
        tellings += [_delivery(one, stage.clock, sources) for one in programme.DELIVERIES]
        tellings += standing_in.tellings(stage)
        looked_at = stage.clock.moment("-45m")
        tellings.append((looked_at, lambda: watching.sweep(stage, looked_at)))
        tellings += apart.tellings(stage)
        tellings += sharing.tellings(stage)
        tellings += quiet.tellings(stage)
        tellings += alike.tellings(stage)
        tellings += inbox.tellings(stage)
        for _, act in sorted(tellings, key=lambda one: one[0]):
            act()
    return len(stories)


def _houses(began: datetime) -> dict[str, Unit]:
    houses = {
        house.slug: hosting.open_organisation(house.slug, BUILDER, began, name=house.name) for house in cast.HOUSES
    }
    return {
        team.slug: hosting.open_unit(
            houses[team.house.slug], BUILDER, began, slug=team.slug, name=team.name, service=team.service
        )
        for team in cast.TEAMS
    }


def _homes() -> dict[str, str]:
    return {one.username: one.places[0][0].slug for one in cast.COLLEAGUES if one.places[0][1] in CASE_ROLES}


def _openers() -> dict[str, str]:
    """The duty officer of each unit, or its senior where it has none."""
    by_role = sorted(
        (str(role) == "senior", team.slug, one.username)
        for one in cast.COLLEAGUES
        for team, role in one.places
        if str(role) in ("duty", "senior")
    )
    found: dict[str, str] = {}
    for _, unit, username in by_role:
        found.setdefault(unit, username)
    return found


def _join(colleague: cast.Colleague, stage: Stage, began: datetime) -> None:
    (team, role), *more = colleague.places
    person = staff.add(
        stage.units[team.slug],
        BUILDER,
        began,
        username=colleague.username,
        name=colleague.name,
        role=role,
        password=cast.PASSWORD,
        lent=False,
        email=f"{colleague.username}@example.org",
        language=colleague.language,
    )
    for team, role in more:
        staff.join(stage.units[team.slug], BUILDER, began, person=person, role=role)
    # The fixed code is taken instead of this secret, which nobody knows, where `web.sign_in.demonstration` allows it.
    Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.TOTP,
        data={"secret": encrypt(generate_totp_secret()), "demonstration": True},
    )
    stage.colleagues[colleague.username] = person


def _sources(began: datetime) -> dict[str, Source]:
    from alongside.queries import hosting as hosted

    ours = {
        feed.slug: hosting.open_source(
            feed.slug,
            BUILDER,
            began,
            name=feed.name,
            organisation=hosted.organisation(feed.house.slug) if feed.house else None,
            expected_minutes=feed.expected_minutes,
        )
        for feed in cast.FEEDS
    }
    return ours | {hosting.FILES: hosting.files("demonstration", BUILDER, began)}


def _story(story: Story, stage: Stage) -> Sequence[Telling]:
    chapter, asked = Chapter(stage, story), stage.clock.moment("w-1 16:20")
    return [
        (chapter.opened_at, lambda: _told(story, story.opened, "opening", chapter.open)),
        *((stage.clock.moment(step.when), _step(step, chapter)) for step in story.steps),
        *urgent.tellings(chapter),
        *([(asked, lambda: watching.statement(chapter, asked))] if story.person.name == watching.VICTIM else []),
    ]


def _step(step: Step, chapter: Chapter) -> Callable[[], None]:
    def act() -> None:
        at = chapter.clock.moment(step.when)
        by = chapter.stage.actor(step.by) if step.by else chapter.officer()
        if step.looks:
            chapter.look(by, at)
        perform(step, chapter, by, at)

    return lambda: _told(chapter.story, step.when, type(step).__name__, act)


def _told(story: Story, when: str, what: str, act: Callable[[], None]) -> None:
    try:
        act()
    except Exception as refused:
        raise Untold(f"{story.person.name}, {when}, {what}: {refused!r}") from refused


def _delivery(one: Delivery, clock: Clock, sources: dict[str, Source]) -> Telling:
    at = clock.moment(one.when)
    return at, lambda: deliver(one, clock, sources[one.source], BUILDER, at)
