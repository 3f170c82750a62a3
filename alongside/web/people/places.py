"""Where somebody is, hidden from most: she has moved, and nobody need read her address to ring her."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import locations as act
from alongside.catalogue.vocabulary import WAYS
from alongside.queries import deciding, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.frame import Frame, frame
from alongside.web.deciding.form import AnswerForm
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date


class HideForm(Form):
    """Nothing but its key."""


class AskForm(Form):
    """Why it may be shown again."""

    why = TextArea(
        label=gettext_lazy("Why may it be shown again?"),
        max_length=400,
        rows=3,
        error_messages={"required": gettext_lazy("Say why it may be shown again")},
    )


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One hidden place; shown once it was asked for."""

    frame: Frame
    form: HideForm
    about: str
    way: str
    value: str
    back_href: str


@screen(Verb.PROTECT_LOCATION)
def protect_location(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Hide where they are; or, where it is hidden, ask that it be shown again."""
    person = people.person(case, request.actor, request.today, person_id)
    if person is None:
        raise Http404
    if person.location_protected_on is not None:
        ask = AskForm(request.POST or None)
        if acted(ask, lambda: act.ask_lift(case, request.actor, request.now, person=person, **ask.answers)):
            return done(request, case, _("A senior officer other than you decides."), to="case_people")
        heading = _("Ask that their places be shown again")
        before = (person.name, _("You ask; a senior officer decides. Until then they stay hidden."))
        return asked(request, case, ask, heading=heading, button=_("Ask"), before=before)
    form = HideForm(request.POST or None)
    if acted(form, lambda: act.protect(case, request.actor, request.now, person=person)):
        return done(request, case, _("Where they are is hidden now."), to="case_people")
    explained = (
        person.name,
        _("They are found and worked with as before. Their addresses and postcodes are hidden from everybody."),
        _("The case's officer, whoever covers for them and a senior officer can show one at a time, written down."),
        _("Shown again to all they are only when one asks and a senior officer agrees."),
    )
    heading = _("Hide where they are")
    return asked(request, case, form, heading=heading, button=heading, before=explained)


@screen(Verb.LIFT_LOCATION)
def lift_location(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Show their places again, as another asked, or refuse."""
    person = people.person(case, request.actor, request.today, person_id)
    waits = deciding.asked(case, "location", person=person) if person else None
    if person is None or waits is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    form.offer_answers(_("Yes: show them again"), _("No: they stay hidden"))
    if acted(form, lambda: act.lift(waits, request.actor, request.now, agreed=form.agreed)):
        said = _("Their places are shown again.") if form.agreed else _("Their places stay hidden.")
        return done(request, case, said, to="case_people")
    words = {"name": waits.asked_by.name, "date": short_date(waits.asked_at), "why": waits.why}
    before = (person.name, _("%(name)s asked on %(date)s that their places be shown again: %(why)s") % words)
    heading = _("Decide whether their places are shown again")
    return asked(request, case, form, heading=heading, button=_("Decide"), before=before, warning=True)


@screen(Verb.REVEAL_LOCATION)
def reveal_place(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """One hidden place: shown when the button is pressed, and not kept on any other page."""
    channel = people.channel(case, request.actor, request.today, channel_id)
    if channel is None:
        raise Http404
    form, value = HideForm(request.POST or None), ""
    if acted(form, lambda: act.reveal(case, request.actor, request.now, channel=channel)):
        value = " ".join(part for part in (channel.value, channel.postcode) if part)
    back = reverse("case_contact", kwargs={"case_id": case.public_id})
    page = PlacePage(frame(request, case), form, channel.person.name, say(WAYS[channel.way]), value, back)
    return render(request, "people/place.html", page)
