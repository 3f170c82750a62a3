"""Contact: before anybody dials, what is safe now and what is not, the next attempt, and how they wish to be met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import contact_plans, contacts, people
from alongside.queries.contact_plans import Plan
from alongside.queries.scope import Case
from alongside.rules import needs
from alongside.rules.access import Verb
from alongside.rules.findings import Outcome
from alongside.rules.outlets import Light
from alongside.web.case.attempts import Attempts, on_case
from alongside.web.case.frame import Frame, frame
from alongside.web.case.plan import Shown, shown
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

COLOURS = {Light.GREEN: "green", Light.AMBER: "yellow", Light.RED: "red"}


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
    """A person and every way to reach them: what may be used now, and what may not, or not first."""

    person: UUID
    name: str
    role: str
    now: tuple[WayRow, ...]
    not_now: tuple[WayRow, ...]


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
    """Ways, the plan and tries."""

    frame: Frame
    people: tuple[PersonWays, ...]
    plan: Shown | None
    attempts: Attempts | None
    made: tuple[MadeRow, ...]
    writable: bool
    edits: bool
    reveals: bool


@screen(Verb.VIEW_CASE)
def show_contact(request: OfficerRequest, case: Case) -> HttpResponse:
    """Contact."""
    parts = people.of(case, request.actor, request.today)
    reached = tuple({part.person: part for part in parts if not part.accused and part.ended_on is None}.values())
    plans = contact_plans.of([part.person_id for part in reached])
    page = ContactPage(
        frame=frame(request, case, "contact", parts=parts),
        people=tuple(_ways(part, plans.get(part.person_id)) for part in reached),
        plan=_plan(request, case, reached, plans),
        attempts=on_case(case, request.today, parts),
        made=tuple(_made(one) for one in contacts.recent(case)),
        writable=permits(request, case, Verb.RECORD_CONTACT),
        edits=permits(request, case, Verb.EDIT_PEOPLE),
        reveals=permits(request, case, Verb.REVEAL_LOCATION),
    )
    return render(request, "case/contact.html", page)


def _plan(request: OfficerRequest, case: Case, parts: Sequence[people.Part], plans: dict[int, Plan]) -> Shown | None:
    own = next((part for part in parts if part.person_id == case.person_id), None)
    plan = plans.get(case.person_id)
    if own is None or plan is None:
        return None
    addresses = contact_plans.addresses([own.person_id])
    high = case.risk == "high"
    return shown(case.public_id, own, plan, addresses, now=request.now, today=request.today, high_risk=high)


def _ways(part: people.Part, plan: Plan | None) -> PersonWays:
    asked = plan.needs if plan else ()
    later = needs.not_first(asked)
    now = [_row(way, asked) for way in part.ways if way.may is not Outcome.NO and way.way not in later]
    rest = [_row(way, asked) for way in part.ways if way.may is Outcome.NO or way.way in later]
    return PersonWays(
        person=part.person,
        name=part.name,
        role=say(part.role_words),
        now=tuple(sorted(now, key=lambda row: row.colour != COLOURS[Light.GREEN])),
        not_now=tuple(rest),
    )


def _row(way: people.Way, asked: Sequence[needs.Need]) -> WayRow:
    return WayRow(
        channel=way.channel,
        way=say(vocabulary.WAYS[way.way]),
        value=way.value,
        hidden=way.hidden,
        safety=_safety(way),
        colour=COLOURS[way.light],
        why=" ".join([say(way.why), *(say(words) for words in needs.against(way.way, asked))]),
        said_by=way.said_by,
        said_on=way.said_on,
        until=way.expires_on,
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
