"""Tokens for machines: OAuth 2.0, the client credentials grant (RFC 6749, section 4.4), and nothing else of it.

A source changes its name and its key for a token that counts for ten minutes. The key then travels once in ten minutes,
and what travels with every message is worthless soon after.
"""

from base64 import b64decode
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from alongside.actions import sources as act
from alongside.api.machines import SCOPE
from alongside.queries import sources
from alongside.rules.access import Actor

FEEDS = Actor(staff_id=None, name="feeds", purpose="feeds")
GRANT = "client_credentials"

router = Router()


class Token(Schema):
    """A token and how long it counts, in seconds."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105  its kind, not the token
    expires_in: int
    scope: str = SCOPE


class Refusal(Schema):
    """Why there is none, in the words of RFC 6749."""

    error: str


_STRING = {"type": "string"}


@router.post(
    "/token",
    auth=None,
    response={200: Token, 400: Refusal, 401: Refusal, 429: Refusal},
    summary="Exchange a source's key for a token",
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "The name of the source and its key stand in the Authorization header (Basic), or here.",
            "content": {
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "required": ["grant_type"],
                        "properties": {
                            "grant_type": _STRING | {"enum": [GRANT]},
                            "scope": _STRING | {"enum": [SCOPE]},
                            "client_id": _STRING,
                            "client_secret": _STRING | {"format": "password"},
                        },
                    }
                }
            },
        }
    },
)
def issue_token(request: HttpRequest, response: HttpResponse) -> Status[Any]:
    """A token for ten minutes, sent as the header `Authorization: Bearer TOKEN` with every message."""
    asked = request.POST
    if asked.get("grant_type") != GRANT:
        return Status(400, Refusal(error="unsupported_grant_type" if "grant_type" in asked else "invalid_request"))
    if asked.get("scope", SCOPE) != SCOPE:
        return Status(400, Refusal(error="invalid_scope"))
    name, key = _shown(request)
    source = sources.by_key(sources.key_hash(key))
    if source is None or source.slug != name:
        response["WWW-Authenticate"] = 'Basic realm="Alongside"'
        if not ratelimit.consume(request, action="machine"):
            return Status(429, Refusal(error="slow_down"))
        return Status(401, Refusal(error="invalid_client"))
    token = act.issue_token(source, FEEDS, datetime.now(UTC))
    return Status(200, Token(access_token=token, expires_in=int(sources.TOKEN_LIFE.total_seconds())))


def _shown(request: HttpRequest) -> tuple[str, str]:
    """The name and key that were shown: in the header, or in the form, and never in both."""
    given = request.headers.get("Authorization", "")
    if not given:
        return request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    kind, _, coded = given.partition(" ")
    try:
        name, _, key = b64decode(coded, validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    if kind.lower() != "basic" or "client_secret" in request.POST:
        return "", ""
    return unquote_plus(name), unquote_plus(key)
