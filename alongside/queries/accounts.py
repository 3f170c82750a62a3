"""Accounts, for who looks after them; and where somebody is signed in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q, QuerySet

from alongside.records.models import Membership, Session, Staff
from alongside.records.sessions import hashed
from alongside.rules.access import Actor, Role


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere somebody is signed in. `mark` names it in a form; nobody can sign in with it."""

    mark: str
    device: str
    began_at: datetime | None
    seen_at: datetime | None
    here: bool


def signed_in(person: Staff, now: datetime, idle: timedelta, *, key: str | None = None) -> tuple[Place, ...]:
    """Where they are signed in and were seen within `idle`, the latest first; `key` is that of the asking session."""
    rows = Session.objects.filter(staff=person, seen_at__gt=now - idle).order_by("-seen_at")
    return tuple(Place(row.pk, row.device, row.began_at, row.seen_at, row.pk == hashed(key)) for row in rows)


def looked_after(by: Actor) -> QuerySet[Staff]:
    """Who has or had a place in an organisation where this person is administrator; never oneself."""
    theirs = {place.organisation_id for place in by.memberships if place.role is Role.ADMINISTRATOR}
    places = Q(memberships__unit__organisation_id__in=sorted(theirs))
    return Staff.objects.filter(places).exclude(pk=by.staff_id or 0).distinct()


@dataclass(frozen=True, slots=True)
class Account:
    """One line of the list."""

    public_id: UUID
    name: str
    username: str
    active: bool
    second_factor: bool
    places: int
    "Where they are signed in now."


def of(by: Actor, now: datetime, idle: timedelta) -> tuple[Account, ...]:
    """The accounts this person looks after, by name."""
    here = Count("sessions", filter=Q(sessions__seen_at__gt=now - idle), distinct=True)
    rows = looked_after(by).annotate(places=here).order_by("name", "pk")
    proved = set(
        Authenticator.objects.filter(user__in=rows)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .values_list("user_id", flat=True)
    )
    return tuple(
        Account(row.public_id, row.name, row.username, row.is_active, row.pk in proved, row.places) for row in rows
    )


def one(by: Actor, public_id: UUID) -> Staff | None:
    """One account this person looks after, or None."""
    return looked_after(by).filter(public_id=public_id).first()


def works_for(person: Staff, organisation: str, on: date) -> bool:
    """Whether they have a place today in the organisation of that slug."""
    return _places(organisation, on).filter(staff=person).exists()


def by_email(address: str, organisation: str, on: date) -> Staff | None:
    """The one active account with that e-mail address and a place in the organisation today; None for several."""
    places = _places(organisation, on)
    found = list(Staff.objects.filter(email__iexact=address, is_active=True, memberships__in=places).distinct()[:2])
    return found[0] if address and len(found) == 1 else None


def _places(organisation: str, on: date) -> QuerySet[Membership]:
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Membership.objects.filter(lasting, starts_on__lte=on, unit__organisation__slug=organisation)


def by_username(username: str) -> Staff | None:
    """The account of that name, active or not: to journal who was not let in."""
    return Staff.objects.filter(username=username.strip().lower()).first()
