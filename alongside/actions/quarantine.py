"""The brake on a feed: more duties in an hour than can be true are held until a manager has looked.

Three times the busiest usual hour is judged only once a source has a usual: on seven days of the last 28.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, Max, Sum
from django.db.models.functions import TruncDate

from alongside.actions.performing import action
from alongside.actions.settling import Standing, bring_into_line, standing
from alongside.catalogue.desk import settle
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind
from alongside.gateways.holidays import england_and_wales
from alongside.queries.offenders import in_cases, people
from alongside.records.models import (
    FeedCount,
    InboundMessage,
    MessageIdentifier,
    Source,
)
from alongside.rules.access import Actor, Verb

USUAL_DAYS = 7
LOOK_BACK = timedelta(days=28)
TIMES_USUAL = 3
LEAST = 30
"""Duties in an hour that are never implausible, however quiet the source usually is."""


def stands(source: Source) -> bool:
    """Whether the source is in quarantine now, whoever put it there."""
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
    return min(source.duties_an_hour, max(LEAST, TIMES_USUAL * (usual["busiest"] or 0)))


def trips(source: Source, stands_: Sequence[Standing], fresh: Collection[str], at: datetime) -> bool:
    """Whether the new messages would bring more duties than can be believed."""
    new = 0
    for one in stands_:
        settled = settle(one.heard, one.links, now=at, calendar=england_and_wales())
        new += sum(len(proposal.duties) for proposal in settled.proposals if proposal.heard in fresh)
    if not new:
        return False
    hour = FeedCount.objects.filter(source=source, hour__gt=at - timedelta(hours=1), hour__lte=at)
    before = hour.aggregate(total=Sum("duties"))["total"] or 0
    return before + new > limit(source, at)


def close(source: Source, fresh: Mapping[str, int], at: datetime) -> None:
    """Put the source in quarantine, with the messages that tripped the brake."""
    Source.objects.filter(pk=source.pk).update(quarantined_at=at)
    source.quarantined_at = at
    InboundMessage.objects.filter(
        source=source, fingerprint__in=list(fresh), signal__isnull=False, outcome="recorded"
    ).update(
        state="quarantined",
        outcome="held",
        reason="This source sends an implausible number of duties: held until a manager releases it.",
    )


@action(Verb.RELEASE_QUARANTINE)
def release(source: Source, by: Actor, at: datetime, /) -> int:
    """Believe the source again: everything it sent meanwhile is settled. Returns how many messages that was."""
    held = InboundMessage.objects.filter(source=source, state="quarantined")
    numbers = {
        Number(IdentifierKind(kind), value)
        for kind, value in MessageIdentifier.objects.filter(message__in=held).values_list("kind", "value")
    }
    count = held.update(state="settled", outcome="recorded", decided_by=by.staff_id, decided_at=at)
    Source.objects.filter(pk=source.pk).update(quarantined_at=None)
    source.quarantined_at = None
    settle_about(numbers, source.organisation_id, by, at)
    return count


def settle_about(numbers: Collection[Number], organisation: int | None, by: Actor, at: datetime) -> None:
    """Bring every case into line that concerns somebody known by one of these numbers."""
    held = people(numbers, organisation) if numbers else {}
    places = in_cases(set().union(*held.values())) if held else []
    for one in sorted({place.organisation for place in places}):
        persons = {place.person for place in places if place.organisation == one}
        bring_into_line(standing(persons, one), by, at)


def count(
    source: Source, hour: datetime, messages: Mapping[tuple[str, str], int], duties: Mapping[tuple[str, str], int]
) -> None:
    """Add to the hour's counts, whoever else is adding at the same moment."""
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
