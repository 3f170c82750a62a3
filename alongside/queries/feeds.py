"""Whether each feed speaks, and how loudly."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, Sum

from alongside.queries import scope
from alongside.records.models import FeedCount, InboundMessage, MessageLink, Source

NOTHING_EXPECTED = 60 * 24 * 365
"""Minutes. Who is given longer than this brings something when there is something: a partner, a file by hand."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """One source: when it was last heard, whether it is silent, and what it brought in a day.

    `held` counts what the reader may open. `quarantined` counts all that is held back of a stopped source, whoever it
    concerns, and `concerned` names the organisations whose cases that is: whoever decides on the source needs both.
    """

    slug: str
    name: str
    last_heard_at: datetime | None
    silent: bool
    quarantined_at: datetime | None
    messages_today: int
    duties_today: int
    held: int
    quarantined: int
    concerned: frozenset[int] = frozenset()

    def may_be_released(self, organisations: frozenset[int]) -> bool:
        """Whether a manager of these may release it: it is stopped, and concerns them, or nobody at all."""
        return self.quarantined_at is not None and (not self.concerned or bool(self.concerned & organisations))


def heartbeats(now: datetime, organisations: frozenset[int] | None = None) -> list[Heartbeat]:
    """Every active source (of these organisations, and the shared ones). Two queries, six where one is stopped."""
    sources = Source.objects.filter(active=True).order_by("slug")
    if organisations is not None:
        sources = sources.filter(Q(organisation_id__in=organisations) | Q(organisation__isnull=True))
    counted = {
        source: (messages or 0, duties or 0)
        for source, messages, duties in FeedCount.objects.filter(hour__gt=now - timedelta(hours=24))
        .values_list("source_id")
        .annotate(Sum("messages"), Sum("duties"))
    }
    waiting = list(sources.annotate(held=Count("messages", filter=Q(messages__state="waiting"))))
    stopped = [source.pk for source in waiting if source.quarantined_at is not None]
    count, concerned = _held_back(stopped) if stopped else ({}, {})
    return [
        Heartbeat(
            slug=source.slug,
            name=source.name,
            last_heard_at=source.last_heard_at,
            silent=is_silent(source, now),
            quarantined_at=source.quarantined_at,
            messages_today=counted.get(source.pk, (0, 0))[0],
            duties_today=counted.get(source.pk, (0, 0))[1],
            held=source.held,
            quarantined=count.get(source.pk, 0),
            concerned=concerned.get(source.pk, frozenset()),
        )
        for source in waiting
    ]


def concerned_by(source: int) -> frozenset[int]:
    """The organisations whose cases the held messages of one stopped source are about."""
    return _held_back([source])[1].get(source, frozenset())


def _held_back(stopped: list[int]) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """Of each stopped source, how many messages are held back, and whose cases they concern: numbers and no more."""
    held = InboundMessage.objects.filter(source__in=stopped, state="quarantined")
    links = MessageLink.objects.filter(message__in=held).values_list("message__source", "case__organisation")
    with scope.upkeep():
        count = dict(held.order_by().values_list("source").annotate(Count("pk")))
        places: set[tuple[int, int]] = set(links.distinct())
    return count, {one: frozenset(whose for source, whose in places if source == one) for one in stopped}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that has fallen silent, or was stopped for bringing too much."""

    name: str
    last_heard_at: datetime | None
    stopped_at: datetime | None


def troubles(now: datetime, organisations: frozenset[int]) -> tuple[Trouble, ...]:
    """The active sources of these organisations, and the shared ones, that somebody must look at. One query."""
    sources = Source.objects.filter(Q(organisation_id__in=organisations) | Q(organisation__isnull=True), active=True)
    return tuple(
        Trouble(source.name, source.last_heard_at, source.quarantined_at)
        for source in sources.order_by("slug")
        if source.quarantined_at is not None or is_silent(source, now)
    )


def is_silent(source: Source, now: datetime) -> bool:
    """A source that was never heard is silent too: nobody may believe it works. From some nothing is ever expected."""
    if source.last_heard_at is None:
        return source.expected_minutes < NOTHING_EXPECTED
    return now - source.last_heard_at > timedelta(minutes=source.expected_minutes)
