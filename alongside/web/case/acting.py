"""Acting on a case as a whole: one form, one action, and back to the case."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.actions.performing import Invalid
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.frame import Frame, frame
from alongside.web.forms import Form
from alongside.web.screens import permits
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class ActPage:
    """A question about the case, what to know before answering, and what the button says."""

    frame: Frame
    form: Form
    heading: str
    before: tuple[str, ...]
    button: str
    warning: bool = False
    "The button is that of an act with consequences."


def acted(form: Form, act: Callable[[], object]) -> bool:
    """Do it with a valid form; what is refused as asked stands beside its question."""
    if not form.is_valid():
        return False
    try:
        act()
    except Invalid as invalid:
        form.add_error(invalid.field if invalid.field in form.fields else None, say(invalid.words))
        return False
    return True


def done(request: OfficerRequest, case: Case, words: str, *, to: str = "case") -> HttpResponse:
    """Back to the case, which says what was done; to the caseload for who looks after the case without opening it."""
    messages.success(request, words)
    if not permits(request, case, Verb.VIEW_CASE):
        return redirect("caseload")
    return redirect(to, case_id=case.public_id)


def asked(
    request: OfficerRequest,
    case: Case,
    form: Form,
    *,
    heading: str,
    button: str,
    before: tuple[str, ...] = (),
    warning: bool = False,
) -> HttpResponse:
    """The page with the question."""
    return render(request, "case/act.html", ActPage(frame(request, case), form, heading, before, button, warning))
