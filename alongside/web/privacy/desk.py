"""The privacy officer looks in: is somebody looking who should not, and does a statement wait to be checked?"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.actions import watching
from alongside.actions.flags import OUTCOMES
from alongside.queries import limits, privacy, reviews
from alongside.rules.access import Verb
from alongside.web.emergency import alerts
from alongside.web.emergency.alerts import AlertRow
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag, open or settled."""

    name: str
    started_at: datetime
    cases: int
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement that waits."""

    reference: str
    made_by: str
    made_at: datetime
    href: str


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """What waits for the privacy officer."""

    flags: tuple[FlagRow, ...]
    waiting: int
    "Flags nobody has settled."
    statements: tuple[StatementRow, ...]
    unreached: tuple[limits.OutOfReach, ...]
    "Open cases whose officer may not see them."
    alerts: tuple[AlertRow, ...]
    late_reviews: int


@screen(Verb.VIEW_PRIVACY)
def show_privacy(request: OfficerRequest) -> HttpResponse:
    """Privacy."""
    watching.look(None, request.actor, request.now)
    flags = privacy.flags(request.actor)
    page = PrivacyPage(
        flags=tuple(_flag(one) for one in flags),
        waiting=sum(not one.outcome for one in flags),
        statements=tuple(
            StatementRow(
                privacy.reference_of(one.case_id) or _("A sealed case"),
                one.made_by.name,
                one.made_at,
                reverse("check_statement", kwargs={"statement_id": one.public_id}),
            )
            for one in privacy.waiting(request.actor)
        ),
        unreached=limits.out_of_reach(request.actor, request.today),
        alerts=alerts.rows(request),
        late_reviews=reviews.late(request.actor, request.now),
    )
    return render(request, "privacy/desk.html", page)


def _flag(one: privacy.Flag) -> FlagRow:
    return FlagRow(
        name=one.name,
        started_at=one.started_at,
        cases=one.cases,
        state=say(OUTCOMES[one.outcome]) if one.outcome in OUTCOMES else "",
        href=reverse("settle_flag", kwargs={"flag_id": one.public_id}),
    )
