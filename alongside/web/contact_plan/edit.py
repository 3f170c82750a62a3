"""Changing a contact plan, part by part: she has just said on the telephone what is safe, and when."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import contact_plans as acts
from alongside.actions.performing import Invalid
from alongside.queries import contact_plans, people
from alongside.queries.contact_plans import Plan
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import frame
from alongside.web.contact_plan import forms
from alongside.web.forms import Form
from alongside.web.people.people import FormPage
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest

Known = Callable[[Plan], Mapping[str, Any]]


def _part(form_of: Callable[..., forms.SeenForm], act: Callable[..., Any], heading: Promise, known: Known) -> Any:
    """A screen that changes one part of a plan."""

    @screen(Verb.EDIT_PEOPLE)
    def ask(request: OfficerRequest, case: Case, person_id: UUID, place: str = "") -> HttpResponse:
        if place and (len(place) > 4 or not (place.isascii() and place.isdecimal())):
            raise Http404
        more = {"place": int(place)} if place else {}
        person, plan = found(request, case, person_id)
        form = form_of(request.POST or None, dict(known(plan)) | {"seen": plan.version})
        if form.is_valid() and changed(
            form, lambda: act(case, request.actor, request.now, person=person, **form.said, **more)
        ):
            return _saved(request, case)
        return _asked(request, case, form, str(heading), person.name)

    return ask


def found(request: OfficerRequest, case: Case, person_id: UUID) -> tuple[contact_plans.Person, Plan]:
    """A person of the case and their plan, or 404."""
    person = people.person(case, request.actor, request.today, person_id)
    plan = contact_plans.of([person.pk]).get(person.pk) if person is not None else None
    if person is None or plan is None:
        raise Http404
    return person, plan


def changed(form: Form, act: Callable[[], object]) -> bool:
    """Do it with a valid form; what is refused as asked stands beside its question."""
    try:
        act()
    except Invalid as wrong:
        form.refuse(wrong)
        return False
    return True


def _saved(request: OfficerRequest, case: Case) -> HttpResponse:
    messages.success(request, _("The contact plan is changed."))
    return redirect("case_contact", case_id=case.public_id)


def _asked(request: OfficerRequest, case: Case, form: Form, heading: str, about: str, save: str = "") -> HttpResponse:
    back = reverse("case_contact", kwargs={"case_id": case.public_id})
    return render(
        request, "people/form.html", FormPage(frame(request, case), form, heading, about, save or _("Save"), back)
    )


def _of(*names: str) -> Known:
    return lambda plan: {name: getattr(plan, name) for name in names}


def _nothing(_plan: Plan) -> Mapping[str, Any]:
    return {}


change_words = _part(
    forms.WordsForm,
    acts.set_words,
    gettext_lazy("Words agreed with them"),
    _of("term", "own_term", "safe_word", "end_word", "excuse"),
)
change_language = _part(
    forms.LanguageForm,
    acts.set_language,
    gettext_lazy("Language and interpreter"),
    _of("language", "interpreter", "dialect", "interpreter_gender", "interpreter_name"),
)
change_needs = _part(
    forms.NeedsForm,
    acts.set_needs,
    gettext_lazy("What makes contact possible"),
    lambda plan: {"needs": [need.value for need in plan.needs], "in_words": plan.needs_in_words},
)
add_times = _part(forms.TimesForm, acts.add_times, gettext_lazy("Add a time"), lambda _plan: {"sort": "avoid"})
add_careful_day = _part(
    forms.CarefulDayForm, acts.add_careful_day, gettext_lazy("Add a day to be careful of"), _nothing
)
drop_times = _part(forms.SeenForm, acts.drop_times, gettext_lazy("Remove this time"), _nothing)
drop_careful_day = _part(forms.SeenForm, acts.drop_careful_day, gettext_lazy("Remove this day"), _nothing)
review_plan = _part(forms.ReviewForm, acts.review, gettext_lazy("The whole plan was gone through with them"), _nothing)


@screen(Verb.EDIT_PEOPLE)
def change_proxy(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """Who may be contacted instead."""
    person, plan = found(request, case, person_id)
    others = _others(people.of(case, request.actor, request.today), person_id)
    now = next((str(part.person) for part in others if part.person_id == plan.proxy_id), forms.NOBODY)
    known = {"seen": plan.version, "proxy": now, "may": plan.proxy_may}
    form = forms.ProxyForm(request.POST or None, known, parts=others)
    if form.is_valid():
        said = form.said
        chosen = said.pop("proxy")
        proxy = None if chosen == forms.NOBODY else people.person(case, request.actor, request.today, UUID(chosen))
        if changed(form, lambda: acts.set_proxy(case, request.actor, request.now, person=person, proxy=proxy, **said)):
            return _saved(request, case)
    return _asked(request, case, form, _("Who may be contacted instead"), person.name)


def _others(parts: Sequence[people.Part], person_id: UUID) -> list[people.Part]:
    """Everybody else with a part now who is not accused, each once."""
    accused = {part.person for part in parts if part.accused}
    live = {part.person: part for part in parts if part.ended_on is None and part.person not in accused}
    return [part for person, part in live.items() if person != person_id]
