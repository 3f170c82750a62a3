"""What the sign-in library tells when somebody changes a second factor, or fails one: the journal hears it here."""

from typing import Any

from allauth.mfa import signals
from django.dispatch import receiver

from alongside.actions import sign_ins
from alongside.web.sign_in.adapters import not_let_in


@receiver(signals.authenticator_added)
def factor_added(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    """An app, a key or recovery codes were added."""
    _changed(request, user, f"{authenticator.type}_added")


@receiver(signals.authenticator_removed)
def factor_removed(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    """An app or a key was removed."""
    _changed(request, user, f"{authenticator.type}_removed")


@receiver(signals.authenticator_reset)
def codes_made(request: Any, user: Any, authenticator: Any, **_: Any) -> None:
    """New recovery codes were made; the old ones count no more."""
    _changed(request, user, f"{authenticator.type}_made_anew")


@receiver(signals.authentication_failed)
def code_refused(request: Any, user: Any, **_: Any) -> None:
    """A wrong code."""
    not_let_in(request, user.get_username(), "code")


def _changed(request: Any, user: Any, what: str) -> None:
    sign_ins.change(user, request.actor, request.now, what=what, but=request.session.session_key)
