"""The pages of the program: its command line, and what it takes from the environment."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from alongside.jobs import commands
from alongside.jobs.reference_pages import code, page, table


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of the environment; `otherwise` is what holds where it is not set."""

    name: str
    words: str
    otherwise: str


VARIABLES = (
    Variable("PORT", "where the web listens: 1 to 65535", "8000"),
    Variable("ALONGSIDE_HOME", "the folder where data live; several may run side by side", "`var/` beside the code"),
    Variable(
        "DATABASE_URL",
        "a PostgreSQL (15 to 18), as the application's role: `postgresql://role:password@host:5432/database`, or "
        "`postgresql://role@/database?host=/folder/of/its/socket`",
        "its own, embedded, under `ALONGSIDE_HOME`",
    ),
    Variable(
        "DATABASE_OWNER_URL",
        "the same database, as the role that owns the tables, never the role of `DATABASE_URL`; `migrate`, `backup` "
        "and `restore` need it, the web need not be told",
        "that of the embedded one",
    ),
    Variable(
        "ALONGSIDE_STATEMENT_SECONDS",
        "how long the database may take over one question of a page (1 to 300) before the page says that it cannot be "
        "shown; commands and timed work take their time. Behind a pooler, set it there",
        "15",
    ),
    Variable(
        "DATABASE_POOLED",
        "1 where a pooler between us gives every transaction another connection and cannot keep plans",
        "0",
    ),
    Variable(
        "SECRET_KEY",
        "signs sessions; at least 32 characters. Changing it signs everybody out, and messages heard "
        "before are no longer known for repeats",
        "made once and kept in `ALONGSIDE_HOME`",
    ),
    Variable(
        "ALONGSIDE_KEYS",
        "the folder of the keys that seal text, search, journal and backups; kept apart from every backup, and never "
        "lost: without it nothing sealed can be read",
        "`keys` in `ALONGSIDE_HOME`",
    ),
    Variable(
        "ALONGSIDE_ANCHORS",
        "the folder of the journal's anchors: on another machine, or where what is written cannot be taken back",
        "`anchors` in `ALONGSIDE_HOME`",
    ),
    Variable("ALLOWED_HOSTS", "the names it is served under, with commas between", "this machine alone"),
    Variable("CSRF_TRUSTED_ORIGINS", "origins of a proxy in front, with commas between", "none"),
    Variable("ALONGSIDE_IDLE_MINUTES", "how long after the last request somebody is signed out: 5 to 120", "30"),
    Variable(
        "ALONGSIDE_SESSION_HOURS", "how long after signing in somebody is signed out at the latest: 1 to 12", "12"
    ),
    Variable(
        "ALONGSIDE_TOKENS_ONLY", "1 takes messages with a token of `POST /api/token` alone, no longer with a key", "0"
    ),
    Variable("ALONGSIDE_HTTPS", "1 behind HTTPS: secure cookies, redirect, strict transport security", "0"),
    Variable(
        "ALONGSIDE_PROXIES",
        "how many proxies stand in front: tries are counted for the address that the first of them saw",
        "1 with `ALONGSIDE_HTTPS`, else 0",
    ),
    Variable(
        "ALONGSIDE_DEMO",
        "1 accepts the demonstration's second factor, on this machine alone; refused together with `ALONGSIDE_HTTPS`. "
        "`./run` sets it where it has loaded the demonstration",
        "0",
    ),
    Variable(
        "ALONGSIDE_BREACHED",
        "a file with the SHA-1 of stolen passwords in hexadecimal, sorted, one a line: none of them is taken",
        "none",
    ),
    Variable(
        "ALONGSIDE_DETAIL_HOSTS",
        "hosts from which `ingest` and `poll` may fetch, over HTTPS, what a message points at (its `detailUrl`), with "
        "commas between",
        "none: nothing is fetched",
    ),
    Variable("ALONGSIDE_DETAIL_TOKEN_FILE", "the file of the bearer token to fetch with, read each time", "none"),
    Variable("ALONGSIDE_DEBUG", "1 shows errors in full: never where real people's records are", "0"),
)
"""Every variable the program reads for its work, in the order in which an installation meets them."""

FOR_TESTS = (
    Variable("ALONGSIDE_POSTGRES", "a folder of PostgreSQL binaries to run in place of the embedded 18", "embedded"),
    Variable("ALONGSIDE_FULL", "1 runs what is long by nature whole; `./test --full` sets it", "0"),
    Variable("ALONGSIDE_PICTURES", "a folder to keep the pictures of the README in", "they are taken and forgotten"),
    Variable("CI", "`true` takes a skipped test of browser or database for a failure", "not set"),
)
"""What only the tests read."""


def settings() -> str:
    """Every variable of the environment."""
    opening = (
        "All from the environment, read once at the start. What is missing or wrong is said in one sentence. There "
        "is no file of settings."
    )
    head = ["variable", "meaning", "when not set"]
    lines = [*_variables(head, VARIABLES), "## For the tests", "", *_variables(head, FOR_TESTS)]
    return page("Settings", "`alongside/jobs/reference_program.py`", opening, lines)


def _variables(head: list[str], found: tuple[Variable, ...]) -> list[str]:
    return table(head, ([code(one.name), one.words, one.otherwise] for one in found))


def command_line() -> str:
    """Every command with its words, as its own parser knows them."""
    opening = (
        "`.venv/bin/alongside COMMAND`. Exit code 0: done. 1: it could not be done, or a message was rejected; the "
        "reason is one line on standard error. 2: wrong use. Commands that touch a case act for a person (`--as "
        "STAFF`) or for a listed purpose (`--purpose NAME`), and are journalled. Where no `DATABASE_URL` is set, a "
        "command that needs the database starts the embedded one, or joins it."
    )
    lines: list[str] = []
    for name in commands.COMMANDS:
        command = cast(commands.Command, import_module(f"alongside.jobs.{name}"))
        parser = argparse.ArgumentParser(prog=f"alongside {name}", description=command.HELP)
        command.add_arguments(parser)
        lines += [f"## {name}", "", f"{command.HELP[0].upper()}{command.HELP[1:]}.", "", *_words(parser, name)]
    return page("The command line", "the commands in `alongside/jobs`", opening, lines)


def _words(parser: argparse.ArgumentParser, said: str) -> Iterator[str]:
    """How the command is written, and what each of its words means; then the same of its verbs."""
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    verbs = next((action for action in actions if isinstance(action, argparse._SubParsersAction)), None)
    own = [action for action in actions if action is not verbs]
    if not verbs:
        yield from ("```", " ".join(["alongside", said, *map(_usage, own)]), "```", "")
    if own:
        yield from table(["word", "meaning"], ([code(_written(one)), _meaning(one)] for one in own))
    if verbs:
        told = {choice.dest: choice.help or "" for choice in verbs._choices_actions}
        for verb, below in verbs.choices.items():
            yield from (f"### {said} {verb}", "", f"{told[verb][0].upper()}{told[verb][1:]}.", "")
            yield from _words(below, f"{said} {verb}")


def _written(action: argparse.Action) -> str:
    """ "--on DATE", "PATH"."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return metavar
    return f"{', '.join(action.option_strings)}{'' if action.nargs == 0 else f' {metavar}'}"


def _usage(action: argparse.Action) -> str:
    written = _written(action)
    if action.nargs == "+":
        written += "…"
    return written if action.required else f"[{written}]"


def _meaning(action: argparse.Action) -> str:
    said = action.help or ""
    if missing := [choice for choice in map(str, action.choices or ()) if choice not in said]:
        said += f": {', '.join(missing)}"
    if isinstance(action.default, str) and action.default and "default" not in said:
        said += f" (default {action.default})"
    return said
