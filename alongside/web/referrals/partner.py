"""For a partner: send somebody to us, and see whether one's own were answered. Nothing says who is known here."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import referrals as acts
from alongside.actions.performing import Invalid
from alongside.queries import sent_referrals
from alongside.rules.access import Verb
from alongside.rules.referrals import CLOSINGS, RETURNS
from alongside.web.fields import CharField, DateField, PhoneText, Radios, Select, TextArea, YesNo
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import language, long_time, say

_OPTIONAL: dict[str, Any] = {"required": False}
STATES = {
    "received": gettext_lazy("Received: we have not answered yet"),
    "accepted": gettext_lazy("Accepted"),
    "returned": gettext_lazy("Sent back to you"),
    "closed": gettext_lazy("Closed"),
}


class PartnerForm(Form):
    """As little as a hub needs to make contact safely."""

    unit = Select(label=gettext_lazy("To which service?"))
    givenName = CharField(label=gettext_lazy("First name"), max_length=200, **_OPTIONAL)  # noqa: N815 - the POLE names
    surname = CharField(label=gettext_lazy("Surname"), max_length=200, **_OPTIONAL)
    dateOfBirth = DateField(label=gettext_lazy("Date of birth"), **_OPTIONAL)  # noqa: N815 - the POLE names
    consent = YesNo(
        label=gettext_lazy("Did they agree, in so many words, to be referred to us?"),
        error_messages={"required": gettext_lazy("Say whether they agreed")},
    )
    crimeType = CharField(  # noqa: N815 - the POLE names
        label=gettext_lazy("The crime, in a few words"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what happened, in a few words")},
    )
    safeNumber = PhoneText(  # noqa: N815 - the POLE names
        label=gettext_lazy("A telephone number they called safe"), **_OPTIONAL
    )
    safeContactDetails = CharField(  # noqa: N815 - the POLE names
        label=gettext_lazy("How and when contact is safe"), max_length=400, **_OPTIONAL
    )
    email = CharField(label=gettext_lazy("Email address"), max_length=254, **_OPTIONAL)
    crimeReference = CharField(label=gettext_lazy("Crime reference"), max_length=60, **_OPTIONAL)  # noqa: N815 - the POLE names
    customerReferenceNumber = CharField(  # noqa: N815 - the POLE names
        label=gettext_lazy("Your own reference"), max_length=60, **_OPTIONAL
    )
    preferredLanguageSpoken = Radios(  # noqa: N815 - the POLE names
        label=gettext_lazy("Language"),
        inline=True,
        initial="English",
        choices=[("English", gettext_lazy("English")), ("Welsh", gettext_lazy("Welsh"))],
    )
    vulnerabilityDetails = TextArea(  # noqa: N815 - the POLE names
        label=gettext_lazy("What should we know before we make contact?"), rows=4, max_length=2000, **_OPTIONAL
    )

    def said(self) -> dict[str, str]:
        """By the POLE names; only for a valid form."""
        found = {}
        for name, value in self.answers.items():
            if name == "unit" or value in (None, ""):
                continue
            found[name] = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        return found


@dataclass(frozen=True, slots=True)
class SentRow:
    """One referral of the partner's own: when, by which reference of theirs, and what state it is in."""

    when: str
    reference: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """What was sent."""

    rows: tuple[SentRow, ...]


@screen(Verb.SEND_REFERRAL)
def sent_by_partner(request: OfficerRequest) -> HttpResponse:
    """One's own referrals and their state."""
    rows = tuple(
        SentRow(
            long_time(one.sent_at),
            one.reference,
            str(STATES[one.state]),
            say((RETURNS | CLOSINGS)[one.code]) if one.code else "",
        )
        for one in sent_referrals.mine(request.actor)
    )
    return render(request, "referrals/partner.html", PartnerPage(rows))


@dataclass(frozen=True, slots=True)
class SendPage:
    """The form."""

    form: PartnerForm


@screen(Verb.SEND_REFERRAL)
def send_referral(request: OfficerRequest) -> HttpResponse:
    """Send somebody to us."""
    places = {str(unit.pk): unit for unit in sent_referrals.units(request.actor)}
    form = PartnerForm(request.POST or None, initial={"unit": next(iter(places), "")})
    form.offer("unit", [(pk, one.name_cy if language() == "cy" else one.name_en) for pk, one in places.items()])
    if form.is_valid():
        unit = places.get(form.cleaned_data["unit"])
        if unit is None:
            raise Http404
        try:
            acts.send(unit, request.actor, request.now, fields=form.said(), form_key=form.key_sent)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Sent. You see here when we have answered."))
            return redirect("sent_by_partner")
    return render(request, "referrals/send.html", SendPage(form))
