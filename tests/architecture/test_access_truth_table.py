"""Who may see and do what: the rules, the scope and PostgreSQL against tables written by hand from the access model.

`access_who_sees.csv` says which cases there are for a person, `access_verbs.csv` what may be done with a case one sees,
`access_verbs_without_a_case.csv` the rest. Every person stands in one unit of an organisation that has a second one.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, models, transaction

from alongside.queries import scope
from alongside.records.models import (
    AccessStatement,
    Bar,
    Case,
    CasePriority,
    CaseRole,
    ConflictMatch,
    Departure,
    Duty,
    DutyPause,
    EligibleStub,
    EmergencyUse,
    InboundMessage,
    JournalEntry,
    LegalHold,
    MessageIdentifier,
    MessageLink,
    NamedAccess,
    NoContact,
    OrderMark,
    Person,
    PersonName,
    Referral,
    SearchKey,
    SilencedTrace,
    Snooze,
    Source,
    Staff,
)
from alongside.rules import standing
from alongside.rules.access import PURPOSES, UNKNOWN, Actor, Role, Situation, Verb, may
from tests import factories as make
from tests.architecture.access_world import (
    BUILDER,
    DOES,
    DOES_WITHOUT,
    GROUNDS,
    PERSONS,
    PLACES,
    SEES,
    SIGHTS,
    TEAMS,
    TOMORROW,
    World,
    build,
)
from tests.architecture.whole_case import (
    OF_A_CASE,
)
from tests.factories import NOW, TODAY


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once; the transaction it stands in is rolled back at the end. Here alone rows are copied aside."""
    aside = f"temporary on database {connection.settings_dict['NAME']}"
    role = connection.settings_dict["USER"]
    with django_db_blocker.unblock(), connections["owner"].cursor() as owner:
        owner.execute(f"grant {aside} to {role}")
        with transaction.atomic():
            yield build()
            transaction.set_rollback(True)
        owner.execute(f"revoke {aside} from {role}")
        connections["owner"].close()


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
    assert all({*row} == {"verb", "case", *GROUNDS} for row in DOES.values())
    assert {str(role) for held in PERSONS.values() for role, *_ in held} == {str(role) for role in Role}
    assert {sight for states in SEES.values() for sight in states.values()} == set(SIGHTS)


def test_the_rules_say_of_every_person_and_case_what_the_table_says(world: World) -> None:
    wrong: list[tuple[Any, ...]] = []
    asked = 0
    for person in world.staff:
        actor = world.act_as(person)
        for key in world.cases:
            asked += 1
            sight = SEES[person, key[0]][key[1]]
            here = found(world, key, actor)
            views = may(Verb.VIEW_CASE, actor, here)
            right = (views.known, views.allowed) == (sight != "-", sight == "opens")
            if not right or standing.known(actor, here) != (sight != "-"):
                wrong.append((person, key, sight, views))
            for verb in dict.fromkeys(verb for verb, _ in DOES) if sight == "-" else ():
                asked += 1
                if may(Verb(verb), actor, here) != UNKNOWN:
                    wrong.append((person, key, sight, verb))
    assert wrong == []
    assert asked > 10_000


def test_the_rules_say_on_every_ground_of_every_verb_what_the_table_says(world: World) -> None:
    wrong = []
    for column, (person, state) in GROUNDS.items():
        actor = world.act_as(person)
        for closed in (False, True):
            here = replace(found(world, ("own unit", state), actor), closed=closed)
            for verb in dict.fromkeys(verb for verb, _ in DOES):
                said = may(Verb(verb), actor, here)
                yes = DOES[verb, "closed" if closed else "open"][column] == "yes"
                if said.allowed != yes or not said.known or (not yes and said.sentence is None):
                    wrong.append((column, closed, verb, said))
    assert wrong == []


def found(world: World, key: tuple[str, str], actor: Actor) -> Situation:
    """What is found of a case for somebody, asked as they themselves ask."""
    case = scope.case(actor, TODAY, world.cases[key].public_id)
    if case is None:  # they do not reach it: the program, which does, tells what it would be to them
        with scope.upkeep():
            return scope.situation(Case.objects.get(pk=world.cases[key].pk), actor, TODAY)
    once, again = (scope.situation(case, actor, TODAY, afresh=afresh) for afresh in (False, True))
    assert once == again
    return once


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
    names = {case.pk: key for key, case in world.cases.items()}
    for person in world.staff:
        actor = world.act_as(person)
        scope.set_acting(BUILDER, TODAY)
        for asked, sight in ((scope.known, "knows"), (scope.cases, "works"), (scope.opened, "opens")):
            assert {names[case.pk] for case in asked(actor, TODAY)} == world.seen(person, sight), (person, sight)
        about = Duty.objects.filter(scope.about_cases(actor, TODAY)).values_list("case_id", flat=True)
        assert {names[pk] for pk in about} == world.seen(person, "works"), person
        for key, case in world.cases.items():
            assert (scope.case(actor, TODAY, case.public_id) is not None) == (key in world.seen(person))


SIGHT_OF: dict[type[models.Model], str] = dict.fromkeys(
    (Case, CaseRole, Person, PersonName, SearchKey), "knows"
) | dict.fromkeys(
    (
        *(Departure, Duty, DutyPause, InboundMessage, JournalEntry, LegalHold, MessageIdentifier, MessageLink),
        *(CasePriority, NoContact, OrderMark, Snooze),
    ),
    "works",
)
"""How much one must have of a case to be shown a row of it, where not all of it."""


@pytest.mark.parametrize("model", OF_A_CASE, ids=lambda model: model.__name__)
def test_postgresql_shows_every_person_the_rows_of_the_table_however_it_is_asked(
    model: type[models.Model], world: World
) -> None:
    rows = {pk: key for key, tables in world.rows.items() for pk in tables[model]}
    scope.set_acting(BUILDER, TODAY)
    places = {
        person: set(model._default_manager.filter(staff=staff).values_list("pk", flat=True))
        for person, staff in (world.staff.items() if model in (NamedAccess, Bar) else ())
    }
    for person in world.staff:
        actor = world.act_as(person)
        shown = set(model._default_manager.values_list("pk", flat=True)) & rows.keys()
        if model is ConflictMatch:  # of somebody who works nowhere: of those of colleagues, `test_conflicts`
            assert shown == set(), person
        elif model in (NamedAccess, Bar):  # read by nobody; one's own place is, or nobody could be let in by it
            assert shown == places[person], person
        else:
            expected = {pk for pk, key in rows.items() if key in world.seen(person, SIGHT_OF.get(model, "opens"))}
            if model is EmergencyUse:
                expected = {pk for pk, key in rows.items() if looks_after(world, key, person, actor)}
            if person == "privacy officer" and model in (JournalEntry, AccessStatement, EmergencyUse):
                # Ids, verbs and codes of the whole organisation, and no row of any case; of what is barred nothing.
                barred = ("barred", "barred_on_the_list")
                expected = {
                    pk for pk, (place, state) in rows.items() if place != "other organisation" and state not in barred
                }
            assert shown == expected, (person, {rows[pk] for pk in shown ^ expected})


def looks_after(world: World, key: tuple[str, str], person: str, actor: Actor) -> bool:
    """Whether the case is theirs, or they lead those whose it is."""
    case = world.cases[key]
    return SEES[person, key[0]][key[1]] != "-" and (key[1] == "own" or actor.leads(case.unit_id, case.team_id))


@pytest.mark.parametrize("model", OF_A_CASE, ids=lambda model: model.__name__)
def test_postgresql_shows_nothing_where_nobody_acts_or_a_purpose_without_cases(
    model: type[models.Model], world: World
) -> None:
    for purpose in ("", "no such purpose", *PURPOSES):
        for staff, on in (("", TODAY.isoformat()), ("", "")):
            settle(staff, purpose, on)
            shown = model._default_manager.exists()
            over_cases = purpose in ("feeds", "demonstration", "bench", "upkeep", "retention")
            assert shown == (over_cases or (model is JournalEntry and purpose == "journal")), purpose
    settle(str(world.staff["senior"].pk), "", "")
    assert model in (NamedAccess, Bar) or not model._default_manager.exists(), "a person without a day"


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
            if (place, state) in world.seen(person, WRITES.get(model, "opens")):
                continue
            world.act_as(person)
            if model is JournalEntry:
                settle_twin(world.staff[person])
            assert refused(f"insert into {table} ({names}) select {names} from twin") == "refused", (person, place)
        with connection.cursor() as cursor:
            cursor.execute("drop table twin")
    for person in WRITERS:
        unseen = world.cases.keys() - world.seen(
            person, SIGHT_OF.get(model, "opens") if model not in KNOWN_BY else "opens"
        )
        pks = [pk for key in unseen for pk in world.rows[key][model]]
        world.act_as(person)
        for change in (f"update {table} set id = id where id = any(%s)", f"delete from {table} where id = any(%s)"):
            assert refused(change, pks) != "", (person, change)


WRITES: dict[type[models.Model], str] = dict.fromkeys((Case, JournalEntry), "knows") | dict.fromkeys(
    (Departure, Duty, DutyPause, LegalHold, MessageLink, NoContact, Snooze), "works"
)
"""How much one must have of a case to put a row into it, where not all of it: a case is made, and a line written."""
KNOWN_BY = {Case, CaseRole, Person, PersonName, SearchKey}
WRITERS = ("victim care officer", "senior", "administrator", "nobody", "senior who left yesterday")


def settle_twin(staff: Staff) -> None:
    """A line of the journal in one's own name: in another's it is refused whatever the case."""
    with connection.cursor() as cursor:
        cursor.execute("update twin set purpose = '', staff_id = %s", [staff.pk])


@pytest.mark.parametrize("model", [m for m in OF_A_CASE if "case_id" in {f.column for f in m._meta.fields}], ids=lambda m: m.__name__)  # fmt: skip  # noqa: E501  read as one
def test_postgresql_lets_no_row_be_moved_into_a_case_one_does_not_see(model: type[models.Model], world: World) -> None:
    world.act_as("senior")
    mine = next(iter(world.rows["own unit", "open"][model] or {0}))
    for key in [("own unit", "unlisted"), ("other unit", "open"), ("other organisation", "open")]:
        said = refused(f"update {model._meta.db_table} set case_id = %s where id = %s", world.cases[key].pk, mine)
        still = (NamedAccess, Bar, AccessStatement, ConflictMatch, MessageLink, Referral)
        assert said == ("met no row" if model in still else "refused"), key


def test_nobody_lets_himself_in_by_writing_his_own_place_on_a_list(world: World) -> None:
    senior = world.staff["senior"]
    make.act_as(senior)
    for state in ("unlisted", "ended", "not_yet"):
        case = world.cases["own unit", state]
        add = "insert into records_namedaccess (case_id, staff_id, place, starts_on) values (%s, %s, 'listed', %s)"
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
    add = "insert into records_journalentry (at, staff_id, purpose, verb, case_id, subject, facts) values (%s, %s, '', 'case.view', %s, '', '{}')"  # noqa: E501  read as one
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
        with make.hosting():
            source = Source.objects.create(slug=f"of-{name}", name=name, organisation=organisation)
        SilencedTrace.objects.create(source=source, key=name.encode(), heard_on=TODAY, expires_on=TOMORROW)
        EligibleStub.objects.create(
            source=source, organisation=organisation, kind="NOMS", value=name, gateway="sentence", heard_at=NOW
        )
    desk = {
        "senior", "manager", "duty officer", "senior who leaves tonight",
        "officer here and senior next door", "manager here and officer elsewhere", *TEAMS,
    }  # fmt: skip
    for person, staff in world.staff.items():
        make.act_as(staff)
        expected = {"own", "shared"} if person in desk else set()
        assert set(EligibleStub.objects.values_list("value", flat=True)) == expected, person
        assert {bytes(key).decode() for key in SilencedTrace.objects.values_list("key", flat=True)} == expected, person
