"""The call card: an officer is about to ring, write or go. What to heed stands above the number, and the number itself
is there only once the card is opened, which is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from alongside.actions import guard, locations
from alongside.actions.performing import Invalid
from alongside.catalogue.call_script import Holds, steps
from alongside.catalogue.vocabulary import NUMBER_DISPLAY
from alongside.queries import agreements, contact_plans, people
from alongside.queries.agreements import Agreement
from alongside.queries.contact_plans import Plan
from alongside.queries.scope import Case
from alongside.rules import needs
from alongside.rules.access import Verb
from alongside.rules.outlets import OF_WAY, Light, Outlet, Override, Shown, light
from alongside.web.case.frame import LANGUAGES, Frame, frame
from alongside.web.case.plan import warnings
from alongside.web.contact.wording import CARDS, COLOURS, LIGHTS
from alongside.web.fields import Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say, time_of_day

OPEN, ASK, THREAT = "open", "ask", "threat"


class CardForm(Form):
    """What opening the card takes, by its light: nothing, a reason, or a reason and somebody else."""

    override_why = TextArea(label=gettext_lazy("Why this way all the same?"), max_length=400, rows=2, required=False)
    act = Radios(label=gettext_lazy("Then"), required=False)

    def __init__(self, sent: QueryDict | None, shown: Shown, asked: Agreement | None) -> None:
        super().__init__(sent, initial={"override_why": asked.why if asked else ""})
        if shown.needs is not Override.SECOND_PERSON:
            del self.fields["act"]
        else:
            self.offer("act", list(_acts(asked)))
        if shown.needs not in (Override.REASON, Override.SECOND_PERSON):
            del self.fields["override_why"]

    @property
    def chosen(self) -> str:
        """What to do: a light that leaves no choice opens the card."""
        return str(self.cleaned_data.get("act") or OPEN)


def _acts(asked: Agreement | None) -> Iterator[tuple[str, Any]]:
    if asked is None:
        yield ASK, _("Ask a senior officer to agree")
    elif asked.until is not None:
        yield OPEN, _("Use it: %(name)s agreed") % {"name": asked.by}
    if asked is None or asked.until is None:
        yield THREAT, _("Threat to life: use it now. A senior officer reviews it afterwards")


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the script: what to say, what only the officer reads, and the agreed words beside it."""

    say: str
    note: str
    holds: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """Everything an officer should have read when the telephone rings at the other end."""

    frame: Frame
    form: CardForm | None
    heading: str
    name: str
    light: tuple[str, str]
    reasons: tuple[str, ...]
    next_step: str
    button: str
    warnings: tuple[str, ...]
    voicemail: tuple[str, tuple[str, str]] | None
    terms: tuple[str, ...]
    asked: str
    value: str
    "Empty until the card is opened."
    record_href: str
    facts: tuple[tuple[str, str], ...]
    script: tuple[Line, ...]


@screen(Verb.USE_CHANNEL)
def call_card(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """One way to reach one person: shut when it is asked for, open when the button is pressed."""
    parts = people.of(case, request.actor, request.today)
    part, way = _found(parts, channel_id)
    outlet = OF_WAY[way.way]
    shown = light(outlet, way.facts, request.now)
    asked = None
    if shown.needs is Override.SECOND_PERSON:
        asked = agreements.standing(case, request.actor, request.now, channel=channel_id, outlet=outlet)
    form = CardForm(request.POST or None, shown, asked)
    value = record = ""
    if form.is_valid():
        try:
            if form.chosen == ASK:
                why = form.answers["override_why"]
                guard.ask(case, request.actor, request.now, outlet=outlet, channel=channel_id, why=why)
                messages.success(request, _("A senior officer other than you decides. They have been alerted."))
                return redirect("call_card", case_id=case.public_id, channel_id=channel_id)
            left = guard.leave(
                case,
                request.actor,
                request.now,
                outlet=outlet,
                channel=channel_id,
                conditions_read=True,
                override_why=form.answers.get("override_why", ""),
                threat_to_life=form.chosen == THREAT,
                form_key=form.key_sent,
            )
        except Invalid as wrong:
            form.refuse(wrong, why="override_why")
        else:
            value = _value(request, case, way, left.channel)
            record = _record_href(case, channel_id, left.public_id, request.GET.get("for", ""))
    plan = contact_plans.of([part.person_id]).get(part.person_id)
    page = CardPage(
        frame=frame(request, case, parts=parts),
        form=None if value or shown.needs is Override.IMPOSSIBLE else form,
        heading=say(CARDS[outlet]),
        name=part.name,
        light=(str(LIGHTS[shown.light]), COLOURS[shown.light]),
        reasons=tuple(say(reason) for reason in shown.reasons),
        next_step=say(shown.next_step) if shown.next_step and not value else "",
        button=_button(outlet, shown),
        warnings=tuple(_warnings(request, case, plan)),
        voicemail=_voicemail(way, request) if outlet is Outlet.CALL and way.way == "phone" else None,
        terms=tuple(_terms(way)),
        asked=_asked(asked),
        value=value,
        record_href=record,
        facts=tuple(_facts(part, plan)),
        script=tuple(_script(part, plan)) if outlet is Outlet.CALL else (),
    )
    return render(request, "contact/card.html", page)


def _found(parts: tuple[people.Part, ...], channel_id: UUID) -> tuple[people.Part, people.Way]:
    for part in parts:
        for way in part.ways:
            if way.channel == channel_id and not part.accused and part.ended_on is None:
                return part, way
    raise Http404


def _value(request: OfficerRequest, case: Case, way: people.Way, channel: people.Channel) -> str:
    """The number or address itself; of a hidden place only to whom it may be shown, which is written down as well."""
    if way.hidden:
        if not permits(request, case, Verb.REVEAL_LOCATION):
            return _("Hidden place: the case's officer or a senior officer can show it.")
        locations.reveal(case, request.actor, request.now, channel=channel)
    parts = (channel.value, channel.postcode if channel.postcode not in channel.value else "")
    return " ".join(part for part in parts if part)


def _record_href(case: Case, channel: UUID, card: UUID, purpose: str) -> str:
    to = reverse("record_contact", kwargs={"case_id": case.public_id})
    asked = {"channel": channel, "card": card} | ({"for": purpose} if purpose else {})
    return f"{to}?{urlencode(asked)}"


def _button(outlet: Outlet, shown: Shown) -> str:
    if shown.needs is Override.CONDITIONS_READ:
        return _("I have read this and keep to it: open the card")
    if shown.needs is Override.SECOND_PERSON:
        return _("Continue")
    return _("Show the number") if outlet in (Outlet.CALL, Outlet.TEXT, Outlet.VOICEMAIL) else _("Show where to")


def _warnings(request: OfficerRequest, case: Case, plan: Plan | None) -> Iterator[str]:
    if plan is not None:
        high = case.risk == "high"
        yield from warnings(plan, (), now=request.now, today=request.today, high_risk=high)


def _voicemail(way: people.Way, request: OfficerRequest) -> tuple[str, tuple[str, str]]:
    """May a message be left? Said above the number, because nobody reads on once it rings."""
    shown = light(Outlet.VOICEMAIL, way.facts, request.now)
    why = " ".join(say(reason) for reason in shown.reasons)
    if shown.light is Light.GREEN:
        return _("You may leave a message."), ("", COLOURS[shown.light])
    if shown.needs is Override.CONDITIONS_READ:
        return _("You may leave a message, on these terms:"), (why, COLOURS[shown.light])
    return _("Leave no message."), (why, COLOURS[Light.RED])


def _terms(way: people.Way) -> Iterator[str]:
    yield from (say(term) for term in way.terms)
    if way.number_display:
        shows = say(NUMBER_DISPLAY[way.number_display])
        yield f"{shows}: {way.agreed_number}" if way.agreed_number else f"{shows}."


def _asked(asked: Agreement | None) -> str:
    if asked is None:
        return ""
    if asked.until is None:
        return _("You asked a senior officer on %(date)s. Nobody has decided yet.") % {
            "date": long_time(asked.asked_at)
        }
    words = {"name": asked.by, "time": time_of_day(asked.until)}
    return _("%(name)s agreed that you use it once, until %(time)s.") % words


def _facts(part: people.Part, plan: Plan | None) -> Iterator[tuple[str, str]]:
    yield _("Ask for"), part.known_as or part.name
    if part.pronouns:
        yield _("Pronouns"), part.pronouns
    if plan is not None and plan.called:
        yield _("Calls themselves"), say(plan.called)
    language = plan.language if plan else part.language
    spoken = [str(LANGUAGES.get(language, language))]
    interpreter = plan.interpreter if plan else part.interpreter
    if interpreter:
        spoken.append(_("interpreter: %(interpreter)s") % {"interpreter": interpreter})
    if plan is not None and plan.dialect:
        spoken.append(plan.dialect)
    yield pgettext("of a person", "Language"), ", ".join(spoken)
    found = [say(need.name) for need in needs.meanings(plan.needs)] if plan else []
    said = [*found, plan.needs_in_words if plan else part.needs]
    if any(said):
        yield _("Needs"), "; ".join(one for one in said if one)


def _script(part: people.Part, plan: Plan | None) -> Iterator[Line]:
    agreed = {Holds.NAME: part.known_as or part.name}
    if plan is not None:
        agreed |= {Holds.EXCUSE: plan.excuse, Holds.SAFE_WORD: plan.safe_word, Holds.END_WORD: plan.end_word}
    for step in steps(one for one, words in agreed.items() if words):
        yield Line(say(step.say), say(step.note), agreed.get(step.holds, "") if step.holds else "")
