"""Who carries what: a manager or senior looks over the officers' loads against the line, and sets the line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import allocation as acts
from alongside.actions.performing import Invalid
from alongside.queries import load, marks
from alongside.rules.access import Role, Verb
from alongside.rules.load import LANGUAGES
from alongside.rules.order import MARKS
from alongside.rules.triage import CRIMES, Crime
from alongside.web.allocation.places import Tab, Where, row_of, where
from alongside.web.fields import CharField, Radios
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class LineForm(Form):
    """For which role, and how much."""

    role = Radios(label=gettext_lazy("Role"), error_messages={"required": gettext_lazy("Choose the role")})
    points = CharField(
        label=gettext_lazy("Points at full time"),
        help_text=gettext_lazy("Leave this empty to take the line away. A plain open case weighs 10."),
        width="input--width-4",
        max_length=7,
        required=False,
    )

    def clean_points(self) -> int | None:
        """A whole number, or nothing."""
        typed = str(self.cleaned_data["points"])
        if typed and not (typed.isascii() and typed.isdigit()):
            raise ValidationError(_("Give a whole number, like 400"), code="number")
        return int(typed) if typed else None


@dataclass(frozen=True, slots=True)
class LoadRow:
    """An officer and what they carry."""

    name: str
    role: str
    tags: tuple[tuple[str, str], ...]
    hours: str
    can: str
    cases: int
    load: int
    line: str
    over: str
    profile_href: str
    hand_over_href: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """The officers of a unit, the lines, and how often somebody departed from the order."""

    unit: str
    tabs: tuple[Tab, ...]
    units: tuple[Tab, ...]
    rows: tuple[LoadRow, ...]
    lines: tuple[tuple[str, str], ...]
    marked: tuple[tuple[str, int], ...]
    days: int
    form: LineForm | None
    here: str


@screen(Verb.ALLOCATE)
def show_team(request: OfficerRequest) -> HttpResponse:
    """Who carries what."""
    unit = where(request)
    form = _form() if request.actor.holds(Role.MANAGER, unit_id=unit.pk) else None
    return _page(request, unit, form)


@screen(Verb.SET_LOAD)
def set_line(request: OfficerRequest) -> HttpResponse:
    """Set the line of a role, or take it away."""
    unit = where(request)
    form = _form(request)
    if form.is_valid():
        try:
            acts.draw_line(row_of(request, unit), request.actor, request.now, **form.answers)
        except Invalid as invalid:
            form.refuse(invalid)
        else:
            messages.success(request, _("The line is set") if form.answers["points"] else _("The line is taken away"))
            return redirect(unit.address("team_load"))
    if request.method != "POST":
        return redirect(unit.address("team_load"))
    return _page(request, unit, form)


def _form(request: OfficerRequest | None = None) -> LineForm:
    form = LineForm(request.POST if request is not None and request.method == "POST" else None)
    form.offer("role", [(str(role), role.words) for role in load.GIVEN_CASES])
    return form


def _page(request: OfficerRequest, unit: Where, form: LineForm | None) -> HttpResponse:
    carried = load.of(request.actor, unit.pk, request.today)
    lines = load.lines([unit.pk])
    counted = marks.counts(request.actor, request.today, unit.pk)
    page = TeamPage(
        unit=unit.name,
        tabs=unit.tabs("team_load"),
        units=unit.units("team_load"),
        rows=tuple(_row(one, manages=form is not None) for one in carried),
        lines=tuple((say(Role(role).words), str(points)) for (_unit, role), points in sorted(lines.items())),
        marked=tuple((say(MARKS[kind]), many) for kind, many in sorted(counted.items(), reverse=True)),
        days=marks.COUNTED_DAYS,
        form=form,
        here=unit.address("set_line"),
    )
    return render(request, "allocation/team.html", page)


def _row(one: load.Carried, *, manages: bool) -> LoadRow:
    officer = one.officer
    tags = [(_("Away"), "grey")] if officer.away else []
    tags += [(_("Over the line by %(n)s") % {"n": officer.over}, "red")] if officer.over else []
    tags += [(_("Covers for %(name)s") % {"name": name}, "turquoise") for name in one.covers]
    return LoadRow(
        name=officer.name,
        role=say(one.role.words),
        tags=tuple(tags),
        hours=f"{officer.hours:g}",
        can=", ".join(_can(officer.languages, officer.specialisms)),
        cases=one.cases,
        load=officer.load,
        line="" if officer.own_line is None else str(officer.own_line),
        over=str(officer.over) if officer.over else "",
        profile_href=reverse("officer_profile", kwargs={"staff_id": one.id}) if manages else "",
        hand_over_href=reverse("hand_over_cases", kwargs={"staff_id": one.id}) if one.cases else "",
    )


def _can(languages: Iterable[str], specialisms: Iterable[str]) -> Iterable[str]:
    for code in sorted(languages):
        if code in LANGUAGES:
            yield say(LANGUAGES[code])
    for code in sorted(specialisms):
        if code in set(Crime):
            yield say(CRIMES[Crime(code)])
