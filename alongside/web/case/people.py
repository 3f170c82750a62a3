"""The people of a case: whom it is for, who stands beside them, and whom they are told about."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alongside.catalogue import vocabulary
from alongside.queries import households, people
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.households import OWN_RIGHT
from alongside.web.case.frame import LANGUAGES, Frame, frame
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import name_of, say, short_date


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person and all that is known of them."""

    person: UUID
    name: str
    role: str
    own: bool
    ended: str
    facts: tuple[tuple[str, str], ...]
    place: tuple[str, str] | None
    "What may be done about hiding where they are: text and address."
    alike_href: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody in the case."""

    frame: Frame
    people: tuple[PersonCard, ...]
    ties: tuple[tuple[str, str, str, str], ...]
    "Who is what to whom, and the address that ends it."
    hint: tuple[str, str]
    "What to think of because of a child in the household, and where that is read; nothing where there is none."
    both_sides: bool
    "Somebody here is served in one case and accused in another, and the reader opens both."
    writable: bool


@screen(Verb.VIEW_CASE)
def show_people(request: OfficerRequest, case: Case) -> HttpResponse:
    """People."""
    parts = people.of(case, request.actor, request.today)
    here = {part.person_id for part in parts}
    ties = households.of(here, request.today)
    served = {part.person_id for part in parts if part.role in vocabulary.SERVED}
    hint = households.hint(case, ties, served)
    page = PeoplePage(
        frame=frame(request, case, "people", parts=parts),
        people=tuple(_card(part, case, request) for part in parts),
        ties=tuple(
            (
                one.person,
                say(one.words),
                one.other,
                reverse("end_tie", kwargs={"case_id": case.public_id, "tie_id": one.id}),
            )
            for one in ties
        ),
        hint=(say(hint), name_of(OWN_RIGHT)) if hint else ("", ""),
        both_sides=households.dual(case, request.actor, request.today, here),
        writable=permits(request, case, Verb.EDIT_PEOPLE),
    )
    return render(request, "case/people.html", page)


def _card(part: people.Part, case: Case, request: OfficerRequest) -> PersonCard:
    here = {"case_id": case.public_id, "person_id": part.person}
    place = None
    if not part.accused and permits(request, case, Verb.PROTECT_LOCATION):
        asks = _("Ask that their places be shown again") if part.location_protected else _("Hide where they are")
        place = (asks, reverse("protect_location", kwargs=here))
    return PersonCard(
        person=part.person,
        name=part.name,
        role=f"{say(part.role_words)}: {part.relation}" if part.relation else say(part.role_words),
        own=part.person_id == case.person_id,
        ended=_("until %(date)s") % {"date": short_date(part.ended_on)} if part.ended_on else "",
        facts=tuple(_facts(part, request.today)),
        place=place,
        alike_href=reverse("alike_people", kwargs=here),
    )


def _facts(part: people.Part, today: date) -> list[tuple[str, str]]:
    known = [
        (_("Known as"), part.known_as),
        (_("Other names"), "; ".join(part.other_names)),
        (_("Pronouns"), part.pronouns),
        (_("Date of birth"), _born(part, today)),
        (_("Died"), short_date(part.died_on) if part.died_on else ""),
        (_("Where they are"), _("Hidden") if part.location_protected else ""),
    ]
    if not part.accused:
        known += [
            (pgettext("of a person", "Language"), str(LANGUAGES.get(part.language, part.language))),
            (_("Interpreter"), part.interpreter),
            (_("Needs"), part.needs),
        ]
    known += [
        (say(vocabulary.IDENTIFIERS[number.kind]), f"{number.value} {_('(former)')}" if number.former else number.value)
        for number in part.numbers
        if number.kind in vocabulary.IDENTIFIERS
    ]
    return [(key, value) for key, value in known if value]


def _born(part: people.Part, today: date) -> str:
    born = part.date_of_birth
    if born is None:
        return ""
    on = min(part.died_on, today) if part.died_on else today
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return _("%(date)s (age %(age)s)") % {"date": short_date(born), "age": age}
