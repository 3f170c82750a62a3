"""Two records of one person joined, and parted again: one person asks, another agrees, and every case stays its own.

Who asks opens a case of each. Who agrees leads the case it is asked in and knows of every case that either stands in;
to anybody else the request only waits, so that nobody learns of a case by being refused. What moves, moves in one
transaction, and what is needed to undo it exactly is kept, sealed. Cases that are not open to the same people are not
joined through a person: what is known in the closer one would be read in the other.
"""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from alongside.actions import asking, checking, duplicates, moving, search_keys
from alongside.actions.performing import Changed, Invalid, Refused, action, journal, noting
from alongside.queries import merges, scope
from alongside.records.models import Bar, Case, CaseRole, FourEyes, Merge, NamedAccess, Person
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.words import Words

_BOTH = Words(
    "You must be able to open a case of each of the two. Ask the officer of the other case to ask for this.",
    "Rhaid i chi allu agor achos y naill a'r llall. Gofynnwch i swyddog yr achos arall ofyn am hyn.",
)
_STALE = Words(
    "One of the two records has changed since this was asked for. Refuse it, and ask again with what is known now.",
    "Mae un o'r ddau gofnod wedi newid ers gofyn am hyn. Gwrthodwch ef, a gofynnwch eto gyda'r hyn sy'n hysbys nawr.",
)
_NOT_ALIKE = Words(
    "The cases of these two records are not open to the same people. Seal both for the same names first, or leave the "
    "records apart.",
    "Nid yw achosion y ddau gofnod hyn ar agor i'r un bobl. Seliwch y ddau ar gyfer yr un enwau yn gyntaf, neu gadewch "
    "y cofnodion ar wahân.",
)
_NOT_JOINED = Words("These records are not joined.", "Nid yw'r cofnodion hyn wedi'u huno.")
_CHOOSE = Words("Choose which of the two stands.", "Dewiswch pa un o'r ddau sy'n sefyll.")


@action(Verb.ASK_MERGE)
def ask(
    case: Case, by: Actor, at: datetime, /, *, person: Person, other: UUID, chosen: dict[str, str], why: str
) -> FourEyes:
    """Ask that `other` be joined to `person`, of this case. `chosen` says of each field whose stands: kept or gone."""
    on = checking.day_of(at)
    found = merges.pair(by, on, person, other)
    if found is None or not CaseRole.objects.filter(case=case, person=person).exists() or not found.gone.cases:
        raise Refused(UNKNOWN)
    if not found.gone.opened:
        raise Invalid(_BOTH)
    for name in found.apart:
        if chosen.get(name) not in ("kept", "gone"):
            raise Invalid(_CHOOSE, name)
    gone = Person.objects.get(pk=found.gone.person_id)
    known = scope.known(by, on).filter(roles__person__in=(person, gone)).values_list("pk", flat=True)
    _open_to_the_same(sorted(set(known)), on)
    noting(kept=person.pk, gone=gone.pk, step="asked")
    said = {"kept": person.pk, "gone": gone.pk, "chosen": {name: chosen[name] for name in found.apart}}
    with scope.upkeep():
        said["seen"] = moving.state(*moving.hold(person.pk, gone.pk))
    asked = asking.ask(case, by, at, what="merge", why=why, about={"person": gone}, said=json.dumps(said))
    # Where either stands in a case unknown to whoever asks, those who know of it are told; nobody here is.
    duplicates.look_for(case, person, by, at)
    return asked


@action(Verb.MERGE_PEOPLE)
def merge(asked: FourEyes, by: Actor, at: datetime, /, *, agreed: bool) -> FourEyes:
    """Join the two, as another asked, or refuse."""
    if asked.what != "merge":
        raise Invalid(_NOT_JOINED)
    on = checking.day_of(at)
    said = _seen_to(asked, by, on)
    asking.decide(asked, by, at, agreed=agreed)
    noting(kept=said["kept"], gone=said["gone"], asked_by=asked.asked_by_id, step="joined" if agreed else "refused")
    if not agreed:
        return asked
    with scope.upkeep():
        kept, gone = moving.hold(said["kept"], said["gone"])
        if moving.state(kept, gone) != said["seen"]:
            raise Changed(_STALE)
        touched = merges.stands_in(kept.pk, gone.pk)
        _open_to_the_same(touched, on)
        moved = moving.move(kept, gone, said["chosen"])
        row = Merge.objects.create(
            organisation_id=kept.organisation_id,
            kept=kept,
            gone=gone,
            asked=asked,
            moved=json.dumps(moved),
            merged_by_id=checking.person(by),
            merged_at=at,
        )
        noting(moved=len(moved["rows"]))
        _write_in_others(Verb.MERGE_PEOPLE, by, at, touched, asked, row, "joined")
        search_keys.refresh_many([kept.pk, gone.pk])
    return asked


@action(Verb.ASK_MERGE)
def ask_to_part(case: Case, by: Actor, at: datetime, /, *, merged: Merge, why: str) -> FourEyes:
    """Ask that what was joined be parted again, exactly as it was."""
    if merged.undone_at is not None:
        raise Changed(_NOT_JOINED)
    if not CaseRole.objects.filter(case=case, person=merged.kept_id).exists():
        raise Refused(UNKNOWN)
    noting(kept=merged.kept_id, gone=merged.gone_id, step="asked_to_part")
    said = {"kept": merged.kept_id, "gone": merged.gone_id, "merge": merged.pk}
    kept = Person.objects.get(pk=merged.kept_id)
    return asking.ask(case, by, at, what="unmerge", why=why, about={"person": kept}, said=json.dumps(said))


@action(Verb.MERGE_PEOPLE)
def part(asked: FourEyes, by: Actor, at: datetime, /, *, agreed: bool) -> FourEyes:
    """Part the two again, as another asked, or refuse. What came since the joining stays with the kept record."""
    if asked.what != "unmerge":
        raise Invalid(_NOT_JOINED)
    said = _seen_to(asked, by, checking.day_of(at))
    asking.decide(asked, by, at, agreed=agreed)
    noting(kept=said["kept"], gone=said["gone"], asked_by=asked.asked_by_id, step="parted" if agreed else "refused")
    if not agreed:
        return asked
    with scope.upkeep():
        kept, gone = moving.hold(said["kept"], said["gone"])
        row = Merge.objects.select_for_update().get(pk=said["merge"])
        if row.undone_at is not None:
            raise Changed(_NOT_JOINED)
        touched = merges.stands_in(kept.pk)
        moving.give_back(kept, gone, json.loads(row.moved))
        row.undone_by_id, row.undone_at = checking.person(by), at
        row.save(update_fields=["undone_by", "undone_at"])
        _write_in_others(Verb.MERGE_PEOPLE, by, at, touched, asked, row, "parted")
        search_keys.refresh_many([kept.pk, gone.pk])
    return asked


def _seen_to(asked: FourEyes, by: Actor, on: date) -> dict[str, Any]:
    if not merges.may_see_to(asked, by, on):
        raise Refused(UNKNOWN)
    return merges.said(asked)


def _open_to_the_same(cases: list[int], on: date) -> None:
    """Every one of these cases is sealed for the same names, or none; and kept from the same people by name."""
    with scope.upkeep():
        sealed = dict(Case.objects.filter(pk__in=cases).values_list("pk", "restricted"))
        limited = dict(Case.objects.filter(pk__in=cases).values_list("pk", "limited"))
        live = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on)
        listed = NamedAccess.objects.filter(live, case__in=cases, place__in=("listed", "admitted"), starts_on__lte=on)
        excluded = Bar.objects.filter(live, case__in=cases, why="excluded", starts_on__lte=on)
        names = [(case, "in", staff, place) for case, staff, place in listed.values_list("case", "staff", "place")]
        names += [(case, "out", staff, "") for case, staff in excluded.values_list("case", "staff")]
    circles = {(sealed[case], limited[case], frozenset(one[1:] for one in names if one[0] == case)) for case in cases}
    if len(circles) > 1:
        raise Invalid(_NOT_ALIKE)


def _write_in_others(
    verb: Verb, by: Actor, at: datetime, cases: list[int], asked: FourEyes, row: Merge, step: str
) -> None:
    """A line in the journal of every other case that it touches; that of the request's own is the action's."""
    for case in Case.objects.filter(pk__in=cases).exclude(pk=asked.case_id).order_by("pk"):
        journal(verb, by, at, case=case, subject=row, kept=row.kept_id, gone=row.gone_id, step=step)
