"""What the privacy officer of the demonstration finds: a sweep, and a victim's statement that waits to be checked."""

from datetime import datetime, timedelta

from alongside.actions import access_statements, cases, flags
from alongside.jobs.demonstration.chapter import Chapter, Stage
from alongside.queries import privacy, scope
from alongside.rules.access import Actor

SENIOR = "priya.nair"
VICTIM = "Harbhajan Singh Sandhu"
"""Who asked who has seen the record."""
BETWEEN = timedelta(seconds=9)


def sweep(stage: Stage, at: datetime) -> None:
    """A senior goes through every case of the hub, one after another: work, or is it? The flag only asks."""
    by = stage.actor(SENIOR)
    with scope.acting(by, at.date()):
        for number, case in enumerate(scope.cases(by, at.date()).order_by("pk")):
            cases.view(case, by, at + number * BETWEEN)
    for found in privacy.recent_sweeps(at + timedelta(minutes=10), at.date()):
        flags.raise_sweep(found, Actor(staff_id=None, name="demonstration", purpose="journal"), found.ended_at)


def statement(chapter: Chapter, at: datetime) -> None:
    """The senior makes the statement that the victim asked for."""
    last = at.date()
    access_statements.make(chapter.case, chapter.stage.actor(SENIOR), at, first=last - timedelta(days=365), last=last)
