"""Record contact: an officer has just put the telephone down, or is outside a door, and has less than a minute."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.actions import contacts
from alongside.actions.performing import Invalid
from alongside.queries import people
from alongside.queries.duties import Suggested, suggested
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.attempts import Attempts, on_case
from alongside.web.case.frame import Frame, frame
from alongside.web.contact.form import FIELDS, Card, ContactForm
from alongside.web.contact.prompts import Noticed, noticed
from alongside.web.contact.ways import offered
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class Sentence:
    """What may be said for one duty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordContactPage:
    """The form, what makes contact possible for this person, and what may be said."""

    frame: Frame
    form: ContactForm
    needs: str
    purpose: tuple[Sentence, ...]
    "For the duty the form was opened from."
    others: tuple[Sentence, ...]
    attempts: Attempts | None
    noticed: Noticed


@screen(Verb.RECORD_CONTACT)
def record_contact(request: OfficerRequest, case: Case) -> HttpResponse:
    """The form, opened from a duty (`?for=`) or from the case."""
    parts = people.of(case, request.actor, request.today)
    owed = suggested(case, request.actor, request.today, purpose=_purpose(request))
    form = ContactForm(request.POST or None, ways=offered(parts), duties=owed, now=request.now, card=_card(request))
    if form.is_valid():
        contact = form.contact
        try:
            made = contacts.record(case, request.actor, request.now, contact=contact, form_key=form.key_sent)
        except Invalid as wrong:
            form.refuse(wrong, **FIELDS)
        else:
            met = made.duties_met.count()
            messages.success(request, _said(met, len(set(contact.duties)) - met))
            return redirect("case", case_id=case.public_id)
    page = RecordContactPage(
        frame=frame(request, case, parts=parts),
        form=form,
        needs=case.person.needs,
        purpose=tuple(_sentences(owed, ticked=True)),
        others=tuple(_sentences(owed, ticked=False)),
        attempts=on_case(case, request.today, parts),
        noticed=noticed(),
    )
    return render(request, "contact/record.html", page)


def _purpose(request: OfficerRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("for", ""))
    except ValueError:
        return None


def _card(request: OfficerRequest) -> Card | None:
    try:
        return Card(UUID(request.GET.get("channel", "")), UUID(request.GET.get("card", "")))
    except ValueError:
        return None


def _sentences(owed: tuple[Suggested, ...], *, ticked: bool) -> list[Sentence]:
    return [Sentence(say(one.title), say(one.may_say)) for one in owed if one.may_say and one.ticked is ticked]


def _said(met: int, tried: int) -> str:
    said = [_("Contact recorded.")]
    if met:
        said.append(ngettext("%(n)s duty met.", "%(n)s duties met.", met) % {"n": met})
    if tried:
        said.append(ngettext("%(n)s duty marked as tried.", "%(n)s duties marked as tried.", tried) % {"n": tried})
    return " ".join(said)
