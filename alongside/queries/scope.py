"""The only door to case rows.

`known`, `opened` and `cases` say in SQL what `rules.standing` says in Python; PostgreSQL's row-level security says it a
third time. `acting` sets who is acting on the current transaction: without it row-level security shows nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Func, Q, QuerySet

from alongside.queries import standing_sql
from alongside.queries.muted import COPY_OF
from alongside.records.models import Bar, Case, Duty, Event
from alongside.records.prepared import Blank, Prepared
from alongside.rules.access import OVER_LIMITED, Actor, Situation, Verb, may
from alongside.rules.standing import Place

__all__ = [
    "Case",  # the web names these three through this door
    "Duty",
    "Event",
    "acting",
    "barred",
    "begin",
    "case",
    "cases",
    "duty",
    "event",
    "known_beside",
    "set_acting",
    "situation",
    "to_fill_with",
    "upkeep",
    "worked_to_fill",
]

Of = TypeVar("Of", bound=models.Model)


class Begun(NamedTuple):
    """What every page says, asked with the first question of a request."""

    copy_of: datetime | None
    "When the backup was taken of which this database is a muted copy (`queries.muted`)."
    alerts: int
    "The person's own that they have not seen."


def set_acting(actor: Actor, on: date) -> None:
    """Name the acting person, day and moment on the open transaction. They end with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {_SETTINGS}", _settings(actor, on))


def begin(actor: Actor, on: date) -> Begun:
    """The same, for a request; and in the same question what stands on every page."""
    with connection.cursor() as cursor:
        # The alerts are counted for what was just set, so not before it is: row-level security shows one's own alone.
        cursor.execute(f"with acting as materialized (select {_SETTINGS}) {_ON_EVERY_PAGE}", _settings(actor, on))
        row = cursor.fetchone()
    return Begun(*row) if row else Begun(None, 0)


_SETTINGS = (
    "set_config('alongside.staff', %s, true) as staff, set_config('alongside.purpose', %s, true) as purpose,"
    " set_config('alongside.on', %s, true) as on_day, set_config('alongside.at', %s, true) as at_moment"
)


_ON_EVERY_PAGE = (
    f"select ({COPY_OF}), waiting.alerts from acting cross join lateral (select count(*) as alerts from records_alert"  # noqa: S608 - our own names
    " where recipient_id = nullif(acting.staff, '')::bigint and seen_at is null) waiting"
)


def _settings(actor: Actor, on: date) -> list[str]:
    return [
        str(actor.staff_id or ""),
        "" if actor.staff_id else actor.purpose,
        on.isoformat(),
        actor.at.isoformat() if actor.at else "",
    ]


@contextmanager
def acting(actor: Actor, on: date) -> Iterator[None]:
    """A transaction in which `actor` acts."""
    with transaction.atomic():
        set_acting(actor, on)
        yield


def known(actor: Actor, on: date) -> QuerySet[Case]:
    """The cases this actor may know of: that they are there, and whose. For search and for one case by its id."""
    if actor.staff_id is None:
        seen = Case.objects.all() if may(Verb.VIEW_CASE, actor).allowed else Case.objects.none()
        # Who has no name is on no list: what is read out for nobody in particular holds nothing of such a case.
        return seen if actor.purpose in OVER_LIMITED else seen.filter(limited=False)
    return Case.objects.filter(standing_sql.condition(standing_sql.known(actor, on)))


def opened(actor: Actor, on: date) -> QuerySet[Case]:
    """The cases this actor opens."""
    return known(actor, on) if actor.staff_id is None else known(actor, on).filter(_grounds(actor, on))


def cases(actor: Actor, on: date) -> QuerySet[Case]:
    """The cases this actor works with: those they open, and those whose work they look after as a manager."""
    if actor.staff_id is None:
        return known(actor, on)
    return Case.objects.filter(standing_sql.condition(standing_sql.worked(actor, on)))


def known_beside(actor: Actor, on: date, alias: str) -> tuple[standing_sql.Said, standing_sql.Said]:
    """For SQL that calls the case `alias`: which of them may be known of, and which of those are opened."""
    if actor.staff_id is not None:
        said = standing_sql.known(actor, on), standing_sql.grounds(actor, on)
        return standing_sql.beside(said[0], alias), standing_sql.beside(said[1], alias)
    if not may(Verb.VIEW_CASE, actor).allowed:
        return ("false", []), ("false", [])
    return ("true" if actor.purpose in OVER_LIMITED else f"not {alias}.limited", []), ("true", [])


def about_cases(actor: Actor, on: date) -> Q:
    """The same as `cases` for rows that have a `case`."""
    return Q(case__in=cases(actor, on).values("pk"))


def _grounds(actor: Actor, on: date) -> Q:
    return Q(standing_sql.condition(standing_sql.grounds(actor, on)))


def case(actor: Actor, on: date, public_id: UUID) -> Case | None:
    """One case by its public id, or None: not there and not for you are the same answer.

    It comes with the actor's `places` on it, so that `situation` need not ask again.
    """
    if actor.staff_id is None:
        return known(actor, on).select_related("person", "unit", "owner").filter(public_id=public_id).first()
    return _CASE.one(**standing_sql.values(actor, on), case=public_id)


def _case() -> QuerySet[Case]:
    known, _, places = standing_sql.to_fill()
    rows = Case.objects.select_related("person", "unit", "owner").annotate(places=places)
    return rows.filter(known, public_id=Blank("case"))


_CASE = Prepared(_case)


def worked_to_fill() -> QuerySet[Case]:
    """`cases` for a prepared question, which is asked with `to_fill_with`."""
    return Case.objects.filter(standing_sql.to_fill()[1])


def to_fill_with(actor: Actor, on: date) -> dict[str, Any]:
    """What fills the blanks of `worked_to_fill`. For somebody with a name: a purpose has no such question."""
    return standing_sql.values(actor, on)


def situation(case: Case, actor: Actor, on: date, *, afresh: bool = True) -> Situation:
    """The facts of a case that access turns on, for one actor. `afresh` asks for their places and bars; else those that
    came with `case` count, which nobody is barred from."""
    barred, places = False, getattr(case, "places", ())
    if actor.staff_id is None:
        places = ()
    elif afresh or not hasattr(case, "places"):
        places, barred = standing_sql.own(case.pk, actor, on)
    return Situation(
        unit_id=case.unit_id,
        organisation_id=case.organisation_id,
        restricted=case.restricted,
        limited=case.limited,
        barred=barred,
        places=frozenset(map(Place, places)),
        owner_id=case.owner_id,
        covered=(case.owner_id, case.unit_id) in actor.covers,
        team_id=case.team_id,
        alerted=case.alert_until is not None and case.alert_until >= on,
        closed=case.closed_on is not None,
    )


def duty(case: Case, public_id: UUID) -> Duty | None:
    """One duty or task of a case found by `case`, with its event."""
    found = Duty.objects.filter(case=case, public_id=public_id).select_related("event").first()
    return _of(case, found)


def event(case: Case, public_id: UUID) -> Event | None:
    """One event of a case found by `case`, with the message that brought it."""
    found = (
        Event.objects.filter(case=case, public_id=public_id)
        .select_related("message__source", "recorded_by", "decided_by")
        .first()
    )
    return _of(case, found)


def _of(case: Case, found: Of | None) -> Of | None:
    if found is not None:
        setattr(found, "case", case)  # noqa: B010  the row was asked of this case: no second reading
    return found


def barred(actor: Actor) -> QuerySet[Any]:
    """The cases barred to this actor on the transaction's day: for queries that reach past `known`, as a sub-select."""
    day = Func(function="alongside_on", output_field=models.DateField())
    live = Bar.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), staff=actor.staff_id, starts_on__lte=day)
    return live.values("case_id")


@contextmanager
def upkeep() -> Iterator[int | None]:
    """A short while in which the program looks for itself, past what the acting person sees. Show nothing of it.

    Gives who acted before, by their account; afterwards the transaction belongs to them again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('alongside.staff', true), current_setting('alongside.purpose', true),"
            " set_config('alongside.staff', '', true), set_config('alongside.purpose', 'upkeep', true)"
        )
        staff, purpose, _, _ = cursor.fetchone() or ("", "", "", "")
    # No `finally`: where the work failed, rolling back to before this gives the settings back, and nothing else can.
    yield int(staff) if staff else None
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('alongside.staff', %s, true), set_config('alongside.purpose', %s, true)",
            [staff or "", purpose or ""],
        )
