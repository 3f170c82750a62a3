"""Using emergency access: on to the case, and away from it before the time is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.actions import emergencies as acts
from alongside.queries import emergencies
from alongside.rules.access import Verb
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


class EndForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class EndPage:
    """Until when it would last."""

    form: EndForm
    until: datetime


@screen(Verb.END_EMERGENCY)
def go(request: OfficerRequest, use_id: UUID) -> HttpResponse:
    """On to the case; or nothing is here."""
    case = emergencies.opened_by(request.actor, request.now, use_id)
    if case is None:
        raise Http404
    return redirect("case", case_id=case.public_id)


@screen(Verb.END_EMERGENCY)
def end(request: OfficerRequest, use_id: UUID) -> HttpResponse:
    """End it now."""
    one = emergencies.mine(request.actor, request.now, use_id)
    if one is None:
        raise Http404
    form = EndForm(request.POST or None)
    if form.is_valid():
        acts.end(use_id, request.actor, request.now)
        messages.success(request, _("Your emergency access has ended."))
        return redirect("today")
    return render(request, "emergency/end.html", EndPage(form, one.until))
