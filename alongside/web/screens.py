"""What makes a view a screen: it names its verb, and nobody gets further than the rules let them.

    @screen(Verb.RECORD_CONTACT)
    def record_contact(request: OfficerRequest, case: Case) -> HttpResponse:

An address with `<uuid:case_id>` gives the view its `case`; with `<uuid:duty_id>` or `<uuid:event_id>` beside it, its
`duty` or `event` too, of that case and of no other. What one may not know of is not there (404, the same bytes as for
nothing at all); what one may see but not do is refused with the sentence of the rule (403). Before an act of `STEP_UP`
one proves once more who one is. Showing anything of a case is journalled in the transaction that shows it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.actions import cases
from alongside.actions.performing import check
from alongside.queries import scope
from alongside.queries.scope import Case
from alongside.rules.access import STEP_UP, Verb, may
from alongside.web.proof import proved_recently
from alongside.web.shell.requests import OfficerRequest

View = Callable[..., HttpResponse]

_PARTS: dict[str, Callable[..., Any]] = {"duty": scope.duty, "event": scope.event}


def screen(verb: Verb) -> Callable[[View], View]:
    """Make a view a screen of `verb`. `.verb` is there for the tests that hold every address to one."""

    def wrap(view: View) -> View:
        @wraps(view)
        def shown(request: OfficerRequest, **ids: Any) -> HttpResponse:
            if "case_id" not in ids:
                check(verb, request.actor, request.now)
                return ask_again(request, verb) or view(request, **ids)
            case = scope.case(request.actor, request.today, ids.pop("case_id"))
            if case is None:
                raise Http404
            check(verb, request.actor, request.now, case, afresh=False)
            if (asked := ask_again(request, verb)) is not None:
                return asked
            parts = {name: _part(case, name, ids.pop(f"{name}_id")) for name in _PARTS if f"{name}_id" in ids}
            response = view(request, case=case, **parts, **ids)
            # A form that was sent and done shows nothing; its action has written its own line.
            if not 300 <= response.status_code < 400:
                cases.view(case, request.actor, request.now, verb)
            return response

        shown.verb = verb  # type: ignore[attr-defined]  # the architecture tests read it
        return shown

    return wrap


def ask_again(request: OfficerRequest, verb: Verb) -> HttpResponse | None:
    """Where to prove once more who one is, before an act of `STEP_UP`; nothing when that is fresh.

    What was typed is kept meanwhile, and is in the form again afterwards (`web.shell.drafts`).
    """
    if verb not in STEP_UP or proved_recently(request):
        return None
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def permits(request: OfficerRequest, case: Case, verb: Verb) -> bool:
    """Whether the person may do this to a case they are looking at: for links and buttons. No query."""
    here = scope.situation(case, request.actor, request.today, afresh=False)
    return may(verb, request.actor, here).allowed


def _part(case: Case, name: str, public_id: Any) -> Any:
    found = _PARTS[name](case, public_id)
    if found is None:
        raise Http404
    return found
