"""Words that were not sent: somebody comes back after their computer went off in the middle of a form."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.queries import drafts as known
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell import drafts
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """Each form with words that were not sent, the latest first."""

    drafts: tuple[known.Kept, ...]


@screen(Verb.KEEP_DRAFT)
def list_drafts(request: OfficerRequest) -> HttpResponse:
    """All of one's own. A case that one may know of no longer is not among them."""
    found = known.kept(request.actor, request.today)
    return render(request, "draft/drafts.html", DraftsPage(found))


@require_POST
@screen(Verb.KEEP_DRAFT)
def keep_draft(request: OfficerRequest) -> HttpResponse:
    """What the script sends while somebody types. There is nothing to show for it."""
    drafts.renew(request)
    return HttpResponse(status=204)


@require_POST
@screen(Verb.KEEP_DRAFT)
def drop_draft(request: OfficerRequest) -> HttpResponse:
    """Throw one away, and go back to where it was, or to the list."""
    address = str(request.POST.get(drafts.ADDRESS, ""))
    if address in {one.address for one in known.kept(request.actor, request.today)}:
        drafts.remember(request, address)
        drafts.let_go(request, address, "thrown_away")
        messages.success(request, _("What you had typed is thrown away."))
    return redirect("drafts")
