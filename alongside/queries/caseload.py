"""The caseload: the cases of an officer or a unit, the most pressing first, each with the reason it stands there.

Up to `RANKED` cases are ranked whole. Of a longer list the cases with the earliest duties are ranked, found along the
index of live duties, and the page says that there are more: filters narrow it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case as When
from django.db.models import Expression, F, IntegerField, Model, Q, QuerySet, Value
from django.db.models import When as If

from alongside.gateways.holidays import england_and_wales
from alongside.queries import pressing, scope
from alongside.queries.diary import may_see_unit, whose_own
from alongside.queries.duties import declared_kind, title
from alongside.records.duties import LIVE
from alongside.records.models import Case, Contact, Duty, Event, OrderMark
from alongside.records.prepared import Blank, Prepared, among
from alongside.rules.access import Actor
from alongside.rules.priority import SOON, CaseFacts, Place, Section, place_case, stand_case
from alongside.rules.words import Words

RANKED = 300
A_PAGE = 25
EARLIEST_DUTIES = 1_000

Of = TypeVar("Of", bound=Model)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. `unit` is a whole unit's list, for those who look after it; `covered` that of an
    officer whom one covers; else one's own."""

    unit: int | None = None
    covered: int | None = None
    unassigned: bool = False
    owner: int | None = None
    risk: str = ""
    enhanced: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody pinned the case, or put it down for later, and said why."""

    kind: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Row:
    """One case in the list. `next_title` is what is first to be done on it, if anything is."""

    case: UUID
    reference: str
    name: str
    offence_summary: str
    risk: str
    enhanced: bool
    restricted: bool
    owner: str
    opened_on: date
    last_contact_on: date | None
    next_title: Words | None
    next_due_on: date | None
    next_state: str
    late: bool
    section: Section
    reason: Words
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list. `total` is how many were ranked; `more` says that the list holds others beside."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int
    more: bool
    filters: Filters


def page(actor: Actor, now: datetime, on: date, filters: Filters = Filters(), number: int = 1) -> Page:
    """One page. At most six queries; nine for a list too long to rank whole."""
    wanted = _wanted(actor, on, filters)
    own = _plainly_own(actor, filters)
    filled: dict[str, Any] = {} if own is None else scope.to_fill_with(actor, on) | {"officer": own}
    cases = _OWN.ask(**filled) if filled else list(wanted.order_by("opened_on").values(*_RANKING)[: RANKED + 1])
    more = len(cases) > RANKED
    live = _live(actor, filters)
    if more:
        pinned = wanted.filter(marks__kind="pin", marks__ended_at__isnull=True, marks__until_on__gte=on)
        first_of_all = {*pinned.values_list("pk", flat=True)[:RANKED], *_pressing(live)}
        cases = list(_of(wanted, "records_case.id", first_of_all).values(*_RANKING)[:RANKED])
        live = Duty.objects.filter(state__in=LIVE)
    numbers = [case["pk"] for case in cases]
    if filled and not more:
        firsts = _OWN_FIRST.ask(**filled, cases=numbers, today=on, week=on + SOON)
    else:
        firsts = list(_first_duties(_of(live, "records_duty.case_id", numbers), Value(on), Value(on + SOON)))
    first = {row["case_id"]: row for row in firsts}
    tried = pressing.tries(
        {pk for pk, duty in first.items() if duty["state"] == "attempted"}
        | {row["case_id"] for row in _ANOTHER_ANSWERED.ask(cases=numbers)}
    )
    marks = {row["case_id"]: row for row in _MARKS.ask(cases=numbers, on=on)}
    hearings = _hearings(first.values())
    known = [
        (_facts(case, first.get(case["pk"]), tried, hearings, marks.get(case["pk"])), case["pk"]) for case in cases
    ]
    standing = sorted(known, key=lambda one: stand_case(one[0], on, now=now)[1])
    pages = max(1, -(-len(standing) // A_PAGE))
    number = min(max(number, 1), pages)
    on_page = standing[(number - 1) * A_PAGE : number * A_PAGE]
    seen = [pk for _, pk in on_page]
    found = (
        _OWN_SHOWN.ask(**filled, cases=seen)
        if filled
        else list(_of(wanted, "records_case.id", seen).values(*_RANKING, *_SHOWN))
    )
    shown = {case["pk"]: case for case in found}
    calendar = england_and_wales()
    rows = tuple(
        _row(shown[pk], first.get(pk), place_case(facts, on, calendar, now=now), on, now, _mark(marks.get(pk)))
        for facts, pk in on_page
        if pk in shown  # closed or handed on since it was ranked, it is on this list no more
    )
    return Page(rows, number, pages, len(standing), more, filters)


_RANKING = ("pk", "reference", "risk", "risk_on", "enhanced", "opened_on", "last_contact_on")
_SHOWN = ("public_id", "person__name", "code_name", "offence_summary", "restricted", "owner__name")
"""Asked of the cases on the page alone: who may read a person's name is asked of each person for itself."""


def _of(rows: QuerySet[Of], column: str, numbers: Iterable[int]) -> QuerySet[Of]:
    """The rows with one of these numbers. One array and not hundreds of values: the statement is planned once, and for
    few rows, so that PostgreSQL asks of each whether its case may be seen and does not first list all that may."""
    return rows.extra(where=[f"{column} = any(%s)"], params=[list(numbers)])  # noqa: S610  # nosec B610 - a column named above


def _wanted(actor: Actor, on: date, filters: Filters) -> QuerySet[Case]:
    cases = scope.cases(actor, on).filter(closed_on__isnull=True)
    if filters.unit is not None and may_see_unit(actor, filters.unit):
        cases = cases.filter(unit_id=filters.unit)
        if filters.unassigned:
            cases = cases.filter(owner__isnull=True)
        elif filters.owner is not None:
            cases = cases.filter(owner_id=filters.owner)
    else:
        cases = cases.filter(owner_id=whose_own(actor, filters.covered))
    if filters.risk:
        cases = cases.filter(risk=filters.risk)
    if filters.enhanced:
        cases = cases.filter(enhanced=True)
    return cases


_MARKS = Prepared[Any](
    lambda: OrderMark.objects.filter(
        among("case_id", "cases"), ended_at__isnull=True, until_on__gte=Blank("on")
    ).values("case_id", "kind", "until_on", "why", "made_by__name")
)
_ANOTHER_ANSWERED = Prepared[Any](
    lambda: (
        Contact.objects.filter(among("case_id", "cases"), answered_by="someone_else", direction="out")
        .values("case_id")
        .distinct()
    )
)


def _mark(row: Mapping[str, Any] | None) -> Mark | None:
    return Mark(row["kind"], row["why"], row["made_by__name"] or "") if row else None


def _live(actor: Actor, filters: Filters) -> QuerySet[Duty]:
    """The live duties of the list, by the columns their indexes begin with."""
    live = Duty.objects.filter(state__in=LIVE)
    if filters.unit is None or not may_see_unit(actor, filters.unit):
        return live.filter(owner_id=whose_own(actor, filters.covered))
    live = live.filter(unit_id=filters.unit)
    if filters.unassigned:
        return live.filter(owner__isnull=True)
    return live.filter(owner_id=filters.owner) if filters.owner is not None else live


def _pressing(live: QuerySet[Duty]) -> set[int]:
    """The cases of urgent duties and of the earliest ones."""
    urgent = live.filter(urgent=True).order_by("due_on").values_list("case_id", flat=True)[:RANKED]
    earliest = live.order_by("due_on").values_list("case_id", flat=True)[:EARLIEST_DUTIES]
    return set(urgent.union(earliest, all=True))


def _first_duties(live: QuerySet[Duty], today: Expression, week: Expression) -> QuerySet[Duty, dict[str, Any]]:
    """Of each case the live duty that stands first, by the order of `rules.priority` as far as SQL can tell it."""
    section = When(
        If(Q(urgent=True) & (Q(due_on__isnull=True) | Q(due_on__lte=today) | Q(state="proposed")), then=0),
        If(due_on__lt=today, then=1),
        If(due_on=today, then=2),
        If(state="proposed", then=3),
        If(state="attempted", then=4),
        If(Q(due_on__isnull=True) | Q(due_on__lte=week), then=5),
        default=6,
        output_field=IntegerField(),
    )
    duties = (
        live.annotate(section=section)
        .order_by("case_id", "section", F("due_on").asc(nulls_first=True), "pk")
        .distinct("case_id")
    )
    firsts: QuerySet[Duty, dict[str, Any]] = duties.values(*pressing.OF_DUTY, "title", "event_id")
    return firsts


def _plainly_own(actor: Actor, filters: Filters) -> int | None:
    """Whose list it is, where it is an officer's whole list: what is asked most, and built once. Else None."""
    narrowed = filters.risk or filters.enhanced or (filters.unit is not None and may_see_unit(actor, filters.unit))
    return None if narrowed else whose_own(actor, filters.covered)


def _own() -> QuerySet[Case]:
    return scope.worked_to_fill().filter(closed_on__isnull=True, owner_id=Blank("officer"))


_OWN = Prepared[Any](lambda: _own().order_by("opened_on").values(*_RANKING)[: RANKED + 1])
_OWN_SHOWN = Prepared[Any](lambda: _own().filter(among("id", "cases")).values(*_RANKING, *_SHOWN))
_OWN_FIRST = Prepared[Any](
    lambda: _first_duties(
        Duty.objects.filter(among("case_id", "cases"), state__in=LIVE, owner_id=Blank("officer")),
        Blank("today"),
        Blank("week"),
    )
)


def _hearings(duties: Iterable[Mapping[str, Any]]) -> dict[int, date | None]:
    """The hearing of each event whose duty counts from one. No query where none does."""
    kinds = ((duty["event_id"], declared_kind(duty["kind"])) for duty in duties)
    events = [event for event, kind in kinds if event and kind is not None and kind.anchor == "hearing_on"]
    if not events:
        return {}
    return {pk: pressing.hearing(facts) for pk, facts in Event.objects.filter(pk__in=events).values_list("pk", "facts")}


def _facts(
    case: Mapping[str, Any],
    duty: Mapping[str, Any] | None,
    tried: Mapping[int, pressing.Tries],
    hearings: Mapping[int, date | None],
    mark: Mapping[str, Any] | None,
) -> CaseFacts:
    of_case = {name: case[name] for name in ("risk", "risk_on", "enhanced", "last_contact_on")}
    duties = (pressing.facts(duty, tried, hearing_on=hearings.get(duty["event_id"]), **of_case),) if duty else ()
    return CaseFacts(
        key=case["reference"],
        duties=duties,
        opened_on=case["opened_on"],
        someone_else_answered=tried.get(case["pk"], pressing.NONE).someone_else,
        mark=mark["kind"] if mark else "",
        marked_until=mark["until_on"] if mark else None,
        **of_case,
    )


def _row(
    case: Mapping[str, Any],
    duty: Mapping[str, Any] | None,
    where: Place,
    on: date,
    now: datetime,
    mark: Mark | None,
) -> Row:
    due_on = (duty["due_on"] or duty["alarm_on"]) if duty else None
    return Row(
        case=case["public_id"],
        reference=case["reference"],
        name=case["code_name"] or case["person__name"],
        offence_summary=case["offence_summary"],
        risk=case["risk"],
        enhanced=case["enhanced"],
        restricted=case["restricted"],
        owner=case["owner__name"] or "",
        opened_on=case["opened_on"],
        last_contact_on=case["last_contact_on"],
        next_title=title(duty["kind"], duty["title"]) if duty else None,
        next_due_on=due_on,
        next_state=duty["state"] if duty else "",
        late=duty is not None and pressing.late(duty, now, on),
        section=where.section,
        reason=where.reason,
        mark=mark,
    )
