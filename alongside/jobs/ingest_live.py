"""The part of `alongside ingest` that writes: batches, each one transaction, each message answered."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from alongside.catalogue.registers import Registers
from alongside.jobs import detail, ground
from alongside.jobs.commands import Misuse, Trouble
from alongside.jobs.ingest import Line, Piece

if TYPE_CHECKING:
    from alongside.actions.ingest import Arrival
    from alongside.queries.sources import Source
    from alongside.rules.access import Actor

BATCH = 200
"""Messages to a transaction."""
BATCH_BYTES = 32 * 1024 * 1024
"""Bytes kept aside to a transaction: what one batch may hold in memory."""


def run(
    args: argparse.Namespace, now: datetime, reading: Iterator[Piece], show: Callable[[Iterable[Line]], int]
) -> int:
    """Read, take in and print; the exit code of `alongside ingest`."""
    with ground.opened():
        from alongside.actions import hosting
        from alongside.actions.performing import Refused
        from alongside.jobs import acting
        from alongside.queries import muted, registers, sources

        ground.refuse_unsound()
        try:
            muted.refuse()
            by = acting.actor(args.acting, args.purpose, now)
            source = sources.by_slug(args.source)
            if source is None and args.source == hosting.FILES:
                source = hosting.files("ingest", by, now)
            if source is None:
                raise Misuse(f"no source is named {args.source}; there are: {', '.join(sources.slugs()) or 'none yet'}")
            return show(_take_in(_batches(reading, registers.current()), source, by, now))
        except muted.Muted as silent:
            raise Trouble(str(silent)) from silent
        except Refused as refused:
            raise Misuse("whoever this is done as may not receive messages") from refused


def _batches(reading: Iterable[Piece], lists: Registers) -> Iterator[list["Arrival"]]:
    from alongside.actions.ingest import Arrival

    fetching = detail.fetch()
    batch: list[Arrival] = []
    held = 0
    for piece in reading:
        signals = piece.signals(lists)
        told = Arrival.all_of(piece.name, signals, piece.raw, size=piece.size, mark=piece.mark)
        for arrival in told + detail.arrivals(piece.name, signals, fetching, lists):
            batch.append(arrival)
            held += len(arrival.raw)
            if len(batch) >= BATCH or held >= BATCH_BYTES:
                yield batch
                batch, held = [], 0
    if batch:
        yield batch


def _take_in(batches: Iterable[list["Arrival"]], source: "Source", by: "Actor", now: datetime) -> Iterator[Line]:
    from alongside.actions import ingest
    from alongside.queries import case_references

    for batch in batches:
        receipts = ingest.receive(source, by, now, batch)
        named = case_references.of(
            {p.case for receipt in receipts for p in receipt.proposals if p.case is not None}, by, now
        )
        for receipt in receipts:
            yield Line(receipt.arrival.name, receipt.arrival.signal, receipt.fate, receipt.proposals, named)
