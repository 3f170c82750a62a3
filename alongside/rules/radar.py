"""The silence radar: what should have been heard and was not, each with its reason, and how long one may look away.

Pure: facts in, findings out. A finding goes when the thing itself is done (`queries.radar` finds it no more), or sleeps
until a day, for a reason. Whoever asked never to be contacted is not found at all: the screen says so beside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.clocks import Limit, Period
from alongside.rules.counting import add
from alongside.rules.explaining import say_day, say_limit
from alongside.rules.words import Words


class Silence(StrEnum):
    """Kinds of findings, in the order in which they are shown. Stored: values never change."""

    YEARLY = "yearly"
    OFFER = "offer"
    POST = "post"
    CALLS = "calls"
    ENTRY = "entry"
    NO_CASE = "no_case"
    SOURCE = "source"


OF_A_CASE = (Silence.YEARLY, Silence.OFFER, Silence.POST, Silence.CALLS, Silence.ENTRY)
"""The others are of a whole organisation: its desk looks after them."""

KINDS: Mapping[Silence, Words] = {
    Silence.YEARLY: Words("Yearly contact not made", "Cyswllt blynyddol heb ei wneud"),
    Silence.OFFER: Words("Never answered, and a turning point is near", "Heb ateb erioed, a throbwynt yn agos"),
    Silence.POST: Words("Post came back", "Daeth post yn ôl"),
    Silence.CALLS: Words("Tried, and nobody reached", "Ceisiwyd, heb gyrraedd neb"),
    Silence.ENTRY: Words("Nothing written for too long", "Dim wedi'i ysgrifennu ers rhy hir"),
    Silence.NO_CASE: Words("Sentence that qualifies, and no case", "Dedfryd sy'n cymhwyso, a dim achos"),
    Silence.SOURCE: Words("Feed that is silent", "Ffrwd sy'n dawel"),
}

LONGEST: Mapping[Silence, int] = {
    Silence.YEARLY: 28,
    Silence.OFFER: 28,
    Silence.POST: 14,
    Silence.CALLS: 14,
    Silence.ENTRY: 28,
    Silence.NO_CASE: 28,
    Silence.SOURCE: 7,
}
"""Days for which a finding may sleep at most: our own (D, not verified)."""


class Turning(StrEnum):
    """What makes it worth asking somebody again who never answered."""

    RELEASE = "release"
    PAROLE = "parole"
    TURNED = "turned"
    OF_AGE = "of_age"


_POINTS: Mapping[Turning, Words] = {
    Turning.RELEASE: Words("a release may come on {day}", "gall rhyddhau ddod ar {day}"),
    Turning.PAROLE: Words("parole may be looked at on {day}", "gellir ystyried parôl ar {day}"),
    Turning.TURNED: Words(
        "a recall, or a move towards open conditions, was recorded on {day}",
        "cofnodwyd galw'n ôl, neu symud tuag at amodau agored, ar {day}",
    ),
    Turning.OF_AGE: Words("they reach 18 on {day}", "byddant yn cyrraedd 18 ar {day}"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A turning point, and the day from which somebody is to be asked again."""

    turning: Turning
    on: date
    opens_on: date


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What the offer turns on. `offered_on` is the day they were last asked; the dates are all that are current."""

    offered_on: date
    releases: tuple[date, ...] = ()
    paroles: tuple[date, ...] = ()
    turned_on: date | None = None
    born: date | None = None


@dataclass(frozen=True, slots=True)
class Windows:
    """How long before a date the window opens, by turning: the limits of the rules."""

    dates: Limit
    of_age: Limit


def points(facts: OfferFacts, windows: Windows) -> tuple[Point, ...]:
    """Every turning point, by the day its window opens."""
    found = [Point(Turning.RELEASE, day, add(day, windows.dates, backward=True)) for day in facts.releases]
    found += [Point(Turning.PAROLE, day, add(day, windows.dates, backward=True)) for day in facts.paroles]
    if facts.turned_on is not None:
        found.append(Point(Turning.TURNED, facts.turned_on, facts.turned_on))
    if facts.born is not None:
        day = add(facts.born, Limit(18 * 12, Period.MONTHS))
        found.append(Point(Turning.OF_AGE, day, add(day, windows.of_age, backward=True)))
    return tuple(sorted(found, key=lambda point: (point.opens_on, point.on, point.turning)))


def to_offer(facts: OfferFacts, windows: Windows, today: date) -> Point | None:
    """The first open window in which nobody has asked yet. An offer made on its first day or later closes it."""
    open_now = (point for point in points(facts, windows) if facts.offered_on < point.opens_on <= today)
    return next(open_now, None)


def missed_years(last: date, limit: Limit, today: date) -> tuple[date, int]:
    """When the first contact after `last` was due, and how many such days have passed without one."""
    first = add(last, limit)
    missed, due = 0, first
    while due < today:
        missed += 1
        due = add(last, Limit(limit.n * (missed + 1), limit.period))
    return first, missed


def why_yearly(last: date, limit: Limit, today: date) -> Words | None:
    """The reason, or None while the year is not over."""
    first, missed = missed_years(last, limit, today)
    if not missed:
        return None
    was, due = say_day(last), say_day(first)
    return Words(
        f"The last full contact was on {was.en}. The next was due on {due.en}: "
        f"{'it is' if missed == 1 else f'{missed} are'} missing.",
        f"Roedd y cyswllt llawn diwethaf ar {was.cy}. Roedd y nesaf i fod ar {due.cy}: mae {missed} ar goll.",
    )


def why_entry(last: date, limit: Limit, today: date) -> Words:
    """Why a case has been quiet too long."""
    days = (today - last).days
    most, day = say_limit(limit), say_day(last)
    return Words(
        f"Nothing has been written since {day.en}, {days} days ago. At this risk it should be no longer than "
        f"{most.en}.",
        f"Nid oes dim wedi'i ysgrifennu ers {day.cy}, {days} diwrnod yn ôl. Ar y risg hon ni ddylai fod yn hwy na "
        f"{most.cy}.",
    )


def why_calls(tries: int, since: date) -> Words:
    """How often somebody was tried without being reached, the first time on `since`."""
    day = say_day(since)
    return Words(
        f"{tries} tries since {day.en}, and they were not reached.",
        f"{tries} cynnig ers {day.cy}, ac ni chyrhaeddwyd hwy.",
    )


def why_post(returned: date) -> Words:
    """A letter came back, and the address still stands as it was."""
    day = say_day(returned)
    return Words(
        f"A letter came back on {day.en}. Nobody has said since where they live now.",
        f"Daeth llythyr yn ôl ar {day.cy}. Nid oes neb wedi dweud ers hynny ble maent yn byw nawr.",
    )


def why_offer(point: Point, offered: date) -> Words:
    """Which turning point is near, and since when they should have been asked again."""
    words, on, opens, asked = _POINTS[point.turning], say_day(point.on), say_day(point.opens_on), say_day(offered)
    return Words(
        f"They were last asked on {asked.en} and never answered; {words.en.format(day=on.en)}. Ask again: the time for "
        f"it began on {opens.en}.",
        f"Gofynnwyd iddynt ddiwethaf ar {asked.cy} ac ni ddaeth ateb; {words.cy.format(day=on.cy)}. Gofynnwch eto: "
        f"dechreuodd yr amser i wneud hynny ar {opens.cy}.",
    )


def why_no_case(passed_on: date | None, heard: date) -> Words:
    """A sentence of the right sort was heard of, and no victim is linked."""
    day, told = say_day(passed_on or heard), say_day(heard)
    return Words(
        f"A sentence that qualifies was passed on {day.en} and heard of on {told.en}. No case is linked to it.",
        f"Pasiwyd dedfryd sy'n cymhwyso ar {day.cy} a chlywyd amdani ar {told.cy}. Nid oes achos yn gysylltiedig â hi.",
    )


def why_source(heard: date | None) -> Words:
    """A feed has said nothing for longer than it should."""
    if heard is None:
        return Words(
            "It has never been heard. Do not rely on it.", "Ni chlywyd ganddi erioed. Peidiwch â dibynnu arni."
        )
    day = say_day(heard)
    return Words(
        f"It was last heard on {day.en}. News may be missing.",
        f"Clywyd ganddi ddiwethaf ar {day.cy}. Gall newyddion fod ar goll.",
    )


def latest_snooze(kinds: Iterable[Silence], today: date) -> date:
    """The last day to which findings of these kinds may sleep together."""
    return date.fromordinal(today.toordinal() + min(LONGEST[kind] for kind in kinds))
