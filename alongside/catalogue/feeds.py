"""Every event type a feed is known to send, and what we make of it before anybody reads the message itself.

A row says the happening, the verdict and why, in our own words. A type that ends in a full stop stands for all types
that begin so. Where the message decides more closely (the code of a movement, the categories of an update), the gateway
sharpens what stands here; nothing here is ever louder than the message.

Sources: the HMPPS domain event catalogue, and names in use that the catalogue does not list.
"""

from collections.abc import Mapping
from functools import lru_cache

from alongside.catalogue.feed_grammar import HOLD, FeedType
from alongside.catalogue.feeds_prison import ABSENCE, COURT, LEGACY, PRISON
from alongside.catalogue.feeds_probation import HOSTEL, LICENCE, PROBATION, RECALL
from alongside.catalogue.happenings import Happening as H

FEED_TYPES: tuple[FeedType, ...] = PRISON + ABSENCE + COURT + LICENCE + PROBATION + RECALL + HOSTEL + LEGACY

UNKNOWN = FeedType("", H.UNKNOWN, HOLD, "Well formed, but of a type we do not know.")

_EXACT: Mapping[str, FeedType] = {kind.event_type: kind for kind in FEED_TYPES if not kind.is_family}
_FAMILIES: tuple[FeedType, ...] = tuple(
    sorted((kind for kind in FEED_TYPES if kind.is_family), key=lambda kind: -len(kind.event_type))
)


@lru_cache(maxsize=1024)
def feed_type(event_type: str) -> FeedType:
    """The row for an event type: its own, else the longest family it belongs to, else `UNKNOWN`."""
    if event_type in _EXACT:
        return _EXACT[event_type]
    return next((kind for kind in _FAMILIES if event_type.startswith(kind.event_type)), UNKNOWN)
