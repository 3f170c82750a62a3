"""One message opened: somebody on duty finds out what it says and whom it concerns, and deals with it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import desk as acts
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import IDENTIFIERS
from alongside.queries import desk, referrals
from alongside.rules.access import Verb
from alongside.web.desk.pole import referral_words
from alongside.web.desk.telling import day_name, fact_rows, why
from alongside.web.desk.wording import OUTCOMES, meaning
from alongside.web.event.places import place_words
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import in_english, long_time, say, short_date


class DealForm(Form):
    """What was found and done."""

    why = TextArea(
        label=gettext_lazy("What did you find and do?"),
        rows=3,
        error_messages={"required": gettext_lazy("Say what you found and did")},
    )


@dataclass(frozen=True, slots=True)
class MessagePage:
    """As much of the message as was kept; `form` while it waits."""

    title: str
    outcome: tuple[str, str]
    reason: str
    facts: tuple[tuple[str, str], ...]
    identifiers: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    referral: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    fenced: tuple[str, ...]
    withheld: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]
    form: DealForm | None


@screen(Verb.VIEW_DESK)
def message(request: OfficerRequest, message_id: UUID) -> HttpResponse:
    """The message, and the form that closes it."""
    found = desk.message(request.actor, message_id)
    if found is None:
        raise Http404
    referral = referrals.of_message(request.actor, found.pk)
    if referral is not None:
        return redirect("referral", referral_id=referral.public_id)
    opened = desk.opened(found)
    form = None
    if opened.row.state == "waiting" or request.method == "POST":
        form = DealForm(request.POST or None)
        if form.is_valid():
            try:
                acts.deal_with(found, request.actor, request.now, why=form.cleaned_data["why"])
            except Invalid as wrong:
                form.refuse(wrong)
            else:
                messages.success(request, _("Dealt with."))
                return redirect("event_desk")
    acts.view(found, request.actor, request.now)
    words, colour = OUTCOMES[opened.row.outcome]
    page = MessagePage(
        title=meaning(opened.row.happening, opened.row.event_type),
        outcome=(str(words), colour),
        reason=why(opened.row.reason),
        facts=tuple(_facts(opened)),
        identifiers=tuple((say(IDENTIFIERS[kind]), value) for kind, value in opened.identifiers),
        told=fact_rows(opened.facts),
        dates=tuple((day_name(name), short_date(date.fromisoformat(day))) for name, day in opened.dates),
        referral=referral_words(opened.referral),
        problems=tuple(why(problem) for problem in opened.problems),
        fenced=tuple(place_words(name) for name in opened.fenced),
        withheld=tuple((in_english(name), why(said)) for name, said, fenced in opened.withheld if not fenced),
        cases=tuple((reference, reverse("case", kwargs={"case_id": case})) for case, reference in opened.cases),
        form=form,
    )
    return render(request, "desk/message.html", page)


def _facts(opened: desk.OpenedMessage) -> list[tuple[str, str]]:
    row = opened.row
    facts = [
        (_("From"), row.source),
        (_("Received"), long_time(row.received_at)),
        (_("Type"), in_english(row.event_type)),
    ]
    if row.occurred_at:
        facts.append((_("Happened"), long_time(row.occurred_at)))
    if opened.copies > 1:
        facts.append((_("Times received"), str(opened.copies)))
    if opened.raw_sha256:
        kept = _("%(size)s bytes, SHA-256 %(hash)s") % {"size": opened.raw_size, "hash": opened.raw_sha256}
        facts.append((_("Kept aside"), kept))
    if opened.decided_at:
        facts.append((_("Dealt with"), long_time(opened.decided_at)))
        facts.append((_("Found and done"), opened.decided_why))
    return facts
