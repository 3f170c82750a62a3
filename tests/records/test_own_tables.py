"""What the rules of the database read is its own tables and numbers, whatever a session puts in their place."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.gateways import embedded_postgres
from alongside.records.models import Case, JournalEntry
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db
ON = f"temporary on database {embedded_postgres.DATABASE}"


def owner() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(embedded_postgres.addresses(Path(os.environ["ALONGSIDE_HOME"])).owner, autocommit=True)


@pytest.fixture
def may_make_temporary_tables() -> Iterator[None]:
    """As on a database of somebody's own whose PUBLIC was given the right back."""
    with owner() as told:
        told.execute(f"grant {ON} to {embedded_postgres.APPLICATION}".encode())
        yield
        told.execute(f"revoke {ON} from {embedded_postgres.APPLICATION}".encode())


def do(sql: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_the_application_makes_no_temporary_table() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        do("create temporary table records_bar (id bigint)")


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_a_temporary_table_of_the_same_name_changes_nothing_of_what_one_sees() -> None:
    team, other = make.team(), make.team()
    mine, theirs = make.case(team), make.case(other)
    make.act_as(team.officer)
    for table in ("membership", "namedaccess", "bar", "unit", "cover"):
        do(f"create temporary table records_{table} as select * from public.records_{table}")
    do(
        "insert into pg_temp.records_membership (id, staff_id, unit_id, role, starts_on)"
        " values (0, %s, %s, %s, '2026-01-01')",
        team.officer.pk,
        other.unit.pk,
        str(Role.SENIOR),
    )
    do(
        "insert into pg_temp.records_unit (id, organisation_id) values (%s, %s)",
        other.unit.pk,
        other.unit.organisation_id,
    )
    assert theirs not in set(Case.objects.all())
    assert set(Case.objects.all()) == {mine}


def test_every_function_that_reads_tables_says_where_it_finds_them() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname, coalesce(proconfig::text, '') from pg_proc join pg_language l on l.oid = prolang"
            " where pronamespace = 'public'::regnamespace and proname like 'alongside%' and lanname = 'plpgsql'"
        )
        found = dict(cursor.fetchall())
    assert len(found) > 15
    assert set(found.values()) == {'{"search_path=pg_catalog, public, pg_temp"}'}


def test_nobody_chooses_the_number_of_a_line_of_the_journal() -> None:
    team = make.team()
    case = make.case(team)
    make.act_as(team.officer)
    do(
        "insert into records_journalentry (id, at, staff_id, purpose, verb, case_id, subject, facts)"
        " values (100000000000000000, %s, %s, '', 'case.view', %s, '', '{}')",
        NOW,
        team.officer.pk,
        case.pk,
    )
    first = JournalEntry.objects.get(verb="case.view", case_id=case.pk).pk
    assert first < 10**9
    do(
        "insert into records_journalentry (id, at, staff_id, purpose, verb, case_id, subject, facts)"
        " values (%s, %s, %s, '', 'case.look', %s, '', '{}')",
        first - 1,
        NOW,
        team.officer.pk,
        case.pk,
    )
    assert JournalEntry.objects.get(verb="case.look").pk > first


def test_the_application_owns_nothing_and_nothing_is_waived_for_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("select count(*) from pg_class where relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "select rolname from pg_roles where rolname <> current_user and pg_has_role(current_user, oid, 'member')"
        )
        assert cursor.fetchall() == []
