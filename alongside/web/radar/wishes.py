"""What is written down so that the radar keeps quiet, or asks: a wish to be left alone, and post that came back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import radar as act
from alongside.queries import people, radar
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.web.case.acting import acted, asked, done
from alongside.web.fields import DateField, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import short_date


class LeaveAloneForm(Form):
    """When they said it, and in which words."""

    on = DateField(
        label=gettext_lazy("When did they say so?"), error_messages={"required": gettext_lazy("Give the day")}
    )
    words = TextArea(
        label=gettext_lazy("What did they say?"),
        help_text=gettext_lazy("Their own words, or how you know."),
        rows=3,
        max_length=2_000,
        error_messages={"required": gettext_lazy("Say how you know")},
    )


class ContactAgainForm(Form):
    """How we know that they have changed their mind."""

    why = TextArea(
        label=gettext_lazy("How do you know that they changed their mind?"),
        rows=3,
        max_length=2_000,
        error_messages={"required": gettext_lazy("Say how you know")},
    )


class ReturnedForm(Form):
    """When it came back."""

    on = DateField(
        label=gettext_lazy("When did it come back?"), error_messages={"required": gettext_lazy("Give the day")}
    )
    note = TextArea(label=gettext_lazy("What stood on it?"), required=False, rows=2, max_length=act.MOST_WORDS)


@screen(Verb.EDIT_CASE)
def no_contact(request: OfficerRequest, case: Case) -> HttpResponse:
    """Write down the wish; or, where it stands, that it has ended."""
    wish = radar.asks_to_be_left_alone(case)
    if wish is None:
        form: Form = LeaveAloneForm(request.POST or None, initial={"on": request.today})
        if acted(form, lambda: act.leave_alone(case, request.actor, request.now, **form.answers)):
            return done(request, case, _("Written down. The radar asks for no contact on this case from now."))
        before = (
            _("From now on the radar asks for nothing on this case. It shows that the wish stands."),
            _("What the law says must be told stays on Today: decide there, each time, what is right."),
        )
        return asked(
            request, case, form, heading=_("Asked never to be contacted"), button=_("Write it down"), before=before
        )
    form = ContactAgainForm(request.POST or None)
    if acted(form, lambda: act.contact_again(case, request.actor, request.now, **form.answers)):
        return done(request, case, _("The wish has ended. The radar listens for this case again."))
    before = (
        _("Written down by %(name)s on %(day)s:")
        % {"name": wish.recorded_by.name, "day": short_date(wish.recorded_at)},
        wish.words,
    )
    return asked(request, case, form, heading=_("They may be contacted again"), button=_("End the wish"), before=before)


@screen(Verb.EDIT_PEOPLE)
def post_returned(request: OfficerRequest, case: Case, channel_id: UUID) -> HttpResponse:
    """A letter came back."""
    channel = people.channel(case, request.actor, request.today, channel_id)
    if channel is None or (channel.way != "post" and request.method == "POST"):
        raise Http404
    form = ReturnedForm(request.POST or None, initial={"on": request.today})
    if acted(
        form,
        lambda: act.post_returned(
            case, request.actor, request.now, channel=channel, form_key=form.key_sent, **form.answers
        ),
    ):
        said = _("Written down. Nobody writes to this address until it has been asked about.")
        return done(request, case, said, to="case_contact")
    before = (_("From now the address is not safe to write to. Ask for the right one by another way."),)
    return asked(request, case, form, heading=_("Post came back"), button=_("It came back"), before=before)
