"""The brake on a feed: more duties in an hour than can be true are held until a manager has looked.

Three times the busiest usual hour is judged only once a source has a usual: on seven days of the last 28.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Max, Sum
from django.db.models.functions import TruncDate

from alongside.actions import identity, settling
from alongside.actions.performing import Refused, action, noting
from alongside.catalogue import keeping
from alongside.catalogue.desk import Fate, Outcome
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind, Signal
from alongside.queries import scope
from alongside.queries.feeds import concerned_by
from alongside.queries.offenders import people
from alongside.records.models import FeedCount, InboundMessage, MessageIdentifier, Source
from alongside.rules.access import UNKNOWN, Actor, Decision, Verb
from alongside.rules.words import Words

USUAL_DAYS = 7
LOOK_BACK = timedelta(days=28)
TIMES_USUAL = 3
LEAST = 30
"""Duties in an hour that are never implausible, however quiet the source usually is."""


FATE = Fate(Outcome.HELD, "This source sends an implausible number of duties: held until a manager releases it.")


NOT_CONCERNED = Decision(
    allowed=False,
    sentence=Words(
        "What is held concerns cases of other organisations only: a manager of one of them must look and release it.",
        "Mae'r hyn a ddelir yn ymwneud ag achosion sefydliadau eraill yn unig: rhaid i reolwr o un ohonynt edrych a'i "
        "ryddhau.",
    ),
)


class Implausible(Exception):
    """A batch would bring more duties than can be believed. Nothing of it may be written."""


def stands(source: Source) -> bool:
    """Whether the source is in quarantine now, whoever put it there. Nobody releases it before we are done."""
    _lock(source, "pg_advisory_xact_lock_shared")
    source.quarantined_at = Source.objects.values_list("quarantined_at", flat=True).get(pk=source.pk)
    return source.quarantined_at is not None


def limit(source: Source, at: datetime) -> int:
    """The most duties an hour that are believed of this source."""
    hours = (
        FeedCount.objects.filter(source=source, hour__gte=at - LOOK_BACK, hour__lt=at - timedelta(hours=1))
        .values("hour")
        .annotate(total=Sum("duties"))
    )
    usual = hours.aggregate(busiest=Max("total"), days=Count(TruncDate("hour"), distinct=True))
    if (usual["days"] or 0) < USUAL_DAYS:
        return source.duties_an_hour
    busiest: int = usual["busiest"] or 0
    return min(source.duties_an_hour, max(LEAST, TIMES_USUAL * busiest))


def brake(source: Source, stands_: Iterable[settling.Standing], fresh: Collection[str], at: datetime) -> None:
    """Raise `Implausible` if the new messages would bring more duties than can be believed."""
    new = sum(len(proposal.duties) for one in stands_ for proposal in one.settled.proposals if proposal.heard in fresh)
    if new and _lately(source, at) + new > limit(source, at):
        raise Implausible(source.slug)


def _lately(source: Source, at: datetime) -> int:
    """Duties the source brought in the last hour: this clock hour's, and of the one before the part still near."""
    hour = _hour(at)
    counted: dict[datetime, int] = dict(
        FeedCount.objects.filter(source=source, hour__in=[hour, hour - timedelta(hours=1)])
        .values_list("hour")
        .annotate(Sum("duties"))
    )
    still_near = 1 - (at - hour) / timedelta(hours=1)
    return counted.get(hour, 0) + int(counted.get(hour - timedelta(hours=1), 0) * still_near)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def catches(fate: Fate, signal: Signal) -> bool:
    """Whether quarantine keeps a message from being acted on. What waits for an officer anyway just waits."""
    return fate.outcome is Outcome.RECORDED or fate.waits_until is not None


def stop(source: Source, at: datetime) -> None:
    """Put the source in quarantine, with its early signals that still wait for their time."""
    Source.objects.filter(pk=source.pk, quarantined_at__isnull=True).update(quarantined_at=at)
    source.quarantined_at = at
    waiting = InboundMessage.objects.filter(source=source, state="early")
    waiting.update(state="quarantined", outcome=str(FATE.outcome), reason=FATE.reason, settle_at=None)
    noting(quarantined=source.pk)


@action(Verb.RELEASE_QUARANTINE)
def release(source: Source, by: Actor, at: datetime, /) -> int:
    """Believe the source again: everything it sent meanwhile is settled. Returns how many messages that was.

    Whoever releases need not see all the cases it concerns: what follows is written for each where it belongs.
    """
    if by.staff_id is not None and source.organisation_id not in (None, *by.organisation_ids):
        raise Refused(UNKNOWN)
    _lock(source, "pg_advisory_xact_lock")
    concerned = concerned_by(source.pk)
    if by.staff_id is not None and concerned and not concerned & by.organisation_ids:
        raise Refused(NOT_CONCERNED)
    with scope.upkeep():
        held = InboundMessage.objects.filter(source=source, state="quarantined", signal__isnull=False)
        signals = [keeping.signal(kept) for kept in held.values_list("signal", flat=True) if kept]
        numbers = {number for signal in signals for number in signal.identifiers}
        persons = settling.hold(lambda: people(numbers, source.organisation_id)) if numbers else settling.NOBODY
        identity.apply(signals, persons.organisations)
        count = held.update(state="settled", outcome="recorded", decided_by=by.staff_id, decided_at=at)
        Source.objects.filter(pk=source.pk).update(quarantined_at=None)
        source.quarantined_at = None
        settling.bring_into_line(settling.stands_about(numbers, source.organisation_id, at), by, at)
    noting(messages=count)
    return count


def settle_waiting(source: Source, by: Actor, at: datetime) -> int:
    """Settle the early signals of one source whose time is over, under the same brake. Returns how many there were."""
    over = InboundMessage.objects.filter(source=source, state="early", settle_at__lte=at)
    if stands(source):
        return over.update(state="quarantined", outcome=str(FATE.outcome), reason=FATE.reason, settle_at=None)
    prints = dict(over.values_list("fingerprint", "event_type"))
    numbers = {
        Number(IdentifierKind(kind), value)
        for kind, value in MessageIdentifier.objects.filter(message__in=over).values_list("kind", "value")
    }
    now = settling.stands_about(numbers, source.organisation_id, at)
    try:
        brake(source, now, prints, at)
    except Implausible:
        stop(source, at)
        return len(prints)
    settling.bring_into_line(now, by, at)
    duties: dict[tuple[str, str], int] = {}
    for one in now:
        for proposal in one.settled.proposals:
            if proposal.heard in prints:
                what = (prints[proposal.heard], str(Outcome.PROPOSED))
                duties[what] = duties.get(what, 0) + len(proposal.duties)
    count(source, at, dict.fromkeys(duties, 0), duties)
    over.update(state="settled", outcome=str(Outcome.RECORDED), reason=_NO_CASE, settle_at=None)
    return len(prints)


_NO_CASE = "Its time came, and no open case is left that it concerns."


def _lock(source: Source, how: str) -> None:
    """Receiving and releasing keep out of each other's way: many receive at once, one releases."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {how}(%s, %s)", [_QUARANTINE, source.pk])


_QUARANTINE = 0x0A11
"""The first half of the number of these locks, so that no other lock of ours is taken for them."""


def count(
    source: Source, at: datetime, messages: Mapping[tuple[str, str], int], duties: Mapping[tuple[str, str], int]
) -> None:
    """Add to the hour's counts, whoever else is adding at the same moment."""
    hour = _hour(at)
    rows = [
        (source.pk, hour, kind, outcome, n, duties.get((kind, outcome), 0))
        for (kind, outcome), n in sorted(messages.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into records_feedcount (source_id, hour, event_type, outcome, messages, duties)"
            " values (%s, %s, %s, %s, %s, %s) on conflict (source_id, hour, event_type, outcome) do update set"
            " messages = records_feedcount.messages + excluded.messages,"
            " duties = records_feedcount.duties + excluded.duties",
            rows,
        )
