"""The visit of a whole case, and what the radar keeps of it: each text holds the case's word."""

from datetime import timedelta

from alongside.records.models import (
    AggressionWarning,
    Case,
    Channel,
    HandOver,
    NoContact,
    Outing,
    ReturnedPost,
    Shift,
    Snooze,
    Staff,
    Visit,
)
from tests.factories import NOW, TODAY

HOUR = timedelta(hours=1)


def see(case: Case, channel: Channel, word: str, by: Staff) -> Visit:
    """A visit booked for today, a warning, and of the radar one of each; beside them the unit's desk, which says
    nothing of the case."""
    outing = Outing.objects.create(
        unit=case.unit, goes=by, number="07700 900555", starts_at=NOW + HOUR, back_by=NOW + 2 * HOUR
    )
    visit = Visit.objects.create(
        case=case, outing=outing, person=case.person, kind="home", channel=channel, place=f"{word} place",
        check_note=word, note=word, present=word, booked_by=by, booked_at=NOW,
    )  # fmt: skip
    AggressionWarning.objects.create(
        case=case, what="words", whose="other", note=word, review_on=TODAY, raised_by=by, raised_at=NOW, ended_why=word
    )
    Snooze.objects.create(case=case, kind="entry", why=word, until_on=TODAY, by=by, at=NOW)
    NoContact.objects.create(case=case, said_on=TODAY, words=word, recorded_by=by, recorded_at=NOW, ended_why=word)
    ReturnedPost.objects.create(
        case=case, channel=channel, came_back_on=TODAY, note=word, recorded_by=by, recorded_at=NOW
    )
    Shift.objects.create(
        unit=case.unit, staff=by, number="07700 900556", starts_at=NOW, ends_at=NOW + HOUR, set_by=by, set_at=NOW
    )
    HandOver.objects.create(unit=case.unit, text="A quiet night.", written_by=by, written_at=NOW)
    return visit
