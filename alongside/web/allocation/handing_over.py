"""Cases of one officer go to others: somebody leaves, falls ill, or carries too much."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.actions import allocation as acts
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import RISKS
from alongside.queries import allocation, load, units
from alongside.rules.access import Verb
from alongside.web.allocation.places import Ticks, Where, ids_of, number_of, row_of, where
from alongside.web.allocation.waiting import given_words, offered
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import ago_in_words, capitalise, say


class HandOverForm(Form):
    """The rows ticked in the table."""

    case = Ticks(required=False)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A case that may go to somebody else."""

    id: str
    name: str
    reference: str
    sealed: bool
    risk: str
    last: str
    ticked: bool
    note: str


@dataclass(frozen=True, slots=True)
class HandOverPage:
    """An officer's cases, to whom they may go, and what was not taken."""

    name: str
    rows: tuple[HeldRow, ...]
    officers: tuple[tuple[str, str, bool], ...]
    note: str
    failed: tuple[tuple[str, str], ...]
    given: str
    wrong: str
    here: str
    back: str
    previous: str
    next: str
    form: Form


@screen(Verb.ALLOCATE)
def hand_over(request: OfficerRequest, staff_id: UUID) -> HttpResponse:
    """Hand over an officer's cases."""
    unit = where(request)
    colleagues = {one.public_id: one for one in units.colleagues(request.actor, request.today, unit.pk)}
    officer = colleagues.get(staff_id)
    if officer is None:
        raise Http404
    carried = load.of(request.actor, unit.pk, request.today)
    form = HandOverForm(request.POST or None)
    failed: list[acts.Failed] = []
    given, wrong = 0, ""
    if form.is_valid():
        try:
            given, failed = _hand_over(request, unit, officer, colleagues, form)
        except Invalid as invalid:
            wrong = say(invalid.words)
        else:
            if not failed:
                messages.success(request, given_words(given))
                return redirect(unit.address("team_load"))
    rows, number, pages = allocation.held_by(request.actor, request.today, unit.pk, officer.pk, number_of(request))
    page = HandOverPage(
        name=officer.name,
        rows=tuple(_row(row, request) for row in rows),
        officers=tuple(
            (one.officer.key, offered(one), one.officer.key == request.POST.get("to"))
            for one in carried
            if one.pk != officer.pk
        ),
        note=request.POST.get("note", ""),
        failed=tuple((one.case.reference, say(one.words)) for one in failed),
        given=given_words(given) if given else "",
        wrong=wrong,
        here=_address(unit, staff_id, number),
        back=unit.address("team_load"),
        previous=_address(unit, staff_id, number - 1) if number > 1 else "",
        next=_address(unit, staff_id, number + 1) if number < pages else "",
        form=form,
    )
    return render(request, "allocation/hand_over.html", page)


def _hand_over(
    request: OfficerRequest, unit: Where, officer: units.Staff, colleagues: Mapping[UUID, units.Staff], form: Form
) -> tuple[int, list[acts.Failed]]:
    """Give what was ticked to whom was chosen, each with its own note or the one for all."""
    ids = ids_of(form.cleaned_data["case"])
    cases = allocation.chosen(request.actor, request.today, unit.pk, ids)
    owner = next((one for one in colleagues.values() if str(one.public_id) == request.POST.get("to")), None)
    if owner is None:
        raise Invalid(acts.NOBODY_CHOSEN, "to")
    for_all = request.POST.get("note", "")
    wanted = [
        acts.Wanted(cases[one], owner, was=officer.pk, note=request.POST.get(f"note-{one}", "").strip() or for_all)
        for one in ids
        if one in cases
    ]
    failed = acts.share_out(row_of(request, unit), request.actor, request.now, wanted=wanted)
    return len(wanted) - len(failed), failed


def _address(unit: Where, staff_id: UUID, page: int) -> str:
    return unit.address("hand_over_cases", staff_id=staff_id, page=str(page) if page > 1 else "")


def _row(row: allocation.Held, request: OfficerRequest) -> HeldRow:
    last = row.last_contact_on
    return HeldRow(
        id=str(row.case),
        name=row.name,
        reference=row.reference,
        sealed=row.restricted,
        risk=say(RISKS[row.risk]),
        last=capitalise(ago_in_words(last, request.today)) if last else _("Never"),
        ticked=str(row.case) in request.POST.getlist("case"),
        note=request.POST.get(f"note-{row.case}", ""),
    )
