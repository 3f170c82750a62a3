"""`alongside ingest`: take in files, folders or standard input, one line for each message.

With `--dry-run` no database is opened: each message is answered as if one victim were linked to whomever it names.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from alongside.catalogue.desk import Fate, Heard, Link, Outcome, Proposal, settle
from alongside.catalogue.kinds import Tell
from alongside.catalogue.registers import SHIPPED, Registers
from alongside.catalogue.services import service_for
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.decoding import LIMIT
from alongside.gateways.drafts import refused
from alongside.gateways.holidays import england_and_wales
from alongside.gateways.reading import read
from alongside.rules.counting import LONDON

HELP = "take in messages from files, folders or standard input (-)"
_AS_JSON = (
    "one JSON object a line: victim_may_be_told is false where nothing of it is ever told, told_how how carefully it "
    "is (yes, fact_only, month_only, if_confirmed, if_senior_agrees, annual_letter, no), or null where nothing followed"
)
_REHEARSE = (
    "open no database; answer as if one victim were linked, in the one service that the message is first for: "
    "the other service's duties are not shown"
)


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
    parser.add_argument("--json", action="store_true", help=_AS_JSON)
    parser.add_argument("--dry-run", action="store_true", help=_REHEARSE)
    parser.add_argument("--now", metavar="TIME", help="take this as the time of receipt (for tests), with an offset")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the person who asks")
    who.add_argument("--purpose", default="feeds", metavar="NAME", help="the listed purpose (feeds)")


def run(args: argparse.Namespace) -> int:
    """Take everything in; 0 when all was understood or held, 1 when anything was rejected, 2 on wrong use."""
    missing = [path for path in args.paths if path != "-" and not _exists(path)]
    if missing:
        print(f"alongside ingest: there is no {_printable(missing[0])}", file=sys.stderr)
        return 2
    try:
        now = _time(args.now)
    except ValueError:
        print("alongside ingest: --now must be a time with an offset, such as 2026-11-22T09:00+00:00", file=sys.stderr)
        return 2
    show = _as_json if args.json else _as_text
    if args.dry_run:
        return _print(_rehearse(pieces(args.paths), now), show)
    from alongside.jobs import ingest_live

    return ingest_live.run(args, now, pieces(args.paths), lambda lines: _print(lines, show))


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _time(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not 1970 <= at.year <= 2100:
        raise ValueError(text)
    return at


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or one line of a file of lines: what is read by itself.

    `raw` is empty where the bytes could not be had, and `trouble` says why; `size` and `mark` (SHA-256 in hex) are of
    the whole piece all the same, as far as it could be read.
    """

    name: str
    raw: bytes
    size: int
    mark: str
    trouble: str = ""

    def signals(self, lists: Registers) -> list[Signal]:
        """What it says, at least one signal."""
        if self.trouble:
            return [refused(self.name, self.mark, self.trouble)]
        return read(self.raw, name=self.name, lists=lists)


def pieces(paths: Sequence[str]) -> Iterator[Piece]:
    """Everything to be read. A file that cannot be opened is a piece with trouble."""
    for path in paths:
        if path == "-":
            yield from _split(_piece("-", sys.stdin.buffer))
            continue
        folder = Path(path)
        for file in _walked(folder) if folder.is_dir() else [folder]:
            yield from _split(_opened(file))


def _walked(folder: Path) -> Iterator[Path]:
    """The files below a folder, in order. What leads out of it, and what is no file, is passed over and named."""
    home = folder.resolve()
    for one in sorted(folder.rglob("*")):
        try:
            within = one.resolve(strict=True).is_relative_to(home)
        except (OSError, RuntimeError):  # a link to nothing, or round in a ring
            within = False
        if one.is_symlink() and (not within or one.is_dir()):
            why = "it is a link out of the folder, to a folder, or to nothing"
        elif one.is_file():
            yield one
            continue
        elif one.is_dir():
            continue
        else:
            why = "it is no file"
        print(f"alongside ingest: passed over {_printable(str(one))}: {why}", file=sys.stderr)


def _opened(file: Path) -> Piece:
    name = _printable(str(file))
    try:
        with file.open("rb") as stream:
            return _piece(name, stream)
    except OSError as refusal:
        why = f"The file cannot be read: {(refusal.strerror or 'it broke off').lower()}."
        return Piece(name, b"", 0, sha256(name.encode()).hexdigest(), why)


def _piece(name: str, stream: BinaryIO) -> Piece:
    """Hold no more of a file than may be read; of one too large only its size and its hash."""
    raw = stream.read(LIMIT + 1)
    hashed, size = sha256(raw), len(raw)
    if size <= LIMIT:
        return Piece(name, raw, size, hashed.hexdigest())
    while more := stream.read(1024 * 1024):
        hashed.update(more)
        size += len(more)
    return Piece(name, b"", size, hashed.hexdigest(), f"The file is larger than {LIMIT // (1024 * 1024)} MB.")


def _split(piece: Piece) -> Iterator[Piece]:
    """The lines of a file that holds one JSON object on each, so that each is kept or refused by itself."""
    lines = [line for line in piece.raw.split(b"\n") if line.strip()]
    if len(lines) > 1 and lines[1].lstrip().startswith(b"{") and _is_object(lines[0]):
        for line in lines:
            yield Piece(piece.name, line, len(line), sha256(line).hexdigest())
    else:
        yield piece


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _printable(name: str) -> str:
    """A name that can be printed and stored: bytes in it that are no text become marks."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _rehearse(reading: Iterator[Piece], now: datetime) -> Iterator[Line]:
    """What would become of each message, each by itself, but for repeats within the run."""
    seen: set[str] = set()
    for piece in reading:
        for signal in piece.signals(SHIPPED):
            if signal.fingerprint in seen and signal.verdict is not Verdict.REJECT:
                fate = Fate(Outcome.DUPLICATE, "The same message came earlier in this run.")
                yield Line(piece.name, signal, fate, (), {})
                continue
            seen.add(signal.fingerprint)
            link = Link(None, service_for(signal.happening).slug)
            settled = settle([Heard("one", signal, now)], [link], now=now, calendar=england_and_wales())
            yield Line(piece.name, signal, settled.fates["one"], settled.proposals, {})


def _print(lines: Iterable[Line], show: Callable[[Line], str]) -> int:
    worst = 0
    if isinstance(sys.stdout, TextIOWrapper):
        # What a terminal cannot show is shown as a mark: a line that cannot be printed must not stop the rest.
        sys.stdout.reconfigure(errors="backslashreplace")
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
