"""Telling people at once: in the transaction of what they are told of, so that nobody can act untold."""

from collections.abc import Iterable
from datetime import datetime

from alongside.actions.performing import action, noting
from alongside.queries.emergencies import Told
from alongside.records.models import Alert, EmergencyUse
from alongside.rules.access import Actor, Verb


@action(Verb.SEE_ALERT)
def see(_on: None, by: Actor, at: datetime, /) -> None:
    """One has read all of one's own alerts that there are."""
    noting(alerts=Alert.objects.filter(recipient=by.staff_id, seen_at__isnull=True, at__lte=at).update(seen_at=at))


def send(told: Iterable[Told], at: datetime, /, *, kind: str, reference: str, use: EmergencyUse) -> None:
    """Alert each of them, with the reference for who may know of the case. A part of an action, within its upkeep."""
    made = [
        Alert(recipient_id=one.staff_id, kind=kind, reference=reference if one.may_know else "", use=use, at=at)
        for one in told
    ]
    Alert.objects.bulk_create(made)
    _send_outward(made)


def _send_outward(_alerts: Iterable[Alert]) -> None:
    """Here e-mail and text messages leave, once the program sends any: after the commit, and silent in a muted copy."""
