"""Where an officer stands with a way that takes a second person: asked, agreed, or neither; and what was gone past."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from alongside.queries import scope
from alongside.records.models import Case, Departure, FourEyes, JournalEntry, Staff
from alongside.rules.access import Actor
from alongside.rules.counting import LONDON
from alongside.rules.outlets import AGREED_FOR, Outlet, Override

LOOKS_BACK = timedelta(days=90)
"""How far the list of overrides reaches: a quarter."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the acting person asked of a second one. `until` is there once it was agreed to, and not used yet."""

    asked_at: datetime
    why: str
    by: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """How often one officer went past the guard, door by door of what it took."""

    name: str
    reason: int
    second: int
    threat: int
    unreviewed: int
    not_on_record: int

    @property
    def all(self) -> int:
        """Altogether."""
        return self.reason + self.second + self.threat + self.not_on_record


def standing(case: Case, actor: Actor, at: datetime, *, channel: UUID, outlet: Outlet) -> Agreement | None:
    """The newest that still counts: waiting, or agreed and not used. One query."""
    counts = Q(decided_at__isnull=True) | Q(agreed=True, decided_at__gte=at - AGREED_FOR, departure__isnull=True)
    rows = FourEyes.objects.filter(
        counts, case=case, what="contact", channel__public_id=channel, field=str(outlet), asked_by=actor.staff_id
    )
    found = rows.select_related("decided_by").order_by("-asked_at").first()
    if found is None:
        return None
    if found.decided_at is None or found.decided_by is None:
        return Agreement(found.asked_at, found.why)
    return Agreement(found.asked_at, found.why, found.decided_by.name, found.decided_at + AGREED_FOR)


def asked(case: Case, public_id: UUID) -> FourEyes | None:
    """What waits for a second person's word on a way of this case: to agree to, or to review. One query."""
    rows = FourEyes.objects.filter(
        case=case, public_id=public_id, what__in=("contact", "threat"), decided_at__isnull=True, channel__isnull=False
    )
    found = rows.select_related("asked_by", "channel__person").first()
    if found is not None:
        found.case = case
    return found


def gone_past(actor: Actor, at: datetime) -> tuple[Gone, ...]:
    """Who went past the guard in the last 90 days, in cases whose work this person looks after. Three queries."""
    on = at.astimezone(LONDON).date()
    rows = Departure.objects.filter(scope.about_cases(actor, on), at__gte=at - LOOKS_BACK, by__isnull=False)
    past = rows.filter(needs__in=(Override.REASON, Override.SECOND_PERSON))
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for by, needs, threat, decided in past.values_list("by_id", "needs", "threat_to_life", "second__decided_at"):
        if by is not None:
            counted[by]["threat" if threat else needs] += 1
            counted[by]["unreviewed"] += threat and decided is None
    # By a number that is on no record nothing departs through the guard: the contact's line in the journal tells of it.
    entries = JournalEntry.objects.filter(
        case_id__in=scope.cases(actor, on).values("pk"),
        verb="contact.record",
        at__gte=at - LOOKS_BACK,
        facts__override="not_on_record",
    )
    for who in entries.values_list("staff_id", flat=True):
        if who is not None:
            counted[who]["not_on_record"] += 1
    names = dict(Staff.objects.filter(pk__in=counted).values_list("pk", "name"))
    gone = [
        Gone(
            names[by],
            reason=of["reason"],
            second=of["second_person"],
            threat=of["threat"],
            unreviewed=of["unreviewed"],
            not_on_record=of["not_on_record"],
        )
        for by, of in counted.items()
    ]
    return tuple(sorted(gone, key=lambda one: (-one.all, one.name)))
