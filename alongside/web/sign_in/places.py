"""Where you are signed in: somebody looks whether they left a computer open, and closes it from here."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.actions import sign_ins
from alongside.queries import accounts
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell.pages import render


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Each browser, the latest seen first."""

    places: tuple[accounts.Place, ...]
    most: int
    "How many there may be at once."
    idle_minutes: int
    hours: int


def idle() -> timedelta:
    """After how long without a request a session counts no more."""
    return timedelta(minutes=settings.ALONGSIDE_IDLE_MINUTES)


@screen(Verb.END_SIGN_IN)
def show_places(request: Any) -> HttpResponse:
    """The list; sent with a mark it ends that one, sent without it ends all others."""
    if request.method == "POST":
        if mark := request.POST.get("mark", ""):
            sign_ins.end_one(request.user, request.actor, request.now, mark=mark)
            messages.success(request, _("You are signed out there."))
        else:
            sign_ins.end_others(request.user, request.actor, request.now, but=request.session.session_key)
            messages.success(request, _("You are signed out everywhere but here."))
        return redirect("places")
    key = request.session.session_key
    page = PlacesPage(
        places=accounts.signed_in(request.user, request.now, idle(), key=key),
        most=settings.ALONGSIDE_SESSIONS,
        idle_minutes=settings.ALONGSIDE_IDLE_MINUTES,
        hours=settings.ALONGSIDE_SESSION_HOURS,
    )
    return render(request, "sign_in/places.html", page)
