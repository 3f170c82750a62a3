"""The questions asked of somebody who signs in."""

import binascii
from typing import Any

from allauth.account.forms import ChangePasswordForm as ChangePassword
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.gateways.sealing import Unopened
from alongside.web.fields import CharField, CodeField, PasswordField
from alongside.web.sign_in import demonstration

_NO_USERNAME = {"required": _("Enter your username")}
_NO_PASSWORD = {"required": _("Enter your password")}
_NO_CODE = {"required": _("Enter the code")}


class SignInForm(LoginForm):
    """Who you are, and the first proof."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": CharField(
                label=_("Username"),
                max_length=60,
                width="input--width-20",
                autocomplete="username",
                error_messages=_NO_USERNAME,
            ),
            "password": PasswordField(
                label=_("Password"),
                width="input--width-20",
                autocomplete="current-password",
                max_length=200,
                error_messages=_NO_PASSWORD,
            ),
        }

    def clean_login(self) -> str:
        return str(self.cleaned_data["login"]).strip().lower()


class _Code:
    """A code from an app, a recovery code, or the demonstration's own."""

    def clean_code(self: Any) -> str:
        code = self.cleaned_data["code"].replace(" ", "")
        self.cleaned_data["code"] = code
        kept = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
        if kept and demonstration.accepts(code, context.request, kept):
            check_rate_limit(self.user)()
            self.authenticator = kept
            return str(code)
        try:
            return str(super().clean_code())  # type: ignore[misc]  # of the library form it is mixed into
        except (binascii.Error, Unopened):  # kept is no secret, or one of somebody else's: no code is right
            self._emit_authentication_failed(kept)
            raise get_adapter().validation_error("incorrect_code") from None


class SecondFactorForm(_Code, AuthenticateForm):
    """The second proof at sign-in."""

    code = CodeField(
        label=_("Code"),
        help_text=_("6 numbers from your authenticator app, or one of your recovery codes"),
        error_messages=_NO_CODE,
    )


class CodeAgainForm(_Code, CodeAgain):
    """The second proof once more, before something that matters."""

    code = CodeField(label=_("Code"), help_text=_("6 numbers from your authenticator app"), error_messages=_NO_CODE)


class PasswordAgainForm(PasswordAgain):
    """The password once more, before something that matters."""

    password = PasswordField(
        label=_("Password"),
        width="input--width-20",
        autocomplete="current-password",
        max_length=200,
        error_messages=_NO_PASSWORD,
    )


class ChangePasswordForm(ChangePassword):
    """The password there is, and the new one: once, with a button that shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "oldpassword": PasswordField(
                label=_("Your password now"),
                width="input--width-20",
                autocomplete="current-password",
                max_length=200,
                error_messages=_NO_PASSWORD,
            ),
            "password1": PasswordField(
                label=_("New password"),
                help_text=_("15 characters or more"),
                width="input--width-20",
                autocomplete="new-password",
                max_length=200,
                error_messages=_NO_PASSWORD,
            ),
        }

    def clean_password1(self) -> str:
        new: str = self.cleaned_data["password1"]
        validate_password(new, self.user)
        if self.user.check_password(new):
            raise ValidationError(_("This is the password you have. Choose another."))
        return new

    def clean(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SetUpAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code = CodeField(label=_("Code"), help_text=_("The 6 numbers your app shows now"), error_messages=_NO_CODE)


class AddKeyForm(AddWebAuthnForm):
    """A name for a new security key."""

    name = CharField(label=_("Name of the key"), required=False, max_length=60, width="input--width-20")
