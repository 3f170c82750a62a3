"""Where the sign-in library is told how this house does it."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alongside.actions import sign_ins
from alongside.gateways import sealing
from alongside.gateways.sealing import Place, Unopened, Why
from alongside.queries import accounts
from alongside.rules.access import Actor
from alongside.web.proof import begin, proved_recently

_WRONG = _("The username or the password is not right, or there were too many tries. After five, wait five minutes")
_MANY = _("Too many tries. Wait five minutes, then try again")
_DOOR = Actor(None, "door", purpose="door")
# The library says no row when it seals: to whose it is, a secret is bound when it is saved (records.second_factors).
_PLACE = Place("mfa_authenticator", "data", "second factor")
_CODE = _("The code is not right, or has been used already")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; what fails is said in one way, whether or not the name exists."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _WRONG,
        "email_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "incorrect_password": _("The password is not right"),
        "too_many_login_attempts": _MANY,
        "rate_limited": _MANY,
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """After too many tries the right password is answered like a wrong one: in the same words, as slowly."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            get_user_model()().set_password(credentials.get("password", ""))
            not_let_in(request, str(credentials.get("username", "")), "locked")
            raise self.validation_error("username_password_mismatch") from None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        not_let_in(request, str(credentials.get("username", "")), "password")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Without the site's name, which the browser chooses: one count for one name.
        return str(credentials.get("username", "")).strip().lower()

    def forget_tries(self, request: HttpRequest, person: Any) -> None:
        """Let somebody try again at once."""
        for key in (person.get_username(), f"mfa-auth-user-{person.pk}"):
            ratelimit.clear(request, app="allauth.account", action="login_failed", key=key)

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "alongside.web.sign_in.openid.SecondFactorStage"}
        return [ours.get(one, one) for one in super().get_login_stages()]

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        begin(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The password again before changing how one signs in, unless somebody has only just come in."""
        return not proved_recently(context.request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The library's own messages are dropped: our pages say what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing leaves this system but by its one outlet."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are kept encrypted, so that a stolen database signs nobody in."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _CODE}

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def get_totp_issuer(self) -> str:
        return "Alongside"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return str(_("Security key"))

    def encrypt(self, text: str) -> str:
        return sealing.seal(text, _PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text, _PLACE) if "." in encrypted_text else _first_form(encrypted_text)


def not_let_in(request: Any, username: str, why: str) -> None:
    """Journal that somebody was not let in; of a name that nobody has, only that it was so."""
    sign_ins.fail(accounts.by_username(username), _DOOR, request.now, why=why)


def _first_form(text: str) -> str:
    """A secret from before there was a ring of keys, under a key made of the installation's: moved by a rotation."""
    key = hashlib.sha256(b"alongside second factor\0" + settings.SECRET_KEY.encode()).digest()
    try:
        sealed = base64.b64decode(text)
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], b"second factor").decode()
    except (InvalidTag, ValueError) as wrong:
        raise Unopened(Why.FORM) from wrong
