"""The messages of the demonstration: our own fictional ones, in the shapes the feeds really send.

In a file, `{{-3}}` stands for a day (ISO), `{{-3/}}` for the same day as the British write it, and `{{-3 09:15}}` or
`{{-40m}}` for a moment (UTC), all counted as in `clock`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files

from alongside.actions import ingest
from alongside.actions.hosting import Source
from alongside.gateways.reading import read
from alongside.jobs.demonstration.clock import Clock
from alongside.queries import registers
from alongside.rules.access import Actor

_PLACE = re.compile(r"\{\{([^{}/]+)(/?)\}\}")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that arrives from a source at a moment, as `clock` reads it."""

    when: str
    source: str
    file: str


def message(file: str, clock: Clock) -> bytes:
    """A message with its days filled in."""
    text = (files(__package__) / "messages" / file).read_text(encoding="utf-8")
    return _PLACE.sub(lambda place: _written(place, clock), text).encode()


def _written(place: re.Match[str], clock: Clock) -> str:
    when, british = place.groups()
    if " " in when or when.endswith("m"):
        moment = clock.to_come(when) if "+" in when else clock.moment(when)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return clock.day(when).strftime("%d/%m/%Y" if british else "%Y-%m-%d")


def deliver(delivery: Delivery, clock: Clock, source: Source, by: Actor, at: datetime) -> list[ingest.Receipt]:
    """Take one file in, as the feed's own door does."""
    raw = message(delivery.file, clock)
    signals = read(raw, name=delivery.file, lists=registers.current())
    return ingest.receive(source, by, at, [ingest.Arrival(delivery.file, signal, raw) for signal in signals])
