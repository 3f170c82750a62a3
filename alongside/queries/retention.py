"""What is past its day, what is held, and what waits for a decision: closed cases by class and reference, no names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.catalogue import retention
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, KeyDate, LegalHold, Purge, Sentence
from alongside.rules.access import Actor, Role
from alongside.rules.retention import CaseDays, keep_until

__all__ = [
    "DUE",
    "HELD",
    "KEEPERS",
    "LATER",
    "UNDECIDED",
    "Hold",
    "Kept",
    "LegalHold",  # the web names it through this door
    "Plan",
    "hold",
    "holds",
    "of",
    "plan",
    "purges",
]

DUE, LATER, UNDECIDED, HELD = "due", "later", "undecided", "held"
KEEPERS = (Role.SENIOR, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class Kept:
    """One closed case: its class, the last day it is kept, and where that leaves it. `reference` names it to people."""

    case: int
    organisation: int
    reference: str
    code: str
    until: date | None
    state: str
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold that stands. `asked_by` is the person who asked that it end, None where nobody has."""

    sort: str
    why: str
    placed_by: str
    placed_at: datetime
    asked_by: int | None
    asked_by_name: str
    lift_why: str
    row: LegalHold


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody may know of keeping. `unseen` counts restricted cases that a purpose may not name."""

    cases: tuple[Kept, ...]
    unseen: int = 0

    def of(self, state: str) -> list[Kept]:
        """Those in that state."""
        return [one for one in self.cases if one.state == state]


def plan(actor: Actor, on: date, *, only: Iterable[int] | None = None) -> Plan:
    """Closed cases of the units that a senior or manager leads, and of a privacy officer's organisations.

    A restricted case is there for those on its list alone, as everywhere. Past the rules of rows only where a privacy
    officer or the purpose asks: they read references and days, and open nothing. Within a transaction.
    """
    which = {} if only is None else {"pk__in": sorted(only)}
    led = scope.cases(actor, on).filter(closed_on__isnull=False, **which)
    if actor.staff_id is None:
        closed = list(_columns(led.filter(restricted=False)))
        return Plan(tuple(_kept(closed, on)), led.filter(restricted=True).count())
    units = [held.unit_id for held in actor.memberships if held.role in KEEPERS]
    seen = {row[0]: row for row in _columns(led.filter(unit_id__in=units))}
    watched = [held.organisation_id for held in actor.memberships if held.role is Role.PRIVACY_OFFICER]
    with scope.upkeep():
        if watched:
            others = Case.objects.filter(closed_on__isnull=False, restricted=False, **which)
            others = others.exclude(pk__in=scope.barred(actor))
            seen |= {row[0]: row for row in _columns(others.filter(organisation_id__in=watched))}
        return Plan(tuple(_kept(list(seen.values()), on)))


def of(case: Case, on: date) -> Kept | None:
    """How long this case is kept; None while it is open. The asker sees it. Three queries."""
    return next(iter(_kept(list(_columns(Case.objects.filter(pk=case.pk, closed_on__isnull=False))), on)), None)


def holds(case: Case) -> tuple[Hold, ...]:
    """The holds that stand on a case, oldest first. One query."""
    rows = LegalHold.objects.filter(case=case, lifted_at__isnull=True).select_related("placed_by", "lift_asked_by")
    return tuple(
        Hold(
            row.sort,
            row.why,
            row.placed_by.name,
            row.placed_at,
            row.lift_asked_by_id,
            row.lift_asked_by.name if row.lift_asked_by else "",
            row.lift_why,
            row,
        )
        for row in rows.order_by("placed_at", "pk")
    )


def hold(case: Case, public_id: UUID) -> LegalHold | None:
    """One standing hold of a case found by the scope."""
    found = LegalHold.objects.filter(case=case, public_id=public_id, lifted_at__isnull=True).first()
    if found is not None:
        found.case = case
    return found


def purges(actor: Actor) -> QuerySet[Purge]:
    """What was proposed and what was let go of in the actor's organisations, newest first."""
    rows = Purge.objects.select_related("organisation", "proposed_by", "applied_by").order_by("-proposed_at", "-pk")
    if actor.staff_id is None:
        return rows
    kept = [m.organisation_id for m in actor.memberships if m.role in (*KEEPERS, Role.PRIVACY_OFFICER)]
    return rows.filter(organisation_id__in=kept)


_Row = tuple[int, int, str, str, date, date | None, date | None]


def _columns(cases: QuerySet[Case]) -> Iterable[_Row]:
    return cases.order_by("pk").values_list(
        "pk", "organisation_id", "reference", "unit__service", "closed_on", "last_contact_on", "retain_until"
    )  # type: ignore[return-value]  # closed_on is there: the cases are closed


def _kept(rows: Sequence[_Row], on: date) -> list[Kept]:
    cases = [row[0] for row in rows]
    sentences, ends = _sentences(cases)
    held: defaultdict[int, list[str]] = defaultdict(list)
    for case, sort in LegalHold.objects.filter(case__in=cases, lifted_at__isnull=True).values_list("case_id", "sort"):
        held[case].append(sort)
    found = []
    for case, organisation, reference, service, closed_on, last_contact_on, decided in rows:
        kept = retention.class_of(service, sentences[case])
        days = CaseDays(closed_on, last_contact_on, tuple(ends[case]))
        code, until = (retention.DECIDED, decided) if decided else (kept.code, keep_until(kept, days))
        state = UNDECIDED if until is None else LATER if until >= on else DUE
        if held[case] and state == DUE:
            state = HELD
        found.append(Kept(case, organisation, reference, code, until, state, tuple(sorted(held[case]))))
    return found


def _sentences(cases: list[int]) -> tuple[dict[int, list[str]], dict[int, list[date]]]:
    """Kinds of sentence, and days on which one ends, for each case by its accused."""
    persons: defaultdict[int, list[int]] = defaultdict(list)
    accused = Q(role__in=["offender", "suspect"])
    for case, person in CaseRole.objects.filter(accused, case__in=cases).values_list("case_id", "person_id"):
        persons[person].append(case)
    kinds: defaultdict[int, list[str]] = defaultdict(list)
    for person, kind in Sentence.objects.filter(person__in=persons).values_list("person_id", "kind"):
        for case in persons[person]:
            kinds[case].append(kind)
    ends: defaultdict[int, list[date]] = defaultdict(list)
    dates = KeyDate.objects.filter(person__in=persons, kind__in=retention.ENDS, value__isnull=False)
    for person, day in dates.values_list("person_id", "value"):
        for case in persons[person]:
            if day is not None:
                ends[case].append(day)
    return kinds, ends
