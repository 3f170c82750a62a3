"""Signing in with the organisation's own sign-in (OpenID Connect, authorisation code with PKCE).

The library speaks the protocol. Ours is what it leaves open: the token's signature, issuer, audience and nonce are
always checked; a person is known by their organisation and its subject, first found by the e-mail address that it has
verified; nobody is let in whom we do not know already with a place there; and only a fresh sign-in that says it took
two proofs stands in for our second factor.
"""

import secrets
from dataclasses import dataclass
from typing import Any

import jwt
from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from requests import RequestException

from alongside.actions import sign_ins
from alongside.queries import accounts, staff
from alongside.web.proof import RECENT
from alongside.web.shell.pages import render
from alongside.web.sign_in.adapters import not_let_in

NONCE = "openid_nonce"
PROVED = "openid"
"""How a proof by the organisation's own sign-in stands in the records of a session."""
_SIGNATURES = ["RS256", "PS256", "ES256"]
_SLACK = 60
"""Seconds by which two servers' clocks may differ."""


@dataclass(frozen=True, slots=True)
class GoPage:
    """Where the browser goes now."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An organisation's own sign-in, for the door."""

    slug: str
    name: str


def elsewhere() -> tuple[Elsewhere, ...]:
    """Those that this installation takes."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return tuple(Elsewhere(app["provider_id"], app["name"]) for app in apps)


class Speaker(OpenIDConnectOAuth2Adapter):
    """The library's client, which believes no token that it has not checked itself."""

    @property
    def openid_config(self) -> Any:
        """What the organisation says of its sign-in; it must be who it says it is."""
        said = super().openid_config
        if said.get("issuer") != self.get_provider().app.settings["issuer"]:
            raise OAuth2Error("the issuer is another")
        return said

    def complete_login(self, request: Any, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no token of identity")
        login = super().complete_login(request, app, token, **kwargs)
        # Kept for this request alone: the library would write all that was said of the person into the database.
        request.openid_claims = login.account.extra_data["id_token"]
        login.account.extra_data, login.email_addresses = {}, []
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """What the token says, once it is certain who says it, to whom, and in answer to what.

        The library would not look at the signature of a token that it fetched itself.
        """
        expected = self.request.session.pop(NONCE, "")
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self._key(jwt.get_unverified_header(id_token).get("kid")),
                algorithms=_SIGNATURES,
                audience=app.client_id,
                issuer=app.settings["issuer"],
                leeway=_SLACK,
                options={"require": ["exp", "iat", "sub"]},
            )
        except jwt.PyJWTError as wrong:
            raise OAuth2Error("a token that does not hold") from wrong
        if not expected or not constant_time_compare(str(claims.get("nonce", "")), expected):
            raise OAuth2Error("the token answers another question")
        return claims

    def _key(self, name: str | None) -> jwt.PyJWK:
        """The organisation's key of that name; a token may leave the name out where there is one key."""
        with get_adapter().get_requests_session() as asking:
            said = asking.get(self.openid_config["jwks_uri"])
            said.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(said.json()).keys if name in (None, key.key_id)]
        if len(keys) != 1:
            raise OAuth2Error("no such key")
        return keys[0]


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Who may come in this way."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: Any, sociallogin: SocialLogin) -> None:
        """Find the person, or let nobody in."""
        app, claims = sociallogin.provider.app, request.openid_claims
        organisation = app.provider_id
        person = sociallogin.user if sociallogin.is_existing else None
        if person is None and claims.get("email_verified") is True:
            person = accounts.by_email(str(claims.get("email", "")), organisation, request.today)
            if person is not None:
                actor = staff.of(person, request.today)
                sociallogin.account = sign_ins.link(
                    person, actor, request.now, provider=organisation, subject=sociallogin.account.uid
                )
                sociallogin.user = person
        if person is None or not person.is_active or not accounts.works_for(person, organisation, request.today):
            not_let_in(request, person.get_username() if person else "", PROVED)
            raise ImmediateHttpResponse(_back(request))
        if _proved_twice(claims, app.settings["second_factor"], request.now.timestamp()):
            record_authentication(request, person, "mfa", type=PROVED)

    def on_authentication_error(self, request: Any, provider: Any, **_more: Any) -> None:
        """Whatever went wrong on the way, nobody is let in, and nothing of it is shown."""
        not_let_in(request, "", PROVED)
        raise ImmediateHttpResponse(_back(request))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing leaves this system but by its one outlet."""


class SecondFactorStage(AuthenticateStage):
    """Our second factor, for all who have not just shown their organisation's."""

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        if any(one.get("method") == "mfa" and one.get("type") == PROVED for one in records):
            return False
        return bool(super()._should_handle(request))


@require_POST
@login_not_required
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the organisation's own sign-in. By a page: our forms may lead nowhere but here."""
    try:
        provider = Speaker(request, provider_id).get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    provider.oauth2_adapter_class = Speaker
    request.session[NONCE] = nonce = secrets.token_urlsafe(32)
    # Asked for its time of signing in, the organisation asks its people again if that was long ago.
    wanted = {"nonce": nonce, "max_age": str(RECENT)}
    try:
        leads = provider.redirect(request, "login", next_url=get_next_redirect_url(request), auth_params=wanted)
    except (RequestException, OAuth2Error, ValueError):
        return _back(request)
    request.session[NONCE] = nonce  # the library has put the session away and taken it out again
    address = leads.headers["Location"]
    answer = render(request, "sign_in/go.html", GoPage(provider.app.name, address))
    answer["Refresh"] = f"0; url={address}"
    return answer


@login_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The browser is back, with a code that we exchange for a token."""
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Speaker(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer


def _proved_twice(claims: dict[str, Any], enough: list[str], now: float) -> bool:
    """Whether a fresh sign-in took two proofs. What is not said is not assumed."""
    when = claims.get("auth_time")
    if not isinstance(when, int) or not -_SLACK <= now - when < RECENT:
        return False
    ways = claims.get("amr")
    said = {str(one) for one in ways} if isinstance(ways, list) else set()
    return bool((said | {str(claims.get("acr", ""))}) & set(enough))


def _back(request: HttpRequest) -> HttpResponse:
    """At the door, with one sentence for every reason."""
    account_adapter().logout(request)
    messages.error(request, _("You could not be signed in that way. Try again, or ask your administrator."))
    return redirect("account_login")


for _view in (go, come_back):
    _view.before_second_factor = True  # type: ignore[attr-defined]  # the gate of sign-in reads it
