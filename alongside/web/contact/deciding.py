"""A second person's word on a way that is not safe: agree before it is used, or look at what a threat to life took.

And the manager's list: how often each officer went past the guard."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import guard
from alongside.catalogue.vocabulary import WAYS
from alongside.queries import agreements
from alongside.queries.agreements import LOOKS_BACK, Gone
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.outlets import Outlet
from alongside.rules.safe_contact import masked
from alongside.web.case.acting import acted, asked, done
from alongside.web.contact.wording import CARDS
from alongside.web.deciding.form import AnswerForm
from alongside.web.fields import TextArea
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say


class SecondForm(AnswerForm):
    """Yes or no, and what one has to say of it."""

    words = TextArea(label=gettext_lazy("What did you find?"), max_length=400, rows=2, required=False)


@screen(Verb.AGREE_CHANNEL)
def second_person(request: OfficerRequest, case: Case, asked_id: UUID) -> HttpResponse:
    """What another asked, or did first; and yes or no to it."""
    waits = agreements.asked(case, asked_id)
    if waits is None or waits.channel is None:
        raise Http404
    review = waits.what == guard.REVIEW
    form = SecondForm(request.POST or None)
    if review:
        form.offer_answers(_("Yes: it was right to go first"), _("No: it could have waited"))
    else:
        form.offer_answers(_("Yes: once, within two hours"), _("No: not by this way"))
        del form.fields["words"]
    answer = form.answers if form.is_valid() else {}
    if acted(
        form,
        lambda: guard.answer(waits, request.actor, request.now, agreed=form.agreed, words=answer.get("words", "")),
    ):
        return done(request, case, _("Your decision is written down."), to="case_contact")
    way = waits.channel
    words = {
        "name": waits.asked_by.name,
        "date": long_time(waits.asked_at),
        "why": waits.why,
        "card": say(CARDS[Outlet(waits.field)]),
        "way": say(WAYS[way.way]),
        "number": masked(way.way, way.value),
        "person": way.person.name,
    }
    before = (
        _("%(way)s %(number)s of %(person)s is not safe (%(card)s).") % words,
        (
            _("%(name)s used it on %(date)s because of a threat to life: %(why)s")
            if review
            else _("%(name)s asked on %(date)s to use it all the same: %(why)s")
        )
        % words,
    )
    heading = _("Review a threat to life") if review else _("Decide whether a way that is not safe is used")
    return asked(request, case, form, heading=heading, button=_("Decide"), before=before, warning=not review)


@dataclass(frozen=True, slots=True)
class OverridesPage:
    """Officer by officer."""

    rows: tuple[Gone, ...]
    days: int


@screen(Verb.VIEW_OVERRIDES)
def show_overrides(request: OfficerRequest) -> HttpResponse:
    """How often each officer went past the guard."""
    page = OverridesPage(agreements.gone_past(request.actor, request.now), LOOKS_BACK.days)
    return render(request, "contact/overrides.html", page)
