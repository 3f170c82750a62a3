"""What waits for one's own decision, because another asked: a seal, a place behind its fence, a hidden place."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import duplicates as acts
from alongside.queries import deciding, duplicates
from alongside.rules.access import Verb
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time

SORTS = {
    "seal": gettext_lazy("Lift the seal of a case"),
    "fence": gettext_lazy("Release a place that came fenced"),
    "location": gettext_lazy("Show where somebody is again"),
    "merge": gettext_lazy("Join two records of one person"),
    "unmerge": gettext_lazy("Part two records that were joined"),
    "contact": gettext_lazy("Use a way that is not safe"),
    "threat": gettext_lazy("Review what went first because of a threat to life"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing asked for: of what sort, in which case, since when, and where it is decided."""

    text: str
    reference: str
    asked: str
    href: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Two cases in which one person may stand; of one that the reader may not know of, that it is there."""

    id: UUID
    text: str
    found: str


class SeenForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """What waits, the oldest first."""

    rows: tuple[Row, ...]
    duplicates: tuple[Twin, ...]
    form: SeenForm


@screen(Verb.VIEW_DECISIONS)
def show_decisions(request: OfficerRequest) -> HttpResponse:
    """Waiting for you."""
    rows = tuple(
        Row(str(SORTS[one.what]), one.reference, long_time(one.asked_at), _href(one))
        for one in deciding.for_me(request.actor, request.today)
    )
    twins = tuple(
        Twin(one.id, _said(one), long_time(one.found_at)) for one in duplicates.waiting(request.actor, request.today)
    )
    return render(request, "deciding/waiting.html", DecisionsPage(rows, twins, SeenForm()))


@screen(Verb.SETTLE_DUPLICATE)
def settle_duplicate(request: OfficerRequest, duplicate_id: UUID) -> HttpResponse:
    """It was looked at."""
    if duplicates.row(request.actor, request.today, duplicate_id) is None:
        raise Http404
    form = SeenForm(request.POST or None)
    if form.is_valid():
        acts.settle(duplicate_id, request.actor, request.now)
        messages.success(request, _("The possible duplicate is settled."))
    return redirect("decisions")


def _said(one: duplicates.Possible) -> str:
    words = {"one": one.reference, "other": one.other_reference}
    if one.reference and one.other_reference:
        return _("Somebody in case %(one)s may be somebody in case %(other)s.") % words
    if one.other_reference:
        return (
            _("Somebody in case %(other)s may also have been written down in a case that is hidden from you.") % words
        )
    return _("Somebody may stand in a hidden case and in another. No senior officer can see to it: ask who can.")


def _href(one: deciding.Waiting) -> str:
    here = {"case_id": one.case}
    if one.what == "fence":
        return reverse("release_fenced", kwargs=here | {"event_id": one.event, "field": one.field})
    if one.what in ("contact", "threat"):
        return reverse("second_person", kwargs=here | {"asked_id": one.id})
    if one.what in ("merge", "unmerge"):
        name = "decide_merge" if one.what == "merge" else "decide_part"
        return reverse(name, kwargs=here | {"person_id": one.person})
    if one.what == "location":
        return reverse("lift_location", kwargs=here | {"person_id": one.person})
    return reverse("lift_seal", kwargs=here)
