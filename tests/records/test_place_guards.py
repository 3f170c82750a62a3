"""Nobody promotes themselves: what access rests on is written by who may give access, whatever statement is made."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import Error, IntegrityError, connection, transaction

from alongside.records.models import Cover, Membership, Organisation, Source, Staff, Team, Unit
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


def refused() -> AbstractContextManager[object]:
    return pytest.raises(Error, match=r"row-level security|administrator|own")


def attempt(sql: str, *values: str | int) -> int:
    """How many rows the statement changed."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


JOIN = "insert into records_membership (staff_id, unit_id, role, starts_on) values (%s, %s, %s, '2026-01-01')"


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_themselves_a_place_not_even_an_administrator(team: make.Team, role: Role) -> None:
    person = make.member(team.unit, role)
    make.act_as(person)
    with refused():
        attempt(JOIN, person.pk, team.unit.pk, "senior")
    assert attempt("update records_membership set role = 'senior' where staff_id = %s", person.pk) == 0
    assert attempt("update records_membership set ends_on = null, team_id = null where staff_id = %s", person.pk) == 0
    assert attempt("delete from records_membership where staff_id = %s", person.pk) == 0
    assert Membership.objects.filter(staff=person).values_list("role", "ends_on").get() == (str(role), None)


def test_an_administrator_gives_places_to_others_of_the_same_organisation_alone(team: make.Team) -> None:
    elsewhere = make.unit()
    other = make.member(elsewhere, Role.DUTY)
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert attempt(JOIN, team.officer.pk, team.unit.pk, "duty") == 1
    assert attempt("update records_membership set ends_on = '2026-12-31' where staff_id = %s", team.officer.pk) == 2
    with refused():
        attempt(JOIN, team.officer.pk, elsewhere.pk, "duty")
    assert attempt("update records_membership set role = 'senior' where staff_id = %s", other.pk) == 0


def test_one_s_own_days_as_administrator_are_the_days_it_counts(team: make.Team) -> None:
    former = make.member(team.unit, Role.ADMINISTRATOR, until=TODAY - DAY)
    make.act_as(former)
    with refused():
        attempt(JOIN, team.officer.pk, team.unit.pk, "duty")


@pytest.mark.parametrize(
    "sql",
    [
        "update records_staff set is_active = false where id = %s",
        "update records_staff set username = 'somebody' where id = %s",
        "update records_staff set email = 'somebody@example.invalid' where id = %s",
        "update records_staff set password = 'x' where id = %s",
        "update records_staff set language = 'cy' where id = %s",
    ],
)
def test_an_officer_changes_nobody_s_account(team: make.Team, sql: str) -> None:
    make.act_as(team.officer)
    with refused():
        attempt(sql, team.senior.pk)


def test_of_one_s_own_account_proofs_and_language_are_one_s_own_and_the_rest_is_not(team: make.Team) -> None:
    for person in (team.officer, make.member(team.unit, Role.ADMINISTRATOR)):
        make.act_as(person)
        assert attempt("update records_staff set password = 'x', last_login = now(), language = 'cy' where id = %s",
                       person.pk) == 1  # fmt: skip
        for column in ("is_active = false", "username = 'x'", "name = 'x'", "email = 'x@example.invalid'"):
            with refused():
                attempt(f"update records_staff set {column} where id = %s", person.pk)


def test_an_administrator_closes_an_account_of_the_organisation_and_sets_no_password(team: make.Team) -> None:
    stranger = make.member(make.unit(), Role.DUTY)
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert attempt("update records_staff set is_active = false where id = %s", team.officer.pk) == 1
    for person, column in ((stranger, "is_active = false"), (team.officer, "password = 'x'")):
        with refused():
            attempt(f"update records_staff set {column} where id = %s", person.pk)


def test_at_the_door_before_anybody_acts_a_password_is_hashed_anew_and_nothing_else_changes(team: make.Team) -> None:
    assert attempt("update records_staff set password = 'x', last_login = now() where id = %s", team.officer.pk) == 1
    with refused():
        attempt("update records_staff set is_active = true, name = 'x' where id = %s", team.officer.pk)


@pytest.mark.parametrize("role", [None, Role.VICTIM_CARE_OFFICER, Role.SENIOR, Role.MANAGER, Role.PRIVACY_OFFICER])
def test_accounts_organisations_units_and_teams_are_not_made_by_who_gives_no_access(
    team: make.Team, role: Role | None
) -> None:
    if role:
        make.act_as(make.member(team.unit, role))
    made: list[Callable[[], object]] = [
        lambda: Staff.objects.create(username="made", name="Made", password="!"),
        lambda: Organisation.objects.create(slug="made", name_en="x", name_cy="x"),
        lambda: Unit.objects.create(
            organisation=team.unit.organisation, slug="made", name_en="x", name_cy="x", service="police"
        ),
        lambda: Team.objects.create(unit=team.unit, slug="made", name_en="x", name_cy="x"),
        lambda: Source.objects.create(slug="made", name="x", organisation=team.unit.organisation),
    ]
    for make_it in made:
        with refused(), transaction.atomic():
            make_it()
    for table in ("organisation", "unit"):
        with refused():
            attempt(f"update records_{table} set name_en = 'x'")
        assert attempt(f"delete from records_{table}") == 0


def cover(officer: Staff, by: Staff, stand_in: Staff, unit: Unit) -> Cover:
    with transaction.atomic():
        return Cover.objects.create(
            officer=officer,
            cover=stand_in,
            unit=unit,
            why="planned",
            starts_on=TODAY,
            ends_on=TODAY,
            started_by=by,
            started_at=NOW,
        )


def test_nobody_covers_for_an_officer_who_has_not_asked_and_whom_they_do_not_lead(team: make.Team) -> None:
    colleague = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    led_elsewhere = make.member(make.unit(within=team.unit.organisation), Role.SENIOR)
    for person in (colleague, led_elsewhere, team.manager):
        make.act_as(person)
        with refused():
            cover(team.officer, person, person, team.unit)
    for person in (team.officer, team.senior):
        make.act_as(person)
        row = cover(team.officer, person, colleague, team.unit)
        assert attempt("update records_cover set ends_on = ends_on + 1 where id = %s", row.pk) == 1
    make.act_as(colleague)
    assert attempt("update records_cover set ends_on = '2099-01-01'") == 0


def test_a_senior_of_one_team_arranges_no_cover_for_another(team: make.Team) -> None:
    with make.hosting():
        ours, theirs = (Team.objects.create(unit=team.unit, slug=s, name_en=s, name_cy=s) for s in ("ours", "theirs"))
        Membership.objects.filter(staff=team.officer).update(team=theirs)
        Membership.objects.filter(staff=team.senior).update(team=ours)
    make.act_as(team.senior)
    with refused():
        cover(team.officer, team.senior, team.manager, team.unit)
    with make.hosting():
        Membership.objects.filter(staff=team.officer).update(team=ours)
    assert cover(team.officer, team.senior, team.manager, team.unit).pk


def test_a_source_s_key_is_given_by_an_administrator_and_its_silence_lifted_by_a_desk(team: make.Team) -> None:
    with make.hosting():
        source = Source.objects.create(slug="feed", name="Feed", organisation=team.unit.organisation)
    make.act_as(team.senior)
    assert attempt("update records_source set quarantined_at = now() where id = %s", source.pk) == 1
    with refused():
        attempt("update records_source set key_hash = 'x' where id = %s", source.pk)
    make.act_as(team.officer)
    with refused():
        attempt("update records_source set quarantined_at = null where id = %s", source.pk)
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert attempt("update records_source set key_hash = 'x' where id = %s", source.pk) == 1


def place(person: Staff, unit: Unit, role: Role, starts: date, ends: date | None) -> Membership:
    with make.hosting():
        return Membership.objects.create(staff=person, unit=unit, role=str(role), starts_on=starts, ends_on=ends)


@pytest.mark.parametrize(
    ("starts", "ends", "fits"),
    [
        (TODAY, None, False),
        (TODAY, TODAY + 9 * DAY, True),
        (TODAY, TODAY + 10 * DAY, False),
        (TODAY + 15 * DAY, TODAY + 16 * DAY, False),
        (TODAY + 20 * DAY, TODAY + 30 * DAY, False),
        (TODAY + 21 * DAY, None, True),
    ],
)
@pytest.mark.parametrize("first", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
def test_who_gives_access_never_watches_its_use_on_one_day_in_any_unit(
    team: make.Team, first: Role, starts: date, ends: date | None, fits: bool
) -> None:
    beside, person = make.unit(within=team.unit.organisation), team.officer
    (second,) = {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER} - {first}
    place(person, beside, first, TODAY + 10 * DAY, TODAY + 20 * DAY)
    if fits:
        assert place(person, team.unit, second, starts, ends).pk
    else:
        with pytest.raises(IntegrityError, match="at once"), transaction.atomic():
            place(person, team.unit, second, starts, ends)


def test_a_place_made_longer_is_held_to_the_same_and_another_organisation_is_another_matter(team: make.Team) -> None:
    person = team.officer
    place(person, team.unit, Role.ADMINISTRATOR, TODAY, TODAY + DAY)
    place(person, team.unit, Role.PRIVACY_OFFICER, TODAY + 2 * DAY, None)
    with pytest.raises(IntegrityError), make.hosting():
        Membership.objects.filter(staff=person, role="administrator").update(ends_on=TODAY + 2 * DAY)
    assert place(person, make.unit(), Role.ADMINISTRATOR, TODAY, None).pk
