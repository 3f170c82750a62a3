"""Take messages from an AWS queue (SQS) as they come. Needs the extra `sqs`; nothing runs unless somebody starts it.

A message leaves the queue only once what it brought is committed: after a fall it comes again, and that is harmless.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from alongside.jobs import detail, ground
from alongside.jobs.commands import Misuse, Trouble

HELP = "take messages from an AWS queue as they come (needs the extra sqs)"
AT_ONCE = 10
"""Messages asked for at a time: the most that SQS gives."""
WAIT = 20
"""Seconds to wait for the first of them: the longest that SQS allows."""


class Queue(Protocol):
    """What we use of boto3's SQS client."""

    def receive_message(self, **kwargs: Any) -> dict[str, Any]:
        """The next messages."""

    def delete_message_batch(self, **kwargs: Any) -> dict[str, Any]:
        """Let go of messages that are dealt with."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `alongside poll`."""
    parser.add_argument(
        "queue", metavar="URL", help="the address of the queue; credentials come the way boto3 finds them"
    )
    parser.add_argument("--source", required=True, metavar="NAME", help="the source the messages are said to be from")
    parser.add_argument("--once", action="store_true", help="stop when the queue is empty")


def run(args: argparse.Namespace) -> int:
    """Take in until stopped."""
    try:
        import boto3  # type: ignore[import-not-found]  # of the extra sqs, which types are checked without
    except ImportError:
        raise Trouble("the extra sqs is not installed: install boto3 beside Alongside") from None
    with ground.opened():
        from alongside.queries import muted, sources

        ground.refuse_unsound()
        try:
            muted.refuse()
        except muted.Muted as silent:
            raise Trouble(str(silent)) from silent
        source = sources.by_slug(args.source)
        if source is None:
            raise Misuse(f"no source is named {args.source}; there are: {', '.join(sources.slugs()) or 'none yet'}")
        queue: Queue = boto3.client("sqs")
        while True:
            taken = poll(queue, args.queue, lambda bodies: _take_in(source, bodies))
            if taken:
                print(f"{taken} taken in", file=sys.stderr)
            elif args.once:
                return 0


def poll(queue: Queue, address: str, take_in: Callable[[Sequence[bytes]], None]) -> int:
    """Take in the next messages and then let the queue forget them; returns how many there were.

    `take_in` commits before it returns. Where it raises, nothing is deleted and everything comes again. A deletion that
    fails is no harm either: the message comes again and is counted as a repeat.
    """
    answer = queue.receive_message(QueueUrl=address, MaxNumberOfMessages=AT_ONCE, WaitTimeSeconds=WAIT)
    messages = answer.get("Messages", [])
    if not messages:
        return 0
    take_in([str(message["Body"]).encode() for message in messages])
    entries = [{"Id": str(n), "ReceiptHandle": one["ReceiptHandle"]} for n, one in enumerate(messages)]
    queue.delete_message_batch(QueueUrl=address, Entries=entries)
    return len(messages)


def _take_in(source: Any, bodies: Sequence[bytes]) -> None:
    """Read each body and take all of them in, as one transaction."""
    from alongside.actions import ingest
    from alongside.gateways.reading import read
    from alongside.queries import registers
    from alongside.rules.access import Actor

    lists = registers.current()
    fetching = detail.fetch()
    arrivals = []
    for body in bodies:
        signals = read(body, name="queue", lists=lists)
        arrivals += [ingest.Arrival("queue", signal, body) for signal in signals]
        arrivals += detail.arrivals("queue", signals, fetching, lists)
    ingest.receive(source, Actor(staff_id=None, name="feeds", purpose="feeds"), datetime.now(UTC), arrivals)
