"""Access explained: may this person see this case, on what ground, and do the three enforcers agree?"""

import argparse
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alongside.jobs import ground
from alongside.jobs.commands import Trouble

if TYPE_CHECKING:
    from alongside.queries.access_explained import Explained

HELP = "explain what somebody may see of a case, and why"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `access explain`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="explain")
    words = "decision, sentence, ground, what bars, and which of the three agree; 1 where they may not open the case"
    explain = verbs.add_parser("explain", help=words, description=words)
    explain.add_argument("--staff", required=True, metavar="STAFF", help="the sign-in name of whom it is about")
    explain.add_argument("--case", required=True, metavar="REFERENCE", help="the case, by its reference")
    explain.add_argument("--json", action="store_true", help="one JSON object")
    who = explain.add_mutually_exclusive_group()
    who.add_argument(
        "--as", dest="acting", metavar="STAFF", help="the sign-in name of a senior, administrator or privacy officer"
    )
    who.add_argument("--purpose", default="access", metavar="NAME", help="the listed purpose (access)")


def run(args: argparse.Namespace) -> int:
    """Explain."""
    with ground.opened():
        from alongside.actions import explaining
        from alongside.actions.performing import Refused
        from alongside.jobs import acting

        now = datetime.now(UTC)
        try:
            by = acting.actor(args.acting, args.purpose, now)
            found = explaining.explain(args.case, by, now, username=args.staff)
        except Refused as refused:
            raise Trouble(str(refused)) from refused
    if found is None:
        print(json.dumps({"decision": "unknown"}) if args.json else "unknown: no such person or case, for you")
        return 1
    print(json.dumps(_said(found)) if args.json else "\n".join(_lines(found)))
    return 0 if found.allowed else 1


def _said(found: "Explained") -> dict[str, Any]:
    return {
        "staff": found.staff,
        "case": found.reference,
        "decision": found.decision,
        "sentence": found.sentence.en if found.sentence else "",
        "ground": found.ground,
        "enforcers": {"rules": found.rules, "scope": found.scope, "database": found.database},
        "agree": found.agree,
        "bars": list(found.bars),
    }


def _lines(found: "Explained") -> list[str]:
    lines = [f"{found.staff} on {found.reference}: {found.decision}"]
    if found.ground:
        lines.append(f"ground: {found.ground}")
    if found.sentence:
        lines.append(f"they are told: {found.sentence.en}")
    if found.bars:
        lines.append(f"what bars: {', '.join(found.bars)}")
    agreed = "agree" if found.agree else "DO NOT AGREE: report this as a fault"
    lines.append(f"rules {found.rules}, scope {found.scope}, database {found.database}: they {agreed}")
    return lines
