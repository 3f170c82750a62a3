"""Visits of a case: an officer plans to go, comes back, and must know beforehand what others have met there."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import visits as act
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import WAYS
from alongside.queries import people, units, visits
from alongside.queries.scope import Case
from alongside.rules import visits as rules
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import DateField, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.visits.form import FIELDS, VisitForm
from alongside.web.visits.wording import state_tag, when
from alongside.web.wording import say, short_date

PLACES = ("visit", "post")


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as it is listed. `acts`: text and address of what may be done with it now."""

    when: str
    kind: str
    person: str
    where: str
    who: str
    state: tuple[str, str]
    lines: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WarningRow:
    """A warning of aggression that stands."""

    title: str
    note: str
    by: str
    review: str
    late: bool
    end_href: str


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """The visits of a case, what others were met with, and how to end a contact respectfully."""

    frame: Frame
    visits: tuple[VisitRow, ...]
    warnings: tuple[WarningRow, ...]
    guidance: tuple[str, ...]
    books: bool
    warns: bool


@dataclass(frozen=True, slots=True)
class BookPage:
    """The form, below what must be known first."""

    frame: Frame
    form: VisitForm
    warnings: tuple[WarningRow, ...]


class WarnForm(Form):
    """Who did what, and when somebody looks at it again."""

    what = Radios(label=gettext_lazy("What was it?"), error_messages={"required": gettext_lazy("Say what it was")})
    whose = Radios(label=gettext_lazy("Who was it?"), error_messages={"required": gettext_lazy("Say who it was")})
    note = TextArea(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("In the words that were said, as far as you remember them."),
        rows=3,
        max_length=act.MOST_WORDS,
        error_messages={"required": gettext_lazy("Say what happened")},
    )
    review_on = DateField(
        label=gettext_lazy("When is it looked at again?"), error_messages={"required": gettext_lazy("Give the day")}
    )


class WhyForm(Form):
    """Why."""

    why = TextArea(
        label=gettext_lazy("Why?"), rows=3, max_length=400, error_messages={"required": gettext_lazy("Say why")}
    )


class OutcomeForm(Form):
    """What came of a visit."""

    outcome = Radios(
        label=gettext_lazy("What came of it?"), error_messages={"required": gettext_lazy("Say what came of it")}
    )
    present = TextArea(label=gettext_lazy("Who was there?"), rows=2, max_length=400, required=False)
    note = TextArea(
        label=gettext_lazy("Anything to know for the next visit"), rows=3, max_length=act.MOST_WORDS, required=False
    )


@screen(Verb.VIEW_CASE)
def case_visits(request: OfficerRequest, case: Case) -> HttpResponse:
    """Visits."""
    books = permits(request, case, Verb.BOOK_VISIT)
    warns = permits(request, case, Verb.WARN_OF_AGGRESSION)
    page = VisitsPage(
        frame=frame(request, case, "visits"),
        visits=tuple(_row(one, case, books=books) for one in visits.of_case(case, request.actor)),
        warnings=_warnings(request, case, ends=warns),
        guidance=tuple(say(words) for words in rules.CLOSING),
        books=books,
        warns=warns,
    )
    return render(request, "visits/of_case.html", page)


def _row(one: visits.Seen, case: Case, *, books: bool) -> VisitRow:
    here = {"case_id": case.public_id, "visit_id": one.id}
    acts = []
    if one.mine and one.state in visits.WAITED_FOR:
        acts.append((_("Say that you have left, or are back"), reverse("outing", kwargs={"outing_id": one.outing})))
    if books and one.state == "back":
        acts.append((_("Say what came of it"), reverse("finish_visit", kwargs=here)))
    if books and one.state == "booked":
        acts.append((_("Call it off"), reverse("cancel_visit", kwargs=here)))
    lines = [(_("Two go because"), say(rules.why_two(one.two_because)))] if one.two_because else []
    lines += [(_("Came of it"), say(rules.OUTCOMES[one.outcome]))] if one.outcome else []
    lines += [(_("Present"), one.present)] if one.present else []
    lines += [(_("Note"), one.note)] if one.note else []
    return VisitRow(
        when=when(one.starts_at, one.back_by),
        kind=say(rules.KINDS[one.kind]),
        person=one.person,
        where=one.where,
        who=", ".join(name for name in (one.goes, one.second) if name),
        state=state_tag(one.state),
        lines=tuple(lines),
        acts=tuple(acts),
    )


def _warnings(request: OfficerRequest, case: Case, *, ends: bool) -> tuple[WarningRow, ...]:
    return tuple(
        WarningRow(
            title=f"{say(rules.AGGRESSION[one.what])}: {say(rules.WHOSE[one.whose])}",
            note=one.note,
            by=_("%(name)s, %(day)s") % {"name": one.by, "day": short_date(one.at)},
            review=short_date(one.review_on),
            late=one.review_on < request.today,
            end_href=reverse("end_warning", kwargs={"case_id": case.public_id, "warning_id": one.id}) if ends else "",
        )
        for one in visits.warnings(case)
    )


@screen(Verb.BOOK_VISIT)
def book_visit(request: OfficerRequest, case: Case) -> HttpResponse:
    """Book one."""
    staff = {str(person.public_id): person for person in units.colleagues(request.actor, request.today, case.unit_id)}
    own = next((code for code, person in staff.items() if person.pk == request.actor.staff_id), "")
    parts = people.of(case, request.actor, request.today)
    ways = [
        (str(way.channel), f"{part.name}: {say(WAYS[way.way])} {way.value}")
        for part in parts
        if not part.accused
        for way in part.ways
        if way.way in PLACES
    ]
    form = VisitForm(request.POST or None, ways=ways, people=staff, own=own, today=request.today)
    if _acted(form, lambda: act.book(case, request.actor, request.now, plan=form.plan, form_key=form.key_sent)):
        messages.success(request, _("The visit is booked. Say when you leave, and when you are back."))
        return redirect("case_visits", case_id=case.public_id)
    page = BookPage(frame(request, case, parts=parts), form, _warnings(request, case, ends=False))
    return render(request, "visits/book.html", page)


def _acted(form: VisitForm, do: Callable[[], object]) -> bool:
    """As `acted`, where a question of ours is called otherwise than the action's."""
    if not form.is_valid():
        return False
    try:
        do()
    except Invalid as wrong:
        form.refuse(wrong, **FIELDS)
        return False
    return True


@screen(Verb.BOOK_VISIT)
def cancel_visit(request: OfficerRequest, case: Case, visit_id: UUID) -> HttpResponse:
    """Call it off."""
    visit = _visit(case, visit_id)
    form = WhyForm(request.POST or None)
    if acted(form, lambda: act.cancel(visit, request.actor, request.now, **form.answers)):
        messages.success(request, _("The visit is called off. Nobody is waited for."))
        return redirect("case_visits", case_id=case.public_id)
    return asked(request, case, form, heading=_("Call the visit off"), button=_("Call it off"), warning=True)


@screen(Verb.BOOK_VISIT)
def finish_visit(request: OfficerRequest, case: Case, visit_id: UUID) -> HttpResponse:
    """What came of it; the contact itself is recorded next."""
    visit = _visit(case, visit_id)
    form = OutcomeForm(request.POST or None)
    form.offer("outcome", rules.OUTCOMES)
    if acted(form, lambda: act.finish(visit, request.actor, request.now, **form.answers)):
        messages.success(request, _("Written down. Now record the contact itself."))
        return redirect("record_contact", case_id=case.public_id)
    return asked(request, case, form, heading=_("What came of the visit"), button=_("Write it down"))


@screen(Verb.WARN_OF_AGGRESSION)
def warn(request: OfficerRequest, case: Case) -> HttpResponse:
    """Warn whoever works on the case."""
    form = WarnForm(request.POST or None)
    form.offer("what", rules.AGGRESSION)
    form.offer("whose", rules.WHOSE)
    if acted(form, lambda: act.warn(case, request.actor, request.now, **form.answers)):
        messages.success(request, _("The warning stands on the case."))
        return redirect("case_visits", case_id=case.public_id)
    before = (
        _("Whoever works on the case sees it before every visit. It is looked at again within half a year."),
        _("Write what was done and said, not what somebody is."),
    )
    heading = _("Warn of aggression")
    return asked(request, case, form, heading=heading, button=_("Put the warning on the case"), before=before)


@screen(Verb.WARN_OF_AGGRESSION)
def end_warning(request: OfficerRequest, case: Case, warning_id: UUID) -> HttpResponse:
    """It no longer holds."""
    warning = visits.warning(case, warning_id)
    if warning is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if acted(form, lambda: act.end_warning(warning, request.actor, request.now, **form.answers)):
        messages.success(request, _("The warning has ended."))
        return redirect("case_visits", case_id=case.public_id)
    return asked(request, case, form, heading=_("End the warning"), button=_("End it"), before=(warning.note,))


def _visit(case: Case, visit_id: UUID) -> visits.Visit:
    found = visits.visit(case, visit_id)
    if found is None:
        raise Http404
    return found
