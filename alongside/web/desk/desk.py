"""The event desk: somebody on duty looks through what came in and could not be settled without a person."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.queries import desk
from alongside.rules.access import Verb
from alongside.web.desk.telling import why
from alongside.web.desk.wording import EXPLAINED, FILTERS, OUTCOMES, meaning
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of the desk."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One message in the list."""

    href: str
    title: str
    about: str
    source: str
    received_at: datetime
    outcome: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page of one list, and the feeds that do not speak."""

    tabs: tuple[Tab, ...]
    heading: str
    explained: str
    rows: tuple[Row, ...]
    showing: str
    previous: str
    next: str
    troubles: tuple[str, ...]


@screen(Verb.VIEW_DESK)
def event_desk(request: OfficerRequest) -> HttpResponse:
    """One of the lists, newest first."""
    if request.GET.get("show") == "referrals":
        return redirect("referrals")
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    found = desk.page(request.actor, request.now, shown=request.GET.get("show", "waiting"), number=number)
    address = reverse("event_desk")
    here = f"{address}?show={found.filter}"
    page = DeskPage(
        tabs=tuple(
            Tab(
                str(words),
                reverse("referrals") if name == "referrals" else f"{address}?show={name}",
                name == found.filter,
            )
            for name, words in FILTERS.items()
        ),
        heading=str(FILTERS[found.filter]),
        explained=str(EXPLAINED[found.filter]),
        rows=tuple(_row(row) for row in found.rows),
        showing=_("%(n)s in this list") % {"n": found.total} if found.total else "",
        previous=f"{here}&page={found.page - 1}" if found.page > 1 else "",
        next=f"{here}&page={found.page + 1}" if found.page < found.pages else "",
        troubles=tuple(
            _("%(source)s is stopped.") % {"source": feed.name}
            if feed.quarantined_at
            else _("%(source)s is silent.") % {"source": feed.name}
            for feed in found.feeds
            if feed.silent or feed.quarantined_at
        ),
    )
    return render(request, "desk/desk.html", page)


def _list(name: str) -> str:
    """Referrals have an inbox of their own."""
    return reverse("referrals") if name == "referrals" else f"{reverse('event_desk')}?show={name}"


def _row(row: desk.MessageRow) -> Row:
    words, colour = OUTCOMES[row.outcome]
    return Row(
        href=reverse("message", kwargs={"message_id": row.public_id}),
        title=meaning(row.happening, row.event_type),
        about=row.about,
        source=row.source,
        received_at=row.received_at,
        outcome=(str(words), colour),
        reason=why(row.reason),
    )
