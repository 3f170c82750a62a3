"""A form that could not be sent loses no words.

Every form of ours says, sealed, for whom and at which address it was drawn (`drawn_for`). So words that arrive when the
session has ended, the page is too old or the case has just gone are kept for the person who typed them, whoever is
signed in by then, and for no page that we did not draw. While somebody types, a script sends the same every ten
seconds. They are brought back into the form when its person opens it again, and are gone when it is sent.
"""

import base64
import hashlib
import logging
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import drafts
from alongside.queries import drafts as known
from alongside.queries import staff
from alongside.web.forms import brought_back
from alongside.web.proof import UNSENT
from alongside.web.shell import refusals

log = logging.getLogger("alongside.web.drafts")

MARK = "drawn_for"
ADDRESS = "address"
_OURS = (MARK, ADDRESS, "csrfmiddlewaretoken")
_DOOR = "/sign-in/"
_CASE = re.compile(r"^/case/([0-9a-f-]{36})(?:/|$)")


def mark(request: Any) -> str:
    """Says to us, and to nobody else, for whom and where this page is drawn today. The same all day: two drawings of
    one page are the same bytes."""
    if request.actor is None:
        return ""
    sealed = _cipher().encrypt(str(request.actor.staff_id).encode(), _bound(request.today, request.path))
    return base64.urlsafe_b64encode(sealed).decode()


def bring_back(request: Any) -> None:
    """Before a form is drawn: put what its person had typed into it."""
    if request.method != "GET" or request.path not in request.session.get(UNSENT, ()):
        return
    found = known.at(request.actor, request.today, request.path)
    if found is not None:
        request.brought_back = found.kept_at
        brought_back.set(QueryDict(found.words))


def after(request: Any, response: HttpResponse) -> None:
    """Once a form was answered: keep what was not taken in, let go of what was."""
    if request.method != "POST" or request.path.startswith(_DOOR) or getattr(request, "words_kept", False):
        return
    if not _taken(response):
        try:
            keep(request)
        except DatabaseError:
            log.exception("the words of a form could not be kept")
    elif request.actor is not None and 300 <= response.status_code < 400:
        let_go(request, request.path, "sent")


def keep(request: Any) -> bool:
    """Keep the words of a form of ours for the person it was drawn for. Whether there were any."""
    sent = request.POST
    address = sent.get(ADDRESS) or request.path
    person_id = _drawn_for(sent.get(MARK, ""), request.today, address)
    words = words_of(sent)
    if person_id is None or "form_key" not in sent or not 0 < len(words) <= drafts.LONGEST:
        return False
    actor = staff.actor(person_id, request.today)
    if actor is None:
        return False
    drafts.keep(staff.account(person_id), actor, request.now, address=address, case=case_of(address), words=words)
    request.words_kept = True
    if request.user.is_authenticated and request.user.pk == person_id:
        remember(request, address)
    return True


def renew(request: Any) -> bool:
    """The same for a form that is being filled in: written down once, and then renewed."""
    sent = request.POST
    address = sent.get(ADDRESS, "")
    if _drawn_for(sent.get(MARK, ""), request.today, address) != request.actor.staff_id:
        return False
    if address not in request.session.get(UNSENT, ()):
        return keep(request)
    words = words_of(sent)
    if "form_key" not in sent or not 0 < len(words) <= drafts.LONGEST:
        return False
    drafts.renew(request.user, request.now, address, case_of(address), words)
    return True


def let_go(request: Any, address: str, why: str) -> None:
    """Delete this person's words for one form, if there are any."""
    unsent = request.session.get(UNSENT, [])
    if address in unsent:
        drafts.let_go(request.user, request.actor, request.now, address=address, why=why)
        request.session[UNSENT] = [one for one in unsent if one != address]


def remember(request: Any, address: str) -> None:
    """Note in the session that there are words for that form, so that no other page asks."""
    request.session[UNSENT] = [*(one for one in request.session.get(UNSENT, []) if one != address), address]


def stale(request: Any, reason: str = "") -> HttpResponse:
    """A form without the right token: drawn before somebody signed in again, or not by us. Ours lose no words."""
    if not keep(request):
        return refusals.forbidden(request, reason=reason)
    if request.actor is None or request.path not in request.session.get(UNSENT, ()):
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    messages.warning(request, _("This page was open too long. What you typed is here: look at it and send it again."))
    return redirect(request.path)


def words_of(sent: QueryDict) -> str:
    """What was typed, as a form is sent, without what we put there."""
    typed = sent.copy()
    for name in _OURS:
        typed.pop(name, None)
    return typed.urlencode()


def case_of(address: str) -> UUID | None:
    """The case that a form at this address is about."""
    found = _CASE.match(address)
    try:
        return UUID(found[1]) if found else None
    except ValueError:
        return None


def _taken(response: HttpResponse) -> bool:
    if 300 <= response.status_code < 400:
        return not response.headers.get("Location", "").startswith(_DOOR)
    return response.status_code not in (403, 404, 409, 500, 503)


def _drawn_for(given: str, today: date, address: str) -> int | None:
    """The person a page was drawn for, at that address, today or yesterday."""
    try:
        sealed = base64.urlsafe_b64decode(given.encode())
    except ValueError:
        return None
    for day in (today, today - timedelta(days=1)):
        try:
            return int(_cipher().decrypt(sealed, _bound(day, address)))
        except (InvalidTag, ValueError):
            continue
    return None


def _bound(day: date, address: str) -> list[bytes]:
    return [day.isoformat().encode(), address.encode()]


def _cipher() -> AESSIV:
    # A key of its own, derived from the installation's: the same secret never does two jobs.
    return AESSIV(hashlib.sha512(b"alongside drawn for\0" + settings.SECRET_KEY.encode()).digest())


def start(request: HttpRequest) -> None:
    """Nothing of an earlier request of this worker is brought back."""
    brought_back.set(None)
