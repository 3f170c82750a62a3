"""The order of Today and of the caseload: who stands where, and why, in words.

No learning, no hidden weights, and nothing about who a person is: only what is due, what is dangerous and how long
nobody was in touch. The same facts always give the same order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from alongside.rules.calendar import DAY, Calendar, UnknownYear
from alongside.rules.counting import LONDON
from alongside.rules.explaining import say_day, say_time
from alongside.rules.order import MARKS
from alongside.rules.words import Words

SOON = timedelta(days=7)
HEARING_SOON = timedelta(days=14)
LONG_SILENCE = timedelta(days=28)


class Section(StrEnum):
    """The parts of Today, in the order they are shown."""

    NOW = "now"
    """Somebody may be in danger: urgent, and due, late or not yet looked at."""
    LATE = "late"
    DUE_TODAY = "due_today"
    PROPOSED = "proposed"
    UNANSWERED = "unanswered"
    NEXT_7_DAYS = "next_7_days"
    LATER = "later"


SECTIONS: dict[Section, Words] = {
    Section.NOW: Words("Now: somebody may not be safe", "Nawr: efallai nad yw rhywun yn ddiogel"),
    Section.LATE: Words("Late", "Hwyr"),
    Section.DUE_TODAY: Words("Due today", "I'w wneud heddiw"),
    Section.PROPOSED: Words("To look at", "I edrych arno"),
    Section.UNANSWERED: Words("Tried, no answer", "Wedi ceisio, dim ateb"),
    Section.NEXT_7_DAYS: Words("In the next 7 days", "Yn y 7 diwrnod nesaf"),
    Section.LATER: Words("Later", "Yn ddiweddarach"),
}

_RISK = {"high": 0, "medium": 1, "unknown": 2, "standard": 3}
"""A risk nobody assessed stands before one that was found standard."""

REVIEW = {"high": timedelta(days=28), "medium": timedelta(days=90), "standard": timedelta(days=183)}
"""How long an assessment of risk is fresh: our own default. An older one stands before a fresh one of its level."""

_TIERS = {"pin": 1, "": 2, "later": 3}


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What the order needs to know of one duty and its case. `key` breaks ties and never changes.

    `due_on` is None where no source gives a day; `alarm_on` then may stand in. `attempts` counts tries without an
    answer; `watched` says another agency owes it. `someone_else_answered`: a try reached another person.
    """

    key: str
    state: str
    arose_on: date
    due_on: date | None = None
    due_at: datetime | None = None
    alarm_on: date | None = None
    urgent: bool = False
    risk: str = "unknown"
    enhanced: bool = False
    last_contact_on: date | None = None
    hearing_on: date | None = None
    attempts: int = 0
    someone_else_answered: bool = False
    watched: bool = False
    risk_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the order of the caseload needs to know of one case, with the facts of its live duties."""

    key: str
    duties: tuple[DutyFacts, ...] = ()
    risk: str = "unknown"
    enhanced: bool = False
    last_contact_on: date | None = None
    opened_on: date | None = None
    hearing_on: date | None = None
    risk_on: date | None = None
    someone_else_answered: bool = False
    mark: str = ""
    marked_until: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """The place in order: smaller stands first. Compared field by field, so that a test can say which one decided."""

    tier: int
    section: int
    first: int
    not_urgent: bool
    second: int
    third: int
    not_enhanced: bool
    last_contact: int
    arose: int
    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, and why in words fit to show beside it."""

    section: Section
    rank: Rank
    reason: Words


def place(duty: DutyFacts, today: date, calendar: Calendar, *, now: datetime | None = None) -> Place:
    """Where `duty` stands on `today`. `now` decides about duties due at a time of day; without it the day does."""
    section, rank = stand(duty, today, now=now)
    return Place(section, rank, _reason(duty, _due(duty), section, today, calendar, now))


def stand(duty: DutyFacts, today: date, *, now: datetime | None = None) -> tuple[Section, Rank]:
    """The place without its reason: enough to put many in order and to give reasons only to those that are shown."""
    due = _due(duty)
    section = _section(duty, due, today, now)
    day = due.toordinal() if due else _without_day(duty)
    risk = _risk(duty.risk, duty.risk_on, today)
    hearing = _hearing(duty.hearing_on, today)
    dated = section in (Section.NEXT_7_DAYS, Section.LATER)
    first, second, third = (day, risk, hearing) if dated else (risk, -1 if duty.someone_else_answered else hearing, day)
    return section, Rank(
        tier=0 if section is Section.NOW else _TIERS[""],
        section=_ORDER[section],
        first=first,
        not_urgent=dated and not duty.urgent,
        second=second,
        third=third,
        not_enhanced=not duty.enhanced,
        last_contact=duty.last_contact_on.toordinal() if duty.last_contact_on else 0,
        arose=duty.arose_on.toordinal(),
        key=duty.key,
    )


def _due(duty: DutyFacts) -> date | None:
    return duty.due_on or (duty.due_at.astimezone(LONDON).date() if duty.due_at else None) or duty.alarm_on


_ORDER = {section: position for position, section in enumerate(Section)}


def place_case(case: CaseFacts, today: date, calendar: Calendar, *, now: datetime | None = None) -> Place:
    """Where a case stands in the caseload: where its first duty does; else by risk and how long nobody was in touch."""
    section, rank = stand_case(case, today, now=now)
    if case.duties:
        first = min(case.duties, key=lambda duty: stand(duty, today, now=now)[1])
        said = [_reason(first, _due(first), section, today, calendar, now)]
    else:
        said = [Words("Nothing is due.", "Nid oes dim i'w wneud.")]
        said += [_OTHER_ANSWERED] if case.someone_else_answered else []
        said += [_RISK_SAID[case.risk]] if case.risk in _RISK_SAID else []
        said += _age(case.risk, case.risk_on, today)
        said += _silence(case.last_contact_on, today, LONG_SILENCE)
    return Place(section, rank, _joined([*_marked(case, section), *said]))


def stand_case(case: CaseFacts, today: date, *, now: datetime | None = None) -> tuple[Section, Rank]:
    """The place of a case without its reason: see `stand`."""
    stands = [stand(duty, today, now=now) for duty in case.duties]
    if stands:
        section, rank = min(stands, key=lambda each: each[1])
        if case.mark and section is not Section.NOW:
            rank = replace(rank, tier=_TIERS[case.mark])
        return section, rank
    since = case.last_contact_on or case.opened_on
    return Section.LATER, Rank(
        tier=_TIERS[case.mark],
        section=_ORDER[Section.LATER] + 1,
        first=_risk(case.risk, case.risk_on, today),
        not_urgent=False,
        second=-1 if case.someone_else_answered else _hearing(case.hearing_on, today),
        third=since.toordinal() if since else 0,
        not_enhanced=not case.enhanced,
        last_contact=0,
        arose=0,
        key=case.key,
    )


Placed = TypeVar("Placed", DutyFacts, CaseFacts)


def in_order(
    facts: Iterable[Placed], today: date, calendar: Calendar, *, now: datetime | None = None
) -> list[tuple[Place, Placed]]:
    """Duties or cases with their places, first to last. However they come in, they go out in one order."""
    placed: list[tuple[Place, Placed]] = []
    for each in facts:
        where = (
            place(each, today, calendar, now=now)
            if isinstance(each, DutyFacts)
            else place_case(each, today, calendar, now=now)
        )
        placed.append((where, each))
    return sorted(placed, key=lambda one: one[0].rank)


def _risk(risk: str, on: date | None, today: date) -> int:
    """The smaller the sooner: levels two apart, so that an assessment out of date stands before a fresh one."""
    return 2 * _RISK.get(risk, _RISK["unknown"]) - _outdated(risk, on, today)


def _outdated(risk: str, on: date | None, today: date) -> bool:
    return on is not None and risk in REVIEW and today - on > REVIEW[risk]


def _late(duty: DutyFacts, due: date | None, today: date, now: datetime | None) -> bool:
    if duty.due_at is not None and now is not None:
        return duty.due_at < now
    return due is not None and due < today


def _section(duty: DutyFacts, due: date | None, today: date, now: datetime | None) -> Section:
    late = _late(duty, due, today, now)
    pressing = late or due is None or due <= today or duty.state == "proposed"
    if duty.urgent and pressing and not duty.watched:
        return Section.NOW
    if late:
        return Section.LATE
    if due == today:
        return Section.DUE_TODAY
    if duty.state == "proposed":
        return Section.PROPOSED
    if duty.state == "attempted":
        return Section.UNANSWERED
    if due is None or due <= today + SOON:
        return Section.NEXT_7_DAYS
    return Section.LATER


def _without_day(duty: DutyFacts) -> int:
    """A duty without a day stands before all that have one, the oldest first: "without delay" is not "whenever"."""
    return duty.arose_on.toordinal() - 1_000_000


def _hearing(on: date | None, today: date) -> int:
    """Days to a hearing that is near; else one number for all."""
    if on is None or not today <= on <= today + HEARING_SOON:
        return HEARING_SOON.days + 1
    return (on - today).days


def _reason(
    duty: DutyFacts, due: date | None, section: Section, today: date, calendar: Calendar, now: datetime | None
) -> Words:
    said = [_when(duty, due, today, calendar, now)]
    if duty.state == "proposed":
        said.append(_URGENT_NEWS if duty.urgent else _NEWS)
    elif duty.urgent:
        said.append(_URGENT)
    if duty.someone_else_answered:
        said.append(_OTHER_ANSWERED)
    elif duty.state == "attempted":
        said.append(_tried(duty.attempts))
    said += [_RISK_SAID[duty.risk]] if duty.risk in _RISK_SAID else []
    said += _age(duty.risk, duty.risk_on, today)
    if duty.enhanced:
        said.append(_ENHANCED)
    if duty.hearing_on and today <= duty.hearing_on <= today + HEARING_SOON:
        day = say_day(duty.hearing_on)
        said.append(Words(f"There is a hearing on {day.en}.", f"Mae gwrandawiad {_on(day)}."))
    said += _silence(duty.last_contact_on, today, LONG_SILENCE)
    if duty.watched:
        said.append(_WATCHED)
    return _joined(said)


_NEWS = Words("Arrived and not yet looked at.", "Wedi cyrraedd a heb edrych arno eto.")
_URGENT_NEWS = Words("Arrived and not yet looked at: urgent.", "Wedi cyrraedd a heb edrych arno eto: brys.")
_URGENT = Words("Urgent.", "Brys.")
_OTHER_ANSWERED = Words(
    "Somebody else answered when we tried: check that it is safe.",
    "Atebodd rhywun arall pan wnaethom geisio: gwiriwch ei bod yn ddiogel.",
)
_RISK_SAID = {
    "high": Words("The risk is high.", "Mae'r risg yn uchel."),
    "medium": Words("The risk is medium.", "Mae'r risg yn ganolig."),
    "unknown": Words("The risk is not assessed yet.", "Nid yw'r risg wedi'i asesu eto."),
}
"""What of the risk moves something forward. Of a standard one there is nothing to say."""
_ENHANCED = Words("Enhanced rights.", "Hawliau uwch.")
_NOT_MOVED = Words(
    "It stands here all the same: somebody may not be safe.",
    "Mae yma yr un fath: efallai nad yw rhywun yn ddiogel.",
)
_WATCHED = Words("Another agency owes this: see that it was done.", "Asiantaeth arall sydd i wneud hyn: gweld a wnaed.")


def _when(duty: DutyFacts, due: date | None, today: date, calendar: Calendar, now: datetime | None) -> Words:
    if due is None:
        return Words(
            f"No day is set: without delay. {_waiting(duty.arose_on, today).en}",
            f"Nid oes diwrnod wedi'i bennu: heb oedi. {_waiting(duty.arose_on, today).cy}",
        )
    day = say_day(due)
    if duty.due_on is None and duty.due_at is None:
        return Words(
            f"The day is not set yet: look at it by {day.en}.",
            f"Nid yw'r diwrnod wedi'i bennu eto: edrychwch arno erbyn {day.cy}.",
        )
    if duty.due_at is not None and due == today:
        at = say_time(duty.due_at.astimezone(LONDON))
        if now is not None and duty.due_at < now:
            return Words(f"Late: it was due at {at.en} today.", f"Hwyr: roedd i'w wneud erbyn {at.cy} heddiw.")
        return Words(f"Due today by {at.en}.", f"I'w wneud heddiw erbyn {at.cy}.")
    if due < today:
        by = _lateness(due, today, calendar)
        return Words(f"Late by {by.en}: it was due on {day.en}.", f"Yn hwyr o {by.cy}: roedd i'w wneud {_on(day)}.")
    if due == today:
        return Words("Due today.", "I'w wneud heddiw.")
    if due == today + DAY:
        return Words("Due tomorrow.", "I'w wneud yfory.")
    return Words(f"Due on {day.en}.", f"I'w wneud {_on(day)}.")


def _lateness(due: date, today: date, calendar: Calendar) -> Words:
    """Working days that have passed since `due`; calendar days where the holidays are not known or none has passed."""
    try:
        n = sum(calendar.is_working_day(due + DAY * step) for step in range(1, (today - due).days + 1))
    except UnknownYear:
        n = 0
    if n:
        return Words(f"{n} working day{'' if n == 1 else 's'}", f"{_count(n)} gwaith")
    n = (today - due).days
    return Words(f"{n} day{'' if n == 1 else 's'}", _count(n))


def _count(n: int) -> str:
    """Days in Welsh: the noun stays single after a number, and softens after two."""
    return f"{n} {'ddiwrnod' if n == 2 else 'diwrnod'}"


def _waiting(since: date, today: date) -> Words:
    if since >= today:
        return Words("It came today.", "Daeth heddiw.")
    n = (today - since).days
    return Words(f"Waiting for {n} day{'' if n == 1 else 's'}.", f"Yn aros ers {_count(n)}.")


def _tried(attempts: int) -> Words:
    if attempts < 2:
        return Words("Tried once, no answer.", "Ceisiwyd unwaith, dim ateb.")
    times = "ddwywaith" if attempts == 2 else f"{attempts} gwaith"
    return Words(
        f"Tried {'twice' if attempts == 2 else f'{attempts} times'}, no answer.", f"Ceisiwyd {times}, dim ateb."
    )


def _silence(last: date | None, today: date, long: timedelta) -> list[Words]:
    if last is None:
        return [Words("Nobody has been in touch yet.", "Nid oes neb wedi cysylltu eto.")]
    if today - last <= long:
        return []
    n = (today - last).days
    return [Words(f"No contact for {n} days.", f"Dim cyswllt ers {_count(n)}.")]


def _age(risk: str, on: date | None, today: date) -> list[Words]:
    if on is None or not _outdated(risk, on, today):
        return []
    n = (today - on).days
    return [Words(f"The risk was last assessed {n} days ago.", f"Aseswyd y risg ddiwethaf {_count(n)} yn ôl.")]


def _marked(case: CaseFacts, section: Section) -> list[Words]:
    if not case.mark or case.marked_until is None:
        return []
    said, until = MARKS[case.mark], say_day(case.marked_until)
    words = [Words(f"{said.en} until {until.en}.", f"{said.cy} tan {_on(until)}.")]
    if section is Section.NOW:
        words.append(_NOT_MOVED)
    return words


def _on(day: Words) -> str:
    """ "ddydd Gwener …": on a day, in Welsh."""
    return day.cy.replace("dydd", "ddydd", 1)


def _joined(said: list[Words]) -> Words:
    return Words(" ".join(each.en for each in said), " ".join(each.cy for each in said))
