"""The HTTPS inbox: other systems post their messages here, one at a time, with a token or the key of their source.

The answer is 202 and what became of each message; nothing about any person or case. Repeats are harmless.
"""

from datetime import UTC, datetime

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema, Status
from ninja.errors import AuthenticationError

from alongside.actions import ingest
from alongside.api import calendar
from alongside.api.machines import AccessToken, SourceKey
from alongside.api.token import FEEDS, router
from alongside.gateways.decoding import LIMIT
from alongside.gateways.reading import read
from alongside.queries import muted, registers
from alongside.queries.sources import Source


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
    auth=[AccessToken(), SourceKey()],
    docs_url=None,
    urls_namespace="api",
)


@api.exception_handler(AuthenticationError)
def refuse_stranger(request: HttpRequest, wrong: AuthenticationError) -> HttpResponse:
    """In the shape of every other refusal, and alike whatever was wrong with what was shown."""
    return api.create_response(request, Trouble(reason="Say who you are with a token or key that counts."), status=401)


api.add_router("", router)
api.add_router("", calendar.router)


@api.post(
    "/inbox",
    response={202: Answer, 400: Trouble, 401: Trouble, 411: Trouble, 413: Trouble, 503: Trouble},
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
