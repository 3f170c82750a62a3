"""What is turned away before any screen sees it: a request that no page of ours and no machine of ours would send.

Each refusal is one of the plain pages and one line in the log, which says why and nothing of what was sent. What the
screens themselves refuse to somebody signed in leaves its line here as well.
"""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.web.shell import refusals

Respond = Callable[[HttpRequest], HttpResponse]

log = logging.getLogger("alongside.web.gate")

METHODS = ("GET", "HEAD", "POST")
LONGEST_ADDRESS = 2000
"""Characters, the query among them. Our longest is under 300."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
MACHINES = "/api/"
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Gate:
    """Middleware: see the module."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # a name that is not ours is refused, for pictures and scripts as well
        for why, status, wrong in _CHECKS:
            if wrong(request):
                log.warning("turned away: %s", why)
                answer = refusals.forbidden(request) if status == 403 else refusals.bad_request(request)
                answer.status_code = status
                if status == 405:
                    answer["Allow"] = ", ".join(METHODS)
                return answer
        answer = self.get_response(request)
        actor = getattr(request, "actor", None)
        if actor is not None and answer.status_code in (403, 404, 429):
            # Somebody signed in who walks into walls: which screen, never which case.
            where = request.resolver_match.view_name if request.resolver_match else "no screen"
            log.warning("answered %d at %s to staff %s", answer.status_code, where, actor.staff_id)
        return answer


def _method(request: HttpRequest) -> bool:
    return request.method not in METHODS


def _address(request: HttpRequest) -> bool:
    return len(request.get_full_path()) > LONGEST_ADDRESS


def _path(request: HttpRequest) -> bool:
    return bool(_CONTROL.search(request.path_info))


def _foreign(request: HttpRequest) -> bool:
    """Sent by a page of another site, other than by following a link in a window of its own."""
    if request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin"):
        return False
    following = request.headers.get("Sec-Fetch-Mode") == "navigate"
    window = request.headers.get("Sec-Fetch-Dest") == "document"
    return not (request.method in ("GET", "HEAD") and following and window)


def _plain(request: HttpRequest) -> bool:
    """A machine that speaks without encryption has shown its key to the wire: it must learn so, not be led on."""
    return settings.SECURE_SSL_REDIRECT and request.path_info.startswith(MACHINES) and not request.is_secure()


def _no_form(request: HttpRequest) -> bool:
    if request.method != "POST" or request.path_info.startswith(MACHINES):
        return False
    return request.content_type not in FORMS or "Content-Encoding" in request.headers


def _letters(request: HttpRequest) -> bool:
    """Text in another encoding than UTF-8 could mean something else to us than to whoever looked at it before."""
    return (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8")


_CHECKS: tuple[tuple[str, int, Callable[[HttpRequest], bool]], ...] = (
    ("a method we do not know", 405, _method),
    ("an address too long", 414, _address),
    ("an address with control characters", 400, _path),
    ("sent by another site", 403, _foreign),
    ("a machine without encryption", 403, _plain),
    ("a body that is no form", 415, _no_form),
    ("text that is not UTF-8", 415, _letters),
)
