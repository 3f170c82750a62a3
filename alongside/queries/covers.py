"""Who covers for whom, from when to when, and what such cover does not reach."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.gateways.holidays import england_and_wales
from alongside.queries import scope
from alongside.records.models import Bar, Case, Cover, Membership, NamedAccess, Staff
from alongside.records.prepared import Blank, Prepared
from alongside.rules.access import CASE_ROLES, Actor, Role
from alongside.rules.cover import Span
from alongside.rules.standing import Place

__all__ = [
    "Arranged",
    "Cover",  # the web names this through this door
    "Gaps",
    "Notices",
    "Sealed",
    "arranged",
    "away",
    "colleagues",
    "gaps",
    "notices",
    "of",
    "one",
    "sealed_of",
    "span",
]

MOST = 200


@dataclass(frozen=True, slots=True)
class Arranged:
    """Cover as it was arranged. `officer` is away, `cover` stands in."""

    id: UUID
    officer_id: int
    officer: str
    cover_id: int
    cover: str
    why: str
    span: Span
    started_by: str
    handed_back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Notices:
    """What Today says of cover: whom one covers, who covers oneself, and what waits to be handed back."""

    covering: tuple[Arranged, ...] = ()
    covered_by: Arranged | None = None
    to_acknowledge: tuple[Arranged, ...] = ()
    unanswered: tuple[Arranged, ...] = ()
    "Hand-backs of others, for their senior."


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed case that cover does not reach."""

    case: UUID
    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the cover officer will not see of the officer's open cases, as far as the person asking may see it.

    `others` is a count and no more: why somebody may not know of a case is nobody else's business.
    """

    others: int
    sealed: tuple[Sealed, ...]


def span(cover: Cover) -> Span:
    """The days of a row."""
    return Span(cover.starts_on, cover.ends_on, cover.ended_at)


def arranged(cover: Cover) -> Arranged:
    """A row as values."""
    return Arranged(
        id=cover.public_id,
        officer_id=cover.officer_id,
        officer=cover.officer.name,
        cover_id=cover.cover_id,
        cover=cover.cover.name,
        why=cover.why,
        span=span(cover),
        started_by=cover.started_by.name,
        handed_back_at=cover.handed_back_at,
    )


def of(actor: Actor, on: date) -> tuple[Arranged, ...]:
    """Cover of one's own, for others, and of those whose senior one is: what is coming, runs or waits. One query."""
    rows = _concerning(actor, on).filter(Q(ended_at__isnull=True, ends_on__gte=on) | Q(handed_back_at__isnull=True))
    found = (arranged(row) for row in rows.order_by("starts_on", "pk")[:MOST])
    return tuple(one for one in found if not one.span.called_off)


def one(actor: Actor, on: date, public_id: UUID) -> Cover | None:
    """One cover that concerns this person, or None. One query."""
    return _concerning(actor, on).filter(public_id=public_id).first()


def notices(actor: Actor, on: date) -> Notices:
    """What Today says of cover. One query."""
    if actor.holds(Role.SENIOR):
        rows = list(_noticed(_concerning(actor, on), on))
    else:
        rows = _OWN.ask(staff=actor.staff_id, on=on)
    found = [arranged(row) for row in rows]
    calendar = england_and_wales()
    waiting = [one for one in found if one.handed_back_at is None and one.span.over(on)]
    return Notices(
        covering=tuple(one for one in found if one.cover_id == actor.staff_id and one.span.live(on)),
        covered_by=next((one for one in found if one.officer_id == actor.staff_id and one.span.live(on)), None),
        to_acknowledge=tuple(one for one in waiting if one.officer_id == actor.staff_id),
        unanswered=tuple(
            one
            for one in waiting
            if actor.staff_id not in (one.officer_id, one.cover_id) and one.span.unanswered(on, calendar)
        ),
    )


def _noticed(concerning: QuerySet[Cover], on: Any) -> QuerySet[Cover]:
    live = Q(ended_at__isnull=True, starts_on__lte=on, ends_on__gte=on)
    return concerning.filter(live | Q(handed_back_at__isnull=True)).order_by("starts_on", "pk")[:MOST]


_OWN = Prepared(lambda: _noticed(_wide(_mine(Blank("staff"))), Blank("on")))


def away(actor: Actor, on: date) -> tuple[Staff, ...]:
    """For whom this person may arrange cover: themselves, and those whose senior they are. By name. One query."""
    mine = Q(pk=actor.staff_id) if actor.unit_ids else Q(pk__in=())
    led = Exists(_working(on).filter(_led_by(actor), staff=OuterRef("pk")))
    return tuple(Staff.objects.filter(mine | Q(led), is_active=True).order_by("name", "pk"))


def colleagues(actor: Actor, on: date) -> tuple[Staff, ...]:
    """Who works cases in the person's organisations on that day, by name. One query."""
    here = _working(on).filter(unit__organisation_id__in=sorted(actor.case_organisation_ids), staff=OuterRef("pk"))
    return tuple(Staff.objects.filter(Exists(here), is_active=True).order_by("name", "pk"))


def gaps(cover: Cover, actor: Actor, on: date) -> Gaps:
    """Which open cases of the officer the cover does not reach, of those that the asking person opens. Three queries.

    What others may know is looked up by the program itself: of it only the count leaves here, and the sealed cases on
    whose lists the asking person stands.
    """
    cases = list(_open_cases_of(actor, on, cover.officer_id).select_related("person"))
    pks = [case.pk for case in cases]
    lasts = {"staff_id": cover.cover_id, "case_id__in": pks, "starts_on__lte": cover.ends_on}
    from_on = max(on, cover.starts_on)
    with scope.upkeep():
        barred = set(
            Bar.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=from_on), **lasts).values_list(
                "case_id", flat=True
            )
        )
        places = set(
            NamedAccess.objects.filter(
                Q(ends_on__isnull=True) | Q(ends_on__gte=cover.ends_on),
                **lasts | {"starts_on__lte": from_on},
                place__in=[str(Place.LISTED), str(Place.ADMITTED)],
            ).values_list("case_id", "place")
        )
    out = {
        case.pk
        for case in cases
        if case.pk in barred
        or case.organisation_id != cover.unit.organisation_id
        or (case.limited and (case.pk, Place.ADMITTED) not in places)
    }
    unlisted = [case for case in cases if case.restricted and (case.pk, Place.LISTED) not in places]
    return Gaps(len(out), tuple(_sealed(case) for case in unlisted if case.pk not in out))


def sealed_of(actor: Actor, on: date) -> tuple[Sealed, ...]:
    """One's own sealed cases, before somebody is chosen to cover. One query."""
    mine = _open_cases_of(actor, on, actor.staff_id or 0).filter(restricted=True)
    return tuple(_sealed(case) for case in mine.select_related("person"))


def _open_cases_of(actor: Actor, on: date, officer: int) -> QuerySet[Case]:
    return scope.opened(actor, on).filter(owner_id=officer, closed_on__isnull=True).order_by("opened_on", "pk")


def _sealed(case: Case) -> Sealed:
    return Sealed(case.public_id, case.reference, case.code_name or case.person.name)


def _concerning(actor: Actor, on: date) -> QuerySet[Cover]:
    led = Exists(_working(on).filter(_led_by(actor), staff=OuterRef("officer")))
    mine = _mine(actor.staff_id)
    return _wide(mine | Q(led) if actor.holds(Role.SENIOR) else mine)


def _mine(staff: Any) -> Q:
    return Q(officer_id=staff) | Q(cover_id=staff)


def _wide(whose: Q) -> QuerySet[Cover]:
    return Cover.objects.filter(whose).select_related("officer", "cover", "started_by", "unit")


def _working(on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on, role__in=sorted(CASE_ROLES)
    )


def _led_by(actor: Actor) -> Q:
    """The places in units that this person leads as senior (`Actor.leads`)."""
    seniors = [held for held in actor.memberships if held.role is Role.SENIOR]
    return (
        Q(unit_id__in=sorted({held.unit_id for held in seniors if held.team_id is None}))
        | Q(unit_id__in=sorted({held.unit_id for held in seniors}), team__isnull=True)
        | Q(team_id__in=sorted({held.team_id for held in seniors if held.team_id is not None}))
    )
