"""A prepared question gives what its query set gives, and builds nothing twice."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from alongside.records.models import Case, Person
from alongside.records.prepared import Blank, Prepared, among
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> make.Team:
    return make.team()


def test_rows_are_those_of_the_query_set_for_each_value(team: make.Team) -> None:
    cases = [make.case(team, name=f"Person {n}") for n in range(3)]
    make.act_as(team.officer)
    whole = Prepared(lambda: Case.objects.filter(public_id=Blank("case")).select_related("person"))
    named = Prepared(lambda: Case.objects.filter(public_id=Blank("case")).values("reference", "person__name"))
    listed = Prepared(lambda: Case.objects.filter(public_id=Blank("case")).values_list("reference", "pk"))
    for case in cases:
        found = whole.one(case=case.public_id)
        assert found == case
        with CaptureQueriesContext(connection) as asked:
            assert found is not None
            assert found.person.name == case.person.name
        assert len(asked) == 0
        assert named.ask(case=case.public_id) == [{"reference": case.reference, "person__name": case.person.name}]
        assert listed.ask(case=case.public_id) == [(case.reference, case.pk)]


def test_sealed_text_is_opened_as_ever(team: make.Team) -> None:
    case = make.case(team)
    make.act_as(team.officer)
    Person.objects.filter(pk=case.person_id).get()
    person = case.person
    person.needs = "Prints large, ffont fawr"
    person.save()
    asked = Prepared(lambda: Person.objects.filter(pk=Blank("person")))
    found = asked.one(person=person.pk)
    assert found is not None
    assert found.needs == "Prints large, ffont fawr"


@pytest.mark.parametrize("wanted", [0, 1, 3])
def test_keys_among_many_fill_one_blank(team: make.Team, wanted: int) -> None:
    keys = [make.case(team).pk for _ in range(3)][:wanted]
    make.act_as(team.officer)
    asked = Prepared(lambda: Case.objects.filter(Q(among("id", "cases"))).order_by("pk"))
    assert [case.pk for case in asked.ask(cases=keys)] == keys


def test_it_is_built_once(team: make.Team) -> None:
    case = make.case(team)
    make.act_as(team.officer)
    asked = Prepared(lambda: Case.objects.filter(pk=Blank("case")))
    with patch.object(SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql) as built:
        assert asked.one(case=case.pk) == case
        assert asked.one(case=-1) is None
        assert asked.one(case=None) is None
    assert built.call_count == 1


def test_a_blank_without_a_value_is_a_mistake(team: make.Team) -> None:
    with pytest.raises(KeyError):
        Prepared(lambda: Case.objects.filter(pk=Blank("case"))).ask(cases=[1])
