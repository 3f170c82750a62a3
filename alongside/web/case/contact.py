"""Contact: before anybody dials, how this person can be reached, whether that is safe, and what was tried before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import contacts, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.findings import Outcome
from alongside.web.case.frame import Frame, frame
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

COLOURS = {Outcome.YES: "green", Outcome.JUDGEMENT: "yellow", Outcome.NO: "red"}


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way to reach somebody, and whether it may be used now."""

    channel: UUID
    way: str
    value: str
    hidden: bool
    "A place that is shown by its own act."
    safety: str
    colour: str
    why: str
    said_by: str
    said_on: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonWays:
    """A person and every way to reach them."""

    person: UUID
    name: str
    role: str
    ways: tuple[WayRow, ...]


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A contact or a try."""

    at: datetime
    by: str
    how: str
    outcome: str
    answered: str
    said: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Ways and tries."""

    frame: Frame
    people: tuple[PersonWays, ...]
    made: tuple[MadeRow, ...]
    writable: bool
    reveals: bool


@screen(Verb.VIEW_CASE)
def show_contact(request: OfficerRequest, case: Case) -> HttpResponse:
    """Contact."""
    parts = people.of(case, request.actor, request.today)
    page = ContactPage(
        frame=frame(request, case, "contact", parts=parts),
        people=tuple(_ways(part) for part in parts if not part.accused and part.ended_on is None),
        made=tuple(_made(one) for one in contacts.recent(case)),
        writable=permits(request, case, Verb.RECORD_CONTACT),
        reveals=permits(request, case, Verb.REVEAL_LOCATION),
    )
    return render(request, "case/contact.html", page)


def _ways(part: people.Part) -> PersonWays:
    return PersonWays(
        person=part.person,
        name=part.name,
        role=say(part.role_words),
        ways=tuple(
            WayRow(
                channel=way.channel,
                way=say(vocabulary.WAYS[way.way]),
                value=f"{way.value}, {way.postcode}" if way.postcode and way.postcode not in way.value else way.value,
                hidden=way.hidden,
                safety=_safety(way),
                colour=COLOURS[way.may],
                why=say(way.why),
                said_by=way.said_by,
                said_on=way.said_on,
                until=way.expires_on,
            )
            for way in part.ways
        ),
    )


def _safety(way: people.Way) -> str:
    """What the tag says. An answer that no longer counts is not shown as the answer it was."""
    if way.may is Outcome.NO and way.safety in ("safe", "conditions"):
        return _("Do not use until asked again")
    return say(way.safety_words)


def _made(one: contacts.Made) -> MadeRow:
    answered = vocabulary.ANSWERED_BY[one.answered_by] if one.answered_by != "not_applicable" else None
    notes = [
        (_("Concern"), one.concern),
        (_("Used although not known to be safe"), one.overridden),
    ]
    how = f"{say(vocabulary.WAYS[one.way])}, {one.person}" if one.person else say(vocabulary.WAYS[one.way])
    return MadeRow(
        at=one.at,
        by=one.by,
        how=how if one.direction == "out" else f"{how}. {say(vocabulary.DIRECTIONS['in'])}",
        outcome=say(vocabulary.OUTCOMES[one.outcome]),
        answered=_("Answered by: %(who)s") % {"who": say(answered)} if answered else "",
        said=one.said,
        notes=tuple((label, words) for label, words in notes if words),
    )
