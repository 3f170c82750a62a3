"""What this session has proved."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest


def proved_by_second_factor(request: HttpRequest) -> bool:
    """Whether the person of this session has proved a second factor in it."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


@receiver(authenticator_added)
def setting_up_is_proof(
    sender: type[Authenticator], request: HttpRequest, user: Any, authenticator: Authenticator, **_kwargs: Any
) -> None:
    """Whoever has just set up an app or a key has shown that it works: they are not asked again in this session."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
