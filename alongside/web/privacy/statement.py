"""A victim asks who has seen her record and why: made at the case, checked by the privacy officer, then printed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.actions import access_statements as acts
from alongside.actions import watching
from alongside.queries import access_statements as kept
from alongside.queries import privacy
from alongside.queries.scope import Case
from alongside.rules.access import Verb
from alongside.rules.looks import PROGRAM, ground_words
from alongside.web.case.acting import acted, done
from alongside.web.case.frame import Frame, frame
from alongside.web.fields import DateField, Radios, YesNo
from alongside.web.forms import Form
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say

BACK = timedelta(days=365)


class StatementForm(Form):
    """Which days, and whether names are told."""

    first = DateField(
        label=gettext_lazy("From which day?"), error_messages={"required": gettext_lazy("Give the first day")}
    )
    last = DateField(
        label=gettext_lazy("Up to which day?"), error_messages={"required": gettext_lazy("Give the last day")}
    )
    with_names = YesNo(
        label=gettext_lazy("Name the members of staff?"),
        help_text=gettext_lazy("Otherwise their roles are told, which is enough in most cases."),
        error_messages={"required": gettext_lazy("Say whether names are told")},
    )


class CheckForm(Form):
    """Whether it may be given."""

    outcome = Radios(
        label=gettext_lazy("May this be given to the victim?"),
        error_messages={"required": gettext_lazy("Say whether it may be given")},
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of this case."""

    made_at: datetime
    made_by: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class MakePage:
    """The statements of the case, and the question for one more."""

    frame: Frame
    form: StatementForm
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line, in words."""

    on: date
    who: str
    what: str
    times: int
    why: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """The statement as it is given, or as it is checked (then with `form`)."""

    from_on: date
    until_on: date
    made_at: datetime
    made_by: str
    reference: str
    lines: tuple[LineRow, ...]
    back: str
    form: CheckForm | None = None
    outcome: str = ""


@screen(Verb.MAKE_STATEMENT)
def make_statement(request: OfficerRequest, case: Case) -> HttpResponse:
    """Statements of who looked."""
    form = StatementForm(request.POST or None, initial={"first": request.today - BACK, "last": request.today})

    def act() -> object:
        return acts.make(case, request.actor, request.now, form_key=form.key_sent, **form.answers)

    if acted(form, act):
        return done(request, case, _("The statement waits for the privacy officer to check it"), to="statements")
    rows = tuple(
        Row(
            one.made_at,
            one.made_by.name,
            _state(one.outcome),
            reverse("statement", kwargs={"case_id": case.public_id, "statement_id": one.public_id})
            if one.outcome == acts.AGREED
            else "",
        )
        for one in kept.of_case(case)
    )
    return render(request, "privacy/make.html", MakePage(frame(request, case), form, rows))


@screen(Verb.MAKE_STATEMENT)
def show_statement(request: OfficerRequest, case: Case, statement_id: UUID) -> HttpResponse:
    """The statement for printing. Before it is agreed to there is none."""
    one = kept.one(case, statement_id)
    if one is None or one.outcome != acts.AGREED:
        raise Http404
    page = StatementPage(
        one.from_on,
        one.until_on,
        one.made_at,
        one.made_by.name,
        case.reference,
        _lines(kept.lines(one)),
        reverse("statements", kwargs={"case_id": case.public_id}),
    )
    return render(request, "privacy/statement.html", page)


@screen(Verb.CHECK_STATEMENT)
def check_statement(request: OfficerRequest, statement_id: UUID) -> HttpResponse:
    """Check what somebody else made."""
    one = kept.to_check(statement_id, request.actor)
    if one is None:
        raise Http404
    form = CheckForm(request.POST or None)
    form.offer("outcome", [(code, say(words)) for code, words in acts.OUTCOMES.items()])
    if acted(form, lambda: acts.check(statement_id, request.actor, request.now, outcome=form.cleaned_data["outcome"])):
        messages.success(request, _("The statement is checked"))
        return redirect("privacy")
    watching.look(None, request.actor, request.now, case=one.case_id)
    page = StatementPage(
        one.from_on,
        one.until_on,
        one.made_at,
        one.made_by.name,
        privacy.reference_of(one.case_id) or _("A sealed case"),
        _lines(kept.lines(one)),
        reverse("privacy"),
        form,
        _state(one.outcome) if one.outcome else "",
    )
    return render(request, "privacy/check.html", page)


def _state(outcome: str) -> str:
    if outcome == acts.AGREED:
        return _("Checked: it may be given")
    return _("Sent back: it must not be given") if outcome == acts.SENT_BACK else _("Waiting to be checked")


def _lines(lines: tuple[kept.Line, ...]) -> tuple[LineRow, ...]:
    return tuple(
        LineRow(
            on=one.on,
            who=one.name or _role(one),
            what=_("Opened the record") if one.what == kept.LOOKED else _("Changed or added to the record"),
            times=one.times,
            why=say(ground_words(one.ground)) if one.what == kept.LOOKED or one.ground else "",
        )
        for one in lines
    )


def _role(one: kept.Line) -> str:
    role = kept.role_known(one.role)
    if role is not None:
        return say(role.words)
    return _("The program itself") if one.ground == PROGRAM else _("A member of staff")
