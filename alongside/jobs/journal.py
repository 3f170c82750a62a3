"""The journal as evidence: whether anybody touched it, and its lines for somebody who may ask for them."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble

HELP = "verify the journal's chain, or export its lines"
SHOWN = 100
"""Faults written out one by one; the rest are counted. `--json` has them all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `journal verify` and `journal export`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify|export")
    words = "find any edit, removal, insertion, reordering, or truncation up to the last anchor; 1 where there is one"
    verify = verbs.add_parser("verify", help=words, description=words)
    verify.add_argument("--json", action="store_true", help="one JSON object: `sound`, what was counted, and `faults`")
    verify.add_argument(
        "--restored",
        action="store_true",
        help="this is a restored copy: the anchors from before the restore are elsewhere, and no fault here",
    )
    words = "write lines of the journal as JSON, one to a line: ids and verbs, no personal text"
    export = verbs.add_parser("export", help=words, description=words)
    export.add_argument("--from", dest="first", metavar="DATE", type=_day, help="the first day, in London")
    export.add_argument("--to", dest="last", metavar="DATE", type=_day, help="the last day, in London")
    export.add_argument("--case", metavar="REFERENCE", default="", help="one case, by its reference")
    export.add_argument("--json", action="store_true", help="one JSON object with `lines`, in place of one to a line")
    who = export.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the privacy officer")
    who.add_argument("--purpose", default="journal", metavar="NAME", help="the listed purpose (journal)")


def run(args: argparse.Namespace) -> int:
    """Verify or export."""
    with ground.opened():
        return _verify(args) if args.verb == "verify" else _export(args)


def _verify(args: argparse.Namespace) -> int:
    from django.conf import settings

    from alongside.gateways import anchors
    from alongside.queries import journal_chain
    from alongside.rules.chain import Fault

    began = time.monotonic()
    place = anchors.folder(settings.ALONGSIDE_HOME)
    reading = journal_chain.Reading(anchors.read(place), restored=args.restored)
    kept: list[Fault] = []
    found = 0
    for fault in reading.faults(datetime.now(UTC).date()):
        found += 1
        if args.json or found <= SHOWN:
            kept.append(fault)
    seen = reading.seen
    rate = round((seen.sealed + seen.unsealed) / max(time.monotonic() - began, 0.001))
    if args.json:
        last = seen.anchor
        said = {
            "sound": not found,
            "sealed": seen.sealed,
            "unsealed": seen.unsealed,
            "first_unsealed": seen.first_unsealed,
            "last_sequence": seen.last,
            "last_anchor": {"line": last.line, "sequence": last.sequence, "at": last.at.isoformat()} if last else None,
            "anchors_elsewhere": seen.elsewhere,
            "rows_per_second": rate,
            "faults": [fault._asdict() for fault in kept],
        }
        print(json.dumps(said))
        return 1 if found else 0
    for fault in kept:
        print(f"{fault.what}: {fault.words}")
    if found > len(kept):
        print(f"and {found - len(kept)} more")
    print(f"{seen.sealed} entries sealed, the last under seal {seen.last}; {rate} entries a second")
    if seen.unsealed:
        print(f"{seen.unsealed} not sealed yet, from entry {seen.first_unsealed}: nothing vouches for them")
    if seen.anchor:
        print(f"anchored up to seal {seen.anchor.sequence}, {seen.anchor.at.isoformat(timespec='minutes')}")
    else:
        print("never anchored: entries cut from the end would not be missed")
    if seen.elsewhere:
        print(f"anchors from before the restore are elsewhere: lines up to {seen.elsewhere}, not compared here")
    print(f"{found} faults" if found else "nothing was touched")
    return 1 if found else 0


def _export(args: argparse.Namespace) -> int:
    from alongside.actions import journal_chain
    from alongside.actions.performing import Invalid, Refused
    from alongside.jobs import acting
    from alongside.queries import journal_lines
    from alongside.rules.counting import LONDON

    if args.first and args.last and args.last < args.first:
        raise Misuse("the last day (--to) is before the first (--from)")
    now = datetime.now(UTC)
    wanted = journal_lines.Wanted(args.first, args.last, args.case)
    try:
        by = acting.actor(args.acting, args.purpose, now)
        journal_chain.export(wanted, by, now)
    except (journal_lines.NoSuchCase, Invalid, Refused) as refused:
        raise Trouble(str(refused)) from refused
    lines = journal_lines.lines(wanted, by, now.astimezone(LONDON).date())
    if args.json:
        print(json.dumps({"lines": list(lines)}))
    else:
        _write(lines)
    return 0


def _write(lines: Iterator[dict[str, object]]) -> None:
    for line in lines:
        sys.stdout.write(json.dumps(line) + "\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError("give a day as YYYY-MM-DD") from wrong
