"""The screens of signing in: somebody stands at the door, or changes their own keys.

The library (allauth) keeps the steps, the limits and the sessions; here each of its views gets our form and our page.
There is no screen to sign up and none to reset a password by e-mail: an administrator does both.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import drafts, sign_ins
from alongside.web.proof import UNSENT, count_as_second_factor, proved_recently
from alongside.web.shell.pages import render
from alongside.web.sign_in import demonstration
from alongside.web.sign_in import forms as ask
from alongside.web.sign_in.openid import Elsewhere, elsewhere


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to prove who one is."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A screen with one form, and where it goes on to."""

    form: forms.Form
    next: str
    ways: tuple[Way, ...] = ()
    demonstration_code: str = ""
    "Shown only where the demonstration's fixed code counts."
    key_options: dict[str, Any] | None = None
    "What the browser must know to ask for a security key."
    lent: bool = False
    "Somebody else chose the password that is to be changed."


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
            ways=tuple(self.ways()),
            demonstration_code=code if demonstration.from_this_machine(self.request) else "",
            key_options=context.get("js_data"),
        )

    def ways(self) -> Iterable[Way]:
        """None, at the door."""
        return ()


_WAYS = {
    "account_reauthenticate": gettext_lazy("Use your password instead"),
    "mfa_reauthenticate": gettext_lazy("Use a code instead"),
    "mfa_reauthenticate_webauthn": gettext_lazy("Use a security key instead"),
}


class Again(Asked):
    """A library view that asks once more. Its success is a new beginning: the session has another key from then on."""

    request: Any
    how: str

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Who has nothing of ours to prove with, signs in with their organisation again."""
        if not get_adapter().get_reauthentication_methods(request.user):
            return _sign_in_again(request, get_next_redirect_url(request) or "/")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the library of signing in carries no types

    def ways(self) -> Iterable[Way]:
        """The other ways this person has."""
        theirs = {one["url"] for one in get_adapter().get_reauthentication_methods(self.request.user)}
        goes_on = urlencode({"next": self.request.POST.get("next") or self.request.GET.get("next", "/")})
        for name, words in _WAYS.items():
            if (address := reverse(name)) in theirs and address != self.request.path:
                yield Way(str(words), f"{address}?{goes_on}")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the library view it is mixed into
        self.request.session.cycle_key()
        sign_ins.prove(self.request.user, self.request.actor, self.request.now, how=self.how)
        return answer


def _sign_in_again(request: Any, goes_on: str) -> HttpResponse:
    get_adapter().logout(request)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': goes_on})}")


class Proving:
    """A library view whose success is a second factor that works."""

    request: HttpRequest
    proves: Authenticator.Type

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The library asks for an older proof first, where there is one; where there is none, a fresh sign-in is it."""
        nothing = request.actor and not get_adapter().get_reauthentication_methods(request.user)
        if nothing and not proved_recently(request):
            return _sign_in_again(request, request.path)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # the library of signing in carries no types

    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the library view it is mixed into
        count_as_second_factor(self.request, self.proves)
        return answer


@dataclass(frozen=True, slots=True)
class DoorPage:
    """The door: our own sign-in, and those of organisations that have one."""

    form: forms.Form
    next: str
    elsewhere: tuple[Elsewhere, ...]


class SignIn(Asked, account.LoginView):
    template_name = "sign_in/sign_in.html"
    form_class = ask.SignInForm

    def page(self, context: dict[str, Any]) -> DoorPage:
        asked = super().page(context)
        return DoorPage(asked.form, asked.next, elsewhere())


class SecondFactor(Asked, base.AuthenticateView):
    template_name = "sign_in/second_factor.html"
    form_class = ask.SecondFactorForm


class SignOut(Drawn, account.LogoutView):
    template_name = "sign_in/sign_out.html"
    request: Any

    def post(self, *args: Any, **kwargs: Any) -> Any:
        """Out, and whatever was not sent is thrown away: so somebody who has such words is asked first."""
        request = self.request
        if request.actor is not None:
            if request.session.get(UNSENT) and "sure" not in request.POST:
                return self.get(*args, **kwargs)
            drafts.let_go(request.user, request.actor, request.now, address=None, why="signed_out")
            sign_ins.end(request.user, request.actor, request.now, why="signed_out")
        return super().post(*args, **kwargs)


class Inactive(Drawn, account.AccountInactiveView):
    template_name = "sign_in/inactive.html"


class PasswordAgain(Again, account.ReauthenticateView):
    template_name = "sign_in/again.html"
    form_class = ask.PasswordAgainForm
    how = "password"


class CodeAgain(Again, base.ReauthenticateView):
    template_name = "sign_in/again.html"
    form_class = ask.CodeAgainForm
    how = "code"


class KeyAgain(Again, keys.ReauthenticateWebAuthnView):
    template_name = "sign_in/key_again.html"
    how = "key"


class ChangePassword(Asked, account.PasswordChangeView):
    template_name = "sign_in/password.html"
    form_class = ask.ChangePasswordForm
    success_url = reverse_lazy("mfa_index")
    request: Any

    def page(self, context: dict[str, Any]) -> Any:
        return replace(super().page(context), lent=self.request.user.password_lent)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        request = self.request
        sign_ins.change(request.user, request.actor, request.now, what="password", but=request.session.session_key)
        messages.success(request, _("Your password is changed. Everywhere else you are signed out."))
        return answer


class YourSignIn(Drawn, base.IndexView):
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


class SetUpApp(Proving, Drawn, totp.ActivateTOTPView):
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


class RemoveApp(Drawn, totp.DeactivateTOTPView):
    template_name = "sign_in/remove_app.html"


class RecoveryCodes(Drawn, recovery.ViewRecoveryCodesView):
    template_name = "sign_in/recovery_codes.html"

    def page(self, context: dict[str, Any]) -> CodesPage:
        codes = tuple(context["unused_codes"]) if context["can_view_codes"] else ()
        return CodesPage(codes=codes, left=len(context["unused_codes"]))


class NewRecoveryCodes(Drawn, recovery.GenerateRecoveryCodesView):
    template_name = "sign_in/new_recovery_codes.html"


class AddKey(Proving, Asked, keys.AddWebAuthnView):
    template_name = "sign_in/add_key.html"
    proves = Authenticator.Type.WEBAUTHN
    form_class = ask.AddKeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"form": self.get_form()} | super().get_context_data(**kwargs) | kwargs
        return context


class RemoveKey(Drawn, keys.RemoveWebAuthnView):
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


def open_with_a_lent_password(view: Any) -> Callable[..., HttpResponse]:
    """The view that changes it."""
    shown: Any = view.as_view()
    shown.before_own_password = True
    drawn: Callable[..., HttpResponse] = shown
    return drawn


def open_at_the_door(view: Any, **options: Any) -> Callable[..., HttpResponse]:
    """The view, open to somebody whose second factor is not proved yet."""
    shown: Any = view.as_view(**options)
    shown.before_second_factor = True
    drawn: Callable[..., HttpResponse] = shown
    return drawn
