"""The feeds: is each of them speaking? A silent feed is shown as silent; a manager releases one that was stopped."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.actions import quarantine
from alongside.actions.performing import Refused
from alongside.queries import desk, sources
from alongside.queries import feeds as heard
from alongside.rules.access import Verb, may
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time


@dataclass(frozen=True, slots=True)
class Feed:
    """One source and how it is."""

    name: str
    state: tuple[str, str]
    last_heard: str
    messages: int
    duties: int
    waiting: int
    held: int
    release_href: str


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """Every source of the organisation."""

    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """What releasing a source would let in."""

    form: Form
    name: str
    stopped_at: datetime
    held: int
    elsewhere: int
    "How many of them concern cases that the reader may not see."


@screen(Verb.VIEW_DESK)
def feeds(request: OfficerRequest) -> HttpResponse:
    """The heartbeat of each."""
    may_release = may(Verb.RELEASE_QUARANTINE, request.actor).allowed
    beats = heard.heartbeats(request.now, request.actor.organisation_ids)
    theirs = request.actor.organisation_ids
    page = FeedsPage(tuple(_feed(beat, may_release=may_release and beat.may_be_released(theirs)) for beat in beats))
    return render(request, "desk/feeds.html", page)


@screen(Verb.RELEASE_QUARANTINE)
def release_quarantine(request: OfficerRequest, slug: str) -> HttpResponse:
    """A manager has looked and believes the source again: everything it sent meanwhile is settled."""
    source = sources.of(request.actor, slug)
    if source is None:
        raise Http404
    form = Form(request.POST or None)
    if source.quarantined_at is None or form.is_valid():
        if source.quarantined_at is not None:
            n = quarantine.release(source, request.actor, request.now)
            said = ngettext("Released: %(n)s message is settled.", "Released: %(n)s messages are settled.", n)
            messages.success(request, said % {"n": n})
        return redirect("feeds")
    beats = heard.heartbeats(request.now, request.actor.organisation_ids)
    beat = next(beat for beat in beats if beat.slug == slug)
    if not beat.may_be_released(request.actor.organisation_ids):
        raise Refused(quarantine.NOT_CONCERNED)
    seen = desk.stopped(request.actor, source)
    page = ReleasePage(form, source.name, source.quarantined_at, beat.quarantined, beat.quarantined - seen)
    return render(request, "desk/release.html", page)


def _feed(beat: heard.Heartbeat, *, may_release: bool) -> Feed:
    if beat.quarantined_at:
        state = (_("Stopped"), "red")
    elif beat.last_heard_at is None:
        state = (_("Never heard"), "red")
    else:
        state = (_("Silent"), "orange") if beat.silent else (_("Speaking"), "green")
    href = reverse("release_quarantine", kwargs={"slug": beat.slug})
    return Feed(
        name=beat.name,
        state=state,
        last_heard=long_time(beat.last_heard_at) if beat.last_heard_at else _("Never"),
        messages=beat.messages_today,
        duties=beat.duties_today,
        waiting=beat.held,
        held=beat.quarantined,
        release_href=href if may_release else "",
    )
