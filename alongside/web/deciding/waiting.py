"""What waits for one's own decision, because another asked: a seal, a place behind its fence, a hidden place."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from alongside.queries import deciding
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time

SORTS = {
    "seal": gettext_lazy("Lift the seal of a case"),
    "fence": gettext_lazy("Release a place that came fenced"),
    "location": gettext_lazy("Show where somebody is again"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing asked for: of what sort, in which case, since when, and where it is decided."""

    text: str
    reference: str
    asked: str
    href: str


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """What waits, the oldest first."""

    rows: tuple[Row, ...]


@screen(Verb.VIEW_DECISIONS)
def show_decisions(request: OfficerRequest) -> HttpResponse:
    """Waiting for you."""
    rows = tuple(
        Row(str(SORTS[one.what]), one.reference, long_time(one.asked_at), _href(one))
        for one in deciding.for_me(request.actor, request.today)
    )
    return render(request, "deciding/waiting.html", DecisionsPage(rows))


def _href(one: deciding.Waiting) -> str:
    here = {"case_id": one.case}
    if one.what == "fence":
        return reverse("release_fenced", kwargs=here | {"event_id": one.event, "field": one.field})
    return reverse("lift_seal", kwargs=here)
