"""What is decided about a referral: sent back or closed, mended, what stopped it cleared, many taken in at once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.actions import intake
from alongside.actions import referrals as acts
from alongside.actions.performing import Invalid, Refused
from alongside.gateways.police_records import FIELDS, LONGEST_VALUE
from alongside.queries import referrals, units
from alongside.queries.referrals import Referral
from alongside.queries.units import Staff
from alongside.rules.access import Verb
from alongside.rules.referrals import CLOSINGS, GATES, REASONS, RETURNS, WAITING, Gate
from alongside.web.desk.pole import WORDS
from alongside.web.fields import CharField, Hidden, Radios, TextArea
from alongside.web.forms import Form
from alongside.web.intake.form import intake_of
from alongside.web.intake.referral import answers, sender_of
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import day_of, say

MOST = 100
"""Referrals taken in with one press: a page of the inbox."""
LONG = frozenset(
    {"homeAddress", "suspectAddress", "vulnerabilityDetails", "safeContactDetails", "unavailabilityDetails"}
)


class AnswerForm(Form):
    """Back to its sender, or closed; and why."""

    answer = Radios(
        label=gettext_lazy("What becomes of it?"),
        error_messages={"required": gettext_lazy("Choose what becomes of it")},
    )
    why = TextArea(
        label=gettext_lazy("What did you find and do?"),
        help_text=gettext_lazy("For us alone. The sender is told the reason you chose, and nothing of this."),
        rows=3,
        max_length=400,
        required=False,
    )


class WhyForm(Form):
    """Why it may go on."""

    why = TextArea(
        label=gettext_lazy("Why may it go on?"),
        rows=3,
        max_length=400,
        error_messages={"required": gettext_lazy("Say why it may go on")},
    )


class MendForm(Form):
    """Every field a referral may have, as it stands."""

    seen = Hidden(required=True)

    def __init__(self, sent: Any, given: dict[str, str], version: int) -> None:
        super().__init__(sent, initial={"seen": version} | given)
        for name in FIELDS:
            words = WORDS.get(name, name)
            if name in LONG:
                self.fields[name] = TextArea(label=words, rows=3, max_length=LONGEST_VALUE, required=False)
            else:
                self.fields[name] = CharField(label=words, max_length=LONGEST_VALUE, required=False)

    def filled(self) -> tuple[str, ...]:
        """The fields with something in them, or a fault: they stand open."""
        return tuple(name for name in FIELDS if self[name].value() or self[name].errors)

    def rest(self) -> tuple[str, ...]:
        """The others."""
        filled = set(self.filled())
        return tuple(name for name in FIELDS if name not in filled)


@dataclass(frozen=True, slots=True)
class FormPage:
    """One form about one referral."""

    title: str
    about: str
    said: tuple[str, ...]
    form: Form
    button: str
    back_href: str


@screen(Verb.DECIDE_REFERRAL)
def answer_referral(request: OfficerRequest, referral_id: UUID) -> HttpResponse:
    """Back to its sender, or closed without a case."""
    found = _found(request, referral_id)
    if found is None:
        return _decided(referral_id)
    form = AnswerForm(request.POST or None)
    form.offer(
        "answer",
        [
            *((f"return:{code}", _("Send it back: %(why)s") % {"why": say(words)}) for code, words in RETURNS.items()),
            *((f"close:{code}", _("Close it: %(why)s") % {"why": say(words)}) for code, words in CLOSINGS.items()),
        ],
    )
    if form.is_valid():
        what, code = form.cleaned_data["answer"].split(":")
        act = acts.give_back if what == "return" else acts.close
        try:
            act(found, request.actor, request.now, code=code, why=form.cleaned_data["why"])
        except Invalid as wrong:
            form.refuse(wrong, code="answer")
        else:
            messages.success(request, _("Sent back.") if what == "return" else _("Closed."))
            return redirect("referrals")
    page = FormPage(_("Send it back or close it"), _name(found), (), form, _("Decide"), _back(referral_id))
    return render(request, "referrals/form.html", page)


@screen(Verb.DECIDE_REFERRAL)
def clear_gate(request: OfficerRequest, referral_id: UUID, gate_id: UUID) -> HttpResponse:
    """What stops it need not."""
    found = _found(request, referral_id)
    if found is None:
        return _decided(referral_id)
    gate = referrals.gate(request.actor, found, gate_id)
    if gate is None:
        raise Http404
    form = WhyForm(request.POST or None)
    if form.is_valid():
        try:
            acts.clear(gate, request.actor, request.now, why=form.cleaned_data["why"])
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Written down. It no longer stops the referral."))
            return redirect("referral", referral_id=referral_id)
    said = (say(GATES[Gate(gate.gate)].words), say(REASONS[gate.reason]))
    page = FormPage(_("It may go on"), _name(found), said, form, _("It may go on"), _back(referral_id))
    return render(request, "referrals/form.html", page)


@dataclass(frozen=True, slots=True)
class MendPage:
    """The referral's fields: those filled, and the others behind a fold."""

    about: str
    form: MendForm
    back_href: str


@screen(Verb.DECIDE_REFERRAL)
def mend_referral(request: OfficerRequest, referral_id: UUID) -> HttpResponse:
    """Write in what the sender was asked for."""
    found = _found(request, referral_id)
    if found is None:
        return _decided(referral_id)
    form = MendForm(request.POST or None, referrals.says(found), found.version)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in FIELDS}
        seen = form.cleaned_data["seen"]
        try:
            acts.mend(found, request.actor, request.now, fields=typed, seen=int(seen) if seen.isdecimal() else 0)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Mended. What could stop it was looked at again."))
            return redirect("referral", referral_id=referral_id)
    return render(request, "referrals/mend.html", MendPage(_name(found), form, _back(referral_id)))


@screen(Verb.DECIDE_REFERRAL)
def accept_referrals(request: OfficerRequest) -> HttpResponse:
    """Take in those that were ticked, each by an act of its own; what cannot be is left where it is."""
    if request.method != "POST":
        return redirect("referrals")
    asked = request.POST.getlist("there" if request.POST.get("which") == "page" else "pick")[:MOST]
    ids = [one for text in asked if (one := _id(text)) is not None]
    owner = _owner(request)
    taken, left = 0, 0
    for found in referrals.several(request.actor, ids):
        if _take_in(request, found, owner):
            taken += 1
        else:
            left += 1
    if taken:
        said = ngettext("%(num)s case was opened.", "%(num)s cases were opened.", taken)
        messages.success(request, said % {"num": taken})
    if left:
        said = ngettext(
            "%(num)s could not be taken in as it stands: open it to see why.",
            "%(num)s could not be taken in as they stand: open them to see why.",
            left,
        )
        messages.warning(request, said % {"num": left})
    if not taken and not left:
        messages.warning(request, _("Nothing was ticked, or somebody else was quicker."))
    return redirect(f"{reverse('referrals')}?show=ready")


def _take_in(request: OfficerRequest, found: Referral, owner: Staff | None) -> bool:
    words = referrals.says(found)
    given = answers(words, day_of(found.received_at), from_=sender_of(found.kind))
    unit = units.workplace(request.actor, found.unit_id or min(request.actor.unit_ids, default=0))
    if unit is None:
        return False
    try:
        intake.take_in(
            unit, request.actor, request.now, intake=intake_of(given, owner), referral=found, form_key=found.public_id
        )
    except (Invalid, Refused):
        return False
    return True


def _owner(request: OfficerRequest) -> Staff | None:
    wanted = request.POST.get("owner", "")
    for unit in sorted(request.actor.unit_ids):
        for person in units.colleagues(request.actor, request.today, unit):
            if str(person.pk) == wanted:
                return person
    return None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _found(request: OfficerRequest, referral_id: UUID) -> Referral | None:
    """The referral while it waits; None where somebody decided already, and the page of the referral says what."""
    found = referrals.one(request.actor, referral_id)
    if found is None:
        raise Http404
    return found if found.state in WAITING else None


def _decided(referral_id: UUID) -> HttpResponse:
    return redirect("referral", referral_id=referral_id)


def _name(found: Referral) -> str:
    said = referrals.says(found)
    return " ".join(said[name] for name in ("givenName", "surname") if said.get(name)) or _("Nobody named")


def _back(referral_id: UUID) -> str:
    return reverse("referral", kwargs={"referral_id": referral_id})
