"""In plain SQL, as somebody who works on the case: what no one person does alone, no statement of theirs does."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction

from alongside.actions import cases, emergencies, seals
from alongside.queries import scope
from alongside.records.models import AccessStatement, Case, Cover, FourEyes, NamedAccess, Purge, Staff
from alongside.rules.access import Role
from alongside.rules.standing import Place
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
PUT = "insert into records_namedaccess (case_id, staff_id, place, starts_on) values (%s, %s, %s, %s)"
ASK = (
    "insert into records_foureyes (public_id, case_id, what, field, said, why, found, asked_by_id, asked_at)"
    " select gen_random_uuid(), %s, 'seal', '', said, why, '', %s, now() from records_foureyes limit 1"
)


@pytest.fixture
def team() -> make.Team:
    return make.team()


def do(sql: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def refused(sql: str, *values: Any) -> bool:
    """Whether the statement is refused for what it says, or meets no row."""
    try:
        return do(sql, *values) == 0
    except Error as error:
        assert type(error.__cause__).__name__ in ("InsufficientPrivilege", "CheckViolation"), error
        return True


def sealed(team: make.Team) -> Case:
    case = make.case(team)
    make.act_as(team.officer)
    return cases.restrict(case, team.by, NOW, named=[team.officer, team.senior])


@pytest.mark.parametrize("place", [Place.ADMITTED, Place.CO_WORKER, Place.EMERGENCY, Place.SAMPLE])
def test_people_put_others_on_the_list_of_a_case_and_give_no_other_place(team: make.Team, place: Place) -> None:
    case = make.case(team)
    make.act_as(team.officer)
    assert refused(PUT, case.pk, team.senior.pk, str(place), TODAY)
    assert do(PUT, case.pk, team.senior.pk, str(Place.LISTED), TODAY) == 1


def test_a_manager_who_opens_nothing_puts_nobody_on_a_list(team: make.Team) -> None:
    case = make.case(team)
    make.act_as(team.manager)
    assert refused(PUT, case.pk, team.manager.pk, str(Place.LISTED), TODAY)


def test_no_place_is_changed_or_ended_by_a_statement_of_one_s_own(team: make.Team) -> None:
    case = sealed(team)
    make.act_as(team.officer)
    for change in ("ends_on = '2026-01-01'", "ends_at = now() + interval '9 days'", "place = 'admitted'"):
        assert refused(f"update records_namedaccess set {change} where case_id = %s", case.pk)
    assert NamedAccess.objects.get(staff=team.officer).place == Place.LISTED


def test_who_is_on_a_sealed_case_for_an_emergency_makes_no_place_of_it(team: make.Team) -> None:
    case = sealed(team)
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    emergencies.use(case.reference, make.act_as(colleague), NOW, reason="victim_calls", words="She rang.")
    with scope.upkeep():
        assert NamedAccess.objects.filter(staff=colleague, place=str(Place.EMERGENCY)).exists()
    for person in (colleague, team.manager):
        assert refused(PUT, case.pk, person.pk, str(Place.LISTED), TODAY)
    assert refused("update records_namedaccess set ends_at = '2099-01-01' where staff_id = %s", colleague.pk)


def test_a_seal_is_lifted_only_with_what_another_asked_and_oneself_agreed_to(team: make.Team) -> None:
    case = sealed(team)
    make.act_as(team.senior)
    lift = "update records_case set restricted = false where id = %s"
    assert refused(lift, case.pk)
    asked = seals.ask_lift(case, make.act_as(team.officer), NOW, why="Over.")
    agree = "update records_foureyes set decided_by_id = %s, decided_at = now(), agreed = true where id = %s"
    assert refused(agree, team.senior.pk, asked.pk), "in another's name"
    assert refused(agree, team.officer.pk, asked.pk), "what one asked oneself"
    assert refused(lift, case.pk)
    make.act_as(team.senior)
    other = agree.replace("set ", f"set asked_by_id = {team.manager.pk}, ")
    assert refused(other, team.senior.pk, asked.pk), "as though somebody else had asked"
    assert refused("delete from records_foureyes where id = %s", asked.pk)
    assert refused(lift, case.pk), "not agreed to yet"
    assert do(agree, team.senior.pk, asked.pk) == 1
    assert refused(agree.replace("true", "false"), team.senior.pk, asked.pk), "twice"
    assert do(lift, case.pk) == 1


def test_nobody_asks_in_another_s_name_nor_asks_and_decides_at_once(team: make.Team) -> None:
    case = sealed(team)
    asked = seals.ask_lift(case, make.act_as(team.officer), NOW, why="Over.")
    seals.lift(asked, make.act_as(team.senior), NOW, agreed=False)
    assert refused(ASK, case.pk, team.officer.pk)
    assert refused(
        ASK.replace("asked_at)", "asked_at, decided_by_id, decided_at, agreed)").replace(
            "now() from", "now(), asked_by_id, now(), true from"
        ),
        case.pk,
        team.senior.pk,
    )
    assert do(ASK, case.pk, team.senior.pk) == 1
    assert FourEyes.objects.filter(case=case).count() == 2


@pytest.mark.parametrize("who", ["officer", "senior", "manager"])
def test_a_case_keeps_its_unit_and_its_limits_whoever_works_on_it(team: make.Team, who: str) -> None:
    case, beside = make.case(team), make.unit(within=team.unit.organisation)
    make.act_as(getattr(team, who))
    assert refused("update records_case set limited = true where id = %s", case.pk)
    assert refused("update records_case set unit_id = %s where id = %s", beside.pk, case.pk)
    assert refused("update records_case set organisation_id = %s where id = %s", make.unit().organisation_id, case.pk)


def test_a_statement_and_a_purge_are_made_and_agreed_to_in_one_s_own_name(team: make.Team) -> None:
    case, watcher = make.case(team), make.member(team.unit, Role.PRIVACY_OFFICER)

    def statement(by: Staff, checked_by: Staff | None = None) -> AccessStatement:
        with transaction.atomic():
            return AccessStatement.objects.create(
                case=case, organisation=team.unit.organisation, from_on=TODAY, until_on=TODAY,
                made_by=by, made_at=NOW, checked_by=checked_by, checked_at=NOW if checked_by else None,
            )  # fmt: skip

    def purge(by: Staff) -> Purge:
        with transaction.atomic():
            return Purge.objects.create(organisation=team.unit.organisation, proposed_by=by, proposed_at=NOW)

    make.act_as(team.officer)
    for wrong in (
        lambda: statement(team.senior),
        lambda: statement(team.officer, watcher),
        lambda: purge(team.senior),
    ):
        with pytest.raises(Error, match=r"own name|row-level"):
            wrong()
    made, proposed = statement(team.officer), purge(team.officer)
    make.act_as(watcher)
    check = "update records_accessstatement set checked_by_id = %s, checked_at = now() where id = %s"
    apply = "update records_purge set applied_by_id = %s, applied_at = now() where id = %s"
    for sql, pk in ((check, made.pk), (apply, proposed.pk)):
        assert refused(sql, team.senior.pk, pk)
        assert do(sql, watcher.pk, pk) == 1
        assert refused(sql, watcher.pk, pk), "twice"
    assert refused("delete from records_purge where id = %s", proposed.pk)


def test_nobody_arranges_cover_for_an_officer_of_another_unit_by_naming_their_own(team: make.Team) -> None:
    away = make.team(within=team.unit.organisation).officer

    def cover(officer: Staff) -> Cover:
        with transaction.atomic():
            return Cover.objects.create(
                officer=officer, cover=team.senior, unit=team.unit, why="planned", starts_on=TODAY,
                ends_on=TODAY + timedelta(days=1), started_by=team.senior, started_at=NOW,
            )  # fmt: skip

    make.act_as(team.senior)
    with pytest.raises(Error, match="row-level security"):
        cover(away)
    assert cover(team.officer).pk
