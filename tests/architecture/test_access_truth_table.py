"""Who may see and do what: the rules, the scope and PostgreSQL against tables written by hand from the access model.

`access_who_sees.csv` says which cases there are for a person, `access_verbs.csv` what may be done with a case one sees,
`access_verbs_without_a_case.csv` the rest. Every person stands in one unit of an organisation that has a second one.
"""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, models, transaction

from alongside.queries import scope
from alongside.records import row_security
from alongside.records.models import Case, Duty, EligibleStub, JournalEntry, NamedAccess, SilencedTrace, Source, Staff
from alongside.rules.access import PURPOSES, Role, Situation, Verb, may
from tests import factories as make
from tests.architecture.access_world import (
    AS_WHOM,
    BUILDER,
    DOES,
    DOES_WITHOUT,
    PERSONS,
    PLACES,
    SEES,
    STATES,
    TOMORROW,
    World,
    build,
)
from tests.architecture.whole_case import OF_A_CASE, OF_A_DESK, OF_NO_CASE, models_of_the_program
from tests.factories import NOW, TODAY


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once; the transaction it stands in is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def leave_no_trace(world: World) -> Iterator[None]:
    """Whatever a test writes, and as whom it acts, ends with it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_tables_speak_of_every_person_place_state_and_verb() -> None:
    assert SEES.keys() == {(person, place) for person in PERSONS for place in PLACES}
    assert {verb for verb, _ in DOES} | DOES_WITHOUT.keys() == {str(verb) for verb in Verb}
    assert not {verb for verb, _ in DOES} & DOES_WITHOUT.keys()
    assert len(DOES) == 2 * len({verb for verb, _ in DOES})
    in_table = set(PERSONS) & set(DOES["case.view", "open"])
    assert {str(role) for held in PERSONS.values() for role, *_ in held} == {str(role) for role in Role}
    assert in_table | {"administrator", "privacy officer", "nobody"} >= set(PERSONS) - {one for one, _ in AS_WHOM} - {
        "senior who left yesterday",
        "senior who comes tomorrow",
    }


def test_the_rules_say_of_every_verb_on_every_case_what_the_table_says(world: World) -> None:
    wrong, asked = [], 0
    for person, staff in world.staff.items():
        actor = make.actor(staff)
        for (place, state), case in world.cases.items():
            for whose, owner in (("own", staff.pk), ("nobody's", None), ("another's", -1)):
                scope.set_acting(BUILDER, TODAY)
                found = scope.situation(case, actor, TODAY)
                facts = Situation(
                    found.unit_id, found.organisation_id, found.restricted, found.on_list, owner, found.closed
                )
                for verb in dict.fromkeys(verb for verb, _ in DOES):
                    asked += 1
                    said = may(Verb(verb), actor, facts)
                    if not SEES[person, place][state]:
                        right = not said.allowed and not said.known and said.sentence is None
                    else:
                        column = AS_WHOM.get((person, place), person)
                        cell = DOES[verb, "closed" if state == "closed" else "open"][column]
                        yes = {"yes": True, "no": False, "own": whose == "own"}.get(cell, whose != "another's")
                        right = said.allowed == yes and said.known and (yes or said.sentence is not None)
                    if not right:
                        wrong.append((person, place, state, whose, verb, said))
    assert wrong == []
    assert asked == len(PERSONS) * len(PLACES) * len(STATES) * 3 * 21


def test_the_rules_say_of_every_other_verb_what_the_table_says(world: World) -> None:
    people = [name for name in next(iter(DOES_WITHOUT.values())) if name != "verb"]
    wrong = [
        (person, verb)
        for person in people
        for verb, row in DOES_WITHOUT.items()
        if may(Verb(verb), make.actor(world.staff[person])).allowed != (row[person] == "yes")
    ]
    assert wrong == []


def test_the_scope_gives_every_person_the_cases_of_the_table(world: World) -> None:
    # The database shows everything here: what is left out, the scope left out by itself.
    scope.set_acting(BUILDER, TODAY)
    names = {case.pk: key for key, case in world.cases.items()}
    for person, staff in world.staff.items():
        actor = make.actor(staff)
        assert {names[case.pk] for case in scope.cases(actor, TODAY)} == world.seen(person), person
        about = Duty.objects.filter(scope.about_cases(actor, TODAY)).values_list("case_id", flat=True)
        assert {names[pk] for pk in about} == world.seen(person), person
        for key, case in world.cases.items():
            assert (scope.case(actor, TODAY, case.public_id) is not None) == (key in world.seen(person))


@pytest.mark.parametrize("model", OF_A_CASE, ids=lambda model: model.__name__)
def test_postgresql_shows_every_person_the_rows_of_the_table_however_it_is_asked(
    model: type[models.Model], world: World
) -> None:
    rows = {pk: key for key, tables in world.rows.items() for pk in tables[model]}
    scope.set_acting(BUILDER, TODAY)
    places = {
        person: set(NamedAccess.objects.filter(staff=staff).values_list("pk", flat=True))
        for person, staff in world.staff.items()
    }
    for person, staff in world.staff.items():
        make.act_as(staff)
        shown = set(model._default_manager.values_list("pk", flat=True)) & rows.keys()
        if model is NamedAccess:  # a list is read by nobody; one's own place is, or nobody could be let in by it
            assert shown == places[person], person
        else:
            expected = {pk for pk, key in rows.items() if key in world.seen(person)}
            assert shown == expected, (person, {rows[pk] for pk in shown ^ expected})


@pytest.mark.parametrize("model", OF_A_CASE, ids=lambda model: model.__name__)
def test_postgresql_shows_nothing_where_nobody_acts_or_a_purpose_without_cases(
    model: type[models.Model], world: World
) -> None:
    for purpose in ("", "no such purpose", *PURPOSES):
        for staff, on in (("", TODAY.isoformat()), ("", "")):
            settle(staff, purpose, on)
            shown = model._default_manager.exists()
            assert shown == (purpose in ("feeds", "demonstration", "bench", "upkeep", "retention")), purpose
    settle(str(world.staff["senior"].pk), "", "")
    assert model is NamedAccess or not model._default_manager.exists(), "a person without a day"


def settle(staff: str, purpose: str, on: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('alongside.staff', %s, true), set_config('alongside.purpose', %s, true),"
            " set_config('alongside.on', %s, true)",
            [staff, purpose, on],
        )


def refused(statement: str, *values: Any) -> str:
    """What the database says to a statement: "" where it did it, and how many rows it met is not none."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            met = cursor.rowcount
            transaction.set_rollback(True)
            return "" if met else "met no row"
    except DatabaseError as error:
        assert isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege), error
        return "refused"


@pytest.mark.parametrize("model", OF_A_CASE, ids=lambda model: model.__name__)
def test_postgresql_takes_no_row_for_a_case_one_does_not_see_and_changes_and_deletes_none(
    model: type[models.Model], world: World
) -> None:
    table = model._meta.db_table
    names = ", ".join(str(field.column) for field in model._meta.concrete_fields)
    for place, state in (("own unit", "unlisted"), ("own unit", "open"), ("other organisation", "open")):
        scope.set_acting(BUILDER, TODAY)
        with connection.cursor() as cursor:
            cursor.execute(f"create temporary table twin as select * from {table} where id = any(%s) limit 1", [
                list(world.rows[place, state][model])
            ])  # fmt: skip
            cursor.execute("update twin set id = id + 1000000000")
        for person in WRITERS:
            if (place, state) in world.seen(person):
                continue
            make.act_as(world.staff[person])
            if model is JournalEntry:
                settle_twin(world.staff[person])
            assert refused(f"insert into {table} ({names}) select {names} from twin") == "refused", (person, place)
        with connection.cursor() as cursor:
            cursor.execute("drop table twin")
    for person in WRITERS:
        pks = [pk for key in world.cases if key not in world.seen(person) for pk in world.rows[key][model]]
        make.act_as(world.staff[person])
        for change in (f"update {table} set id = id where id = any(%s)", f"delete from {table} where id = any(%s)"):
            assert refused(change, pks) != "", (person, change)


WRITERS = ("victim care officer", "senior", "administrator", "nobody", "senior who left yesterday")


def settle_twin(staff: Staff) -> None:
    """A line of the journal in one's own name: in another's it is refused whatever the case."""
    with connection.cursor() as cursor:
        cursor.execute("update twin set purpose = '', staff_id = %s", [staff.pk])


@pytest.mark.parametrize("model", [m for m in OF_A_CASE if "case_id" in {f.column for f in m._meta.fields}], ids=lambda m: m.__name__)  # fmt: skip  # noqa: E501
def test_postgresql_lets_no_row_be_moved_into_a_case_one_does_not_see(model: type[models.Model], world: World) -> None:
    make.act_as(world.staff["senior"])
    mine = next(iter(world.rows["own unit", "open"][model] or {0}))
    for key in [("own unit", "unlisted"), ("other unit", "open"), ("other organisation", "open")]:
        said = refused(f"update {model._meta.db_table} set case_id = %s where id = %s", world.cases[key].pk, mine)
        assert said == ("met no row" if model is NamedAccess else "refused"), key


def test_nobody_lets_himself_in_by_writing_his_own_place_on_a_list(world: World) -> None:
    senior = world.staff["senior"]
    make.act_as(senior)
    for state in ("unlisted", "ended", "not_yet"):
        case = world.cases["own unit", state]
        add = "insert into records_namedaccess (case_id, staff_id, starts_on) values (%s, %s, %s)"
        assert refused(add, case.pk, senior.pk, TODAY) == "refused"
        assert (
            refused("update records_namedaccess set starts_on = %s, ends_on = null where case_id = %s", TODAY, case.pk)
            != ""
        )
    assert refused(add, world.cases["own unit", "listed"].pk, senior.pk, TODAY) == ""


def test_the_journal_is_only_ever_added_to_even_what_one_did_oneself(world: World) -> None:
    officer = world.staff["victim care officer"]
    make.act_as(officer)
    case = world.cases["own unit", "open"]
    add = "insert into records_journalentry (at, staff_id, purpose, verb, case_id, subject, facts) values (%s, %s, '', 'case.view', %s, '', '{}')"  # noqa: E501
    assert refused(add, NOW, officer.pk, case.pk) == ""
    assert refused(add, NOW, world.staff["senior"].pk, case.pk) == "refused", "in another's name"
    for acting in ("officer", "upkeep"):
        if acting == "upkeep":
            settle("", "upkeep", TODAY.isoformat())
        for change in ("update records_journalentry set verb = 'x'", "delete from records_journalentry"):
            assert refused(change) == "refused"
        assert refused("truncate records_journalentry") == "refused"


def test_stubs_and_traces_are_seen_by_the_desk_of_their_organisation_alone(world: World) -> None:
    scope.set_acting(BUILDER, TODAY)
    own, other = world.units["own unit"].organisation, world.units["other organisation"].organisation
    for name, organisation in (("own", own), ("other", other), ("shared", None)):
        source = Source.objects.create(slug=f"of-{name}", name=name, organisation=organisation)
        SilencedTrace.objects.create(source=source, key=name.encode(), heard_on=TODAY, expires_on=TOMORROW)
        EligibleStub.objects.create(
            source=source, organisation=organisation, kind="NOMS", value=name, gateway="sentence", heard_at=NOW
        )
    desk = {
        "senior", "manager", "duty officer", "senior who leaves tonight",
        "officer here and senior next door", "manager here and officer elsewhere",
    }  # fmt: skip
    for person, staff in world.staff.items():
        make.act_as(staff)
        expected = {"own", "shared"} if person in desk else set()
        assert set(EligibleStub.objects.values_list("value", flat=True)) == expected, person
        assert {bytes(key).decode() for key in SilencedTrace.objects.values_list("key", flat=True)} == expected, person


def test_the_application_owns_nothing_and_nothing_is_waived_for_it(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("select count(*) from pg_class where relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "select rolname from pg_roles where rolname <> current_user and pg_has_role(current_user, oid, 'member')"
        )
        assert cursor.fetchall() == []


def unguarded(all_models: set[type[models.Model]], guarded: set[str]) -> set[str]:
    """Models that speak of a case or of somebody in one and are not guarded, and those nobody has thought about."""
    known = {model.__name__ for model in OF_A_CASE} | OF_A_DESK
    missing = {model.__name__ for model in all_models} - known - OF_NO_CASE
    for model in all_models:
        points = {field.related_model.__name__ for field in model._meta.fields if isinstance(field.related_model, type)}
        speaks = bool(points & known) or {"case_id", "person_id"} & {field.name for field in model._meta.fields}
        if (speaks or model.__name__ in known) and model._meta.db_table not in guarded:
            missing.add(model.__name__)
    return missing


def test_every_model_of_a_case_has_a_forced_policy(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity"
            " and exists (select from pg_policy where polrelid = pg_class.oid)"
        )
        guarded = {name for (name,) in cursor.fetchall()}
    assert guarded == set(row_security.FORCED)
    assert unguarded(models_of_the_program(), guarded) == set()
    assert unguarded(models_of_the_program(), guarded - {"records_note"}) == {"Note"}


def test_a_new_model_about_a_case_that_nobody_guarded_would_be_found() -> None:
    class Letter(models.Model):
        case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "nowhere"
            managed = False

    assert unguarded({Letter}, set(row_security.FORCED)) == {"Letter"}
