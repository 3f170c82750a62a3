"""Whose case it is: a senior shares out the morning's cases, or an officer hands one over."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import cases
from alongside.queries import units
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import Radios
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest

NOBODY = "-"


class OfficerForm(Form):
    """Somebody of the unit, or nobody yet."""

    owner = Radios(label=gettext_lazy("Officer"), error_messages={"required": gettext_lazy("Choose an officer")})

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("owner", choices)


@screen(Verb.ASSIGN_CASE)
def choose_officer(request: OfficerRequest, case: Case) -> HttpResponse:
    """Change officer."""
    colleagues = {person.username: person for person in units.colleagues(request.actor, request.today, case.unit_id)}
    form = OfficerForm(
        request.POST or None,
        choices=[*((name, person.name) for name, person in colleagues.items()), (NOBODY, _("Nobody yet"))],
        initial={"owner": case.owner.username if case.owner else NOBODY},
    )

    def act() -> object:
        owner = colleagues.get(form.cleaned_data["owner"])
        return cases.assign(case, request.actor, request.now, owner=owner)

    if acted(form, act):
        return done(request, case, _("The case and all that is owed on it has its officer"))
    return asked(
        request,
        case,
        form,
        heading=_("Change officer"),
        before=(_("All that is owed on the case goes with it."),),
        button=_("Give the case"),
    )
