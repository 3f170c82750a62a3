"""Trying to reach somebody: what counts as an attempt, when the next is due, and when enough has been done.

No national figure was found: three attempts on different days and at different times of day, then something written
where that is safe, then closing with whoever referred them told, are our own default (D), not verified, after
`shared/domain/04-police-victim-care.md`, section 4.3, read 2026-11-22. So are the working days between them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache

from alongside.rules.calendar import Calendar, UnknownYear
from alongside.rules.contact_times import Sort, Times
from alongside.rules.counting import LONDON
from alongside.rules.words import Words

ENOUGH = 3
"""Attempts that count, before anything else is thought of."""
WITHIN = 2
"""Working days to the first attempt, and from one to the next."""
WITHIN_AT_HIGH_RISK = 1
"""The same where the risk is high."""
SPOKEN = frozenset({"phone", "voicemail", "visit", "third_party"})
"""Ways by which somebody could have been reached there and then."""
WRITTEN = frozenset({"text", "email", "post"})


class Band(StrEnum):
    """A part of the day. Between 21:00 and 08:00 is none of them: nobody is tried then for the sake of counting."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


HOURS = {Band.MORNING: (time(8), time(12)), Band.AFTERNOON: (time(12), time(17)), Band.EVENING: (time(17), time(21))}
BANDS = {
    Band.MORNING: Words("in the morning, before 12:00", "yn y bore, cyn 12:00"),
    Band.AFTERNOON: Words("in the afternoon, from 12:00 to 17:00", "yn y prynhawn, rhwng 12:00 a 17:00"),
    Band.EVENING: Words("in the evening, after 17:00", "gyda'r nos, ar ôl 17:00"),
}


class Step(StrEnum):
    """What comes next."""

    NOTHING = "nothing"
    """Reached, and nobody is being tried."""
    TRY = "try"
    WRITE = "write"
    """Enough attempts: write, by a way that is safe."""
    ASK_REFERRER = "ask_referrer"
    """Enough attempts, and no way to write is safe: ask whoever referred them."""
    CLOSE = "close"
    """All that can be done was done: the case may be closed as not reached, with the referrer told."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One contact as it was recorded, by the codes of the vocabulary. `at` knows its zone."""

    at: datetime
    direction: str
    way: str
    answered_by: str
    outcome: str

    @property
    def reached(self) -> bool:
        """Whether the person meant was reached, or reached us."""
        if self.direction == "in":
            return self.answered_by != "someone_else"
        return self.outcome in ("told", "spoke", "declined") and self.answered_by == "victim"

    @property
    def attempt(self) -> bool:
        """Whether it was an attempt: we reached for them by a way on which they could have answered, and did not."""
        return self.direction == "out" and self.way in SPOKEN and not self.reached

    @property
    def wrote(self) -> bool:
        """Whether something written was sent to them."""
        return self.direction == "out" and self.way in WRITTEN and self.outcome != "unsafe"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the attempts stand.

    `number` of them count, of `tries` made since the person was last reached; `first` while they never were.
    `bands` are the times of day not tried yet; `next_by` is None where nothing is due or holidays are not known.
    `missing` says what stands against closing as not reached; nothing where it may be closed.
    """

    number: int
    tries: int
    first: bool
    step: Step
    last_at: datetime | None = None
    next_by: date | None = None
    another_day_than: date | None = None
    bands: tuple[Band, ...] = ()
    missing: tuple[Words, ...] = ()

    @property
    def may_close(self) -> bool:
        """Whether the case may be closed as not reached, the referrer being told."""
        return self.step is Step.CLOSE

    @property
    def next_number(self) -> int:
        """Which attempt the next one is."""
        return min(self.number + 1, ENOUGH)

    def overdue(self, today: date) -> bool:
        """Whether the next attempt should have been made."""
        return self.next_by is not None and self.next_by < today


def band(at: datetime) -> Band | None:
    """The part of the day in London, or None at night. ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError("A moment without a zone cannot be compared with London's day")
    here = at.astimezone(LONDON).time()
    return next((one for one, (start, until) in HOURS.items() if start <= here < until), None)


def open_bands(times: Iterable[Times]) -> tuple[Band, ...]:
    """The parts of the day in which, on some weekday, half an hour is not a time to avoid; all, where none is left."""
    avoid = [one for one in times if one.sort is Sort.AVOID]
    found = tuple(one for one in Band if any(not any(each.holds(at) for each in avoid) for at in _half_hours(one)))
    return found or tuple(Band)


def _half_hours(one: Band) -> Iterator[datetime]:
    start, until = HOURS[one]
    for day in range(1, 6):
        at = datetime.combine(date.fromisocalendar(2024, 1, day), start, LONDON)
        while at.time() < until:
            yield at
            at += timedelta(minutes=30)


def counted(tries: Iterable[datetime], open_bands: Collection[Band] = tuple(Band)) -> int:
    """How many of these moments count: each on a day of its own, and each part of the day no oftener than need be.

    Where only some parts of the day are open to us (the rest are times to avoid), those are shared out evenly.
    """
    days: dict[date, frozenset[Band]] = {}
    for at in tries:
        found = band(at)
        if found is not None:
            on = at.astimezone(LONDON).date()
            days[on] = days.get(on, frozenset()) | {found}
    usual = -(-ENOUGH // len(open_bands)) if open_bands else 1
    room = tuple(usual if one in open_bands else 1 for one in Band)
    return _most(tuple(days[on] for on in sorted(days)), room)


@cache
def _most(days: tuple[frozenset[Band], ...], room: tuple[int, ...]) -> int:
    """The most days that can each take one of its parts of the day, with room for so many of each part."""
    if not days or not any(room):
        return 0
    best = _most(days[1:], room)
    for place, one in enumerate(Band):
        if one in days[0] and room[place]:
            left = (*room[:place], room[place] - 1, *room[place + 1 :])
            best = max(best, 1 + _most(days[1:], left))
    return min(best, ENOUGH)


def standing(
    contacts: Sequence[Tried],
    calendar: Calendar,
    *,
    opened_on: date,
    high_risk: bool,
    safe_to_write: bool,
    referrer_asked: bool = False,
    open_bands: Collection[Band] = tuple(Band),
) -> Standing:
    """How the attempts on a case stand, from every contact made or tried on it, in any order.

    `safe_to_write` says that a text, email or letter may be sent now; `referrer_asked` that whoever referred the person
    was asked for a safe way since the last attempt, and had none.
    """
    made = sorted(contacts, key=lambda one: one.at)
    reached = [place for place, one in enumerate(made) if one.reached]
    first = not reached
    since = made[reached[-1] + 1 :] if reached else made
    tries = [one.at for one in since if one.attempt]
    within = WITHIN_AT_HIGH_RISK if high_risk else WITHIN
    if not tries:
        next_by = _working_days(calendar, opened_on, within) if first else None
        step = Step.TRY if first else Step.NOTHING
        return Standing(0, 0, first, step, next_by=next_by, bands=tuple(open_bands), missing=(_to_go(ENOUGH),))
    number = counted(tries, open_bands)
    missing: tuple[Words, ...] = ()
    last = tries[-1]
    last_day = last.astimezone(LONDON).date()
    if number < ENOUGH:
        step, missing = Step.TRY, (_to_go(ENOUGH - number),)
    elif any(one.wrote and one.at > tries[0] for one in since) or (not safe_to_write and referrer_asked):
        step = Step.CLOSE
    elif safe_to_write:
        step, missing = Step.WRITE, (_WRITE_FIRST,)
    else:
        step, missing = Step.ASK_REFERRER, (_ASK_FIRST,)
    return Standing(
        number,
        len(tries),
        first,
        step,
        last_at=last,
        next_by=None if step is Step.CLOSE else _working_days(calendar, last_day, within),
        another_day_than=last_day if step is Step.TRY else None,
        bands=_still(tries, open_bands) if step is Step.TRY else (),
        missing=missing,
    )


def _still(tries: Sequence[datetime], open_bands: Collection[Band]) -> tuple[Band, ...]:
    """The parts of the day in which one more try, on a day of its own, would count."""
    now = counted(tries, open_bands)
    after = max(tries).astimezone(LONDON).date()
    found = []
    for one in Band:
        another = datetime.combine(date.fromordinal(after.toordinal() + 1), HOURS[one][0], LONDON)
        if one in open_bands and counted([*tries, another], open_bands) > now:
            found.append(one)
    return tuple(found)


def _working_days(calendar: Calendar, day: date, n: int) -> date | None:
    try:
        return calendar.add_working_days(day, n)
    except UnknownYear:
        return None


def _to_go(n: int) -> Words:
    return Words(
        f"Attempts still to make: {n}, each on another day and at another time of day.",
        f"Ymdrechion eto i'w gwneud: {n}, pob un ar ddiwrnod arall ac ar adeg arall o'r dydd.",
    )


_WRITE_FIRST = Words(
    "Nothing has been written yet: send a text, email or letter by a way that is safe.",
    "Nid oes dim wedi'i ysgrifennu eto: anfonwch neges destun, e-bost neu lythyr mewn ffordd ddiogel.",
)
_ASK_FIRST = Words(
    "No way to write is safe: ask whoever referred them for a safe one.",
    "Nid oes ffordd ddiogel o ysgrifennu: gofynnwch i'r sawl a'u cyfeiriodd am un ddiogel.",
)
