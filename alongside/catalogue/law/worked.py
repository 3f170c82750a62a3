"""Worked examples, counted by hand on a printed calendar; tests hold the counting to them.

The day depends only on the limit, so rules with one limit share its examples.
"""

from collections.abc import Mapping
from datetime import date, datetime

from alongside.rules.clocks import Example, Limit, Period

_WD, _CD, _WEEKS, _MONTHS = Period.WORKING_DAYS, Period.CALENDAR_DAYS, Period.WEEKS, Period.MONTHS


def _example(on: str, due: str, told: str, *, enhanced: bool = False) -> Example:
    return Example(date.fromisoformat(on), date.fromisoformat(due), enhanced, told)


def _moment(on: str, due: str, told: str) -> Example:
    return Example(datetime.fromisoformat(on), datetime.fromisoformat(due), False, told)


_FIVE = (
    _example("2026-12-18", "2026-12-29", "21, 22, 23, 24 and 29 December: 25 and 28 are bank holidays"),
    _example("2026-03-31", "2026-04-09", "1, 2, 7, 8 and 9 April: Good Friday and Easter Monday fall between"),
    _example("2028-02-25", "2028-03-03", "28 and 29 February of a leap year, then 1, 2 and 3 March"),
)
_ONE = (
    _example("2026-12-24", "2026-12-29", "Christmas Day, a weekend and a substitute day come first"),
    _example("2027-03-25", "2027-03-30", "the whole of Easter comes first"),
    _example("2026-07-01", "2026-07-02", "simply the next day"),
)

WORKED: Mapping[tuple[Limit, Limit], tuple[Example, ...]] = {
    (Limit(5, _WD), Limit(1, _WD)): (
        *_FIVE,
        _example("2026-12-18", "2026-12-21", "the Monday after", enhanced=True),
        _example("2026-04-02", "2026-04-07", "the Tuesday after Easter", enhanced=True),
    ),
    (Limit(5, _WD), Limit(5, _WD)): _FIVE,
    (Limit(1, _WD), Limit(1, _WD)): _ONE,
    (Limit(0, _WD), Limit(0, _WD)): (
        _example("2026-12-25", "2026-12-25", "Christmas Day itself: danger does not wait"),
        _example("2026-12-26", "2026-12-26", "a Saturday: danger does not wait"),
        _example("2026-07-01", "2026-07-01", "the same Wednesday"),
    ),
    (Limit(2, _WD), Limit(2, _WD)): (
        _example("2026-12-23", "2026-12-29", "24 and 29 December"),
        _example("2026-05-01", "2026-05-06", "5 and 6 May: 4 May is a bank holiday"),
    ),
    (Limit(10, _WD), Limit(10, _WD)): (
        _example("2026-12-18", "2027-01-06", "4 days to Christmas, 3 after it, 4, 5 and 6 January"),
        _example("2026-03-23", "2026-04-08", "8 days to 2 April, then 7 and 8 April"),
    ),
    (Limit(20, _WD), Limit(20, _WD)): (
        _example("2026-12-01", "2026-12-31", "17 days to Christmas Eve, then 29, 30 and 31 December"),
        _example("2026-03-16", "2026-04-15", "13 days to 2 April, then 7 to 10 and 13 to 15 April"),
    ),
    (Limit(30, _WD), Limit(30, _WD)): (
        _example("2026-12-01", "2027-01-15", "20 days to 31 December, then two full weeks from 4 January"),
        _example("2026-03-16", "2026-04-29", "20 days to 15 April, then 10 more to 29 April"),
    ),
    (Limit(24, Period.HOURS), Limit(24, Period.HOURS)): (
        _moment(
            "2026-10-24T10:00", "2026-10-25T09:00", "the clocks go back in the night: 24 hours are one less on them"
        ),
        _moment("2027-03-27T10:00", "2027-03-28T11:00", "the clocks go forward in the night"),
        _moment("2026-12-31T22:15", "2027-01-01T22:15", "over the new year: hours know no holidays"),
    ),
    (Limit(7, _CD), Limit(7, _CD)): (
        _example("2026-12-24", "2026-12-31", "Christmas counts"),
        _example("2028-02-25", "2028-03-03", "29 February counts"),
    ),
    (Limit(10, _CD), Limit(10, _CD)): (
        _example("2026-12-24", "2027-01-03", "a Sunday: every day counts"),
        _example("2028-02-25", "2028-03-06", "4 days to 29 February, then 6"),
    ),
    (Limit(14, _CD), Limit(14, _CD)): (
        _example("2026-12-22", "2027-01-05", "9 days to 31 December, then 5"),
        _example("2027-02-20", "2027-03-06", "8 days to 28 February, then 6"),
    ),
    (Limit(21, _CD), Limit(21, _CD)): (
        _example("2026-12-10", "2026-12-31", "Christmas counts"),
        _example("2028-02-20", "2028-03-12", "9 days to 29 February, then 12"),
    ),
    (Limit(28, _CD), Limit(28, _CD)): (
        _example("2026-02-10", "2026-03-10", "February has 28 days"),
        _example("2026-05-29", "2026-06-26", "2 days to 31 May, then 26"),
        _example("2026-06-28", "2026-07-26", "a sentence on the last day of the old limit"),
    ),
    (Limit(2, _WEEKS), Limit(2, _WEEKS)): (
        _example("2026-12-22", "2027-01-05", "9 days to 31 December, then 5"),
        _example("2028-02-20", "2028-03-05", "9 days to 29 February, then 5"),
    ),
    (Limit(6, _WEEKS), Limit(6, _WEEKS)): (
        _example("2026-12-01", "2027-01-12", "30 days to 31 December, then 12"),
        _example("2028-02-01", "2028-03-14", "28 days to 29 February, then 14"),
    ),
    (Limit(8, _WEEKS), Limit(8, _WEEKS)): (
        _example("2026-12-01", "2027-01-26", "30 days to 31 December, then 26"),
        _example("2028-01-10", "2028-03-06", "21 days to 31 January, 29 in February, then 6"),
    ),
    (Limit(26, _WEEKS), Limit(26, _WEEKS)): (
        _example("2026-09-01", "2027-03-02", "180 days to 28 February, then 2"),
        _example("2027-09-01", "2028-03-01", "181 days to 29 February of a leap year, then 1"),
    ),
    (Limit(3, _MONTHS), Limit(3, _MONTHS)): (
        _example("2026-11-30", "2027-02-28", "February has no 30th"),
        _example("2027-11-30", "2028-02-29", "February has no 30th, and is a day longer in a leap year"),
        _example("2026-09-24", "2026-12-24", "the same day of the month"),
    ),
    (Limit(6, _MONTHS), Limit(6, _MONTHS)): (
        _example("2026-08-31", "2027-02-28", "February has no 31st"),
        _example("2027-08-31", "2028-02-29", "nor in a leap year"),
        _example("2026-06-29", "2026-12-29", "a sentence on the first day of the new limit"),
    ),
    (Limit(12, _MONTHS), Limit(12, _MONTHS)): (
        _example("2026-12-25", "2027-12-25", "Christmas Day itself: months know no holidays"),
        _example("2028-02-29", "2029-02-28", "2029 has no 29 February"),
    ),
}
