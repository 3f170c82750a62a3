"""Today: an officer sits down in the morning, or looks up between two calls, and asks what comes next.

A senior, manager or duty officer sees a whole unit's day instead, and how the feeds are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import covers, diary, feeds, reviews, units
from alongside.rules.access import Verb, may
from alongside.rules.priority import SECTIONS, Section
from alongside.web.conflicts.told import conflict_notices
from alongside.web.cover.notices import CoverNotice, address_of, cover_notices, covered_heading
from alongside.web.emergency import alerts
from alongside.web.emergency.alerts import AlertRow
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import capitalise, day_of, due_in_words, long_time, say, short_day

SHOWN = 30
"""Rows of a section shown at once; the rest stand behind "Show all"."""
MINE = "mine"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to do, or (`asks` not empty) something that arrived, with all it would bring.

    `action` is empty where the reader looks after the case and does not open it: nothing is offered that is refused.
    """

    title: str
    href: str
    name: str
    reference: str
    case_href: str
    due: str
    day: str
    lateness: str
    why: str
    tags: tuple[tuple[str, str], ...]
    owner: str
    action: str
    action_href: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the day. `all_href` is set where more wait than are shown."""

    key: str
    heading: str
    count: int
    entries: tuple[Entry, ...]
    all_href: str


@dataclass(frozen=True, slots=True)
class View:
    """One's own day, or that of a unit."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day."""

    on: date
    heading: str
    counts: tuple[tuple[str, int, str, str], ...]
    "Of every section: its words, how many, where it stands, its key."
    blocks: tuple[Block, ...]
    views: tuple[View, ...]
    covers: tuple[CoverNotice, ...]
    alerts: tuple[AlertRow, ...]
    late_reviews: int
    "Uses of emergency access that the reader should have reviewed by now."
    troubles: tuple[str, ...]
    more: bool
    only: str
    "The one section shown whole, or nothing."
    back_href: str


_ELSEWHERE = (("privacy", Verb.VIEW_PRIVACY), ("accounts", Verb.LOOK_AFTER_ACCOUNT), ("rules", Verb.VIEW_RULES))


@screen(Verb.VIEW_RULES)
def front(request: OfficerRequest) -> HttpResponse:
    """The first screen. Who works no cases starts where their own work is: the watch, the accounts, or the rules."""
    if request.actor.unit_ids:
        return today(request)
    return redirect(next(name for name, verb in _ELSEWHERE if may(verb, request.actor).allowed))


@screen(Verb.LIST_CASES)
def today(request: OfficerRequest) -> HttpResponse:
    """The day of the person or unit asked for."""
    places = [place for place in units.of(request.actor) if place.whole]
    own = units.works_own_cases(request.actor)
    asked = request.GET.get("whose") or (MINE if own or not places else places[0].slug)
    whole = next((place for place in places if place.slug == asked), None)
    cover = covers.notices(request.actor, request.today)
    covered = next((one for one in cover.covering if str(one.id) == asked), None)
    day = diary.today(
        request.actor,
        request.now,
        request.today,
        unit=whole.id if whole else None,
        covered=covered.officer_id if covered else None,
    )
    only = request.GET.get("show", "")
    address = reverse("today") + (f"?whose={whole.slug}" if whole else f"?whose={MINE}" if places else "")
    address = address_of("today", covered) if covered else address
    owed = _owed(day.parts)
    wanted = [part for part in day.parts if not only or part.section == only] or list(day.parts)
    page = TodayPage(
        on=request.today,
        heading=say(whole.words) if whole else covered_heading(covered) if covered else _("Your day"),
        counts=tuple(
            (say(SECTIONS[part.section]), len(owed[part.section]), f"{address}#{part.section}", str(part.section))
            for part in day.parts
        ),
        blocks=tuple(
            _block(
                part.section, owed[part.section], request, address, of_unit=whole is not None, all_=part.section == only
            )
            for part in wanted
            if owed[part.section]
        ),
        views=tuple(_views(places, whole, cover.covering, covered)),
        covers=() if whole else (*cover_notices(cover, covered), *conflict_notices(request)),
        alerts=alerts.rows(request),
        late_reviews=reviews.late(request.actor, request.now),
        troubles=tuple(_troubles(request)),
        more=day.more,
        only=only if len(wanted) == 1 else "",
        back_href=address,
    )
    return render(request, "today/today.html", page)


def _views(
    places: list[units.Place],
    whole: units.Place | None,
    covering: Iterable[covers.Arranged],
    covered: covers.Arranged | None,
) -> Iterable[View]:
    others = [View(covered_heading(one), address_of("today", one), one == covered) for one in covering]
    if places or others:
        yield View(_("Your own"), f"{reverse('today')}?whose={MINE}", whole is None and covered is None)
    yield from others
    for place in places:
        yield View(say(place.words), f"{reverse('today')}?whose={place.slug}", whole == place)


Owed = tuple[diary.Row, tuple[str, ...]]
"""A duty, and where a feed proposed its event what all that event's duties ask."""


def _block(
    section: Section, owed: list[Owed], request: OfficerRequest, address: str, *, of_unit: bool, all_: bool
) -> Block:
    shown = owed if all_ else owed[:SHOWN]
    joined = "&" if "?" in address else "?"
    return Block(
        key=str(section),
        heading=say(SECTIONS[section]),
        count=len(owed),
        entries=tuple(_entry(row, request, of_unit, asks) for row, asks in shown),
        all_href=f"{address}{joined}show={section}" if len(shown) < len(owed) else "",
    )


def _owed(parts: Iterable[diary.Part]) -> dict[Section, list[Owed]]:
    """One entry a duty; of what a feed proposed, one an event, where the first of its duties stands."""
    parts = list(parts)
    asks: dict[UUID, list[str]] = {}
    for row in (row for part in parts for row in part.rows):
        if row.event is not None:
            asks.setdefault(row.event, []).append(say(row.title))
    owed: dict[Section, list[Owed]] = {part.section: [] for part in parts}
    for part in parts:
        for row in part.rows:
            if row.event is None:
                owed[part.section].append((row, ()))
            elif row.event in asks:
                owed[part.section].append((row, tuple(asks.pop(row.event))))
    return owed


def _entry(row: diary.Row, request: OfficerRequest, unit: bool, asks: tuple[str, ...]) -> Entry:
    here = {"case_id": row.case}
    duty_href = reverse("duty", kwargs=here | {"duty_id": row.duty})
    due = row.due_on or row.due_at or row.alarm_on
    if not row.opened:
        action, action_href, duty_href = "", "", reverse("case", kwargs=here)
    elif row.event is not None:
        action, action_href = _("Accept or dismiss"), reverse("decide_event", kwargs=here | {"event_id": row.event})
    elif row.by_contact:
        action, action_href = _("Record contact"), f"{reverse('record_contact', kwargs=here)}?for={row.duty}"
    else:
        action, action_href = _("Open"), duty_href
    return Entry(
        title=say(row.event_words) if row.event is not None and row.event_words else say(row.title),
        href=action_href if row.event is not None and row.opened else duty_href,
        name=row.name,
        reference=row.reference,
        case_href=reverse("case", kwargs=here),
        due=_due(due, late=row.late, request=request),
        day=short_day(due) if due else "",
        lateness=_lateness(row, due, request),
        why=say(row.reason),
        tags=tuple(_tags(row)),
        owner=(row.owner or _("Nobody yet")) if unit else "",
        action=action,
        action_href=action_href,
        asks=asks,
    )


def _due(due: date | datetime | None, *, late: bool, request: OfficerRequest) -> str:
    if due is None:
        return _("No day set")
    if late:
        # By how much stands in the reason, in working days: two measures on one line would contradict each other.
        return _("Late today") if day_of(due) == request.today else _("Late")
    return capitalise(due_in_words(due, request.today))


def _lateness(row: diary.Row, due: date | datetime | None, request: OfficerRequest) -> str:
    if row.late:
        return "late"
    if due is None:
        return "unknown"
    return "today" if day_of(due) == request.today else "later"


def _tags(row: diary.Row) -> Iterable[tuple[str, str]]:
    if row.urgent:
        yield _("Urgent"), "red"
    if row.risk in ("high", "medium"):
        yield say(vocabulary.RISKS[row.risk]), "red" if row.risk == "high" else "orange"
    if row.enhanced:
        yield _("Enhanced rights"), "blue"
    if row.state == "attempted":
        yield _("No answer yet"), "yellow"


def _troubles(request: OfficerRequest) -> Iterable[str]:
    """What is wrong with the feeds, for those who work the desk."""
    if not may(Verb.VIEW_DESK, request.actor).allowed:
        return
    for trouble in feeds.troubles(request.now, request.actor.organisation_ids):
        words = {"source": trouble.name, "time": long_time(trouble.last_heard_at) if trouble.last_heard_at else ""}
        if trouble.stopped_at is not None:
            yield (
                _("%(source)s is stopped: it brought far more than usual. A manager whom it concerns must release it.")
                % words
            )
        elif trouble.last_heard_at is None:
            yield _("%(source)s has never been heard. Do not rely on it.") % words
        else:
            yield _("%(source)s is silent: last heard on %(time)s. News may be missing.") % words
