"""Leave to tell one person one thing that came fenced with a feed: one asks, a senior officer gives it, and it is kept.

A threat to life does not wait for a meeting: the seniors who may decide are alerted with the asking, and the first of
them who is not the one who asked releases it at once.
"""

from datetime import datetime

from alongside.actions import asking, checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, action, noting
from alongside.catalogue import keeping
from alongside.queries import deciding, scope
from alongside.records.models import Alert, Event, FenceRelease, FourEyes
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words

ALERT = "release_asked"


@action(Verb.ASK_RELEASE)
def ask(event: Event, by: Actor, at: datetime, /, *, field: str, reason: str, said: str = "") -> FourEyes:
    """Ask that text for this case's victim may tell one fenced field of this event, and alert who may release it.

    Who asks has not seen what came: `said` is how they would have it told, if they can say.
    """
    _fenced(event, field)
    if _released(event, field) is not None:
        raise Changed(
            Words(
                "It has been released for this person already.", "Mae eisoes wedi'i ryddhau ar gyfer yr unigolyn hwn."
            )
        )
    said = " ".join(checking.text(said, "said", most=200).split())
    reason = checking.text(reason, "reason", most=400, needed=_REASON)
    made = asking.ask(event.case, by, at, what="fence", why=reason, said=said, about={"event": event, "field": field})
    with scope.upkeep():
        told = deciding.deciders(event.case, Verb.RELEASE_FENCED, by, at)
        Alert.objects.bulk_create(
            Alert(recipient_id=one, kind=ALERT, reference=event.case.reference, at=at) for one in told
        )
    noting(field=field, told=len(told))
    return made


@action(Verb.RELEASE_FENCED)
def release(asked: FourEyes, by: Actor, at: datetime, /, *, said: str) -> FenceRelease:
    """Release what another asked for, to be told in the words `said`, at most 200 letters.

    What came is often a code: only the senior who saw it can say what to call the place.
    """
    event = _event(asked)
    unsaid = Words(
        "Write the place as it may be named to this person.",
        "Ysgrifennwch y lle fel y ceir ei enwi i'r person hwn.",
    )
    said = " ".join(checking.text(said, "said", most=200, needed=unsaid).split())
    _fenced(event, asked.field)
    before = _released(event, asked.field)
    if before is not None:
        raise AlreadyDone(before)
    asking.decide(asked, by, at, agreed=True)
    noting(field=asked.field, step="released", asked_by=asked.asked_by_id)
    given = {"said": said, "reason": asked.why, "released_by_id": checking.person(by), "released_at": at}
    # A release from before `said` was asked for frees nothing, and may be given again with its words.
    return FenceRelease.objects.update_or_create(
        event=event, field=asked.field, defaults={"case": asked.case, **given}
    )[0]


@action(Verb.RELEASE_FENCED)
def refuse(asked: FourEyes, by: Actor, at: datetime, /) -> FourEyes:
    """Leave it behind its fence. It may be asked for again."""
    _event(asked)
    asking.decide(asked, by, at, agreed=False)
    noting(field=asked.field, step="refused", asked_by=asked.asked_by_id)
    return asked


_REASON = Words(
    "Say why this person must know this: the reason is kept.",
    "Dywedwch pam mae'n rhaid i'r unigolyn hwn wybod hyn: cedwir y rheswm.",
)
_NOTHING = Words("Nothing of that kind came fenced with this.", "Ni ddaeth dim o'r fath wedi'i ffensio gyda hyn.")


def _event(asked: FourEyes) -> Event:
    if asked.what != "fence" or asked.event is None:
        raise Invalid(_NOTHING, "field")
    return asked.event


def _fenced(event: Event, field: str) -> None:
    signal = keeping.signal(event.message.signal) if event.message and event.message.signal else None
    if signal is None or field not in signal.fenced:
        raise Invalid(_NOTHING, "field")


def _released(event: Event, field: str) -> FenceRelease | None:
    return FenceRelease.objects.filter(event=event, field=field).exclude(said="").first()
