"""What a request of a signed-in officer carries beyond Django's own."""

from datetime import date, datetime

from django.http import HttpRequest

from alongside.rules.access import Actor


class OfficerRequest(HttpRequest):
    """A request inside its transaction, with who acts and when. Only an annotation: none is ever made."""

    actor: Actor
    now: datetime
    "The moment the request came in; the only clock the web reads."
    today: date
    "The day of `now` in London."
    alerts: int
    "How many alerts of theirs they have not seen."
