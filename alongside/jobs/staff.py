"""Give a member of staff an account, or a place in a team. A password is asked for or read from standard input: it is
never an argument."""

import argparse
import getpass
import sys
from datetime import UTC, datetime

from alongside.jobs import ground
from alongside.jobs.commands import Trouble
from alongside.rules.access import Role

HELP = "give a member of staff an account, or a place in a team"
ADD = "give a member of staff an account"
TEAM = "put a member of staff into a team of their unit; their cases go with them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `staff add` and `staff team`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help=ADD, description=ADD)
    add.add_argument("username", help="what they type at sign-in")
    add.add_argument("--name", required=True, help="their name, as colleagues read it")
    add.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work")
    add.add_argument("--role", required=True, choices=[str(role) for role in Role], help="what they are there")
    add.add_argument("--email", default="", help="where they can be written to")
    team = verbs.add_parser("team", help=TEAM, description=TEAM)
    team.add_argument("username", help="their sign-in name")
    team.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work")
    team.add_argument("--team", default="", metavar="SLUG", help="the team; none where it is left out")
    team.add_argument("--name", default="", help="its name, where the team is new")
    team.add_argument("--name-cy", default="", help="its name in Welsh, where the team is new")
    for verb in (add, team):
        _say_who(verb)


def _say_who(verb: argparse.ArgumentParser) -> None:
    who = verb.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the administrator")
    who.add_argument("--purpose", default="accounts", metavar="NAME", help="the listed purpose (accounts)")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with a sentence when it is refused."""
    return _team(args) if args.verb == "team" else _add(args)


def _team(args: argparse.Namespace) -> int:
    with ground.opened():
        from alongside.actions import teams
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting
        from alongside.queries import accounts, workplaces
        from alongside.rules.words import Words

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit = workplaces.by_slug(args.unit)
            if unit is None:
                raise Trouble(f"no unit is {args.unit}; there are: {', '.join(workplaces.slugs()) or 'none yet'}")
            person = accounts.by_username(args.username)
            if person is None:
                raise Trouble(f"nobody signs in as {args.username}")
            team = workplaces.team(unit, args.team) if args.team else None
            if args.team and team is None:
                if not (args.name and args.name_cy):
                    raise Trouble(f"{args.unit} has no team {args.team}: give --name and --name-cy to make it")
                team = teams.open_team(unit, by, now, slug=args.team, name=Words(args.name, args.name_cy))
            teams.place(unit, by, now, person=person, team=team)
        except (acting.NobodyActs, Invalid, Refused) as refused:
            raise Trouble(str(refused) or "there is no such unit") from refused
    print(f"{args.username} and their cases are in {f'team {args.team}' if args.team else 'no team'} of {args.unit}.")
    return 0


def _add(args: argparse.Namespace) -> int:
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
