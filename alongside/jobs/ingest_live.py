"""The part of `alongside ingest` that writes: batches, each one transaction, each message answered."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from alongside.catalogue.registers import Registers
from alongside.catalogue.signals import Signal
from alongside.jobs import ground

if TYPE_CHECKING:
    from alongside.jobs.ingest import Line
    from alongside.queries.sources import Source
    from alongside.rules.access import Actor

Read = Callable[[Sequence[str], Registers], Iterator[tuple[str, Signal, bytes]]]


def run(args: argparse.Namespace, now: datetime, read: Read, show: Callable[[Iterable["Line"]], int]) -> int:
    """Read, take in and print; the exit code of `alongside ingest`."""
    with ground.opened():
        from alongside.jobs import acting
        from alongside.queries import registers, sources

        try:
            by = acting.actor(args.acting, args.purpose, now)
        except acting.NobodyActs as nobody:
            print(f"alongside ingest: {nobody}", file=sys.stderr)
            return 2
        source = sources.by_slug(args.source)
        if source is None:
            print(
                f"alongside ingest: no source is named {args.source}; there are {', '.join(sources.slugs())}",
                file=sys.stderr,
            )
            return 2
        return show(_take_in(read(args.paths, registers.current()), source, by, now))


def _take_in(
    reading: Iterator[tuple[str, Signal, bytes]], source: "Source", by: "Actor", now: datetime
) -> Iterator["Line"]:
    from alongside.actions import ingest
    from alongside.jobs.ingest import BATCH, Line
    from alongside.queries import case_references

    while batch := list(islice(reading, BATCH)):
        arrivals = [ingest.Arrival(name, signal, raw) for name, signal, raw in batch]
        receipts = ingest.receive(source, by, now, arrivals)
        named = case_references.of(
            {p.case for receipt in receipts for p in receipt.proposals if p.case is not None}, by, now
        )
        for receipt in receipts:
            yield Line(receipt.arrival.name, receipt.arrival.signal, receipt.fate, receipt.proposals, named)
