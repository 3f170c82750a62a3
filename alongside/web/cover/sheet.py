"""The cover sheet: read on the first morning of cover or at three in the night, on a screen or on paper.

What must not be done stands before everything else. It is built for the cover officer, of what they may see.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import covers as act
from alongside.catalogue.vocabulary import RISKS, WAYS
from alongside.queries import cover_sheet, covers, people
from alongside.rules.access import Verb
from alongside.rules.findings import Outcome
from alongside.web.event.places import place_words
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import ago_in_words, capitalise, due_in_words, say


@dataclass(frozen=True, slots=True)
class CaseLines:
    """A case on the sheet: what must not be done, and two lines of what it is."""

    name: str
    reference: str
    href: str
    do_nots: tuple[str, ...]
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class ToDoLine:
    """Something owed, promised or to be looked at."""

    title: str
    href: str
    name: str
    reference: str
    due: str
    why: str


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The sheet."""

    officer: str
    until: date
    printed: datetime
    cases: tuple[CaseLines, ...]
    today: tuple[ToDoLine, ...]
    promised: tuple[ToDoLine, ...]
    more: bool


@screen(Verb.READ_COVER_SHEET)
def show_sheet(request: OfficerRequest, cover_id: UUID) -> HttpResponse:
    """Cover sheet."""
    cover = covers.one(request.actor, request.today, cover_id)
    if cover is None or cover.cover_id != request.actor.staff_id or not covers.span(cover).live(request.today):
        raise Http404
    found = cover_sheet.sheet(cover, request.actor, request.now, request.today)
    act.read(cover, request.actor, request.now, cases=found.rows)
    page = SheetPage(
        officer=cover.officer.name,
        until=cover.ends_on,
        printed=request.now,
        cases=tuple(_case(one, request.today) for one in found.cases),
        today=tuple(_to_do(one, request.today) for one in found.today),
        promised=tuple(_to_do(one, request.today) for one in found.promised),
        more=found.more,
    )
    return render(request, "cover/sheet.html", page)


def _case(one: cover_sheet.Brief, today: date) -> CaseLines:
    about = [one.about, say(RISKS[one.risk])]
    about += [_("Enhanced rights")] if one.enhanced else []
    about += [_("Welsh speaker: speak and write in Welsh")] if one.language == "cy" else []
    ways = [_way(way) for way in (one.person.ways if one.person else ()) if way.may is not Outcome.NO]
    reach = _("Reach by: %(ways)s.") % {"ways": "; ".join(ways)} if ways else ""
    last = ago_in_words(one.last_contact_on, today) if one.last_contact_on else _("Never")
    second = [_("Last contact: %(ago)s.") % {"ago": last}]
    if one.next is not None:
        second.append(_("Next: %(todo)s, %(due)s.") % {"todo": say(one.next.title), "due": _due(one.next, today)})
    return CaseLines(
        name=one.name,
        reference=one.reference,
        href=reverse("case", kwargs={"case_id": one.case}),
        do_nots=tuple(_do_nots(one)),
        first=f"{' · '.join(text for text in about if text)}. {reach}".strip(),
        second=" ".join(second),
    )


def _do_nots(one: cover_sheet.Brief) -> Iterable[str]:
    ways = one.person.ways if one.person else ()
    if one.person is not None and one.person.died_on:
        yield _("This person has died. Speak to their family with care.")
    if one.sealed:
        yield _("Only people on its list can see this case. Do not speak of it to others.")
    if all(way.may is Outcome.NO for way in ways):
        yield _("No way to reach this person is known to be safe. Ask before you use any.")
    for way in ways:
        words = {"way": _way(way), "why": say(way.why)}
        if way.may is Outcome.NO:
            yield _("Do not use: %(way)s. %(why)s") % words
        elif way.may is Outcome.JUDGEMENT:
            yield _("Only with care: %(way)s. %(why)s") % words
    if one.person is not None and one.person.interpreter:
        yield _("Not without an interpreter: %(interpreter)s.") % {"interpreter": one.person.interpreter}
    if one.person is not None and one.person.needs:
        yield _("Keep in mind: %(needs)s") % {"needs": one.person.needs}
    if one.concern:
        yield _("Concern for safety: %(concern)s") % {"concern": one.concern}
    if one.fenced:
        told = (place_words(name) for name in one.fenced)
        yield _("Do not name to them: %(places)s.") % {"places": "; ".join(one[:1].lower() + one[1:] for one in told)}
    if one.hospital:
        yield _("Held under a hospital order: no release dates are shown, and health is not to be told.")


def _way(way: people.Way) -> str:
    return f"{say(WAYS[way.way])} {way.value}".strip()


def _to_do(one: cover_sheet.ToDo, today: date) -> ToDoLine:
    here = {"case_id": one.case}
    return ToDoLine(
        title=say(one.title),
        href=reverse("decide_event", kwargs=here | {"event_id": one.event})
        if one.event
        else reverse("duty", kwargs=here | {"duty_id": one.duty}),
        name=one.name,
        reference=one.reference,
        due=capitalise(_due(one, today)),
        why=say(one.reason),
    )


def _due(one: cover_sheet.ToDo, today: date) -> str:
    return due_in_words(one.due_on, today) if one.due_on else _("no day set")
