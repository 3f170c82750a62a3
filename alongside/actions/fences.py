"""Leave to tell one person one thing that came fenced with a feed: a senior officer's, for a reason, and kept."""

from datetime import datetime

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Invalid, action, noting
from alongside.catalogue import keeping
from alongside.records.models import Event, FenceRelease
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words


@action(Verb.RELEASE_FENCED)
def release(event: Event, by: Actor, at: datetime, /, *, field: str, said: str, reason: str) -> FenceRelease:
    """Let text for this case's victim tell one fenced field of this event in the words `said`, at most 200 letters.

    A threat to life can need it. What came is often a code: only the senior who saw it can say what to call the place.
    """
    unsaid = Words(
        "Write the place as it may be named to this person.",
        "Ysgrifennwch y lle fel y ceir ei enwi i'r person hwn.",
    )
    said = " ".join(checking.text(said, "said", most=200, needed=unsaid).split())
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
    # A release from before `said` was asked for frees nothing, and may be given again with its words.
    before = FenceRelease.objects.filter(event=event, field=field).exclude(said="").first()
    if before is not None:
        raise AlreadyDone(before)
    noting(field=field)
    given = {"said": said, "reason": reason, "released_by_id": checking.person(by), "released_at": at}
    return FenceRelease.objects.update_or_create(event=event, field=field, defaults={"case": event.case, **given})[0]
