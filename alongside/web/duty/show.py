"""One duty: an officer asks why this day, what may be said, or how to end it other than by a contact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.catalogue.vocabulary import LATE
from alongside.queries.duty_file import DutyFile, Moved, opened
from alongside.queries.scope import Case, Duty
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.event.days import due_words
from alongside.web.screens import permits, screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import due_in_words, long_time, names_of, say, short_date

STATES = {
    "proposed": (gettext_lazy("To look at"), "turquoise"),
    "open": (gettext_lazy("To do"), ""),
    "attempted": (gettext_lazy("Tried, no answer yet"), "yellow"),
    "met": (gettext_lazy("Met"), "green"),
    "waived": (gettext_lazy("Waived: the victim asked"), "grey"),
    "dismissed": (gettext_lazy("Dismissed"), "grey"),
    "superseded": (gettext_lazy("No longer counts"), "grey"),
}


@dataclass(frozen=True, slots=True)
class DutyPage:
    """The duty, and what may be done with it: (text, address), the first of them the usual one."""

    frame: Frame
    title: str
    tags: tuple[tuple[str, str], ...]
    due: str
    lateness: str
    because: str
    verified: bool
    may_say: str
    rules: tuple[tuple[str, str, str], ...]
    "Of each rule its id, what it asks, and where it was read."
    facts: tuple[tuple[str, str], ...]
    moved: tuple[str, ...]
    event_href: str
    actions: tuple[tuple[str, str], ...]


@screen(Verb.VIEW_CASE)
def show_duty(request: OfficerRequest, case: Case, duty: Duty) -> HttpResponse:
    """The page of a duty or of an officer's own task, live or ended."""
    file = opened(duty)
    live = file.state in ("open", "attempted")
    event = {"case_id": case.public_id, "event_id": file.event}
    page = DutyPage(
        frame=frame(request, case, "duties"),
        title=say(file.title),
        tags=tuple(_tags(file)),
        due=due_words(file.due_on, file.due_at, file.alarm_on),
        lateness=due_in_words(file.due_on, request.today) if live and file.due_on else "",
        because=say(file.because) if file.because else "",
        verified=file.verified,
        may_say=say(file.may_say) if file.may_say else "",
        rules=tuple((rule.id, say(rule.words), names_of(rule.sources)) for rule in file.rules),
        facts=tuple(_facts(file)),
        moved=tuple(_moved(one) for one in file.moved),
        event_href=reverse("decide_event", kwargs=event) if file.event else "",
        actions=tuple(_actions(file, case, request.today)) if permits(request, case, Verb.END_DUTY) else (),
    )
    return render(request, "duty/duty.html", page)


def _tags(file: DutyFile) -> Iterable[tuple[str, str]]:
    yield str(STATES[file.state][0]), STATES[file.state][1]
    if file.urgent:
        yield _("Urgent"), "red"
    if file.own:
        yield _("Own task"), "grey"


def _facts(file: DutyFile) -> Iterable[tuple[str, str]]:
    if file.owed_by:
        yield _("Owed by"), _("%(name)s: we watch that it is done") % {"name": say(file.owed_by)}
    if file.ended_at:
        yield _("Ended"), _("%(time)s, %(name)s") % {"time": long_time(file.ended_at), "name": file.ended_by or "–"}
    if file.ended_why:
        yield _("How it ended"), say(file.ended_why)
    if file.late_why:
        yield _("Why it was late"), say(LATE[file.late_why])


def _moved(one: Moved) -> str:
    if one.days:
        return _("%(days)s days added: %(reason)s (%(name)s)") % {
            "days": one.days,
            "reason": one.reason,
            "name": one.by,
        }
    return _("Paused from %(start)s to %(end)s: %(reason)s (%(name)s)") % {
        "start": short_date(one.from_on),
        "end": short_date(one.until_on) if one.until_on else "–",
        "reason": one.reason,
        "name": one.by,
    }


def _actions(file: DutyFile, case: Case, today: date) -> Iterable[tuple[str, str]]:
    here = {"case_id": case.public_id, "duty_id": file.id}
    if file.state == "proposed" and file.event:
        yield (
            _("Accept or dismiss"),
            reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": file.event}),
        )
        return
    if file.state in ("open", "attempted"):
        if file.by_contact:
            contact = reverse("record_contact", kwargs={"case_id": case.public_id})
            yield _("Record contact"), f"{contact}?for={file.id}"
        if file.own:
            yield _("Mark as done"), reverse("complete_task", kwargs=here)
            return
        yield _("Met another way"), reverse("meet_duty", kwargs=here)
        yield _("The victim asked not to be told"), reverse("waive_duty", kwargs=here)
        if file.counted:
            yield _("Pause the clock"), reverse("pause_duty", kwargs=here)
            yield _("Give more time"), reverse("extend_duty", kwargs=here)
    ended = file.ended_at.date() if file.ended_at else today
    if not file.own and file.due_on is not None and file.due_on < ended:
        yield _("Say why it is late"), reverse("explain_lateness", kwargs=here)
