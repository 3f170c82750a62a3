"""Row-level security as a thing that migrations say again and again, and the one way past it."""

import os
from pathlib import Path

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.actions import people
from alongside.actions.performing import Refused
from alongside.gateways import embedded_postgres
from alongside.queries import scope
from alongside.records import row_security
from alongside.records.models import Case, CaseRole, NamedAccess, Person
from alongside.rules.access import Role
from tests import factories as make

POLICIES = "select tablename, policyname, cmd, qual, with_check from pg_policies order by 1, 2"


@pytest.mark.django_db
def test_saying_it_all_again_changes_nothing() -> None:
    with psycopg.connect(embedded_postgres.addresses(Path(os.environ["ALONGSIDE_HOME"])).owner) as owner:
        before = owner.execute(POLICIES).fetchall()
        for statement in row_security.statements(set(row_security.FORCED)):
            owner.execute(statement.encode())
        assert owner.execute(POLICIES).fetchall() == before
        owner.rollback()
    assert {table for table, *_ in before} == set(row_security.FORCED)


def test_what_is_said_of_a_table_that_is_not_there_yet_waits_for_it() -> None:
    said = "\n".join(row_security.statements({"records_case"}))
    assert "policy case_read on records_case" in said
    assert "policy note_scope" not in said


@pytest.mark.django_db
def test_after_the_program_has_looked_for_itself_the_person_sees_what_they_saw() -> None:
    team, other = make.team(), make.team()
    mine, theirs = make.case(team), make.case(other)
    make.act_as(team.officer)
    with scope.upkeep():
        assert set(Case.objects.all()) == {mine, theirs}
    assert set(Case.objects.all()) == {mine}


@pytest.mark.django_db
def test_where_the_program_fails_while_it_looks_the_savepoint_gives_the_person_back() -> None:
    team, other = make.team(), make.team()
    mine = make.case(team)
    make.case(other)
    make.act_as(team.officer)
    with pytest.raises(ZeroDivisionError), transaction.atomic(), scope.upkeep():
        raise ZeroDivisionError
    assert set(Case.objects.all()) == {mine}


@pytest.mark.django_db(transaction=True)
def test_who_acted_ends_with_the_transaction() -> None:
    team = make.team()
    make.case(team)
    with scope.acting(team.by, make.TODAY):
        assert Case.objects.exists()
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_a_person_in_no_case_is_not_for_an_administrator() -> None:
    team = make.team()
    make.act_as(team.officer)
    Person.objects.create(organisation=team.unit.organisation, name="Just Typed")
    assert Person.objects.filter(name="Just Typed").exists()
    make.act_as(make.member(team.unit, Role.ADMINISTRATOR))
    assert not Person.objects.filter(name="Just Typed").exists()


@pytest.mark.django_db
def test_nobody_comes_to_see_a_person_by_giving_them_a_part_in_a_case_of_their_own() -> None:
    team = make.team()
    beside = make.team(within=team.unit.organisation)
    mine = make.case(team)
    theirs = make.case(beside, "Gwenllian Hidden")
    make.act_as(team.officer)
    for person in (theirs.person_id, make.case(make.team()).person_id):
        make.act_as(team.officer)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            CaseRole.objects.create(case=mine, person_id=person, role="spokesperson", starts_on=make.TODAY)
    with pytest.raises(Refused):
        people.add_role(mine, team.by, make.NOW, role="spokesperson", person=theirs.person)


@pytest.mark.django_db
def test_nobody_of_another_organisation_is_put_on_the_list_of_a_case() -> None:
    team, other = make.team(), make.team()
    mine = make.case(team)
    make.act_as(team.officer)
    # In plain SQL: what Django adds it reads back, and nobody reads another's place.
    put = "insert into records_namedaccess (case_id, staff_id, place, starts_on) values (%s, %s, 'listed', %s)"
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), connection.cursor() as sql:
        sql.execute(put, [mine.pk, other.officer.pk, make.TODAY])
    with connection.cursor() as sql:
        sql.execute(put, [mine.pk, team.senior.pk, make.TODAY])
    make.act_as(team.senior)
    assert NamedAccess.objects.get().case_id == mine.pk
