"""The counting of limits: from a rule and a day to the day it is due, with the reason.

Day 0 is the day of the trigger and the count starts the next day. Months clip to the last day of a shorter month.
Hours are hours that pass, whatever the clocks do. A count that needs bank holidays not yet published gives no day, but
an alarm on a day that is safe to work to.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from alongside.rules.calendar import DAY, SATURDAY, Calendar, UnknownYear
from alongside.rules.clocks import (
    Direction,
    Due,
    DueState,
    Extension,
    Limit,
    LocalStandard,
    LooserThanLaw,
    Pause,
    Period,
    Rule,
)
from alongside.rules.explaining import (
    Count,
    explain,
    explain_awaiting,
    explain_length,
    explain_no_figure,
    explain_out_of_force,
    say_day,
    say_limit,
)
from alongside.rules.words import Words

LONDON = ZoneInfo("Europe/London")
YEARS = range(1950, 2101)
"""The years a trigger may fall in: no living case began before them, and no release is planned after."""

TWICE = Words(
    "That time came twice as the clocks went back, and the first is meant.",
    "Daeth yr amser hwnnw ddwywaith wrth i'r clociau droi yn ôl, a'r cyntaf a olygir.",
)
NEVER = Words(
    "The clocks went forward over that time, and it is read as an hour later.",
    "Neidiodd y clociau dros yr amser hwnnw, ac fe'i darllenir fel awr yn ddiweddarach.",
)
CLOCKS_CHANGE = Words(
    "The clocks change in between, so the time of day is not the same.",
    "Mae'r clociau'n newid rhyngddynt, felly nid yr un amser o'r dydd ydyw.",
)
CLIPPED = Words(
    "The last month has no such day, so the limit ends on the last day it has.",
    "Nid oes diwrnod o'r fath yn y mis olaf, felly daw'r terfyn ar ei ddiwrnod olaf.",
)
HolidayOn = Callable[[date], Words | None]


class CannotCount(ValueError):
    """What was given cannot be counted with. The message is fit to show."""


def due(
    rule: Rule,
    on: date | datetime,
    *,
    enhanced: bool,
    calendar: Calendar,
    local: LocalStandard | None = None,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Due:
    """The day (or, for rules in hours, the moment) by which `rule` must be met.

    `on` is the day of the trigger or, for rules counted back, the hearing, release or hard stop. A date-time without
    a zone is read as Europe/London; a rule in days takes its London day. Raises CannotCount, LooserThanLaw, and
    UnknownYear where the count needs the bank holidays of a year before the first known.
    """
    if on.year not in YEARS:
        raise CannotCount(f"{on.year} is not a year that can be counted from: only {YEARS[0]} to {YEARS[-1]}.")
    limit = _limit(rule, enhanced, local)
    day = _moment(on)[0].date() if isinstance(on, datetime) else on
    answer = partial(_answer, rule, on, enhanced)
    if not (rule.effective_from or day) <= day <= (rule.effective_to or day):
        return answer(DueState.OUT_OF_FORCE, explain_out_of_force(rule, day))
    if limit is None:
        return answer(DueState.NO_FIGURE, explain_no_figure(rule))
    if limit.period is Period.MINUTES:
        return answer(DueState.LENGTH, explain_length(rule, limit))
    if pauses and (rule.direction is Direction.BEFORE or limit.n == 0):
        raise CannotCount(f"{rule.id} cannot be paused: it is counted back from a day, or due the same day.")
    told = partial(explain, rule, limit=limit, enhanced=enhanced, local=local, pauses=pauses, extension=extension)
    if limit.period is Period.HOURS:
        if not isinstance(on, datetime):
            raise CannotCount(f"{rule.id} is counted in hours: give a date and a time, such as 2026-10-24T10:00.")
        start, at, remarks = _hours(rule, limit, on, pauses, extension)
        return answer(DueState.DAY, told(start, Count(at, remarks=remarks)), due_on=at.date(), due_at=at)
    try:
        count = _days(rule, limit, day, calendar, pauses, extension)
    except UnknownYear as unknown:
        if unknown.year < calendar.first_year:
            raise
        alarm = _safe_day(rule, limit, day, calendar, pauses, extension)
        because = explain_awaiting(rule, day, limit, enhanced, local, unknown.year, alarm)
        return answer(DueState.AWAITING_HOLIDAYS, because, alarm_on=alarm)
    if extension and rule.direction is Direction.BEFORE and count.end > day:
        raise CannotCount(f"{rule.id} cannot be extended past the day it is counted back from.")
    return answer(DueState.DAY, told(day, count), due_on=count.end)


def _answer(
    rule: Rule,
    on: date | datetime,
    enhanced: bool,
    state: DueState,
    because: Words,
    *,
    due_on: date | None = None,
    due_at: datetime | None = None,
    alarm_on: date | None = None,
) -> Due:
    return Due(rule.id, on, enhanced, state, due_on, due_at, alarm_on, because, rule.confidence, rule.version)


def _limit(rule: Rule, enhanced: bool, local: LocalStandard | None) -> Limit | None:
    """The stricter of the rule's limit and the local one. Raises LooserThanLaw, which only the standard limit can:
    a local standard of 3 days beside 5, or 1 for enhanced rights, is stricter for the first and idle for the second.
    """
    law = rule.limit(enhanced=enhanced)
    if local is None:
        return law
    usual = rule.standard
    before = rule.direction is Direction.BEFORE
    if usual and (
        local.limit.period is not usual.period or (local.limit.n < usual.n if before else local.limit.n > usual.n)
    ):
        raise LooserThanLaw(
            f"A local standard may be stricter than {rule.id}, never looser, and is counted in the same unit: "
            f"{say_limit(local.limit).en} was asked for and the rule says {say_limit(usual).en}."
        )
    if law is None:
        return local.limit
    return (max if before else min)(law, local.limit, key=lambda limit: limit.n)


def _days(
    rule: Rule,
    limit: Limit,
    day: date,
    calendar: Calendar,
    pauses: Sequence[Pause],
    extension: Extension | None,
    holiday_on: HolidayOn | None = None,
) -> Count:
    """Count every limit that ends on a day. `holiday_on` stands in for the calendar's own."""
    holiday_on = holiday_on or calendar.holiday
    backward = rule.direction is Direction.BEFORE
    start = day
    remarks: tuple[Words, ...] = ()
    if rule.from_working_day and (day.weekday() >= SATURDAY or holiday_on(day)):
        start = _walk(day, 1, True, holiday_on, ()).end
        remarks = (_moved(start),)
    count = _add(start, limit, backward, holiday_on, pauses)
    remarks += count.remarks
    end, holidays, weekends = count.end, count.holidays, count.weekends
    if extension:
        if extension.limit.period in (Period.HOURS, Period.MINUTES):
            raise CannotCount(f"{rule.id} is counted in days and cannot be extended by hours.")
        more = _add(count.end, extension.limit, False, holiday_on, pauses)
        end, holidays, weekends = (more.end, holidays + more.holidays, weekends or more.weekends)
    return Count(end, holidays, weekends, remarks)


def _add(start: date, limit: Limit, backward: bool, holiday_on: HolidayOn, pauses: Sequence[Pause]) -> Count:
    if limit.period is Period.WORKING_DAYS:
        return _walk(start, limit.n, backward, holiday_on, pauses)
    sign = -1 if backward else 1
    if limit.period is Period.MONTHS:
        end = _add_months(start, sign * limit.n)
    else:
        end = start + timedelta(days=sign * limit.n * (7 if limit.period is Period.WEEKS else 1))
    remarks = (CLIPPED,) if limit.period is Period.MONTHS and end.day != start.day else ()
    if pauses:
        end = _past_pauses(start, (end - start).days, pauses)
    return Count(end, remarks=remarks)


def _walk(start: date, n: int, backward: bool, holiday_on: HolidayOn, pauses: Sequence[Pause]) -> Count:
    """Step over days until `n` working days are counted, noting what was stepped over."""
    step = -DAY if backward else DAY
    day, weekends = start, False
    holidays: list[tuple[date, Words]] = []
    while n:
        day += step
        if day.weekday() >= SATURDAY:
            weekends = True
        elif name := holiday_on(day):
            holidays.append((day, name))
        elif not any(pause.covers(day) for pause in pauses):
            n -= 1
    return Count(day, tuple(sorted(holidays)) if backward else tuple(holidays), weekends)


def _past_pauses(start: date, days: int, pauses: Sequence[Pause]) -> date:
    """The day on which `days` days that are not paused have passed since `start`."""
    day = start
    while days:
        day += DAY
        days -= not any(pause.covers(day) for pause in pauses)
    return day


def _moved(start: date) -> Words:
    day = say_day(start)
    return Words(
        f"That is not a working day, so the count runs from the last working day before it, {day.en}.",
        f"Nid yw hwnnw'n ddiwrnod gwaith, felly cyfrifir o'r diwrnod gwaith olaf cyn hynny, sef {day.cy}.",
    )


def add(day: date, limit: Limit, *, backward: bool = False) -> date:
    """So many days, weeks or months after a day, or before it. Raises CannotCount for what needs more."""
    if limit.period not in (Period.CALENDAR_DAYS, Period.WEEKS, Period.MONTHS):
        raise CannotCount(f"{limit.period} cannot be added to a day alone.")
    return _add(day, limit, backward, lambda _: None, ()).end


def _add_months(day: date, n: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _safe_day(
    rule: Rule, limit: Limit, day: date, calendar: Calendar, pauses: Sequence[Pause], extension: Extension | None
) -> date:
    """A day that is safe to work to while holidays are not published.

    Counting on, that is a future without holidays: it is the earliest the day can be. Counting back, holidays make the
    day earlier, so as many are allowed for as any published stretch of that length has held (and one day more where the
    anchor itself may move).
    """

    def holiday_on(each: date) -> Words | None:
        return calendar.holiday(each) if each.year <= calendar.last_year else None

    if rule.direction is Direction.AFTER:
        return _days(rule, limit, day, calendar, pauses, extension, holiday_on).end
    allowed = 0
    while True:
        spare = allowed + rule.from_working_day
        end = _days(rule, Limit(limit.n + spare, limit.period), day, calendar, pauses, None, holiday_on).end
        unknown = (day - max(end, date(calendar.last_year, 12, 31))).days + 1
        most = calendar.most_holidays_within(unknown)
        if most <= allowed:
            return end
        allowed = most


def _moment(on: datetime) -> tuple[datetime, tuple[Words, ...]]:
    """The moment in London, and a remark where a time without a zone named two moments or none."""
    if on.tzinfo is not None:
        return on.astimezone(LONDON), ()
    local = on.replace(tzinfo=LONDON)
    moment = local.astimezone(UTC).astimezone(LONDON)
    if moment.replace(tzinfo=None) != on.replace(fold=0):
        return moment, (NEVER,)
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        return moment, (TWICE,)
    return moment, ()


def _hours(
    rule: Rule, limit: Limit, on: datetime, pauses: Sequence[Pause], extension: Extension | None
) -> tuple[datetime, datetime, tuple[Words, ...]]:
    """Count hours that pass; a paused day stops the clock from its midnight to the next. Start, end and remarks."""
    start, remarks = _moment(on)
    hours = timedelta(hours=-limit.n if rule.direction is Direction.BEFORE else limit.n)
    if extension:
        if extension.limit.period is not Period.HOURS:
            raise CannotCount(f"{rule.id} is counted in hours and can only be extended by hours.")
        hours += timedelta(hours=extension.limit.n)
    since = start.astimezone(UTC)
    end = since + hours
    paused = {pause.start + n * DAY for pause in pauses for n in range((pause.until - pause.start).days + 1)}
    for day in sorted(paused):
        opens, closes = (datetime(d.year, d.month, d.day, tzinfo=LONDON).astimezone(UTC) for d in (day, day + DAY))
        if opens < end and closes > since:
            end += closes - max(opens, since)
    at = end.astimezone(LONDON)
    return (start, at, remarks + ((CLOCKS_CHANGE,) if at.utcoffset() != start.utcoffset() else ()))
