"""People, their parts, names and numbers."""

from datetime import timedelta
from uuid import uuid4

import pytest

from alongside.actions import people
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.actions.traces import key_of
from alongside.catalogue.signals import Identifier as Number
from alongside.catalogue.signals import IdentifierKind
from alongside.queries import scope
from alongside.records.models import CaseRole, Duty, Identifier, Person, SearchKey, SilencedTrace, Source
from tests.factories import NOW, TODAY, act_as, case, hosting, offender, team, unit

pytestmark = pytest.mark.django_db


def test_a_number_is_kept_in_its_one_form() -> None:
    of = team()
    held = case(of)
    row = people.add_identifier(held, of.by, NOW, person=held.person, kind="NOMS", number=" a1234bc ")
    assert row.value == "A1234BC"
    again = people.add_identifier(held, of.by, NOW, person=held.person, kind="NOMS", number="A1234BC")
    assert again.pk == row.pk


@pytest.mark.parametrize(
    ("kind", "number"), [("NOMS", "A123BC"), ("PNC", "2012/0394773A"), ("CRN", ""), ("URN", "x" * 61)]
)
def test_a_number_that_cannot_be_one_is_refused_in_words(kind: str, number: str) -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        people.add_identifier(held, of.by, NOW, person=held.person, kind=kind, number=number)
    assert refused.value.field == "number"


def test_one_number_is_one_persons_and_whose_is_not_said() -> None:
    of = team()
    first, second = case(of, "Mari Testament"), case(of, "Aled Sampl")
    people.add_identifier(first, of.by, NOW, person=first.person, kind="PNC", number="2012/0394773H")
    with pytest.raises(Invalid) as refused:
        people.add_identifier(second, of.by, NOW, person=second.person, kind="PNC", number="2012/0394773H")
    assert refused.value.field == "number"
    assert "Mari" not in refused.value.words.en
    other = team()
    theirs = case(other)
    assert people.add_identifier(theirs, other.by, NOW, person=theirs.person, kind="PNC", number="2012/0394773H").pk


def test_one_offender_stands_in_two_victims_cases_even_where_the_first_cannot_be_seen() -> None:
    of = team()
    elsewhere = team(within=of.unit.organisation)
    first = offender(case(elsewhere), elsewhere, name="Kevin Sample")
    second = offender(case(of), of, name="Kevin SAMPLE")
    assert second.person_id == first.person_id
    act_as(of.officer)
    assert Person.objects.get(pk=second.person_id).name == "Kevin Sample"


def test_an_offenders_number_under_quite_another_name_is_taken_for_a_slip() -> None:
    of = team()
    offender(case(of), of, name="Kevin Sample")
    held = case(of, "Aled Sampl")
    with pytest.raises(Invalid) as refused:
        offender(held, of, name="Zbigniew Wzór")
    assert refused.value.field == "number"
    assert "Kevin" not in refused.value.words.en
    assert CaseRole.objects.filter(case=held).count() == 1


def test_a_victim_never_takes_over_the_record_that_has_her_number() -> None:
    of = team()
    first = case(of, details=people.Details(name="Mari", identifiers=(("PNC", "2012/0394773H"),)))
    with pytest.raises(Invalid) as refused:
        case(of, details=people.Details(name="Mari", identifiers=(("PNC", "2012/0394773H"),)))
    assert refused.value.field == "number"
    assert Identifier.objects.get(value="2012/0394773H").person_id == first.person_id


def test_a_crimes_number_stands_with_each_of_its_victims_and_makes_nobody_the_other() -> None:
    of = team()
    first, second = (
        case(of, details=people.Details(name="Mari", identifiers=(("CRIME_REF", "AB/1234/26"),))) for _ in range(2)
    )
    assert first.person_id != second.person_id
    assert Identifier.objects.filter(value="AB/1234/26").count() == 2


def test_the_same_form_sent_twice_adds_one_person() -> None:
    of, key = team(), uuid4()
    held = case(of)
    details = people.Details(name="Gwen Testament")
    first, second = (
        people.add_role(held, of.by, NOW, role="parent_or_carer", details=details, form_key=key) for _ in range(2)
    )
    assert first.pk == second.pk
    assert Person.objects.filter(name="Gwen Testament").count() == 1


def test_a_part_held_already_is_said_and_an_ended_one_begins_again() -> None:
    of = team()
    held = case(of)
    part = offender(held, of)
    with pytest.raises(Invalid) as refused:
        people.add_role(held, of.by, NOW, role="offender", person=part.person)
    assert refused.value.field == "role"
    people.end_role(part, of.by, NOW)
    assert people.add_role(held, of.by, NOW, role="offender", person=part.person).ended_on is None


def test_the_person_a_case_is_for_keeps_her_part() -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid, match="close the case"):
        people.end_role(held.roles.get(), of.by, NOW)


def test_editing_a_person_somebody_else_changed_overwrites_nothing() -> None:
    of = team()
    held = case(of)
    people.edit(held, of.by, NOW, person=held.person, seen=1, details=people.Details(name="Mari Jones"))
    with pytest.raises(Changed):
        people.edit(held, of.by, NOW, person=held.person, seen=1, details=people.Details(name="Mari Evans"))
    assert Person.objects.get(pk=held.person_id).name == "Mari Jones"


def test_a_new_name_can_be_searched_at_once() -> None:
    of = team()
    held = case(of)
    before = set(SearchKey.objects.filter(case=held).values_list("key", flat=True))
    people.add_name(held, of.by, NOW, person=held.person, kind="former", name="Mairwen Wyddfa")
    assert set(SearchKey.objects.filter(case=held).values_list("key", flat=True)) > before


def test_nobody_edits_a_person_of_another_case_through_their_own() -> None:
    of, other = team(), team()
    held, theirs = case(of), case(other)
    with pytest.raises(Refused) as refused:
        people.edit(held, of.by, NOW, person=theirs.person, seen=1, details=people.Details(name="Nobody"))
    assert not refused.value.decision.known


def test_a_person_of_another_organisation_takes_no_part() -> None:
    of, other = team(), team()
    theirs = case(other)
    with pytest.raises(Refused) as refused:
        people.add_role(case(of), of.by, NOW, role="offender", person=theirs.person)
    assert not refused.value.decision.known


def test_an_offender_heard_of_before_brings_a_task_to_ask_for_a_replay() -> None:
    of = team()
    held = case(of)
    with hosting():
        source = Source.objects.create(slug=f"f-{uuid4().hex[:8]}", name="Prison feed")
    act_as(of.officer)
    with scope.upkeep():
        SilencedTrace.objects.create(
            source=source,
            key=key_of(Number(IdentifierKind.NOMS, "A1234BC")),
            heard_on=TODAY - timedelta(days=3),
            expires_on=TODAY + timedelta(days=27),
        )
    offender(held, of)
    assert Duty.objects.get(case=held, kind="own.ask_for_replay").due_on == TODAY


def test_a_unit_of_the_same_organisation_does_not_see_the_other_units_victim() -> None:
    of = team()
    case(of)
    neighbour = team(within=of.unit.organisation)
    act_as(neighbour.officer)
    assert not Person.objects.filter(name="Mari Testament").exists()
    assert unit(within=of.unit.organisation).organisation_id == of.unit.organisation_id


@pytest.mark.parametrize("name", ["محمد عبد الرحمن", "שרה כהן", "مح\u200cمد", "ශ්\u200dරී", "Siân ap Gwilym", "O’Brien"])
def test_a_name_from_right_to_left_or_joined_inside_is_kept_as_it_was_entered(name: str) -> None:
    assert Person.objects.get(pk=case(team(), name).person_id).name == name


@pytest.mark.parametrize("unseen", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"])
def test_a_name_loses_what_nobody_can_see(unseen: str) -> None:
    held = case(team(), f"{unseen}Mari {unseen}Testament{unseen}\u200d")
    assert Person.objects.get(pk=held.person_id).name == "Mari Testament"
    with pytest.raises(Invalid):
        case(team(), unseen)
