"""One transaction for each request of a signed-in officer, with the officer set on it.

Row-level security shows rows to the person named on the transaction and to nobody else, and what a screen shows, the
journal of its being shown and what an action changes must stand or fall together. So the transaction opens here, the
person is set on it before any case is asked for, and an answer of 500 or more undoes everything.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from alongside.actions import sign_ins
from alongside.actions.keys import report as report_unreadable
from alongside.actions.performing import Refused
from alongside.queries import keys, muted, scope, staff
from alongside.rules.access import SAMPLE_FIRST
from alongside.web import proof
from alongside.web.shell import drafts, refusals
from alongside.web.wording import day_of

Respond = Callable[[HttpRequest], HttpResponse]


def _way(request: HttpRequest, refused: Refused) -> str:
    """Where a manager who may not open the case at this address opens it to read; else nothing."""
    here = request.resolver_match.kwargs.get("case_id") if request.resolver_match else None
    if here is None or refused.decision.sentence != SAMPLE_FIRST:
        return ""
    return reverse("sample_case", kwargs={"case_id": here})


class Acting:
    """Middleware: sets `now`, `today`, `actor`, `copy_of` and `alerts` on the request and keeps its transaction."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.now = timezone.now()
        request.today = day_of(request.now)
        request.actor = None
        request.copy_of = None
        request.alerts = 0
        drafts.start(request)
        self._end_if_over(request)
        with keys.refusals() as unreadable:
            response = self._respond(request)
        if unreadable and request.actor is not None:
            # By itself: also where the answer failed and was undone.
            report_unreadable(unreadable, request.actor, request.now)
        drafts.after(request, response)
        return response

    def _end_if_over(self, request: Any) -> None:
        """A session that was idle too long, or is too old, is nobody's from here on: the server has no row of it."""
        if not request.user.is_authenticated:
            return
        if why := proof.why_over(request.session, request.now):
            sign_ins.end(request.user, staff.of(request.user, request.today), request.now, why=why)
            logout(request)
        else:
            proof.see(request.session, request.now)

    def _respond(self, request: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            request.copy_of = muted.copy_of()
            return self.get_response(request)
        with transaction.atomic():
            request.actor = staff.of(request.user, request.today, request.now)
            request.copy_of, request.alerts = scope.begin(request.actor, request.today)
            self._speak(request)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def _speak(self, request: Any) -> None:
        """On a machine where no language was chosen, somebody whose language is Welsh reads Welsh."""
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.actor.language == "cy":
            translation.activate("cy")
            request.LANGUAGE_CODE = "cy"

    def process_view(self, request: Any, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Until the second factor is proved, only the screens that prove or set it up are open.

        Until a lent password is changed, only the one that changes it."""
        if request.actor is None or getattr(view, "before_second_factor", False):
            return None
        if not proof.proved_by_second_factor(request):
            return redirect("mfa_activate_totp")
        if request.user.password_lent and not getattr(view, "before_own_password", False):
            return redirect("account_change_password")
        drafts.bring_back(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An action that refuses: not there at all for who may not know of it, else refused with its sentence."""
        if not isinstance(exception, Refused):
            return None
        if not exception.decision.known:
            return refusals.not_found(request)
        return refusals.forbidden(request, exception.decision.sentence, way=_way(request, exception))
