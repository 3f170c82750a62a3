"""The end of a case, and its beginning again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.actions import cases
from alongside.catalogue.vocabulary import CLOSING, NO_RESPONSE, REFERRER_TOLD
from alongside.queries import attempts, case_file
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.attempts import said
from alongside.web.fields import Checkboxes, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest

ACCEPTED = "accepted"


class CloseForm(Form):
    """Why, and that what is still owed ends with the case."""

    why = Radios(
        label=gettext_lazy("Why is the case closed?"),
        error_messages={"required": gettext_lazy("Choose why the case is closed")},
    )
    referrer = Radios(
        label=gettext_lazy("Has whoever referred them been told?"),
        help_text=gettext_lazy("Where nobody answered"),
        required=False,
    )
    override_why = TextArea(
        label=gettext_lazy("Why although less was tried than agreed?"),
        help_text=gettext_lazy("Where nobody answered"),
        required=False,
        max_length=400,
        rows=2,
    )
    accept_live = Checkboxes(label=gettext_lazy("What is still to do"), required=False)


class ReopenForm(Form):
    """Why."""

    why = TextArea(
        label=gettext_lazy("Why is the case opened again?"),
        max_length=400,
        rows=3,
        error_messages={"required": gettext_lazy("Say why the case is opened again")},
    )


@screen(Verb.CLOSE_CASE)
def close_case(request: OfficerRequest, case: Case) -> HttpResponse:
    """Close the case."""
    form = CloseForm(request.POST or None)
    unanswered = attempts.of(case, request.today)
    form.offer("why", CLOSING, hints={NO_RESPONSE: " ".join(said(unanswered, request.today))})
    form.offer("referrer", REFERRER_TOLD)
    if unanswered.may_close:
        del form.fields["override_why"]
    live = len(case_file.duties(case, request.actor, request.now, request.today))
    if live:
        words = ngettext(
            "%(num)s duty or task is still to do: it ends with the case",
            "%(num)s duties or tasks are still to do: they end with the case",
            live,
        )
        form.offer("accept_live", [(ACCEPTED, words % {"num": live})])
    else:
        del form.fields["accept_live"]

    def act() -> object:
        typed = form.answers
        return cases.close(
            case,
            request.actor,
            request.now,
            why=typed["why"],
            accept_live=ACCEPTED in typed.get("accept_live", []),
            referrer=typed["referrer"],
            override_why=typed.get("override_why", ""),
        )

    if acted(form, act):
        return done(request, case, _("The case is closed"))
    return asked(
        request,
        case,
        form,
        heading=_("Close the case"),
        before=(_("Nothing can be added to a closed case, and the feeds bring it no more news."),),
        button=_("Close the case"),
        warning=True,
    )


@screen(Verb.REOPEN_CASE)
def reopen_case(request: OfficerRequest, case: Case) -> HttpResponse:
    """Open the case again."""
    form = ReopenForm(request.POST or None)
    if acted(form, lambda: cases.reopen(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("The case is open again. What ended with it stays ended: look through it"))
    return asked(request, case, form, heading=_("Open the case again"), button=_("Open the case again"))
