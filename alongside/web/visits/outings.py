"""One tap before leaving and one after: a telephone in one hand, car keys in the other. And a senior who made sure."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import visits as act
from alongside.actions.performing import Invalid
from alongside.queries import visits
from alongside.rules.access import Verb
from alongside.web.case.acting import acted
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.visits.wording import state_tag, when


class TapForm(Form):
    """Nothing but its key: the button says what."""


class SureForm(Form):
    """How a senior made sure."""

    how = TextArea(
        label=gettext_lazy("How did you make sure that they are safe?"),
        rows=3,
        max_length=400,
        error_messages={"required": gettext_lazy("Say how you made sure")},
    )


@dataclass(frozen=True, slots=True)
class OutingPage:
    """When, and the one button that fits."""

    form: Form
    when: str
    state: tuple[str, str]
    overdue: bool
    button: str
    tap: str


@dataclass(frozen=True, slots=True)
class SurePage:
    """Who is looked for."""

    form: Form
    name: str
    second: str
    number: str
    when: str


@screen(Verb.CHECK_IN)
def outing(request: OfficerRequest, outing_id: UUID) -> HttpResponse:
    """Say that one has left, or is back."""
    found = visits.outing(request.actor, outing_id)
    if found is None:
        raise Http404
    form = TapForm(request.POST or None)
    if form.is_valid():
        back = request.POST.get("tap") != "left"
        try:
            (act.come_back if back else act.set_out)(found, request.actor, request.now)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            said = (
                _("You are back. Nobody looks for you.") if back else _("You have left. Tap again when you are back.")
            )
            messages.success(request, said)
            return redirect("diary") if back else redirect("outing", outing_id=outing_id)
    button, tap = (_("I have left"), "left") if found.state == "booked" else (_("I am back"), "back")
    page = OutingPage(
        form=form,
        when=when(found.starts_at, found.back_by),
        state=state_tag(found.state),
        overdue=found.state == "overdue",
        button=button if found.state in visits.WAITED_FOR else "",
        tap=tap,
    )
    return render(request, "visits/outing.html", page)


@screen(Verb.MAKE_SURE)
def make_sure(request: OfficerRequest, outing_id: UUID) -> HttpResponse:
    """End the alarm over a colleague."""
    found = visits.looked_for(request.actor, outing_id)
    if found is None:
        raise Http404
    form = SureForm(request.POST or None)
    if acted(form, lambda: act.make_sure(found, request.actor, request.now, **form.answers)):
        messages.success(request, _("Written down: they are safe. The alarm has ended."))
        return redirect("duty_desk")
    second = found.second.name if found.second else ""
    page = SurePage(form, found.goes.name, second, found.number, when(found.starts_at, found.back_by))
    return render(request, "visits/make_sure.html", page)
