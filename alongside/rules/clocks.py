"""Time limits as the law states them, and the day they fall on.

A `Rule` says who must do what, how long they have, and which way the time is counted. `due` (in `counting`) turns a
rule and a trigger into a `Due`: a day that can explain itself. No clock is read here; the trigger is always given.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words


class Period(StrEnum):
    """The units a limit is counted in. Stored: values never change."""

    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "cd"
    WEEKS = "weeks"
    MONTHS = "months"
    HOURS = "h"
    MINUTES = "minutes"
    """A length of time allowed for something (the reading of a statement), never a day to meet."""


class Direction(StrEnum):
    """Which way time is counted from the anchor."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a period; zero working days means the same day."""

    n: int
    period: Period

    def __post_init__(self) -> None:
        if self.n < 0:
            raise ValueError(f"A limit cannot be negative: {self.n} {self.period}")


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that a test holds the rule to. Days are those of the trigger or anchor."""

    on: date | datetime
    due: date | datetime
    enhanced: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One duty or clock, as its source states it.

    `standard` and `enhanced` are None where the source gives no figure ("without unjustified delay"). A rule with
    `effective_from` or `effective_to` applies only to triggers within those days (both included); `instead` is the id
    of the rule for the other days. `from_working_day` moves an anchor that is no working day to the one before it.
    `on_learning` says that the time runs from when the service learned of it, not from when it happened.
    """

    id: str
    words: Words
    who: tuple[str, ...]
    trigger: Words
    sources: tuple[Source, ...]
    confidence: Confidence
    standard: Limit | None = None
    enhanced: Limit | None = None
    direction: Direction = Direction.AFTER
    right: int | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    note: Words | None = None
    version: str = "vc-2021"
    examples: tuple[Example, ...] = field(default=())
    instead: str = ""
    from_working_day: bool = False
    on_learning: bool = False

    def limit(self, *, enhanced: bool) -> Limit | None:
        """The limit owed to a person with or without enhanced rights."""
        return self.enhanced if enhanced else self.standard


class LooserThanLaw(ValueError):
    """A local standard that gives more time than the law, or is counted another way. The message is fit to show."""


@dataclass(frozen=True, slots=True)
class LocalStandard:
    """A limit that an organisation sets itself: stricter than the law's, never looser. `owner` is who set it."""

    limit: Limit
    owner: Words


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted, `start` to `until`, both included. The reason is read out to the victim."""

    start: date
    until: date
    reason: Words

    def __post_init__(self) -> None:
        if self.until < self.start:
            raise ValueError(f"A pause cannot end before it begins: {self.start} to {self.until}")

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the paused days."""
        return self.start <= day <= self.until


@dataclass(frozen=True, slots=True)
class Extension:
    """Time added after the last day. The reason is read out to the victim."""

    limit: Limit
    reason: Words


class DueState(StrEnum):
    """What kind of answer a `Due` is."""

    DAY = "day"
    NO_FIGURE = "no_figure"
    """The source sets no number."""
    AWAITING_HOLIDAYS = "awaiting_holidays"
    """The count runs past the last published bank holidays: set when they are published; `alarm_on` is conservative."""
    OUT_OF_FORCE = "out_of_force"
    """The rule does not apply to a trigger on that day."""
    LENGTH = "length"
    """A length of time, not a day."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something must be done, and why then.

    `because` is one paragraph fit to be read to the victim: trigger, period, days skipped and why, rule id, source,
    confidence and version. `due_at` is set only by rules in hours (aware, Europe/London).
    """

    rule: str
    on: date | datetime
    enhanced: bool
    state: DueState
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    because: Words
    confidence: Confidence
    version: str
