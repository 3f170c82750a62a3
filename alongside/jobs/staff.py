"""Give a member of staff an account. Their password is asked for, or read from standard input: never an argument."""

import argparse
import getpass
import sys
from datetime import UTC, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Trouble
from alongside.rules.access import Role

HELP = "give a member of staff an account"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `staff add`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="add")
    add = verbs.add_parser("add", help=HELP, description=HELP)
    add.add_argument("username", help="what they type at sign-in")
    add.add_argument("--name", required=True, help="their name, as colleagues read it")
    add.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work")
    add.add_argument("--role", required=True, choices=[str(role) for role in Role], help="what they are there")
    add.add_argument("--email", default="", help="where they can be written to")
    who = add.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the administrator")
    who.add_argument("--purpose", default="accounts", metavar="NAME", help="the listed purpose (accounts)")


def run(args: argparse.Namespace) -> int:
    """Add the account; 1 with a sentence when it is refused."""
    with ground.opened():
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        from alongside.actions import staff
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting
        from alongside.queries import workplaces

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit = workplaces.by_slug(args.unit)
            if unit is None:
                raise Trouble(f"no unit is {args.unit}; there are: {', '.join(workplaces.slugs()) or 'none yet'}")
            password = _password()
            validate_password(password)
            staff.add(
                unit,
                by,
                now,
                username=args.username,
                name=args.name,
                role=Role(args.role),
                password=password,
                email=args.email,
            )
        except (acting.NobodyActs, Invalid, Refused) as refused:
            raise Trouble(str(refused)) from refused
        except ValidationError as weak:
            raise Trouble(" ".join(weak.messages)) from weak
    print(f"{args.username} can sign in, and sets up a second factor the first time.")
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password for them (they change it at their first sign-in): ")
    return sys.stdin.readline().rstrip("\n")
