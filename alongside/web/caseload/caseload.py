"""The caseload: an officer looks over all their cases, or a senior over the unit's, and sees which cannot wait.

What the list is narrowed to stands in the address by code alone: nobody's name or number does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.catalogue.vocabulary import RISKS
from alongside.queries import caseload, covers, units
from alongside.rules.access import Verb
from alongside.rules.order import MARKS
from alongside.web.cover.notices import covered_heading
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import ago_in_words, capitalise, day_of, due_in_words, say, short_day

MINE, NOBODY = "mine", "nobody"
RISK_COLOURS = {"high": "red", "medium": "orange", "standard": "", "unknown": ""}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list."""

    name: str
    href: str
    reference: str
    about: str
    tags: tuple[tuple[str, str], ...]
    risk: str
    risk_colour: str
    next: str
    due: str
    day: str
    lateness: str
    last: str
    owner: str
    why: str
    mark: str
    "Why somebody put it in another place than the rules do."


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """A page of the list and what it is narrowed to."""

    heading: str
    rows: tuple[CaseRow, ...]
    showing: str
    more: bool
    previous: str
    next: str
    whose: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    risks: tuple[Choice, ...]
    enhanced: bool
    in_force: tuple[tuple[str, str], ...]
    "Each filter in force, and the address without it."
    clear: str
    unit: bool


@screen(Verb.LIST_CASES)
def show_caseload(request: OfficerRequest) -> HttpResponse:
    """Caseload."""
    places = [place for place in units.of(request.actor) if place.whole]
    own = units.works_own_cases(request.actor)
    asked = request.GET.get("whose") or (MINE if own or not places else places[0].slug)
    whole = next((place for place in places if place.slug == asked), None)
    covering = covers.notices(request.actor, request.today).covering if request.actor.covering else ()
    covered = next((one for one in covering if str(one.id) == asked), None)
    people = units.colleagues(request.actor, request.today, whole.id) if whole else ()
    owner = next((person for person in people if str(person.public_id) == request.GET.get("owner")), None)
    unassigned = whole is not None and request.GET.get("owner") == NOBODY
    risk = request.GET.get("risk", "")
    filters = caseload.Filters(
        unit=whole.id if whole else None,
        covered=covered.officer_id if covered else None,
        unassigned=unassigned,
        owner=owner.pk if owner else None,
        risk=risk if risk in RISKS else "",
        enhanced=request.GET.get("enhanced") == "yes",
    )
    chosen = {
        "whose": whole.slug if whole else str(covered.id) if covered else MINE if places or covering else "",
        "owner": NOBODY if unassigned else str(owner.public_id) if owner else "",
        "risk": filters.risk,
        "enhanced": "yes" if filters.enhanced else "",
    }
    found = caseload.page(request.actor, request.now, request.today, filters, _number(request.GET.get("page", "")))
    page = CaseloadPage(
        heading=say(whole.words) if whole else covered_heading(covered) if covered else _("Your cases"),
        rows=tuple(_row(row, request.today, whole is not None) for row in found.rows),
        showing=_showing(found),
        more=found.more,
        previous=_address(chosen, page=found.number - 1) if found.number > 1 else "",
        next=_address(chosen, page=found.number + 1) if found.number < found.pages else "",
        whose=tuple(_whose(places, whole, covering, covered)),
        owners=tuple(_owners(people, chosen["owner"])) if whole else (),
        risks=(
            Choice("", _("Any"), not filters.risk),
            *(Choice(code, say(words), code == filters.risk) for code, words in RISKS.items()),
        ),
        enhanced=filters.enhanced,
        in_force=tuple(_in_force(chosen, owner.name if owner else "")),
        clear=_address({"whose": chosen["whose"]}),
        unit=whole is not None,
    )
    return render(request, "caseload/caseload.html", page)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1


def _address(chosen: Mapping[str, str], *, page: int = 1) -> str:
    asked = {name: value for name, value in chosen.items() if value} | ({"page": str(page)} if page > 1 else {})
    return reverse("caseload") + (f"?{urlencode(asked)}" if asked else "")


def _whose(
    places: list[units.Place],
    whole: units.Place | None,
    covering: Iterable[covers.Arranged],
    covered: covers.Arranged | None,
) -> Iterable[Choice]:
    others = [Choice(str(one.id), covered_heading(one), one == covered) for one in covering]
    if places or others:
        yield Choice(MINE, _("Your own"), whole is None and covered is None)
    yield from others
    for place in places:
        yield Choice(place.slug, say(place.words), whole == place)


def _owners(people: Iterable[units.Staff], chosen: str) -> Iterable[Choice]:
    known = ((str(person.public_id), person.name) for person in people)
    for code, name in (("", _("Anybody")), (NOBODY, _("Nobody yet")), *known):
        yield Choice(code, name, chosen == code)


def _in_force(chosen: Mapping[str, str], owner: str) -> Iterable[tuple[str, str]]:
    words = {
        "owner": owner or _("Nobody yet"),
        "risk": say(RISKS[chosen["risk"]]) if chosen["risk"] else "",
        "enhanced": _("Enhanced rights"),
    }
    for name, text in words.items():
        if chosen[name]:
            yield text, _address({key: value for key, value in chosen.items() if key != name})


def _showing(found: caseload.Page) -> str:
    if not found.rows:
        return ""
    first = (found.number - 1) * caseload.A_PAGE + 1
    words = {"first": first, "last": first + len(found.rows) - 1, "num": found.total}
    if found.more:
        return _("Showing %(first)s to %(last)s of the %(num)s most pressing cases") % words
    return ngettext("Showing the one case", "Showing %(first)s to %(last)s of %(num)s cases", found.total) % words


def _row(row: caseload.Row, today: date, unit: bool) -> CaseRow:
    tags = [(_("Sealed"), "purple")] if row.restricted else []
    tags += [(_("Enhanced rights"), "blue")] if row.enhanced else []
    tags += [(_("To look at"), "turquoise")] if row.next_state == "proposed" else []
    tags += [(say(MARKS[row.mark.kind]), "yellow" if row.mark.kind == "pin" else "grey")] if row.mark else []
    due = row.next_due_on
    lateness = "late" if row.late else "today" if due and day_of(due) == today else "later"
    words = ""
    if row.next_title:
        words = capitalise(due_in_words(due, today)) if due else _("No day set")
    return CaseRow(
        name=row.name,
        href=reverse("case", kwargs={"case_id": row.case}),
        reference=row.reference,
        about=row.offence_summary,
        tags=tuple(tags),
        risk=say(RISKS[row.risk]),
        risk_colour=RISK_COLOURS[row.risk],
        next=say(row.next_title) if row.next_title else "",
        due=words,
        day=short_day(due) if due else "",
        lateness=lateness,
        last=capitalise(ago_in_words(row.last_contact_on, today)) if row.last_contact_on else _("Never"),
        owner=(row.owner or _("Nobody yet")) if unit else "",
        why=say(row.reason),
        mark=f"{row.mark.by}: {row.mark.why}" if row.mark else "",
    )
