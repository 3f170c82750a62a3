"""What waits for a second person, and who that may be."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from alongside.queries import merges, scope, staff
from alongside.records.models import Case, FourEyes, Membership, Staff
from alongside.rules.access import Actor, Role, Verb, may
from alongside.rules.counting import LONDON

__all__ = ["DECIDED_BY", "Asked", "FourEyes", "Waiting", "asked", "deciders", "for_me", "waiting"]

DECIDED_BY = {
    "seal": Verb.LIFT_SEAL,
    "fence": Verb.RELEASE_FENCED,
    "location": Verb.LIFT_LOCATION,
    "merge": Verb.MERGE_PEOPLE,
    "unmerge": Verb.MERGE_PEOPLE,
    "contact": Verb.AGREE_CHANNEL,
    "threat": Verb.AGREE_CHANNEL,
}
"""By what act each sort of asking is decided."""
TOUCHING_MORE = ("merge", "unmerge")
"""What reaches into other cases than the one in which it is asked: for who knows of all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for that waits for another's decision."""

    id: UUID
    asked_by_id: int
    asked_by: str
    asked_at: datetime
    why: str
    said: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of what waits for somebody: of what sort, in which case, where in it, and since when."""

    id: UUID
    what: str
    case: UUID
    reference: str
    event: UUID | None
    field: str
    person: UUID | None
    asked_at: datetime


def asked(case: Case, what: str, **about: object) -> FourEyes | None:
    """What waits in a case found by the scope, as a row for an action."""
    rows = FourEyes.objects.filter(case=case, what=what, decided_at__isnull=True, **about)
    found = rows.select_related("asked_by", "event__message").first()
    if found is not None:
        found.case = case
    return found


def waiting(case: Case, what: str, **about: object) -> Asked | None:
    """The same, to be shown. One query."""
    row = asked(case, what, **about)
    if row is None:
        return None
    return Asked(row.public_id, row.asked_by_id, row.asked_by.name, row.asked_at, row.why, row.said)


def for_me(actor: Actor, on: date) -> tuple[Waiting, ...]:
    """What waits for this person's decision, the oldest first: in cases they open, asked by others. Two queries."""
    rows = FourEyes.objects.filter(decided_at__isnull=True, case__in=scope.opened(actor, on).values("pk"))
    rows = rows.exclude(asked_by=actor.staff_id).select_related("case", "event", "person").order_by("asked_at", "pk")
    return tuple(
        Waiting(
            one.public_id,
            one.what,
            one.case.public_id,
            one.case.reference,
            one.event.public_id if one.event else None,
            one.field,
            one.person.public_id if one.person else None,
            one.asked_at,
        )
        for one in rows
        if may(DECIDED_BY[one.what], actor, scope.situation(one.case, actor, on)).allowed
        and (one.what not in TOUCHING_MORE or merges.may_see_to(one, actor, on))
    )


def deciders(case: Case, verb: Verb, by: Actor, at: datetime) -> list[int]:
    """Who could decide this today: the seniors of the case's unit who may, and not who asks. Within `scope.upkeep`."""
    on = at.astimezone(LONDON).date()
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    held = Membership.objects.filter(lasts, unit_id=case.unit_id, role=str(Role.SENIOR), starts_on__lte=on)
    seniors = Staff.objects.filter(pk__in=held.values("staff"), is_active=True).exclude(pk=by.staff_id or 0)
    found = []
    for one in seniors.order_by("pk"):
        actor = staff.of(one, on, at)
        if may(verb, actor, scope.situation(case, actor, on)).allowed:
            found.append(one.pk)
    return found
