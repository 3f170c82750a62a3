"""Words that were not sent: somebody comes back after their computer went off in the middle of a form."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.actions import cases
from alongside.queries import drafts as known
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell import drafts
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody typed who has the case no more."""

    reference: str
    href: str
    author: str
    kept_at: datetime
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """Each form with words that were not sent, the latest first."""

    drafts: tuple[known.Kept, ...]
    left_behind: tuple[Left, ...]


@screen(Verb.KEEP_DRAFT)
def list_drafts(request: OfficerRequest) -> HttpResponse:
    """All of one's own, but for cases that one may know of no longer: those are for who looks after the case now."""
    left = known.left_behind(request.actor, request.today)
    for one in left:
        cases.view(one.case, request.actor, request.now)
    page = DraftsPage(
        drafts=known.kept(request.actor, request.today),
        left_behind=tuple(
            Left(
                reference=one.case.reference,
                href=reverse("case", kwargs={"case_id": one.case.public_id}),
                author=one.author,
                kept_at=one.kept_at,
                words=one.words,
            )
            for one in left
        ),
    )
    return render(request, "draft/drafts.html", page)


@require_POST
@screen(Verb.KEEP_DRAFT)
def keep_draft(request: OfficerRequest) -> HttpResponse:
    """What the script sends while somebody types. There is nothing to show for it."""
    drafts.renew(request)
    return HttpResponse(status=204)


@screen(Verb.KEEP_DRAFT)
def drop_draft(request: OfficerRequest) -> HttpResponse:
    """Throw one away. Who had to sign in first is shown the list: nothing is thrown away by coming here."""
    if request.method != "POST":
        return redirect("drafts")
    address = str(request.POST.get(drafts.ADDRESS, ""))
    if address in {one.address for one in known.kept(request.actor, request.today)}:
        drafts.remember(request, address)
        drafts.let_go(request, address, "thrown_away")
        messages.success(request, _("What you had typed is thrown away."))
    return redirect("drafts")
