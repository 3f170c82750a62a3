"""Cases: opened, changed, handed over, restricted, closed and opened again, and each look written down."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from alongside.actions import bars, checking, days, people, seals, unanswered
from alongside.actions.performing import Changed, Invalid, Refused, action, at_last, check, journal, noting, stood
from alongside.catalogue import vocabulary
from alongside.queries import scope
from alongside.records.duties import LIVE
from alongside.records.models import (
    Case,
    CaseRole,
    Duty,
    JournalEntry,
    Membership,
    NamedAccess,
    Person,
    Staff,
    Unit,
)
from alongside.rules.access import CASE_ROLES, UNKNOWN, Actor, Role, Verb
from alongside.rules.standing import Ground, Place
from alongside.rules.words import Words


@action(Verb.OPEN_CASE)
def open_case(
    unit: Unit,
    by: Actor,
    at: datetime,
    /,
    *,
    role: str = "victim",
    person: Person | None = None,
    details: people.Details | None = None,
    owner: Staff | None = None,
    enhanced_why: str = "",
    offence_summary: str = "",
    opened_on: date | None = None,
    form_key: UUID | None = None,
) -> Case:
    """Open a case for a person, already known or new. Without an `owner` it waits to be given to somebody."""
    key = checking.first_made(Case, form_key)
    if by.staff_id is not None and unit.pk not in by.unit_ids:
        raise Refused(UNKNOWN)
    checking.chosen(role, vocabulary.SERVED, "role")
    if enhanced_why:
        checking.chosen(enhanced_why, vocabulary.ENHANCED, "enhanced_why")
    if owner is not None:
        _member(unit.pk, owner, at)
    if person is None:
        person = people.write(unit.organisation_id, details or people.Details(""), at, accused=False)
    elif person.organisation_id != unit.organisation_id:
        raise Refused(UNKNOWN)
    on = checking.past(opened_on, at, "opened_on") if opened_on else checking.day_of(at)
    case = Case.objects.create(
        organisation_id=unit.organisation_id,
        unit=unit,
        person=person,
        enhanced=bool(enhanced_why),
        enhanced_why=enhanced_why,
        offence_summary=checking.text(offence_summary, "offence_summary", most=120),
        opened_on=on,
        **key,
    )
    CaseRole.objects.create(case=case, person=person, role=role, starts_on=on)
    people.placed(case, person, role, by, at)
    if owner is not None:
        bars.refuse(case, [owner.pk], at, "owner")
        # Last: once it is somebody else's, it is theirs to write on.
        _give(case, owner, at)
        case.save(update_fields=["owner", "team"])
    noting(role=role)
    return case


@action(Verb.EDIT_CASE)
def edit(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    seen: int,
    offence_summary: str,
    risk: str,
    hospital: bool,
    information_level: str = "",
) -> Case:
    """Change what the case says of itself. `seen` is the version the form was opened with."""
    checking.unchanged(case.version, seen)
    wanted = {
        "offence_summary": checking.text(offence_summary, "offence_summary", most=120),
        "risk": checking.chosen(risk, vocabulary.RISKS, "risk"),
        "hospital": hospital,
        "information_level": checking.text(information_level, "information_level", most=20),
    }
    now = Case.objects.get(pk=case.pk)
    changed = [name for name, value in wanted.items() if getattr(now, name) != value]
    for name, value in wanted.items():
        setattr(case, name, value)
    if "risk" in changed:
        case.risk_on = checking.day_of(at)
    _save(case, *wanted, "risk_on")
    noting(fields=changed)
    return case


@action(Verb.ASSIGN_CASE)
def assign(case: Case, by: Actor, at: datetime, /, *, owner: Staff | None) -> Case:
    """Give the case and all that is owed on it to an officer of its unit, or to nobody yet."""
    if owner is not None:
        _member(case.unit_id, owner, at)
        bars.refuse(case, [owner.pk], at, "owner")
        _may_be_given(case, owner, by, at)
    elif check(Verb.ASSIGN_CASE, by, at, case) in (None, Ground.SAMPLE) and by.staff_id is not None:
        # What is nobody's, whoever works in the unit opens: he too.
        raise Invalid(
            Words(
                "You share cases out: give this one to somebody, or let its senior officer take it back.",
                "Rhannu achosion yr ydych chi: rhowch hwn i rywun, neu gadewch i'w uwch swyddog ei gymryd yn ôl.",
            ),
            "owner",
        )
    noting(was=case.owner_id, owner=owner.pk if owner else None)
    # Before the case: once it is somebody else's, what is owed on it is theirs to change.
    Duty.objects.filter(case=case, state__in=LIVE).update(owner=owner)
    _give(case, owner, at)
    _save(case, "owner", "team")
    return case


@action(Verb.SET_ENHANCED)
def set_enhanced(case: Case, by: Actor, at: datetime, /, *, enhanced: bool, why: str) -> Case:
    """Say that the victim has enhanced rights, or no longer: every live limit is counted again, the old one kept."""
    checking.chosen(why, vocabulary.ENHANCED, "why")
    if case.enhanced == enhanced:
        case.enhanced_why = why if enhanced else ""
        _save(case, "enhanced_why")
        return case
    case.enhanced, case.enhanced_why = enhanced, why if enhanced else ""
    _save(case, "enhanced", "enhanced_why")
    live = Duty.objects.filter(case=case, state__in=LIVE).select_related("event__message").prefetch_related("pauses")
    changed = [days.recount(duty, case, by, at, why="@enhanced") for duty in live]
    noting(enhanced=enhanced, why=why, counted_again=sum(changed))
    return case


@action(Verb.RESTRICT_CASE)
def restrict(case: Case, by: Actor, at: datetime, /, *, named: Sequence[Staff]) -> Case:
    """From now only these people see the case; on a restricted case they join the list. At least two, the actor one."""
    wanted = {person.pk: person for person in named}
    if not case.restricted and len(wanted) < 2:
        raise Invalid(
            Words(
                "Name at least two people, so that the case is never out of everybody's reach.",
                "Enwch o leiaf ddau berson, fel nad yw'r achos byth allan o gyrraedd pawb.",
            ),
            "named",
        )
    ground = check(Verb.RESTRICT_CASE, by, at, case)
    passing = not case.restricted and ground in (Ground.COVER, Ground.DUTY, Ground.EMERGENCY)
    if (passing or (not case.restricted and case.owner_id is None)) and not _led_by_one_of(case, wanted, at):
        raise Invalid(_NO_SENIOR_HERE if passing else _NO_SENIOR_OF_NOBODYS, "named")
    if passing and by.staff_id in wanted:
        raise Invalid(
            Words(
                "You are here for a while: name its officer and a senior officer, not yourself.",
                "Dros dro yr ydych chi yma: enwch swyddog yr achos ac uwch swyddog, nid chi eich hun.",
            ),
            "named",
        )
    if not case.restricted and not passing and by.staff_id is not None and by.staff_id not in wanted:
        raise Invalid(
            Words(
                "You restrict this case, so you stand on its list.",
                "Chi sy'n cyfyngu'r achos, felly rydych ar ei restr.",
            ),
            "named",
        )
    if not case.restricted and case.owner_id is not None and case.owner_id not in wanted:
        raise Invalid(
            Words(
                "The case's own officer must be on its list: give the case to somebody else first.",
                "Rhaid i swyddog yr achos fod ar ei restr: rhowch yr achos i rywun arall yn gyntaf.",
            ),
            "named",
        )
    for person in wanted.values():
        _member(case.unit_id, person, at, field="named")
    bars.refuse(case, wanted, at, "named")
    on = checking.day_of(at)
    with scope.upkeep():
        there = set(
            NamedAccess.objects.filter(case=case, place=Place.LISTED)
            .exclude(ends_on__lt=on)
            .values_list("staff_id", flat=True)
        )
    with connection.cursor() as cursor:
        # Nobody may read others' places on a list, so the insert must not ask for the rows back.
        cursor.executemany(
            "insert into records_namedaccess (case_id, staff_id, place, starts_on) values (%s, %s, %s, %s)",
            [(case.pk, pk, str(Place.LISTED), on) for pk in sorted(wanted.keys() - there)],
        )
    noting(named=sorted(wanted))
    if not passing:
        _seal(case)
        return case
    # Who covers, or is on duty, is not on the list and loses the case with this: the last thing that is done.
    at_last(lambda _by, _at: _sealed_by_the_program(case))
    return case


_NO_SENIOR_HERE = Words(
    "Name a senior officer of this case too: you are here for a while.",
    "Enwch uwch swyddog yr achos hwn hefyd: dros dro yr ydych chi yma.",
)
_NO_SENIOR_OF_NOBODYS = Words(
    "Nobody has this case yet: name a senior officer too, who can give it to somebody.",
    "Nid oes neb yn gyfrifol am yr achos hwn eto: enwch uwch swyddog hefyd, a all ei roi i rywun.",
)


def _seal(case: Case) -> None:
    case.restricted = True
    if not case.code_name:
        seals.name_in_code(case)
    _save(case, "restricted", "code_name")


def _sealed_by_the_program(case: Case) -> None:
    with scope.upkeep():
        _seal(case)


def _led_by_one_of(case: Case, wanted: Iterable[int], at: datetime) -> bool:
    """Whether one of these is a senior who looks after the case."""
    on = checking.day_of(at)
    held = Membership.objects.filter(staff__in=list(wanted), unit_id=case.unit_id, role=Role.SENIOR, starts_on__lte=on)
    teams = held.exclude(ends_on__lt=on).values_list("team_id", flat=True)
    return any(case.team_id is None or team in (None, case.team_id) for team in teams)


def _may_be_given(case: Case, owner: Staff, by: Actor, at: datetime) -> None:
    """Raise where the case is sealed from its new officer, or a manager would open it by giving it to himself."""
    on = checking.day_of(at)
    with scope.upkeep():
        listed = NamedAccess.objects.filter(case=case, staff=owner, place=Place.LISTED, starts_on__lte=on)
        known = not case.restricted or listed.exclude(ends_on__lt=on).exists()
    if not known:
        raise Invalid(
            Words(
                "This case is sealed: put its new officer on its list first.",
                "Mae'r achos hwn wedi'i selio: rhowch ei swyddog newydd ar ei restr yn gyntaf.",
            ),
            "owner",
        )
    if owner.pk == by.staff_id and check(Verb.ASSIGN_CASE, by, at, case) in (None, Ground.SAMPLE):
        raise Invalid(
            Words(
                "You share cases out. To read this one, open it for a reason.",
                "Rhannu achosion yr ydych chi. I ddarllen hwn, agorwch ef am reswm.",
            ),
            "owner",
        )


@action(Verb.CLOSE_CASE)
def close(
    case: Case,
    by: Actor,
    at: datetime,
    /,
    *,
    why: str,
    accept_live: bool = False,
    referrer: str = "",
    override_why: str = "",
) -> Case:
    """Close the case. What is still owed on it must first be met or, with `accept_live`, ends with it and says so.

    As not reached only after the attempts, or with a typed reason, and with whoever referred them told (`referrer`).
    """
    checking.chosen(why, vocabulary.CLOSING, "why")
    if why == vocabulary.NO_RESPONSE:
        unanswered.settle(case, by, at, referrer=referrer, override_why=override_why)
    live = list(Duty.objects.filter(case=case, state__in=LIVE))
    if live and not accept_live:
        raise Invalid(
            Words(
                f"Still owed or proposed on this case: {len(live)}. Deal with them, or say that they end with it.",
                f"Yn dal yn ddyledus neu wedi'u cynnig ar yr achos hwn: {len(live)}. Deliwch â nhw, neu dywedwch eu "
                "bod yn dod i ben gyda'r achos.",
            ),
            "accept_live",
        )
    for duty in live:
        days.end(duty, by, at, state="dismissed", why="@case_closed")
    case.state, case.closed_on, case.closed_why = "closed", checking.day_of(at), why
    _save(case, "state", "closed_on", "closed_why")
    noting(why=why, ended=len(live))
    return case


@action(Verb.REOPEN_CASE)
def reopen(case: Case, by: Actor, at: datetime, /, *, why: str) -> Case:
    """Open a closed case again, and why. What ended with it stays ended: look at it again."""
    needed = Words("Say why the case is opened again.", "Dywedwch pam yr ailagorir yr achos.")
    why = checking.text(why, "why", most=400, needed=needed)
    if case.closed_on is None:
        raise Changed(Words("The case is open.", "Mae'r achos ar agor."))
    case.state, case.closed_on, case.closed_why, case.retain_until = "open", None, "", None
    _save(case, "state", "closed_on", "closed_why", "retain_until")
    case.notes.create(written_at=at, written_by_id=by.staff_id, text=why)
    return case


def view(case: Case, by: Actor, at: datetime, /, verb: Verb = Verb.VIEW_CASE) -> JournalEntry:
    """Write down that somebody opened the case. Every look is a row, however soon it follows another.

    Not an action that locks: looking must never wait for somebody else's writing. Call it within the person's own
    transaction (`scope.acting`), before anything of the case is shown. `verb` is what lets them look: a manager gives a
    case to an officer, and sees the form for it, without opening the case.
    """
    ground = check(verb, by, at, case, afresh=False)
    facts = stood(ground, case) or ({} if by.staff_id is None else {"ground": "manager"})
    return journal(Verb.VIEW_CASE, by, at, case=case, **facts)


view.verb = Verb.VIEW_CASE  # type: ignore[attr-defined]  # the architecture tests and the docs read it


def _give(case: Case, owner: Staff | None, at: datetime) -> None:
    """The case is this officer's, and their team's."""
    case.owner = owner
    if owner is not None:
        on = checking.day_of(at)
        held = Membership.objects.filter(staff=owner, unit_id=case.unit_id, role__in=CASE_ROLES, starts_on__lte=on)
        case.team_id = held.exclude(ends_on__lt=on).order_by("pk").values_list("team_id", flat=True).first()


def _save(case: Case, *fields: str) -> None:
    case.version += 1
    case.save(update_fields=[*fields, "version"])


def _member(unit_id: int, person: Staff, at: datetime, field: str = "owner") -> None:
    """Raise unless this person works cases in that unit today."""
    on = checking.day_of(at)
    held = Membership.objects.filter(
        staff=person, staff__is_active=True, unit_id=unit_id, role__in=CASE_ROLES, starts_on__lte=on
    ).exclude(ends_on__lt=on)
    if not held.exists():
        raise Invalid(
            Words(
                "Choose somebody who works cases in this unit.", "Dewiswch rywun sy'n gweithio achosion yn yr uned hon."
            ),
            field,
        )
