"""Arranging cover: an officer before their leave, or a senior at eight in the morning when somebody has rung in ill."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import covers as act
from alongside.actions.performing import Invalid
from alongside.queries import covers
from alongside.rules.access import Verb
from alongside.rules.cover import MOST_DAYS
from alongside.web.cover.covers import arranges_for, sealed_link
from alongside.web.fields import DateField, Radios, Select
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest

_CHOOSE = ("", gettext_lazy("Choose"))


class StartForm(Form):
    """Who is away (asked of a senior alone), who covers, and the days."""

    officer = Select(
        label=gettext_lazy("Who is away?"), error_messages={"required": gettext_lazy("Choose who is away")}
    )
    why = Radios(label=gettext_lazy("Why?"), error_messages={"required": gettext_lazy("Say why")})
    cover = Select(label=gettext_lazy("Who covers?"), error_messages={"required": gettext_lazy("Choose who covers")})
    starts_on = DateField(
        label=gettext_lazy("First day"), error_messages={"required": gettext_lazy("Give the first day")}
    )
    ends_on = DateField(label=gettext_lazy("Last day"), error_messages={"required": gettext_lazy("Give the last day")})

    def __init__(self, *args: Any, away: list[tuple[str, str]], covering: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(away) > 1:
            self.offer("officer", [_CHOOSE, *away])
            self.offer("why", act.WHY)
        else:
            del self.fields["officer"], self.fields["why"]
        self.offer("cover", [_CHOOSE, *covering])


class LongerForm(Form):
    """The new last day."""

    ends_on = DateField(
        label=gettext_lazy("New last day"), error_messages={"required": gettext_lazy("Give the new last day")}
    )


class EndForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class AskPage:
    """A question about cover: what to know before answering it, and what the button says."""

    heading: str
    before: tuple[str, ...]
    sealed: tuple[tuple[str, str], ...]
    form: Form
    button: str
    warning: bool
    back_href: str


@screen(Verb.ARRANGE_COVER)
def start_cover(request: OfficerRequest) -> HttpResponse:
    """Start cover."""
    away = {person.username: person for person in covers.away(request.actor, request.today)}
    others = {person.username: person for person in covers.colleagues(request.actor, request.today)}
    own = next((name for name, person in away.items() if person.pk == request.actor.staff_id), "")
    form = StartForm(
        request.POST or None,
        away=[(name, person.name) for name, person in away.items()],
        covering=[(name, person.name) for name, person in others.items() if name != own or len(away) > 1],
        initial={"starts_on": request.today},
    )
    if form.is_valid():
        asked = form.answers
        officer = away[asked.pop("officer", own)]
        asked = {"why": "planned"} | asked | {"cover": others[asked["cover"]]}
        made = _tried(form, lambda: act.start(officer, request.actor, request.now, form_key=form.key_sent, **asked))
        if made is not None:
            messages.success(request, _("The cover is arranged. Look below at what it does not reach."))
            return redirect("cover", cover_id=made.public_id)
    before = (
        _("Whoever covers opens and works all open cases of the officer on these days, and then no more.")
        + " "
        + _("Cover lasts at most %(days)s days.") % {"days": MOST_DAYS},
        _("A sealed case is covered only by somebody on its list."),
    )
    sealed = tuple(sealed_link(case) for case in covers.sealed_of(request.actor, request.today))
    page = AskPage(_("Arrange cover"), before, sealed, form, _("Arrange the cover"), False, reverse("covers"))
    return render(request, "cover/ask.html", page)


@screen(Verb.ARRANGE_COVER)
def extend_cover(request: OfficerRequest, cover_id: UUID) -> HttpResponse:
    """A later last day."""
    cover = _arranged(request, cover_id)
    form = LongerForm(request.POST or None)
    if form.is_valid():
        done = _tried(form, lambda: act.extend(cover, request.actor, request.now, **form.answers))
        if done is not None:
            messages.success(request, _("The cover lasts longer."))
            return redirect("cover", cover_id=cover_id)
    return _ask(request, cover_id, _("Let the cover last longer"), form, _("Let it last longer"))


@screen(Verb.ARRANGE_COVER)
def end_cover(request: OfficerRequest, cover_id: UUID) -> HttpResponse:
    """End it now."""
    cover = _arranged(request, cover_id)
    form = EndForm(request.POST or None)
    if form.is_valid():
        done = _tried(form, lambda: act.end(cover, request.actor, request.now))
        if done is not None:
            messages.success(request, _("The cover has ended: the cases are open to the cover officer no more."))
            back = done.officer_id == request.actor.staff_id and covers.span(done).over(request.today)
            return redirect("hand_back" if back else "cover", cover_id=cover_id)
    before = (_("From their next step the cover officer sees these cases no more."),)
    return _ask(request, cover_id, _("End the cover"), form, _("End the cover now"), before=before, warning=True)


def _ask(
    request: OfficerRequest,
    cover_id: UUID,
    heading: str,
    form: Form,
    button: str,
    *,
    before: tuple[str, ...] = (),
    warning: bool = False,
) -> HttpResponse:
    back = reverse("cover", kwargs={"cover_id": cover_id})
    return render(request, "cover/ask.html", AskPage(heading, before, (), form, button, warning, back))


def _arranged(request: OfficerRequest, cover_id: UUID) -> covers.Cover:
    """Cover that this person may change; for everybody else it is not there."""
    cover = covers.one(request.actor, request.today, cover_id)
    if cover is None or not arranges_for(request, cover.officer_id):
        raise Http404
    return cover


def _tried(form: Form, do: Callable[[], covers.Cover]) -> covers.Cover | None:
    try:
        return do()
    except Invalid as wrong:
        form.refuse(wrong)
        return None
