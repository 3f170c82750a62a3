"""The rota: a manager says who is on which night, and how they are rung."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import rotas as act
from alongside.queries import rotas, units
from alongside.queries.units import Staff
from alongside.rules.access import Verb
from alongside.rules.rotas import NO_SUCH_TIME, Span, gaps, moment
from alongside.web.case.acting import acted
from alongside.web.fields import DateField, PhoneText, Select, TimeField
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say

AHEAD = timedelta(days=7)


class ShiftForm(Form):
    """Who, from when to when, on which number."""

    staff = Select(label=gettext_lazy("Who is on?"), error_messages={"required": gettext_lazy("Choose who is on")})
    first = DateField(label=gettext_lazy("From which day?"), error_messages={"required": gettext_lazy("Give the day")})
    starts_at = TimeField(
        label=gettext_lazy("At what time?"), error_messages={"required": gettext_lazy("Give the time")}
    )
    last = DateField(label=gettext_lazy("To which day?"), error_messages={"required": gettext_lazy("Give the day")})
    ends_at = TimeField(
        label=gettext_lazy("Until what time?"), error_messages={"required": gettext_lazy("Give the time")}
    )
    number = PhoneText(
        label=gettext_lazy("Work number on which they are rung"),
        error_messages={"required": gettext_lazy("Give the number")},
    )

    def __init__(self, sent: QueryDict | None, people: dict[str, Staff], first: datetime) -> None:
        day = first.date()
        super().__init__(sent, initial={"first": day, "last": day + timedelta(days=1)})
        self.offer("staff", [("", gettext_lazy("Choose")), *((code, one.name) for code, one in people.items())])
        self._people = people

    def clean(self) -> None:
        """The times as moments: in the night when the clocks go forward, one hour does not exist."""
        super().clean()
        said = self.cleaned_data
        for day, clock in (("first", "starts_at"), ("last", "ends_at")):
            if said.get(day) and said.get(clock) is not None and moment(said[day], said[clock]) is None:
                self.add_error(clock, say(NO_SUCH_TIME))

    @property
    def span(self) -> Span:
        """Only for a valid form."""
        said = self.cleaned_data
        begins, ends = moment(said["first"], said["starts_at"]), moment(said["last"], said["ends_at"], second=True)
        if begins is None or ends is None:
            raise ValueError("a valid form has both")
        return Span(begins, ends)

    @property
    def who(self) -> Staff:
        """Who was chosen."""
        return self._people[self.cleaned_data["staff"]]


class OffForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class RotaPage:
    """The coming shifts, where nobody is on, and the form for one more."""

    heading: str
    rows: tuple[tuple[str, str, str, str], ...]
    "Name, number, times, and where it is called off."
    gaps: tuple[str, ...]
    form: ShiftForm
    back_href: str


@dataclass(frozen=True, slots=True)
class OffPage:
    """The shift that is called off."""

    form: Form
    name: str
    times: str
    back_href: str


@screen(Verb.SET_ROTA)
def set_rota(request: OfficerRequest) -> HttpResponse:
    """The rota of one unit that this person manages."""
    managed = units.run_by(request.actor)
    unit = next((one for one in managed if one.slug == request.GET.get("unit", "")), managed[0])
    people = {str(one.public_id): one for one in rotas.candidates(unit.pk, request.today)}
    form = ShiftForm(request.POST or None, people, request.now)
    here = f"{reverse('set_rota')}?unit={unit.slug}"
    if acted(
        form,
        lambda: act.put_on(
            unit,
            request.actor,
            request.now,
            staff=form.who,
            span=form.span,
            number=form.cleaned_data["number"],
            form_key=form.key_sent,
        ),
    ):
        messages.success(request, _("They are on the rota."))
        return redirect(here)
    shifts = rotas.shifts([unit.pk], request.now)
    open_times = gaps((Span(one.starts_at, one.ends_at) for one in shifts), request.now, request.now + AHEAD)
    page = RotaPage(
        heading=unit.name_cy if request.LANGUAGE_CODE == "cy" else unit.name_en,
        rows=tuple(
            (one.name, one.number, _times(one.starts_at, one.ends_at), reverse("call_off_shift", args=[one.id]))
            for one in shifts
        ),
        gaps=tuple(_times(one.starts_at, one.ends_at) for one in open_times),
        form=form,
        back_href=f"{reverse('duty_desk')}?unit={unit.slug}",
    )
    return render(request, "duty_desk/rota.html", page)


@screen(Verb.SET_ROTA)
def call_off(request: OfficerRequest, shift_id: UUID) -> HttpResponse:
    """Somebody is not on after all."""
    shift = rotas.shift(request.actor, shift_id)
    if shift is None:
        raise Http404
    form = OffForm(request.POST or None)
    if acted(form, lambda: act.call_off(shift, request.actor, request.now)):
        messages.success(request, _("The shift is called off. Put somebody else on."))
        return redirect("set_rota")
    page = OffPage(form, shift.staff.name, _times(shift.starts_at, shift.ends_at), reverse("set_rota"))
    return render(request, "duty_desk/off.html", page)


def _times(starts_at: datetime, ends_at: datetime) -> str:
    return _("%(start)s to %(end)s") % {"start": long_time(starts_at), "end": long_time(ends_at)}
