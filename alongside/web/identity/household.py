"""Who belongs to whom: she says on the telephone that the two children live with her."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import households as acts
from alongside.queries import households, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.households import KINDS
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import Radios, Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class TieForm(Form):
    """How one of the case's people belongs to another."""

    person = Select(label=gettext_lazy("Who?"))
    kind = Radios(
        label=gettext_lazy("How do they belong together?"),
        error_messages={"required": gettext_lazy("Choose how they belong together")},
    )
    other = Select(label=gettext_lazy("With whom?"))


class EndForm(Form):
    """Nothing but its key."""


@screen(Verb.EDIT_PEOPLE)
def tie_people(request: OfficerRequest, case: Case) -> HttpResponse:
    """Say who belongs to whom."""
    parts = {str(part.person): part.name for part in people.of(case, request.actor, request.today)}
    form = TieForm(request.POST or None)
    for name in ("person", "other"):
        form.offer(name, list(parts.items()))
    form.offer("kind", KINDS)
    if acted(
        form,
        lambda: acts.tie(
            case,
            request.actor,
            request.now,
            person=UUID(form.answers["person"]),
            kind=form.answers["kind"],
            other=UUID(form.answers["other"]),
        ),
    ):
        return done(request, case, _("It is recorded who belongs together."), to="case_people")
    before = (_("Both must stand in this case. A child may be added to it first."),)
    heading = _("Who belongs together")
    return asked(request, case, form, heading=heading, button=_("Save"), before=before)


@screen(Verb.EDIT_PEOPLE)
def end_tie(request: OfficerRequest, case: Case, tie_id: UUID) -> HttpResponse:
    """They no longer belong together."""
    row = households.tie(case, tie_id)
    if row is None:
        raise Http404
    form = EndForm(request.POST or None)
    if acted(form, lambda: acts.end(case, request.actor, request.now, tied=tie_id)):
        return done(request, case, _("They no longer belong together."), to="case_people")
    words = {"one": row.person.name, "how": say(KINDS[row.kind]), "other": row.other.name}
    before = (_("%(one)s: %(how)s %(other)s") % words,)
    heading = _("They no longer belong together")
    return asked(request, case, form, heading=heading, button=_("End it"), before=before)
