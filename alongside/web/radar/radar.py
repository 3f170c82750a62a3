"""The radar: an officer with a quiet half hour asks whom nobody has spoken to, a senior whether somebody was forgotten.

Every finding says why it stands here and what to do about it: one thing, and a way to let it wait.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.catalogue import vocabulary
from alongside.queries import radar, radar_desk, units
from alongside.rules.access import Verb
from alongside.rules.radar import KINDS, Silence
from alongside.web.screens import screen
from alongside.web.shell.pages import render
from alongside.web.shell.requests import OfficerRequest
from alongside.web.wording import say, short_date

MINE = "mine"
RISK_COLOURS = {"high": "red", "medium": "orange"}


@dataclass(frozen=True, slots=True)
class Row:
    """One finding. `step` is the one next thing to do; empty for who looks after the case without opening it."""

    title: str
    href: str
    reference: str
    owner: str
    tags: tuple[tuple[str, str], ...]
    why: str
    step: str
    step_href: str
    later_href: str
    since: str = ""
    until: str = ""
    "Of what sleeps: until when; the day itself is the last."


@dataclass(frozen=True, slots=True)
class Block:
    """A kind of silence with all that was found of it."""

    key: str
    heading: str
    rows: tuple[Row, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class View:
    """One's own cases, or those of a unit."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class RadarPage:
    """All that is silent, what sleeps, and who is left alone."""

    heading: str
    views: tuple[View, ...]
    blocks: tuple[Block, ...]
    asleep: tuple[Row, ...]
    left_alone: tuple[tuple[str, str, str, str], ...]
    "Name, reference, address of the case, and since when."


@screen(Verb.LIST_CASES)
def show_radar(request: OfficerRequest) -> HttpResponse:
    """Radar."""
    places = [place for place in units.of(request.actor) if place.whole]
    own = units.works_own_cases(request.actor)
    asked = request.GET.get("whose") or (MINE if own or not places else places[0].slug)
    whole = next((place for place in places if place.slug == asked), None)
    found = radar.sweep(request.actor, request.today, unit=whole.id if whole else None)
    desk = radar_desk.desk(request.actor, request.now, request.today)
    page = RadarPage(
        heading=say(whole.words) if whole else _("Your cases"),
        views=tuple(_views(places, whole)),
        blocks=tuple(_blocks(found, desk, unit=whole is not None)),
        asleep=(*(_asleep(one) for one in found.asleep), *_desk_rows(desk, asleep=True)),
        left_alone=tuple(
            (one.name, one.reference, reverse("no_contact", kwargs={"case_id": one.case}), short_date(one.said_on))
            for one in found.left_alone
        ),
    )
    return render(request, "radar/radar.html", page)


def _views(places: list[units.Place], whole: units.Place | None) -> Iterable[View]:
    if places:
        yield View(_("Your own"), f"{reverse('radar')}?whose={MINE}", whole is None)
    for place in places:
        yield View(say(place.words), f"{reverse('radar')}?whose={place.slug}", whole == place)


def _blocks(found: radar.Sweep, desk: radar_desk.Desk, *, unit: bool) -> Iterable[Block]:
    rows: dict[Silence, list[Row]] = {kind: [] for kind in Silence}
    for one in found.findings:
        rows[one.kind].append(_row(one, unit=unit))
    rows[Silence.NO_CASE] += [_unlinked(one) for one in desk.unlinked if one.until_on is None]
    rows[Silence.SOURCE] += [_silent(one) for one in desk.silent if one.until_on is None]
    for kind, listed in rows.items():
        if listed:
            more = kind in found.more or (kind is Silence.NO_CASE and desk.more)
            yield Block(str(kind), say(KINDS[kind]), tuple(listed), more)


def _row(one: radar.Finding, *, unit: bool) -> Row:
    here = {"case_id": one.case}
    risk = [(say(vocabulary.RISKS[one.risk]), RISK_COLOURS[one.risk])] if one.risk in RISK_COLOURS else []
    step, step_href = _step(one) if one.opened else ("", "")
    return Row(
        title=one.name,
        href=reverse("case", kwargs=here),
        reference=one.reference,
        owner=(one.owner or _("Nobody yet")) if unit else "",
        tags=tuple(risk),
        why=say(one.why),
        step=step,
        step_href=step_href,
        later_href=reverse("snooze_finding", kwargs=here | {"silence": str(one.kind)}) if one.opened else "",
        since=short_date(one.since),
    )


def _step(one: radar.Finding) -> tuple[str, str]:
    """The one act that clears it."""
    here = {"case_id": one.case}
    record_event = reverse("record_event", kwargs=here)
    return {
        Silence.YEARLY: (_("Make the yearly contact, and record it"), f"{record_event}?kind={_YEARLY}"),
        Silence.OFFER: (_("Offer the scheme again, and record it"), f"{record_event}?kind={_OFFERED}"),
        Silence.POST: (_("Ask for the right address"), reverse("case_contact", kwargs=here)),
        Silence.CALLS: (_("Plan the next attempt"), reverse("case_contact", kwargs=here)),
        Silence.ENTRY: (_("Ring, and record the contact"), reverse("record_contact", kwargs=here)),
    }[one.kind]


_YEARLY, _OFFERED = "probation.substantive_contact", "probation.offered_again"


def _asleep(one: radar.Asleep) -> Row:
    here = {"case_id": one.case}
    return Row(
        title=one.name,
        href=reverse("case", kwargs=here),
        reference=one.reference,
        owner=one.by,
        tags=((say(KINDS[one.kind]), "grey"),),
        why=one.why,
        step=_("Wake it"),
        step_href=reverse("wake_finding", kwargs=here | {"silence": str(one.kind)}),
        later_href="",
        until=short_date(one.until_on),
    )


def _desk_rows(desk: radar_desk.Desk, *, asleep: bool) -> Iterable[Row]:
    yield from (_unlinked(one) for one in desk.unlinked if (one.until_on is not None) is asleep)
    yield from (_silent(one) for one in desk.silent if (one.until_on is not None) is asleep)


def _unlinked(one: radar_desk.Unlinked) -> Row:
    return Row(
        title=_("Number %(number)s") % {"number": one.number},
        href="",
        reference=_("offence %(code)s") % {"code": one.offence} if one.offence else "",
        owner="",
        tags=((say(KINDS[Silence.NO_CASE]), "grey"),) if one.until_on else (),
        why=one.asleep_because or say(one.why),
        step=_("Look for the victim, and open a case"),
        step_href=reverse("open_case"),
        later_href="" if one.until_on else reverse("snooze_sentence", kwargs={"stub_id": one.id}),
        until=short_date(one.until_on) if one.until_on else "",
    )


def _silent(one: radar_desk.Silent) -> Row:
    return Row(
        title=one.name,
        href="",
        reference="",
        owner="",
        tags=((say(KINDS[Silence.SOURCE]), "grey"),) if one.until_on else (),
        why=one.asleep_because or say(one.why),
        step=_("Look at the feeds, and ask whoever sends it"),
        step_href=reverse("feeds"),
        later_href="" if one.until_on else reverse("snooze_feed", kwargs={"slug": one.slug}),
        until=short_date(one.until_on) if one.until_on else "",
    )
