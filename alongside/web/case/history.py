"""Who looked: a senior, or the case's own officer, asks who opened or changed this file."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.queries import who_looked
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class LookRow:
    """One entry."""

    at: datetime
    by: str
    what: str
    why: str
    of_work: bool
    said: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The journal of the case, newest first."""

    frame: Frame
    looks: tuple[LookRow, ...]
    earlier: str
    newest: str
    statements: str
    "Where a statement of it is made for the victim, for who may."


@screen(Verb.VIEW_JOURNAL)
def show_history(request: OfficerRequest, case: Case) -> HttpResponse:
    """History."""
    before = _moment(request.GET.get("before", ""))
    found = who_looked.of(case, request.actor, request.now, before=before)
    if found is None:
        raise Http404
    address = reverse("case_history", kwargs={"case_id": case.public_id})
    full = len(found) == who_looked.MOST
    page = HistoryPage(
        frame=frame(request, case, "history"),
        looks=tuple(_row(look) for look in found),
        earlier=f"{address}?{urlencode({'before': found[-1].at.isoformat()})}" if full else "",
        newest=address if before else "",
        statements=reverse("statements", kwargs={"case_id": case.public_id})
        if permits(request, case, Verb.MAKE_STATEMENT)
        else "",
    )
    return render(request, "case/history.html", page)


def _row(look: who_looked.Look) -> LookRow:
    who = look.by or _by_program(look.purpose)
    return LookRow(look.at, who, say(look.words), say(look.ground) if look.ground else "", look.of_work, look.said)


def _moment(text: str) -> datetime | None:
    """A moment with its zone; anything else asks for the newest."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _by_program(purpose: str) -> str:
    words = {
        "feeds": _("The feeds"),
        "demonstration": _("The demonstration"),
        "upkeep": _("The program itself"),
    }
    return words.get(purpose, purpose or _("The program itself"))
