"""Alerts: somebody must know of something at once, and nobody's name stands in it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import alerts as acts
from alongside.queries import alerts
from alongside.rules.access import Verb, may
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest

TO_DECIDE = ("release_asked", "duplicate", "contact_asked", "threat_to_life")
"""Alerts of what stands on the page of decisions."""


_OF_THE_GUARD = {
    "contact_asked": gettext_lazy("Somebody asks to use a way that is not safe in case %(reference)s."),
    "threat_to_life": gettext_lazy(
        "Because of a threat to life a way that is not safe was used in case %(reference)s. It waits for your review."
    ),
    "number_unsafe": gettext_lazy(
        "A number in case %(reference)s is no longer safe: somebody else may have it. Look before you use it."
    ),
}


class SeenForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert, in words."""

    at: datetime
    text: str
    seen: bool
    href: str = ""
    "Where to act on it."
    door: str = ""
    "What the link to there says."


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """One's own, what is not seen first."""

    form: SeenForm
    rows: tuple[AlertRow, ...]
    unseen: bool
    reviews: bool


@screen(Verb.SEE_ALERT)
def show_alerts(request: OfficerRequest) -> HttpResponse:
    """Alerts."""
    form = SeenForm(request.POST or None)
    if form.is_valid():
        acts.see(None, request.actor, request.now)
        return redirect("alerts")
    found = rows(request, unseen=False)
    reviews = may(Verb.REVIEW_EMERGENCY, request.actor).allowed
    page = AlertsPage(form, found, any(not row.seen for row in found), reviews)
    return render(request, "emergency/alerts.html", page)


def rows(request: OfficerRequest, *, unseen: bool = True) -> tuple[AlertRow, ...]:
    """The alerts of the person looking; of those not seen, without a question where there are none."""
    if unseen and not request.alerts:
        return ()
    return tuple(
        AlertRow(one.at, _text(one), one.seen, *_door(one.kind))
        for one in alerts.of(request.actor, request.now, unseen=unseen)
    )


def _door(kind: str) -> tuple[str, str]:
    """Where one does something about it, and what the link to there says."""
    if kind == "visit_overdue":
        return reverse("duty_desk"), _("Open the duty desk")
    return (reverse("decisions"), _("Decide")) if kind in TO_DECIDE else ("", "")


def _text(one: alerts.Told) -> str:
    words = {"reference": one.reference}
    if one.kind == "release_asked" and one.reference:
        return _("Somebody asks that a place in case %(reference)s be released. It may be about a life.") % words
    if one.kind in _OF_THE_GUARD:
        return str(_OF_THE_GUARD[one.kind]) % {"reference": one.reference or "…"}
    if one.kind == "visit_overdue":
        return _("A colleague who is out on a visit is not back in time.")
    if one.kind == "duplicate":
        return _("Somebody may also stand in a case that whoever wrote them down may not know of.")
    if one.kind == "release_asked":
        return _("Somebody asked that a place be released.")
    if one.kind == "emergency_refused" and one.reference:
        return _("Emergency access to case %(reference)s was asked for, and not given.") % words
    if one.kind == "emergency_refused":
        return _("Emergency access to a case was asked for, and not given.")
    if one.reference:
        return _("Emergency access was used on case %(reference)s.") % words
    return _("Emergency access was asked for.")
