"""Who works on a case: its officer asks a colleague in for a time, or sees who still has it open."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import co_workers as act
from alongside.queries import co_workers, units
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import DateField, Select
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import short_date


class CoWorkerForm(Form):
    """Somebody of the unit, and until when."""

    person = Select(
        label=gettext_lazy("Who works on it too?"), error_messages={"required": gettext_lazy("Choose somebody")}
    )
    until = DateField(label=gettext_lazy("Until what day?"), required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", [("", gettext_lazy("Choose")), *choices])


class EndForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """One person. `end_href` leads to ending their part, for who may."""

    name: str
    what: str
    days: str
    end_href: str


@dataclass(frozen=True, slots=True)
class WorkersPage:
    """Everybody who works on the case."""

    frame: Frame
    rows: tuple[WorkerRow, ...]
    add_href: str


@screen(Verb.VIEW_CASE)
def show_workers(request: OfficerRequest, case: Case) -> HttpResponse:
    """Who works on this case."""
    found = co_workers.of(case, request.today)
    here = {"case_id": case.public_id}
    may = permits(request, case, Verb.NAME_CO_WORKER)
    rows = [WorkerRow(found.owner or _("Nobody yet"), _("Officer"), "", "")]
    if found.cover and found.cover_until:
        rows.append(WorkerRow(found.cover, _("Covers for the officer"), _until(found.cover_until), ""))
    for one in found.co_workers:
        end = reverse("end_co_worker", kwargs=here | {"staff_id": one.person}) if may else ""
        days = _until(one.until) if one.until else _("Since %(day)s") % {"day": short_date(one.since)}
        rows.append(WorkerRow(one.name, _("Co-worker"), days, end))
    page = WorkersPage(frame(request, case), tuple(rows), reverse("add_co_worker", kwargs=here) if may else "")
    return render(request, "case/workers.html", page)


@screen(Verb.NAME_CO_WORKER)
def add_co_worker(request: OfficerRequest, case: Case) -> HttpResponse:
    """Let somebody work on it."""
    colleagues = {
        person.username: person
        for person in units.colleagues(request.actor, request.today, case.unit_id)
        if person.pk != case.owner_id
    }
    form = CoWorkerForm(request.POST or None, choices=[(name, person.name) for name, person in colleagues.items()])

    def save() -> object:
        person = colleagues[form.cleaned_data["person"]]
        return act.add(case, request.actor, request.now, person=person, until=form.cleaned_data["until"])

    if acted(form, save):
        return done(request, case, _("They work on this case now."), to="case_workers")
    before = (
        _("They open the case and write on it as its officer does. Giving it to somebody stays with the officer."),
    )
    return asked(request, case, form, heading=_("Add a co-worker"), button=_("Add them"), before=before)


@screen(Verb.NAME_CO_WORKER)
def end_co_worker(request: OfficerRequest, case: Case, staff_id: UUID) -> HttpResponse:
    """They work on it no more."""
    person = co_workers.one(case, request.today, staff_id)
    if person is None:
        raise Http404
    form = EndForm(request.POST or None)
    if acted(form, lambda: act.end(case, request.actor, request.now, person=person)):
        return done(request, case, _("They work on this case no more."), to="case_workers")
    before = (_("%(name)s sees this case no more, from now.") % {"name": person.name},)
    heading = _("End a co-worker's part")
    return asked(request, case, form, heading=heading, button=_("End their part"), before=before, warning=True)


def _until(day: date) -> str:
    return _("Until %(day)s") % {"day": short_date(day)}
