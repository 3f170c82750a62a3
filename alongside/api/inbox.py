"""The HTTPS inbox: other systems post their messages here, one at a time, with the bearer key of their source.

The answer is 202 and what became of each message; nothing about any person or case. Repeats are harmless.
"""

from datetime import UTC, datetime

from django.db import OperationalError
from django.http import HttpRequest
from ninja import NinjaAPI, Schema, Status
from ninja.security import HttpBearer

from alongside.actions import ingest
from alongside.gateways.decoding import LIMIT
from alongside.gateways.reading import read
from alongside.queries import muted, registers, sources
from alongside.queries.sources import Source
from alongside.rules.access import Actor

FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")


class SourceKey(HttpBearer):
    """A source proves itself by its key, of which we keep only a hash."""

    def authenticate(self, request: HttpRequest, token: str) -> Source | None:
        """The source with that key, if any."""
        return sources.by_key(sources.key_hash(token))


class Taken(Schema):
    """What became of one message."""

    outcome: str
    reason: str


class Answer(Schema):
    """What became of everything in one post."""

    messages: list[Taken]


class Trouble(Schema):
    """Why a post was refused."""

    reason: str


api = NinjaAPI(
    title="Alongside inbox",
    version="1",
    description="Post messages from prisons, courts, probation and police. Any form that `alongside ingest` reads.",
    auth=SourceKey(),
    docs_url=None,
    urls_namespace="api",
)


@api.post(
    "/inbox",
    response={202: Answer, 400: Trouble, 411: Trouble, 413: Trouble, 503: Trouble},
    summary="Post one message or file",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "JSON, CSV, XLSX or XML, whatever its content type says.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def post_message(request: HttpRequest) -> Status[Answer] | Status[Trouble]:
    """Take in the body: JSON, CSV, XLSX or XML, at most 20 MB. Posting it again changes nothing."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isascii() or not length.isdigit():
        return Status(411, Trouble(reason="Say in Content-Length how many bytes follow."))
    if int(length) > LIMIT:
        return Status(413, Trouble(reason=f"A message may be at most {LIMIT // (1024 * 1024)} MB."))
    try:
        raw = request.read(int(length))
    except OSError:
        raw = b""
    if len(raw) != int(length):
        return Status(400, Trouble(reason="The message broke off before its end: send it again."))
    source: Source = request.auth  # type: ignore[attr-defined]  # set by the bearer check above
    try:
        arrivals = ingest.Arrival.all_of("inbox", read(raw, name="inbox", lists=registers.current()), raw)
        receipts = ingest.receive(source, FEEDS, datetime.now(UTC), arrivals)
    except muted.Muted as silent:
        return Status(503, Trouble(reason=silent.words.en))
    except OperationalError:
        return Status(503, Trouble(reason="Nothing can be kept at this moment: send it again later."))
    return Status(
        202, Answer(messages=[Taken(outcome=str(one.fate.outcome), reason=one.fate.reason) for one in receipts])
    )
