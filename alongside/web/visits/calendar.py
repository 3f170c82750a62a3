"""One's own calendar: an officer wants to see in their own calendar that they are out. It is off until they say so."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.actions import calendars as act
from alongside.actions.performing import Invalid
from alongside.queries import calendars
from alongside.rules.access import Verb
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import short_date


class SwitchForm(Form):
    """Nothing but its key: the button says what."""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """Whether it is on, since when, when it was last read; and its address, once."""

    form: Form
    on: bool
    since: str
    read: str
    address: str


@screen(Verb.CHANGE_CALENDAR)
def own_calendar(request: OfficerRequest) -> HttpResponse:
    """Your calendar."""
    form = SwitchForm(request.POST or None)
    address = ""
    if form.is_valid():
        try:
            if request.POST.get("switch") == "off":
                act.switch_off(None, request.actor, request.now)
                messages.success(request, _("Your calendar is off: its address answers no more."))
                return redirect("own_calendar")
            secret = act.switch_on(None, request.actor, request.now)
            # Shown on the answer itself and never again: a redirect would need it kept somewhere meanwhile.
            address = request.build_absolute_uri(f"/api/calendar/{secret}.ics")
        except Invalid as wrong:
            form.refuse(wrong)
    feed = calendars.own(request.actor)
    page = CalendarPage(
        form=SwitchForm() if address else form,
        on=feed is not None,
        since=short_date(feed.made_at) if feed else "",
        read=short_date(feed.fetched_on) if feed and feed.fetched_on else "",
        address=address,
    )
    return render(request, "visits/calendar.html", page)
