"""The grammar of the catalogue: what an event kind, a duty kind and a service are.

A kind is declared once; screens, forms, references and tests read the declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from alongside.rules.clocks import Rule
from alongside.rules.words import Words


class Tell(StrEnum):
    """Whether the victim may be told of something, before any officer has looked. Stored: values never change."""

    YES = "yes"
    FACT_ONLY = "fact_only"
    """The bare fact, with nothing about place, health or plan."""
    MONTH_ONLY = "month_only"
    IF_CONFIRMED = "if_confirmed"
    """Only after an officer has checked with police, prison or offender manager."""
    IF_SENIOR_AGREES = "if_senior_agrees"
    ANNUAL_LETTER = "annual_letter"
    NO = "no"


@dataclass(frozen=True, slots=True)
class EventKind:
    """Something that can happen on a case.

    `happenings` are the feed classes that report it; `by_hand` says an officer may record it from the list on
    "what happened". `sentence` is its line in the timeline. `key_stage` is the scheme's key stage it is, if any.
    """

    slug: str
    words: Words
    sentence: Words
    tell: Tell
    may_say: Words
    happenings: tuple[str, ...] = ()
    by_hand: bool = True
    key_stage: str = ""
    urgent: bool = False
    closes: tuple[str, ...] = ()
    """Slugs of duty kinds that this event makes pointless (a recapture closes the urgent call)."""


@dataclass(frozen=True, slots=True)
class DutyExample:
    """A worked example of a duty: event on a day, due on a day."""

    happened: date
    due: date | None
    enhanced: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class DutyKind:
    """Something that must be done for a victim when an event of one of `arises_on` is recorded.

    `rules` are every rule id it serves; the first one with a figure sets the day. `anchor` names the fact the clock
    counts from when it is not the day of the event: "hearing_on", "release_on", "hard_stop_on", "received_on".
    """

    slug: str
    words: Words
    arises_on: tuple[str, ...]
    rules: tuple[Rule, ...]
    tell: Tell
    may_say: Words
    anchor: str = ""
    urgent: bool = False
    met_by_contact: bool = True
    examples: tuple[DutyExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """One of the two roles' services, composed in its own folder. Core code asks the case's service, never its name."""

    slug: str
    words: Words
    officer: Words
    events: tuple[EventKind, ...]
    duties: tuple[DutyKind, ...]
    unit_word: Words
    facts: Mapping[str, str] = field(default_factory=dict)
