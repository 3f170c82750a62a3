"""Releasing what came fenced: a life may hang on knowing a place, and a senior officer decides that she may."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import fences
from alongside.actions.performing import Invalid
from alongside.catalogue.services import event_kind
from alongside.queries.event_file import opened
from alongside.queries.scope import Case, Event
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.event.places import place_words
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class ReleaseForm(Form):
    """Why this person must know."""

    reason = TextArea(
        label=gettext_lazy("Why must this person know?"),
        help_text=gettext_lazy("Such as a threat to life. Your name and this reason are kept."),
        error_messages={"required": gettext_lazy("Say why this person must know")},
    )


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What would be released, and the way back to the event."""

    frame: Frame
    form: ReleaseForm
    event: str
    place: str
    back_href: str


@screen(Verb.RELEASE_FENCED)
def release_fenced(request: OfficerRequest, case: Case, event: Event, field: str) -> HttpResponse:
    """The reason, then the release."""
    if field not in {one.field for one in opened(event).fenced}:
        raise Http404
    form = ReleaseForm(request.POST or None)
    if form.is_valid():
        try:
            fences.release(event, request.actor, request.now, field=field, reason=form.cleaned_data["reason"])
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Released for this person, with your reason."))
            return redirect("decide_event", case_id=case.public_id, event_id=event.public_id)
    page = ReleasePage(
        frame=frame(request, case),
        form=form,
        event=say(event_kind(event.kind).words),
        place=place_words(field),
        back_href=reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": event.public_id}),
    )
    return render(request, "event/release.html", page)
