"""A calendar of one's own: an address at which one's calendar program reads when one is out, and nothing else.

Off until its owner switches it on. The secret in the address is shown once and kept as a hash; drawing another, or
switching it off, ends the old one at once. The program reads it in the owner's name, as far as they stand today.
"""

import secrets
from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import Changed, action, noting
from alongside.queries.calendars import token_hash
from alongside.records.models import CalendarFeed, Staff
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.CHANGE_CALENDAR)
def switch_on(_on: None, by: Actor, at: datetime, /) -> str:
    """The secret of a new address, once. An address there was has ended."""
    staff_id = checking.person(by)
    Staff.objects.select_for_update(no_key=True).get(pk=staff_id)
    ended = CalendarFeed.objects.filter(staff=staff_id, ended_at__isnull=True).update(ended_at=at)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(staff_id=staff_id, token_hash=token_hash(secret), made_at=at)
    noting(on=True, drawn_anew=bool(ended))
    return secret


@action(Verb.CHANGE_CALENDAR)
def switch_off(_on: None, by: Actor, at: datetime, /) -> None:
    """The address answers no more."""
    if not CalendarFeed.objects.filter(staff=by.staff_id, ended_at__isnull=True).update(ended_at=at):
        raise Changed(Words("Your calendar is off already.", "Mae eich calendr eisoes wedi'i ddiffodd."))
    noting(on=False)


@action(Verb.READ_CALENDAR)
def read(feed: CalendarFeed, by: Actor, at: datetime, /) -> CalendarFeed:
    """A calendar program reads it, for the first time today: once a day is enough for the journal."""
    feed.fetched_on = checking.day_of(at)
    feed.save(update_fields=["fetched_on"])
    return feed
