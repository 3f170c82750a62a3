"""What a privacy officer reads: flags, openings, statements to check. Lines of the journal, and never a case."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from alongside.queries import scope
from alongside.queries.who_looked import ground_of, words_of
from alongside.records.models import AccessStatement, Case, JournalEntry, LookFlag, Membership, Staff
from alongside.rules.access import Actor, Verb
from alongside.rules.looks import OF_WORK, WITHIN, Look, Sweep, ground_words, sweeps
from alongside.rules.words import Words

MOST = 100
OPENED = str(Verb.VIEW_CASE)


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag over somebody's looking. `by` settled it; `own` where it is about the reader."""

    public_id: UUID
    staff_id: int
    name: str
    started_at: datetime
    ended_at: datetime
    cases: int
    outcome: str
    by: str
    own: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """One line: somebody did something on a case. `reference` is empty for a sealed case and for none."""

    at: datetime
    name: str
    purpose: str
    reference: str
    on_case: bool
    words: Words
    ground: Words | None
    of_work: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague of the organisation, to ask about."""

    username: str
    name: str
    pk: int


def recent_sweeps(now: datetime, on: date) -> list[Sweep]:
    """Sweeps of the last half hour that no flag stands for yet."""
    with scope.acting(Actor(staff_id=None, name="worker", purpose="journal"), on):
        rows = (
            JournalEntry.objects.filter(verb=OPENED, at__gt=now - 3 * WITHIN, at__lte=now)
            .exclude(staff_id=None)
            .exclude(case_id=None)
            .exclude(organisation_id=None)
            .order_by("staff_id", "organisation_id", "at", "pk")
            .values_list("staff_id", "organisation_id", "at", "case_id")
        )
        flagged: dict[tuple[int, int], datetime] = {}
        for staff, organisation, ended in LookFlag.objects.filter(ended_at__gt=now - 3 * WITHIN).values_list(
            "staff_id", "organisation_id", "ended_at"
        ):
            flagged[staff, organisation] = max(ended, flagged.get((staff, organisation), ended))
        looks = (Look._make(row) for row in rows.iterator())
        unflagged = (look for look in looks if look.at > flagged.get(look[:2], look.at - WITHIN))
        return list(sweeps(unflagged))


def flags(actor: Actor) -> tuple[Flag, ...]:
    """The flags of the reader's organisations: what is open first, then the newest."""
    rows = LookFlag.objects.select_related("staff", "settled_by").order_by(
        F("settled_at").desc(nulls_first=True), "-started_at"
    )[:MOST]
    return tuple(_flag(row, actor) for row in rows)


def flag(actor: Actor, public_id: UUID) -> tuple[LookFlag, Flag] | None:
    """One flag, for an action and for a screen; None where there is none for the reader."""
    row = LookFlag.objects.select_related("staff", "settled_by").filter(public_id=public_id).first()
    return (row, _flag(row, actor)) if row else None


def waiting(actor: Actor) -> tuple[AccessStatement, ...]:
    """Statements nobody has checked yet, the oldest first; what the reader made is another's to check."""
    rows = AccessStatement.objects.filter(checked_at__isnull=True, organisation_id__in=sorted(watched(actor)))
    rows = rows.exclude(case_id__in=scope.barred(actor))
    return tuple(rows.select_related("made_by").exclude(made_by=actor.staff_id).order_by("made_at")[:MOST])


def colleagues(actor: Actor, on: date) -> tuple[Person, ...]:
    """Everybody who has or had a place in the organisations this privacy officer watches."""
    places = Membership.objects.filter(unit__organisation_id__in=sorted(watched(actor)), starts_on__lte=on)
    rows = Staff.objects.filter(pk__in=places.values("staff_id")).order_by("name", "username")
    return tuple(Person(username, name, pk) for username, name, pk in rows.values_list("username", "name", "pk"))


def openings(
    actor: Actor,
    *,
    staff_id: int | None = None,
    case_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Opening, ...]:
    """The newest lines: every opening of a case, or all that a person did, or all that was done on a case."""
    rows = JournalEntry.objects.filter(organisation_id__in=sorted(watched(actor)))
    rows = rows.exclude(case_id__in=scope.barred(actor))
    if staff_id is None and case_id is None:
        rows = rows.filter(verb=OPENED)
    if staff_id is not None:
        rows = rows.filter(staff_id=staff_id)
    if case_id is not None:
        rows = rows.filter(case_id=case_id)
    if since is not None:
        rows = rows.filter(at__gte=since)
    if until is not None:
        rows = rows.filter(at__lte=until)
    found = list(
        rows.order_by("-at", "-pk").values_list("at", "staff_id", "purpose", "case_id", "verb", "facts")[:MOST]
    )
    names = dict(Staff.objects.filter(pk__in={row[1] for row in found if row[1]}).values_list("pk", "name"))
    references = references_of({row[3] for row in found if row[3]})
    return tuple(
        Opening(
            at=at,
            name=names.get(staff, "") if staff else "",
            purpose=purpose,
            reference=references.get(case, "") if case else "",
            on_case=case is not None,
            words=words_of(verb),
            ground=ground_words(ground_of(staff, facts)) if verb == OPENED else None,
            of_work=verb != OPENED or ground_of(staff, facts) in OF_WORK,
        )
        for at, staff, purpose, case, verb, facts in found
    )


def case_called(actor: Actor, reference: str) -> int | None:
    """The inner number of the case of that reference in the organisations watched; none for a sealed or barred one."""
    with scope.upkeep():
        cases = Case.objects.filter(reference=reference, restricted=False).exclude(pk__in=scope.barred(actor))
        return cases.filter(organisation_id__in=sorted(watched(actor))).values_list("pk", flat=True).first()


def reference_of(case_id: int) -> str:
    """The reference of a case a statement is about; empty for a sealed one."""
    return references_of({case_id}).get(case_id, "")


def told_of(actor: Actor, references: Collection[str]) -> set[str]:
    """Which of these references are of cases that this privacy officer may be told of: not sealed, not barred."""
    here = sorted(watched(actor))
    if not references or not here:
        return set()
    with scope.upkeep():
        cases = Case.objects.filter(reference__in=references, organisation_id__in=here, restricted=False)
        cases = cases.exclude(pk__in=scope.barred(actor))
        return set(cases.values_list("reference", flat=True))


def references_of(cases: Collection[int]) -> dict[int, str]:
    """References are read past the rules that hide cases, and nothing else of them; of sealed ones not even that."""
    if not cases:
        return {}
    with scope.upkeep():
        return dict(Case.objects.filter(pk__in=cases, restricted=False).values_list("pk", "reference"))


def watched(actor: Actor) -> Iterator[int]:
    """The organisations whose journal this person watches."""
    return (one.organisation_id for one in actor.memberships if one.role == "privacy_officer")


def _flag(row: LookFlag, actor: Actor) -> Flag:
    return Flag(
        public_id=row.public_id,
        staff_id=row.staff_id,
        name=row.staff.name,
        started_at=row.started_at,
        ended_at=row.ended_at,
        cases=row.cases,
        outcome=row.outcome,
        by=row.settled_by.name if row.settled_by else "",
        own=row.staff_id == actor.staff_id,
    )
