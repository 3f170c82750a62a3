"""The demonstration's fixed second factor, and everything that must be true before it counts."""

import ipaddress

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def accepts(code: str, request: HttpRequest, authenticator: Authenticator) -> bool:
    """Whether the fixed code counts: the demonstration is on, the account is one of its own, and the request comes
    straight from this machine."""
    return (
        settings.ALONGSIDE_DEMO is True
        and authenticator.data.get("demonstration") is True
        and from_this_machine(request)
        and constant_time_compare(code, settings.ALONGSIDE_DEMO_CODE)
    )


def from_this_machine(request: HttpRequest) -> bool:
    """Whether no network lies between: a loopback address, and no proxy that speaks for somebody else."""
    if any(header in request.META for header in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
