"""Why a day is the day: one paragraph in each language, fit to be read to a victim.

The Welsh names of days and months are written here because the rules know only the standard library. The sentences are
built round a colon where Welsh would change the first letter of what follows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from alongside.rules.clocks import Direction, Extension, Limit, LocalStandard, Pause, Period, Rule
from alongside.rules.sources import Confidence
from alongside.rules.words import Words

WEEKDAYS = (
    ("Monday", "Llun"),
    ("Tuesday", "Mawrth"),
    ("Wednesday", "Mercher"),
    ("Thursday", "Iau"),
    ("Friday", "Gwener"),
    ("Saturday", "Sadwrn"),
    ("Sunday", "Sul"),
)
MONTHS = (
    ("January", "Ionawr"),
    ("February", "Chwefror"),
    ("March", "Mawrth"),
    ("April", "Ebrill"),
    ("May", "Mai"),
    ("June", "Mehefin"),
    ("July", "Gorffennaf"),
    ("August", "Awst"),
    ("September", "Medi"),
    ("October", "Hydref"),
    ("November", "Tachwedd"),
    ("December", "Rhagfyr"),
)
PERIODS = {
    Period.WORKING_DAYS: ("working day", "diwrnod gwaith"),
    Period.CALENDAR_DAYS: ("day", "diwrnod"),
    Period.WEEKS: ("week", "wythnos"),
    Period.MONTHS: ("month", "mis"),
    Period.HOURS: ("hour", "awr"),
    Period.MINUTES: ("minute", "munud"),
}
SOFTENED = {"d": "dd", "m": "f"}
"""What the number two does to the first letter of the periods that it changes."""

CONFIDENCE = {
    Confidence.PRIMARY: Words(
        "We have read this in the source itself.", "Rydym wedi darllen hyn yn y ffynhonnell ei hun."
    ),
    Confidence.SECONDARY: Words(
        "We have read this where another body restates it, not in the source itself.",
        "Rydym wedi darllen hyn lle mae corff arall yn ei ailadrodd, nid yn y ffynhonnell ei hun.",
    ),
    Confidence.BELIEVED: Words(
        "Not verified: we believe it is right but have not read it in a source.",
        "Heb ei wirio: credwn ei fod yn gywir ond nid ydym wedi'i ddarllen mewn ffynhonnell.",
    ),
    Confidence.DEFAULT: Words(
        "Not verified: this is our own standard, not law.",
        "Heb ei wirio: ein safon ni ein hunain yw hon, nid y gyfraith.",
    ),
}


@dataclass(frozen=True, slots=True)
class Count:
    """Where a count ended and what it met on the way. `remarks` are sentences the counting adds of its own."""

    end: date | datetime
    holidays: tuple[tuple[date, Words], ...] = ()
    weekends: bool = False
    remarks: tuple[Words, ...] = ()


@lru_cache(maxsize=4096)
def say_day(day: date) -> Words:
    """ "Friday 18 December 2026", "dydd Gwener 18 Rhagfyr 2026"."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return Words(f"{weekday[0]} {day.day} {month[0]} {day.year}", f"dydd {weekday[1]} {day.day} {month[1]} {day.year}")


def say_limit(limit: Limit) -> Words:
    """ "2 working days", "2 ddiwrnod gwaith": Welsh keeps the noun single after a number and softens it after two."""
    english, welsh = PERIODS[limit.period]
    if limit.n == 2:
        welsh = SOFTENED.get(welsh[0], welsh[0]) + welsh[1:]
    return Words(f"{limit.n} {english}{'' if limit.n == 1 else 's'}", f"{limit.n} {welsh}")


SECOND_TIME = Words("after the clocks went back", "ar ôl troi'r clociau yn ôl")
"""Said with a time in the hour that comes twice, when its second coming is meant."""


def is_second_time(local: datetime) -> bool:
    """Whether this time of day has been there once before on the same day, because the clocks went back."""
    return local.fold == 1 and local.utcoffset() != local.replace(fold=0).utcoffset()


def say_time(local: datetime) -> Words:
    """14:05; in the hour that comes twice, its second coming by name."""
    at = f"{local:%H:%M}"
    return Words(f"{at}, {SECOND_TIME.en}", f"{at}, {SECOND_TIME.cy}") if is_second_time(local) else Words(at, at)


def explain(
    rule: Rule,
    on: date | datetime,
    count: Count,
    *,
    limit: Limit,
    enhanced: bool,
    local: LocalStandard | None = None,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
) -> Words:
    """The paragraph for a day that was counted."""
    said = [_runs_from(rule, on), *count.remarks, _limit(rule, limit, enhanced, local)]
    if limit.period is Period.WORKING_DAYS and limit.n:
        said.append(_skipped(count))
    said += [
        Words(
            f"The days from {say_day(pause.start).en} to {say_day(pause.until).en} are not counted: {pause.reason.en}.",
            f"Ni chyfrifir y dyddiau o d{say_day(pause.start).cy} i d{say_day(pause.until).cy}: {pause.reason.cy}.",
        )
        for pause in pauses
    ]
    if extension:
        added = say_limit(extension.limit)
        said.append(
            Words(
                f"The time was made longer by {added.en}: {extension.reason.en}.",
                f"Estynnwyd yr amser gan {added.cy}: {extension.reason.cy}.",
            )
        )
    said.append(_last(count.end))
    return _paragraph([*said, *_provenance(rule)])


_ONLY_LATER = Words("holidays can only make the day later", "ni all gwyliau ond gwneud y diwrnod yn hwyrach")
_ALLOWED_FOR = Words(
    "it allows for as many holidays as there have been in any published time of that length",
    "mae'n caniatáu ar gyfer cynifer o wyliau ag a fu mewn unrhyw gyfnod cyhoeddedig o'r un hyd",
)


def explain_awaiting(
    rule: Rule, on: date, limit: Limit, enhanced: bool, local: LocalStandard | None, year: int, alarm: date
) -> Words:
    """The paragraph for a day that waits for bank holidays to be published, and why its alarm is a safe one."""
    safe = _ALLOWED_FOR if rule.direction is Direction.BEFORE else _ONLY_LATER
    waiting = Words(
        f"The count needs the bank holidays of {year}, which have not been published, so the day will be set when the "
        f"holidays are published. Until then an alarm is set for {say_day(alarm).en}, a safe day: {safe.en}.",
        f"Mae'r cyfrif yn dibynnu ar wyliau banc {year}, nad ydynt wedi'u cyhoeddi, felly pennir y diwrnod pan "
        f"gyhoeddir y gwyliau. Tan hynny mae larwm wedi'i osod ar gyfer {say_day(alarm).cy}, diwrnod diogel: "
        f"{safe.cy}.",
    )
    return _paragraph([_runs_from(rule, on), _limit(rule, limit, enhanced, local), waiting, *_provenance(rule)])


def explain_out_of_force(rule: Rule, on: date) -> Words:
    """The paragraph for a rule that does not apply on the day asked about, with the one that does."""
    day = say_day(on)
    english = [f"from {say_day(rule.effective_from).en}"] if rule.effective_from else []
    welsh = [f"o d{say_day(rule.effective_from).cy}"] if rule.effective_from else []
    if rule.effective_to:
        english.append(f"up to {say_day(rule.effective_to).en}")
        welsh.append(f"hyd at d{say_day(rule.effective_to).cy}")
    said = [
        Words(
            f"This rule does not apply on {day.en}: it applies {' '.join(english)}.",
            f"Nid yw'r rheol hon yn gymwys ar d{day.cy}: mae'n gymwys {' '.join(welsh)}.",
        )
    ]
    if rule.instead:
        said.append(Words(f"Use {rule.instead} for that day.", f"Defnyddiwch {rule.instead} ar gyfer y diwrnod hwnnw."))
    return _paragraph([*said, *_provenance(rule)])


def explain_no_figure(rule: Rule) -> Words:
    """The paragraph for a rule whose source sets no number."""
    said = Words(
        "The source sets no figure for this, so no day is worked out.",
        "Nid yw'r ffynhonnell yn gosod ffigur ar gyfer hyn, felly ni chyfrifir diwrnod.",
    )
    return _paragraph([said, *_provenance(rule)])


def explain_length(rule: Rule, limit: Limit) -> Words:
    """The paragraph for a rule that says how long a thing may take, not by when."""
    length = say_limit(limit)
    said = Words(
        f"This is a length of time, {length.en}, and not a day to meet.",
        f"Hyd o amser yw hyn, {length.cy}, nid diwrnod i'w gyrraedd.",
    )
    return _paragraph([said, *_provenance(rule)])


def _provenance(rule: Rule) -> list[Words]:
    """The closing sentences: what to know besides, rule id, source, how sure we are, version."""
    said = [rule.note] if rule.note else []
    # Two parts of one source may have one name: it is said once.
    english = "; ".join(dict.fromkeys(source.named("en") for source in rule.sources))
    welsh = "; ".join(dict.fromkeys(source.named("cy") for source in rule.sources))
    return [
        *said,
        Words(f"Rule {rule.id}. Source: {english}.", f"Rheol {rule.id}. Ffynhonnell: {welsh}."),
        CONFIDENCE[rule.confidence],
        Words(f"Rule version {rule.version}.", f"Fersiwn y rheol: {rule.version}."),
    ]


def _paragraph(said: Iterable[Words]) -> Words:
    """Sentences one after another."""
    sentences = list(said)
    return Words(" ".join(each.en for each in sentences), " ".join(each.cy for each in sentences))


def _runs_from(rule: Rule, on: date | datetime) -> Words:
    day = say_day(on.date() if isinstance(on, datetime) else on)
    english, welsh = f"on {day.en}", f"d{day.cy}"
    if isinstance(on, datetime):
        at = say_time(on)
        english, welsh = f"at {at.en} {english}", f"am {at.cy} {welsh}"
    if rule.direction is Direction.BEFORE:
        return Words(
            f"The time is counted back from {rule.trigger.en}, {english}.",
            f"Cyfrifir yr amser yn ôl o'r digwyddiad hwn: {rule.trigger.cy}, {welsh}.",
        )
    return Words(
        f"The time runs from {rule.trigger.en}, {english}.",
        f"Mae'r amser yn rhedeg o'r digwyddiad hwn: {rule.trigger.cy}, {welsh}.",
    )


def _limit(rule: Rule, limit: Limit, enhanced: bool, local: LocalStandard | None) -> Words:
    length = say_limit(limit)
    if limit.n == 0:
        english, welsh = (
            "the same day, whether or not it is a working day, because danger does not wait",
            ("yr un diwrnod, boed yn ddiwrnod gwaith ai peidio, am nad yw perygl yn aros"),
        )
    elif rule.direction is Direction.BEFORE:
        english, welsh = f"{length.en} before that", f"{length.cy} cyn hynny"
    elif limit.period is Period.WORKING_DAYS:
        english, welsh = (f"{length.en}, counted from the next day", f"{length.cy}, gan gyfrif o'r diwrnod nesaf")
    elif limit.period in (Period.CALENDAR_DAYS, Period.WEEKS):
        english = f"{length.en}, counted from the next day, weekends and bank holidays included"
        welsh = f"{length.cy}, gan gyfrif o'r diwrnod nesaf a chynnwys penwythnosau a gwyliau banc"
    elif limit.period is Period.HOURS:
        english, welsh = (f"{length.en}, counted hour by hour", f"{length.cy}, gan gyfrif fesul awr")
    else:
        english, welsh = length.en, length.cy
    law = rule.limit(enhanced=enhanced)
    if local and limit == local.limit and limit != law:
        allowed = say_limit(law) if law else Words("no set time", "dim amser penodol")
        return Words(
            f"The limit is {english}: {local.owner.en} has set this, and the rule itself allows {allowed.en}.",
            f"Y terfyn yw {welsh}: gosodwyd hyn gan {local.owner.cy}, a'r rheol ei hun yn caniatáu {allowed.cy}.",
        )
    if enhanced and rule.enhanced != rule.standard:
        return Words(f"With enhanced rights the limit is {english}.", f"Gyda hawliau uwch, y terfyn yw {welsh}.")
    return Words(f"The limit is {english}.", f"Y terfyn yw {welsh}.")


def _skipped(count: Count) -> Words:
    if not count.holidays:
        if count.weekends:
            return Words("Weekends are not counted.", "Ni chyfrifir penwythnosau.")
        return Words("No weekend or bank holiday falls in between.", "Nid oes penwythnos na gŵyl banc rhyngddynt.")
    english = [f"{name.en} ({say_day(day).en})" for day, name in count.holidays]
    welsh = [f"{name.cy} ({say_day(day).cy})" for day, name in count.holidays]
    if count.weekends:
        return Words(
            f"Weekends and these bank holidays are not counted: {_list(english, 'and')}.",
            f"Ni chyfrifir penwythnosau na'r gwyliau banc hyn: {_list(welsh, 'a')}.",
        )
    return Words(
        f"These bank holidays are not counted: {_list(english, 'and')}.",
        f"Ni chyfrifir y gwyliau banc hyn: {_list(welsh, 'a')}.",
    )


def _last(end: date | datetime) -> Words:
    if isinstance(end, datetime):
        day, at = say_day(end.date()), say_time(end)
        return Words(f"The last moment is {at.en} on {day.en}.", f"Yr eiliad olaf yw {at.cy} d{day.cy}.")
    return Words(f"The last day is {say_day(end).en}.", f"Y diwrnod olaf yw {say_day(end).cy}.")


def _list(items: list[str], joining: str) -> str:
    return items[0] if len(items) == 1 else f"{'; '.join(items[:-1])} {joining} {items[-1]}"
