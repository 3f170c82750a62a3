"""Reviewing emergency access: a senior or the privacy officer reads why it was used, what was done, and says what it
was."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import emergencies as acts
from alongside.queries import reviews
from alongside.rules.access import Verb
from alongside.rules.emergency import REASONS, VERDICTS
from alongside.web.case.acting import acted
from alongside.web.fields import Radios, TextArea
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


class ReviewForm(Form):
    """What it was."""

    verdict = Radios(label=gettext_lazy("What was it?"), error_messages={"required": gettext_lazy("Say what it was")})
    words = TextArea(
        label=gettext_lazy("What did you find?"),
        error_messages={"required": gettext_lazy("Say what you found")},
        max_length=acts.LONGEST,
    )


@dataclass(frozen=True, slots=True)
class UseRow:
    """A use in the list, or at the head of its review."""

    href: str
    who: str
    at: datetime
    until: datetime
    reason: str
    case: str
    review_by: date
    late: bool
    times: int
    verdict: str


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """What waits, then what was reviewed."""

    waiting: tuple[UseRow, ...]
    done: tuple[UseRow, ...]


@dataclass(frozen=True, slots=True)
class DoneRow:
    """Something that was done under it."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A use, what was done under it, and the question; no question where it was answered."""

    form: ReviewForm
    use: UseRow
    words: str
    done: tuple[DoneRow, ...]
    found: str
    reviewed_by: str


@screen(Verb.REVIEW_EMERGENCY)
def list_reviews(request: OfficerRequest) -> HttpResponse:
    """Emergency access to review."""
    rows = tuple(_row(one) for one in reviews.of(request.actor, request.now))
    page = ReviewsPage(tuple(row for row in rows if not row.verdict), tuple(row for row in rows if row.verdict))
    return render(request, "emergency/reviews.html", page)


@screen(Verb.REVIEW_EMERGENCY)
def review(request: OfficerRequest, use_id: UUID) -> HttpResponse:
    """Review a use."""
    found = reviews.one(request.actor, request.now, use_id)
    if found is None:
        raise Http404
    one, done = found
    form = ReviewForm(request.POST or None)
    form.offer("verdict", VERDICTS)
    if acted(form, lambda: acts.review(use_id, request.actor, request.now, **form.answers)):
        messages.success(request, _("The review is recorded"))
        return redirect("emergency_reviews")
    page = ReviewPage(
        form,
        _row(one),
        one.words,
        tuple(DoneRow(each.at, say(each.words)) for each in done),
        one.review_words,
        one.reviewed_by,
    )
    return render(request, "emergency/review.html", page)


def _row(one: reviews.Use) -> UseRow:
    return UseRow(
        href=reverse("review_emergency", kwargs={"use_id": one.id}),
        who=one.who,
        at=one.at,
        until=one.until,
        reason=say(REASONS[one.reason]),
        case=(one.reference or _("A sealed case")) if one.opened else _("It opened no case"),
        review_by=one.review_by,
        late=one.late,
        times=one.times,
        verdict=say(VERDICTS[one.verdict]) if one.verdict in VERDICTS else "",
    )
