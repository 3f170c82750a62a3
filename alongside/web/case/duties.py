"""The duties of a case: what is owed and why on that day, and what was done, for whoever asks later."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import case_file, past_duties
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.duty_rows import DutyRow, duty_rows
from alongside.web.case.frame import Frame, frame
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class Past:
    """A duty that is over."""

    title: str
    state: str
    colour: str
    due_on: date | None
    ended_at: datetime
    by: str
    why: str
    late: str


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """What is owed and what was."""

    frame: Frame
    duties: tuple[DutyRow, ...]
    past: tuple[Past, ...]
    writable: bool


@screen(Verb.VIEW_CASE)
def show_duties(request: OfficerRequest, case: Case) -> HttpResponse:
    """Duties."""
    live = case_file.duties(case, request.actor, request.now, request.today)
    page = DutiesPage(
        frame=frame(request, case, "duties"),
        duties=duty_rows(request, case, live),
        past=tuple(_past(duty) for duty in past_duties.of(case)),
        writable=permits(request, case, Verb.ADD_TASK),
    )
    return render(request, "case/duties.html", page)


def _past(duty: past_duties.PastDuty) -> Past:
    words = {
        "met": (_("Met"), "green"),
        "waived": (_("Not wanted by the victim"), "grey"),
        "dismissed": (_("Dismissed"), "grey"),
        "superseded": (_("No longer stands"), "grey"),
    }
    state, colour = words.get(duty.state, (duty.state, "grey"))
    reason = vocabulary.LATE.get(duty.late_why)
    late = ""
    if duty.late:
        late = _("Late: %(why)s") % {"why": say(reason)} if reason else _("Late, no reason given")
    return Past(
        title=say(duty.title),
        state=state,
        colour=colour,
        due_on=duty.due_on,
        ended_at=duty.ended_at,
        by=duty.by,
        why=say(duty.why) if duty.why else "",
        late=late,
    )
