"""The grammar of the catalogue: what an event kind, a duty kind and a service are.

A kind is declared once; screens, forms, references and tests read the declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from alongside.rules.clocks import Period, Rule
from alongside.rules.disclosure import Tell
from alongside.rules.words import Words

__all__ = [
    "ANCHORS",
    "NOTHING_TO_SAY",
    "DutyExample",
    "DutyKind",
    "EventKind",
    "Service",
    "Tell",
]

NOTHING_TO_SAY = Words(
    en="Nothing about this may be said to the victim.",
    cy="Ni cheir dweud dim am hyn wrth y dioddefwr.",
)
"""The `may_say` of every kind the victim is not told of: an instruction to the officer, never words for the victim."""

ANCHORS: Mapping[str, Words] = {
    "received_on": Words("the day the information was received", "y diwrnod y cafwyd yr wybodaeth"),
    "sentence_on": Words("the day of sentence", "diwrnod y ddedfryd"),
    "hearing_on": Words("the day of the hearing", "diwrnod y gwrandawiad"),
    "release_on": Words("the planned day of release", "y diwrnod rhyddhau arfaethedig"),
    "earliest_release": Words("the earliest possible release", "y dyddiad rhyddhau cynharaf posibl"),
    "hard_stop_on": Words(
        "the last day for ordinary work on the licence",
        "y diwrnod olaf i weithio ar y drwydded",
    ),
}
"""The facts a clock may count from instead of the day of the event."""


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
    only_if: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    """What the facts of a feed's message must say, any one value of each, for the happening to be this event. An event
    that asks for facts and finds them stands in place of those that ask for none."""
    long_ago: bool = False
    """It may have happened decades before the case was opened, as a sentence for life that a relative asks of now."""
    quiet: str = ""
    """Why no duty arises from it, for an event that only leaves a line in the history."""


@dataclass(frozen=True, slots=True)
class DutyExample:
    """A worked example of a duty: event on a day (for a duty with an anchor, the anchor's), due on a day."""

    happened: date
    due: date | None
    enhanced: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class DutyKind:
    """Something that must be done for a victim when an event of one of `arises_on` is recorded.

    `rules` are every rule id it serves; the first one with a figure sets the day. `anchor` names the fact the clock
    counts from when it is not the day of the event: one of `ANCHORS`. `owed_by` names another
    agency (one of `law.PROVIDERS`) when the duty is theirs: the officer then only watches that it was done.
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
    owed_by: str = ""
    closed_by: tuple[str, ...] = ()
    """Slugs of event kinds that make it pointless when they happen later (a recapture closes the urgent call)."""
    before_hearing: bool = False
    """Whether it comes too late after the hearing the event tells of: then it is due on that day at the latest."""

    def clock(self, on: date, *, enhanced: bool) -> Rule | None:
        """The rule that sets the day: the first with a figure, in force on `on`; None when no source gives one."""
        for rule in self.rules:
            early = rule.effective_from is not None and on < rule.effective_from
            late = rule.effective_to is not None and on > rule.effective_to
            limit = rule.limit(enhanced=enhanced)
            if limit is not None and limit.period is not Period.MINUTES and not early and not late:
                return rule
        return None


@dataclass(frozen=True, slots=True)
class Service:
    """One of the two roles' services, composed in its own folder. Core code asks the case's service, never its name."""

    slug: str
    words: Words
    officer: Words
    events: tuple[EventKind, ...]
    duties: tuple[DutyKind, ...]
    unit_word: Words
    other: Words
    """What its officers call the person the case is against, with the article."""
    facts: Mapping[str, str] = field(default_factory=dict)
    longest_quiet: Mapping[str, Rule] = field(default_factory=dict)
    """By risk, the rule of how long a case may lie without an entry; a risk that is not here has none."""
    unheard: Mapping[str, Words] = field(default_factory=dict)
    """Happenings that make no event on this service's cases, each with the reason."""
