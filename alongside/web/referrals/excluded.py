"""The crimes the unit does not work with: somebody at the desk adds to the list or takes from it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import excluded_crimes as acts
from alongside.actions.performing import Invalid
from alongside.queries import referral_imports
from alongside.rules.access import Verb
from alongside.web.fields import CharField, Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import language


class ExcludedForm(Form):
    """Which unit, and what such a crime is called."""

    unit = Select(label=gettext_lazy("Unit"))
    term = CharField(
        label=gettext_lazy("What is such a crime called?"),
        help_text=gettext_lazy("Words as senders write them, such as “business burglary”, or a Home Office class"),
        max_length=80,
        error_messages={"required": gettext_lazy("Write what such a crime is called")},
    )


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of the list."""

    id: str
    term: str
    unit: str


@dataclass(frozen=True, slots=True)
class ExcludedPage:
    """The list, and the form for one more."""

    rows: tuple[TermRow, ...]
    form: ExcludedForm


@screen(Verb.IMPORT_REFERRALS)
def excluded_crimes(request: OfficerRequest) -> HttpResponse:
    """The list."""
    places = {str(unit.pk): unit for unit in referral_imports.units(request.actor)}
    welsh = language() == "cy"
    rows = referral_imports.excluded(request.actor)
    form = ExcludedForm(request.POST if "term" in request.POST else None, initial={"unit": next(iter(places), "")})
    form.offer("unit", [(pk, unit.name_cy if welsh else unit.name_en) for pk, unit in places.items()])
    if "drop" in request.POST:
        for row in rows:
            if str(row.public_id) == request.POST["drop"]:
                acts.drop(row, request.actor, request.now)
                messages.success(request, _("Taken from the list."))
        return redirect("excluded_crimes")
    if form.is_valid():
        try:
            acts.add(places[form.cleaned_data["unit"]], request.actor, request.now, term=form.cleaned_data["term"])
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Added to the list."))
            return redirect("excluded_crimes")
    shown = tuple(
        TermRow(str(row.public_id), row.term, row.unit.name_cy if welsh else row.unit.name_en) for row in rows
    )
    return render(request, "referrals/excluded.html", ExcludedPage(shown, form))
