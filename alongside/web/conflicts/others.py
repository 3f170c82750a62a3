"""What colleagues declared: a senior shares out work knowing it, a privacy officer looks whom it bars and from what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import conflicts as acts
from alongside.queries import conflicts
from alongside.queries.conflicts import Conflict
from alongside.rules.access import Verb, may
from alongside.rules.conflicts import Match, words_of
from alongside.web.case.acting import acted
from alongside.web.conflicts.own import AskPage
from alongside.web.conflicts.told import Facts, facts_of, kind_of
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class SureForm(Form):
    """Nothing but its key."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody's declaration, without its words."""

    name: str
    kind: str
    declared_on: date
    waits: str
    href: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The declarations one answers for."""

    rows: tuple[Row, ...]
    settles: bool


@dataclass(frozen=True, slots=True)
class MetRow:
    """A case in which it was met."""

    reference: str
    sure: bool
    why: str
    found_on: date
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    """One declaration; for a privacy officer also where it was met."""

    name: str
    kind: str
    facts: Facts
    declared_on: date
    confirmed_on: date
    end_href: str
    settles: bool
    met: tuple[MetRow, ...]


@screen(Verb.VIEW_CONFLICTS)
def list_declared(request: OfficerRequest) -> HttpResponse:
    """Declared conflicts."""
    acts.read(None, request.actor, request.now)
    settles = may(Verb.SETTLE_CONFLICT, request.actor).allowed
    rows = tuple(_row(one, settles) for one in conflicts.others(request.actor, request.today))
    return render(request, "conflicts/declared.html", ListPage(rows, settles))


def _row(one: Conflict, settles: bool) -> Row:
    waits = _("Asks to end it") if one.end_asked_at else ""
    return Row(
        one.staff.name,
        kind_of(one),
        one.declared_at.date(),
        waits if settles else "",
        reverse("declared_conflict", kwargs={"conflict_id": one.public_id}),
    )


@screen(Verb.VIEW_CONFLICTS)
def show_declared(request: OfficerRequest, conflict_id: UUID) -> HttpResponse:
    """One declaration of somebody else's."""
    one = _one(request, conflict_id)
    settles = may(Verb.SETTLE_CONFLICT, request.actor).allowed and conflicts.watched(request.actor).contains(one)
    acts.read(one, request.actor, request.now)
    ends = settles and one.end_asked_at is not None
    page = ShowPage(
        name=one.staff.name,
        kind=kind_of(one),
        facts=facts_of(one),
        declared_on=one.declared_at.date(),
        confirmed_on=one.confirmed_at.date(),
        end_href=reverse("end_conflict", kwargs={"conflict_id": one.public_id}) if ends else "",
        settles=settles,
        met=tuple(_met(one, met) for met in conflicts.met(one, request.actor, request.today)) if settles else (),
    )
    return render(request, "conflicts/show.html", page)


def _met(one: Conflict, met: conflicts.Met) -> MetRow:
    doubtful = met.match == Match.POSSIBLE and met.settled_at is None
    ids = {"conflict_id": one.public_id, "match_id": met.id}
    return MetRow(
        reference=met.reference or _("A sealed case"),
        sure=met.match == Match.SURE,
        why="; ".join(say(words) for words in words_of(met.reasons)),
        found_on=met.found_on,
        state=_("Not the same person") if met.settled_at else _("Closed to them") if met.bars else _("Over"),
        href=reverse("settle_conflict", kwargs=ids) if doubtful else "",
    )


@screen(Verb.SETTLE_CONFLICT)
def settle_conflict(request: OfficerRequest, conflict_id: UUID, match_id: UUID) -> HttpResponse:
    """Say that it is not the same person."""
    one = _watched(request, conflict_id)
    met = next((met for met in conflicts.met(one, request.actor, request.today) if met.id == match_id), None)
    if met is None:
        raise Http404
    form = SureForm(request.POST or None)
    if acted(form, lambda: acts.settle(one, request.actor, request.now, match=match_id)):
        messages.success(request, _("The case is open to them again, as far as anything else lets them in."))
        return redirect("declared_conflict", conflict_id=conflict_id)
    before = (
        _("Case: %(reference)s") % {"reference": met.reference or _("A sealed case")},
        _("Ask the case's officer, or their senior, whether it is the same person. Do not ask who declared it."),
    )
    return _ask(request, one, _("Not the same person"), before, form)


@screen(Verb.SETTLE_CONFLICT)
def end_conflict(request: OfficerRequest, conflict_id: UUID) -> HttpResponse:
    """End what its declarer no longer declares."""
    one = _watched(request, conflict_id)
    form = SureForm(request.POST or None)
    if acted(form, lambda: acts.end(one, request.actor, request.now)):
        messages.success(request, _("The declaration has ended."))
        return redirect("declared_conflicts")
    before = (
        _("%(name)s says that it is no longer so. What it closed to them opens again: be sure first.")
        % {"name": one.staff.name},
    )
    return _ask(request, one, _("End the declaration"), before, form)


def _ask(request: OfficerRequest, one: Conflict, heading: str, before: tuple[str, ...], form: Form) -> HttpResponse:
    back = reverse("declared_conflict", kwargs={"conflict_id": one.public_id})
    page = AskPage(heading, before, facts_of(one), form, heading, back, warning=True)
    return render(request, "conflicts/ask.html", page)


def _one(request: OfficerRequest, conflict_id: UUID) -> Conflict:
    """A live declaration this person reads; for everybody else it is not there."""
    rows = conflicts.readable(request.actor, request.today).filter(ended_at__isnull=True)
    one = rows.select_related("staff").filter(public_id=conflict_id).first()
    if one is None:
        raise Http404
    return one


def _watched(request: OfficerRequest, conflict_id: UUID) -> Conflict:
    one = _one(request, conflict_id)
    if not conflicts.watched(request.actor).contains(one):
        raise Http404
    return one
