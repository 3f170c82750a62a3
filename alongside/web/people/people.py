"""People in a case: somebody is added, a name was misheard, a number became known, a part has ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import people as acts
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import IDENTIFIERS
from alongside.queries import people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.forms import Form
from alongside.web.people.forms import NameForm, NewPersonForm, NumberForm, PersonForm
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a person: what it asks, of whom, and the way back."""

    frame: Frame
    form: Form
    heading: str
    about: str
    save: str
    back_href: str


@dataclass(frozen=True, slots=True)
class EditPersonPage:
    """The form, and beside it what has a form of its own: names, numbers, parts, ways."""

    frame: Frame
    form: PersonForm
    heading: str
    person: UUID
    names: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    "Each part with the address that ends it, or nothing where it cannot end."
    back_href: str


@screen(Verb.EDIT_PEOPLE)
def add_person(request: OfficerRequest, case: Case) -> HttpResponse:
    """A new person in the case."""
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        role, relation = form.cleaned_data["role"], form.cleaned_data["relation"]
        try:
            acts.add_role(
                case,
                request.actor,
                request.now,
                role=role,
                relation=relation,
                details=form.details,
                form_key=form.key_sent,
            )
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The person is added."))
            return redirect("case_people", case_id=case.public_id)
    page = FormPage(frame(request, case), form, _("Add a person"), "", _("Add the person"), _people_href(case))
    return render(request, "people/form.html", page)


@screen(Verb.EDIT_PEOPLE)
def edit_person(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """What is known of a person; nothing of anybody else's change is overwritten."""
    parts = people.of(case, request.actor, request.today)
    theirs = [part for part in parts if part.person == person_id]
    if not theirs:
        raise Http404
    form = PersonForm(request.POST or None, initial=_known(theirs[0]))
    if form.is_valid():
        person = people.person(case, request.actor, request.today, person_id)
        if person is None:
            raise Http404
        try:
            acts.edit(case, request.actor, request.now, person=person, seen=form.version, details=form.details)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The person is changed."))
            return redirect("case_people", case_id=case.public_id)
    page = EditPersonPage(
        frame=frame(request, case, parts=parts),
        form=form,
        heading=theirs[0].name,
        person=person_id,
        names=theirs[0].other_names,
        numbers=tuple((say(IDENTIFIERS[one.kind]), one.value) for one in theirs[0].numbers if one.kind in IDENTIFIERS),
        parts=tuple(_parts(case, theirs)),
        back_href=_people_href(case),
    )
    return render(request, "people/edit.html", page)


def _known(part: people.Part) -> dict[str, Any]:
    plain = ("title", "name", "known_as", "pronouns", "date_of_birth", "died_on", "language", "interpreter", "needs")
    return {name: getattr(part, name) for name in plain} | {"seen": part.version}


def _parts(case: Case, theirs: Sequence[people.Part]) -> list[tuple[str, str]]:
    parts = []
    for part in theirs:
        if part.ended_on is None:
            href = reverse("end_role", kwargs={"case_id": case.public_id, "part_id": part.part_id})
            own = part.person_id == case.person_id and not part.accused
            parts.append((say(part.role_words), "" if own else href))
    return parts


def _small(
    form_of: Callable[[QueryDict | None], Form], act: Callable[..., Any], heading: Promise, done: Promise
) -> Callable[..., HttpResponse]:
    """A screen that adds one thing to a person."""

    @screen(Verb.EDIT_PEOPLE)
    def ask(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
        person = people.person(case, request.actor, request.today, person_id)
        if person is None:
            raise Http404
        form = form_of(request.POST or None)
        back = reverse("edit_person", kwargs={"case_id": case.public_id, "person_id": person_id})
        if form.is_valid():
            try:
                act(case, request.actor, request.now, person=person, **form.answers)
            except Invalid as wrong:
                form.refuse(wrong)
            else:
                messages.success(request, str(done))
                return redirect(back)
        page = FormPage(frame(request, case), form, str(heading), person.name, _("Save"), back)
        return render(request, "people/form.html", page)

    return ask


add_name = _small(NameForm, acts.add_name, gettext_lazy("Add a name"), gettext_lazy("The name is added."))
add_number = _small(NumberForm, acts.add_identifier, gettext_lazy("Add a number"), gettext_lazy("The number is added."))


@screen(Verb.EDIT_PEOPLE)
def end_role(request: OfficerRequest, case: Case, part_id: UUID) -> HttpResponse:
    """A person no longer has a part; the history keeps it."""
    part = people.role(case, request.actor, request.today, part_id)
    if part is None:
        raise Http404
    form = Form(request.POST or None)
    if form.is_valid():
        try:
            acts.end_role(part, request.actor, request.now)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("The part is ended."))
            return redirect("case_people", case_id=case.public_id)
    page = FormPage(
        frame(request, case), form, _("End their part"), part.person.name, _("End their part"), _people_href(case)
    )
    return render(request, "people/form.html", page)


def _people_href(case: Case) -> str:
    return reverse("case_people", kwargs={"case_id": case.public_id})
