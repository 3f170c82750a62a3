"""`alongside reference`: the pages of `docs/reference`, written from the code they tell of.

The build compares them, so that what is written there is what the program does.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from alongside.jobs import (
    reference_access,
    reference_asvs,
    reference_catalogue,
    reference_kept,
    reference_law,
    reference_program,
)
from alongside.jobs.commands import Trouble

HELP = "write docs/reference from the code, or say what is out of date there"

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "rules.md": reference_law.rules,
    "events.md": reference_catalogue.events,
    "duties.md": reference_catalogue.duties,
    "feeds.md": reference_catalogue.feeds,
    "key-stages.md": reference_law.key_stages,
    "who-may-do-what.md": reference_access.access_matrix,
    "data.md": reference_kept.kept,
    "asvs.md": reference_asvs.standard,
    "commands.md": reference_program.command_line,
    "settings.md": reference_program.settings,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside reference`."""
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where a page is not as the code says")


def run(args: argparse.Namespace) -> int:
    """Write what has changed, or look; 1 where looking finds a page that is not as the code says."""
    changed = stale()
    if not args.check:
        try:
            FOLDER.mkdir(parents=True, exist_ok=True)
            for name, words in changed.items():
                (FOLDER / name).write_text(words, encoding="utf-8")
        except OSError as refused:
            raise Trouble(f"{FOLDER} cannot be written: {refused.strerror}") from refused
    for name in changed:
        print(f"{'out of date' if args.check else 'written'}: docs/reference/{name}", file=sys.stderr)
    return 1 if args.check and changed else 0


def stale() -> dict[str, str]:
    """The pages that are missing or say something else than the code, with what they should say."""
    written = {name: write() for name, write in PAGES.items()}
    return {name: words for name, words in written.items() if words != _kept(FOLDER / name)}


def _kept(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.exists() else None
