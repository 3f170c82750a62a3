"""`alongside rules`: every rule of the catalogue, with its source and how sure we are of it."""

import argparse
import json

from alongside.catalogue.law import PROVIDERS, RULES
from alongside.rules.clocks import Direction, Limit, Rule
from alongside.rules.explaining import say_limit

HELP = "every rule, with its source and how sure we are of it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside rules`."""
    parser.add_argument("--json", action="store_true", help="answer as one JSON list")


def run(args: argparse.Namespace) -> int:
    """List the rules. Returns 0."""
    if args.json:
        print(json.dumps([_said(rule) for rule in RULES.values()], ensure_ascii=False, indent=1))
        return 0
    for rule in RULES.values():
        print(f"{rule.id:<18}{_limits(rule):<34}{_sureness(rule):<20}{rule.words.en}")
        print(f"{'':<18}{', '.join(PROVIDERS[who].en for who in rule.who)}. {_source(rule)}")
    return 0


def _said(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "words": {"en": rule.words.en, "cy": rule.words.cy},
        "who": list(rule.who),
        "right": rule.right,
        "trigger": {"en": rule.trigger.en, "cy": rule.trigger.cy},
        "standard": _limit(rule.standard),
        "enhanced": _limit(rule.enhanced),
        "direction": rule.direction.value,
        "source": _source(rule),
        "sources": [
            {
                "id": source.id,
                "instrument": source.instrument,
                "provision": source.provision,
                "url": source.url,
                "read_on": source.read_on.isoformat(),
            }
            for source in rule.sources
        ],
        "confidence": rule.confidence.value,
        "verified": rule.confidence.verified,
        "version": rule.version,
        "effective_from": rule.effective_from and rule.effective_from.isoformat(),
        "effective_to": rule.effective_to and rule.effective_to.isoformat(),
        "note": rule.note and {"en": rule.note.en, "cy": rule.note.cy},
    }


def _limit(limit: Limit | None) -> dict[str, object] | None:
    return {"n": limit.n, "unit": limit.period.value} if limit else None


def _source(rule: Rule) -> str:
    return "; ".join(f"{source.named()} [{source.id}]" for source in rule.sources)


def _limits(rule: Rule) -> str:
    if rule.standard is None or rule.enhanced is None:
        return "no figure"
    usual = say_limit(rule.standard).en + (" before" if rule.direction is Direction.BEFORE else "")
    return usual if rule.enhanced == rule.standard else f"{usual} (enhanced {say_limit(rule.enhanced).en})"


def _sureness(rule: Rule) -> str:
    return rule.confidence.value if rule.confidence.verified else f"{rule.confidence.value} not verified"
