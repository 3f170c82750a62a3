"""A feed as the tests speak it: signals by what happened, and what became of them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from alongside.actions import ingest
from alongside.catalogue.desk import Outcome
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier, IdentifierKind, Signal, Verdict
from alongside.gateways.reading import read
from alongside.queries import scope
from alongside.records.models import Case, Duty, Event, InboundMessage, Organisation, Source
from alongside.rules.access import Actor
from tests.factories import NOW, TODAY, hosting

FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")
FIXTURES = Path(__file__).parents[1] / "gateways" / "fixtures"
NUMBER = "A1234BC"
"""The prison number that `factories.offender` gives."""


def source(organisation: Organisation | None = None, **more: Any) -> Source:
    """A source of one organisation, or of all."""
    with hosting():
        return Source.objects.create(
            slug=f"f-{uuid4().hex[:12]}", name="Prison feed", organisation=organisation, **more
        )


def noms(number: str) -> Identifier:
    """A prison number."""
    return Identifier(IdentifierKind.NOMS, number)


def signal(happening: Happening, minutes_ago: int = 60, *, number: str = NUMBER, **changes: Any) -> Signal:
    """Something that happened to the person with that prison number."""
    plain = Signal(
        form="domain event",
        event_type=f"test.{happening.lower()}",
        happening=happening,
        verdict=Verdict.ACT,
        reason="Understood.",
        fingerprint=uuid4().hex,
        occurred_at=NOW - timedelta(minutes=minutes_ago),
        identifiers=(noms(number),),
    )
    return replace(plain, **changes)


def early(happening: Happening, minutes_ago: int, number: str = NUMBER) -> Signal:
    """The same on the immediate stream."""
    return signal(happening, minutes_ago, number=number, early=True, verdict=Verdict.HOLD)


def merge(kept: str, removed: str, *, minutes_ago: int = 60, split: bool = False) -> Signal:
    """Two prison records become one, or one becomes two again."""
    return signal(
        Happening.PROBATION_UNMERGE if split else Happening.PRISON_MERGE,
        minutes_ago,
        identifiers=(noms(kept), noms(removed)),
        facts={"kept": kept, "removed": removed, "kind": "NOMS"},
    )


def tell(source: Source, *signals: Signal, at: datetime = NOW) -> list[Outcome]:
    """Let the source say these in one batch; what became of each. Afterwards the test sees everything."""
    receipts = ingest.receive(source, FEEDS, at, [ingest.Arrival("message.json", one) for one in signals])
    see_all()
    return [receipt.fate.outcome for receipt in receipts]


def tell_file(source: Source, name: str, at: datetime = NOW) -> list[Outcome]:
    """Let the source send one of the fixtures."""
    raw = (FIXTURES / name).read_bytes()
    receipts = ingest.receive(source, FEEDS, at, ingest.Arrival.all_of(name, read(raw, name=name), raw))
    see_all()
    return [receipt.fate.outcome for receipt in receipts]


def see_all() -> None:
    """Look past what a person may see."""
    scope.set_acting(Actor(staff_id=None, name="tests", purpose="upkeep"), TODAY)


def duties(case: Case, *states: str) -> list[str]:
    """The kinds of duty that stand on a case."""
    see_all()
    rows = Duty.objects.filter(case=case, state__in=states or ("proposed", "open"))
    return sorted(rows.values_list("kind", flat=True))


def events(case: Case) -> list[tuple[str, str]]:
    """What is said to have happened on a case, and whether it still stands."""
    see_all()
    return list(Event.objects.filter(case=case).order_by("occurred_at", "kind").values_list("kind", "state"))


def message(one: Signal) -> InboundMessage:
    """What was kept of a signal."""
    see_all()
    return InboundMessage.objects.get(fingerprint=ingest.print_of(one))
