"""How a machine proves which source it is: by a token it has just been given, or by its key itself."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from alongside.queries import sources
from alongside.queries.sources import Source

SCOPE = "inbox"
"""All that a token allows: to post messages as its source."""


class AccessToken(HttpBearer):
    """A token of `POST /api/token`: it counts for ten minutes, and for its source alone."""

    openapi_type = "oauth2"
    openapi_flows: ClassVar[dict[str, Any]] = {
        "clientCredentials": {"tokenUrl": "/api/token", "scopes": {SCOPE: "Post messages as this source"}}
    }

    def __init__(self) -> None:
        super().__init__()
        # OpenAPI has no scheme for a flow of OAuth.
        del self.openapi_security_schema["scheme"]

    def authenticate(self, request: HttpRequest, token: str) -> Source | None:
        """The source this token was given to, while both count."""
        return sources.by_token(sources.key_hash(token), datetime.now(UTC))


class SourceKey(HttpBearer):
    """The key of a source, of which we keep only a hash. An installation can take tokens alone."""

    def authenticate(self, request: HttpRequest, token: str) -> Source | None:
        """The source with that key, if any."""
        return None if settings.ALONGSIDE_TOKENS_ONLY else sources.by_key(sources.key_hash(token))
