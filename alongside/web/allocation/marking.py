"""One case in another place than the rules give it: its priority while it waits, and its mark in the caseload."""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import allocation as acts
from alongside.actions import order
from alongside.queries import allocation, marks
from alongside.queries.scope import Case
from alongside.rules.access import Role, Verb
from alongside.rules.order import MARKS, MOST_MARKED
from alongside.rules.triage import LEVELS, Triage
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import DateField, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

BY_RULES = "-"


class PriorityForm(Form):
    """A level, or the rules; and why."""

    level = Radios(label=gettext_lazy("Priority"), error_messages={"required": gettext_lazy("Choose the priority")})
    why = TextArea(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Not needed where the rules decide."),
        rows=3,
        max_length=400,
        required=False,
    )


@screen(Verb.SET_PRIORITY)
def choose_priority(request: OfficerRequest, case: Case) -> HttpResponse:
    """Change the priority."""
    found, given = allocation.triage(case, request.today)
    form = PriorityForm(
        request.POST or None,
        initial={"level": str(given.level) if given else BY_RULES, "why": given.why if given else ""},
    )
    by_rules = _("As the rules say: %(level)s, %(soon)s") % {"level": found.level, "soon": say(LEVELS[found.level])}
    levels = [(str(level), f"{level}: {say(words)}") for level, words in LEVELS.items()]
    form.offer("level", [(BY_RULES, by_rules), *levels])

    def act() -> object:
        level = form.cleaned_data["level"]
        chosen = "" if level == BY_RULES else level
        return acts.set_priority(case, request.actor, request.now, level=chosen, why=form.cleaned_data["why"])

    if acted(form, act):
        return _back(request, case, _("The priority is set"))
    return asked(
        request,
        case,
        form,
        heading=_("Change the priority"),
        before=tuple(_reasons(found)),
        button=_("Set the priority"),
    )


def _reasons(found: Triage) -> Iterable[str]:
    yield _("What the rules go by:") + " " + " ".join(map(say, found.reasons))
    if not found.mark.verified:
        yield _("The levels are a default of contracts, not law: not verified.")


def _back(request: OfficerRequest, case: Case, words: str) -> HttpResponse:
    """To the list that the case waits in, for who shares out; else to the case."""
    shares_out = request.actor.holds(Role.SENIOR, Role.MANAGER, unit_id=case.unit_id)
    if case.owner_id is None and shares_out:
        messages.success(request, words)
        return redirect("allocation")
    return done(request, case, words)


class MarkForm(Form):
    """Where to, until when, and why."""

    HINTS: ClassVar = {
        "pin": gettext_lazy("It stands first in every list of these cases, after what may be unsafe."),
        "later": gettext_lazy("It stands last. What may be unsafe stays where it is."),
    }
    kind = Radios(
        label=gettext_lazy("Where should it stand?"),
        hints=HINTS,
        error_messages={"required": gettext_lazy("Choose where it should stand")},
    )
    until_on = DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("It stands in its own place again after this day."),
        error_messages={"required": gettext_lazy("Say until when")},
    )
    why = TextArea(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Shown beside the case. Whoever works with the case reads it."),
        rows=3,
        max_length=400,
        error_messages={"required": gettext_lazy("Say why")},
    )


@screen(Verb.MARK_ORDER)
def mark_order(request: OfficerRequest, case: Case) -> HttpResponse:
    """Pin, put down for later, or let the rules decide again."""
    now = marks.standing(case, request.today)
    week = request.today + timedelta(days=7)
    initial = {"kind": now.kind, "until_on": now.until_on, "why": now.why} if now else {"until_on": week}
    form = MarkForm(request.POST or None, initial=initial)
    own_place = [(BY_RULES, _("In its own place, as the rules say"))] if now else []
    form.offer("kind", [*MARKS.items(), *own_place])

    def act() -> object:
        if form.cleaned_data["kind"] == BY_RULES:
            return order.end(case, request.actor, request.now)
        return order.mark(case, request.actor, request.now, **form.answers)

    if acted(form, act):
        return done(request, case, _("Its place in the caseload is set"))
    before = _(
        "The list has an order of its own, which says why. Depart from it where you know better; at most %(n)s days."
    )
    return asked(
        request,
        case,
        form,
        heading=_("Its place in the caseload"),
        before=(before % {"n": MOST_MARKED},),
        button=_("Set its place"),
    )
