"""Two uses of emergency access: one that a senior reviewed, one of last night that nobody has reviewed yet."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from alongside.actions import cases, emergencies, notes
from alongside.jobs.demonstration.chapter import Chapter
from alongside.queries import reviews, scope
from alongside.queries.staff import of

DUTY, SENIOR = "kasia.zielinska", "priya.nair"
LAST_NIGHT = "Chloe Devereux"
LAST_WEEK = "Olivia St. John-Mbeki"
"""Whose cases were needed at once."""


def tellings(chapter: Chapter) -> Iterable[tuple[datetime, Callable[[], None]]]:
    """When what is done on this case in an emergency, and its review."""
    moment = chapter.clock.moment
    if chapter.story.person.name == LAST_NIGHT:
        at = moment("!-1 22:40")
        yield at, lambda: _use(chapter, at, "victim_calls", "She rings: the brother of the accused stands at her door.")
    if chapter.story.person.name == LAST_WEEK:
        used, reviewed = moment("w-6 18:20"), moment("w-5 11:05")
        yield (
            used,
            lambda: _use(chapter, used, "asked_now", "Custody asks what he may be told tonight; his officer has gone."),
        )
        yield reviewed, lambda: _review(chapter, used, reviewed)


def _use(chapter: Chapter, at: datetime, reason: str, words: str) -> None:
    person, on = chapter.stage.colleagues[DUTY], at.date()
    emergencies.use(chapter.case.reference, of(person, on, at), at, reason=reason, words=words)
    later = at + timedelta(minutes=1)
    by = of(person, on, later)
    with scope.acting(by, on):
        cases.view(chapter.case, by, later)
    done = at + timedelta(minutes=9)
    notes.write(
        chapter.case, of(person, on, done), done, text="Spoken to tonight. Their officer rings them in the morning."
    )


def _review(chapter: Chapter, used: datetime, at: datetime) -> None:
    by = of(chapter.stage.colleagues[SENIOR], at.date(), at)
    with scope.acting(by, at.date()):
        one = next(each for each in reviews.of(by, at) if each.at == used)
    words = "Custody was told what the plan says, and no more. The officer was on leave: cover is arranged now."
    emergencies.review(one.id, by, at, verdict="justified", words=words)
