"""Who a signed-in person is, for the rules."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Value

from alongside.records.models import Cover, Membership, Staff
from alongside.records.prepared import Blank, Prepared
from alongside.rules import access


def actor(staff_id: int, on: date, at: datetime | None = None) -> access.Actor | None:
    """The person as an actor with the memberships live on that day, or None if the account is not active."""
    staff = Staff.objects.filter(pk=staff_id, is_active=True).first()
    return of(staff, on, at) if staff else None


def account(staff_id: int) -> Staff:
    """The account itself, for an action."""
    return Staff.objects.get(pk=staff_id)


def signed_in(staff_id: int) -> Staff | None:
    """The open account that a session names. One query."""
    return _ACCOUNT.one(staff=staff_id)


_ACCOUNT = Prepared(lambda: Staff.objects.filter(pk=Blank("staff"), is_active=True))


def of(staff: Staff, on: date, at: datetime | None = None) -> access.Actor:
    """An active account as an actor. One query. Without `at`, emergency access, which lasts hours, does not count."""
    rows = _PLACES.ask(staff=staff.pk, on=on)
    return access.Actor(
        staff_id=staff.pk,
        name=staff.name,
        memberships=tuple(
            access.Membership(unit, organisation, service, access.Role(role), team)
            for unit, organisation, service, role, team in rows
            if role != _COVERING
        ),
        language=staff.language,
        covers=frozenset((officer, unit) for unit, officer, _, role, _ in rows if role == _COVERING),
        at=at,
    )


_COVERING = "covering"
"""What stands where a membership has its role, in the rows that say whom somebody covers."""


def _places() -> QuerySet[Membership, tuple[Any, ...]]:
    staff, on = Blank("staff"), Blank("on")
    live = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), staff=staff, starts_on__lte=on
    ).values_list("unit_id", "unit__organisation_id", "unit__service", "role", "team_id")
    covered = Cover.objects.filter(cover=staff, starts_on__lte=on, ends_on__gte=on, ended_at__isnull=True)
    whom = covered.values_list("unit_id", F("officer_id"), Value(""), Value(_COVERING), F("officer_id"))
    return live.union(whom, all=True)


_PLACES = Prepared(_places)


def by_username(username: str, on: date, at: datetime | None = None) -> access.Actor | None:
    """The person who signs in with that name, as an actor: for commands run `--as` somebody."""
    staff = Staff.objects.filter(username=username.strip().lower(), is_active=True).first()
    return of(staff, on, at) if staff else None
