"""Two records of one person: joined by two people, parted exactly, and never past what either may know of."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from alongside.actions import cases, channels, likenesses, locations, merges, people, retention
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import deciding, scope
from alongside.queries import people as known_people
from alongside.queries.likeness import Known, alike
from alongside.records.models import Case, CaseRole, Channel, Different, FourEyes, JournalEntry, Merge, Person
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, offender, phone, team

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 4)
PNC = "2012/0394773H"
WHY = "She rang from the same number and told us"


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def two(of: Team) -> tuple[Case, Case]:
    """Mari in two cases, written two ways, with a telephone number and a PNC number in the second."""
    first = case(of, details=people.Details(name="Mari Testament", date_of_birth=BORN))
    other = people.Details(
        name="Mary Testament", date_of_birth=date(1990, 4, 5), known_as="Maz", identifiers=(("PNC", PNC),)
    )
    second = case(of, details=other)
    phone(second, of, value="07700 900456")
    offender(second, of)
    return first, second


def asked(of: Team, two: tuple[Case, Case], **more: Any) -> FourEyes:
    first, second = two
    chosen = {"name": "kept", "date_of_birth": "gone"} | more
    act_as(of.officer)
    return merges.ask(first, of.by, NOW, person=first.person, other=second.person.public_id, chosen=chosen, why=WHY)


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Everything in every table that a joining may touch, but for counters of versions and when keys were written."""
    found = {}
    with scope.upkeep(), connection.cursor() as cursor:
        for table, columns in (
            ("records_person", "id, name, known_as, date_of_birth, placed, location_protected_on"),
            ("records_personname", "*"),
            ("records_identifier", "*"),
            ("records_channel", "*"),
            ("records_case", "id, person_id, version"),
            # Sealed anew, the words of a part are other bytes: what they say is asked for itself.
            ("records_caserole", "id, public_id, case_id, person_id, role, starts_on, ended_on, home_id"),
            ("records_contact", "*"),
            ("records_searchkey", "key, person_id, case_id, unit_id"),
            ("records_different", "*"),
        ):
            cursor.execute(f"select {columns} from {table} order by 1, 2, 3")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def test_joined_by_a_second_person_both_cases_are_one_persons_and_stay_two(of: Team, two: tuple[Case, Case]) -> None:
    first, _ = two
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    act_as(of.officer)
    kept = Person.objects.get(pk=first.person_id)
    assert Case.objects.count() == 2
    assert set(Case.objects.values_list("person_id", flat=True)) == {kept.pk}
    assert (kept.name, kept.date_of_birth, kept.known_as) == ("Mari Testament", date(1990, 4, 5), "Maz")
    assert list(kept.names.values_list("name", flat=True)) == ["Mary Testament"]
    assert kept.identifiers.get().value == PNC
    assert Channel.objects.get().person_id == kept.pk
    (part,) = [part for part in known_people.of(first, actor(of.officer), TODAY) if part.role == "victim"]
    assert part.ways[0].value.endswith("456")
    (found,) = alike(act_as(of.officer), TODAY, Known(("Mary Testament",), date(1990, 4, 5)))
    assert found.person_id == kept.pk


def test_parted_again_everything_stands_as_it_stood_to_the_last_row(of: Team, two: tuple[Case, Case]) -> None:
    first, second = two
    people.add_name(second, of.by, NOW, person=second.person, kind="maiden", name="Mary Llwyd")
    contacts_before = rows()
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    assert rows() != contacts_before
    act_as(of.officer)
    merged = Merge.objects.get()
    again = merges.ask_to_part(first, of.by, NOW, merged=merged, why="Two sisters")
    merges.part(again, actor(of.senior), NOW, agreed=True)
    assert rows() == contacts_before
    act_as(of.senior)
    assert Merge.objects.get().undone_by_id == of.senior.pk


def test_the_same_part_in_one_case_falls_away_and_comes_back(of: Team) -> None:
    made = case(of, details=people.Details(name="Mari Testament"))
    twice = people.add_role(
        made, of.by, NOW, role="victim", details=people.Details(name="Mary Testament"), relation="self"
    )
    before = rows()
    act_as(of.officer)
    request = merges.ask(
        made, of.by, NOW, person=made.person, other=twice.person.public_id, chosen={"name": "kept"}, why=WHY
    )
    merges.merge(request, actor(of.senior), NOW, agreed=True)
    act_as(of.officer)
    assert CaseRole.objects.filter(case=made).count() == 1
    back = merges.ask_to_part(made, of.by, NOW, merged=Merge.objects.get(), why="Mother and daughter")
    merges.part(back, actor(of.senior), NOW, agreed=True)
    assert rows() == before
    act_as(of.officer)
    assert CaseRole.objects.get(pk=twice.pk).relation == "self"


def test_nobody_agrees_to_what_they_asked(of: Team, two: tuple[Case, Case]) -> None:
    first, second = two
    by = act_as(of.senior)
    request = merges.ask(
        first,
        by,
        NOW,
        person=first.person,
        other=second.person.public_id,
        chosen={"name": "kept", "date_of_birth": "kept"},
        why=WHY,
    )
    with pytest.raises(Invalid):
        merges.merge(request, by, NOW, agreed=True)
    with pytest.raises(Refused):
        merges.merge(request, of.by, NOW, agreed=True)


def test_what_changed_since_it_was_asked_for_is_not_joined(of: Team, two: tuple[Case, Case]) -> None:
    request = asked(of, two)
    phone(two[0], of, value="07700 900789")
    with pytest.raises(Changed):
        merges.merge(request, actor(of.senior), NOW, agreed=True)
    act_as(of.senior)
    assert not Merge.objects.exists()
    merges.merge(request, actor(of.senior), NOW, agreed=False)


def test_each_field_that_differs_must_be_chosen(of: Team, two: tuple[Case, Case]) -> None:
    with pytest.raises(Invalid) as wrong:
        asked(of, two, date_of_birth="")
    assert wrong.value.field == "date_of_birth"


def test_who_opens_no_case_of_the_other_is_told_whom_to_ask(of: Team, two: tuple[Case, Case]) -> None:
    other = Team(of.unit, member(of.unit, Role.VICTIM_CARE_OFFICER, "Owain Rhys"), of.senior, of.manager)
    theirs = case(other, details=people.Details(name="Mary Testament"))
    act_as(of.officer)
    with pytest.raises(Invalid):
        merges.ask(
            two[0], of.by, NOW, person=two[0].person, other=theirs.person.public_id, chosen={"name": "kept"}, why=WHY
        )


def test_cases_sealed_for_other_people_are_not_joined_through_a_person(of: Team, two: tuple[Case, Case]) -> None:
    first, second = two
    cases.restrict(second, of.by, NOW, named=[of.officer, of.senior])
    with pytest.raises(Invalid):
        asked(of, two)
    cases.restrict(first, of.by, NOW, named=[of.officer, of.senior])
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    assert Person.objects.filter(roles__case=first).count() == 1


def test_to_who_knows_not_of_every_case_it_only_waits_and_a_hidden_case_is_never_given_away(
    of: Team, two: tuple[Case, Case]
) -> None:
    _, second = two
    elsewhere = team(within=of.unit.organisation)
    hidden = case(elsewhere)
    with scope.upkeep():
        CaseRole.objects.create(case=hidden, person=second.person, role="victim")
    request = asked(of, two)
    assert deciding.for_me(act_as(of.senior), TODAY) == ()
    with pytest.raises(Refused) as refused:
        merges.merge(request, actor(of.senior), NOW, agreed=True)
    assert not refused.value.decision.known


def test_a_plain_request_waits_for_the_senior_of_its_case(of: Team, two: tuple[Case, Case]) -> None:
    asked(of, two)
    assert [one.what for one in deciding.for_me(act_as(of.senior), TODAY)] == ["merge"]
    assert deciding.for_me(act_as(of.officer), TODAY) == ()


def test_every_case_that_it_touches_has_its_line_in_the_journal(of: Team, two: tuple[Case, Case]) -> None:
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    act_as(of.senior)
    lines = JournalEntry.objects.filter(verb="person.merge")
    assert set(lines.values_list("case_id", flat=True)) == {one.pk for one in two}
    assert {line.facts["step"] for line in lines} == {"joined"}


def test_hidden_places_of_either_stay_hidden_in_the_joined(of: Team, two: tuple[Case, Case]) -> None:
    locations.protect(two[1], of.by, NOW, person=two[1].person)
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    act_as(of.officer)
    assert Person.objects.get(pk=two[0].person_id).location_protected_on == TODAY


def test_found_to_be_two_people_they_are_not_suggested_until_something_new_is_in_common(
    of: Team, two: tuple[Case, Case]
) -> None:
    first, second = two
    about = Known(("Mari Testament",), BORN, phones=("07700 900456",))
    me = first.person_id

    def shown() -> int:
        return len(alike(act_as(of.officer), TODAY, about, besides=me))

    assert shown() == 1
    phone(first, of, value="07700 900456")
    likenesses.tell_apart(
        first, of.by, NOW, person=first.person, other=second.person.public_id, why="Mother and daughter"
    )
    assert shown() == 0
    channels.add(second, of.by, NOW + timedelta(days=1), person=second.person, way="email", value="mari@example.org")
    assert (
        len(alike(act_as(of.officer), TODAY, Known(about.names, BORN, emails=("mari@example.org",)), besides=me)) == 1
    )
    with scope.upkeep():
        row = Different.objects.get()
        assert (row.said_by_id, row.why) == (of.officer.pk, "Mother and daughter")


def test_an_offender_who_also_stands_beside_a_victim_keeps_both_parts(of: Team, two: tuple[Case, Case]) -> None:
    _, second = two
    before = CaseRole.objects.filter(case=second).count()
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    act_as(of.officer)
    assert CaseRole.objects.filter(case=second).count() == before


def test_the_record_given_up_goes_with_the_last_case_of_the_one_that_was_kept(of: Team, two: tuple[Case, Case]) -> None:
    first, second = two
    given_up = second.person_id
    merges.merge(asked(of, two), actor(of.senior), NOW, agreed=True)
    with retention._as_retention():
        for case, left in ((second, True), (first, False)):
            retention._let_go(Case.objects.get(pk=case.pk))
            assert Person.objects.filter(pk=given_up).exists() is left
