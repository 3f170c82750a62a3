"""What the silence radar finds: for an officer on their own cases, for who looks after a unit on all of its.

Found anew each time, by sets: nothing is written down that could go stale, and a finding goes by itself with the act it
asks for. The four that turn on what was written are one statement of four short walks; never-answered offers another.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as When
from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models import When as If
from django.db.models.functions import Coalesce, Greatest

from alongside.catalogue import silence
from alongside.catalogue.services import SERVICES
from alongside.catalogue.vocabulary import ACCUSED, REACHED
from alongside.queries import scope
from alongside.queries.diary import may_see_unit
from alongside.queries.standards import standards_of
from alongside.records.models import Case, Contact, Duty, Event, KeyDate, NoContact, Note, ReturnedPost, Snooze
from alongside.rules import radar as rules
from alongside.rules.access import Actor, Role
from alongside.rules.clocks import Limit, Rule
from alongside.rules.counting import LONDON, add
from alongside.rules.radar import OfferFacts, Silence, Windows
from alongside.rules.words import Words

MOST = 100
"""Findings of one kind that are shown: the longest silent first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One silence on a case, and why it is one. `since` orders them."""

    kind: Silence
    case: UUID
    reference: str
    name: str
    owner: str
    risk: str
    why: Words
    since: date
    opened: bool
    """Whether the reader opens the case; a manager who looks after its work alone does not."""


@dataclass(frozen=True, slots=True)
class Asleep:
    """A kind of finding on a case that sleeps until the end of a day. The reason is for who opens the case."""

    kind: Silence
    case: UUID
    reference: str
    name: str
    why: str
    until_on: date
    by: str


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A case whose person asked never to be contacted: shown, and asked nothing about."""

    case: UUID
    reference: str
    name: str
    said_on: date


@dataclass(frozen=True, slots=True)
class Sweep:
    """All of it. `more`: kinds of which there are more than are shown."""

    findings: tuple[Finding, ...]
    asleep: tuple[Asleep, ...]
    left_alone: tuple[LeftAlone, ...]
    more: frozenset[Silence]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Silence
    case: int
    why: Words
    since: date


def sweep(actor: Actor, today: date, *, unit: int | None = None) -> Sweep:
    """What is silent on this person's own open cases, or, for who looks after it, on those of a unit. Five queries,
    whatever the data."""
    if unit is not None and not may_see_unit(actor, unit):
        unit = None
    mine = scope.cases(actor, today).filter(closed_on__isnull=True)
    mine = mine.filter(unit_id=unit) if unit is not None else mine.filter(owner_id=actor.staff_id)
    limits = _Limits.of(actor, {unit} if unit is not None else actor.unit_ids)
    wanted = mine.filter(~Exists(NoContact.objects.filter(case=OuterRef("pk"), ended_at__isnull=True)))
    rows = [*_written(wanted, limits, today), *_offers(wanted, limits, today)]
    found, more = _capped(rows)
    shown = _shown(mine, {one.case for one in found}, actor, today)
    return Sweep(
        tuple(_finding(one, shown[one.case]) for one in found if one.case in shown),
        _asleep(mine, today),
        tuple(_left_alone(row) for row in shown.values() if row["alone_on"] is not None),
        more,
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    """The limit of every rule in every unit asked about: its own standard where that is stricter."""

    services: Mapping[int, str]
    own: Any

    @classmethod
    def of(cls, actor: Actor, units: Collection[int]) -> "_Limits":
        """Of these units of a person's own; one query."""
        services = {held.unit_id: held.service for held in actor.memberships if held.unit_id in units}
        return cls(services, standards_of(services))

    def limit(self, rule: Rule, unit: int) -> Limit:
        """How long `rule` gives a unit."""
        law, local = rule.standard, self.own(unit)(rule.id)
        if law is None:
            raise LookupError(f"{rule.id} has no figure")
        return local.limit if local is not None else law

    def strictest(self, rule: Rule) -> Limit:
        """The shortest of all units asked about."""
        return min((self.limit(rule, unit) for unit in self.services), key=lambda limit: limit.n)

    def longest(self, rule: Rule) -> Limit:
        """The longest: of windows that are counted back, the widest."""
        return max((self.limit(rule, unit) for unit in self.services), key=lambda limit: limit.n)


def _written(wanted: QuerySet[Case], limits: _Limits, today: date) -> list[_Found]:
    """Yearly contacts, returned post, unanswered tries, and cases nobody wrote on: one query."""
    if not limits.services:
        return []
    walks = [
        _yearly(_awake(wanted, Silence.YEARLY, today), limits, today),
        _post(_awake(wanted, Silence.POST, today)),
        _calls(_awake(wanted, Silence.CALLS, today)),
        *_entries(_awake(wanted, Silence.ENTRY, today), limits, today),
    ]
    first, *others = (walk.order_by("since")[: MOST + 1] for walk in walks)
    rows = first.union(*others, all=True)
    found = []
    for kind, case, unit, risk, since, tries in rows:
        day = since.astimezone(LONDON).date()
        why = _why(Silence(kind), unit, risk, day, tries, limits, today)
        if why is not None:
            found.append(_Found(Silence(kind), case, why, day))
    return found


def _columns(rows: QuerySet[Any], kind: Silence, *, case: str, since: Any, tries: Any = None) -> QuerySet[Any]:
    of_case = "" if case == "pk" else "case__"
    named: QuerySet[Any] = rows.annotate(
        silence=Value(str(kind), output_field=CharField()),
        since=since,
        tries=tries if tries is not None else Value(0, output_field=IntegerField()),
    )
    return named.values_list("silence", case, f"{of_case}unit_id", f"{of_case}risk", "since", "tries")


def _yearly(wanted: QuerySet[Case], limits: _Limits, today: date) -> QuerySet[Any]:
    before = _midnight(add(today, limits.strictest(silence.YEARLY), backward=True) + timedelta(days=1))
    met = Duty.objects.filter(case=OuterRef("pk"), kind=silence.YEARLY_DUTY, state="met")
    members = wanted.annotate(
        updated_at=Greatest(_latest(silence.UPDATED), Subquery(met.order_by("-ended_at").values("ended_at")[:1])),
        left_at=_latest(silence.LEFT),
        joined_at=_latest(silence.UPDATED),
    ).filter(Q(left_at__isnull=True) | Q(left_at__lt=F("joined_at")), joined_at__isnull=False, updated_at__lt=before)
    return _columns(members, Silence.YEARLY, case="pk", since=F("updated_at"))


def _post(wanted: QuerySet[Case]) -> QuerySet[Any]:
    """Nobody has said anything of the address since, and it was not ended."""
    back = ReturnedPost.objects.filter(
        case__in=wanted.values("pk"), channel__ended_at__isnull=True, channel__recorded_at__lte=F("recorded_at")
    )
    return _columns(back, Silence.POST, case="case_id", since=F("recorded_at"))


def _calls(wanted: QuerySet[Case]) -> QuerySet[Any]:
    contacts = Contact.objects.filter(case=OuterRef("pk"))
    reached = contacts.filter(outcome__in=REACHED).exclude(answered_by="someone_else").order_by("-made_at")
    since = contacts.filter(
        direction="out", made_at__gt=Coalesce(OuterRef("reached_at"), Value(_midnight(date(1900, 1, 1))))
    ).order_by()
    tried = wanted.annotate(
        reached_at=Subquery(reached.values("made_at")[:1]),
        n=Subquery(since.values("case").annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
    ).filter(n__gte=silence.MOST_TRIES)
    first = Subquery(since.values("case").annotate(at=Min("made_at")).values("at"), output_field=DateTimeField())
    return _columns(tried, Silence.CALLS, case="pk", since=first, tries=F("n"))


def _entries(wanted: QuerySet[Case], limits: _Limits, today: date) -> list[QuerySet[Any]]:
    """Cases whose last contact and last note are older than their risk allows; none where no service has a limit."""
    cuts = [
        (unit, risk, add(today, limits.limit(rule, unit), backward=True))
        for unit, service in limits.services.items()
        for risk, rule in SERVICES[service].longest_quiet.items()
    ]
    if not cuts:
        return []
    # The case's own columns first: they cost nothing, and leave few cases to ask the rest of.
    long_ago = Q()
    for unit, risk, day in cuts:
        long_ago |= Q(
            Q(last_contact_on__isnull=True) | Q(last_contact_on__lt=day), unit=unit, risk=risk, opened_on__lt=day
        )
    cut = When(*(If(unit=unit, risk=risk, then=Value(_midnight(day))) for unit, risk, day in cuts))
    written = Greatest(
        F("opened_on"),
        Subquery(Contact.objects.filter(case=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]),
        Subquery(Note.objects.filter(case=OuterRef("pk")).order_by("-written_at").values("written_at")[:1]),
        output_field=DateTimeField(),
    )
    quiet = wanted.filter(long_ago).annotate(cut=cut, written_at=written).filter(written_at__lt=F("cut"))
    return [_columns(quiet, Silence.ENTRY, case="pk", since=F("written_at"))]


def _why(kind: Silence, unit: int, risk: str, since: date, tries: int, limits: _Limits, today: date) -> Words | None:
    if kind is Silence.YEARLY:
        return rules.why_yearly(since, limits.limit(silence.YEARLY, unit), today)
    if kind is Silence.POST:
        return rules.why_post(since)
    if kind is Silence.CALLS:
        return rules.why_calls(tries, since)
    return rules.why_entry(since, limits.limit(SERVICES[limits.services[unit]].longest_quiet[risk], unit), today)


def _offers(wanted: QuerySet[Case], limits: _Limits, today: date) -> Iterable[_Found]:
    """Who was asked and never answered, where a window to ask again is open. One query."""
    if not limits.services:
        return
    asked = _awake(wanted, Silence.OFFER, today).annotate(
        asked_at=_latest((*silence.ASKED, *silence.OFFERED)), answered_at=_latest((*silence.UPDATED, *silence.LEFT))
    )
    asked = asked.filter(asked_at__isnull=False, answered_at__isnull=True).order_by("asked_at", "pk")
    rows = asked.annotate(
        offered_at=_latest(silence.OFFERED),
        turned_at=_latest(silence.TURNING),
        releases=_dates(silence.RELEASE_DATES),
        paroles=_dates(silence.PAROLE_DATES),
    ).values_list(
        "pk",
        "asked_at",
        "offered_at",
        "turned_at",
        "releases",
        "paroles",
        "person__date_of_birth",
        "hospital",
        "unit_id",
    )
    for case, asked_at, offered_at, turned_at, releases, paroles, born, hospital, unit in rows[: 20 * MOST]:
        offered = (offered_at or asked_at).astimezone(LONDON).date()
        facts = OfferFacts(
            offered,
            # Of who is held under a hospital order no release date is shown.
            () if hospital else tuple(releases),
            () if hospital else tuple(paroles),
            turned_at.astimezone(LONDON).date() if turned_at else None,
            born,
        )
        windows = Windows(limits.limit(silence.OFFER, unit), limits.limit(silence.OF_AGE, unit))
        point = rules.to_offer(facts, windows, today)
        if point is not None:
            yield _Found(Silence.OFFER, case, rules.why_offer(point, offered), point.opens_on)


_OF_AN_OFFER = (
    *("pk", "asked_at", "offered_at", "turned_at", "releases", "paroles"),
    *("person__date_of_birth", "hospital", "unit_id"),
)


def _latest(kinds: Iterable[str]) -> Subquery:
    """When the last confirmed event of one of these kinds happened on a case."""
    events = Event.objects.filter(case=OuterRef("pk"), kind__in=list(kinds), state="confirmed")
    return Subquery(events.order_by("-occurred_at").values("occurred_at")[:1], output_field=DateTimeField())


def _dates(kinds: Iterable[str]) -> ArraySubquery:
    """The current dates of these kinds of everybody accused in a case."""
    newer = KeyDate.objects.filter(person=OuterRef("person"), kind=OuterRef("kind"), as_of__gt=OuterRef("as_of"))
    dates = KeyDate.objects.filter(
        ~Exists(newer),
        person__roles__case=OuterRef("pk"),
        person__roles__role__in=ACCUSED,
        person__roles__ended_on__isnull=True,
        kind__in=list(kinds),
        value__isnull=False,
    )
    return ArraySubquery(dates.order_by("value").values("value").distinct())


def _awake(wanted: QuerySet[Case], kind: Silence, today: date) -> QuerySet[Case]:
    sleeps = Snooze.objects.filter(case=OuterRef("pk"), kind=str(kind), ended_at__isnull=True, until_on__gte=today)
    return wanted.filter(~Exists(sleeps))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _capped(rows: Iterable[_Found]) -> tuple[list[_Found], frozenset[Silence]]:
    by_kind: dict[Silence, list[_Found]] = {}
    for row in sorted(rows, key=lambda one: (one.since, one.case)):
        by_kind.setdefault(row.kind, []).append(row)
    kept = [row for kind in Silence for row in by_kind.get(kind, [])[:MOST]]
    return kept, frozenset(kind for kind, found in by_kind.items() if len(found) > MOST)


def _shown(mine: QuerySet[Case], found: set[int], actor: Actor, today: date) -> dict[int, dict[str, Any]]:
    """The cases found, and those that are left alone, as they are shown."""
    wish = NoContact.objects.filter(case=OuterRef("pk"), ended_at__isnull=True)
    told = mine.annotate(alone_on=Subquery(wish.values("said_on")[:1]))
    told = told.filter(Q(pk__in=found) | Q(alone_on__isnull=False)).order_by(F("alone_on").desc(), "pk")
    if actor.holds(Role.MANAGER):
        told = told.annotate(opened=Exists(scope.opened(actor, today).filter(pk=OuterRef("pk"))))
    else:
        told = told.annotate(opened=Value(True))
    return {row["pk"]: row for row in told.values("pk", "alone_on", "opened", *_SHOWN)[: len(found) + MOST]}


_SHOWN = ("public_id", "reference", "person__name", "code_name", "owner__name", "risk")


def _finding(one: _Found, row: Mapping[str, Any]) -> Finding:
    return Finding(
        kind=one.kind,
        case=row["public_id"],
        reference=row["reference"],
        name=row["code_name"] or row["person__name"],
        owner=row["owner__name"] or "",
        risk=row["risk"],
        why=one.why,
        since=one.since,
        opened=row["opened"],
    )


def _asleep(mine: QuerySet[Case], today: date) -> tuple[Asleep, ...]:
    rows = Snooze.objects.filter(case__in=mine.values("pk"), ended_at__isnull=True, until_on__gte=today)
    rows = rows.select_related("case__person", "by").order_by("until_on", "pk")[:MOST]
    return tuple(
        Asleep(
            Silence(row.kind),
            row.case.public_id,
            row.case.reference,
            row.case.code_name or row.case.person.name,
            row.why,
            row.until_on,
            row.by.name,
        )
        for row in rows
    )


def _left_alone(row: Mapping[str, Any]) -> LeftAlone:
    name = row["code_name"] or row["person__name"]
    return LeftAlone(row["public_id"], row["reference"], name, row["alone_on"])


def asks_to_be_left_alone(case: Case) -> NoContact | None:
    """The standing wish on a case never to be contacted about it, if there is one. One query."""
    return NoContact.objects.filter(case=case, ended_at__isnull=True).select_related("recorded_by").first()
