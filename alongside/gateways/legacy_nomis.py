"""Older flat events still on the wire: those of the prison system's topic and of the probation topic."""

from alongside.catalogue.feeds import feed_type
from alongside.catalogue.happenings import Happening as H
from alongside.catalogue.signals import Signal
from alongside.gateways.drafts import Context, Draft
from alongside.gateways.hmpps_events import IDENTIFIERS
from alongside.gateways.lookups import Body, has, text

_FROM_PROBATION = frozenset(["crn", "offenderId", "sourceId"])


def is_legacy(body: Body) -> bool:
    """A flat event: its time is `eventDatetime`, or it comes from the old probation topic."""
    return has(body, "eventType", "eventDatetime") or (
        ("eventDatetime" in body and "nomisEventType" in body) or (body.keys() >= _FROM_PROBATION)
    )


def read_legacy(body: Body, context: Context, attribute_type: str = "") -> list[Signal]:
    """One flat event. Its time has no zone and is London's."""
    event_type = (text(body, "eventType") or attribute_type.strip())[:200]
    row = feed_type(event_type)
    draft = Draft("older event", event_type, row.happening, row.verdict, row.reason)
    draft.when(body.get("eventDatetime"))
    for key, kind in IDENTIFIERS.items():
        draft.identify(kind, body.get(key), key)
    draft.fence("prison", body.get("agencyLocationId"))
    draft.keep("code", body.get("movementReasonCode"))
    draft.drop_rest(body, frozenset([*IDENTIFIERS, "eventType", "eventDatetime", "agencyLocationId"]))
    if draft.happening is H.DATES_CHANGED:
        draft.facts["twin"] = "dates"
    return [draft.signal(body)]
