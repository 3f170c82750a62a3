"""What a person decides at the event desk, and what the passing of time decides."""

from datetime import datetime, timedelta

from alongside.actions import quarantine, traces
from alongside.actions.performing import Invalid, action, check, journal, noting
from alongside.records.models import InboundMessage, JournalEntry, Referral, Source
from alongside.records.sealed_text import sealed
from alongside.rules.access import Actor, Verb
from alongside.rules.words import Words

KEPT_ASIDE = timedelta(days=30)
"""How long the bytes of a message nobody could use are kept after somebody has decided about it."""

_DECIDED = Words(
    "Somebody has already dealt with this message.",
    "Mae rhywun eisoes wedi delio â'r neges hon.",
)
_REFERRED = Words(
    "This message refers somebody: decide about it among the referrals.",
    "Mae'r neges hon yn atgyfeirio rhywun: penderfynwch amdani ymhlith yr atgyfeiriadau.",
)
_WHY = Words("Say what you found and did.", "Dywedwch beth a ganfuoch ac a wnaethoch.")


def view(message: InboundMessage, by: Actor, at: datetime, /) -> JournalEntry:
    """Write down that somebody opened a message: a referral is a person's record before there is a case."""
    check(Verb.VIEW_DESK, by, at)
    return journal(Verb.VIEW_DESK, by, at, subject=message)


view.verb = Verb.VIEW_DESK  # type: ignore[attr-defined]  # the architecture tests and the docs read it


@action(Verb.DECIDE_MESSAGE)
def deal_with(message: InboundMessage, by: Actor, at: datetime, /, *, why: str) -> InboundMessage:
    """Close a message that waited for a person, with what they found."""
    if not why.strip():
        raise Invalid(_WHY, "why")
    if Referral.objects.filter(message=message).exists():
        raise Invalid(_REFERRED)
    taken = InboundMessage.objects.filter(pk=message.pk, state="waiting").update(
        state="done",
        decided_by=by.staff_id,
        decided_at=at,
        decided_why=sealed(message, "decided_why", why.strip()[:400]),
    )
    if not taken:
        raise Invalid(_DECIDED)
    noting(outcome=message.outcome)
    message.refresh_from_db(fields=["state", "decided_by", "decided_at", "decided_why"])
    return message


@action(Verb.RECEIVE_MESSAGES)
def settle_early(waited: str, by: Actor, at: datetime, /) -> int:
    """Settle early signals whose wait is over. `waited` names the chore. Returns how many there were."""
    over = InboundMessage.objects.filter(state="early", settle_at__lte=at)
    sources = Source.objects.filter(pk__in=over.values("source")).order_by("pk")
    count = sum(quarantine.settle_waiting(source, by, at) for source in sources)
    noting(messages=count)
    return count


@action(Verb.RECEIVE_MESSAGES)
def tidy(waited: str, by: Actor, at: datetime, /) -> int:
    """Let go of what is no longer needed: old hashes, outlines of messages about nobody, bytes kept aside."""
    gone = traces.forget(at)
    outlines, _ = InboundMessage.objects.filter(
        outcome__in=("no_victim", "ignored"), received_at__lt=at - traces.KEPT
    ).delete()
    aside = InboundMessage.objects.filter(state="done", decided_at__lt=at - KEPT_ASIDE, raw__isnull=False).update(
        raw=None
    )
    noting(hashes=gone, outlines=outlines, aside=aside)
    return gone + outlines + aside
