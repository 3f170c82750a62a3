"""A note: something an officer learned or thought that was not a contact."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import notes
from alongside.actions.performing import Invalid
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


class NoteForm(Form):
    """The note."""

    text = TextArea(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Everybody who may open this case can read it."),
        rows=8,
        error_messages={"required": gettext_lazy("Write the note")},
    )


@dataclass(frozen=True, slots=True)
class WriteNotePage:
    """The form."""

    frame: Frame
    form: NoteForm


@screen(Verb.WRITE_NOTE)
def write_note(request: OfficerRequest, case: Case) -> HttpResponse:
    """The form; the note stands in the timeline."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        try:
            notes.write(case, request.actor, request.now, form_key=form.key_sent, **form.answers)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The note is written."))
            return redirect("case_timeline", case_id=case.public_id)
    return render(request, "note/write.html", WriteNotePage(frame(request, case), form))
