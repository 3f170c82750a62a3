"""Sealing a case: the victim works with us, or is known to many; from now on only a list sees the file."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import cases
from alongside.queries import units
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import Checkboxes
from alongside.web.forms import Form
from alongside.web.screens import ask_again, screen
from alongside.web.shell.requests import OfficerRequest


class ListForm(Form):
    """The people who will see the case."""

    named = Checkboxes(
        label=gettext_lazy("Who may see this case?"),
        error_messages={"required": gettext_lazy("Choose who may see this case")},
    )


@screen(Verb.RESTRICT_CASE)
def choose_list(request: OfficerRequest, case: Case) -> HttpResponse:
    """Seal it, or add to the list of a case already sealed."""
    if case.restricted and (again := ask_again(request, Verb.KEEP_LIST)) is not None:
        return again
    colleagues = {person.username: person for person in units.colleagues(request.actor, request.today, case.unit_id)}
    needed = {person.username for person in colleagues.values() if person.pk in (request.actor.staff_id, case.owner_id)}
    form = ListForm(request.POST or None, initial={"named": [] if case.restricted else sorted(needed)})
    form.offer("named", [(name, person.name) for name, person in colleagues.items()])

    def act() -> object:
        named = [colleagues[name] for name in form.cleaned_data["named"]]
        return cases.restrict(case, request.actor, request.now, named=named)

    if acted(form, act):
        return done(request, case, _("Only the people on its list see this case now"))
    before = (
        (_("These people join those who are on the list already."),)
        if case.restricted
        else (
            _("For everybody else the case is not there: not in lists, not in search, not by its address."),
            _("Name at least two people: yourself and the case's officer, so that it is never out of reach."),
            _("Name a senior officer too: only a senior officer on the list can lift the seal, when another asks."),
            _("In lists it stands under a code name, so that nobody reads the name over your shoulder."),
        )
    )
    return asked(
        request,
        case,
        form,
        heading=_("Add to the list of this case") if case.restricted else _("Seal this case"),
        before=before,
        button=_("Add to the list") if case.restricted else _("Seal the case"),
    )
