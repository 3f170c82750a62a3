"""Live duties as they are shown on a case: one row each, with why this day and what may be said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.queries.case_file import LiveDuty
from alongside.queries.duties import met_by_contact
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.sources import Confidence
from alongside.web.screens import permits
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import capitalise, day_of, due_in_words, say, short_date, short_day


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A live duty. `lateness` is late, today, later or unknown; `action` may be empty where nothing may be done."""

    title: str
    href: str
    due: str
    day: str
    lateness: str
    why: str
    tags: tuple[tuple[str, str], ...]
    because: str
    verified: bool
    rules: tuple[str, ...]
    may_say: str
    action: str
    action_href: str


def duty_rows(request: OfficerRequest, case: Case, duties: Iterable[LiveDuty]) -> tuple[DutyRow, ...]:
    """The rows, in the order given. No query."""
    contact = permits(request, case, Verb.RECORD_CONTACT)
    duties = tuple(duties)
    often = Counter(duty.title for duty in duties)
    return tuple(_row(request, case, duty, contact, alone=often[duty.title] == 1) for duty in duties)


def _row(request: OfficerRequest, case: Case, duty: LiveDuty, contact: bool, *, alone: bool) -> DutyRow:
    here = {"case_id": case.public_id}
    href = reverse("duty", kwargs=here | {"duty_id": duty.duty})
    due = duty.due_on or duty.due_at or duty.alarm_on
    action, action_href = "", ""
    if duty.state == "proposed" and duty.event is not None:
        action, action_href = _("Accept or dismiss"), reverse("decide_event", kwargs=here | {"event_id": duty.event})
    elif contact and met_by_contact(duty.kind):
        action, action_href = _("Record contact"), f"{reverse('record_contact', kwargs=here)}?for={duty.duty}"
    elif contact:
        action, action_href = _("Open"), href
    if due is None:
        words, lateness = _("No day set"), "unknown"
    elif duty.late:
        # By how much stands in the reason, in working days.
        words, lateness = _("Late today") if day_of(due) == request.today else _("Late"), "late"
    else:
        words = capitalise(due_in_words(due, request.today))
        lateness = "today" if day_of(due) == request.today else "later"
    return DutyRow(
        # Two releases bring the same duty twice: the day it arose tells them apart.
        title=say(duty.title) if alone else f"{say(duty.title)} ({short_date(duty.arose_at)})",
        href=href,
        due=words,
        day=short_day(due) if due else "",
        lateness=lateness,
        why=say(duty.reason),
        tags=tuple(_tags(duty)),
        because=say(duty.because) if duty.because else "",
        verified=not duty.confidence or Confidence(duty.confidence).verified,
        rules=duty.rules,
        may_say=say(duty.may_say) if duty.may_say else "",
        action=action,
        action_href=action_href,
    )


def _tags(duty: LiveDuty) -> Iterable[tuple[str, str]]:
    if duty.urgent:
        yield _("Urgent"), "red"
    if duty.state == "proposed":
        yield _("To look at"), "turquoise"
    if duty.state == "attempted":
        yield _("No answer yet"), "yellow"
    if duty.kind.startswith("own."):
        yield _("Own task"), "grey"
