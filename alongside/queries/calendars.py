"""What a calendar program is told of one's week: that one is out, from when to when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q

from alongside.queries import keyed, scope
from alongside.records.models import CalendarFeed, Outing
from alongside.rules.access import Actor

BEHIND, AHEAD = timedelta(days=14), timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Entry:
    """One time out. `token` tells it from others and leads nowhere: it is no id of ours."""

    token: str
    starts_at: datetime
    ends_at: datetime


def token_hash(secret: str) -> str:
    """How the secret of an address is kept: it is long and random, so a plain hash cannot be turned back."""
    return sha256(secret.encode()).hexdigest()


def by_secret(secret: str) -> CalendarFeed | None:
    """The live feed with that secret, of somebody whose account is in use. Nobody acts yet: the program looks."""
    with scope.upkeep():
        live = CalendarFeed.objects.filter(token_hash=token_hash(secret), ended_at__isnull=True, staff__is_active=True)
        return live.select_related("staff").first()


def own(actor: Actor) -> CalendarFeed | None:
    """One's own live feed. One query."""
    return CalendarFeed.objects.filter(staff=actor.staff_id, ended_at__isnull=True).first()


def entries(actor: Actor, now: datetime) -> tuple[Entry, ...]:
    """One's own times out, a fortnight back and three months ahead. One query.

    No place, name or case is asked for, so that none can leave here: nothing passes that the guard would have to hold.
    """
    theirs = Q(goes=actor.staff_id) | Q(second=actor.staff_id)
    rows = Outing.objects.filter(theirs, starts_at__gte=now - BEHIND, starts_at__lt=now + AHEAD)
    rows = rows.exclude(state="cancelled").order_by("starts_at", "pk")
    return tuple(
        Entry(keyed.digest("calendar", str(public_id)).hex()[:12], starts_at, back_by)
        for public_id, starts_at, back_by in rows.values_list("public_id", "starts_at", "back_by")
    )
