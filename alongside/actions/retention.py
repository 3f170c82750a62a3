"""Keeping and letting go: holds, decided days, and the purge that one person proposes and another carries out.

A purge takes all rows of a case in one transaction, and leaves the journal and a certificate. What changed between the
two people (the case was opened again, a hold was placed, its day moved) stays.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import ProtectedError, Q

from alongside.actions import checking
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused, action, journal, noting
from alongside.catalogue import retention
from alongside.queries import keyed, scope
from alongside.queries import retention as keeping
from alongside.records.models import (
    Case,
    CaseRole,
    Draft,
    Duty,
    InboundMessage,
    LegalHold,
    Merge,
    MessageLink,
    Organisation,
    Person,
    Purge,
    Staff,
)
from alongside.rules.access import UNKNOWN, Actor, Verb
from alongside.rules.retention import CaseDays, keep_until
from alongside.rules.words import Words

_WHY = Words("Say why.", "Dywedwch pam.")
_ANOTHER = Words(
    "You proposed this yourself. Another person must agree.",
    "Chi eich hun a gynigiodd hyn. Rhaid i berson arall gytuno.",
)


@action(Verb.HOLD_CASE)
def place_hold(case: Case, by: Actor, at: datetime, /, *, sort: str, why: str = "") -> LegalHold:
    """From now on nothing of the case is let go of, whatever its day."""
    checking.chosen(sort, retention.HOLDS, "sort")
    why = checking.text(why, "why", most=400, needed=_WHY if sort == "other" else None)
    placed_by = checking.person(by)
    for standing in LegalHold.objects.filter(case=case, sort=sort, placed_by=placed_by, lifted_at__isnull=True):
        if standing.why == why:
            raise AlreadyDone(standing)
    noting(sort=sort)
    return LegalHold.objects.create(case=case, sort=sort, why=why, placed_by_id=placed_by, placed_at=at)


@action(Verb.LIFT_HOLD)
def ask_lift(hold: LegalHold, by: Actor, at: datetime, /, *, why: str) -> LegalHold:
    """Ask that a hold end. Another person ends it; asking again puts the new person in the place of the first."""
    _standing(hold)
    hold.lift_asked_by_id, hold.lift_asked_at = checking.person(by), at
    hold.lift_why = checking.text(why, "why", most=400, needed=_WHY)
    hold.save(update_fields=["lift_asked_by", "lift_asked_at", "lift_why"])
    noting(sort=hold.sort, step="asked")
    return hold


@action(Verb.LIFT_HOLD)
def lift(hold: LegalHold, by: Actor, at: datetime, /) -> LegalHold:
    """End a hold that somebody else asked to end."""
    _standing(hold)
    if hold.lift_asked_by_id is None:
        raise Changed(
            Words("Nobody has asked that this hold end.", "Nid oes neb wedi gofyn i'r ataliad hwn ddod i ben.")
        )
    if hold.lift_asked_by_id == checking.person(by):
        raise Invalid(_ANOTHER)
    hold.lifted_by_id, hold.lifted_at = by.staff_id, at
    hold.save(update_fields=["lifted_by", "lifted_at"])
    noting(sort=hold.sort, step="lifted", asked_by=hold.lift_asked_by_id)
    return hold


def _standing(hold: LegalHold) -> None:
    """The hold as it is now that its case is locked."""
    hold.refresh_from_db(fields=["lift_asked_by", "lift_asked_at", "lifted_at"])
    if hold.lifted_at is not None:
        raise Changed(Words("This hold has ended already.", "Mae'r ataliad hwn eisoes wedi dod i ben."))


@action(Verb.DECIDE_KEEPING)
def decide(case: Case, by: Actor, at: datetime, /, *, choice: str, until: date | None = None) -> Case:
    """Say until when a closed case is kept: by a published figure or a day of one's own. Opened again, it is undone."""
    if case.closed_on is None:
        raise Changed(Words("The case is open: it is kept.", "Mae'r achos ar agor: fe'i cedwir."))
    if choice == retention.DECIDED:
        if until is None:
            raise Invalid(Words("Give the last day it is kept.", "Rhowch y diwrnod olaf y cedwir ef."), "until")
        case.retain_until = checking.coming(until, at, "until")
    else:
        chosen = {one.code: one for one in retention.choices(case.unit.service)}
        checking.chosen(choice, chosen, "choice")
        case.retain_until = keep_until(chosen[choice], CaseDays(case.closed_on, case.last_contact_on))
    case.version += 1
    case.save(update_fields=["retain_until", "version"])
    noting(choice=choice, until=case.retain_until.isoformat() if case.retain_until else None)
    return case


@action(Verb.PLAN_PURGE)
def propose(organisation: Organisation, by: Actor, at: datetime, /) -> Purge:
    """Propose to let go of what is past its day and not held, as far as one may know of it. Another must agree."""
    proposer = checking.person(by)
    _of(organisation.pk, by)
    due = keeping.plan(by, checking.day_of(at)).of(keeping.DUE)
    items = [
        {"case": one.case, "class": one.code, "due": one.until.isoformat() if one.until else ""}
        for one in sorted(due, key=lambda one: one.case)
        if one.organisation == organisation.pk
    ]
    if not items:
        raise Invalid(Words("Nothing is past its day.", "Nid oes dim wedi mynd heibio'i ddiwrnod."))
    noting(cases=len(items))
    return Purge.objects.create(organisation=organisation, proposed_by_id=proposer, proposed_at=at, items=items)


@action(Verb.APPLY_PURGE)
def apply(purge: Purge, by: Actor, at: datetime, /) -> Purge:
    """Let go of what another proposed, as far as it is still past its day, not held, and known to this person too."""
    _of(purge.organisation_id, by)
    purge.refresh_from_db(from_queryset=Purge.objects.select_for_update(of=("self",)))
    if purge.applied_at is not None:
        raise Changed(Words("This was done already.", "Gwnaed hyn eisoes."))
    if purge.proposed_by_id == (agreeing := checking.person(by)):
        raise Invalid(_ANOTHER)
    gone, stayed, rows, marks = Counter[str](), Counter[str](), Counter[str](), list[str]()
    proposed = {item["case"]: item for item in purge.items}
    with _as_retention():
        # Locked before they are asked about: who opens one again or holds it comes before us or after.
        there = {
            case.pk: case
            for case in Case.objects.select_for_update(no_key=True).filter(pk__in=sorted(proposed)).order_by("pk")
        }
    now = {one.case: one for one in keeping.plan(by, checking.day_of(at), only=proposed).cases}
    for pk, item in proposed.items():
        why = _why_it_stays(there.get(pk), now.get(pk), item)
        if why:
            stayed[why] += 1
            continue
        case = there[pk]
        marks.append(keyed.digest("purged", str(case.public_id)).hex())
        with _as_retention():
            journal(Verb.APPLY_PURGE, by, at, case=case, subject=purge, retention=item["class"], due=item["due"])
            rows += _let_go(case)
        gone[item["class"]] += 1
    purge.applied_by, purge.applied_at = Staff.objects.get(pk=agreeing), at
    purge.certificate = _certificate(purge, purge.applied_by, at, gone, stayed, rows, marks)
    purge.save(update_fields=["applied_by", "applied_at", "certificate"])
    noting(gone=sum(gone.values()), stayed=sum(stayed.values()), digest=mark_of(purge.certificate))
    return purge


def mark_of(certificate: dict[str, Any]) -> str:
    """By what the journal knows a certificate: the first half of its digest, written as an id."""
    return str(UUID(hex=certificate["digest"][:32]))


def _of(organisation_id: int, by: Actor) -> None:
    if organisation_id not in by.organisation_ids:
        raise Refused(UNKNOWN)


def _why_it_stays(case: Case | None, now: keeping.Kept | None, item: dict[str, Any]) -> str:
    if case is None:
        return "gone"
    if case.closed_on is None:
        return "open"
    if now is None:
        return "unknown"
    if now.holds:
        return "held"
    same = now.state == keeping.DUE and (now.code, now.until and now.until.isoformat()) == (item["class"], item["due"])
    return "" if same else "changed"


@contextmanager
def _as_retention() -> Iterator[None]:
    """A while in which rows are let go of, whoever of the unit could see them."""
    with scope.upkeep(), connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.purpose', 'retention', true)")
        yield


def _let_go(case: Case) -> Counter[str]:
    """Delete every row of a case, and of people and messages that were in no other; how many of each table."""
    rows = Counter[str]()
    about = Q(roles__case=case) | Q(cases=case) | Q(pk__in=_also_named(case))
    persons = list(Person.objects.filter(about).distinct())
    messages = list(MessageLink.objects.filter(case=case).values_list("message_id", flat=True))
    # Duties first: they point at the contacts that met them.
    for deleted in (
        Duty.objects.filter(case=case).delete(),
        Draft.objects.filter(case_public_id=case.public_id).delete(),
        case.delete(),
    ):
        rows += _counted(deleted)
    for person in persons:
        try:
            rows += _counted(person.delete())
        except ProtectedError:
            continue  # in another case: nothing was deleted
    rows += _counted(InboundMessage.objects.filter(pk__in=messages, links__isnull=True).delete())
    return rows


def _also_named(case: Case) -> set[int]:
    """People whom a contact, an offence or a role before a merge names, and no role today."""
    found = {*case.contacts.values_list("person_id", flat=True), *case.offences.values_list("person_id", flat=True)}
    found |= set(case.roles.values_list("home_id", flat=True))
    # A record given up in a joining stands in no case: it goes with the one that was kept, when that goes.
    elsewhere = CaseRole.objects.exclude(case=case).values("person")
    joined = Merge.objects.filter(kept__in=case.roles.values("person")).exclude(kept__in=elsewhere)
    found |= set(joined.filter(undone_at__isnull=True).values_list("gone_id", flat=True))
    return {pk for pk in found if pk is not None}


def _counted(deleted: tuple[int, dict[str, int]]) -> Counter[str]:
    return Counter({label.removeprefix("records."): n for label, n in deleted[1].items() if n})


def _certificate(
    purge: Purge,
    applied_by: Staff,
    at: datetime,
    gone: Counter[str],
    stayed: Counter[str],
    rows: Counter[str],
    marks: list[str],
) -> dict[str, Any]:
    """What was let go of, by whom: counts and hashes, nothing of anybody. `digest` is over all the rest, as JSON."""
    said: dict[str, Any] = {
        "certificate": str(purge.public_id),
        "organisation": purge.organisation.slug,
        "proposed_by": purge.proposed_by.username,
        "proposed_at": purge.proposed_at.isoformat(),
        "applied_by": applied_by.username,
        "applied_at": at.isoformat(),
        "classes": dict(sorted(gone.items())),
        "stayed": dict(sorted(stayed.items())),
        "rows": dict(sorted(rows.items())),
        "cases": sorted(marks),
    }
    return said | {"digest": hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()}
