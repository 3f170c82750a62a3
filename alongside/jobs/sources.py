"""Name the systems that send messages, and give them the keys that the inbox asks for."""

import argparse
import re
from datetime import UTC, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble
from alongside.rules.access import Actor

HELP = "name the systems that send messages, and give them their keys"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,49}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `sources add`, `sources key` and `sources list`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="add|key|list")
    add = verbs.add_parser("add", help="name a source and print its key, once")
    add.add_argument("source", metavar="NAME", help="what commands call it: small letters, digits and dashes")
    add.add_argument("--title", default="", help="what people call it (the name when not given)")
    add.add_argument("--organisation", metavar="SLUG", help="whose it is; without, it serves everybody hosted here")
    add.add_argument(
        "--silent-after",
        type=int,
        default=1440,
        metavar="MINUTES",
        help="shown as silent when nothing was heard for so long (a day)",
    )
    key = verbs.add_parser("key", help="give a source a new key; the old one stops working")
    key.add_argument("source", metavar="NAME", help="which source")
    verbs.add_parser("list", help="the names of all sources")
    for verb in (add, key):
        who = verb.add_mutually_exclusive_group()
        who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the person who asks")
        who.add_argument("--purpose", default="accounts", metavar="NAME", help="the listed purpose (accounts)")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with a sentence when it is refused."""
    if args.verb == "add" and not NAME.fullmatch(args.source):
        raise Misuse("a name has small letters, digits and dashes, at most 50")
    if args.verb == "add" and args.silent_after < 1:
        raise Misuse("--silent-after is a number of minutes from 1 up")
    with ground.opened():
        from alongside.actions.performing import Invalid, Refused
        from alongside.queries import sources

        if args.verb == "list":
            print("\n".join(sources.slugs()))
            return 0
        now = datetime.now(UTC)
        try:
            _say(_give(args, now))
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused)) from refused
    return 0


def _give(args: argparse.Namespace, now: datetime) -> str:
    """The new key, of a new source or of one that is there."""
    from alongside.actions import hosting, sources
    from alongside.jobs import acting
    from alongside.queries import sources as known
    from alongside.queries import workplaces

    by = acting.actor(args.acting, args.purpose, now)
    if args.verb == "key":
        return _renew(args.source, by, now)
    source = known.by_slug(args.source)
    if source is not None:
        raise Trouble(f"a source is named {args.source} already: `alongside sources key {args.source}` renews its key")
    whose = workplaces.organisation(args.organisation) if args.organisation else None
    if args.organisation and whose is None:
        raise Misuse(f"no organisation is {args.organisation}")
    made = hosting.open_source(
        args.source,
        by,
        now,
        name=args.title or args.source,
        organisation=whose,
        expected_minutes=args.silent_after,
    )
    return sources.give_key(made, by, now)


def _renew(name: str, by: Actor, now: datetime) -> str:
    """The new key of a source; a person hears of the sources that serve their own organisation, and of no others."""
    from alongside.actions import sources
    from alongside.queries import sources as known

    source = known.by_slug(name) if by.staff_id is None else known.of(by, name)
    if source is not None:
        return sources.give_key(source, by, now)
    names = known.slugs() if by.staff_id is None else []
    raise Misuse(f"no source is named {name}" + (f"; there are: {', '.join(names)}" if names else ""))


def _say(key: str) -> None:
    print(key)
    print("This is its key, shown this once. The source changes its name and this key for a token at POST /api/token,")
    print("and sends the token with every message to POST /api/inbox, as the header: Authorization: Bearer TOKEN")
