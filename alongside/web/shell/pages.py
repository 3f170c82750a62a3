"""Drawing a page: a template, a frozen dataclass of plain values, and the shell around it."""

from dataclasses import dataclass, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django import forms
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from markupsafe import Markup

from alongside.queries import muted
from alongside.web.forms import ErrorLink, error_links
from alongside.web.proof import UNSENT
from alongside.web.shell import drafts
from alongside.web.shell.navigation import REFERENCE, NavigationItem, navigation
from alongside.web.wording import language, say

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


_HIDDEN = Markup(
    '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">'
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the last action says on the next page, and how it went: "success", "information", "warning", "error"."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What the layout needs and no screen should think of."""

    language: str
    path: str
    staff_name: str
    signed_in: bool
    navigation: tuple[NavigationItem, ...]
    reference: tuple[NavigationItem, ...]
    "Places for the foot of the page."
    notices: tuple[Notice, ...]
    errors: tuple[ErrorLink, ...]
    csrf: Markup
    "The hidden fields that a form of ours must carry."
    csrf_token: str
    brought_back: datetime | None = None
    "When the words in this page's form were kept, if they were brought back."
    drafts: int = 0
    "Forms of this person with words that were not sent."
    alerts: int = 0
    "Alerts of this person that they have not seen."
    muted: str = ""
    "In a restored copy: that it is one, and keeps silent."

    @classmethod
    def around(cls, request: HttpRequest, form: forms.BaseForm | None) -> "Shell":
        """The shell of this request; `form` brings its errors to the top of the page."""
        actor = getattr(request, "actor", None)
        token = get_token(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        return cls(
            language=language(),
            path=request.get_full_path() if request.method == "GET" else request.path,
            staff_name=actor.name if actor else "",
            signed_in=actor is not None,
            navigation=navigation(actor, name) if actor else (),
            reference=navigation(actor, name, REFERENCE) if actor else (),
            # A form sent three times did one thing: it is said once.
            notices=tuple(dict.fromkeys(Notice(str(said), said.level_tag) for said in get_messages(request))),
            errors=tuple(error_links(form)) if form is not None else (),
            csrf=_HIDDEN.format(token, drafts.MARK, drafts.mark(request) if actor else ""),
            brought_back=getattr(request, "brought_back", None),
            drafts=len(request.session.get(UNSENT, ())) if actor else 0,
            csrf_token=token,
            alerts=getattr(request, "alerts", 0),
            muted=say(muted.sentence(copy_of)) if (copy_of := getattr(request, "copy_of", None)) else "",
        )


def render(request: HttpRequest, template: str, page: "DataclassInstance") -> HttpResponse:
    """The page drawn; the errors of a form in its `form` stand in the summary above it."""
    if not is_dataclass(page):
        raise TypeError(f"{template} was given {type(page).__name__}: a page is a frozen dataclass of plain values")
    shell = Shell.around(request, getattr(page, "form", None))
    # Straight to Jinja: Django's wrapper would put the request, with its models, in reach of the template.
    return HttpResponse(get_template(template).template.render(page=page, shell=shell))  # type: ignore[attr-defined]  # ours are all Jinja's
