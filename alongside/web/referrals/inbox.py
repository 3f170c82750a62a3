"""The inbox: somebody at the desk looks through who was referred, the most urgent first, and takes many in at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.queries import referrals, units
from alongside.rules.access import Verb, may
from alongside.rules.referrals import WAITING
from alongside.rules.triage import LEVELS
from alongside.web.referrals import wording
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import long_time, say


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of the inbox."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One referral in the list; `pick` is its id where it can be taken in with others."""

    href: str
    pick: str
    title: str
    about: str
    priority: tuple[str, str]
    why: str
    answer: str
    late: bool
    gates: tuple[str, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class Sender:
    """One sender's referrals that wait."""

    name: str
    href: str
    waiting: int
    oldest: str
    late: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page of one list."""

    tabs: tuple[Tab, ...]
    heading: str
    explained: str
    shown: str
    rows: tuple[Row, ...]
    picks: bool
    owners: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    priorities: tuple[Choice, ...]
    late: bool
    filtered: tuple[tuple[str, str], ...]
    senders: tuple[Sender, ...]
    showing: str
    previous: str
    next: str
    imports: bool


@screen(Verb.VIEW_DESK)
def inbox(request: OfficerRequest) -> HttpResponse:
    """One of the lists."""
    asked = request.GET
    shown = asked.get("show", "ready")
    shown = shown if shown in referrals.LISTS else "ready"
    source = int(asked["source"]) if asked.get("source", "").isdecimal() and len(asked["source"]) < 12 else None
    level = asked.get("priority", "") if asked.get("priority") in set(LEVELS) else ""
    late = asked.get("late") == "on"
    page = asked.get("page", "1")
    found = referrals.page(
        request.actor,
        request.now,
        request.today,
        shown=shown,
        source=source,
        priority=level,
        late=late,
        number=int(page) if page.isdecimal() and len(page) < 7 else 1,
    )
    chosen = {"show": shown, "source": str(source or ""), "priority": level, "late": "on" if late else ""}
    picks = shown == "ready" and may(Verb.OPEN_CASE, request.actor).allowed
    owners = _owners(request) if picks and found.lines else ()
    shown_page = InboxPage(
        tabs=tuple(_tab(name, str(words), found.counts[name], shown) for name, words in wording.LISTS.items()),
        heading=str(wording.LISTS[shown]),
        explained=str(wording.EXPLAINED[shown]),
        shown=shown,
        rows=tuple(_row(request, line, picks=picks) for line in found.lines),
        picks=picks and bool(found.lines),
        owners=owners,
        sources=tuple(Choice(str(one.source), one.name, one.source == source) for one in found.ageing),
        priorities=tuple(Choice(str(code), f"{code}: {say(words)}", code == level) for code, words in LEVELS.items()),
        late=late,
        filtered=tuple(_filters(chosen, found.ageing)),
        senders=tuple(
            Sender(
                one.name,
                _link({"show": shown, "source": str(one.source)}),
                one.waiting,
                long_time(one.oldest),
                one.late,
            )
            for one in found.ageing
        ),
        showing=ngettext("%(num)s referral", "%(num)s referrals", found.total) % {"num": found.total}
        if found.total
        else "",
        previous=_link(chosen | {"page": str(found.page - 1)}) if found.page > 1 else "",
        next=_link(chosen | {"page": str(found.page + 1)}) if found.page < found.pages else "",
        imports=may(Verb.IMPORT_REFERRALS, request.actor).allowed,
    )
    return render(request, "referrals/inbox.html", shown_page)


def _tab(name: str, words: str, count: int, shown: str) -> Tab:
    return Tab(f"{words} ({count})", _link({"show": name}), name == shown)


def _link(asked: Mapping[str, str]) -> str:
    return f"{reverse('referrals')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _owners(request: OfficerRequest) -> tuple[Choice, ...]:
    found: dict[int, str] = {}
    for unit in sorted(request.actor.unit_ids):
        found |= {person.pk: person.name for person in units.colleagues(request.actor, request.today, unit)}
    return (
        Choice("", _("Nobody yet"), True),
        *(Choice(str(pk), name, False) for pk, name in sorted(found.items(), key=lambda one: one[1])),
    )


def _filters(chosen: Mapping[str, str], ageing: tuple[referrals.Ageing, ...]) -> list[tuple[str, str]]:
    names = {str(one.source): one.name for one in ageing}
    found = []
    if chosen["source"]:
        found.append((names.get(chosen["source"], _("Another sender")), _link(dict(chosen) | {"source": ""})))
    if chosen["priority"]:
        found.append((chosen["priority"], _link(dict(chosen) | {"priority": ""})))
    if chosen["late"]:
        found.append((_("Late"), _link(dict(chosen) | {"late": ""})))
    return found


def _row(request: OfficerRequest, line: referrals.Line, *, picks: bool) -> Row:
    why = wording.why_priority(line)
    identity: UUID = line.public_id
    return Row(
        href=reverse("referral", kwargs={"referral_id": identity}),
        pick=str(identity) if picks else "",
        title=wording.title(line),
        about=wording.about(line),
        priority=wording.priority(line),
        why=why[0] if why else "",
        answer=wording.answer_by(line, request.today),
        late=line.state in WAITING and line.respond_by < request.today,
        gates=wording.gates(line),
        decided=wording.decided(line),
    )
