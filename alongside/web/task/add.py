"""A task of one's own: an officer has promised something, or wants to be reminded."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import tasks
from alongside.actions.performing import Invalid
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import CharField, Checkboxes, DateField
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


class TaskForm(Form):
    """What, by when, and whether it cannot wait."""

    title = CharField(
        label=gettext_lazy("What is to be done?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what is to be done")},
    )
    due_on = DateField(label=gettext_lazy("By what day?"), error_messages={"required": gettext_lazy("Give the day")})
    urgent = Checkboxes(
        label=gettext_lazy("How urgent is it?"),
        required=False,
        choices=[("yes", gettext_lazy("It cannot wait: show it first"))],
    )


@dataclass(frozen=True, slots=True)
class AddTaskPage:
    """The form."""

    frame: Frame
    form: TaskForm


@screen(Verb.ADD_TASK)
def add_task(request: OfficerRequest, case: Case) -> HttpResponse:
    """The form; a task for today or later."""
    form = TaskForm(request.POST or None, initial={"due_on": request.today})
    if form.is_valid():
        answers = form.answers | {"urgent": bool(form.cleaned_data["urgent"])}
        try:
            tasks.add(case, request.actor, request.now, form_key=form.key_sent, **answers)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The task is added."))
            return redirect("case", case_id=case.public_id)
    return render(request, "task/add.html", AddTaskPage(frame(request, case), form))
