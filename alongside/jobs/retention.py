"""`alongside retention`: what is past its day, proposed by one person and let go of by another."""

import argparse
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from alongside.catalogue import retention
from alongside.jobs import ground
from alongside.jobs.commands import Misuse, Trouble
from alongside.rules.counting import LONDON

HELP = "closed cases that are past their day: what would go, propose it, let go of it"
_STATES = {"due": "would go", "held": "on legal hold", "undecided": "kept until decided", "later": "kept"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `retention plan`, `retention apply` and `retention certificate`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="plan|apply|certificate")
    plan = verbs.add_parser(
        "plan", help="each closed case by class and reference: what would go, and what stays and why"
    )
    who = plan.add_mutually_exclusive_group()
    who.add_argument("--as", dest="acting", metavar="STAFF", help="a senior, manager or privacy officer")
    who.add_argument("--purpose", default="retention", metavar="NAME", help="the listed purpose (retention)")
    plan.add_argument("--propose", metavar="ORGANISATION", help="propose to let go of what would go: needs --as")
    plan.add_argument("--json", action="store_true", help="one JSON object")
    apply = verbs.add_parser("apply", help="let go of what another person proposed, and print the certificate")
    apply.add_argument("number", metavar="PROPOSAL", help="as `retention plan` printed it")
    apply.add_argument("--as", dest="acting", metavar="STAFF", required=True, help="who agrees: not the proposer")
    shown = verbs.add_parser("certificate", help="print a certificate again")
    shown.add_argument("number", metavar="PROPOSAL", help="which")
    shown.add_argument("--as", dest="acting", metavar="STAFF", required=True, help="who asks")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 with a sentence when it is refused."""
    now = datetime.now(UTC)
    with ground.opened():
        from alongside.actions.performing import Invalid, Refused
        from alongside.jobs import acting

        try:
            by = acting.actor(args.acting, getattr(args, "purpose", None), now)
            if args.verb == "plan":
                return _plan(args, by, now)
            print(json.dumps(_certificate(args, by, now), indent=2))
        except Refused as refused:
            raise Trouble(str(refused) or "there is no such proposal") from refused
        except Invalid as refused:
            raise Trouble(str(refused)) from refused
    return 0


def _plan(args: argparse.Namespace, by: Any, now: datetime) -> int:
    from alongside.actions import retention as acts
    from alongside.actions.performing import check
    from alongside.queries import hosting, scope
    from alongside.queries import retention as keeping
    from alongside.rules.access import Verb

    today = now.astimezone(LONDON).date()
    proposal = None
    if args.propose:
        organisation = hosting.organisation(args.propose)
        if organisation is None:
            raise Misuse(f"no organisation is {args.propose}")
        proposal = acts.propose(organisation, by, now)
    with scope.acting(by, today):
        check(Verb.PLAN_PURGE, by, now)
        plan = keeping.plan(by, today)
        waiting = [
            {"proposal": str(one.public_id), "by": one.proposed_by.username, "cases": len(one.items)}
            for one in keeping.purges(by)
            if one.applied_at is None
        ]
    if args.json:
        cases = [_as_json(one) for one in plan.cases]
        print(json.dumps({"on": today.isoformat(), "cases": cases, "not_shown": plan.unseen, "waiting": waiting}))
        return 0
    for state, words in _STATES.items():
        for one in sorted(plan.of(state), key=lambda one: (one.until or date.max, one.reference)):
            print(f"{words:20}{one.reference}  {_why(one)}")
    if plan.unseen:
        print(f"{plan.unseen} restricted cases are not shown here: people on their lists see them with --as")
    if not plan.cases:
        print("No closed case.")
    for row in waiting:
        print(f"waits for a second person: {row['proposal']}, {row['cases']} cases, proposed by {row['by']}")
    if proposal is not None:
        print(f"proposed: `alongside retention apply {proposal.public_id} --as SOMEBODY_ELSE`")
    return 0


def _as_json(one: Any) -> dict[str, Any]:
    return {
        "case": one.reference,
        "class": one.code,
        "state": one.state,
        "until": one.until.isoformat() if one.until else None,
        "holds": list(one.holds),
        "why": _why(one),
    }


def _why(one: Any) -> str:
    """The class with its source, the day, and what holds it."""
    kept = retention.BY_CODE.get(one.code)
    said = [(kept.words if kept else retention.DECIDED_WORDS).en]
    said.append(f"last day {one.until.isoformat()}" if one.until else "no figure is given")
    if kept and kept.source:
        said.append(kept.source.named() + ("" if kept.confidence.verified else " (not verified)"))
    said += [f"hold: {retention.HOLDS[sort].en.lower()}" for sort in one.holds]
    return "; ".join(said)


def _certificate(args: argparse.Namespace, by: Any, now: datetime) -> dict[str, Any]:
    from alongside.actions import retention as acts
    from alongside.actions.performing import check
    from alongside.queries import retention as keeping
    from alongside.rules.access import Verb

    check(Verb.APPLY_PURGE if args.verb == "apply" else Verb.PLAN_PURGE, by, now)
    try:
        purge = keeping.purges(by).filter(public_id=UUID(args.number)).first()
    except ValueError:
        purge = None
    if purge is None:
        raise Trouble("there is no such proposal")
    done = acts.apply(purge, by, now) if args.verb == "apply" else purge
    if done.certificate is None:
        raise Trouble("this proposal still waits for a second person")
    certificate: dict[str, Any] = done.certificate
    return certificate
