"""Ending a duty other than by a contact, moving its day, and saying why it was late: a small form each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.actions import duties, tasks
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import LATE
from alongside.queries.duties import title
from alongside.queries.scope import Case, Duty
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import CharField, DateField, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class MeetForm(Form):
    """How a duty was met without a contact here."""

    how = TextArea(label=_("How was it met?"), rows=3, error_messages={"required": _("Say how it was met")})


class WaiveForm(Form):
    """What the victim asked."""

    why = TextArea(
        label=_("What did the victim ask?"),
        help_text=_("In their own words where you can"),
        rows=3,
        error_messages={"required": _("Say what the victim asked")},
    )


class PauseForm(Form):
    """Days that do not count."""

    from_on = DateField(label=_("First day that does not count"), error_messages={"required": _("Give the first day")})
    until_on = DateField(label=_("Last day that does not count"), error_messages={"required": _("Give the last day")})
    why = TextArea(
        label=_("Why?"),
        help_text=_("The reason is read to the victim"),
        rows=2,
        error_messages={"required": _("Say why: the reason is read to the victim")},
    )


class WholeNumber(CharField):
    """A whole number, as people type it."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        if not text.isdecimal() or len(text) > 4:
            raise forms.ValidationError(str(_("Give a whole number, such as 5")))
        return int(text)


class ExtendForm(Form):
    """Days added to the limit."""

    by_days = WholeNumber(
        label=_("How many days more?"),
        help_text=_("Working days where the limit counts those"),
        width="input--width-3",
        error_messages={"required": _("Give the number of days")},
    )
    why = TextArea(
        label=_("Why?"),
        help_text=_("The reason is read to the victim"),
        rows=2,
        error_messages={"required": _("Say why: the reason is read to the victim")},
    )


class LateForm(Form):
    """Why it was late."""

    why = Radios(label=_("Why was it late?"), error_messages={"required": _("Choose why it was late")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("why", LATE)


class DoneForm(Form):
    """A task of one's own is done."""

    note = TextArea(label=_("Note"), required=False, rows=2)


@dataclass(frozen=True, slots=True)
class EndingPage:
    """The duty, the question, and the way back to the duty."""

    frame: Frame
    form: Form
    title: str
    question: str
    save: str
    back_href: str


def ending(
    verb: Verb, perform: Callable[..., Any], form_of: type[Form], question: Promise, save: Promise, done: Promise
) -> Callable[..., HttpResponse]:
    """A screen that asks `question` with a form and hands its answers to the action `perform`."""

    @screen(verb)
    def ask(request: OfficerRequest, case: Case, duty: Duty) -> HttpResponse:
        form = form_of(request.POST or None)
        if form.is_valid():
            try:
                perform(duty, request.actor, request.now, **form.answers)
            except Invalid as wrong:
                form.refuse(wrong, late_why="why")
            else:
                messages.success(request, str(done))
                return redirect("case", case_id=case.public_id)
        page = EndingPage(
            frame=frame(request, case),
            form=form,
            title=say(title(duty.kind, duty.title)),
            question=str(question),
            save=str(save),
            back_href=reverse("duty", kwargs={"case_id": case.public_id, "duty_id": duty.public_id}),
        )
        return render(request, "duty/ending.html", page)

    return ask


meet_duty = ending(
    Verb.END_DUTY,
    duties.meet,
    MeetForm,
    _("Met without a contact here"),
    _("Save as met"),
    _("Recorded as met."),
)
waive_duty = ending(
    Verb.END_DUTY,
    duties.waive,
    WaiveForm,
    _("The victim asked not to be told"),
    _("Waive it"),
    _("Waived, with what the victim asked."),
)
pause_duty = ending(
    Verb.PAUSE_DUTY, duties.pause, PauseForm, _("Pause the clock"), _("Save the pause"), _("Paused, and counted again.")
)
extend_duty = ending(
    Verb.PAUSE_DUTY,
    duties.extend,
    ExtendForm,
    _("Give more time"),
    _("Add the days"),
    _("Time added, and counted again."),
)
explain_lateness = ending(
    Verb.END_DUTY,
    duties.explain_lateness,
    LateForm,
    _("Why it is late"),
    _("Save the reason"),
    _("The reason is recorded."),
)
complete_task = ending(
    Verb.END_DUTY, tasks.complete, DoneForm, _("Mark as done"), _("Mark as done"), _("The task is done.")
)
