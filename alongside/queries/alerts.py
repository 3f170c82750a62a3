"""What one must know at once: one's own alerts, nameless."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from alongside.queries import privacy, scope
from alongside.records.models import Alert
from alongside.rules.access import Actor
from alongside.rules.counting import LONDON

MOST = 50


@dataclass(frozen=True, slots=True)
class Told:
    """An alert. `reference` is empty where the reader may not know of the case, or knows of it no more."""

    at: datetime
    kind: str
    reference: str
    seen: bool


def of(actor: Actor, now: datetime, *, unseen: bool = False) -> tuple[Told, ...]:
    """One's own, what is not seen first and then the newest. At most three queries."""
    rows = Alert.objects.filter(recipient=actor.staff_id)
    if unseen:
        rows = rows.filter(seen_at__isnull=True)
    found = list(
        rows.order_by(F("seen_at").desc(nulls_first=True), "-at").values_list("at", "kind", "reference", "seen_at")[
            :MOST
        ]
    )
    asked = {reference for _, _, reference, _ in found if reference}
    still = scope.known(actor, now.astimezone(LONDON).date()).filter(reference__in=asked) if asked else None
    known = set(still.values_list("reference", flat=True)) if still is not None else set()
    known |= privacy.told_of(actor, asked - known)
    return tuple(
        Told(at, kind, reference if reference in known else "", seen is not None) for at, kind, reference, seen in found
    )
