"""Emergency access: three in the morning, somebody's life may turn on a case that belongs to somebody else.

The answer is the same page whether there is such a case or not: it tells nothing that was not typed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import emergencies as acts
from alongside.actions.performing import Invalid
from alongside.queries import emergencies
from alongside.rules.access import Verb, may
from alongside.rules.emergency import REASONS, VERDICTS
from alongside.web.fields import CharField, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell import drafts
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class EmergencyForm(Form):
    """Which case, and why."""

    reference = CharField(
        label=gettext_lazy("The case's reference"),
        help_text=gettext_lazy("All of it, like K7M-4QXD-T."),
        error_messages={"required": gettext_lazy("Give the case's reference")},
        max_length=20,
        width="input--width-10",
    )
    reason = Radios(
        label=gettext_lazy("What cannot wait?"), error_messages={"required": gettext_lazy("Say what cannot wait")}
    )
    words = TextArea(
        label=gettext_lazy("Why, in your own words"),
        help_text=gettext_lazy("For whoever reviews this. Name nobody."),
        error_messages={"required": gettext_lazy("Say in your own words why")},
        max_length=acts.LONGEST,
        rows=3,
    )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One's own use."""

    at: datetime
    until: datetime
    reason: str
    verdict: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """The question, and one's own uses of the last while."""

    form: EmergencyForm
    rows: tuple[OwnRow, ...]
    reviews: bool
    "The reader reviews what others did."


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """The answer, whatever there is."""

    until: datetime
    href: str


@screen(Verb.USE_EMERGENCY)
def ask(request: OfficerRequest) -> HttpResponse:
    """Emergency access."""
    form = EmergencyForm(request.POST or None)
    form.offer("reason", REASONS)
    if form.is_valid():
        try:
            made = acts.use(
                form.cleaned_data["reference"],
                request.actor,
                request.now,
                reason=form.cleaned_data["reason"],
                words=form.cleaned_data["words"],
                form_key=form.key_sent,
            )
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            drafts.let_go(request, request.path, "sent")  # this answer is no redirect
            page = AnsweredPage(made.ends_at, reverse("use_emergency", kwargs={"use_id": made.public_id}))
            return render(request, "emergency/answered.html", page)
    return render(
        request,
        "emergency/ask.html",
        AskPage(
            form,
            tuple(_row(one) for one in emergencies.own(request.actor, request.now)),
            may(Verb.REVIEW_EMERGENCY, request.actor).allowed,
        ),
    )


def _row(one: emergencies.Own) -> OwnRow:
    verdict = say(VERDICTS[one.verdict]) if one.verdict in VERDICTS else _("Not reviewed yet")
    return OwnRow(one.at, one.until, say(REASONS[one.reason]), verdict)
