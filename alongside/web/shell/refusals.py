"""The pages for what cannot be done. They are the same bytes for everybody and echo nothing.

A case one may not know of and a case that does not exist are answered by the same page; so the pages ask nothing of
the request, not even its language, and say everything in both. Only that the database is a restored copy stands on
them too: that is the same for everybody.
"""

import logging
import secrets
import sys
from functools import cache

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from alongside.queries import muted
from alongside.rules.words import Words

log = logging.getLogger("alongside.web")

_BAD_REQUEST = (
    Words("The request could not be read", "Nid oedd modd darllen y cais"),
    Words(
        "Go back, open the page again and send it once more. Nothing was recorded.",
        "Ewch yn ôl, agorwch y dudalen eto a'i hanfon unwaith yn rhagor. Ni chofnodwyd dim.",
    ),
)
_FORBIDDEN = (
    Words("You may not do this", "Ni chewch wneud hyn"),
    Words(
        "Your role does not include this, or your page was open too long. Go back and open it again, "
        "or ask your administrator.",
        "Nid yw eich rôl yn cynnwys hyn, neu bu eich tudalen ar agor yn rhy hir. Ewch yn ôl a'i hagor eto, "
        "neu gofynnwch i'ch gweinyddwr.",
    ),
)
_NOT_FOUND = (
    Words("Page not found", "Ni chafwyd hyd i'r dudalen"),
    Words(
        "There is nothing here, or nothing that you may see. Check the address, or search for the person or case.",
        "Nid oes dim yma, neu ddim y cewch chi ei weld. Gwiriwch y cyfeiriad, neu chwiliwch am y person neu'r achos.",
    ),
)
_TOO_MANY = (
    Words("Too many tries", "Gormod o geisiadau"),
    Words("Wait five minutes, then try again.", "Arhoswch bum munud, yna rhowch gynnig arall arni."),
)
_AWAY = (
    Words("Alongside cannot be reached at this moment", "Ni ellir cyrraedd Alongside ar hyn o bryd"),
    Words(
        "Nothing of this page was recorded. Keep what you wrote, and try again in a minute.",
        "Ni chofnodwyd dim o'r dudalen hon. Cadwch yr hyn a ysgrifennoch, a rhowch gynnig arall arni ymhen munud.",
    ),
)
_BROKEN = (
    Words("Something went wrong on our side", "Aeth rhywbeth o'i le ar ein hochr ni"),
    Words(
        "Nothing of this page was recorded. Try again; if it happens again, tell your administrator this number:",
        "Ni chofnodwyd dim o'r dudalen hon. Rhowch gynnig arall arni; os bydd yn digwydd eto, rhowch y rhif hwn "
        "i'ch gweinyddwr:",
    ),
)


def _drawn(told: tuple[Words, Words], copy: Words | None, reference: str = "", way: str = "") -> bytes:
    template = get_template("shell/refusal.html").template  # type: ignore[attr-defined]  # ours are all Jinja's
    text: str = template.render(title=told[0], sentence=told[1], copy=copy, reference=reference, way=way)
    return text.encode()


_drawn_once = cache(_drawn)


def _copy(request: HttpRequest) -> Words | None:
    """What says that this is a restored copy, as the request's middleware found it: nothing is asked again here."""
    taken_at = getattr(request, "copy_of", None)
    return muted.sentence(taken_at) if taken_at else None


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return HttpResponse(_drawn_once(_BAD_REQUEST, _copy(request)), status=400)


def forbidden(request: HttpRequest, exception: object = None, reason: str = "", way: str = "") -> HttpResponse:
    """403, with the sentence of the rule that refused where there is one; also for a form without its token.

    `way` is where a manager opens a case of theirs after all, for a reason.
    """
    if isinstance(exception, Words) and way:
        return HttpResponse(_drawn((_FORBIDDEN[0], exception), _copy(request), way=way), status=403)
    if isinstance(exception, Words):
        return HttpResponse(_drawn_once((_FORBIDDEN[0], exception), _copy(request)), status=403)
    return HttpResponse(_drawn_once(_FORBIDDEN, _copy(request)), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same bytes whether there is nothing or nothing this person may see."""
    return HttpResponse(_drawn_once(_NOT_FOUND, _copy(request)), status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429."""
    return HttpResponse(_drawn_once(_TOO_MANY, _copy(request)), status=429)


def broken(request: HttpRequest) -> HttpResponse:
    """500, with a number that also stands in the log beside the traceback; 503 where the database is away."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        log.error("a page could not be shown: the database cannot be reached")
        response = HttpResponse(_drawn_once(_AWAY, _copy(request)), status=503)
        response["Retry-After"] = "60"
        return response
    reference = "-".join(secrets.token_hex(2) for _ in range(3))
    log.error("a page broke, reference %s", reference)
    return HttpResponse(_drawn(_BROKEN, _copy(request), reference), status=500)
