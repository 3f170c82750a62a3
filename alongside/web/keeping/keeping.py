"""How long a case is kept: a letter asks for the file, or a review looks through what was closed years ago.

Everybody who sees the case sees its last day and what holds it; a senior decides, places a hold, and ends one that
another asked to end.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import retention as acts
from alongside.catalogue import retention
from alongside.queries import retention as keeping
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.words import Words
from alongside.web.case.acting import acted, asked, done
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import DateField, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import language, long_date, say, short_date

OWN_DAY = Words("A day of your own", "Diwrnod o'ch dewis chi")


class HoldForm(Form):
    """Why nothing may be let go of."""

    sort = Radios(
        label=gettext_lazy("Why is the case on hold?"),
        error_messages={"required": gettext_lazy("Choose why the case is on hold")},
    )
    why = TextArea(label=gettext_lazy("More about it"), max_length=400, rows=3, required=False)


class LiftForm(Form):
    """Why it may end."""

    why = TextArea(
        label=gettext_lazy("Why may the hold end?"),
        max_length=400,
        rows=3,
        error_messages={"required": gettext_lazy("Say why the hold may end")},
    )


class AgreeForm(Form):
    """Nothing to fill in: the button is the answer."""


class DecideForm(Form):
    """A published figure, or a day."""

    choice = Radios(
        label=gettext_lazy("How long is the case kept?"),
        error_messages={"required": gettext_lazy("Choose how long the case is kept")},
    )
    until = DateField(
        label=gettext_lazy("Last day it is kept"),
        help_text=gettext_lazy("Only for a day of your own"),
        required=False,
    )


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold that stands, and what this person may do about it."""

    sort: str
    why: str
    placed: str
    asked: str
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class KeepingPage:
    """The class, the day and its source; the holds; and what may be done."""

    frame: Frame
    facts: tuple[tuple[str, str], ...]
    note: str
    holds: tuple[HoldRow, ...]
    acts: tuple[tuple[str, str], ...]


@screen(Verb.VIEW_CASE)
def show_keeping(request: OfficerRequest, case: Case) -> HttpResponse:
    """Keeping."""
    kept = keeping.of(case, request.today)
    offered = [(Verb.HOLD_CASE, _("Put on legal hold"), "place_hold")]
    if kept is not None:
        offered.append((Verb.DECIDE_KEEPING, _("Decide how long it is kept"), "decide_keeping"))
    declared = retention.BY_CODE.get(kept.code) if kept else None
    page = KeepingPage(
        frame=frame(request, case),
        facts=tuple(_facts(kept)),
        note=say(declared.note) if declared and declared.note else "",
        holds=tuple(_hold(request, case, one) for one in keeping.holds(case)),
        acts=tuple(
            (text, reverse(name, kwargs={"case_id": case.public_id}))
            for verb, text, name in offered
            if permits(request, case, verb)
        ),
    )
    return render(request, "keeping/keeping.html", page)


def _facts(kept: keeping.Kept | None) -> list[tuple[str, str]]:
    if kept is None:
        return [(_("Last day it is kept"), _("The case is open: it is kept"))]
    declared = retention.BY_CODE.get(kept.code)
    facts = [
        (_("Last day it is kept"), long_date(kept.until) if kept.until else _("Kept until decided")),
        (_("Sort of file"), say(declared.words if declared else retention.DECIDED_WORDS)),
    ]
    if declared and declared.source:
        source = declared.source.named(language())
        facts.append((_("Source"), source if declared.confidence.verified else f"{source} ({_('Not verified')})"))
    return facts


def _hold(request: OfficerRequest, case: Case, one: keeping.Hold) -> HoldRow:
    where = {"case_id": case.public_id, "hold_id": one.row.public_id}
    act = href = ""
    if permits(request, case, Verb.LIFT_HOLD) and one.asked_by != request.actor.staff_id:
        name = "lift_hold" if one.asked_by else "ask_lift_hold"
        act, href = (_("End this hold") if one.asked_by else _("Ask that it end")), reverse(name, kwargs=where)
    return HoldRow(
        say(retention.HOLDS[one.sort]),
        one.why,
        _("%(name)s, %(date)s") % {"name": one.placed_by, "date": short_date(one.placed_at)},
        _("%(name)s asks that it end: %(why)s") % {"name": one.asked_by_name, "why": one.lift_why}
        if one.asked_by
        else "",
        act,
        href,
    )


@screen(Verb.HOLD_CASE)
def place_hold(request: OfficerRequest, case: Case) -> HttpResponse:
    """Put the case on hold."""
    form = HoldForm(request.POST or None)
    form.offer("sort", retention.HOLDS)
    if acted(form, lambda: acts.place_hold(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("The case is on legal hold: nothing of it is let go of"), to="case_keeping")
    before = (_("Nothing of the case is let go of while a hold stands. Two people are needed to end it."),)
    return asked(
        request, case, form, heading=_("Put on legal hold"), before=before, button=_("Put the case on legal hold")
    )


@screen(Verb.LIFT_HOLD)
def ask_lift(request: OfficerRequest, case: Case, hold_id: UUID) -> HttpResponse:
    """Ask that a hold end."""
    hold = _standing(case, hold_id)
    form = LiftForm(request.POST or None)
    if acted(form, lambda: acts.ask_lift(hold, request.actor, request.now, **form.answers)):
        return done(request, case, _("Another senior officer or manager can end the hold now"), to="case_keeping")
    before = (_("You ask; another senior officer or manager ends it."),)
    return asked(request, case, form, heading=_("Ask that the hold end"), before=before, button=_("Ask that it end"))


@screen(Verb.LIFT_HOLD)
def lift(request: OfficerRequest, case: Case, hold_id: UUID) -> HttpResponse:
    """End a hold that another asked to end."""
    hold = _standing(case, hold_id)
    form = AgreeForm(request.POST or None)
    if acted(form, lambda: acts.lift(hold, request.actor, request.now)):
        return done(request, case, _("The hold has ended"), to="case_keeping")
    said = next((one for one in keeping.holds(case) if one.row.pk == hold.pk and one.asked_by), None)
    words = {"name": said.asked_by_name, "why": said.lift_why} if said else {}
    before = (
        _("%(name)s asks that it end: %(why)s") % words if said else _("Nobody has asked that this hold end."),
        _("From then on the case may be let go of after its last day, by two people."),
    )
    return asked(request, case, form, heading=_("End the hold"), before=before, button=_("End this hold"), warning=True)


def _standing(case: Case, hold_id: UUID) -> keeping.LegalHold:
    found = keeping.hold(case, hold_id)
    if found is None:
        raise Http404
    return found


@screen(Verb.DECIDE_KEEPING)
def decide_keeping(request: OfficerRequest, case: Case) -> HttpResponse:
    """Say until when the closed case is kept."""
    form = DecideForm(request.POST or None)
    figures = [(one.code, one.words) for one in retention.choices(case.unit.service)]
    form.offer("choice", [*figures, (retention.DECIDED, OWN_DAY)])
    if acted(form, lambda: acts.decide(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("The last day is decided"), to="case_keeping")
    before = [_("Nothing is let go of by itself: on that day the case comes into the plan, and two people must agree.")]
    if figures:
        before.append(_("The figures are those that Victim Support publishes for its own service. None binds you."))
    return asked(request, case, form, heading=_("Decide how long it is kept"), before=tuple(before), button=_("Decide"))
