"""What this session has proved."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.http import HttpRequest

RECENT = 5 * 60
"""Seconds during which a proof need not be given again before changing how one signs in."""


def proved_recently(request: Any) -> bool:
    """Whether this session's last proof, of either kind, is fresh."""
    records = get_authentication_records(request, request.user)
    return bool(records) and request.now.timestamp() - records[-1]["at"] < RECENT


def proved_by_second_factor(request: HttpRequest) -> bool:
    """Whether the person of this session has proved a second factor in it."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def count_as_second_factor(request: HttpRequest, type: str) -> None:
    """Whoever has just set up an app or a key has shown that it works: they are not asked again in this session."""
    record_authentication(request, request.user, "mfa", type=type)
