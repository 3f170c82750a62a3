"""Who a signed-in person is, for the rules."""

from datetime import date

from django.db.models import Q

from alongside.records.models import Membership, Staff
from alongside.rules import access


def actor(staff_id: int, on: date) -> access.Actor | None:
    """The person as an actor with the memberships live on that day, or None if the account is not active."""
    staff = Staff.objects.filter(pk=staff_id, is_active=True).first()
    return of(staff, on) if staff else None


def account(staff_id: int) -> Staff:
    """The account itself, for an action."""
    return Staff.objects.get(pk=staff_id)


def of(staff: Staff, on: date) -> access.Actor:
    """An active account as an actor."""
    live = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), staff=staff, starts_on__lte=on
    ).values_list("unit_id", "unit__organisation_id", "unit__service", "role")
    memberships = tuple(
        access.Membership(unit, organisation, service, access.Role(role)) for unit, organisation, service, role in live
    )
    return access.Actor(
        staff_id=staff.pk,
        name=staff.name,
        memberships=memberships,
        language=staff.language,
    )


def by_username(username: str, on: date) -> access.Actor | None:
    """The person who signs in with that name, as an actor: for commands run `--as` somebody."""
    staff = Staff.objects.filter(username=username.strip().lower(), is_active=True).first()
    return of(staff, on) if staff else None
