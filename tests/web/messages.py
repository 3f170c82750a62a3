"""Messages for the tests of the desk, taken in as a feed sends them."""

import json
from typing import Any

from alongside.actions import ingest
from alongside.catalogue.registers import SHIPPED
from alongside.gateways.reading import read
from alongside.records.models import InboundMessage, Source, Unit
from alongside.rules.access import Actor
from tests import factories as make

FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")
REFERRAL = {
    "crimeReference": "CW/26/0100",
    "givenName": "Siân",
    "surname": "Prys",
    "dateOfBirth": "1988-02-03",
    "safeNumber": "07700 900555",
    "safeContactDetails": "Only mornings",
    "telephone": "01632 960222",
    "email": "sian@example.org",
    "homeAddress": "3 Stryd Fawr",
    "postcode": "CF10 1AA",
    "preferredLanguageSpoken": "Welsh",
    "crimeType": "Assault",
    "suspectGivenName": "Dean",
    "suspectSurname": "Sample",
}
UNKNOWN = {
    "eventType": "something.never.seen",
    "occurredAt": "2026-12-17T10:00:00Z",
    "personReference": {"identifiers": [{"type": "NOMS", "value": "A1234BC"}]},
}


def source(unit: Unit, slug: str = "prison", **more: Any) -> Source:
    """A feed of the unit's organisation."""
    wanted = {"slug": f"{slug}-{unit.pk}", "name": "Prison events", "organisation": unit.organisation} | more
    with make.hosting():
        return Source.objects.create(**wanted)


def arrive(source: Source, body: object) -> InboundMessage:
    """Take one message in; the row it left."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    arrivals = [ingest.Arrival("inbox", signal, raw) for signal in read(raw, name="inbox", lists=SHIPPED)]
    before = set(InboundMessage.objects.values_list("pk", flat=True))
    ingest.receive(source, FEEDS, make.NOW, arrivals)
    return InboundMessage.objects.exclude(pk__in=before).get()
