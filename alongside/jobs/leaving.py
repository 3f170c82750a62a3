"""Many departures, one after the other: each asked of the guard by itself, each in a transaction of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.actions import guard
from alongside.actions.performing import Invalid, Refused
from alongside.queries.scope import Case
from alongside.rules.access import Actor
from alongside.rules.outlets import Outlet
from alongside.rules.words import Words


@dataclass(frozen=True, slots=True)
class Gone:
    """What became of one: the departure's id, or why it was held back."""

    channel: UUID
    departure: UUID | None
    why: Words | None = None


def leave_each(each: Iterable[tuple[Case, UUID]], by: Actor, at: datetime, *, outlet: Outlet) -> list[Gone]:
    """Let each of these ways be used, as it is at that moment. Whoever is held back holds up nobody else."""
    return [_leave(case, channel, by, at, outlet) for case, channel in each]


def _leave(case: Case, channel: UUID, by: Actor, at: datetime, outlet: Outlet) -> Gone:
    try:
        return Gone(channel, guard.leave(case, by, at, outlet=outlet, channel=channel).public_id)
    except Invalid as held:
        return Gone(channel, None, held.words)
    except Refused as refused:
        return Gone(channel, None, refused.decision.sentence or _NOT_THERE)


_NOT_THERE = Words("There is no such case.", "Nid oes achos o'r fath.")
