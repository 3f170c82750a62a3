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
from alongside.queries.event_file import Fenced, came_fenced, opened
from alongside.queries.scope import Case, Event
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.event.places import place_words
from alongside.web.fields import CharField, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say


class ReleaseForm(Form):
    """What this person is told, and why they must know."""

    said = CharField(
        label=gettext_lazy("What may this person be told?"),
        help_text=gettext_lazy("The place as it may be named to them. Text for them uses these words, not what came."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the place as it may be named to this person")},
    )
    reason = TextArea(
        label=gettext_lazy("Why must this person know?"),
        help_text=gettext_lazy("Such as a threat to life. Your name and this reason are kept."),
        error_messages={"required": gettext_lazy("Say why this person must know")},
    )


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What would be released, and the way back to the event.

    `came` is what stands in the field: this screen is a senior officer's alone. `released` is there, and no form, once
    it was released.
    """

    frame: Frame
    form: ReleaseForm | None
    event: str
    place: str
    came: str
    released: tuple[tuple[str, str], ...]
    back_href: str


@screen(Verb.RELEASE_FENCED)
def release_fenced(request: OfficerRequest, case: Case, event: Event, field: str) -> HttpResponse:
    """The words and the reason, then the release; who released it and how it is told, where that was done."""
    one = next((one for one in opened(event).fenced if one.field == field), None)
    if one is None:
        raise Http404
    if one.released_at and request.method == "POST":
        return redirect(request.path)
    form = None if one.released_at else ReleaseForm(request.POST or None)
    if form is not None and form.is_valid():
        try:
            said, reason = form.cleaned_data["said"], form.cleaned_data["reason"]
            fences.release(event, request.actor, request.now, field=field, said=said, reason=reason)
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
        came=came_fenced(event, field),
        released=_released(one),
        back_href=reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": event.public_id}),
    )
    return render(request, "event/release.html", page)


def _released(one: Fenced) -> tuple[tuple[str, str], ...]:
    if one.released_at is None:
        return ()
    by = _("%(name)s, %(time)s") % {"name": one.released_by, "time": long_time(one.released_at)}
    return ((_("Released by"), by), (_("Told as"), one.said), (_("Reason"), one.reason))
