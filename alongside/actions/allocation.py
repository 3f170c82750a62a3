"""Sharing out cases: many at once, each by itself; what officers can take; the line; a priority given for a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from alongside.actions import cases, checking
from alongside.actions.performing import Changed, Invalid, Refused, action, hold, noting
from alongside.catalogue.vocabulary import HAND_OVER
from alongside.queries import scope
from alongside.records.models import Case, CasePriority, Duty, LoadLine, Membership, Note, OfficerProfile, Staff, Unit
from alongside.rules.access import CASE_ROLES, UNKNOWN, Actor, Role, Verb
from alongside.rules.load import LANGUAGES, MOST_HOURS
from alongside.rules.triage import CRIMES, LEVELS
from alongside.rules.words import Words

MOST_AT_ONCE = 100
MOST_POINTS = 100_000
MOST_NOTE = 2_000
_GONE = Words("This case is not there any more.", "Nid yw'r achos hwn yno mwyach.")
NOBODY_CHOSEN = Words("Choose an officer.", "Dewiswch swyddog.")
_TAKEN = Words(
    "Somebody gave this case to an officer meanwhile. Nothing was changed.",
    "Rhoddodd rhywun yr achos hwn i swyddog yn y cyfamser. Ni newidiwyd dim.",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One case of many: to whom, whose it was when the page was made (None: nobody's), and a note to go with it."""

    case: Case
    owner: Staff
    was: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A case that stayed as it was, and why."""

    case: Case
    words: Words


@action(Verb.ALLOCATE)
def share_out(unit: Unit, by: Actor, at: datetime, /, *, wanted: Sequence[Wanted]) -> list[Failed]:
    """Give each of these cases to its officer, one act for each. What cannot be given is told of; the rest stands."""
    if by.staff_id is not None and not by.holds(Role.SENIOR, Role.MANAGER, unit_id=unit.pk):
        raise Refused(UNKNOWN)
    if not wanted:
        raise Invalid(Words("Tick the cases to give.", "Ticiwch yr achosion i'w rhoi."), "case")
    if len(wanted) > MOST_AT_ONCE:
        raise Invalid(
            Words(
                f"Give at most {MOST_AT_ONCE} cases at once. Nothing was changed.",
                f"Rhowch {MOST_AT_ONCE} achos ar y mwyaf ar unwaith. Ni newidiwyd dim.",
            ),
            "case",
        )
    failed = []
    for one in wanted:
        try:
            _give(one, unit, by, at)
        except Invalid as invalid:
            failed.append(Failed(one.case, invalid.words))
        except Refused as refused:
            failed.append(Failed(one.case, refused.decision.sentence or _GONE))
    notes = sum(bool(one.note.strip()) for one in wanted)
    noting(unit=unit.pk, given=len(wanted) - len(failed), failed=len(failed), notes=notes)
    return failed


def _give(one: Wanted, unit: Unit, by: Actor, at: datetime) -> None:
    """Give one case, if it is still whose it was, with its note and the task to read that."""
    case = one.case
    note = checking.text(one.note, "note", most=MOST_NOTE)
    with transaction.atomic():
        hold(case)
        if case.unit_id != unit.pk:
            raise Refused(UNKNOWN)
        if case.closed_on is not None or case.owner_id not in (one.was, one.owner.pk):
            raise Changed(_TAKEN)
        if case.owner_id == one.owner.pk:
            return  # the same form came twice
        cases.assign(case, by, at, owner=one.owner)
        if note:
            # Whoever shares out may not open the case, and now it is another's: the program writes it down for them.
            with scope.upkeep():
                Note.objects.create(case=case, written_at=at, written_by_id=by.staff_id, text=note)
                _to_read(case, one.owner, at)


def _to_read(case: Case, owner: Staff, at: datetime) -> None:
    Duty.objects.create(
        case=case,
        unit_id=case.unit_id,
        owner=owner,
        kind=HAND_OVER,
        due_on=checking.day_of(at),
        because={
            "en": "The case was handed over to you with a note. It stands in the case's timeline.",
            "cy": "Trosglwyddwyd yr achos i chi gyda nodyn. Mae yn llinell amser yr achos.",
        },
        arose_at=at,
    )


@action(Verb.SET_LOAD)
def describe(
    officer: Staff,
    by: Actor,
    at: datetime,
    /,
    *,
    hours: Decimal,
    languages: Iterable[str] = (),
    specialisms: Iterable[str] = (),
) -> OfficerProfile:
    """Say what an officer of a unit one manages can take: contracted hours, languages beside English, specialisms."""
    if by.staff_id is not None and not _managed(officer, by, at):
        raise Refused(UNKNOWN)
    if not 0 <= hours <= Decimal(MOST_HOURS) or hours != round(hours, 1):
        raise Invalid(
            Words(
                f"Give contracted hours from 0 to {MOST_HOURS:.0f}, like 37 or 18.5.",
                f"Rhowch oriau contract o 0 i {MOST_HOURS:.0f}, fel 37 neu 18.5.",
            ),
            "hours",
        )
    spoken, special = sorted(set(languages)), sorted(set(specialisms))
    for one in spoken:
        checking.chosen(one, LANGUAGES, "languages")
    for one in special:
        checking.chosen(one, CRIMES, "specialisms")
    noting(tenths_of_hours=int(hours * 10), languages=spoken, specialisms=special)
    row, _ = OfficerProfile.objects.update_or_create(
        staff=officer,
        defaults={
            "hours": hours,
            "languages": spoken,
            "specialisms": special,
            "set_by_id": by.staff_id,
            "set_at": at,
        },
    )
    return row


def _managed(officer: Staff, by: Actor, at: datetime) -> bool:
    on = checking.day_of(at)
    held = Membership.objects.filter(staff=officer, role__in=sorted(CASE_ROLES), starts_on__lte=on)
    units = held.exclude(ends_on__lt=on).values_list("unit_id", flat=True)
    return any(by.holds(Role.MANAGER, unit_id=unit) for unit in units)


@action(Verb.SET_LOAD)
def draw_line(unit: Unit, by: Actor, at: datetime, /, *, role: str, points: int | None) -> Unit:
    """Set how much this role should carry at full time in the unit; None takes the line away."""
    if by.staff_id is not None and not by.holds(Role.MANAGER, unit_id=unit.pk):
        raise Refused(UNKNOWN)
    checking.chosen(role, {str(one): one.words for one in sorted(CASE_ROLES)}, "role")
    if points is not None and not 1 <= points <= MOST_POINTS:
        raise Invalid(
            Words(
                f"Give a whole number from 1 to {MOST_POINTS}.",
                f"Rhowch rif cyfan o 1 i {MOST_POINTS}.",
            ),
            "points",
        )
    noting(unit=unit.pk, role=role, points=points)
    if points is None:
        LoadLine.objects.filter(unit=unit, role=role).delete()
    else:
        LoadLine.objects.update_or_create(
            unit=unit, role=role, defaults={"points": points, "set_by_id": by.staff_id, "set_at": at}
        )
    return unit


@action(Verb.SET_PRIORITY)
def set_priority(case: Case, by: Actor, at: datetime, /, *, level: str, why: str) -> Case:
    """Give the case another priority than the rules do, and why. An empty `level` lets the rules decide again."""
    now = CasePriority.objects.filter(case=case).first()
    noting(was=now.level.lower() if now else "", level=level.lower())
    if not level:
        if now is not None:
            now.delete()
        return case
    checking.chosen(level, LEVELS, "level")
    needed = Words("Say why.", "Dywedwch pam.")
    row = now or CasePriority(case=case)
    row.level, row.why = level, checking.text(why, "why", most=400, needed=needed)
    row.set_by_id, row.set_at = by.staff_id, at
    row.save()
    return case
