"""A small calendar for tests of counting: the bank holidays from Christmas 2026 to Easter 2027, typed by hand."""

from datetime import date

from alongside.rules.calendar import Calendar
from alongside.rules.clocks import Direction, Limit, Period, Rule
from alongside.rules.sources import Confidence, Source
from alongside.rules.words import Words

CALENDAR = Calendar(
    {
        2026: {
            date(2026, 8, 31): Words("Summer bank holiday", "Gŵyl Banc yr Haf"),
            date(2026, 12, 25): Words("Christmas Day", "Dydd Nadolig"),
            date(2026, 12, 28): Words("Boxing Day, substitute day", "Gŵyl San Steffan, diwrnod yn ei lle"),
        },
        2027: {
            date(2027, 1, 1): Words("New Year's Day", "Dydd Calan"),
            date(2027, 3, 26): Words("Good Friday", "Dydd Gwener y Groglith"),
            date(2027, 3, 29): Words("Easter Monday", "Llun y Pasg"),
        },
    }
)


def limit(n: int, period: str = "wd") -> Limit:
    """A limit, by the letters of its period."""
    return Limit(n, Period(period))


def rule(
    usual: Limit | None,
    enhanced: Limit | None = None,
    *,
    before: bool = False,
    from_working_day: bool = False,
    confidence: Confidence = Confidence.SECONDARY,
    effective_from: date | None = None,
    effective_to: date | None = None,
    instead: str = "",
) -> Rule:
    """A rule about an arrest, with this limit."""
    return Rule(
        id="VC-X",
        words=Words("Tell the victim", "Dweud wrth y dioddefwr"),
        who=("POL",),
        trigger=Words("the arrest", "yr arestio"),
        sources=(Source("S02", "Victims' Code 2021", "Right 6"),),
        confidence=confidence,
        standard=usual,
        enhanced=enhanced or usual,
        direction=Direction.BEFORE if before else Direction.AFTER,
        effective_from=effective_from,
        effective_to=effective_to,
        instead=instead,
        from_working_day=from_working_day,
    )
