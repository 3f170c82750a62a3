"""Timed work: what the worker does by itself, how often, and nothing about how.

A chore is told the time and must be harmless when done twice or late. Add a line to `CHORES`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alongside.rules.access import Actor


@dataclass(frozen=True, slots=True)
class Chore:
    """Work to be done `every` so often. `name` is stored nowhere and shown in the log."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]


def clear_ended_sessions(now: datetime) -> None:
    """Sign-ins that have ended leave their rows behind; nobody needs them."""
    from django.contrib.sessions.models import Session

    Session.objects.filter(expire_date__lt=now).delete()


def settle_early_signals(now: datetime) -> None:
    """Early signals whose 45 minutes are over become a question for an officer, or nothing."""
    from alongside.actions import desk

    desk.settle_early("worker", _feeds(), now)


def tidy_inbound(now: datetime) -> None:
    """Let go of outlines, hashes and bytes of messages that are no longer needed."""
    from alongside.actions import desk

    desk.tidy("worker", _feeds(), now)


def _feeds() -> "Actor":
    from alongside.rules.access import Actor

    return Actor(staff_id=None, name="worker", purpose="feeds")


CHORES: tuple[Chore, ...] = (
    Chore("clear ended sessions", timedelta(hours=6), clear_ended_sessions),
    Chore("settle early signals", timedelta(minutes=1), settle_early_signals),
    Chore("tidy inbound messages", timedelta(hours=1), tidy_inbound),
)
