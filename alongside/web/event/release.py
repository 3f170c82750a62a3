"""Releasing what came fenced: a life may hang on knowing a place. One asks, another, a senior officer, decides."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import fences
from alongside.catalogue.services import event_kind
from alongside.queries import deciding
from alongside.queries.event_file import Fenced, came_fenced, opened
from alongside.queries.scope import Case, Event
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked
from alongside.web.case.frame import Frame, frame
from alongside.web.deciding.form import AnswerForm
from alongside.web.event.places import place_words
from alongside.web.fields import CharField, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say


class AskForm(Form):
    """Why this person must know, and how it might be told."""

    reason = TextArea(
        label=gettext_lazy("Why must this person know?"),
        help_text=gettext_lazy("Such as a threat to life. Your name and this reason are kept."),
        error_messages={"required": gettext_lazy("Say why this person must know")},
    )
    said = CharField(
        label=gettext_lazy("How might it be told?"),
        help_text=gettext_lazy("You do not see what came. The senior officer who does chooses the words."),
        max_length=200,
        required=False,
    )


class ReleaseForm(AnswerForm):
    """Whether this person is told, and in what words."""

    said = CharField(
        label=gettext_lazy("What may this person be told?"),
        help_text=gettext_lazy("The place as it may be named to them. Text for them uses these words, not what came."),
        max_length=200,
        required=False,
    )


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What would be released, who asked for it, and the way back to the event.

    `came` is what stands in the field: this screen is a senior officer's alone. `released` is there, and no form, once
    it was released.
    """

    frame: Frame
    form: ReleaseForm | None
    event: str
    place: str
    came: str
    asked: tuple[tuple[str, str], ...]
    released: tuple[tuple[str, str], ...]
    back_href: str


@screen(Verb.ASK_RELEASE)
def ask_release(request: OfficerRequest, case: Case, event: Event, field: str) -> HttpResponse:
    """Ask that a place be released: the seniors who may decide are alerted at once."""
    one = next((one for one in opened(event).fenced if one.field == field), None)
    if one is None:
        raise Http404
    form = AskForm(request.POST or None)
    if acted(form, lambda: fences.ask(event, request.actor, request.now, field=field, **form.answers)):
        messages.success(request, _("Asked for. The senior officers who may release it know."))
        return redirect("decide_event", case_id=case.public_id, event_id=event.public_id)
    before = (
        place_words(field),
        _("A senior officer other than you decides. If a life is in danger, ring them as well."),
    )
    heading = _("Ask for a place to be released")
    return asked(request, case, form, heading=heading, button=_("Ask for its release"), before=before)


@screen(Verb.RELEASE_FENCED)
def release_fenced(request: OfficerRequest, case: Case, event: Event, field: str) -> HttpResponse:
    """Release what another asked for, or refuse; who released it and how it is told, where that was done."""
    one = next((one for one in opened(event).fenced if one.field == field), None)
    if one is None:
        raise Http404
    if one.released_at and request.method == "POST":
        return redirect(request.path)
    waits = deciding.asked(case, "fence", event=event, field=field)
    if waits is None and not one.released_at:
        raise Http404
    form = None
    if waits is not None:
        waits.event = event
        form = ReleaseForm(request.POST or None, initial={"said": waits.said})
        form.offer_answers(_("Yes: release it for this person"), _("No: it stays behind its fence"))
        if acted(form, lambda: _decide(request, waits, form)):
            released = form.agreed
            messages.success(request, _("Released for this person.") if released else _("It stays behind its fence."))
            return redirect("decide_event", case_id=case.public_id, event_id=event.public_id)
    page = ReleasePage(
        frame=frame(request, case),
        form=form,
        event=say(event_kind(event.kind).words),
        place=place_words(field),
        came=came_fenced(event, field),
        asked=_asked(waits),
        released=_released(one),
        back_href=reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": event.public_id}),
    )
    return render(request, "event/release.html", page)


def _decide(request: OfficerRequest, waits: deciding.FourEyes, form: ReleaseForm) -> object:
    if form.agreed:
        return fences.release(waits, request.actor, request.now, said=form.cleaned_data["said"])
    return fences.refuse(waits, request.actor, request.now)


def _asked(waits: deciding.FourEyes | None) -> tuple[tuple[str, str], ...]:
    if waits is None:
        return ()
    by = _("%(name)s, %(time)s") % {"name": waits.asked_by.name, "time": long_time(waits.asked_at)}
    return ((_("Asked for by"), by), (_("Reason"), waits.why))


def _released(one: Fenced) -> tuple[tuple[str, str], ...]:
    if one.released_at is None:
        return ()
    by = _("%(name)s, %(time)s") % {"name": one.released_by, "time": long_time(one.released_at)}
    return ((_("Released by"), by), (_("Told as"), one.said), (_("Reason"), one.reason))
