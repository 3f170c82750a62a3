"""One event: where it came from, what it brings, what may be said; what a feed proposed is accepted or dismissed."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.actions import events
from alongside.actions.performing import Invalid
from alongside.catalogue.kinds import ANCHORS
from alongside.queries import deciding
from alongside.queries.event_file import EventFile, Fenced, opened
from alongside.queries.owing import asked
from alongside.queries.scope import Case, Event
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.event.days import Line, of_brought
from alongside.web.event.form import anchor_fields
from alongside.web.event.places import place_words
from alongside.web.fields import Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import capitalise, long_date, long_time, say, short_date

STATES = {
    "proposed": (gettext_lazy("Proposed by a feed: decide whether it is so"), "yellow"),
    "confirmed": (gettext_lazy("Confirmed"), "green"),
    "dismissed": (gettext_lazy("Dismissed"), "grey"),
    "superseded": (gettext_lazy("Taken back by later word"), "grey"),
}


class DecideForm(Form):
    """Whether what a feed proposed is so. `anchors` are the days its limits count from that nobody has given yet."""

    decision = Radios(label=gettext_lazy("Is this so, for this victim?"))
    why = TextArea(label=gettext_lazy("Why not"), required=False, rows=2)

    def __init__(self, sent: QueryDict | None, anchors: tuple[str, ...]) -> None:
        self.anchors = anchors
        super().__init__(sent)
        self.fields["decision"].error_messages["required"] = _("Choose yes or no")
        self.offer(
            "decision",
            [("accept", _("Yes: what follows from it is owed")), ("dismiss", _("No, or not for this victim"))],
        )
        self.fields |= anchor_fields(anchors)

    @property
    def known(self) -> dict[str, date]:
        """The days that were given."""
        return {name: self.cleaned_data[name] for name in self.anchors if self.cleaned_data[name]}


@dataclass(frozen=True, slots=True)
class FencedLine:
    """A place that came with the message: what sort, never which."""

    words: str
    field: str
    released: str
    reason: str
    release_href: str
    ask_href: str
    "Where to ask for its release, where nobody has."
    waits: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """The event. `form` is there while it awaits a decision."""

    frame: Frame
    form: DecideForm | None
    title: str
    state: tuple[str, str]
    facts: tuple[tuple[str, str], ...]
    note: str
    duties: tuple[Line, ...]
    may_say: str
    kept_back: tuple[tuple[str, str], ...]
    fenced: tuple[FencedLine, ...]


@screen(Verb.VIEW_CASE)
def decide_event(request: OfficerRequest, case: Case, event: Event) -> HttpResponse:
    """The page of any event; while it is only proposed, with the form that decides it."""
    file = opened(event)
    form = None
    if file.state == "proposed" or request.method == "POST":
        missing = tuple(name for name in asked(case.unit.service, event.kind) if name not in file.anchors)
        form = DecideForm(request.POST or None, missing if file.state == "proposed" else ())
        if form.is_valid():
            try:
                return _decide(request, case, event, form)
            except Invalid as wrong:
                form.refuse(wrong)
    page = EventPage(
        frame=frame(request, case),
        form=form,
        title=say(file.kind.words),
        state=(str(STATES[file.state][0]), STATES[file.state][1]),
        facts=tuple(_facts(file)),
        note=file.note,
        duties=tuple(of_brought(one) for one in file.duties),
        may_say=say(file.sayable.words) if file.sayable.words else "",
        kept_back=tuple((place_words(name), say(why)) for name, why in file.sayable.withheld),
        fenced=tuple(_fenced(request, case, event, one) for one in file.fenced),
    )
    return render(request, "event/event.html", page)


def _decide(request: OfficerRequest, case: Case, event: Event, form: DecideForm) -> HttpResponse:
    if form.cleaned_data["decision"] == "accept":
        events.accept(event, request.actor, request.now, anchors=form.known)
        n = event.duties.filter(state="open").count()
        messages.success(
            request, ngettext("Accepted: %(n)s duty is owed.", "Accepted: %(n)s duties are owed.", n) % {"n": n}
        )
    else:
        events.dismiss(event, request.actor, request.now, why=form.cleaned_data["why"])
        messages.success(request, _("Dismissed, with your reason."))
    return redirect("case", case_id=case.public_id)


def _facts(file: EventFile) -> list[tuple[str, str]]:
    when = long_date(file.occurred_at) if file.day_only else long_time(file.occurred_at)
    facts = [(_("Happened"), when)]
    if file.feed:
        facts.append((_("Told by"), _("%(feed)s, %(time)s") % {"feed": file.feed, "time": long_time(file.recorded_at)}))
    else:
        facts.append(
            (
                _("Recorded by"),
                _("%(name)s, %(time)s") % {"name": file.recorded_by, "time": long_time(file.recorded_at)},
            )
        )
    facts += [(capitalise(say(ANCHORS[name])), short_date(day)) for name, day in sorted(file.anchors.items())]
    if file.hearing_on and "hearing_on" not in file.anchors:
        facts.append((capitalise(say(ANCHORS["hearing_on"])), long_date(file.hearing_on)))
    if file.decided_at:
        facts.append(
            (_("Decided by"), _("%(name)s, %(time)s") % {"name": file.decided_by, "time": long_time(file.decided_at)})
        )
    if file.decided_why:
        facts.append((_("Reason"), file.decided_why))
    return facts


def _fenced(request: OfficerRequest, case: Case, event: Event, one: Fenced) -> FencedLine:
    ids = {"case_id": case.public_id, "event_id": event.public_id, "field": one.field}
    released, waits, asks, decides = "", "", False, False
    if one.released_at:
        released = _("Released by %(name)s, %(time)s") % {"name": one.released_by, "time": long_time(one.released_at)}
    elif (asked_for := deciding.waiting(case, "fence", event=event, field=one.field)) is not None:
        words = {"name": asked_for.asked_by, "time": long_time(asked_for.asked_at)}
        waits = _("%(name)s asked for its release, %(time)s") % words
        decides = asked_for.asked_by_id != request.actor.staff_id and permits(request, case, Verb.RELEASE_FENCED)
    else:
        asks = permits(request, case, Verb.ASK_RELEASE)
    return FencedLine(
        words=place_words(one.field),
        field=one.field,
        released=released,
        reason=one.reason,
        release_href=reverse("release_fenced", kwargs=ids) if decides else "",
        ask_href=reverse("ask_release", kwargs=ids) if asks else "",
        waits=waits,
    )
