"""What happened: an officer has been told something by the court, a colleague or the victim, and records it.

The duties it brings are shown with their days and reasons before anything is saved.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.actions import checking, events
from alongside.actions.performing import Invalid
from alongside.catalogue.services import event_kind
from alongside.queries.owing import would_follow
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.event.days import Line, of_owed
from alongside.web.event.form import FIELDS, EventForm
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class RecordEventPage:
    """The form; once it has been sent, what would follow. `follows` is None until then."""

    frame: Frame
    form: EventForm
    kind: str
    follows: tuple[Line, ...] | None
    quiet: bool


@screen(Verb.RECORD_EVENT)
def record_event(request: OfficerRequest, case: Case) -> HttpResponse:
    """First what follows is shown, then it is recorded as shown."""
    likely = request.GET.get("kind", "")
    form = EventForm(request.POST or None, service=case.unit.service, today=request.today, likely=likely)
    follows: tuple[Line, ...] | None = None
    if form.is_valid():
        try:
            long_ago = event_kind(form.cleaned_data["kind"]).long_ago
            checking.seen(case, form.cleaned_data["occurred_on"], request.now, "occurred", long_ago=long_ago)
            if form.cleaned_data["shown"] == form.meant:
                return _record(request, case, form)
            follows = tuple(
                of_owed(one) for one in would_follow(case, form.cleaned_data["kind"], form.moment, form.known)
            )
            form.show()
        except Invalid as wrong:
            form.refuse(wrong, **FIELDS)
    kind = event_kind(form.cleaned_data["kind"]) if follows is not None else None
    page = RecordEventPage(
        frame=frame(request, case),
        form=form,
        kind=say(kind.words) if kind else "",
        follows=follows,
        quiet=bool(kind and kind.quiet),
    )
    return render(request, "event/record.html", page)


def _record(request: OfficerRequest, case: Case, form: EventForm) -> HttpResponse:
    made = events.record(
        case,
        request.actor,
        request.now,
        kind=form.cleaned_data["kind"],
        occurred=form.occurred,
        anchors=form.known,
        note=form.cleaned_data["note"],
        form_key=form.key_sent,
    )
    added = made.duties.count()
    said = _("Recorded: %(event)s.") % {"event": say(event_kind(made.kind).words)}
    if added:
        said += " " + ngettext("%(n)s duty added.", "%(n)s duties added.", added) % {"n": added}
    messages.success(request, said)
    return redirect("case", case_id=case.public_id)
