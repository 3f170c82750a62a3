"""Local standards: a manager promises more than the law asks, and never less."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import standards as acts
from alongside.actions.performing import Invalid
from alongside.catalogue.law import RULES
from alongside.queries import standards, units
from alongside.rules.access import Verb
from alongside.rules.clocks import Direction, Period, Rule
from alongside.rules.explaining import say_limit
from alongside.web.fields import CharField, Radios, Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

SETTABLE = [rule for rule in RULES.values() if rule.standard and rule.standard.period is not Period.MINUTES]


class StandardForm(Form):
    """Which unit, which rule, how much of the rule's own period."""

    unit = Radios(label=gettext_lazy("Unit"), error_messages={"required": gettext_lazy("Choose the unit")})
    rule = Select(label=gettext_lazy("Rule"), error_messages={"required": gettext_lazy("Choose the rule")})
    n = CharField(
        label=gettext_lazy("How many"),
        help_text=gettext_lazy("In the rule's own measure: working days, hours, weeks. 0 is the same day."),
        width="input--width-3",
        max_length=5,
        error_messages={"required": gettext_lazy("Say how many")},
    )

    def clean_n(self) -> int:
        """A whole number."""
        typed = str(self.cleaned_data["n"])
        if not (typed.isascii() and typed.isdigit()):
            raise ValidationError(_("Give a whole number, like 3"), code="number")
        return int(typed)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A standard in force."""

    unit: str
    unit_code: str
    rule: str
    what: str
    law: str
    own: str
    since: date


@dataclass(frozen=True, slots=True)
class StandardsPage:
    """What the manager's units hold themselves to, and the form for one more."""

    held: tuple[HeldRow, ...]
    form: StandardForm


@screen(Verb.SET_STANDARD)
def show_standards(request: OfficerRequest) -> HttpResponse:
    """Local standards."""
    rows = {str(unit.pk): unit for unit in units.run_by(request.actor)}
    first = next(iter(rows), "")
    form = StandardForm(request.POST or None, initial={"rule": request.GET.get("rule", ""), "unit": first})
    form.offer("unit", [(code, unit.name_cy if _welsh(request) else unit.name_en) for code, unit in rows.items()])
    form.offer("rule", [("", _("Choose a rule")), *((rule.id, _asked(rule)) for rule in SETTABLE)])
    if form.is_valid():
        try:
            acts.set_limit(
                rows[form.cleaned_data["unit"]],
                request.actor,
                request.now,
                rule=form.cleaned_data["rule"],
                n=form.cleaned_data["n"],
            )
        except Invalid as invalid:
            form.add_error(invalid.field if invalid.field in form.fields else None, say(invalid.words))
        else:
            messages.success(request, _("The standard holds for everything that arises from today"))
            return redirect("standards")
    held = standards.in_force([unit.pk for unit in rows.values()])
    return render(request, "standards/standards.html", StandardsPage(tuple(_held(one) for one in held), form))


@screen(Verb.SET_STANDARD)
def drop_standard(request: OfficerRequest) -> HttpResponse:
    """From today the law's own limit again."""
    if request.method != "POST":
        return redirect("standards")
    rows = {str(unit.pk): unit for unit in units.run_by(request.actor)}
    unit = rows.get(request.POST.get("unit", ""))
    if unit is None or request.POST.get("rule", "") not in RULES:
        messages.error(request, _("That standard is not there any more"))
        return redirect("standards")
    acts.drop_limit(unit, request.actor, request.now, rule=request.POST["rule"])
    messages.success(request, _("From today the unit keeps to the limit of the rule itself"))
    return redirect("standards")


def _welsh(request: OfficerRequest) -> bool:
    return request.LANGUAGE_CODE == "cy"


def _asked(rule: Rule) -> str:
    what = say(rule.words)
    return f"{rule.id} · {_law(rule)} · {what if len(what) < 70 else what[:67] + '…'}"


def _law(rule: Rule) -> str:
    if rule.standard is None:
        return ""
    words = say(say_limit(rule.standard))
    return _("%(limit)s before") % {"limit": words} if rule.direction is Direction.BEFORE else words


def _held(one: standards.Held) -> HeldRow:
    rule = RULES.get(one.rule)
    return HeldRow(
        unit=say(one.unit),
        unit_code=str(one.unit_id),
        rule=one.rule,
        what=say(rule.words) if rule else one.rule,
        law=_law(rule) if rule else "",
        own=say(say_limit(one.limit)),
        since=one.since,
    )
