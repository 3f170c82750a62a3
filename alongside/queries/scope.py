"""The only door to case rows.

`cases(actor, on)` says in SQL what `rules.access` says in Python; PostgreSQL's row-level security says it a third time.
`acting` sets who is acting on the current transaction: without it row-level security shows nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.queries.muted import COPY_OF
from alongside.records.models import Case, Duty, Event, NamedAccess
from alongside.rules.access import Actor, Situation, Verb, may

__all__ = [
    "Case",  # the web names these three through this door
    "Duty",
    "Event",
    "acting",
    "case",
    "cases",
    "duty",
    "event",
    "set_acting",
    "situation",
    "upkeep",
]

Of = TypeVar("Of", bound=models.Model)


def set_acting(actor: Actor, on: date) -> datetime | None:
    """Name the acting person and day on the open transaction. They end with it.

    Gives, in the same question, when the backup was taken of which this database is a muted copy (`queries.muted`).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('alongside.staff', %s, true), set_config('alongside.purpose', %s, true),"
            f" set_config('alongside.on', %s, true), ({COPY_OF})",
            [
                str(actor.staff_id or ""),
                "" if actor.staff_id else actor.purpose,
                on.isoformat(),
            ],
        )
        row = cursor.fetchone()
    return row[3] if row else None


@contextmanager
def acting(actor: Actor, on: date) -> Iterator[None]:
    """A transaction in which `actor` acts."""
    with transaction.atomic():
        set_acting(actor, on)
        yield


def cases(actor: Actor, on: date) -> QuerySet[Case]:
    """The cases this actor may know of on that day."""
    if actor.staff_id is None:
        return Case.objects.all() if may(Verb.VIEW_CASE, actor).allowed else Case.objects.none()
    listed = NamedAccess.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        case=OuterRef("pk"),
        staff=actor.staff_id,
        starts_on__lte=on,
    )
    return Case.objects.filter(Q(restricted=False) | Exists(listed), unit_id__in=sorted(actor.unit_ids))


def about_cases(actor: Actor, on: date) -> Q:
    """The same for rows that have a `case`: a condition on the case they are joined with."""
    if actor.staff_id is None:
        return Q() if may(Verb.VIEW_CASE, actor).allowed else Q(pk__in=[])
    listed = NamedAccess.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        case=OuterRef("case_id"),
        staff=actor.staff_id,
        starts_on__lte=on,
    )
    return Q(Q(case__restricted=False) | Exists(listed), case__unit_id__in=sorted(actor.unit_ids))


def case(actor: Actor, on: date, public_id: UUID) -> Case | None:
    """One case by its public id, or None: not there and not for you are the same answer."""
    return cases(actor, on).select_related("person", "unit", "owner").filter(public_id=public_id).first()


def situation(case: Case, actor: Actor, on: date) -> Situation:
    """The facts of a case that access turns on, for one actor."""
    on_list = case.restricted and (
        NamedAccess.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            case=case,
            staff=actor.staff_id,
            starts_on__lte=on,
        ).exists()
    )
    return Situation(
        unit_id=case.unit_id,
        organisation_id=case.organisation_id,
        restricted=case.restricted,
        on_list=on_list,
        owner_id=case.owner_id,
        closed=case.closed_on is not None,
    )


def duty(case: Case, public_id: UUID) -> Duty | None:
    """One duty or task of a case found by `case`, with its event."""
    found = Duty.objects.filter(case=case, public_id=public_id).select_related("event").first()
    return _of(case, found)


def event(case: Case, public_id: UUID) -> Event | None:
    """One event of a case found by `case`, with the message that brought it."""
    found = Event.objects.filter(case=case, public_id=public_id).select_related("message").first()
    return _of(case, found)


def _of(case: Case, found: Of | None) -> Of | None:
    if found is not None:
        setattr(found, "case", case)  # noqa: B010  the row was asked of this case: no second reading
    return found


@contextmanager
def upkeep() -> Iterator[None]:
    """A short while in which the program looks for itself, past what the acting person sees. Show nothing of it.

    Afterwards the transaction belongs to whoever acted before.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('alongside.staff', true), current_setting('alongside.purpose', true),"
            " set_config('alongside.staff', '', true), set_config('alongside.purpose', 'upkeep', true)"
        )
        staff, purpose, _, _ = cursor.fetchone() or ("", "", "", "")
    # No `finally`: where the work failed, rolling back to before this gives the settings back, and nothing else can.
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('alongside.staff', %s, true), set_config('alongside.purpose', %s, true)",
            [staff or "", purpose or ""],
        )
