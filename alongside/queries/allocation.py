"""What waits for an officer: the cases of a unit that are nobody's yet, the most urgent first, with a suggestion each.

The priority of a case is what the published rules make of its facts, or of the referral it was opened from where that
said more, unless an officer gave it another for a reason.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as When
from django.db.models import CharField, Count, Min, OuterRef, Q
from django.db.models import When as If
from django.db.models.fields.json import KeyTextTransform

from alongside.queries import load, scope
from alongside.records.duties import LIVE
from alongside.records.models import Bar, Case, CasePriority, Duty, NamedAccess, Referral
from alongside.rules import load as carrying
from alongside.rules import referrals
from alongside.rules.access import Actor
from alongside.rules.load import Plan, Suggestion, weigh
from alongside.rules.standing import Place
from alongside.rules.triage import BY_NUMBER, Crime, Level, Triage, TriageFacts, priority
from alongside.rules.words import Words

A_PAGE = 100
MOST = 2_000
"""Waiting cases that are put in order; a unit with more is told so."""


@dataclass(frozen=True, slots=True)
class Given:
    """The priority an officer gave in place of the rules', and why."""

    level: Level
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One waiting case. `level` is the one that counts, `reasons` are the rules'; `given` where an officer decided."""

    pk: int
    case: UUID
    reference: str
    name: str
    restricted: bool
    offence_summary: str
    opened_on: date
    language: str
    level: Level
    reasons: tuple[Words, ...]
    given: Given | None
    weight: int
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what waits. `counts` are of all that waits, level by level; `plan` is what the page's suggestions
    would make of everybody's load; `more` says that others wait beside those put in order."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int
    counts: Mapping[Level, int]
    more: bool
    officers: tuple[load.Carried, ...]
    plan: Plan = field(default_factory=Plan)


def page(actor: Actor, unit: int, on: date, *, level: str = "", number: int = 1) -> Page:
    """One page of the unit's waiting cases. At most nine queries."""
    cases, more = _waiting(actor, unit, on)
    owed = _owed([case["pk"] for case in cases], on)
    ranked = sorted((_Ranked(case, _triage(case, owed)) for case in cases), key=_Ranked.place)
    counts = Counter(one.level for one in ranked)
    kept = [one for one in ranked if not level or one.level == level]
    pages = max(1, -(-len(kept) // A_PAGE))
    number = min(max(number, 1), pages)
    on_page = kept[(number - 1) * A_PAGE : number * A_PAGE]
    officers = load.of(actor, unit, on)
    shown = _shown(actor, on, [one.case["pk"] for one in on_page])
    on_page = [one for one in on_page if one.case["pk"] in shown]
    waits = _waits([one.case for one in on_page], shown, officers, on)
    plan = carrying.plan(waits, [one.officer for one in officers])
    return Page(
        rows=tuple(_row(one, shown[one.case["pk"]], plan.suggested[str(one.case["pk"])], on) for one in on_page),
        number=number,
        pages=pages,
        total=len(kept),
        counts=counts,
        more=more,
        officers=officers,
        plan=plan,
    )


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A waiting case with what the rules say of it."""

    case: Mapping[str, Any]
    found: Triage

    @property
    def level(self) -> Level:
        given = self.case["priority__level"]
        return Level(given) if given else self.found.level

    def place(self) -> tuple[Level, date, str]:
        return self.level, self.case["opened_on"], self.case["reference"]


def triage(case: Case, on: date) -> tuple[Triage, Given | None]:
    """The priority by the rules of one case the acting person works with, and what an officer made of it.

    Three queries.
    """
    columns = ("pk", "risk", "enhanced", "enhanced_why", "offence_summary")
    numbers = [number for one in _told(case=case) for number in one]
    row: dict[str, Any] = {name: getattr(case, name) for name in columns} | {"told": numbers}
    given = CasePriority.objects.filter(case=case).select_related("set_by").first()
    found = _triage(row, _owed([case.pk], on))
    if given is None:
        return found, None
    return found, Given(Level(given.level), given.why, given.set_by.name if given.set_by else "", given.set_at)


_RANKING = (
    *("pk", "reference", "risk", "enhanced", "enhanced_why", "offence_summary", "opened_on", "priority__level"),
    *("restricted", "limited", "told"),
)


def _waiting(actor: Actor, unit: int, on: date) -> tuple[list[dict[str, Any]], bool]:
    """The oldest of them with what decides their priority, and whether there are more. One query."""
    rows = (
        scope.cases(actor, on)
        .filter(unit_id=unit, closed_on__isnull=True, owner__isnull=True)
        .annotate(told=ArraySubquery(_told(case=OuterRef("pk"))))
        .order_by("opened_on", "pk")
    )
    found = [dict(row) | {"told": _numbers(row["told"])} for row in rows.values(*_RANKING)[: MOST + 1]]
    return found[:MOST], len(found) > MOST


def _told(**of: Any) -> Any:
    """The rules that fitted the referrals a case was opened from, by number."""
    return Referral.objects.filter(**of).values_list("priority_rules", flat=True)


def _numbers(told: Iterable[Any]) -> list[str]:
    """Lists of numbers, which PostgreSQL gives as they lie there where it gathers several."""
    return [number for one in told for number in (json.loads(one) if isinstance(one, str) else one)]


@dataclass(frozen=True, slots=True)
class _Owed:
    urgent: bool = False
    late: int = 0
    hearing_in: int | None = None


_NOTHING = _Owed()


def _owed(cases: Collection[int], on: date) -> Mapping[int, _Owed]:
    """What is owed on each of them. One query; none for no cases."""
    if not cases:
        return {}
    hearing = KeyTextTransform("hearing_on", KeyTextTransform("anchors", "event__facts"))
    today = on.isoformat()
    rows = (
        Duty.objects.filter(case__in=cases, state__in=LIVE)
        .annotate(hearing=hearing)
        .values("case_id")
        .annotate(
            pressing=BoolOr(Q(urgent=True) & (Q(due_on__isnull=True) | Q(due_on__lte=on) | Q(state="proposed"))),
            late=Count("pk", filter=Q(due_on__lt=on)),
            next_hearing=Min(When(If(hearing__gte=today, then="hearing"), output_field=CharField())),
        )
    )
    return {
        row["case_id"]: _Owed(
            bool(row["pressing"]),
            row["late"],
            (date.fromisoformat(row["next_hearing"]) - on).days if row["next_hearing"] else None,
        )
        for row in rows
    }


def _triage(case: Mapping[str, Any], owed: Mapping[int, _Owed]) -> Triage:
    return _with_told(priority(facts_of(case, owed.get(case["pk"], _NOTHING))), case["told"])


def facts_of(case: Mapping[str, Any], owed: _Owed = _NOTHING) -> TriageFacts:
    """What the rules of priority ask, of a case: its columns, its offence in words, and what is owed on it."""
    return TriageFacts(
        crimes=_crimes(case),
        risk=case["risk"],
        under_18=case["enhanced_why"] == "under_18",
        targeted_again=case["enhanced_why"] == "persistently_targeted",
        intimidated=case["enhanced_why"] == "intimidated",
        enhanced=case["enhanced"],
        hearing_in=owed.hearing_in,
        urgent=owed.urgent,
        overdue=owed.late > 0,
    )


def _crimes(case: Mapping[str, Any]) -> frozenset[Crime]:
    return referrals.crimes({"crimeType": case["offence_summary"]})


def _with_told(found: Triage, numbers: Sequence[str]) -> Triage:
    """The rules' answer with what fitted the referral: the sooner of the two, every reason of both once."""
    rules = [BY_NUMBER[number] for number in {*found.rules, *numbers} if number in BY_NUMBER]
    rules = sorted(rules, key=lambda rule: list(BY_NUMBER).index(rule.id))
    if len(rules) > 1:
        rules = [rule for rule in rules if rule.id != "TR-41"]
    return Triage(
        rules[0].level, tuple(rule.words for rule in rules), tuple(rule.id for rule in rules), rules[0].confidence
    )


def _shown(actor: Actor, on: date, cases: Collection[int]) -> dict[int, dict[str, Any]]:
    """Names, and which officers had a case of the same person: asked of the page alone. One query."""
    if not cases:
        return {}
    before = (
        scope.known(actor, on)
        .filter(person=OuterRef("person"), owner__isnull=False)
        .exclude(pk=OuterRef("pk"))
        .values("owner__public_id")
    )
    rows = (
        scope.cases(actor, on)
        .filter(pk__in=cases)
        .annotate(before=ArraySubquery(before))
        .values(
            *("pk", "public_id", "person__name", "code_name", "person__language", "person__interpreter", "before"),
            *("priority__why", "priority__set_at", "priority__set_by__name"),
        )
    )
    return {row["pk"]: dict(row) for row in rows}


def _waits(
    cases: Sequence[Mapping[str, Any]],
    shown: Mapping[int, Mapping[str, Any]],
    officers: Iterable[load.Carried],
    on: date,
) -> list[carrying.Waiting]:
    """The page's cases as the rules of suggesting know them."""
    keys = {one.pk: one.officer.key for one in officers}
    closed = _closed_to(cases, keys, on)
    return [
        carrying.Waiting(
            key=str(case["pk"]),
            weight=_weight(case, on),
            language=_language(shown[case["pk"]]),
            crimes=_crimes(case),
            known_to=frozenset(map(str, shown[case["pk"]]["before"])),
            closed_to=closed.get(case["pk"], frozenset()),
        )
        for case in cases
    ]


def _weight(case: Mapping[str, Any], on: date) -> int:
    return weigh(case["risk"], enhanced=case["enhanced"], new=carrying.is_new(case["opened_on"], on))


def _language(person: Mapping[str, Any]) -> str:
    """Welsh where she is written to in it; else the language an interpreter is needed for, where we know its name."""
    if person["person__language"] != "en":
        return str(person["person__language"])
    needed = person["person__interpreter"].strip().casefold()
    names = (
        code for code, words in carrying.LANGUAGES.items() if needed in (code, words.en.casefold(), words.cy.casefold())
    )
    return next(names, "en")


def _closed_to(
    cases: Collection[Mapping[str, Any]], officers: Mapping[int, str], on: date
) -> Mapping[int, frozenset[str]]:
    """Who may not be given each case: barred, or not on the list of a sealed or limited one. The program looks, and
    nothing of the reason leaves this function."""
    if not cases or not officers:
        return {}
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    numbers = [case["pk"] for case in cases]
    guarded = [case for case in cases if case["restricted"] or case["limited"]]
    with scope.upkeep():
        barred = Bar.objects.filter(lasts, case__in=numbers, staff__in=list(officers), starts_on__lte=on)
        closed: dict[int, set[int]] = defaultdict(set)
        for pk, staff in barred.values_list("case_id", "staff_id"):
            closed[pk].add(staff)
        if guarded:
            places = NamedAccess.objects.filter(
                lasts, case__in=[case["pk"] for case in guarded], staff__in=list(officers), starts_on__lte=on
            )
            held = set(places.values_list("case_id", "staff_id", "place"))
            for case in guarded:
                needed = [Place.LISTED] * case["restricted"] + [Place.ADMITTED] * case["limited"]
                closed[case["pk"]] |= {
                    pk for pk in officers if any((case["pk"], pk, str(place)) not in held for place in needed)
                }
    return {pk: frozenset(officers[one] for one in staff) for pk, staff in closed.items()}


def _row(one: _Ranked, shown: Mapping[str, Any], suggestion: Suggestion | None, on: date) -> Row:
    case, given = one.case, None
    if case["priority__level"]:
        by = shown["priority__set_by__name"] or ""
        given = Given(one.level, shown["priority__why"], by, shown["priority__set_at"])
    return Row(
        pk=case["pk"],
        case=shown["public_id"],
        reference=case["reference"],
        name=shown["code_name"] or shown["person__name"],
        restricted=case["restricted"],
        offence_summary=case["offence_summary"],
        opened_on=case["opened_on"],
        language=_language(shown),
        level=one.level,
        reasons=one.found.reasons,
        given=given,
        weight=_weight(case, on),
        suggestion=suggestion,
    )


def chosen(actor: Actor, on: date, unit: int, ids: Collection[UUID]) -> dict[UUID, Case]:
    """The open cases of the unit with these ids that the person may share out, as rows for an action. One query."""
    rows = scope.cases(actor, on).filter(unit_id=unit, public_id__in=ids).select_related("unit")
    return {row.public_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Held:
    """A case of an officer that may be handed over."""

    case: UUID
    reference: str
    name: str
    restricted: bool
    risk: str
    opened_on: date
    last_contact_on: date | None


def held_by(actor: Actor, on: date, unit: int, officer: int, number: int = 1) -> tuple[list[Held], int, int]:
    """A page of an officer's open cases that the person may hand over, its number and how many pages. Two queries."""
    rows = scope.cases(actor, on).filter(unit_id=unit, owner_id=officer, closed_on__isnull=True)
    pages = max(1, -(-rows.count() // A_PAGE))
    number = min(max(number, 1), pages)
    columns = ("public_id", "reference", "code_name", "person__name", "restricted", "risk", "opened_on")
    on_page = rows.order_by("opened_on", "pk").values(*columns, "last_contact_on")
    found = [
        Held(
            case=row["public_id"],
            reference=row["reference"],
            name=row["code_name"] or row["person__name"],
            restricted=row["restricted"],
            risk=row["risk"],
            opened_on=row["opened_on"],
            last_contact_on=row["last_contact_on"],
        )
        for row in on_page[(number - 1) * A_PAGE : number * A_PAGE]
    ]
    return found, number, pages
