"""A day that something is due, and why, as a form or a page of an event shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.catalogue.law import PROVIDERS
from alongside.catalogue.owing import Owed
from alongside.queries.event_file import Brought
from alongside.web.wording import long_date, long_time, say, short_date


@dataclass(frozen=True, slots=True)
class Line:
    """One duty: what, when, why then. `owed_by` names another agency that owes it; we watch that it is done."""

    title: str
    due: str
    because: str
    verified: bool
    owed_by: str = ""
    duty: UUID | None = None


def of_owed(one: Owed) -> Line:
    """A duty that would follow."""
    owed_by = say(PROVIDERS[one.kind.owed_by]) if one.kind.owed_by else ""
    due = due_words(one.due_on, one.due_at, one.alarm_on)
    return Line(say(one.kind.words), due, say(one.because), one.confidence.verified, owed_by)


def of_brought(one: Brought) -> Line:
    """A duty that is there."""
    due = due_words(one.due_on, one.due_at, one.alarm_on)
    return Line(say(one.title), due, say(one.because) if one.because else "", one.verified, duty=one.duty)


def due_words(due_on: date | None, due_at: datetime | None, alarm_on: date | None) -> str:
    """The day, the moment, or why there is none yet."""
    if due_at is not None:
        return long_time(due_at)
    if due_on is not None:
        return long_date(due_on)
    if alarm_on is not None:
        return _("Set when the bank holidays are published; look again by %(date)s") % {"date": short_date(alarm_on)}
    return _("No day set")
