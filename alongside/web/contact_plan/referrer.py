"""Asking whoever referred somebody for a safe way to reach them: three tries, and nothing safe to write to."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.actions import attempts as act
from alongside.queries import attempts
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.attempts import said
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest


class AskForm(Form):
    """Nothing but its key."""


@screen(Verb.ADD_TASK)
def ask_referrer(request: OfficerRequest, case: Case) -> HttpResponse:
    """Put it among the tasks that whoever referred them is asked for a safe way."""
    form = AskForm(request.POST or None)
    if acted(form, lambda: act.ask_referrer(case, request.actor, request.now)):
        return done(request, case, _("It is among your tasks."), to="case_contact")
    heading = _("Ask whoever referred them for a safe way")
    before = tuple(said(attempts.of(case, request.today), request.today))
    return asked(request, case, form, heading=heading, button=_("Add it to my tasks"), before=before)
