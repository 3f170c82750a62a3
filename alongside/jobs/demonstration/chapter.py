"""One case while its story is told."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from alongside.actions import cases, channels, people
from alongside.actions.hosting import Staff, Unit
from alongside.jobs.demonstration import steps
from alongside.jobs.demonstration.clock import Clock
from alongside.queries import scope
from alongside.queries.scope import Case, Duty
from alongside.queries.staff import of
from alongside.rules.access import Actor


@dataclass(slots=True)
class Stage:
    """What all stories share: the clock, the colleagues with their units, and the people known by a key."""

    clock: Clock
    colleagues: dict[str, Staff]
    units: dict[str, Unit]
    homes: dict[str, str]
    """The unit of each colleague who works cases."""
    openers: dict[str, str]
    """Who opens the cases of a unit that nobody owns yet."""
    known: dict[str, Any] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """A colleague, acting."""
        if username not in self.actors:
            self.actors[username] = of(self.colleagues[username], self.clock.today)
        return self.actors[username]


@dataclass(slots=True)
class Chapter:
    """One case: opened from its story, then added to step by step."""

    stage: Stage
    story: steps.Story
    case: Case = field(init=False)

    @property
    def clock(self) -> Clock:
        """The clock of the stage."""
        return self.stage.clock

    @property
    def opened_at(self) -> datetime:
        """First thing on its day, where no time is given: everything else comes after."""
        written = self.story.opened
        return self.clock.moment(written if " " in written or written.endswith("m") else f"{written} 08:30")

    def open(self) -> None:
        """Open the case, with everything known on that day."""
        story = self.story
        unit = self.stage.units[story.team or self.stage.homes[story.owner]]
        by, at = self.officer(unit.slug), self.opened_at
        self.case = cases.open_case(
            unit,
            by,
            at,
            role=story.role,
            person=self.stage.known.get(story.person.key) if story.person.key else None,
            details=details(story.person),
            owner=self.stage.colleagues.get(story.owner),
            enhanced_why=story.enhanced,
            offence_summary=story.offence,
            opened_on=self.clock.day(story.opened),
        )
        if story.person.key:
            self.stage.known[story.person.key] = self.case.person
        for way in story.ways:
            if not way.whose:
                self.add_way(way, by, at)

    def officer(self, unit: str = "") -> Actor:
        """The case's own officer, or who opens cases in that unit."""
        return self.stage.actor(self.story.owner or self.stage.openers[unit or self.case.unit.slug])

    def look(self, by: Actor, at: datetime) -> None:
        """Somebody opens the file: the journal says so."""
        with scope.acting(by, at.date()):
            cases.view(self.case, by, at - timedelta(minutes=1))

    def person(self, key: str) -> Any:
        """Somebody of this story, or whom it is about where no key is given."""
        return self.stage.known[key] if key else self.case.person

    def channel(self, way: str, whose: str, by: Actor, at: datetime) -> Any:
        """The way that was last learned of to reach somebody; None where there is none of that kind."""
        with scope.acting(by, at.date()):
            live = self.person(whose).channels.filter(way=way, ended_at__isnull=True)
            return live.order_by("recorded_at", "pk").last()

    def add_way(self, way: steps.Way, by: Actor, at: datetime, *, instead_of: Any = None) -> None:
        """A way to reach somebody."""
        channels.add(
            self.case,
            by,
            at,
            person=self.person(way.whose),
            way=way.way,
            value=way.value,
            postcode=way.postcode,
            safety=way.safety,
            conditions=way.conditions,
            terms=_terms(way),
            said_by=way.said_by,
            expires_on=self.clock.day(way.expires) if way.expires else None,
            instead_of=instead_of,
        )

    def ask_again(self, channel: Any, by: Actor, at: datetime) -> None:
        """They were asked once more whether this way is safe, and said what they had said before."""
        known = {name: getattr(channel, name) for name in ("safety", "conditions", "said_by")}
        kept = channels.Terms(*(getattr(channel, one.name) for one in fields(channels.Terms)))
        channels.set_safety(self.case, by, at, channel=channel, terms=kept, **known)

    def live(self, kind: str, by: Actor, at: datetime) -> Duty:
        """The first live duty of that kind."""
        with scope.acting(by, at.date()):
            live = self.case.duties.filter(kind=kind, state__in=("open", "attempted"))
            return live.select_related("case__unit", "event").earliest("due_on", "pk")


def details(being: steps.Being) -> people.Details:
    """A person as an officer types them."""
    return people.Details(
        name=being.name,
        known_as=being.known_as,
        title=being.title,
        pronouns=being.pronouns,
        date_of_birth=date.fromisoformat(being.born) if being.born else None,
        died_on=date.fromisoformat(being.died) if being.died else None,
        language=being.language,
        interpreter=being.interpreter,
        needs=being.needs,
        names=being.names,
        identifiers=being.numbers,
    )


def _terms(way: steps.Way) -> channels.Terms:
    hours = [time.fromisoformat(one) for one in way.hours.split("-")] if way.hours else [None, None]
    return channels.Terms(
        hours_from=hours[0],
        hours_until=hours[1],
        days=way.days,
        wording=way.wording,
        may_answer=way.may_answer,
        number_display=way.display,
    )
