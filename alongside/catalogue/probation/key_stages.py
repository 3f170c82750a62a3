"""The shape shared by the key stages of the Victim Contact Scheme: something happens, the member is told."""

from datetime import date

from alongside.catalogue.kinds import DutyExample, DutyKind, EventKind
from alongside.catalogue.law import rule
from alongside.rules.clocks import Rule
from alongside.rules.words import Words

SAME_DAY_EXAMPLE = (DutyExample(date(2026, 11, 25), date(2026, 11, 25)),)
NEXT_DAY_EXAMPLE = (
    DutyExample(
        date(2026, 12, 24),
        date(2026, 12, 29),
        told="Christmas, the weekend and the Monday do not count",
    ),
)
FIVE_DAYS_EXAMPLE = (DutyExample(date(2026, 12, 18), date(2026, 12, 29), told="Two bank holidays do not count"),)


def stage_duty(
    slug: str,
    words: Words,
    events: tuple[EventKind, ...],
    clock: Rule,
    examples: tuple[DutyExample, ...],
    *,
    may_say: Words | None = None,
    urgent: bool = False,
    closed_by: tuple[str, ...] = (),
    before_hearing: bool = False,
) -> DutyKind:
    """The duty to tell a member of the key stages `events`, by `clock`; the words are those of the first event."""
    stages = sorted({event.key_stage for event in events if event.key_stage})
    return DutyKind(
        slug=slug,
        words=words,
        arises_on=tuple(event.slug for event in events),
        rules=(clock, rule("VC-R11-03"), *(rule(stage) for stage in stages)),
        tell=events[0].tell,
        may_say=may_say or events[0].may_say,
        urgent=urgent,
        closed_by=closed_by,
        before_hearing=before_hearing,
        examples=examples,
    )
