"""Taking messages out of what they travel in: SNS and SQS, singly or in batches, lists, and recordings of answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alongside.gateways.decoding import Unreadable, parse_json
from alongside.gateways.lookups import Body, inner, text

DEEPEST_ENVELOPE = 6
"""Envelopes within envelopes. SQS around SNS around a list makes three."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One message out of its envelopes, or `problem`: why it could not be taken out."""

    message: object
    event_type: str = ""
    hearing_event_type: str = ""
    repeated: bool = False
    problem: str = ""
    handshake: bool = False


def opened(value: object, outer: Opened | None = None, depth: int = 0) -> Iterator[Opened]:
    """Every message inside `value`, in order. What is no envelope is itself the message."""
    here = replace(outer, message=value) if outer else Opened(value)
    if depth > DEEPEST_ENVELOPE:
        yield replace(here, problem="It is wrapped in too many envelopes.")
    elif isinstance(value, list) and value:
        for item in value:
            yield from opened(item, here, depth + 1)
    elif isinstance(value, dict):
        yield from _opened_object(value, here, depth)
    else:
        yield here


def _opened_object(body: Body, here: Opened, depth: int) -> Iterator[Opened]:
    if body.get("Type") in ("SubscriptionConfirmation", "UnsubscribeConfirmation"):
        yield replace(here, handshake=True)
        return
    for key in ("Messages", "Records", "mappings", "messages"):
        batch = body.get(key)
        if isinstance(batch, list) and batch and len(body) <= 3:
            for item in batch:
                yield from opened(item, here, depth + 1)
            return
    if isinstance(body.get("Sns"), dict):
        yield from opened(body["Sns"], here, depth + 1)
        return
    answer = inner(body, "response")
    if "request" in body and answer:
        yield from _opened_answer(answer, here, depth)
        return
    if body.keys() == {"data"} and isinstance(body["data"], dict | list):
        yield from opened(body["data"], here, depth + 1)
        return
    for key in ("Message", "Body", "body"):
        held = body.get(key)
        if isinstance(held, str) and held.strip():
            yield from _opened_text(held, _labelled(body, here), depth)
            return
        if isinstance(held, dict) and held:
            yield from opened(held, _labelled(body, here), depth + 1)
            return
    yield here


def _opened_text(held: str, here: Opened, depth: int) -> Iterator[Opened]:
    try:
        parsed = parse_json(held)
    except Unreadable as problem:
        yield replace(
            here, problem=f"What the envelope holds cannot be read: {str(problem)[0].lower()}{str(problem)[1:]}"
        )
        return
    yield from opened(parsed.value, replace(here, repeated=here.repeated or parsed.repeated), depth + 1)


def _opened_answer(answer: Body, here: Opened, depth: int) -> Iterator[Opened]:
    """A recorded answer of another service: its body, unless it is an error."""
    status = answer.get("status")
    if isinstance(status, int) and status >= 400:
        yield replace(here, message={}, problem="")
        return
    yield from opened(answer.get("jsonBody", {}), here, depth + 1)


def _labelled(body: Body, here: Opened) -> Opened:
    """What the envelope says of its message: hints, where the message itself says nothing."""
    attributes = inner(body, "MessageAttributes") or inner(body, "messageAttributes")
    return replace(
        here,
        event_type=_label(attributes, "eventType") or here.event_type,
        hearing_event_type=_label(attributes, "hearingEventType") or here.hearing_event_type,
    )


def _label(attributes: Body, name: str) -> str:
    held = attributes.get(name)
    if isinstance(held, dict):
        return text(held, "Value", "StringValue", "stringValue")[:200]
    return held[:200] if isinstance(held, str) else ""
