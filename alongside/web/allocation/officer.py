"""What an officer can take: their manager says contracted hours, languages and specialisms."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import allocation as acts
from alongside.actions.performing import Invalid
from alongside.queries import load
from alongside.rules.access import Verb
from alongside.rules.load import LANGUAGES
from alongside.rules.triage import CRIMES
from alongside.web.fields import CharField, Checkboxes
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


class ProfileForm(Form):
    """Hours, languages, specialisms."""

    hours = CharField(
        label=gettext_lazy("Contracted hours in a week"),
        help_text=gettext_lazy("0 where no cases are to be suggested for them."),
        width="input--width-4",
        max_length=6,
        error_messages={"required": gettext_lazy("Give the contracted hours")},
    )
    languages = Checkboxes(label=gettext_lazy("Languages they can work in, beside English"), required=False)
    specialisms = Checkboxes(label=gettext_lazy("Specialisms"), required=False)

    def clean_hours(self) -> Decimal:
        """A number, with a point or a comma."""
        try:
            hours = Decimal(str(self.cleaned_data["hours"]).replace(",", "."))
        except InvalidOperation:
            hours = Decimal("NaN")
        if not hours.is_finite():
            raise ValidationError(_("Give a number, like 37 or 18.5"), code="number")
        return hours


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Whose it is, and the form."""

    name: str
    form: ProfileForm


@screen(Verb.SET_LOAD)
def describe_officer(request: OfficerRequest, staff_id: UUID) -> HttpResponse:
    """What an officer can take."""
    profile = load.profile(request.actor, request.today, staff_id)
    if profile is None:
        raise Http404
    form = ProfileForm(
        request.POST or None,
        initial={
            "hours": f"{profile.hours:g}",
            "languages": profile.languages,
            "specialisms": profile.specialisms,
        },
    )
    form.offer("languages", LANGUAGES)
    form.offer("specialisms", [(str(crime), words) for crime, words in CRIMES.items()])
    if form.is_valid():
        try:
            acts.describe(profile.staff, request.actor, request.now, **form.answers)
        except Invalid as invalid:
            form.refuse(invalid)
        else:
            messages.success(request, _("Saved"))
            return redirect("team_load")
    return render(request, "allocation/officer.html", ProfilePage(profile.staff.name, form))
