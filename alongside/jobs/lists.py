"""Replace the lists that others publish (movement codes, offence schedules and the like), or look at them."""

import argparse
import csv
import sys
from datetime import UTC, datetime
from pathlib import Path

from alongside.catalogue.registers import LISTS, SHIPPED, Registers, parse_list
from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble

HELP = "replace the lists that others publish, or look at them"
LARGEST = 50 * 1024 * 1024
"""Bytes of a list; the longest that ships has a hundredth of it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `lists load`, `lists show` and `lists restore`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="load|show|restore")
    load = verbs.add_parser("load", help="put a CSV file in the place of a list, whole or not at all")
    load.add_argument("list", choices=list(LISTS), metavar="NAME", help=f"which: {', '.join(LISTS)}")
    load.add_argument(
        "file", type=Path, metavar="FILE", help="the CSV file, with the columns of the list as its header"
    )
    show = verbs.add_parser("show", help="the lists in use, or the rows of one")
    show.add_argument("list", nargs="?", choices=list(LISTS), metavar="NAME", help="print the rows of this one as CSV")
    restore = verbs.add_parser("restore", help="go back to the list that ships")
    restore.add_argument("list", choices=list(LISTS), metavar="NAME", help=f"which: {', '.join(LISTS)}")
    for verb in (load, restore):
        who = verb.add_mutually_exclusive_group()
        who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the administrator")
        who.add_argument("--purpose", default="registers", metavar="NAME", help="the listed purpose (registers)")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with the lines at fault when a file is refused."""
    rows = _rows(args) if args.verb == "load" else None
    if args.verb == "load" and rows is None:
        return 1
    with ground.opened():
        from alongside.actions import registers as acts
        from alongside.actions.performing import Refused
        from alongside.jobs import acting
        from alongside.queries import registers

        if args.verb == "show":
            _show(registers.current(), args.list)
            return 0
        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            if rows is not None:
                print(f"{args.list}: {acts.replace(args.list, by, now, rows=rows)} rows are in use from now on")
            else:
                acts.restore(args.list, by, now)
                print(f"{args.list}: the list that ships is in use")
        except Refused as refused:
            raise Trouble(str(refused)) from refused
    return 0


def _rows(args: argparse.Namespace) -> tuple[dict[str, str], ...] | None:
    """The rows of the file, or None once what is wrong with it has been said, line by line."""
    try:
        if args.file.stat().st_size > LARGEST:
            raise Trouble(f"{args.file} is larger than {LARGEST // (1024 * 1024)} MB")
        text = args.file.read_text(encoding="utf-8")
    except OSError as refused:
        raise Misuse(f"{args.file} cannot be read: {refused.strerror}") from refused
    except UnicodeDecodeError as wrong:
        raise Trouble(f"{args.file} is not UTF-8: look at byte {wrong.start}") from wrong
    parsed = parse_list(args.list, text)
    for error in parsed.errors:
        print(f"{args.file}: {error}", file=sys.stderr)
    if parsed.errors:
        print(f"alongside lists: nothing was replaced ({len(parsed.errors)} to mend)", file=sys.stderr)
        return None
    return tuple(dict(row) for row in parsed.rows)


def _show(lists: Registers, name: str | None) -> None:
    if name is None:
        for one in LISTS:
            whose = "your own" if one in lists.own else "as it ships"
            print(f"{one}: {len(lists.rows(one))} rows, {whose}")
        return
    written = csv.DictWriter(sys.stdout, LISTS[name].columns, lineterminator="\n")
    written.writeheader()
    written.writerows(dict(row) for row in (lists if name in lists.own else SHIPPED).rows(name))
