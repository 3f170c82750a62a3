"""The diary: on Monday morning, what is this week? Visits, hearings and what falls due, a day at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.catalogue.services import event_kind
from alongside.queries import visits
from alongside.rules.access import Verb
from alongside.rules.visits import KINDS
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.visits.wording import state_tag
from alongside.web.wording import long_date, say, short_date, time_of_day

WEEKS = 53
"""How far one may leaf, in weeks either way."""


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """One thing on one day."""

    day: str
    time: str
    what: str
    name: str
    href: str
    tag: tuple[str, str] | None
    act: str
    act_href: str


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """A week."""

    heading: str
    rows: tuple[DiaryRow, ...]
    before_href: str
    after_href: str
    this_week: bool


@screen(Verb.LIST_CASES)
def show_diary(request: OfficerRequest) -> HttpResponse:
    """Diary."""
    shift = _asked(request.GET.get("week", ""))
    first = request.today - timedelta(days=request.today.weekday()) + timedelta(weeks=shift)
    last = first + timedelta(days=6)
    lines = visits.week(request.actor, request.today, first)
    owed = visits.falling_due(request.actor, request.today, first, last)
    rows = sorted([*map(_line, lines), *map(_owed, owed)], key=lambda one: (one[0], one[1]))
    page = DiaryPage(
        heading=_("%(first)s to %(last)s") % {"first": short_date(first), "last": short_date(last)},
        rows=tuple(_named(rows)),
        before_href=f"{reverse('diary')}?week={shift - 1}" if shift > -WEEKS else "",
        after_href=f"{reverse('diary')}?week={shift + 1}" if shift < WEEKS else "",
        this_week=shift == 0,
    )
    return render(request, "visits/diary.html", page)


def _asked(week: str) -> int:
    bare = week.removeprefix("-")
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 3):
        return 0
    return max(-WEEKS, min(WEEKS, int(week)))


Found = tuple[date, str, DiaryRow]


def _line(one: visits.Line) -> Found:
    case = reverse("case", kwargs={"case_id": one.case}) if one.case else ""
    if one.sort == "hearing":
        row = DiaryRow("", "", say(event_kind(one.words).words), one.name, case, None, "", "")
        return one.on, "", row
    at = time_of_day(one.at) if one.at else ""
    waited = one.state in visits.WAITED_FOR
    return (
        one.on,
        one.at.isoformat() if one.at else "",
        DiaryRow(
            "",
            at,
            _("Visit: %(where)s") % {"where": say(KINDS[one.words])} if one.words else _("Visit"),
            one.name,
            case,
            state_tag(one.state),
            _("Left, or back") if waited else "",
            reverse("outing", kwargs={"outing_id": one.outing}) if waited and one.outing else "",
        ),
    )


def _owed(one: visits.Owed) -> Found:
    here = {"case_id": one.case}
    href = reverse("duty", kwargs=here | {"duty_id": one.duty})
    row = DiaryRow("", "", say(one.title), one.name, reverse("case", kwargs=here), None, _("Open"), href)
    return one.on, "~", row


def _named(rows: Iterable[Found]) -> Iterable[DiaryRow]:
    """Each with its day, also where the one before had the same: on a telephone every row stands for itself."""
    for on, _order, row in rows:
        yield replace(row, day=long_date(on))
