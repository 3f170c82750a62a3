"""The timeline of a case: the officer reads back, before a call or to answer "what happened since?"."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from alongside.queries import timeline
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.case.lines import Day, days
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A page of the timeline; `earlier` and `newest` are addresses, or nothing."""

    frame: Frame
    days: tuple[Day, ...]
    earlier: str
    newest: str
    writable: bool


@screen(Verb.VIEW_CASE)
def show_timeline(request: OfficerRequest, case: Case) -> HttpResponse:
    """Timeline."""
    after = request.GET.get("after", "")
    found = timeline.page(case, after)
    address = reverse("case_timeline", kwargs={"case_id": case.public_id})
    page = TimelinePage(
        frame=frame(request, case, "timeline"),
        days=days(found.lines),
        earlier=f"{address}?after={found.earlier}" if found.earlier else "",
        newest=address if after else "",
        writable=permits(request, case, Verb.RECORD_EVENT),
    )
    return render(request, "case/timeline.html", page)
