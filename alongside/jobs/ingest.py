"""`alongside ingest`: take in files, folders or standard input, one line for each message.

With `--dry-run` no database is opened: each message is answered as if one victim were linked to whomever it names.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alongside.catalogue.desk import Fate, Heard, Link, Outcome, Proposal, settle
from alongside.catalogue.kinds import Tell
from alongside.catalogue.registers import SHIPPED, Registers
from alongside.catalogue.services import service_for
from alongside.catalogue.signals import Signal
from alongside.gateways.decoding import LIMIT
from alongside.gateways.holidays import england_and_wales
from alongside.gateways.reading import read
from alongside.rules.counting import LONDON

HELP = "take in messages from files, folders or standard input (-)"
BATCH = 200
"""Messages to a transaction."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message and what became of it, ready to be printed."""

    file: str
    signal: Signal
    fate: Fate
    proposals: tuple[Proposal, ...]
    cases: dict[int, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside ingest`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder (walked), or - for standard input")
    parser.add_argument("--source", default="files", metavar="NAME", help="the source the messages are said to be from")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--dry-run", action="store_true", help="open no database; answer as if one victim were linked")
    parser.add_argument("--now", metavar="TIME", help="take this as the time of receipt (for tests), with an offset")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the person who asks")
    who.add_argument("--purpose", default="feeds", metavar="NAME", help="the listed purpose (feeds)")


def run(args: argparse.Namespace) -> int:
    """Take everything in; 0 when all was understood or held, 1 when anything was rejected, 2 on wrong use."""
    missing = [path for path in args.paths if path != "-" and not Path(path).exists()]
    if missing:
        print(f"alongside ingest: there is no {missing[0]}", file=sys.stderr)
        return 2
    try:
        now = _time(args.now)
    except ValueError:
        print("alongside ingest: --now must be a time with an offset, such as 2026-11-22T09:00+00:00", file=sys.stderr)
        return 2
    show = _as_json if args.json else _as_text
    if args.dry_run:
        return _print(_rehearse(_read(args.paths, SHIPPED), now), show)
    from alongside.jobs import ingest_live

    return ingest_live.run(args, now, _read, lambda lines: _print(lines, show))


def _time(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at


Reading = Iterator[tuple[str, Signal, bytes]]


def _read(paths: Sequence[str], lists: Registers) -> Reading:
    """Every message of every file, with the file it came from. A file that cannot be opened is one rejected message."""
    for name, opened in _files(paths):
        try:
            raw = opened()
        except OSError as refused:
            raw, name = b"", f"{name}"
            print(f"alongside ingest: {name} cannot be read: {refused.strerror}", file=sys.stderr)
        for signal in read(raw, name=name, lists=lists):
            yield name, signal, raw


def _files(paths: Sequence[str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for path in paths:
        if path == "-":
            yield "-", lambda: sys.stdin.buffer.read(LIMIT + 1)
        elif Path(path).is_dir():
            for file in sorted(one for one in Path(path).rglob("*") if one.is_file()):
                yield str(file), _opening(file)
        else:
            yield path, _opening(Path(path))


def _opening(file: Path) -> Callable[[], bytes]:
    """Read no more of a file than it takes to see that it is too large."""

    def opened() -> bytes:
        with file.open("rb") as stream:
            return stream.read(LIMIT + 1)

    return opened


def _rehearse(reading: Reading, now: datetime) -> Iterator[Line]:
    """What would become of each message, each by itself, but for repeats within the run."""
    seen: set[str] = set()
    for file, signal, _ in reading:
        if signal.fingerprint in seen:
            yield Line(file, signal, Fate(Outcome.DUPLICATE, "The same message came earlier in this run."), (), {})
            continue
        seen.add(signal.fingerprint)
        link = Link(None, service_for(signal.happening).slug)
        settled = settle([Heard("one", signal, now)], [link], now=now, calendar=england_and_wales())
        yield Line(file, signal, settled.fates["one"], settled.proposals, {})


def _print(lines: Iterable[Line], show: Callable[[Line], str]) -> int:
    worst = 0
    for line in lines:
        print(show(line), flush=False)
        if line.fate.outcome is Outcome.REJECTED:
            worst = 1
    sys.stdout.flush()
    return worst


def _as_text(line: Line) -> str:
    duties = sum(len(one.duties) for one in line.proposals)
    what = line.signal.event_type or line.signal.form
    tail = f" ({duties} {'duty' if duties == 1 else 'duties'})" if duties else ""
    return f"{line.file}: {what}: {line.signal.happening}: {line.fate.outcome}{tail}: {line.fate.reason}"


def _as_json(line: Line) -> str:
    signal = line.signal
    return json.dumps(
        {
            "file": line.file,
            "event_type": signal.event_type,
            "occurred_at": _local(signal.occurred_at),
            "identifiers": [{"type": str(one.kind), "value": one.value} for one in signal.identifiers],
            "happening": str(signal.happening),
            "outcome": str(line.fate.outcome),
            "reason": line.fate.reason,
            "duties": [duty for proposal in line.proposals for duty in _duties(proposal, line.cases)],
            "victim_may_be_told": line.fate.tell not in (None, Tell.NO),
            "told_how": str(line.fate.tell) if line.fate.tell else None,
            "withheld": [
                {"field": one.field, "reason": one.reason, "how": "fenced" if one.fenced else "dropped"}
                for one in signal.withheld
            ],
        },
        ensure_ascii=False,
    )


def _local(at: datetime | None) -> str | None:
    return at.astimezone(LONDON).isoformat() if at else None


def _duties(proposal: Proposal, cases: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "slug": duty.kind.slug,
            "case": cases.get(proposal.case) if proposal.case is not None else None,
            "rules": list(duty.rules),
            "due_on": duty.due_on.isoformat() if duty.due_on else None,
            "due_at": _local(duty.due_at),
            "because": duty.because.en,
        }
        for duty in proposal.duties
    ]
