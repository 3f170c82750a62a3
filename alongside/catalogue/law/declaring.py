"""Short forms to declare rules with, so that a declaration reads as a row of the law."""

from alongside.catalogue.law.sources import restated
from alongside.catalogue.law.worked import WORKED
from alongside.rules.clocks import Direction, Example, Limit, Period, Rule
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words


def wd(n: int) -> Limit:
    """So many working days."""
    return Limit(n, Period.WORKING_DAYS)


def cd(n: int) -> Limit:
    """So many calendar days."""
    return Limit(n, Period.CALENDAR_DAYS)


def weeks(n: int) -> Limit:
    """So many weeks."""
    return Limit(n, Period.WEEKS)


def months(n: int) -> Limit:
    """So many months."""
    return Limit(n, Period.MONTHS)


def hours(n: int) -> Limit:
    """So many hours."""
    return Limit(n, Period.HOURS)


def duty(
    rule_id: str,
    who: str,
    words: Words,
    *,
    on: Words,
    limit: Limit | None = None,
    enhanced: Limit | None = None,
    sources: tuple[Source, ...] = (),
    confidence: Confidence = Confidence.SECONDARY,
    note: Words | None = None,
) -> Rule:
    """A duty of the Victims' Code. Its right is in its id; where no source is named, the Code as it was restated."""
    right = int(rule_id.split("-")[1].removeprefix("R"))
    return Rule(
        id=rule_id,
        words=words,
        who=tuple(who.split()),
        trigger=on,
        sources=sources or (restated(right),),
        confidence=confidence,
        standard=limit,
        enhanced=enhanced or limit,
        right=right,
        note=note,
        version="vc-2021",
        examples=WORKED[limit, enhanced or limit] if limit else (),
    )


def clock(
    rule_id: str,
    who: str,
    words: Words,
    *,
    limit: Limit | None,
    sources: tuple[Source, ...],
    version: str,
    after: Words | None = None,
    before: Words | None = None,
    confidence: Confidence = Confidence.SECONDARY,
    note: Words | None = None,
    examples: tuple[Example, ...] = (),
    from_working_day: bool = False,
    on_learning: bool = False,
) -> Rule:
    """A clock that runs `after` a trigger or counts back `before` an anchor, the same for everyone.

    Raises ValueError unless exactly one of the two is given.
    """
    trigger = after or before
    if trigger is None or (after and before):
        raise ValueError(f"{rule_id} must run after a trigger or before an anchor")
    return Rule(
        id=rule_id,
        words=words,
        who=tuple(who.split()),
        trigger=trigger,
        sources=sources,
        confidence=confidence,
        standard=limit,
        enhanced=limit,
        direction=Direction.BEFORE if before else Direction.AFTER,
        note=note,
        version=version,
        examples=examples or (WORKED.get((limit, limit), ()) if limit and after else ()),
        from_working_day=from_working_day,
        on_learning=on_learning,
    )
