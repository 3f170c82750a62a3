"""Where somebody lived, and whether the offender knows it: she has moved twice, and one address is not known to him."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import residences
from alongside.queries import contact_plans, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.safe_contact import masked
from alongside.web.case.frame import frame
from alongside.web.contact_plan.edit import changed
from alongside.web.contact_plan.forms import AddressForm, FormerAddressForm
from alongside.web.people.people import FormPage
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest


@screen(Verb.EDIT_PEOPLE)
def add_former_address(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """An address they have left."""
    person = people.person(case, request.actor, request.today, person_id)
    if person is None:
        raise Http404
    form = FormerAddressForm(request.POST or None)

    def act() -> object:
        key = form.key_sent
        return residences.add_former(case, request.actor, request.now, person=person, form_key=key, **form.answers)

    if form.is_valid() and changed(form, act):
        messages.success(request, _("The address is added."))
        return redirect("case_contact", case_id=case.public_id)
    return _asked(request, case, form, _("Add an earlier address"), person.name)


@screen(Verb.EDIT_PEOPLE)
def change_address(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """From when, until when, and whether the offender knows it."""
    address = contact_plans.address(case, request.actor, request.today, channel_id)
    if address is None:
        raise Http404
    lived = contact_plans.lived([address.pk]).get(address.pk)
    names = ("known_to_accused", "from_on", "until_on", "said_by", "said_on")
    form = AddressForm(request.POST or None, {name: getattr(lived, name) for name in names} if lived else {})
    if form.is_valid() and changed(
        form, lambda: residences.say(case, request.actor, request.now, channel=address, **form.answers)
    ):
        messages.success(request, _("Saved."))
        return redirect("case_contact", case_id=case.public_id)
    hidden = people.hides(address.person, address)
    shown = address.value if address.ended_at else masked("post", address.value)
    about = _("Hidden place") if hidden else shown
    return _asked(request, case, form, _("What is known of this address"), f"{address.person.name}, {about}")


def _asked(request: OfficerRequest, case: Case, form: AddressForm, heading: str, about: str) -> HttpResponse:
    back = reverse("case_contact", kwargs={"case_id": case.public_id})
    return render(request, "people/form.html", FormPage(frame(request, case), form, heading, about, _("Save"), back))
