"""Opening a case: somebody has been referred, by telephone or by a message at the desk, and nothing is typed twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import intake
from alongside.actions.performing import Invalid
from alongside.queries import referrals, scope, units
from alongside.queries.likeness import Alike
from alongside.queries.owing import asked_of_a_referral
from alongside.queries.referrals import Referral
from alongside.queries.units import Staff
from alongside.rules.access import Verb
from alongside.web.desk.pole import referral_words
from alongside.web.identity.warning import AlikeRow, found, rows_of
from alongside.web.intake.form import WAYS, IntakeForm
from alongside.web.intake.referral import answers, sender_of
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import day_of, say


@dataclass(frozen=True, slots=True)
class OpenCasePage:
    """The form; beside it, a referral as it was entered."""

    form: IntakeForm
    ways: tuple[str, ...]
    one_unit: bool
    referral: tuple[tuple[str, str], ...]
    back_href: str
    alike: tuple[AlikeRow, ...] = ()
    "Who may be the same person."


@screen(Verb.OPEN_CASE)
def open_case(request: OfficerRequest) -> HttpResponse:
    """By hand."""
    return _open(request, {"referred_on": request.today}, None, (), reverse("caseload"))


@screen(Verb.DECIDE_REFERRAL)
def open_referral(request: OfficerRequest, referral_id: UUID) -> HttpResponse:
    """From a referral in the inbox, whose words are in the form already."""
    referral = referrals.one(request.actor, referral_id)
    if referral is None:
        raise Http404
    if referral.case is not None:
        return redirect("case", case_id=referral.case.public_id)
    words = referrals.says(referral)
    given = answers(words, day_of(referral.received_at), from_=sender_of(referral.kind))
    back = reverse("referral", kwargs={"referral_id": referral_id})
    return _open(request, given, referral, tuple(words.items()), back)


def _open(
    request: OfficerRequest,
    given: Mapping[str, Any],
    referral: Referral | None,
    words: tuple[tuple[str, str], ...],
    back: str,
) -> HttpResponse:
    places = [place for place in units.of(request.actor) if referral is None or referral.unit_id in (None, place.id)]
    owners = _owners(request, places)
    own = str(request.actor.staff_id) if units.works_own_cases(request.actor) else ""
    services = {held.service for held in request.actor.memberships}
    form = IntakeForm(
        request.POST or None,
        units=[(str(place.id), say(place.words)) for place in places],
        owners=[(pk, person.name) for pk, person in owners.items()],
        asks_sentence=any("sentence_on" in asked_of_a_referral(service) for service in services),
        initial={"owner": own} | dict(given),
    )
    # The case that this very form has opened, where it is sent twice, is like nobody else's.
    alike = tuple(one for one in found(request) if one.case != form.key_sent) if form.is_valid() else ()
    if form.is_valid() and (not alike or form.tells_apart()):
        try:
            case = _take_in(request, form, owners, referral, alike)
        except Invalid as wrong:
            form.refuse(wrong, number="crime_reference", accused_number=_accused_number(form))
        else:
            messages.success(request, _("The case is open."))
            if scope.case(request.actor, request.today, case.public_id) is None:
                messages.warning(
                    request, _("Somebody else works on it from here: your senior officer gives it to them.")
                )
                return redirect("caseload")
            return redirect("case", case_id=case.public_id)
    page = OpenCasePage(form, tuple(WAYS), len(places) == 1, referral_words(words), back, rows_of(alike))
    return render(request, "intake/open.html", page)


def _take_in(
    request: OfficerRequest,
    form: IntakeForm,
    owners: Mapping[str, Staff],
    referral: Referral | None,
    alike: tuple[Alike, ...],
) -> Any:
    unit = units.workplace(request.actor, int(form.cleaned_data["unit"]))
    if unit is None:
        raise Http404
    wanted = replace(
        form.intake(owners.get(form.cleaned_data["owner"])),
        somebody_else=tuple(one.person for one in alike),
        somebody_else_why=form.cleaned_data["somebody_else_why"],
    )
    return intake.take_in(unit, request.actor, request.now, intake=wanted, referral=referral, form_key=form.key_sent)


def _owners(request: OfficerRequest, places: list[units.Place]) -> dict[str, Staff]:
    """Everybody who works cases in the person's units: to whom the case can be given."""
    return {
        str(person.pk): person
        for place in places
        for person in units.colleagues(request.actor, request.today, place.id)
    }


def _accused_number(form: IntakeForm) -> str:
    """The first number of the accused that was typed: the likeliest one at fault."""
    typed = [name for name in ("accused_noms", "accused_crn", "accused_pnc") if form.cleaned_data.get(name)]
    return typed[0] if typed else "accused_name"
