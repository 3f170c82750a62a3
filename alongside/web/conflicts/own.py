"""Your conflicts of interest: an officer new to the unit, or on hearing a name in the corridor, says whom they know."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import conflicts as acts
from alongside.queries import conflicts
from alongside.queries.conflicts import Conflict
from alongside.rules.access import Verb
from alongside.rules.conflicts import KINDS, Kind
from alongside.web.case.acting import acted
from alongside.web.conflicts.told import Facts, facts_of, kind_of
from alongside.web.fields import CharField, DateField, Radios
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


def _name(label: object) -> CharField:
    return CharField(label=label, max_length=200, error_messages={"required": gettext_lazy("Give the name")})


def _born() -> DateField:
    hint = gettext_lazy("If you know it: it keeps cases of others with the same name open to you")
    return DateField(label=gettext_lazy("Date of birth"), help_text=hint, required=False)


def _postcode() -> CharField:
    return CharField(
        label=gettext_lazy("Postcode"),
        width="input--width-10",
        max_length=10,
        error_messages={"required": gettext_lazy("Give the whole postcode, like CF10 1AA")},
    )


class PersonForm(Form):
    """Somebody known to the declarer."""

    name = _name(gettext_lazy("Their full name"))
    born = _born()
    relation = CharField(label=gettext_lazy("Who are they to you?"), max_length=120, required=False)


class MyselfForm(Form):
    """The declarer themselves, under any name they go by."""

    name = _name(gettext_lazy("Your full name, as a case would have it"))
    born = _born()


class AddressForm(Form):
    """A house."""

    house = CharField(
        label=gettext_lazy("Number or name of the house"),
        width="input--width-20",
        max_length=60,
        error_messages={"required": gettext_lazy("Give the number or name of the house")},
    )
    postcode = _postcode()


class WorkplaceForm(Form):
    """Where somebody works."""

    name = _name(gettext_lazy("Name of the workplace"))
    postcode = _postcode()


class CaseForm(Form):
    """A case whose reference one has been told."""

    reference = CharField(
        label=gettext_lazy("Reference of the case"),
        help_text=gettext_lazy("It is taken whether or not there is such a case"),
        width="input--width-10",
        max_length=20,
        error_messages={"required": gettext_lazy("Give the reference of the case")},
    )


FORMS: dict[Kind, type[Form]] = {
    Kind.PERSON: PersonForm,
    Kind.MYSELF: MyselfForm,
    Kind.ADDRESS: AddressForm,
    Kind.WORKPLACE: WorkplaceForm,
    Kind.CASE: CaseForm,
}


class StillForm(Form):
    """Whether it is still so."""

    still = Radios(label=gettext_lazy("Is this still so?"), error_messages={"required": gettext_lazy("Say whether it is still so")})  # fmt: skip  # noqa: E501  one question

    @property
    def yes(self) -> bool:
        """Whether it is; only for a valid form."""
        return bool(self.cleaned_data["still"] == "yes")


@dataclass(frozen=True, slots=True)
class Row:
    """A declaration of one's own."""

    kind: str
    facts: Facts
    declared_on: date
    state: str
    old: bool
    href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one declares, and what more can be declared."""

    rows: tuple[Row, ...]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskPage:
    """A question about a declaration."""

    heading: str
    before: tuple[str, ...]
    facts: Facts
    form: Form
    button: str
    back_href: str
    warning: bool = False


@screen(Verb.DECLARE_CONFLICT)
def list_conflicts(request: OfficerRequest) -> HttpResponse:
    """Your conflicts of interest."""
    rows = tuple(_row(one, request) for one in conflicts.mine(request.actor))
    kinds = tuple(
        (say(words), reverse("declare_conflict", kwargs={"kind": str(kind)})) for kind, words in KINDS.items()
    )
    return render(request, "conflicts/own.html", ListPage(rows, kinds))


def _row(one: Conflict, request: OfficerRequest) -> Row:
    old = one.end_asked_at is None and one.confirmed_at < request.now - conflicts.ASKED_AGAIN
    asked = _("You said that it is no longer so: the privacy officer ends it")
    return Row(
        kind_of(one),
        facts_of(one),
        one.declared_at.date(),
        asked if one.end_asked_at else _("Is it still so?") if old else _("Holds"),
        old,
        reverse("answer_conflict", kwargs={"conflict_id": one.public_id}),
    )


@screen(Verb.DECLARE_CONFLICT)
def declare_conflict(request: OfficerRequest, kind: str) -> HttpResponse:
    """Declare one."""
    if kind not in KINDS:
        raise Http404
    chosen = Kind(kind)
    own = {"name": request.actor.name} if chosen is Kind.MYSELF else {}
    form = FORMS[chosen](request.POST or None, initial=own)

    def act() -> object:
        return acts.declare(chosen, request.actor, request.now, form_key=form.key_sent, **form.answers)

    if acted(form, act):
        messages.success(request, _("It is declared. You will find no case in which it is met."))
        return redirect("conflicts")
    before = [
        _("Only you, your senior officer and the privacy officer can read this. Nobody is told that you know them.")
    ]
    if chosen is Kind.MYSELF:
        before.append(_("Ask the officer of your case to seal it: that hides it from your colleagues too."))
    page = AskPage(say(KINDS[chosen]), tuple(before), (), form, _("Declare it"), reverse("conflicts"))
    return render(request, "conflicts/ask.html", page)


@screen(Verb.DECLARE_CONFLICT)
def answer_conflict(request: OfficerRequest, conflict_id: UUID) -> HttpResponse:
    """Whether a declaration of one's own is still so."""
    one = conflicts.one_of_mine(request.actor, conflict_id)
    if one is None:
        raise Http404
    form = StillForm(request.POST or None)
    form.offer("still", [("yes", _("Yes, it is still so")), ("no", _("No: ask the privacy officer to end it"))])
    if acted(form, lambda: (acts.confirm if form.yes else acts.ask_end)(one, request.actor, request.now)):
        messages.success(
            request,
            _("It is confirmed.") if form.yes else _("The privacy officer is asked to end it. Until then it holds."),
        )
        return redirect("conflicts")
    page = AskPage(kind_of(one), (), facts_of(one), form, _("Save"), reverse("conflicts"))
    return render(request, "conflicts/ask.html", page)
