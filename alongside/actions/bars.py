"""Whom a case is barred to because they declared somebody in it, and who is told "not this officer".

Not actions of a person: whatever changes what somebody is found by (`search_keys.refresh`) comes through here in its
own transaction, and so does declaring a conflict. What is met bars until somebody else than the declarer settles or
ends it; a name corrected later opens nothing by itself.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import F, Q

from alongside.actions import checking
from alongside.actions.performing import Invalid, at_last, journal, noting
from alongside.catalogue.vocabulary import GIVE_CASE
from alongside.queries import scope
from alongside.records.duties import LIVE
from alongside.records.models import Bar, Case, Channel, Conflict, ConflictMatch, Duty, Membership, NamedAccess
from alongside.rules import conflicts
from alongside.rules.access import Actor, Verb
from alongside.rules.conflicts import About, Declared, Kind, Match
from alongside.rules.matching import Known
from alongside.rules.standing import Place
from alongside.rules.words import Words

NOT_THIS_OFFICER = Words("Not this officer. Choose somebody else.", "Nid y swyddog hwn. Dewiswch rywun arall.")
"""All that is said to whoever shares out work; never why."""
ONES_OWN = Words(
    "You have declared somebody like this: give it to a senior officer.",
    "Rydych wedi datgan rhywun tebyg i hyn: rhowch ef i uwch swyddog.",
)
UPKEEP = Actor(staff_id=None, name="upkeep", purpose="upkeep")
CONFLICT = "conflict"

Pairs = set[tuple[int, int]]
"""Of a case and a member of staff."""


def declared(conflict: Conflict) -> Declared:
    """A declaration as the rule reads it."""
    return Declared(
        kind=Kind(conflict.kind),
        name=conflict.name,
        born=date.fromisoformat(conflict.born) if conflict.born else None,
        postcode=conflict.postcode,
        house=conflict.house,
        reference=conflict.reference,
    )


def meet(about: Mapping[int, Known], acting: int | None) -> None:
    """Bar whoever declared one of these people. Within `scope.upkeep`, when their search keys have been made.

    Raises `Invalid` where it is `acting` themselves: nothing of what they were about to do is written.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct k.conflict_id, s.person_id, s.case_id, alongside_on() from records_searchkey s"
            " join records_conflictkey k on k.key = s.key where s.person_id = any(%s)",
            [list(about)],
        )
        found = cursor.fetchall()
    if found:
        _bar({row[:3] for row in found}, about, found[0][3], acting)


def _bar(candidates: set[tuple[int, int, int]], about: Mapping[int, Known], on: date, acting: int | None) -> None:
    """Judge who was found by an equal key, and bar from the case whoever meant them."""
    live = {row.pk: row for row in Conflict.objects.filter(pk__in={c for c, _, _ in candidates}, ended_at__isnull=True)}
    cases = {case.pk: case for case in Case.objects.filter(pk__in={case for _, _, case in candidates})}
    works = _organisations({row.staff_id for row in live.values()}, on)
    known = _known(about, {person for _, person, _ in candidates})
    there = {
        (row.conflict_id, row.person_id, row.case_id): row
        for row in ConflictMatch.objects.filter(conflict__in=live, case__in=cases)
    }
    met: Pairs = set()
    for key in sorted(candidates):
        conflict, case = live.get(key[0]), cases[key[2]]
        if conflict is None or (conflict.staff_id, case.organisation_id) not in works:
            continue
        verdict = conflicts.compare(declared(conflict), _in_case(known[key[1]], case))
        before = there.get(key)
        if verdict.match is Match.NOT:
            continue
        if before is None:
            before = ConflictMatch(conflict=conflict, person_id=key[1], case=case, found_on=on)
        elif before.settled_at is not None and (before.match == Match.SURE or verdict.match is not Match.SURE):
            continue  # somebody has looked at this, and nothing is surer than it was
        before.match, before.reasons, before.settled_at, before.settled_by = (
            str(verdict.match), list(verdict.reasons), None, None,
        )  # fmt: skip
        before.save()
        met.add((case.pk, conflict.staff_id))
    _bar_from(met - _barred(met, on), cases, on, acting)


def _bar_from(fresh: Pairs, cases: Mapping[int, Case], on: date, acting: int | None) -> None:
    if any(staff == acting for _, staff in fresh):
        raise Invalid(ONES_OWN)
    for case, staff in sorted(fresh):
        Bar.objects.update_or_create(
            case_id=case, staff_id=staff, why=CONFLICT, starts_on=on, defaults={"ends_on": None}
        )
    if fresh:
        noting(bars=len(fresh))
    without = sorted(case for case, staff in fresh if cases[case].owner_id == staff)
    if without:
        at_last(lambda _by, at: leave_without_officer(without, at))


def lift(conflict: Conflict, on: date) -> int:
    """End the bars of a declaration that no longer holds for a case. Within `scope.upkeep`; returns how many."""
    standing = ConflictMatch.objects.filter(
        conflict__staff=conflict.staff_id, conflict__ended_at__isnull=True, settled_at__isnull=True
    )
    # A bar is dated by days, and today's must not count: its last day is the one before.
    return (
        Bar.objects.filter(_lasts(on), staff=conflict.staff_id, why=CONFLICT, case__in=_cases_of(conflict))
        .exclude(case__in=standing.values("case"))
        .update(ends_on=on - timedelta(days=1))
    )


def _cases_of(conflict: Conflict) -> list[int]:
    return list(ConflictMatch.objects.filter(conflict=conflict).values_list("case", flat=True))


def leave_without_officer(cases: Iterable[int], at: datetime) -> None:
    """Take these cases from their officers, and ask the unit to give them to somebody else, without the reason."""
    with scope.upkeep():
        for case in Case.objects.filter(pk__in=list(cases), owner__isnull=False).select_for_update(no_key=True):
            was, case.owner, case.version = case.owner_id, None, case.version + 1
            case.save(update_fields=["owner", "version"])
            Duty.objects.filter(case=case, state__in=LIVE).update(owner=None)
            journal(Verb.ASSIGN_CASE, UPKEEP, at, case=case, was=was, owner=None)
            ask_for_another(case, at)


def ask_for_another(case: Case, at: datetime) -> None:
    """A task of the unit: give this case to somebody else. One at a time, and none on a closed case."""
    if case.closed_on is not None or Duty.objects.filter(case=case, kind=GIVE_CASE, state__in=LIVE).exists():
        return
    Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        kind=GIVE_CASE,
        due_on=checking.day_of(at),
        urgent=True,
        because={
            "en": "Its officer cannot work on it. Choose somebody else today.",
            "cy": "Ni all ei swyddog weithio arno. Dewiswch rywun arall heddiw.",
        },
        arose_at=at,
    )


def refuse(case: Case, staff: Collection[int], at: datetime, field: str) -> None:
    """Raise `Invalid` where one of them may not know of the case. The program looks, and says no more than that."""
    on = checking.day_of(at)
    with scope.upkeep():
        held = {"case": case, "staff__in": list(staff), "starts_on__lte": on}
        out = Bar.objects.filter(_lasts(on), **held).exists()
        if case.limited and not out:
            admitted = NamedAccess.objects.filter(_lasts(on), **held, place=str(Place.ADMITTED))
            out = len(set(admitted.values_list("staff", flat=True))) < len(set(staff))
    if out:
        raise Invalid(NOT_THIS_OFFICER, field)


def _lasts(on: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=on)


def _barred(pairs: Pairs, on: date) -> Pairs:
    rows = Bar.objects.filter(_lasts(on), why=CONFLICT, starts_on__lte=on, case__in={case for case, _ in pairs})
    return set(rows.values_list("case_id", "staff_id"))


def _organisations(staff: set[int], on: date) -> Pairs:
    """Staff and the organisations they work in: cases of others they cannot know of anyway."""
    rows = Membership.objects.filter(_lasts(on), staff__in=staff)
    return set(rows.values_list("staff_id", F("unit__organisation_id")))


def _known(about: Mapping[int, Known], people: set[int]) -> dict[int, About]:
    addresses: dict[int, list[tuple[str, str]]] = {pk: [] for pk in people}
    rows = Channel.objects.filter(person__in=people, ended_at__isnull=True).exclude(postcode="")
    for pk, postcode, text in rows.values_list("person_id", "postcode", "value"):
        addresses[pk].append((postcode, text))
    return {pk: About(about[pk].names, about[pk].born, tuple(addresses[pk])) for pk in people}


def _in_case(about: About, case: Case) -> About:
    return About(about.names, about.born, about.addresses, (case.reference,))
