"""The screens of signing in: somebody stands at the door, or changes their own keys.

The library (allauth) keeps the steps, the limits and the sessions; here each of its views gets our form and our page.
There is no screen to sign up and none to reset a password by e-mail: an administrator does both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.web.shell.pages import render
from alongside.web.sign_in import demonstration
from alongside.web.sign_in import forms as ask
from alongside.web.proof import count_as_second_factor


@dataclass(frozen=True, slots=True)
class FormPage:
    """A screen with one form, and where it goes on to."""

    form: forms.Form
    next: str
    demonstration_code: str = ""
    "Shown only where the demonstration's fixed code counts."
    key_options: dict[str, Any] | None = None
    "What the browser must know to ask for a security key."


@dataclass(frozen=True, slots=True)
class AppPage:
    """Setting up an authenticator app: the picture to scan and the same secret to type."""

    form: forms.Form
    picture: str
    secret: str


@dataclass(frozen=True, slots=True)
class Key:
    """A security key of this person."""

    address: str
    name: str
    added: Any
    used: Any


def address_of(key: Authenticator) -> str:
    """What stands for a security key in an address: nothing that counts up, and nothing another installation shares."""
    return salted_hmac("alongside.sign_in.key", str(key.pk), algorithm="sha256").hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class YourSignInPage:
    """Everything this person can prove themselves with."""

    username: str
    app: bool
    recovery_codes_left: int
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class CodesPage:
    """The recovery codes, shown once after they were made."""

    codes: tuple[str, ...]
    left: int


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A screen that asks nothing but to go on."""

    next: str = ""
    name: str = ""


class Drawn:
    """Draws a library view with our page: `template_name` and `page(context)`."""

    request: HttpRequest
    template_name: str

    def page(self, context: dict[str, Any]) -> Any:
        """The page dataclass for what the library has put together."""
        return PlainPage(next=str(self.request.GET.get("next", "")))

    def render_to_response(self, context: dict[str, Any], **_kwargs: Any) -> HttpResponse:
        return render(self.request, self.template_name, self.page(context))


class Asked(Drawn):
    """A library view with one form."""

    def page(self, context: dict[str, Any]) -> Any:
        code = settings.ALONGSIDE_DEMO_CODE if settings.ALONGSIDE_DEMO else ""
        return FormPage(
            form=context["form"],
            next=str(self.request.POST.get("next") or self.request.GET.get("next", "")),
            demonstration_code=code if demonstration.from_this_machine(self.request) else "",
            key_options=context.get("js_data"),
        )


class Proving:
    """A library view whose success is a second factor that works."""

    request: HttpRequest
    proves: Authenticator.Type

    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        count_as_second_factor(self.request, self.proves)
        return answer


class SignIn(Asked, account.LoginView):  # type: ignore[misc]
    template_name = "sign_in/sign_in.html"
    form_class = ask.SignInForm


class SecondFactor(Asked, base.AuthenticateView):  # type: ignore[misc]
    template_name = "sign_in/second_factor.html"
    form_class = ask.SecondFactorForm


class SignOut(Drawn, account.LogoutView):  # type: ignore[misc]
    template_name = "sign_in/sign_out.html"


class Inactive(Drawn, account.AccountInactiveView):  # type: ignore[misc]
    template_name = "sign_in/inactive.html"


class PasswordAgain(Asked, account.ReauthenticateView):  # type: ignore[misc]
    template_name = "sign_in/again.html"
    form_class = ask.PasswordAgainForm


class CodeAgain(Asked, base.ReauthenticateView):  # type: ignore[misc]
    template_name = "sign_in/again.html"
    form_class = ask.CodeAgainForm


class KeyAgain(Asked, keys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "sign_in/key_again.html"


class YourSignIn(Drawn, base.IndexView):  # type: ignore[misc]
    template_name = "sign_in/your_sign_in.html"

    def page(self, context: dict[str, Any]) -> YourSignInPage:
        kept = context["authenticators"]
        codes = kept.get(Authenticator.Type.RECOVERY_CODES)
        return YourSignInPage(
            username=self.request.user.get_username(),
            app=Authenticator.Type.TOTP in kept,
            recovery_codes_left=len(codes.get_unused_codes()) if codes else 0,
            keys=tuple(
                Key(address_of(key.instance), key.name, key.instance.created_at, key.instance.last_used_at)
                for key in kept.get(Authenticator.Type.WEBAUTHN, ())
            ),
        )


class SetUpApp(Proving, Drawn, totp.ActivateTOTPView):  # type: ignore[misc]
    template_name = "sign_in/set_up_app.html"
    proves = Authenticator.Type.TOTP
    form_class = ask.SetUpAppForm

    def page(self, context: dict[str, Any]) -> AppPage:
        secret = context["form"].secret
        return AppPage(
            form=context["form"],
            picture=context["totp_svg_data_uri"],
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        )


class RemoveApp(Drawn, totp.DeactivateTOTPView):  # type: ignore[misc]
    template_name = "sign_in/remove_app.html"


class RecoveryCodes(Drawn, recovery.ViewRecoveryCodesView):  # type: ignore[misc]
    template_name = "sign_in/recovery_codes.html"

    def page(self, context: dict[str, Any]) -> CodesPage:
        codes = tuple(context["unused_codes"]) if context["can_view_codes"] else ()
        return CodesPage(codes=codes, left=len(context["unused_codes"]))


class NewRecoveryCodes(Drawn, recovery.GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "sign_in/new_recovery_codes.html"


class AddKey(Proving, Asked, keys.AddWebAuthnView):  # type: ignore[misc]
    template_name = "sign_in/add_key.html"
    proves = Authenticator.Type.WEBAUTHN
    form_class = ask.AddKeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"form": self.get_form()} | super().get_context_data(**kwargs) | kwargs
        return context


class RemoveKey(Drawn, keys.RemoveWebAuthnView):  # type: ignore[misc]
    template_name = "sign_in/remove_key.html"

    def get_object(self, queryset: Any = None) -> Authenticator:
        """One of this person's own keys, by its address."""
        asked = self.kwargs["key"]
        for key in self.get_queryset():
            if constant_time_compare(address_of(key), asked):
                return key
        raise Http404

    def page(self, context: dict[str, Any]) -> PlainPage:
        return PlainPage(name=context["object"].wrap().name)


def open_at_the_door(view: Any, **options: Any) -> Callable[..., HttpResponse]:
    """The view, open to somebody whose second factor is not proved yet."""
    shown: Any = view.as_view(**options)
    shown.before_second_factor = True
    drawn: Callable[..., HttpResponse] = shown
    return drawn
