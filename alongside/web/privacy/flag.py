"""A flag: very many cases in a very short time. The privacy officer looks, asks, and says what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import flags, watching
from alongside.queries import privacy
from alongside.rules.access import Verb
from alongside.web.case.acting import acted
from alongside.web.fields import Radios
from alongside.web.forms import Form
from alongside.web.privacy.openings import OpeningRow, rows
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class OutcomeForm(Form):
    """What became of it."""

    outcome = Radios(
        label=gettext_lazy("What did you find?"), error_messages={"required": gettext_lazy("Say what you found")}
    )


@dataclass(frozen=True, slots=True)
class FlagPage:
    """The flag, the openings under it, and the question; no question where it is settled or about oneself."""

    form: OutcomeForm
    name: str
    cases: int
    started_at: datetime
    ended_at: datetime
    outcome: str
    by: str
    own: bool
    rows: tuple[OpeningRow, ...]


@screen(Verb.SETTLE_FLAG)
def settle_flag(request: OfficerRequest, flag_id: UUID) -> HttpResponse:
    """A flag."""
    found = privacy.flag(request.actor, flag_id)
    if found is None:
        raise Http404
    row, flag = found
    form = OutcomeForm(request.POST or None)
    form.offer("outcome", [(code, say(words)) for code, words in flags.OUTCOMES.items()])
    if acted(form, lambda: flags.settle(row, request.actor, request.now, outcome=form.cleaned_data["outcome"])):
        messages.success(request, _("The flag is settled"))
        return redirect("privacy")
    watching.look(None, request.actor, request.now, staff=flag.staff_id)
    under = privacy.openings(request.actor, staff_id=flag.staff_id, since=flag.started_at, until=flag.ended_at)
    page = FlagPage(
        form,
        flag.name,
        flag.cases,
        flag.started_at,
        flag.ended_at,
        say(flags.OUTCOMES[flag.outcome]) if flag.outcome in flags.OUTCOMES else "",
        flag.by,
        flag.own,
        rows(under),
    )
    return render(request, "privacy/flag.html", page)
