"""Changing the language: somebody reads a page and wants it in their own."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from alongside.actions import staff

YEAR = 365 * 24 * 60 * 60


@require_POST
@login_not_required
def choose_language(request: Any) -> HttpResponse:
    """Keeps the choice in a cookie and with the account, and goes back to the page if it is one of ours."""
    back = request.POST.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if request.actor is not None and request.actor.language != language:
            staff.choose_language(request.user, request.actor, request.now, language=language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


choose_language.before_second_factor = True  # type: ignore[attr-defined]  # the gate of sign-in reads it
