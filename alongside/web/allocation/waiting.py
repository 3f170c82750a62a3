"""What waits for an officer: a manager or senior goes through the morning's cases and shares them out, many at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.actions import allocation as acts
from alongside.actions.performing import Invalid
from alongside.queries import allocation, load, units
from alongside.rules.access import Verb
from alongside.rules.load import LANGUAGES, Officer
from alongside.rules.triage import LEVELS, Level
from alongside.web.allocation.places import PRIORITY_COLOURS, Tab, Ticks, Where, ids_of, number_of, row_of, where
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import ago_in_words, capitalise, say, short_day


class SharingForm(Form):
    """The rows ticked in the table, and all that it showed."""

    case = Ticks(required=False)
    there = Ticks(required=False)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A case in the list, with whom it might be given to."""

    id: str
    href: str
    name: str
    reference: str
    about: str
    tags: tuple[tuple[str, str], ...]
    priority: tuple[str, str]
    soon: str
    why: str
    change_href: str
    since: str
    suggested: str
    suggested_name: str
    because: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What the page's suggestions would make of somebody's load."""

    name: str
    before: int
    after: int
    line: str
    over: str


@dataclass(frozen=True, slots=True)
class AllocationPage:
    """A page of what waits."""

    unit: str
    tabs: tuple[Tab, ...]
    units: tuple[Tab, ...]
    levels: tuple[Tab, ...]
    rows: tuple[WaitingRow, ...]
    officers: tuple[tuple[str, str], ...]
    moved: tuple[Moved, ...]
    here: str
    showing: str
    more: bool
    previous: str
    next: str
    failed: tuple[tuple[str, str], ...]
    given: str
    wrong: str
    form: Form


@screen(Verb.ALLOCATE)
def show_waiting(request: OfficerRequest) -> HttpResponse:
    """Waiting for an officer."""
    unit = where(request)
    form = SharingForm(request.POST or None)
    failed: list[acts.Failed] = []
    given, wrong = 0, ""
    level = request.GET.get("level", "") if request.GET.get("level", "") in LEVELS else ""
    if form.is_valid():
        try:
            given, failed = _share_out(request, unit, form)
        except Invalid as invalid:
            wrong = say(invalid.words)
        else:
            if not failed:
                if given:
                    messages.success(request, given_words(given))
                return redirect(_address(unit, level, number_of(request)))
    found = allocation.page(request.actor, unit.pk, request.today, level=level, number=number_of(request))
    return render(
        request,
        "allocation/waiting.html",
        AllocationPage(
            unit=unit.name,
            tabs=unit.tabs("allocation"),
            units=unit.units("allocation"),
            levels=tuple(_levels(found, unit, level)),
            rows=tuple(_row(row, request.today) for row in found.rows),
            officers=tuple((one.officer.key, offered(one)) for one in found.officers),
            moved=tuple(_moved(found.plan.before, found.plan.after)),
            here=_address(unit, level, found.number),
            showing=_showing(found),
            more=found.more,
            previous=_address(unit, level, found.number - 1) if found.number > 1 else "",
            next=_address(unit, level, found.number + 1) if found.number < found.pages else "",
            failed=tuple((one.case.reference, say(one.words)) for one in failed),
            given=given_words(given) if failed and given else "",
            wrong=wrong,
            form=form,
        ),
    )


def _share_out(request: OfficerRequest, unit: Where, form: Form) -> tuple[int, list[acts.Failed]]:
    """Give what was ticked (or, with that button, all that the page showed) to whom was chosen beside it."""
    ids = ids_of(form.cleaned_data["there" if request.POST.get("which") == "page" else "case"])
    cases = allocation.chosen(request.actor, request.today, unit.pk, ids)
    staff = {str(one.public_id): one for one in units.colleagues(request.actor, request.today, unit.pk)}
    wanted: list[acts.Wanted] = []
    failed: list[acts.Failed] = []
    for one in ids:
        case, owner = cases.get(one), staff.get(request.POST.get(f"to-{one}", ""))
        if case is not None and owner is not None:
            wanted.append(acts.Wanted(case, owner))
        elif case is not None:
            failed.append(acts.Failed(case, acts.NOBODY_CHOSEN))
    if gone := len(ids) - len(cases):
        words = ngettext("%(num)s case is not there any more.", "%(num)s cases are not there any more.", gone)
        messages.warning(request, words % {"num": gone})
    if not wanted and ids:
        return 0, failed
    stayed = acts.share_out(row_of(request, unit), request.actor, request.now, wanted=wanted)
    return len(wanted) - len(stayed), failed + stayed


def given_words(many: int) -> str:
    """How many cases were given."""
    return ngettext("%(num)s case has its officer", "%(num)s cases have their officers", many) % {"num": many}


def _address(unit: Where, level: str, page: int = 1) -> str:
    return unit.address("allocation", level=level, page=str(page) if page > 1 else "")


def _levels(found: allocation.Page, unit: Where, chosen: str) -> Iterable[Tab]:
    total = sum(found.counts.values())
    yield Tab(_("All (%(n)s)") % {"n": total}, _address(unit, ""), not chosen)
    for level in Level:
        text = f"{level} ({found.counts.get(level, 0)})"
        yield Tab(text, _address(unit, str(level)), level == chosen)


def _showing(found: allocation.Page) -> str:
    if not found.rows:
        return ""
    first = (found.number - 1) * allocation.A_PAGE + 1
    words: Mapping[str, object] = {"first": first, "last": first + len(found.rows) - 1, "num": found.total}
    return ngettext("Showing the one case", "Showing %(first)s to %(last)s of %(num)s cases", found.total) % words


def _row(row: allocation.Row, today: date) -> WaitingRow:
    tags = [(_("Sealed"), "purple")] if row.restricted else []
    if row.language in LANGUAGES:
        tags.append((say(LANGUAGES[row.language]), "turquoise"))
    why = " ".join(map(say, row.reasons))
    if row.given:
        why = _("%(name)s set this: %(why)s") % {"name": row.given.by, "why": row.given.why}
    suggestion = row.suggestion
    return WaitingRow(
        id=str(row.case),
        href=reverse("case", kwargs={"case_id": row.case}),
        name=row.name,
        reference=row.reference,
        about=row.offence_summary,
        tags=tuple(tags),
        priority=(str(row.level), PRIORITY_COLOURS[row.level]),
        soon=say(LEVELS[row.level]),
        why=why,
        change_href=reverse("set_priority", kwargs={"case_id": row.case}),
        since=f"{capitalise(ago_in_words(row.opened_on, today))} ({short_day(row.opened_on)})",
        suggested=suggestion.officer if suggestion else "",
        suggested_name=suggestion.name if suggestion else "",
        because=" ".join(map(say, suggestion.reasons)) if suggestion else _("Nobody can be suggested."),
    )


def offered(one: load.Carried) -> str:
    """An officer as a choice: the name, and what they carry of their line."""
    line = one.officer.own_line
    carries = f"{one.officer.load}/{line}" if line is not None else str(one.officer.load)
    return f"{one.officer.name} ({carries})"


def _moved(before: tuple[Officer, ...], after: tuple[Officer, ...]) -> Iterable[Moved]:
    for one, then in zip(before, after, strict=True):
        if one.load != then.load:
            yield Moved(
                name=one.name,
                before=one.load,
                after=then.load,
                line="" if then.own_line is None else str(then.own_line),
                over=_("over by %(n)s") % {"n": then.over} if then.over else "",
            )
