"""What the browser is told with every answer: run nothing of others, keep nothing, tell nobody where you came from.

No page holds a script or a style of its own, so the policy needs no nonce, and two answers that say the same are the
same bytes. What is no page (a download, JSON) is told to do nothing at all.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseFileResponse

Respond = Callable[[HttpRequest], HttpResponseBase]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # data: is the QR code of the second factor
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox"
"""For what is no page: opened in a browser all the same, it can run, send and show nothing of ours."""
_NEVER = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS = ", ".join(
    [*(f"{one}=()" for one in _NEVER), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)


class Headers:
    """Middleware, outermost: the headers no screen may weaken."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        file_of_ours = isinstance(response, WhiteNoiseFileResponse)  # the same for everybody, and about nobody
        page = response.get("Content-Type", "").startswith("text/html") and "Content-Disposition" not in response
        response["Content-Security-Policy"] = POLICY if page else INERT
        if not file_of_ours:
            response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = PERMISSIONS
        response["X-Robots-Tag"] = "noindex, nofollow"
        if request.method == "POST" and _name(request) == "account_logout":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
