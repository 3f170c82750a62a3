"""The duty desk: it is ten at night, somebody rings. Who is on, who is out there, what cannot wait?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.queries import diary, rotas, units, visits
from alongside.rules.access import Role, Verb, may
from alongside.rules.priority import Section
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.visits.wording import state_tag, when
from alongside.web.wording import long_time, say, time_of_day

COMING = 5
"""Shifts shown beside the one that runs."""
RECENT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """Somebody on duty."""

    name: str
    number: str
    times: str


@dataclass(frozen=True, slots=True)
class OutRow:
    """A colleague who is out. `case` for who opens it: they may need to know where."""

    name: str
    number: str
    times: str
    state: tuple[str, str]
    overdue: bool
    case: str
    case_href: str
    sure_href: str


@dataclass(frozen=True, slots=True)
class UrgentRow:
    """Something that cannot wait."""

    title: str
    href: str
    name: str
    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A hand-over, and where one says that one has read it."""

    text: str
    by: str
    read_by: str
    read_href: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One unit's desk."""

    heading: str
    views: tuple[tuple[str, str, bool], ...]
    on: tuple[ShiftRow, ...]
    coming: tuple[ShiftRow, ...]
    out: tuple[OutRow, ...]
    urgent: tuple[UrgentRow, ...]
    sees_unit: bool
    notes: tuple[NoteRow, ...]
    rota_href: str
    hand_over_href: str


@screen(Verb.VIEW_DUTY_DESK)
def show_desk(request: OfficerRequest) -> HttpResponse:
    """Duty desk."""
    places = units.of(request.actor)
    asked = request.GET.get("unit", "")
    here = next((place for place in places if place.slug == asked), places[0])
    shifts = rotas.shifts([here.id], request.now)
    on = [one for one in shifts if one.starts_at <= request.now]
    out = visits.out([here.id], request.now)
    page = DeskPage(
        heading=say(here.words),
        views=tuple(
            (say(place.words), f"{reverse('duty_desk')}?unit={place.slug}", place == here)
            for place in places
            if len(places) > 1
        ),
        on=tuple(_shift(one) for one in on),
        coming=tuple(_shift(one) for one in shifts if one not in on)[:COMING],
        out=tuple(_out(request, here.id, out)),
        urgent=tuple(_urgent(request, here.id)) if here.whole else (),
        sees_unit=here.whole,
        notes=tuple(_note(one, request) for one in rotas.notes(here.id, request.now - RECENT)),
        rota_href=f"{reverse('set_rota')}?unit={here.slug}"
        if request.actor.holds(Role.MANAGER, unit_id=here.id)
        else "",
        hand_over_href=f"{reverse('hand_over')}?unit={here.slug}",
    )
    return render(request, "duty_desk/desk.html", page)


def _shift(one: rotas.OnDuty) -> ShiftRow:
    times = _("%(start)s to %(end)s") % {"start": long_time(one.starts_at), "end": long_time(one.ends_at)}
    return ShiftRow(one.name, one.number, times)


def _out(request: OfficerRequest, unit: int, out: tuple[visits.Out, ...]) -> Iterable[OutRow]:
    overdue: list[UUID] = [one.id for one in out if one.state == "overdue"]
    cases = visits.cases_of(request.actor, request.today, overdue) if overdue else {}
    sure = may(Verb.MAKE_SURE, request.actor).allowed and request.actor.holds(Role.SENIOR, Role.MANAGER, unit_id=unit)
    for one in out:
        case, name = cases.get(one.id, (None, ""))
        yield OutRow(
            name=", ".join(each for each in (one.goes, one.second) if each),
            number=one.number,
            times=when(one.starts_at, one.back_by),
            state=state_tag(one.state),
            overdue=one.state == "overdue",
            case=name,
            case_href=reverse("case_visits", kwargs={"case_id": case}) if case else "",
            sure_href=reverse("make_sure", kwargs={"outing_id": one.id}) if sure and one.state == "overdue" else "",
        )


def _urgent(request: OfficerRequest, unit: int) -> Iterable[UrgentRow]:
    """The first section of the unit's day, as on Today."""
    day = diary.today(request.actor, request.now, request.today, unit=unit)
    for row in (row for part in day.parts if part.section is Section.NOW for row in part.rows):
        here = {"case_id": row.case}
        due = time_of_day(row.due_at) if row.due_at else ""
        yield UrgentRow(
            title=f"{due} {say(row.title)}".strip(),
            href=reverse("duty", kwargs=here | {"duty_id": row.duty}) if row.opened else reverse("case", kwargs=here),
            name=row.name,
            reference=row.reference,
            why=say(row.reason),
        )


def _note(one: rotas.Note, request: OfficerRequest) -> NoteRow:
    by = _("%(name)s, %(time)s") % {"name": one.by, "time": long_time(one.at)}
    unread = not one.read_by and one.by != request.actor.name
    return NoteRow(one.text, by, one.read_by, reverse("read_hand_over", kwargs={"note_id": one.id}) if unread else "")
