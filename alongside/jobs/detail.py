"""What messages point at, fetched beside them where hosts are listed: by commands alone, never by the web."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.catalogue.registers import Registers
from alongside.catalogue.signals import Signal
from alongside.gateways.detail import Fetch, Fetcher, pointed_at
from alongside.jobs import ground

if TYPE_CHECKING:
    from alongside.actions.ingest import Arrival


def fetch() -> Fetch | None:
    """How a document is asked for; None where no host is listed."""
    settings = ground.settings()
    if not settings.ALONGSIDE_DETAIL_HOSTS:
        return None
    token = settings.ALONGSIDE_DETAIL_TOKEN_FILE
    return Fetcher(tuple(settings.ALONGSIDE_DETAIL_HOSTS), token_file=Path(token) if token else None).fetch


def arrivals(name: str, signals: Sequence[Signal], fetching: Fetch | None, lists: Registers) -> list["Arrival"]:
    """What the documents say that these signals point at. Call it before any transaction: it may take its time."""
    from alongside.actions.ingest import Arrival

    found = []
    for detail in pointed_at(signals, fetching, lists):
        found += Arrival.all_of(f"{name} (detail)", detail.signals, detail.raw)
    return found
