"""What the guard must know of a way to reach somebody, from the records of the case: one place for all who ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max, Q

from alongside.catalogue.vocabulary import ACCUSED
from alongside.records.models import Case, CaseRole, Channel, Event, KeyDate
from alongside.rules.counting import LONDON
from alongside.rules.matching import alike
from alongside.rules.outlets import OWN, Outlet
from alongside.rules.safe_contact import RELEASE_NEAR, Change, ChannelFacts, Safety, Turn

PLACES = ("post", "visit")
"""Ways that say where somebody is."""
RELEASES = ("CONFIRMED", "RELEASE", "CRD", "ARD", "NPD", "APD", "HDCAD", "ETD", "ROTL", "PRRD", "DPRRD", "NCRD", "FTRD")
"""The key dates on which somebody may be free."""
FREED = Q(kind__startswith="custody.released") | Q(kind="custody.bailed")
"""The events by which somebody is."""
NEW_RISKS = ("high",)
"""A lower one found is the work of a day: were it not, every first assessment would undo what was asked."""


@dataclass(frozen=True, slots=True)
class Release:
    """A day on which somebody accused or convicted may be free, or was freed, and when that was heard."""

    on: date
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """What of the case and of the person bears on every way of theirs."""

    accused: frozenset[str] = frozenset()
    "The accused's numbers and addresses, as `alike` writes them; `others` are those of everybody else but the person."
    others: frozenset[str] = frozenset()
    risk: str = "unknown"
    risk_on: date | None = None
    moved_at: datetime | None = None
    releases: tuple[Release, ...] = ()


def of(way: Mapping[str, Any], around: Around) -> ChannelFacts:
    """The facts of one way, from its row as plain values."""
    value = alike(way["value"])
    hours = way["hours_from"], way["hours_until"]
    return ChannelFacts(
        safety=Safety(way["safety"]),
        said_on=way["said_on"],
        expires_on=way["expires_on"],
        conditions=way["conditions"],
        hours=(hours[0], hours[1]) if hours[0] is not None and hours[1] is not None else None,
        ended=way.get("ended_at") is not None,
        shared_with_accused=value in around.accused,
        way=way["way"],
        days=frozenset(int(day) for day in way["days"]),
        wording=way["wording"],
        may_answer=way["may_answer"],
        doubted_on=way["doubted_on"],
        shared_with_another=value in around.others,
        high_risk=around.risk == "high",
        changes=tuple(_changes(around, way["recorded_at"])),
    )


def _changes(around: Around, answered_at: datetime) -> Iterable[Change]:
    if around.moved_at is not None:
        moved = around.moved_at
        yield Change(Turn.ADDRESS, moved.astimezone(LONDON).date(), same_day=answered_at >= moved)
    if around.risk in NEW_RISKS and around.risk_on is not None:
        yield Change(Turn.RISK, around.risk_on)
    for release in around.releases:
        heard = release.heard_at.astimezone(LONDON).date()
        # Heard of late, it counts from then: who answered before did not know.
        near = release.on - RELEASE_NEAR
        yield Change(Turn.RELEASE, max(near, heard), same_day=near > heard or answered_at >= release.heard_at)


SEALED = ("value", "conditions", "wording", "may_answer")
TERMS = ("number_display", "agreed_number")
FIELDS = (
    *("way", "safety", "said_on", "expires_on", "hours_from", "hours_until", "days", "doubted_on", "recorded_at"),
    *SEALED,
)
"""Of a channel's row, what `of` reads; `ended_at` besides, where ended ones are asked about."""


def row(channel: Channel) -> dict[str, Any]:
    """A channel as `of` reads it."""
    return {name: getattr(channel, name) for name in (*FIELDS, "ended_at")}


def from_json(one: dict[str, Any]) -> dict[str, Any]:
    """The same out of a JSON object, which knows no days and times."""
    read = dict(one)
    for name in ("said_on", "expires_on", "doubted_on"):
        read[name] = date.fromisoformat(one[name]) if one[name] else None
    for name in ("hours_from", "hours_until"):
        read[name] = time.fromisoformat(one[name]) if one[name] else None
    read["recorded_at"] = datetime.fromisoformat(one["recorded_at"])
    return read


def fresh(case: Case, channel: Channel, outlet: Outlet) -> ChannelFacts:
    """The facts at this moment of a way that the guard holds locked. Seven queries."""
    around = _around(case, channel)
    facts = of(row(channel), around)
    own = OWN.get(outlet, channel.way)
    if own == channel.way:
        return facts
    kin = Channel.objects.filter(person_id=channel.person_id, way=own, ended_at__isnull=True).order_by("pk")
    same = alike(channel.value)
    found = next((one for one in kin if alike(one.value) == same), None)
    return replace(facts, own=of(row(found), around) if found is not None else None)


def _around(case: Case, channel: Channel) -> Around:
    risk, risk_on = Case.objects.values_list("risk", "risk_on").get(pk=case.pk)
    parts = CaseRole.objects.filter(case=case)
    accused = set(parts.filter(role__in=ACCUSED).values_list("person_id", flat=True))
    there = set(parts.filter(ended_on__isnull=True).values_list("person_id", flat=True))
    rows = Channel.objects.filter(person_id__in=accused | there, ended_at__isnull=True).exclude(
        person=channel.person_id
    )
    shared: dict[bool, set[str]] = {True: set(), False: set()}
    for person, value in rows.values_list("person_id", "value"):
        shared[person in accused].add(alike(value))
    moved = Channel.objects.filter(person_id=channel.person_id, way__in=PLACES).aggregate(at=Max("ended_at"))
    return Around(
        accused=frozenset(shared[True]),
        others=frozenset(shared[False] - shared[True]),
        risk=risk,
        risk_on=risk_on,
        moved_at=moved["at"],
        releases=releases(case, accused),
    )


def releases(case: Case, accused: Iterable[int]) -> tuple[Release, ...]:
    """When somebody accused or convicted in the case may be free, by the newest word on each date, or was freed."""
    days = KeyDate.objects.filter(person_id__in=list(accused), kind__in=RELEASES)
    freed = Event.objects.filter(FREED, case=case, state__in=("confirmed", "proposed"))
    return heard_of(
        days.values_list("person_id", "kind", "value", "as_of"), freed.values_list("occurred_at", "recorded_at")
    )


def heard_of(
    days: Iterable[tuple[int, str, date | None, datetime]], freed: Iterable[tuple[datetime, datetime]]
) -> tuple[Release, ...]:
    """The releases in key dates (whose, of what kind, the day, when heard) and events (when, when recorded)."""
    newest: dict[tuple[int, str], tuple[date | None, datetime]] = {}
    for person, kind, value, as_of in sorted(days, key=lambda one: one[3], reverse=True):
        key = person, kind
        if key not in newest or newest[key][0] == value:
            # The same day said again is no new word: what counts is when it was first heard.
            newest[key] = value, min(as_of, newest.get(key, (None, as_of))[1])
        # A different, older day is history; so is all before it.
    found = [Release(value, heard) for value, heard in newest.values() if value is not None]
    found += [Release(at.astimezone(LONDON).date() + RELEASE_NEAR, recorded) for at, recorded in freed]
    return tuple(found)
