"""Handing back: an officer returns and reads, before anything else, what was done in their stead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.actions import covers as act
from alongside.queries import covers
from alongside.queries import hand_back as done
from alongside.rules.access import Verb
from alongside.web.cover.covers import days
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class HandBackForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One act: what it was, what it was done to, and where to read it."""

    at: datetime
    what: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class CaseDone:
    """What was done on one case."""

    name: str
    reference: str
    href: str
    lines: tuple[DoneLine, ...]
    looks: str


@dataclass(frozen=True, slots=True)
class HandBackPage:
    """The sheet, and the button while nobody has pressed it."""

    cover: str
    days: str
    cases: tuple[CaseDone, ...]
    form: HandBackForm
    acknowledged: datetime | None


@screen(Verb.HAND_BACK)
def hand_back(request: OfficerRequest, cover_id: UUID) -> HttpResponse:
    """What was done while you were away."""
    cover = covers.one(request.actor, request.today, cover_id)
    if cover is None or cover.officer_id != request.actor.staff_id or not covers.span(cover).over(request.today):
        raise Http404
    form = HandBackForm(request.POST or None)
    if form.is_valid():
        act.acknowledge(cover, request.actor, request.now)
        messages.success(request, _("The cases are yours again, with what was done on them."))
        return redirect("today")
    one = covers.arranged(cover)
    page = HandBackPage(
        cover=one.cover,
        days=days(one),
        cases=tuple(_case(back) for back in done.sheet(cover, request.actor, request.today)),
        form=form,
        acknowledged=one.handed_back_at,
    )
    return render(request, "cover/hand_back.html", page)


def _case(back: done.CaseBack) -> CaseDone:
    looked = ngettext("Opened or read once.", "Opened or read %(num)s times.", back.looks) % {"num": back.looks}
    return CaseDone(
        name=back.name,
        reference=back.reference,
        href=reverse("case", kwargs={"case_id": back.case}),
        lines=tuple(_line(one, back.case) for one in back.done),
        looks=looked if back.looks else "",
    )


def _line(one: done.Done, case: UUID) -> DoneLine:
    here = {"case_id": case}
    if one.subject == "Duty" and one.id:
        href = reverse("duty", kwargs=here | {"duty_id": one.id})
    elif one.subject == "Event" and one.id:
        href = reverse("decide_event", kwargs=here | {"event_id": one.id})
    elif one.subject in ("Contact", "Note"):
        href = reverse("case_timeline", kwargs=here)
    elif one.subject in ("Person", "CaseRole", "Channel", "PersonName", "Identifier"):
        href = reverse("case_people", kwargs=here)
    else:
        href = reverse("case", kwargs=here)
    return DoneLine(one.at, say(one.words), say(one.about) if one.about else "", href)
