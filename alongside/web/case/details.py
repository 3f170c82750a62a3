"""What the case says of itself: the officer has assessed the risk, or learns that the other person is in hospital."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import cases
from alongside.catalogue.vocabulary import RISKS
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import CharField, Hidden, Radios, YesNo
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest


class DetailsForm(Form):
    """The case in a line, its risk, and whether the other person is held under a hospital order."""

    seen = Hidden(required=True)
    offence_summary = CharField(
        label=gettext_lazy("What the case is about, in a few words"), max_length=120, required=False
    )
    risk = Radios(
        label=gettext_lazy("Risk to the victim"), error_messages={"required": gettext_lazy("Choose the risk")}
    )
    hospital = YesNo(
        label=gettext_lazy("Is the other person held under a hospital order?"),
        help_text=gettext_lazy("If so, no release dates are shown on this case"),
        error_messages={"required": gettext_lazy("Say whether this is a hospital case")},
    )

    def clean_seen(self) -> int:
        """The version the form was opened with; one that is no number is no version."""
        typed = self.cleaned_data["seen"]
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


@screen(Verb.EDIT_CASE)
def change_details(request: OfficerRequest, case: Case) -> HttpResponse:
    """Change details."""
    form = DetailsForm(
        request.POST or None,
        initial={
            "seen": case.version,
            "offence_summary": case.offence_summary,
            "risk": case.risk,
            "hospital": "yes" if case.hospital else "no",
        },
    )
    form.offer("risk", RISKS)
    level = case.information_level
    if acted(form, lambda: cases.edit(case, request.actor, request.now, information_level=level, **form.answers)):
        return done(request, case, _("The details are saved"))
    return asked(request, case, form, heading=_("Change details"), button=_("Save"))
