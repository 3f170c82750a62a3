"""Letting a finding sleep: an officer knows why it is quiet, and says until when; or wakes it again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import radar as act
from alongside.queries import radar_desk, sources
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.radar import KINDS, LONGEST, OF_A_CASE, Silence
from alongside.web.case.acting import acted, asked
from alongside.web.fields import DateField, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date


class SleepForm(Form):
    """Until when, and why."""

    until = DateField(
        label=gettext_lazy("Until the end of which day?"), error_messages={"required": gettext_lazy("Give the day")}
    )
    why = TextArea(
        label=gettext_lazy("Why can it wait?"),
        rows=3,
        max_length=act.MOST_WORDS,
        error_messages={"required": gettext_lazy("Say why it can wait")},
    )


@dataclass(frozen=True, slots=True)
class DeskSleepPage:
    """A question about what is of no case."""

    heading: str
    before: tuple[str, ...]
    form: Form
    button: str
    back_href: str


@screen(Verb.SNOOZE_FINDING)
def snooze_finding(request: OfficerRequest, case: Case, silence: str) -> HttpResponse:
    """Let one kind of finding on a case sleep."""
    kind = _kind(silence)
    form = _form(request, kind)
    if acted(form, lambda: act.snooze(case, request.actor, request.now, silence=kind, **form.answers)):
        messages.success(request, _slept(form))
        return redirect("radar")
    return asked(request, case, form, heading=_heading(kind), button=_("Let it wait"), before=_before(request, kind))


@screen(Verb.SNOOZE_FINDING)
def wake_finding(request: OfficerRequest, case: Case, silence: str) -> HttpResponse:
    """Let it be found again."""
    kind = _kind(silence)
    form = Form(request.POST or None)
    if acted(form, lambda: act.wake(case, request.actor, request.now, silence=kind)):
        messages.success(request, _("It is awake: the radar finds it again if it is still so."))
        return redirect("radar")
    return asked(request, case, form, heading=_heading(kind), button=_("Wake it"))


@screen(Verb.DECIDE_MESSAGE)
def snooze_feed(request: OfficerRequest, slug: str) -> HttpResponse:
    """Let the silence of a feed wait."""
    source = sources.of(request.actor, slug)
    if source is None:
        raise Http404
    return _of_the_desk(
        request, Silence.SOURCE, source.name, lambda said: act.snooze_feed(source, request.actor, request.now, **said)
    )


@screen(Verb.DECIDE_MESSAGE)
def snooze_sentence(request: OfficerRequest, stub_id: UUID) -> HttpResponse:
    """Let a sentence without a case wait."""
    stub = radar_desk.unlinked(request.actor, stub_id)
    if stub is None:
        raise Http404
    return _of_the_desk(
        request, Silence.NO_CASE, stub.value, lambda said: act.snooze_sentence(stub, request.actor, request.now, **said)
    )


def _of_the_desk(
    request: OfficerRequest, kind: Silence, about: str, do: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    form = _form(request, kind)
    if acted(form, lambda: do(form.answers)):
        messages.success(request, _slept(form))
        return redirect("radar")
    before = (about, *_before(request, kind))
    page = DeskSleepPage(_heading(kind), before, form, _("Let it wait"), reverse("radar"))
    return render(request, "radar/ask.html", page)


def _kind(silence: str) -> Silence:
    if silence not in OF_A_CASE:
        raise Http404
    return Silence(silence)


def _form(request: OfficerRequest, kind: Silence) -> SleepForm:
    later = request.today + timedelta(days=min(7, LONGEST[kind]))
    return SleepForm(request.POST or None, initial={"until": later})


def _heading(kind: Silence) -> str:
    return _("Let it wait: %(what)s") % {"what": say(KINDS[kind])}


def _before(request: OfficerRequest, kind: Silence) -> tuple[str, ...]:
    last = request.today + timedelta(days=LONGEST[kind])
    return (
        _("It is not found again until the day you give, and then it is, unless what it asks for was done."),
        _("It may wait until %(day)s at the latest (our own limit, not verified).") % {"day": short_date(last)},
    )


def _slept(form: Form) -> str:
    return _("It sleeps until the end of %(day)s.") % {"day": short_date(form.answers["until"])}
