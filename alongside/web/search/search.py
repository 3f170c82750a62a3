"""Search: somebody is on the telephone and gives a name, half a date of birth or a number from a letter.

The question comes by POST and is answered on the spot: nobody's name ever stands in an address, a history or a log.
"""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import watching
from alongside.catalogue.vocabulary import ROLES
from alongside.queries import search
from alongside.rules.access import Verb
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

LONGEST = 200
"""Characters of a question that are read."""


class Asked(forms.Form):
    """The question. What was typed is read as it is: only that something was is asked for."""

    text = forms.CharField(
        strip=False,
        widget=forms.TextInput(attrs={"id": "search-box"}),
        error_messages={"required": gettext_lazy("Type something to search for.")},
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """One person in one case. `shown_for` says why they answer.

    Of a case that one does not open there is the name and the officer, so that a caller can be put through: no `href`,
    no date of birth, no part, no reason.
    """

    name: str
    href: str
    reference: str
    born: date | None
    role: str
    owner: str
    closed: bool
    shown_for: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The question and who answers to it. `asked` is False before anything was typed."""

    typed: str
    asked: bool
    form: Asked | None
    "Sent without a question: what stands above the page."
    error: str
    answers: tuple[Answer, ...]
    narrow: bool


@screen(Verb.LIST_CASES)
def find(request: OfficerRequest) -> HttpResponse:
    """Search."""
    sent = request.method == "POST"
    typed = " ".join(request.POST.get("text", "").replace("\x00", "").split())[:LONGEST]
    form = Asked({"text": ""}) if sent and not typed else None
    found = search.find(request.actor, request.today, typed) if typed else search.Found()
    if typed:
        watching.search(None, request.actor, request.now, shown=[one.pk for one in found.rows])
    page = SearchPage(
        typed=typed,
        asked=bool(typed),
        form=form,
        error=str(form.errors["text"][0]) if form is not None else "",
        answers=tuple(_answer(one) for one in found.rows),
        narrow=found.narrow,
    )
    return render(request, "search/search.html", page)


def _answer(one: search.FoundCase) -> Answer:
    owner = one.owner or _("Nobody yet")
    if not one.opened:
        return Answer(one.name, "", "", None, "", owner, closed=False, shown_for=_("Ask the officer"))
    role = ROLES.get(one.role)
    return Answer(
        name=one.name,
        href=reverse("case", kwargs={"case_id": one.public_id}),
        reference=one.reference,
        born=one.born,
        role=say(role) if role else one.role,
        owner=owner,
        closed=one.state == "closed",
        shown_for=say(one.why),
    )
