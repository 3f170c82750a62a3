"""A manager looks after a case without opening it, and must read it today: a complaint, the quality of the work."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import emergencies as acts
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.emergency import SAMPLES
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest


class SampleForm(Form):
    """Why."""

    reason = Radios(
        label=gettext_lazy("Why must you read it?"),
        error_messages={"required": gettext_lazy("Say why you must read it")},
    )
    words = TextArea(
        label=gettext_lazy("Why, in your own words"),
        error_messages={"required": gettext_lazy("Say in your own words why")},
        max_length=acts.LONGEST,
        rows=3,
    )


@screen(Verb.SAMPLE_CASE)
def sample_case(request: OfficerRequest, case: Case) -> HttpResponse:
    """Open to read, for a reason."""
    form = SampleForm(request.POST or None)
    form.offer("reason", SAMPLES)
    if acted(form, lambda: acts.sample(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("The case is open to you to read until the end of the day"))
    return asked(
        request,
        case,
        form,
        heading=_("Open to read, for a reason"),
        before=(
            _("Its officer sees that you read it, and why. You can read everything until midnight, and write nothing."),
        ),
        button=_("Open to read"),
    )
