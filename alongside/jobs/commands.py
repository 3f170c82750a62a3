"""The `alongside` command line.

Each command is a module of this folder with `HELP`, `add_arguments(parser)` and `run(args) -> exit code`. Only the
module of the command that was asked for is imported, so that rules, dates and a dry run never wait for Django.
Exit codes: 0 done, 1 it could not be done, 2 wrong use; the reason is one line on standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn, Protocol, cast

COMMANDS = (
    "up",
    "serve",
    "worker",
    "migrate",
    "demo",
    "ingest",
    "due",
    "rules",
    "lists",
    "limits",
    "referrals",
    "sources",
    "poll",
    "staff",
    "journal",
    "access",
    "backup",
    "restore",
    "unmute",
    "retention",
    "keys",
    "check",
    "bench",
    "reference",
)


class Trouble(Exception):
    """The command cannot do its work; the message says why and how to mend it, in one line without a full stop."""

    code = 1


class Misuse(Trouble):
    """The command was not told what it needs, or something that it cannot mean."""

    code = 2


class Command(Protocol):
    """What a module of this folder offers to be a command."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; the exit code."""


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """Leave with 2, the sign of wrong use."""
        self.exit(2, f"{self.prog}: {message} (see: {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    asked_for = words[0] if words and words[0] in COMMANDS else None
    parser = OneLineParser(prog="alongside", description="Alongside, for those who stand beside victims of crime.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=OneLineParser)
    found: dict[str, Command] = {}
    for name in [asked_for] if asked_for else COMMANDS:
        if find_spec(f"alongside.jobs.{name}"):
            found[name] = cast(Command, import_module(f"alongside.jobs.{name}"))
            found[name].add_arguments(choices.add_parser(name, help=found[name].HELP, description=found[name].HELP))
    try:
        args = parser.parse_args(words)
        return found[args.command].run(args)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    except Trouble as trouble:
        print(f"alongside {asked_for}: {str(trouble).removesuffix('.')}", file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): that is no mistake.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - closed by the end of the program
        return 0


if __name__ == "__main__":
    # Under its own name: else the Trouble that other modules raise is not the Trouble caught here.
    sys.exit(import_module("alongside.jobs.commands").main())
