"""Ways to reach a person: somebody gave a number, said it is safe or not, or that it is no longer theirs."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import channels
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import WAYS
from alongside.queries import people
from alongside.queries.people import Channel
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.safe_contact import masked
from alongside.web.case.frame import Frame, frame
from alongside.web.forms import Form
from alongside.web.people.people import FormPage
from alongside.web.people.ways_forms import ChannelForm, SafetyForm, terms_of
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """A way to reach a person: what is known of its safety, and the doors to ending or replacing it."""

    frame: Frame
    form: Form
    heading: str
    about: str
    end_href: str
    replace_href: str
    back_href: str
    returned_href: str = ""
    "Of a postal address: where it is written down that a letter came back."


@screen(Verb.EDIT_PEOPLE)
def add_channel(request: OfficerRequest, case: Case, person_id: UUID) -> HttpResponse:
    """A new way; with `?instead=` it takes the place of another, whose safety is not carried over."""
    person = people.person(case, request.actor, request.today, person_id)
    if person is None:
        raise Http404
    old = _instead(request, case)
    initial = {"way": old.way} if old is not None else {}
    form = ChannelForm(request.POST or None, initial)
    if form.is_valid():
        try:
            channels.add(
                case,
                request.actor,
                request.now,
                person=person,
                instead_of=old.public_id if old is not None else None,
                form_key=form.key_sent,
                **form.said,
            )
        except Invalid as wrong:
            form.refuse(wrong, instead_of="value")
        else:
            messages.success(request, _("Saved."))
            return redirect("case_contact", case_id=case.public_id)
    page = ChannelPage(
        frame=frame(request, case),
        form=form,
        heading=_("Replace a way to reach them") if old is not None else _("Add a way to reach them"),
        about=person.name,
        end_href="",
        replace_href="",
        back_href=_contact_href(case),
    )
    return render(request, "people/channel.html", page)


@screen(Verb.EDIT_PEOPLE)
def edit_channel(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """What was said of its safety."""
    channel = people.channel(case, request.actor, request.today, channel_id)
    if channel is None:
        raise Http404
    known = {name: getattr(channel, name) for name in ("safety", "said_by")} | {"said_on": request.today}
    known |= terms_of(channel)
    form = SafetyForm(request.POST or None, known)
    if form.is_valid():
        try:
            channels.set_safety(case, request.actor, request.now, channel=channel, **form.said)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("Saved."))
            return redirect("case_contact", case_id=case.public_id)
    add = reverse("add_channel", kwargs={"case_id": case.public_id, "person_id": channel.person.public_id})
    here = {"case_id": case.public_id, "channel_id": channel_id}
    page = ChannelPage(
        frame=frame(request, case),
        form=form,
        heading=_named(channel),
        about=channel.person.name,
        end_href=reverse("end_channel", kwargs={"case_id": case.public_id, "channel_id": channel_id}),
        replace_href=f"{add}?instead={channel_id}",
        back_href=_contact_href(case),
        returned_href=reverse("post_returned", kwargs=here) if channel.way == "post" else "",
    )
    return render(request, "people/channel.html", page)


@screen(Verb.EDIT_PEOPLE)
def end_channel(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """It is no longer to be used; the history keeps it."""
    channel = people.channel(case, request.actor, request.today, channel_id)
    if channel is None:
        raise Http404
    form = Form(request.POST or None)
    if form.is_valid():
        try:
            channels.end(case, request.actor, request.now, channel=channel)
        except Invalid as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _("It is no longer in use."))
            return redirect("case_contact", case_id=case.public_id)
    about = f"{channel.person.name}, {_named(channel)}"
    page = FormPage(
        frame(request, case),
        form,
        _("No longer use this"),
        about,
        _("No longer use it"),
        reverse("edit_channel", kwargs={"case_id": case.public_id, "channel_id": channel_id}),
    )
    return render(request, "people/form.html", page)


def _named(channel: Channel) -> str:
    hidden = people.hides(channel.person, channel)
    return f"{say(WAYS[channel.way])}: {people.UNSHOWN if hidden else masked(channel.way, channel.value)}"


def _instead(request: OfficerRequest, case: Case) -> Channel | None:
    asked = request.GET.get("instead", "")
    if not asked:
        return None
    try:
        found = people.channel(case, request.actor, request.today, UUID(asked))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _contact_href(case: Case) -> str:
    return reverse("case_contact", kwargs={"case_id": case.public_id})
