"""What is owed when something happens: a duty kind and the facts of an event become a day with its reason.

The one place where duties get their days, whether an officer records the event or a feed reports it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alongside.catalogue.kinds import ANCHORS, DutyKind
from alongside.rules.calendar import Calendar, UnknownYear
from alongside.rules.clocks import Extension, LocalStandard, Pause, Rule
from alongside.rules.counting import LONDON, CannotCount, due
from alongside.rules.explaining import say_day
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

Standards = Callable[[str], LocalStandard | None]
"""A unit's own stricter standard for a rule id, if it has set one."""


def no_standards(rule: str) -> LocalStandard | None:
    """The law as it stands."""
    return None


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty with its day. `due_on` is None when no source gives a figure or the anchoring day is not known yet."""

    kind: DutyKind
    rule: str
    due_on: date | None
    due_at: datetime | None
    alarm_on: date | None
    because: Words
    confidence: Confidence

    @property
    def rules(self) -> tuple[str, ...]:
        """Every rule id the duty serves."""
        return tuple(rule.id for rule in self.kind.rules)


def owed(
    kind: DutyKind,
    happened_at: datetime,
    anchors: Mapping[str, date],
    *,
    enhanced: bool,
    calendar: Calendar,
    standards: Standards = no_standards,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Owed:
    """The duty of `kind` for something that happened at that moment.

    `anchors` gives the days of `kinds.ANCHORS` that are known. A duty whose anchor is not known has no day yet and says
    so; a day that cannot be counted says why. Never raises for a date.
    """
    day: date | datetime = happened_at
    if kind.anchor:
        found = anchors.get(kind.anchor)
        if found is None:
            return _without_day(kind, kind.rules[0], _awaiting_anchor(kind))
        day = found
    clock = kind.clock(
        day.astimezone(LONDON).date() if isinstance(day, datetime) else day,
        enhanced=enhanced,
    )
    rule = clock or kind.rules[0]
    if rule.on_learning and not kind.anchor:
        day = anchors.get("received_on", day)
    try:
        answer = due(
            rule,
            day,
            enhanced=enhanced,
            calendar=calendar,
            local=standards(rule.id),
            pauses=pauses,
            extension=extension,
        )
    except (CannotCount, UnknownYear) as refused:
        return _without_day(kind, rule, _uncountable(str(refused)))
    due_on, because = answer.due_on, answer.because
    hearing = anchors.get("hearing_on") if kind.before_hearing else None
    learnt = day.astimezone(LONDON).date() if isinstance(day, datetime) else day
    if hearing is not None and due_on is not None and learnt <= hearing < due_on:
        due_on, because = hearing, _by_the_hearing(because, hearing)
    return Owed(
        kind=kind,
        rule=rule.id,
        due_on=due_on,
        due_at=answer.due_at,
        alarm_on=answer.alarm_on,
        because=because,
        confidence=answer.confidence,
    )


def _by_the_hearing(because: Words, hearing: date) -> Words:
    on = say_day(hearing)
    return Words(
        f"{because.en} The hearing is sooner, on {on.en}: it is due by then.",
        f"{because.cy} Mae'r gwrandawiad yn gynt, ar {on.cy}: rhaid ei wneud erbyn hynny.",
    )


def _without_day(kind: DutyKind, rule: Rule, because: Words) -> Owed:
    return Owed(kind, rule.id, None, None, None, because, rule.confidence)


def _awaiting_anchor(kind: DutyKind) -> Words:
    anchor = ANCHORS[kind.anchor]
    rule = kind.rules[0].id
    return Words(
        f"The day is set when {anchor.en} is known: it is counted from there under rule {rule}.",
        f"Pennir y diwrnod pan fydd {anchor.cy} yn hysbys: fe'i cyfrifir oddi yno dan reol {rule}.",
    )


def _uncountable(why: str) -> Words:
    return Words(
        f"The day could not be counted, and an officer must set it. {why}",
        f"Ni ellid cyfrif y diwrnod, a rhaid i swyddog ei bennu. {why}",
    )
