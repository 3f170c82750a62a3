"""Who stands behind a command."""

from datetime import datetime

from alongside.jobs.commands import Misuse
from alongside.queries import staff
from alongside.rules.access import PURPOSES, Actor
from alongside.rules.counting import LONDON


class NobodyActs(Misuse):
    """No such person, or no such purpose. The message is fit to show."""


def actor(username: str | None, purpose: str | None, now: datetime) -> Actor:
    """The person with that sign-in name, or else the listed purpose."""
    if username:
        person = staff.by_username(username, now.astimezone(LONDON).date(), now)
        if person is None:
            raise NobodyActs(f"nobody active signs in as {username}")
        return person
    if purpose not in PURPOSES:
        raise NobodyActs(f"{purpose} is not a listed purpose; there are {', '.join(sorted(PURPOSES))}")
    return Actor(staff_id=None, name=purpose or "", purpose=purpose or "")
