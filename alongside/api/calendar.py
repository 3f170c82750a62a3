"""One's own calendar, as a calendar program reads it (RFC 5545): "Visit", a token and times, and nothing else.

A wrong secret, an ended one and none at all are answered alike. Wrong ones are counted by their sender; right ones too,
so that a program gone wild does not wear us out.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from allauth.core.internal import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Router

from alongside.actions import calendars as act
from alongside.queries import calendars, scope, staff
from alongside.rules.counting import LONDON

router = Router()


@router.get("/calendar/{secret}.ics", auth=None, include_in_schema=False)
def read_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address."""
    now = datetime.now(UTC)
    with transaction.atomic():
        feed = calendars.by_secret(secret) if 20 <= len(secret) <= 100 else None
        if feed is None:
            return HttpResponse(status=404 if _counted(request, "machine") else 429)
        if not _counted(request, "calendar", feed.token_hash):
            return HttpResponse(status=429)
        today = now.astimezone(LONDON).date()
        actor = staff.of(feed.staff, today, now)
        scope.set_acting(actor, today)
        if feed.fetched_on != today:
            act.read(feed, actor, now)
        body = written(calendars.entries(actor, now), now, welsh=actor.language == "cy")
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _counted(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """Whether one more is allowed; a reading counts here, which the library else lets pass."""
    return bool(ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=True))


def written(entries: Iterable[calendars.Entry], now: datetime, *, welsh: bool = False) -> str:
    """An iCalendar object. Lines end as the standard says; none is long enough to be folded."""
    word = "Ymweliad" if welsh else "Visit"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Calendar//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.token}@alongside.invalid",
            f"DTSTAMP:{_utc(now)}",
            f"DTSTART:{_utc(entry.starts_at)}",
            f"DTEND:{_utc(entry.ends_at)}",
            f"SUMMARY:{word} {entry.token[:4]}",
            "CLASS:PRIVATE",
            "TRANSP:OPAQUE",
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
