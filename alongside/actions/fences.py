"""Leave to tell one person one thing that came fenced with a feed: a senior officer's, for a reason, and kept."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Invalid, action, noting
from alongside.catalogue import keeping
from alongside.records.models import Event, FenceRelease
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.RELEASE_FENCED)
def release(event: Event, by: Actor, at: datetime, /, *, field: str, reason: str) -> FenceRelease:
    """Let text for this case's victim draw on one fenced field of this event: a threat to life can need it."""
    needed = Words(
        "Say why this person must know this: the reason is kept.",
        "Dywedwch pam mae'n rhaid i'r unigolyn hwn wybod hyn: cedwir y rheswm.",
    )
    reason = checking.text(reason, "reason", most=400, needed=needed)
    signal = keeping.signal(event.message.signal) if event.message and event.message.signal else None
    if signal is None or field not in signal.fenced:
        raise Invalid(
            Words("Nothing of that kind came fenced with this.", "Ni ddaeth dim o'r fath wedi'i ffensio gyda hyn."),
            "field",
        )
    before = FenceRelease.objects.filter(event=event, field=field).first()
    if before is not None:
        raise AlreadyDone(before)
    noting(field=field)
    return FenceRelease.objects.create(
        case=event.case, event=event, field=field, reason=reason, released_by_id=checking.person(by), released_at=at
    )
