"""All messages in any order, with repeats, in batches of any size, end in one and the same state.

A seeded tenth of the thousand orders runs always; `./test --full` runs them all. What a feed said before a link was
known is dropped by design and asked for again: each order ends with that replay.
"""

import json
import os
import random
from pathlib import Path

import pytest
from django.db import transaction

from alongside.actions import ingest
from alongside.catalogue.signals import IdentifierKind
from alongside.gateways.reading import read
from alongside.queries import scope
from alongside.records.models import (
    Case,
    CaseRole,
    Duty,
    Event,
    Identifier,
    InboundMessage,
    KeyDate,
    MessageLink,
    Organisation,
    Person,
    Sentence,
    Source,
    Unit,
)
from alongside.rules.access import Actor
from tests.factories import NOW, TODAY, hosting

HERE = Path(__file__).parent
OURS = HERE.parent / "gateways" / "fixtures"
SHARED = HERE.parents[2] / "shared" / "hmpps" / "samples"
ORDERS = 1000 if os.environ.get("ALONGSIDE_FULL") else 100
FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")
BUILDER = Actor(staff_id=None, name="tests", purpose="demonstration")
LINKED = (IdentifierKind.NOMS, IdentifierKind.CRN)


def _arrivals(folder: Path) -> list[ingest.Arrival]:
    files = sorted(
        file for file in folder.rglob("*") if file.suffix in (".json", ".jsonl", ".csv") and file.name != "MANIFEST.csv"
    )
    return [
        ingest.Arrival(file.name, signal, file.read_bytes())
        for file in files
        for signal in read(file.read_bytes(), name=file.name)
    ]


def _link_everybody(arrivals: list[ingest.Arrival]) -> Source:
    """A case for every person any message is about, so that every message can matter."""
    with hosting():
        organisation = Organisation.objects.create(slug="orders", name_en="Orders", name_cy="Trefn")
        unit = Unit.objects.create(
            organisation=organisation, slug="unit", name_en="U", name_cy="U", service="probation"
        )
    numbers = sorted({one for a in arrivals for one in a.signal.identifiers if one.kind in LINKED})
    for number in numbers:
        victim = Person.objects.create(organisation=organisation, name=f"Victim of {number.value}")
        offender = Person.objects.create(organisation=organisation, name=f"Offender {number.value}")
        case = Case.objects.create(
            organisation=organisation, unit=unit, person=victim, opened_on=TODAY, reference=number.value[:12]
        )
        CaseRole.objects.create(case=case, person=victim, role="victim")
        CaseRole.objects.create(case=case, person=offender, role="offender")
        Identifier.objects.create(organisation=organisation, person=offender, kind=str(number.kind), value=number.value)
    with hosting():
        return Source.objects.create(slug="orders", name="Orders", organisation=organisation, duties_an_hour=1_000_000)


def _play(source: Source, order: list[ingest.Arrival], chance: random.Random) -> None:
    rest = list(order)
    while rest:
        size = chance.randint(1, 240)
        ingest.receive(source, FEEDS, NOW, rest[:size])
        del rest[:size]
    ingest.receive(source, FEEDS, NOW, order)


def _state() -> dict[str, set[tuple[object, ...]]]:
    live = Event.objects.exclude(state="superseded")
    owed = Duty.objects.exclude(state="superseded")
    return {
        "events": {
            (*row, json.dumps(facts, sort_keys=True))
            for *row, facts in live.values_list("case__reference", "kind", "key", "state", "occurred_at", "facts")
        },
        "duties": set(
            owed.values_list(
                "case__reference", "kind", "event__key", "state", "due_on", "due_at", "alarm_on", "because__en"
            )
        ),
        "links": set(MessageLink.objects.values_list("message__fingerprint", "case__reference")),
        "messages": set(InboundMessage.objects.values_list("fingerprint", "outcome", "state", "reason")),
        "numbers": set(Identifier.objects.values_list("kind", "value", "person__name", "former")),
        "roles": set(CaseRole.objects.values_list("case__reference", "role", "person__name")),
        "dates": set(KeyDate.objects.values_list("person__name", "kind", "basis", "value", "as_of")),
        "sentences": set(Sentence.objects.values_list("person__name", "kind", "passed_on", "key")),
    }


@pytest.mark.timeout(4 * 60 * 60)
@pytest.mark.django_db
def test_any_order_with_repeats_ends_in_one_state() -> None:
    arrivals = _arrivals(OURS) + (_arrivals(SHARED) if SHARED.exists() else [])
    chance = random.Random(20261122)
    with scope.acting(BUILDER, TODAY):
        source = _link_everybody(arrivals)
        first: dict[str, set[tuple[object, ...]]] = {}
        for number in range(ORDERS):
            order = arrivals + chance.sample(arrivals, k=len(arrivals) // 4)
            if number:
                chance.shuffle(order)
            with transaction.atomic():
                _play(source, order, chance)
                scope.set_acting(BUILDER, TODAY)
                state = _state()
                transaction.set_rollback(True)
            first = first or state
            for what, there in state.items():
                assert there == first[what], f"order {number} differs in {what}"
    assert all(first.values()), "an empty state proves nothing"
