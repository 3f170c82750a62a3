"""Honour the list in which another agency says who may see an offender, whole or not at all."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from alongside.catalogue.access_lists import COLUMNS, EXCLUSION, RESTRICTION, AccessList, parse
from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble

HELP = "honour another agency's list of who may see an offender (restrictions and exclusions)"
LARGEST = 20 * 1024 * 1024
"""Bytes of a file: a hundred thousand lines have a third of it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `limits FILE`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=f"a CSV file with the columns {','.join(COLUMNS)}")
    parser.add_argument("--organisation", metavar="NAME", help="whose cases (needed where several are hosted)")
    parser.add_argument("--source", default="probation", metavar="NAME", help="who made the list (probation)")
    parser.add_argument("--empty", action="store_true", help="the file has no lines on purpose: end all limits")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of a privacy officer")
    who.add_argument("--purpose", default="limits", metavar="NAME", help="the listed purpose (limits)")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with the lines at fault when the file is refused."""
    found = _read(args.file)
    for error in found.errors:
        print(f"{args.file}: {error}", file=sys.stderr)
    if found.errors:
        print(f"alongside limits: nothing was changed ({len(found.errors)} to mend)", file=sys.stderr)
        return 1
    if not found.lines and not args.empty:
        raise Misuse(f"{args.file} has no lines: every limit would end. Say --empty if that is meant")
    with ground.opened():
        from alongside.actions import limits
        from alongside.actions.performing import Invalid, Refused, check
        from alongside.jobs import acting
        from alongside.queries import hosting, scope
        from alongside.queries import limits as listed
        from alongside.rules.access import Verb
        from alongside.rules.counting import LONDON

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            hosted = hosting.organisations()
            slug = args.organisation or (hosted[0] if len(hosted) == 1 else "")
            organisation = hosting.organisation(slug)
            if organisation is None:
                raise Misuse(f"whose cases? Say --organisation, one of: {', '.join(hosted) or 'none yet'}")
            if args.dry_run:
                with scope.acting(by, now.astimezone(LONDON).date()):
                    check(Verb.LOAD_LIMITS, by, now)
                    with scope.upkeep():
                        change = listed.change(organisation.pk, args.source, found.lines)
                added, ended = len(change.new), len(change.gone)
            else:
                loaded = limits.load(organisation, by, now, source=args.source, lines=found.lines)
                added, ended = loaded.added, loaded.ended
        except Refused as refused:
            raise Trouble(str(refused) or f"{args.acting} watches over no cases of {slug}") from refused
        except Invalid as refused:
            raise Trouble(str(refused)) from refused
    _tell(args, found, added, ended)
    return 0


def _tell(args: argparse.Namespace, found: AccessList, added: int, ended: int) -> None:
    counts = {
        "rows": found.rows,
        "restrictions": sum(line.limit == RESTRICTION for line in found.lines),
        "exclusions": sum(line.limit == EXCLUSION for line in found.lines),
        "added": added,
        "ended": ended,
        "dry_run": args.dry_run,
    }
    if args.json:
        print(json.dumps(counts))
        return
    would = "would be " if args.dry_run else ""
    print(
        f"{found.rows} rows: {counts['restrictions']} restrictions and {counts['exclusions']} exclusions by number; "
        f"{added} {would}new, {ended} {would}ended"
    )


def _read(file: Path) -> AccessList:
    try:
        if file.stat().st_size > LARGEST:
            raise Trouble(f"{file} is larger than {LARGEST // (1024 * 1024)} MB")
        return parse(file.read_text(encoding="utf-8"))
    except OSError as refused:
        raise Misuse(f"{file} cannot be read: {refused.strerror}") from refused
    except UnicodeDecodeError as wrong:
        raise Trouble(f"{file} is not UTF-8: look at byte {wrong.start}") from wrong
