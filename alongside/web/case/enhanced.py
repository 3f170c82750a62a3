"""Enhanced rights: the officer learns that somebody is vulnerable, or that this was recorded wrongly."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import cases
from alongside.catalogue.vocabulary import ENHANCED
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import Radios, YesNo
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest


class EnhancedForm(Form):
    """Yes or no, and why."""

    enhanced = YesNo(
        label=gettext_lazy("Does this person have enhanced rights?"),
        error_messages={"required": gettext_lazy("Say whether this person has enhanced rights")},
    )
    why = Radios(label=gettext_lazy("Why?"), error_messages={"required": gettext_lazy("Choose the reason")})


@screen(Verb.SET_ENHANCED)
def choose_rights(request: OfficerRequest, case: Case) -> HttpResponse:
    """Enhanced rights."""
    form = EnhancedForm(
        request.POST or None,
        initial={"enhanced": "yes" if case.enhanced else "no", "why": case.enhanced_why},
    )
    form.offer("why", ENHANCED)
    if acted(form, lambda: cases.set_enhanced(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("Enhanced rights are recorded, and every limit was counted again"))
    return asked(
        request,
        case,
        form,
        heading=_("Enhanced rights"),
        before=(
            _("Many limits of the Victims' Code are shorter for people with enhanced rights."),
            _("Every day still to come is counted again; the day that stood before stays in the history."),
        ),
        button=_("Save and count again"),
    )
