"""Cover at a glance: who stands in for whom until when, and what such cover does not reach."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions.covers import WHY
from alongside.queries import covers
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One cover in the list. `next` is the one thing to do with it, where there is one."""

    href: str
    officer: str
    cover: str
    days: str
    state: str
    colour: str
    next: str
    next_href: str


@dataclass(frozen=True, slots=True)
class CoversPage:
    """All cover that concerns the person who asks."""

    rows: tuple[CoverRow, ...]


@dataclass(frozen=True, slots=True)
class CoverPage:
    """One cover. The gaps are told to who arranges it, and not to who covers."""

    officer: str
    cover: str
    facts: tuple[tuple[str, str], ...]
    not_covered: int
    sealed: tuple[tuple[str, str], ...]
    "Sealed cases which the cover officer is not let into: name with reference, and where they are added to its list."
    acts: tuple[tuple[str, str], ...]


@screen(Verb.ARRANGE_COVER)
def list_covers(request: OfficerRequest) -> HttpResponse:
    """Cover."""
    found = covers.of(request.actor, request.today)
    return render(request, "cover/covers.html", CoversPage(tuple(_row(one, request) for one in found)))


@screen(Verb.ARRANGE_COVER)
def show_cover(request: OfficerRequest, cover_id: UUID) -> HttpResponse:
    """One cover, for who is away, who covers, and the senior of who is away."""
    cover = covers.one(request.actor, request.today, cover_id)
    if cover is None:
        raise Http404
    one = covers.arranged(cover)
    lasts = one.span.live(request.today) or one.span.coming(request.today)
    arranges = arranges_for(request, one.officer_id)
    gaps = covers.gaps(cover, request.actor, request.today) if lasts and arranges else covers.Gaps(0, ())
    row = _row(one, request)
    acts = [(row.next, row.next_href)] if row.next else []
    if lasts and arranges:
        here = {"cover_id": one.id}
        acts += [(_("Let it last longer"), reverse("extend_cover", kwargs=here))]
        acts += [(_("End it"), reverse("end_cover", kwargs=here))]
    page = CoverPage(
        officer=one.officer,
        cover=one.cover,
        facts=(
            (_("Away"), one.officer),
            (_("Covered by"), one.cover),
            (_("Days"), row.days),
            (_("Why"), say(WHY[one.why])),
            (_("Arranged by"), one.started_by),
            (_("State"), row.state),
        ),
        not_covered=gaps.others,
        sealed=tuple(sealed_link(case) for case in gaps.sealed),
        acts=tuple(acts),
    )
    return render(request, "cover/cover.html", page)


def arranges_for(request: OfficerRequest, officer: int) -> bool:
    """Whether the person asking arranges cover for this officer."""
    return any(person.pk == officer for person in covers.away(request.actor, request.today))


def sealed_link(case: covers.Sealed) -> tuple[str, str]:
    """A sealed case, and where somebody is added to its list."""
    return f"{case.name} ({case.reference})", reverse("restrict_case", kwargs={"case_id": case.case})


def days(one: covers.Arranged) -> str:
    """From when to when, both included."""
    return span_words(one.span.starts_on, one.span.over_on)


def span_words(first: date, last: date) -> str:
    """From one day to another."""
    return _("%(first)s to %(last)s") % {"first": short_date(first), "last": short_date(last)}


def _row(one: covers.Arranged, request: OfficerRequest) -> CoverRow:
    on, mine = request.today, request.actor.staff_id
    state, colour, ask, href = _("Handed back"), "grey", "", ""
    if one.span.called_off:
        state = _("Called off")
    elif one.span.coming(on):
        state, colour = _("Coming"), "blue"
    elif one.span.live(on):
        state, colour = _("Under way"), "green"
        if one.cover_id == mine:
            ask, href = _("Cover sheet"), reverse("cover_sheet", kwargs={"cover_id": one.id})
    elif one.handed_back_at is None:
        state, colour = _("To be handed back"), "yellow"
        if one.officer_id == mine:
            ask, href = _("Read what was done"), reverse("hand_back", kwargs={"cover_id": one.id})
    here = reverse("cover", kwargs={"cover_id": one.id})
    return CoverRow(here, one.officer, one.cover, days(one), state, colour, ask, href)
