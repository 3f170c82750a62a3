"""Who sees a sealed case: its list, its code name, and its seal lifted by two people."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import seals as act
from alongside.queries import deciding, seals
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.frame import Frame, frame
from alongside.web.deciding.form import AnswerForm
from alongside.web.fields import TextArea
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import short_date


class AskForm(Form):
    """Why the seal may be lifted."""

    why = TextArea(
        label=gettext_lazy("Why may the seal be lifted?"),
        max_length=400,
        rows=3,
        error_messages={"required": gettext_lazy("Say why the seal may be lifted")},
    )


class ButtonForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """Somebody on the list. `end_href` leads to ending their place, for who may."""

    name: str
    days: str
    end_href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list, the code name, and what may be done about them."""

    frame: Frame
    code_name: str
    rows: tuple[ListedRow, ...]
    waits: str
    "Who asked that the seal be lifted, and why; nothing where nobody did."
    acts: tuple[tuple[str, str], ...]


@screen(Verb.VIEW_CASE)
def show_list(request: OfficerRequest, case: Case) -> HttpResponse:
    """Who sees this case."""
    _sealed(case)
    here = {"case_id": case.public_id}
    keeps = permits(request, case, Verb.KEEP_LIST)
    rows = tuple(
        ListedRow(
            one.name,
            _("%(first)s to %(last)s") % {"first": short_date(one.since), "last": short_date(one.until)}
            if one.until
            else _("Since %(day)s") % {"day": short_date(one.since)},
            reverse("end_listed", kwargs=here | {"staff_id": one.person})
            if keeps and one.staff_id != case.owner_id
            else "",
        )
        for one in seals.listed(case, request.today)
    )
    waits = deciding.waiting(case, "seal")
    offered = [(Verb.RESTRICT_CASE, _("Add to its list"), "restrict_case")]
    offered.append((Verb.KEEP_LIST, _("Draw another code name"), "draw_code_name"))
    if waits is None:
        offered.append((Verb.ASK_LIFT_SEAL, _("Ask that the seal be lifted"), "ask_lift_seal"))
    elif waits.asked_by_id != request.actor.staff_id:
        offered.append((Verb.LIFT_SEAL, _("Decide whether the seal is lifted"), "lift_seal"))
    page = ListPage(
        frame(request, case),
        case.code_name,
        rows,
        _words(waits) if waits else "",
        tuple((text, reverse(name, kwargs=here)) for verb, text, name in offered if permits(request, case, verb)),
    )
    return render(request, "case/seal.html", page)


@screen(Verb.KEEP_LIST)
def end_place(request: OfficerRequest, case: Case, staff_id: UUID) -> HttpResponse:
    """They see the case no more."""
    _sealed(case)
    person = seals.one(case, request.today, staff_id)
    if person is None:
        raise Http404
    form = ButtonForm(request.POST or None)
    if acted(form, lambda: act.end_place(case, request.actor, request.now, person=person)):
        own = person.pk == request.actor.staff_id
        to = {"to": "seal_list"} if not own else {}
        return done(request, case, _("They see this case no more."), **to)
    before = (_("%(name)s sees this case no more, from now.") % {"name": person.name},)
    heading, button = _("End a place on the list"), _("End their place")
    return asked(request, case, form, heading=heading, button=button, before=before, warning=True)


@screen(Verb.KEEP_LIST)
def draw_code_name(request: OfficerRequest, case: Case) -> HttpResponse:
    """Another code name."""
    _sealed(case)
    form = ButtonForm(request.POST or None)
    if acted(form, lambda: act.rename(case, request.actor, request.now)):
        return done(request, case, _("The case has another code name."), to="seal_list")
    before = (_("Tell the others on the list: in their lists the case stands under its new name at once."),)
    return asked(request, case, form, heading=_("Draw another code name"), button=_("Draw it"), before=before)


@screen(Verb.ASK_LIFT_SEAL)
def ask_lift(request: OfficerRequest, case: Case) -> HttpResponse:
    """Ask that the seal be lifted."""
    _sealed(case)
    form = AskForm(request.POST or None)
    if acted(form, lambda: act.ask_lift(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("A senior officer on the list can lift the seal now."), to="seal_list")
    before = (_("You ask; a senior officer on the list decides. Until then the case stays sealed."),)
    heading = _("Ask that the seal be lifted")
    return asked(request, case, form, heading=heading, button=heading, before=before)


@screen(Verb.LIFT_SEAL)
def lift(request: OfficerRequest, case: Case) -> HttpResponse:
    """Lift the seal that another asked to be lifted, or refuse."""
    _sealed(case)
    one, waits = deciding.asked(case, "seal"), deciding.waiting(case, "seal")
    if one is None or waits is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    form.offer_answers(_("Yes: lift the seal"), _("No: the case stays sealed"))
    if acted(form, lambda: act.lift(one, request.actor, request.now, agreed=form.agreed)):
        if form.agreed:
            return done(request, case, _("The seal is lifted."))
        return done(request, case, _("The case stays sealed."), to="seal_list")
    before = (
        _words(waits),
        _("Lifted, everybody in the unit may know of the case, and it stands under its name in lists."),
    )
    heading = _("Decide whether the seal is lifted")
    return asked(request, case, form, heading=heading, button=_("Decide"), before=before, warning=True)


def _words(one: deciding.Asked) -> str:
    words = {"name": one.asked_by, "date": short_date(one.asked_at), "why": one.why}
    return _("%(name)s asked on %(date)s that the seal be lifted: %(why)s") % words


def _sealed(case: Case) -> None:
    if not case.restricted:
        raise Http404
