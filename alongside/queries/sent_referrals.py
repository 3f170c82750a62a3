"""What a partner may see of the referrals they sent: when, under which reference of theirs, and the barest state.

What stopped one is not among it, nor whether anybody looked: both could say whether the person is known here.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from alongside.records.models import Referral, Unit
from alongside.rules.access import Actor, Role

LATEST = 100
_SHOWN = {"accepted": "accepted", "returned": "returned", "closed": "closed"}
_NEUTRAL = frozenset({"duplicate", "added"})
"""Reasons that would say that somebody is known: a partner reads none."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One of theirs. `state` is received, accepted, returned or closed; `code` why it was returned or closed."""

    sent_at: datetime
    reference: str
    state: str
    code: str


def mine(actor: Actor) -> tuple[Sent, ...]:
    """The partner's own, the newest first. One query."""
    rows = Referral.objects.filter(sent_by=actor.staff_id, kind="partner").order_by("-received_at")[:LATEST]
    return tuple(_sent(row) for row in rows)


def _sent(row: Referral) -> Sent:
    said: dict[str, str] = json.loads(row.says) if row.says.startswith("{") else {}
    # What was added to a case that is open is told as accepted, as a new case would be.
    known = row.decided_code in _NEUTRAL
    state = "accepted" if known else _SHOWN.get(row.state, "received")
    return Sent(row.received_at, said.get("customerReferenceNumber", ""), state, "" if known else row.decided_code)


def units(actor: Actor) -> tuple[Unit, ...]:
    """The units this partner sends people to. One query."""
    held = [one.unit_id for one in actor.memberships if one.role is Role.PARTNER]
    return tuple(Unit.objects.filter(pk__in=held).order_by("name_en", "pk"))
