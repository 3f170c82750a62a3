"""Give a member of staff an account, a place in a team, or take their place away.

A password is asked for or read from standard input: it is never an argument.
"""

import argparse
import getpass
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble
from alongside.rules.access import Role

if TYPE_CHECKING:
    from alongside.actions.hosting import Staff, Unit

HELP = "give a member of staff an account, a place in a team, or take their place away"
ADD = "give a member of staff an account"
TEAM = "put a member of staff into a team of their unit; their cases go with them"

PLACE = "give somebody who has an account a place in a unit"
END = "end somebody's places in a unit, and sign them out everywhere"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `staff add`, `staff place`, `staff team` and `staff end`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help=ADD, description=ADD)
    add.add_argument("username", help="what they type at sign-in")
    add.add_argument("--name", required=True, help="their name, as colleagues read it")
    add.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work")
    add.add_argument("--role", required=True, choices=[str(role) for role in Role], help="what they are there")
    add.add_argument("--email", default="", help="where they can be written to")
    place = verbs.add_parser("place", help=PLACE, description=PLACE)
    place.add_argument("username", help="their sign-in name")
    place.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work from now")
    place.add_argument("--role", required=True, choices=[str(role) for role in Role], help="what they are there")
    place.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="their last day, where it is known")
    team = verbs.add_parser("team", help=TEAM, description=TEAM)
    team.add_argument("username", help="their sign-in name")
    team.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work")
    team.add_argument("--team", default="", metavar="SLUG", help="the team; none where it is left out")
    team.add_argument("--name", default="", help="its name, where the team is new")
    team.add_argument("--name-cy", default="", help="its name in Welsh, where the team is new")
    end = verbs.add_parser("end", help=END, description=END)
    end.add_argument("username", help="their sign-in name")
    end.add_argument("--unit", required=True, metavar="ORGANISATION/UNIT", help="where they work until now")
    end.add_argument("--role", choices=[str(role) for role in Role], help="only what they are there in this role")
    end.add_argument("--last-day", type=_day, metavar="YYYY-MM-DD", help="their last day, where it is still to come")
    for verb in (add, place, team, end):
        _say_who(verb)


def _say_who(verb: argparse.ArgumentParser) -> None:
    who = verb.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="the sign-in name of the administrator")
    who.add_argument("--purpose", default="accounts", metavar="NAME", help="the listed purpose (accounts)")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with a sentence when it is refused."""
    return {"team": _team, "place": _place, "end": _end, "add": _add}[args.verb](args)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day: write it as 2026-12-31") from None


def _team(args: argparse.Namespace) -> int:
    with ground.opened():
        from alongside.actions import teams
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting
        from alongside.queries import workplaces
        from alongside.rules.words import Words

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit = _unit(args.unit)
            person = _person(args.username)
            team = workplaces.team(unit, args.team) if args.team else None
            if args.team and team is None:
                if not (args.name and args.name_cy):
                    raise Misuse(f"{args.unit} has no team {args.team}: give --name and --name-cy to make it")
                team = teams.open_team(unit, by, now, slug=args.team, name=Words(args.name, args.name_cy))
            teams.place(unit, by, now, person=person, team=team)
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused) or "there is no such unit") from refused
    print(f"{args.username} and their cases are in {f'team {args.team}' if args.team else 'no team'} of {args.unit}.")
    return 0


def _place(args: argparse.Namespace) -> int:
    with ground.opened():
        from alongside.actions import staff
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit, person = _unit(args.unit), _person(args.username)
            staff.join(unit, by, now, person=person, role=Role(args.role), until=args.until)
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused) or "there is no such unit") from refused
    print(f"{args.username} has a place in {args.unit}{f' until {args.until.isoformat()}' if args.until else ''}.")
    return 0


def _end(args: argparse.Namespace) -> int:
    with ground.opened():
        from alongside.actions import staff
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit, person = _unit(args.unit), _person(args.username)
            role = Role(args.role) if args.role else None
            staff.leave(unit, by, now, person=person, role=role, last_day=args.last_day)
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused) or "there is no such unit") from refused
    when = f"ends after {args.last_day.isoformat()}" if args.last_day else "is over; they are signed out everywhere"
    print(f"The place of {args.username} in {args.unit} {when}.")
    return 0


def _unit(slugs: str) -> "Unit":
    from alongside.queries import workplaces

    unit = workplaces.by_slug(slugs)
    if unit is None:
        raise Misuse(f"no unit is {slugs}; there are: {', '.join(workplaces.slugs()) or 'none yet'}")
    return unit


def _person(username: str) -> "Staff":
    from alongside.queries import accounts

    person = accounts.by_username(username)
    if person is None:
        raise Misuse(f"nobody signs in as {username}")
    return person


def _add(args: argparse.Namespace) -> int:
    with ground.opened():
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        from alongside.actions import staff
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            unit = _unit(args.unit)
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
        except (Invalid, Refused) as refused:
            raise Trouble(str(refused) or "there is no such unit") from refused
        except ValidationError as weak:
            raise Trouble(" ".join(weak.messages)) from weak
    print(f"{args.username} can sign in, and sets up a second factor the first time.")
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password for them (they change it at their first sign-in): ")
    return sys.stdin.readline().rstrip("\n")
