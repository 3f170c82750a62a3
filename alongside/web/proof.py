"""What this session has proved, and until when it counts."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.http import HttpRequest

from alongside.actions import sign_ins
from alongside.queries import drafts, scope, staff
from alongside.web.devices import kind_of

RECENT = 10 * 60
"""Seconds during which a proof need not be given again before an act of `rules.access.STEP_UP`, or before changing how
one signs in."""

UNSENT = "unsent"
"""Under this the session keeps the addresses of forms with words that were not sent."""

_SLACK = timedelta(minutes=2)
"""How far a clock may be set back, as time servers do, before the sessions it has seen end."""
_MINUTE = timedelta(minutes=1)


def proved_recently(request: Any) -> bool:
    """Whether a proof of this session, of either kind, is fresh."""
    now = request.now.timestamp()
    return any(0 <= now - record["at"] < RECENT for record in get_authentication_records(request, request.user))


def proved_by_second_factor(request: HttpRequest) -> bool:
    """Whether the person of this session has proved a second factor in it."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def count_as_second_factor(request: HttpRequest, type: str) -> None:
    """Whoever has just shown that a second factor works is not asked again in this session."""
    record_authentication(request, request.user, "mfa", type=type)


def begin(request: Any) -> None:
    """Somebody has signed in: the session has a first moment, knows what was not sent, and is journalled."""
    actor = staff.of(request.user, request.today)
    with scope.acting(actor, request.today):
        request.session[UNSENT] = list(drafts.addresses(actor, request.today))
    request.session.begin(kind_of(request.headers.get("User-Agent", "")), request.now)
    sign_ins.begin(request.user, actor, request.now, most=settings.ALONGSIDE_SESSIONS)


def why_over(session: Any, now: datetime) -> str:
    """Why a signed-in session counts no longer: idle, old, or the clock went back. Empty: it counts."""
    if session.began_at is None:
        return "age"  # nobody came through the door with it
    if now < max(session.seen_at, session.began_at) - _SLACK:
        # Otherwise a session would live for as long again as the clock was set back.
        return "clock"
    if now - session.began_at >= timedelta(hours=settings.ALONGSIDE_SESSION_HOURS):
        return "age"
    return "idle" if now - session.seen_at >= timedelta(minutes=settings.ALONGSIDE_IDLE_MINUTES) else ""


def see(session: Any, now: datetime) -> None:
    """The person of this session has asked for something. Written down once a minute."""
    if now - session.seen_at >= _MINUTE:
        session.see(now)
