"""By when a referral must be answered: the clock of its priority, and the day on which the police had to refer.

The limits of the priorities are a default of contracts for victim services (D): shown as not verified. That the police
refer within two working days of the report is the Code's, as it was restated (VC-R4-02).
"""

from collections.abc import Mapping
from datetime import date

from alongside.catalogue.law import RULES
from alongside.rules.calendar import Calendar
from alongside.rules.clocks import Due, Rule
from alongside.rules.counting import due
from alongside.rules.sources import Confidence, Source
from alongside.rules.triage import RESPOND, Level
from alongside.rules.words import Words

REFERRING = RULES["VC-R4-02"]
"""How long the police have to refer."""

CLOCKS: Mapping[Level, Rule] = {
    level: Rule(
        id=f"OWN-{level}",
        words=Words("Answer a referral with a first contact", "Ateb atgyfeiriad â chyswllt cyntaf"),
        who=("POL",),
        trigger=Words("the referral being received", "derbyn yr atgyfeiriad"),
        sources=(
            Source("OWN", "Contract default of Alongside", instrument_cy="Rhagosodiad contract Alongside"),
        ),
        confidence=Confidence.DEFAULT,
        standard=limit,
        enhanced=limit,
        version="own-2026-11",
    )
    for level, limit in RESPOND.items()
}  # fmt: skip
"""The clock of each priority."""


def answer_by(level: Level, received_on: date, calendar: Calendar) -> Due:
    """By when a referral of this priority is answered, with the reason in words."""
    return due(CLOCKS[level], received_on, enhanced=False, calendar=calendar)


def answer_day(level: Level, received_on: date, calendar: Calendar) -> date:
    """The day alone; a safe one where the bank holidays of that year are not published yet."""
    found = answer_by(level, received_on, calendar)
    return found.due_on or found.alarm_on or received_on


def referred_by(reported_on: date, calendar: Calendar) -> date | None:
    """By when the police had to refer what was reported that day."""
    return due(REFERRING, reported_on, enhanced=False, calendar=calendar).due_on
