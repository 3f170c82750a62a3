"""Handing over: the night is over, and the day team must know three things before it begins."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import rotas as act
from alongside.queries import rotas, units
from alongside.rules.access import Verb
from alongside.web.case.acting import acted
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time


class HandOverForm(Form):
    """What they must know."""

    text = TextArea(
        label=gettext_lazy("What must the day team know?"),
        help_text=gettext_lazy("Name cases by their reference. What was said belongs in the case."),
        max_length=4_000,
        error_messages={"required": gettext_lazy("Write what the day team must know")},
    )


class ReadForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """The form."""

    form: Form
    heading: str
    text: str
    by: str
    button: str
    back_href: str


@screen(Verb.HAND_OVER)
def hand_over(request: OfficerRequest) -> HttpResponse:
    """Leave a note."""
    places = units.of(request.actor)
    place = next((one for one in places if one.slug == request.GET.get("unit", "")), places[0])
    form = HandOverForm(request.POST or None)
    unit = units.workplace(request.actor, place.id)
    if unit is None:
        raise Http404
    if acted(form, lambda: act.hand_over(unit, request.actor, request.now, form_key=form.key_sent, **form.answers)):
        messages.success(request, _("The note is left for the day team."))
        return redirect("duty_desk")
    page = HandOverPage(form, _("Leave a note for the day team"), "", "", _("Leave the note"), reverse("duty_desk"))
    return render(request, "duty_desk/hand_over.html", page)


@screen(Verb.HAND_OVER)
def read_hand_over(request: OfficerRequest, note_id: UUID) -> HttpResponse:
    """Say that one has read it."""
    note = rotas.note(request.actor, note_id)
    if note is None:
        raise Http404
    form = ReadForm(request.POST or None)
    if acted(form, lambda: act.read(note, request.actor, request.now)):
        messages.success(request, _("You have read it."))
        return redirect("duty_desk")
    by = _("%(name)s, %(time)s") % {"name": note.written_by.name, "time": long_time(note.written_at)}
    page = HandOverPage(form, _("Handed over"), note.text, by, _("I have read it"), reverse("duty_desk"))
    return render(request, "duty_desk/hand_over.html", page)
