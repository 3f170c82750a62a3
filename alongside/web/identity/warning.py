"""A warning while somebody is written down: they may be known already. A name is typed with a caller on the telephone.

The script of the form asks while one types (`identity.js`); without it the same warning comes once the form is sent.
Somebody in a case of which one may not know is nobody: the answer is the same, letter by letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.queries import likeness
from alongside.queries.likeness import Alike, Known, Strength
from alongside.rules.access import Verb
from alongside.web.fields import CharField, DateField
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class TypedForm(Form):
    """What is compared, of whatever else a form asks. What cannot be read is left out, and said by its own form."""

    name = CharField(required=False)
    known_as = CharField(required=False)
    alias = CharField(required=False)
    date_of_birth = DateField(required=False)
    phone_1 = CharField(required=False)
    phone_2 = CharField(required=False)
    email = CharField(required=False, max_length=254)
    address = CharField(required=False, max_length=400)
    postcode = CharField(required=False)


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """Somebody who may be the same. Of a case that one does not open there is the name and whom to ask."""

    name: str
    born: date | None
    reference: str
    href: str
    owner: str
    strength: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlikePage:
    """Everybody who may be the same, the likeliest first."""

    rows: tuple[AlikeRow, ...]


@require_POST
@screen(Verb.OPEN_CASE)
def warn(request: OfficerRequest) -> HttpResponse:
    """What the script shows beside the form: nothing where nobody is like it."""
    return render(request, "identity/alike.html", AlikePage(rows_of(found(request))))


def found(request: OfficerRequest) -> tuple[Alike, ...]:
    """Who may be the person that was typed."""
    form = TypedForm(request.POST)
    form.is_valid()
    typed: Mapping[str, Any] = form.cleaned_data
    given = {name: typed.get(name) or "" for name in form.fields}
    known = Known(
        names=tuple(given[name] for name in ("name", "known_as", "alias") if given[name]),
        born=typed.get("date_of_birth"),
        postcodes=(given["postcode"],) if given["postcode"] else (),
        phones=tuple(given[name] for name in ("phone_1", "phone_2") if given[name]),
        emails=(given["email"],) if given["email"] else (),
        addresses=((given["address"], given["postcode"]),) if given["address"] else (),
    )
    return likeness.alike(request.actor, request.today, known)


def rows_of(alike: tuple[Alike, ...]) -> tuple[AlikeRow, ...]:
    """As they are shown."""
    words = {
        Strength.CERTAIN: _("The same person, by a number of their own"),
        Strength.LIKELY: _("Likely the same person"),
        Strength.POSSIBLE: _("Possibly the same person"),
    }
    return tuple(
        AlikeRow(
            name=one.name,
            born=one.born if one.opened else None,
            reference=one.reference if one.opened else "",
            href=reverse("case", kwargs={"case_id": one.case}) if one.opened else "",
            owner=one.owner or _("Nobody yet"),
            strength=words[one.strength],
            reasons=tuple(map(say, one.reasons)) if one.opened else (_("Ask the officer"),),
        )
        for one in alike
    )
