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
    in_a_copy: bool = False
    """Done in a muted copy too: it sends nothing, takes nothing in and moves no case on."""
    by_portions: bool = False
    """What it does says whether there is more, which is then done at once, each portion in its own transaction."""


def clear_ended_sessions(now: datetime) -> None:
    """Sign-ins that have ended leave their rows behind; nobody needs them."""
    from importlib import import_module

    from django.conf import settings

    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def settle_early_signals(now: datetime) -> None:
    """Early signals whose 45 minutes are over become a question for an officer, or nothing."""
    from alongside.actions import desk

    desk.settle_early("worker", _feeds(), now)


def tidy_inbound(now: datetime) -> None:
    """Let go of outlines, hashes and bytes of messages that are no longer needed."""
    from alongside.actions import desk

    desk.tidy("worker", _feeds(), now)


def forget_drafts(now: datetime) -> None:
    """What was typed, not sent, and not come back for within seven days."""
    from alongside.actions import drafts
    from alongside.rules.access import Actor

    drafts.forget(now - timedelta(days=7), Actor(staff_id=None, name="worker", purpose="upkeep"), now)


def look_at_referrals(now: datetime) -> bool:
    """What could stop referrals that came by a feed is looked at."""
    from alongside.actions import referrals
    from alongside.queries import referral_imports

    return referral_imports.waits(_feeds(), now).new and referrals.look_at_new("worker", _feeds(), now) > 0


def take_in_referrals(now: datetime) -> bool:
    """The next rows of a file of referrals."""
    from alongside.actions import referral_imports as acts
    from alongside.queries import referral_imports

    return referral_imports.waits(_feeds(), now).files and acts.take_portion("worker", _feeds(), now)


def forget_referrals(now: datetime) -> None:
    """Let go of referrals that came to nothing, six weeks after."""
    from alongside.actions import referrals

    referrals.forget("worker", _feeds(), now)


def _feeds() -> "Actor":
    from alongside.rules.access import Actor

    return Actor(staff_id=None, name="worker", purpose="feeds")


def seal_journal(now: datetime) -> None:
    """Chain what was written to the journal since."""
    from alongside.actions import journal_chain

    journal_chain.seal(_sealer(), now)


def anchor_journal(now: datetime) -> None:
    """Write where the chain ends outside the database."""
    from django.conf import settings

    from alongside.actions import journal_chain
    from alongside.gateways import anchors

    journal_chain.anchor(anchors.folder(settings.ALONGSIDE_HOME), _sealer(), now)


def flag_sweeps(now: datetime) -> None:
    """Flag who opened very many cases in a very short time."""
    from alongside.actions import flags
    from alongside.queries import privacy
    from alongside.rules.counting import LONDON

    for sweep in privacy.recent_sweeps(now, now.astimezone(LONDON).date()):
        flags.raise_sweep(sweep, _sealer(), now)


def renew_limits(now: datetime) -> None:
    """Lists of another agency as they stand today: an entry that has ended lets go."""
    from alongside.actions import limits
    from alongside.rules.access import Actor

    limits.renew(None, Actor(staff_id=None, name="worker", purpose="limits"), now)


def look_for_colleagues(now: datetime) -> None:
    """Tell of who is out and not back in time, step by step."""
    from alongside.actions import visits as acts
    from alongside.queries import scope, visits
    from alongside.rules.access import Actor
    from alongside.rules.counting import LONDON

    by = Actor(staff_id=None, name="worker", purpose="visits")
    with scope.acting(by, now.astimezone(LONDON).date()), scope.upkeep():
        late = visits.late(now)
    for outing in late:
        acts.raise_alarm(outing, by, now)


def _sealer() -> "Actor":
    from alongside.rules.access import Actor

    return Actor(staff_id=None, name="worker", purpose="journal")


CHORES: tuple[Chore, ...] = (
    Chore("clear ended sessions", timedelta(hours=6), clear_ended_sessions, in_a_copy=True),
    Chore("settle early signals", timedelta(minutes=1), settle_early_signals),
    Chore("look at referrals", timedelta(seconds=5), look_at_referrals, by_portions=True),
    Chore("take in files of referrals", timedelta(seconds=5), take_in_referrals, by_portions=True),
    Chore("seal the journal", timedelta(minutes=1), seal_journal, in_a_copy=True),
    Chore("flag sweeps", timedelta(minutes=1), flag_sweeps),
    Chore("look for colleagues", timedelta(minutes=1), look_for_colleagues),
    Chore("anchor the journal", timedelta(hours=1), anchor_journal, in_a_copy=True),
    Chore("renew access lists", timedelta(hours=6), renew_limits),
    Chore("forget drafts", timedelta(hours=24), forget_drafts),
    Chore("forget referrals", timedelta(hours=24), forget_referrals),
    Chore("tidy inbound messages", timedelta(hours=1), tidy_inbound),
)
