"""What the feeds have said of a person's key dates, followed through time: which moved, what release came early."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal
from alongside.rules.calendar import Calendar, UnknownYear
from alongside.rules.counting import LONDON

TOLD = frozenset(
    {"CRD", "ARD", "PED", "NPD", "APD", "TARIFF", "THD", "HDCAD", "SED", "LED", "SLED", "PRRD", "ETD", "MTD", "LTD"}
    | {"CONFIRMED"}
)
"""Dates a victim may have been told of; the rest are the prison's own reckoning."""

PLANNED = {
    Happening.RELEASE_LICENCE: ("CONFIRMED", "CRD", "ARD", "MTD"),
    Happening.RELEASE_OTHER: ("CONFIRMED", "ARD", "CRD"),
    Happening.RELEASE_POST_RECALL: ("CONFIRMED", "PRRD"),
}
"""The date that a release of each kind is planned by, the surest first. Curfew and parole have plans of their own."""

EARLIER_BY = 3
"""Working days, Fridays not counted, by which a prison may bring a release forward from a Friday or a day off.

Source: the licence service of the prisons (S21), confidence V.
"""

_SUREST = (IdentifierKind.NOMS, IdentifierKind.CRN, IdentifierKind.PNC)


class Told(Protocol):
    """A message with its id: what this module needs of one."""

    @property
    def id(self) -> str:
        """What the message is called."""

    @property
    def signal(self) -> Signal:
        """What it says."""


@dataclass(slots=True)
class DateWatch:
    """For each message, by id: the dates it moved (from, to), and whether it tells of a release before its day."""

    moved: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    before_date: set[str] = field(default_factory=set)


def surest(number: Identifier) -> tuple[int, Identifier]:
    """Two streams may name a person by different sets of numbers: the prison number is in most of them."""
    return (_SUREST.index(number.kind) if number.kind in _SUREST else len(_SUREST)), number


def watch(told: Iterable[Told], calendar: Calendar) -> DateWatch:
    """Follow the dates through messages in the order of what they tell."""
    seen = DateWatch()
    last: dict[Identifier, dict[str, date]] = {}
    for one in told:
        signal = one.signal
        if not signal.identifiers:
            continue
        known = last.setdefault(min(signal.identifiers, key=surest), {})
        if signal.happening in PLANNED and signal.occurred_at and _early(signal, known, calendar):
            seen.before_date.add(one.id)
        if signal.dates and signal.happening == Happening.DATES_GIVEN:
            for code, day in signal.dates.items():
                if code in TOLD and known.get(code, day) != day:
                    seen.moved.setdefault(one.id, {})[code] = (known[code].isoformat(), day.isoformat())
            known.update(signal.dates)
    return seen


def _early(signal: Signal, known: Mapping[str, date], calendar: Calendar) -> bool:
    planned = next((known[code] for code in PLANNED[Happening(signal.happening)] if code in known), None)
    if planned is None or signal.occurred_at is None:
        return False
    on = signal.occurred_at.astimezone(LONDON).date()
    try:
        return on < _earliest(planned, calendar)
    except UnknownYear:
        return on < planned


def _earliest(planned: date, calendar: Calendar) -> date:
    """The earliest day to which a prison may have brought a planned release forward."""
    friday = 4
    if calendar.is_working_day(planned) and planned.weekday() != friday:
        return planned
    day, steps = planned, 0
    while steps < EARLIER_BY:
        day -= timedelta(days=1)
        if calendar.is_working_day(day) and day.weekday() != friday:
            steps += 1
    return day
