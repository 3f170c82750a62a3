"""The first page of a case: the telephone rings, and the officer must know at once who this is and what is owed."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import case_file, people, timeline
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.attempts import Attempts, on_case
from alongside.web.case.duty_rows import DutyRow, duty_rows
from alongside.web.case.frame import Frame, frame
from alongside.web.case.lines import Day, days
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import ago_in_words, say, short_date

DUTIES = 8
LINES = 6


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What is owed, what happened last, what the case says of itself, and what may be done."""

    frame: Frame
    duties: tuple[DutyRow, ...]
    more_duties: int
    days: tuple[Day, ...]
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]
    "Text and address of what may be done with the case as a whole."
    writable: bool
    record_contact: str
    attempts: Attempts | None


@screen(Verb.VIEW_CASE)
def overview(request: OfficerRequest, case: Case) -> HttpResponse:
    """Overview."""
    parts = people.of(case, request.actor, request.today)
    duties = case_file.duties(case, request.actor, request.now, request.today)
    page = OverviewPage(
        frame=frame(request, case, "overview", parts=parts),
        duties=duty_rows(request, case, duties[:DUTIES]),
        more_duties=max(0, len(duties) - DUTIES),
        days=days(timeline.page(case).lines[:LINES]),
        facts=tuple(_facts(case, request)),
        people=tuple((say(part.role_words), part.name) for part in parts if part.ended_on is None),
        acts=tuple(_acts(case, request)),
        writable=permits(request, case, Verb.RECORD_CONTACT),
        record_contact=reverse("record_contact", kwargs={"case_id": case.public_id}),
        attempts=on_case(case, request.today, parts),
    )
    return render(request, "case/overview.html", page)


def _facts(case: Case, request: OfficerRequest) -> list[tuple[str, str]]:
    risk = say(vocabulary.RISKS[case.risk])
    last = case.last_contact_on
    facts = [
        (_("About"), case.offence_summary),
        (_("Risk"), f"{risk}, {short_date(case.risk_on)}" if case.risk_on else risk),
        (_("Last contact"), ago_in_words(last, request.today) if last else _("Nobody has been in touch yet")),
        (_("Opened"), short_date(case.opened_on)),
        (_("Unit"), case.unit.name_cy if request.LANGUAGE_CODE == "cy" else case.unit.name_en),
    ]
    if case.enhanced:
        why = vocabulary.ENHANCED.get(case.enhanced_why)
        facts.append((_("Enhanced rights"), say(why) if why else _("Yes")))
    if case.closed_on is not None:
        closed = vocabulary.CLOSING.get(case.closed_why)
        facts.append((_("Closed"), f"{short_date(case.closed_on)}: {say(closed) if closed else case.closed_why}"))
    return facts


def _acts(case: Case, request: OfficerRequest) -> list[tuple[str, str]]:
    offered = [
        (Verb.EDIT_CASE, _("Change details"), "change_details"),
        (Verb.ASSIGN_CASE, _("Change officer"), "assign_case"),
        (Verb.SET_PRIORITY, _("Priority"), "set_priority")
        if case.owner_id is None
        else (Verb.MARK_ORDER, _("Its place in the caseload"), "mark_order"),
        (Verb.VIEW_CASE, _("Who works on it"), "case_workers"),
        (Verb.SET_ENHANCED, _("Enhanced rights"), "set_enhanced"),
        (Verb.VIEW_CASE, _("Who sees it"), "seal_list")
        if case.restricted
        else (Verb.RESTRICT_CASE, _("Seal"), "restrict_case"),
        (Verb.EDIT_CASE, _("Asked never to be contacted"), "no_contact"),
        (Verb.CLOSE_CASE, _("Close the case"), "close_case"),
    ]
    if case.closed_on is not None:
        offered.append((Verb.VIEW_CASE, _("How long it is kept"), "case_keeping"))
        offered[-2] = (Verb.REOPEN_CASE, _("Open the case again"), "reopen_case")
    return [
        (text, reverse(name, kwargs={"case_id": case.public_id}))
        for verb, text, name in offered
        if permits(request, case, verb)
    ]
