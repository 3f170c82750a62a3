"""Who opened what: somebody was asked about a look, or a victim fears one, and the privacy officer goes to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import watching
from alongside.queries import privacy
from alongside.rules.access import Verb
from alongside.web.fields import CharField, Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class OpeningsForm(Form):
    """One person, or one case by its reference: neither ever stands in an address."""

    person = Select(label=gettext_lazy("A colleague"), required=False)
    reference = CharField(
        label=gettext_lazy("Or a case, by its reference"), required=False, max_length=20, width="input--width-10"
    )


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One line of the journal."""

    at: datetime
    who: str
    reference: str
    what: str
    why: str
    of_work: bool


@dataclass(frozen=True, slots=True)
class OpeningsPage:
    """The newest lines, and the question that narrows them."""

    form: OpeningsForm
    rows: tuple[OpeningRow, ...]
    most: int


@screen(Verb.VIEW_PRIVACY)
def show_openings(request: OfficerRequest) -> HttpResponse:
    """Openings."""
    people = {person.username: person for person in privacy.colleagues(request.actor, request.today)}
    form = OpeningsForm(request.POST or None)
    form.offer("person", [("", _("Everybody")), *((name, person.name) for name, person in people.items())])
    staff = case = None
    found: tuple[privacy.Opening, ...] = ()
    if not form.is_bound:
        found = privacy.openings(request.actor)
    elif form.is_valid():
        chosen = people.get(form.cleaned_data["person"])
        staff = chosen.pk if chosen else None
        asked = form.cleaned_data["reference"].strip().upper()
        case = privacy.case_called(request.actor, asked) if asked else None
        if not asked or case is not None:
            found = privacy.openings(request.actor, staff_id=staff, case_id=case)
    watching.look(None, request.actor, request.now, staff=staff or 0, case=case or 0)
    return render(request, "privacy/openings.html", OpeningsPage(form, rows(found), privacy.MOST))


def rows(found: Iterable[privacy.Opening]) -> tuple[OpeningRow, ...]:
    """Lines as a screen shows them."""
    return tuple(
        OpeningRow(
            at=one.at,
            who=one.name or _("The program itself"),
            reference=(one.reference or _("A sealed case")) if one.on_case else "",
            what=say(one.words),
            why=say(one.ground) if one.ground else "",
            of_work=one.of_work,
        )
        for one in found
    )
