"""`alongside due`: the day a rule must be met, with its reason; one by one or by the hundred thousand."""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import TextIO

from alongside.catalogue.law import UnknownRule, rule
from alongside.gateways.holidays import england_and_wales
from alongside.rules.calendar import UnknownYear
from alongside.rules.clocks import Due
from alongside.rules.counting import CannotCount, due
from alongside.rules.explaining import say_day, say_time

HELP = "the day a rule must be met, and why that day"

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}(?P<time>[T ].+)?", re.ASCII)
ENHANCED = {"0": False, "1": True}


class BadLine(ValueError):
    """A line that does not say what to count. The message is fit to show."""


REFUSALS = (BadLine, UnknownRule, UnknownYear, CannotCount)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside due`."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule's id, as VC-R6-02")
    parser.add_argument(
        "--on",
        metavar="DATE",
        help="the day of the trigger, or of the hearing, release or hard stop for rules counted back from one; "
        "a date and time (2026-10-24T10:00, read as UK time where no zone is given) for rules in hours",
    )
    parser.add_argument("--enhanced", action="store_true", help="the person has enhanced rights")
    parser.add_argument("--json", action="store_true", help="answer as one JSON object")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="read lines of rule,date,enhanced(0|1) and answer one JSON object a line; - reads standard input",
    )


def run(args: argparse.Namespace) -> int:
    """Answer, and return 0; 1 where a line of a batch was refused; 2 where the command was used wrongly."""
    if args.batch:
        if args.rule or args.on:
            return _refuse("Give a rule and --on, or --batch, not both.")
        return _run_batch(args.batch)
    if not args.rule or not args.on:
        return _refuse("Give a rule and --on DATE, or --batch FILE.")
    try:
        found = _count(args.rule, args.on, args.enhanced)
    except REFUSALS as refusal:
        return _refuse(str(refusal))
    print(json.dumps(_said(found, args.on), ensure_ascii=False) if args.json else _spoken(found))
    return 0


def _run_batch(name: str) -> int:
    refused = False
    try:
        with open(0 if name == "-" else name, encoding="utf-8-sig", errors="replace", closefd=name != "-") as lines:
            for answer in _answers(lines):
                refused |= "error" in answer
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except OSError as unreadable:
        return _refuse(f"The batch cannot be read: {unreadable.strerror}.")
    return 1 if refused else 0


def _answers(lines: TextIO) -> Iterator[dict[str, object]]:
    for line in lines:
        if not line.strip():
            continue
        fields = [field.strip().strip('"') for field in line.split(",")]
        try:
            if len(fields) != 3 or fields[2] not in ENHANCED:
                raise BadLine(
                    f"A line is rule,date,enhanced with enhanced 0 or 1, and this is not: {line.strip()[:80]}"
                )
            yield _said(_count(fields[0], fields[1], ENHANCED[fields[2]]), fields[1])
        except REFUSALS as refusal:
            rule_id, on, enhanced = (*(field[:40] for field in fields[:3]), "", "", "")[:3]
            yield {
                "rule": rule_id,
                "on": on,
                "enhanced": ENHANCED.get(enhanced),
                "due_on": None,
                "because": str(refusal),
                "error": str(refusal),
            }


@lru_cache(maxsize=10_000)
def _count(rule_id: str, on: str, enhanced: bool) -> Due:
    return due(rule(rule_id), _read_day(on), enhanced=enhanced, calendar=england_and_wales())


def _read_day(written: str) -> date | datetime:
    """A date, or a date-time where a time is written. Raises BadLine."""
    shape = WRITTEN.fullmatch(written)
    try:
        if shape:
            return datetime.fromisoformat(written) if shape["time"] else date.fromisoformat(written)
    except ValueError:
        pass
    raise BadLine(f"{written[:40]!r} is not a date: write it as 2026-12-18, or 2026-12-18T10:00 with a time.")


def _said(found: Due, on: str) -> dict[str, object]:
    return {
        "rule": found.rule,
        "on": on,
        "enhanced": found.enhanced,
        "state": found.state.value,
        "due_on": found.due_on and found.due_on.isoformat(),
        "due_at": found.due_at and found.due_at.isoformat(),
        "alarm_on": found.alarm_on and found.alarm_on.isoformat(),
        "because": found.because.en,
        "because_cy": found.because.cy,
        "confidence": found.confidence.value,
        "version": found.version,
        "source": "; ".join(source.named() for source in rule(found.rule).sources),
    }


def _spoken(found: Due) -> str:
    what = rule(found.rule).words.en
    if found.due_at:
        when = f"{say_time(found.due_at).en} on {say_day(found.due_at.date()).en}"
    elif found.due_on:
        when = say_day(found.due_on).en
    elif found.alarm_on:
        when = f"set when the holidays are published; alarm on {say_day(found.alarm_on).en}"
    else:
        when = "no day"
    return f"{found.rule}  {what}\nDue: {when}\n\n{found.because.en}"


def _refuse(sentence: str) -> int:
    print(f"alongside due: {sentence.removesuffix('.')}", file=sys.stderr)
    return 2
