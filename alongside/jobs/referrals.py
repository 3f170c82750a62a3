"""Take in a file of referrals from the command line, by the profile its sender's files have."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from alongside.jobs import ground
from alongside.jobs.commands import Trouble

HELP = "take in a file of referrals (CSV, XLSX, JSON, XML) by its sender's profile"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `referrals import FILE`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="import")
    one = acts.add_parser("import", help=HELP, description=HELP)
    one.add_argument("file", type=Path, metavar="FILE", help="the file, as the sender gave it")
    one.add_argument("--source", required=True, metavar="NAME", help="the sender, as `alongside sources list` names it")
    one.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="the unit it is for")
    one.add_argument("--profile", type=int, metavar="N", help="the version of the sender's profile (the newest)")
    who = one.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of somebody at the unit's desk")
    who.add_argument("--purpose", default="feeds", metavar="NAME", help="the listed purpose (feeds)")


def run(args: argparse.Namespace) -> int:
    """Take it in; 1 where a row was rejected, each named on standard error with its column and what is wrong."""
    try:
        raw = args.file.read_bytes()
    except OSError as refusal:
        raise Trouble(f"the file cannot be read: {(refusal.strerror or 'it broke off').lower()}") from refusal
    with ground.opened():
        from alongside.actions import referral_imports as acts
        from alongside.actions.performing import Invalid, Refused
        from alongside.gateways.referral_recipes import Recipe
        from alongside.jobs import acting
        from alongside.queries import referral_imports, scope, sources, workplaces
        from alongside.rules.access import Actor
        from alongside.rules.counting import LONDON

        now = datetime.now(UTC)
        today = now.astimezone(LONDON).date()
        by = acting.actor(args.acting, args.purpose, now)
        feeds = Actor(staff_id=None, name="command", purpose="feeds")
        source = sources.by_slug(args.source)
        unit = workplaces.by_slug(args.unit)
        if source is None:
            raise Trouble(f"there is no source {args.source} (see: alongside sources list)")
        if unit is None:
            raise Trouble(f"there is no unit {args.unit}")
        try:
            with scope.acting(by, today):
                profile = referral_imports.profile(args.source, args.profile)
            if profile is None:
                raise Trouble(f"nobody has said yet how files of {args.source} are read: hand one in on the screen")
            batch = acts.begin(unit, by, now, raw=raw, source=source)
            acts.map_columns(batch, by, now, recipe=Recipe.of(profile.recipe), profile=profile)
        except Invalid as wrong:
            raise Trouble(wrong.words.en) from wrong
        except Refused as refused:
            raise Trouble(str(refused) or f"{args.acting} is not at the desk of {args.unit}") from refused
        while acts.take_portion("command", feeds, datetime.now(UTC)):
            pass
        with scope.acting(feeds, today):
            done = referral_imports.one(feeds, batch.public_id)
            rejected = list(referral_imports.feedback(done)) if done else []
        if done is None:
            raise Trouble("the file is not there any more")
    print(f"{done.rows} rows: {done.stored} taken in, {done.repeated} there already, {done.rejected} rejected")
    for told in rejected:
        print(f"row {told.row}, {told.column or 'the whole row'}: {told.code}", file=sys.stderr)
    return 1 if done.rejected else 0
