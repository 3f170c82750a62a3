"""Declared conflicts: what they close at once and later, whom that is told, and who may open it again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from alongside.actions import cases, channels, co_workers, conflicts, people, search_keys
from alongside.actions.bars import NOT_THIS_OFFICER, ONES_OWN
from alongside.actions.performing import AlreadyDone, Changed, Invalid, Refused
from alongside.catalogue.vocabulary import GIVE_CASE
from alongside.queries import conflicts as asked
from alongside.queries import scope
from alongside.records.models import (
    Bar,
    Case,
    Conflict,
    ConflictKey,
    ConflictMatch,
    Duty,
    JournalEntry,
    NamedAccess,
    Staff,
)
from alongside.rules.access import Actor, Role
from alongside.rules.conflicts import Kind
from tests import factories as make
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, team

pytestmark = pytest.mark.django_db
UPKEEP = Actor(None, "", purpose="upkeep")
BORN = date(1984, 3, 7)


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def friend(of: Team) -> Staff:
    """A colleague of the case's officer, who knows the victim."""
    return member(of.unit, Role.VICTIM_CARE_OFFICER, "Gwen Ellis")


@pytest.fixture
def watcher(of: Team) -> Staff:
    return member(of.unit, Role.PRIVACY_OFFICER, "Leon Grant")


def declare(by: Staff, kind: Kind = Kind.PERSON, **more: Any) -> Conflict:
    return conflicts.declare(kind, actor(by), NOW, **(more or {"name": "Mari Testament"}))


def barred(person: Staff, held: Case) -> bool:
    """Whether the bar stands, and then also that they find nothing, by any road."""
    scope.set_acting(UPKEEP, TODAY)
    stands = Bar.objects.filter(case=held, staff=person, ends_on__isnull=True).exists()
    acting = act_as(person)
    assert (scope.case(acting, TODAY, held.public_id) is None) == stands
    assert Case.objects.filter(pk=held.pk).exists() is not stands
    return stands


def test_declaring_somebody_closes_the_cases_they_are_in_at_once(of: Team, friend: Staff) -> None:
    held, other = case(of), case(of, "Somebody Else")
    assert not barred(friend, held)
    declare(friend)
    assert barred(friend, held)
    assert not barred(friend, other)
    assert not barred(of.senior, held)


def test_a_case_that_comes_later_is_closed_too(of: Team, friend: Staff) -> None:
    declare(friend, name="Mari Testament", born=BORN)
    assert barred(friend, case(of))
    details = people.Details("Mari Testament", date_of_birth=date(2001, 1, 2))
    assert not barred(friend, case(of, details=details))


@pytest.mark.parametrize("change", ["name", "alias", "offender"])
def test_whoever_comes_into_a_case_later_closes_it(of: Team, friend: Staff, change: str) -> None:
    held = case(of)
    declare(friend, name="Kelvin Sample")
    assert not barred(friend, held)
    if change == "offender":
        make.offender(held, of, name="Kelvin Sample")
    elif change == "alias":
        people.add_name(held, of.by, NOW, person=held.person, kind="alias", name="Kelvin Sample")
    else:
        now = held.person
        details = people.Details("Kelvin Sample")
        people.edit(held, of.by, NOW, person=now, seen=now.version, details=details)
    assert barred(friend, held)


def test_a_name_corrected_afterwards_opens_nothing(of: Team, friend: Staff) -> None:
    held = case(of)
    declare(friend)
    act_as(of.officer)
    person = held.person
    people.edit(held, of.by, NOW, person=person, seen=person.version, details=people.Details("Quite Another"))
    assert barred(friend, held)


def test_an_address_a_workplace_and_a_reference_close_a_case(of: Team, friend: Staff) -> None:
    held, place, told = case(of), case(of, "Somebody Else"), case(of, "A Third")
    value, postcode = "12 Heol Ddychmygol", "CF99 1AA"
    channels.add(held, of.by, NOW, way="post", person=held.person, value=value, postcode=postcode)
    declare(friend, Kind.ADDRESS, postcode="cf991aa", house="12")
    declare(friend, Kind.WORKPLACE, name="Becws Arad", postcode="CF99 2BB")
    act_as(of.officer)
    value, postcode = "Becws Arad", "CF99 2BB"
    channels.add(place, of.by, NOW, way="post", person=place.person, value=value, postcode=postcode)
    declare(friend, Kind.CASE, reference=told.reference.lower().replace("-", " "))
    assert barred(friend, held) and barred(friend, place) and barred(friend, told)
    assert not barred(of.senior, held)


def test_a_reference_that_is_no_case_is_taken_like_one_that_is(of: Team, friend: Staff) -> None:
    here = declare(friend, Kind.CASE, reference=case(of).reference)
    nowhere = declare(friend, Kind.CASE, reference="BBB-BBBB-B")
    act_as(friend)
    assert [one.reference != "" for one in asked.mine(actor(friend))] == [True, True]
    assert (here.kind, here.ended_at) == (nowhere.kind, nowhere.ended_at)


def test_cases_of_another_organisation_are_not_looked_through(of: Team, friend: Staff) -> None:
    elsewhere = team()
    held = case(elsewhere)
    declare(friend)
    scope.set_acting(UPKEEP, TODAY)
    assert not Bar.objects.filter(case=held).exists()
    from alongside.actions import staff as accounts

    accounts.join(elsewhere.unit, Actor(None, "", purpose="accounts"), NOW, person=friend, role=Role.DUTY)
    assert barred(friend, held), "they work there from now"


def test_ones_own_declaration_is_refused_at_intake_and_nothing_is_written(of: Team) -> None:
    declare(of.officer)
    act_as(of.officer)
    before = Case.objects.count(), JournalEntry.objects.count()
    with pytest.raises(Invalid) as said:
        case(of)
    assert said.value.words == ONES_OWN
    act_as(of.officer)
    assert (Case.objects.count(), JournalEntry.objects.count()) == before
    held = case(of, "Somebody Else")
    with pytest.raises(Invalid) as said:
        make.offender(held, of, name="Mari Testament")
    assert said.value.words == ONES_OWN
    act_as(of.officer)
    assert held.roles.count() == 1


def test_whoever_shares_out_work_is_told_not_this_officer_and_no_reason(of: Team, friend: Staff) -> None:
    held = case(of)
    declare(friend)
    senior = actor(of.senior)
    tried: list[Callable[[], object]] = [
        lambda: cases.assign(held, senior, NOW, owner=friend),
        lambda: co_workers.add(held, senior, NOW, person=friend),
        lambda: cases.restrict(held, senior, NOW, named=[of.officer, of.senior, friend]),
        lambda: case(of, "Mari Testament", owner=friend),
    ]
    for act in tried:
        act_as(of.senior)
        with pytest.raises(Invalid) as said:
            act()
        assert said.value.words == NOT_THIS_OFFICER
    scope.set_acting(UPKEEP, TODAY)
    assert not NamedAccess.objects.filter(staff=friend).exists()


def test_a_case_whose_own_officer_is_barred_is_given_to_somebody_else_without_the_reason(of: Team) -> None:
    held = case(of)
    make.charged(held, of)
    declare(of.officer)
    assert barred(of.officer, held)
    act_as(of.senior)
    now = Case.objects.get(pk=held.pk)
    assert now.owner_id is None
    asks = Duty.objects.get(case=held, kind=GIVE_CASE)
    assert (asks.due_on, asks.urgent, asks.owner_id, asks.state) == (TODAY, True, None, "open")
    assert "conflict" not in str(asks.because).lower()
    assert set(Duty.objects.filter(case=held).values_list("owner", flat=True)) == {None}
    written = JournalEntry.objects.filter(case_id=held.pk, verb="case.assign").latest("pk")
    assert written.facts == {"was": of.officer.pk, "owner": None}


def test_nothing_in_the_journal_of_a_case_says_who_is_barred(of: Team, friend: Staff) -> None:
    declare(friend)
    held = case(of)
    act_as(of.senior)
    for entry in JournalEntry.objects.filter(case_id=held.pk):
        assert friend.pk not in entry.facts.values()
        assert entry.staff_id != friend.pk


def test_no_other_ground_beats_it(of: Team, friend: Staff) -> None:
    held = case(of)
    declare(friend)
    scope.set_acting(UPKEEP, TODAY)
    for place in ("listed", "co_worker", "sample", "admitted"):
        NamedAccess.objects.create(case=held, staff=friend, place=place, starts_on=TODAY)
    NamedAccess.objects.create(
        case=held, staff=friend, place="emergency", starts_on=TODAY, ends_at=NOW + timedelta(hours=4)
    )
    Case.objects.filter(pk=held.pk).update(owner=friend)
    assert barred(friend, held)


def test_a_declaration_is_read_by_its_declarer_the_privacy_officer_and_their_own_senior(
    of: Team, friend: Staff, watcher: Staff
) -> None:
    one = declare(friend)
    of_senior = declare(of.senior)
    next_door = make.team(within=of.unit.organisation)
    elsewhere = member(team().unit, Role.PRIVACY_OFFICER, "Somebody Else")
    another = member(of.unit, Role.SENIOR, "A Second Senior")
    readers = {
        friend: {one}, watcher: {one, of_senior}, of.senior: {one, of_senior}, another: {one}, of.officer: set(),
        of.manager: set(), next_door.senior: set(), elsewhere: set(), member(of.unit, Role.ADMINISTRATOR): set(),
    }  # fmt: skip
    for person, expected in readers.items():
        acting = act_as(person)
        assert set(Conflict.objects.all()) == expected, person.name
        others = {one for one in expected if one.staff_id != person.pk}
        assert set(asked.readable(acting, TODAY)) == others, person.name
        assert ConflictKey.objects.count() == 0
        assert ConflictMatch.objects.count() == 0


def test_its_words_are_sealed(of: Team, friend: Staff) -> None:
    from django.db import connection

    one = declare(friend, name="Mari Testament", born=BORN, relation="sister")
    with connection.cursor() as cursor:
        cursor.execute("select * from records_conflict where id = %s", [one.pk])
        row = str(cursor.fetchone())
    assert not any(word in row for word in ("Mari", "Testament", "1984", "sister"))
    act_as(friend)
    kept = Conflict.objects.get(pk=one.pk)
    assert (kept.name, kept.born, kept.relation) == ("Mari Testament", "1984-03-07", "sister")


def test_a_doubtful_match_is_settled_by_a_privacy_officer_and_by_nobody_else(
    of: Team, friend: Staff, watcher: Staff
) -> None:
    held = case(of)
    one = declare(friend)
    reader = act_as(watcher)
    (met,) = asked.met(one, reader, TODAY)
    assert (met.reference, met.match, met.reasons, met.bars) == (
        held.reference, "possible", ("same_name", "birth_unknown"), True,
    )  # fmt: skip
    for person in (friend, of.senior, of.manager):
        with pytest.raises(Refused):
            conflicts.settle(one, actor(person), NOW, match=met.id)
    assert barred(friend, held)
    act_as(watcher)
    conflicts.settle(one, reader, NOW, match=met.id)
    assert not barred(friend, held)
    act_as(of.officer)
    search_keys.refresh(held.person)
    assert not barred(friend, held), "settled, it stays settled"
    details = people.Details("Mari Testament", date_of_birth=BORN)
    victim = held.person
    people.edit(held, of.by, NOW, person=victim, seen=victim.version, details=details)
    assert not barred(friend, held)


def test_what_is_settled_as_doubt_bars_again_when_it_becomes_sure(of: Team, friend: Staff, watcher: Staff) -> None:
    held = case(of)
    one = declare(friend, name="Mari Testament", born=BORN)
    reader = act_as(watcher)
    conflicts.settle(one, reader, NOW, match=asked.met(one, reader, TODAY)[0].id)
    assert not barred(friend, held)
    act_as(of.officer)
    person = held.person
    details = people.Details("Mari Testament", date_of_birth=BORN)
    people.edit(held, of.by, NOW, person=person, seen=person.version, details=details)
    assert barred(friend, held)
    reader = act_as(watcher)
    with pytest.raises(Invalid, match="no doubt"):
        conflicts.settle(one, reader, NOW, match=asked.met(one, reader, TODAY)[0].id)


def test_nobody_settles_or_ends_their_own(of: Team, watcher: Staff) -> None:
    case(of)
    one = declare(watcher)
    own = actor(watcher)
    conflicts.ask_end(one, own, NOW)
    tried: list[Callable[[], object]] = [
        lambda: conflicts.end(one, own, NOW),
        lambda: conflicts.settle(one, own, NOW, match=one.public_id),
    ]
    for act in tried:
        with pytest.raises(Invalid, match="your own"):
            act()


def test_a_declarer_asks_and_a_privacy_officer_ends_it(of: Team, friend: Staff, watcher: Staff) -> None:
    held = case(of)
    one = declare(friend)
    again = declare(friend, name="Mari Testament", relation="neighbour")
    with pytest.raises(Changed):
        conflicts.end(one, actor(watcher), NOW)
    conflicts.ask_end(one, actor(friend), NOW)
    assert barred(friend, held), "asking opens nothing"
    conflicts.end(one, actor(watcher), NOW)
    assert barred(friend, held), "another declaration still means her"
    conflicts.ask_end(again, actor(friend), NOW)
    conflicts.end(again, actor(watcher), NOW)
    assert not barred(friend, held)
    scope.set_acting(UPKEEP, TODAY)
    assert Bar.objects.filter(case=held, staff=friend).exists(), "dated, never removed"
    assert not ConflictKey.objects.exists()
    with pytest.raises(Changed):
        conflicts.confirm(again, actor(friend), NOW)


def test_a_declaration_a_year_old_is_asked_about_until_it_is_confirmed(of: Team, friend: Staff) -> None:
    one = declare(friend)
    later = NOW + timedelta(days=366)
    acting = act_as(friend)
    assert (asked.to_confirm(acting, NOW), asked.to_confirm(acting, later)) == (0, 1)
    conflicts.confirm(one, acting, later)
    assert asked.to_confirm(acting, later) == 0


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        (Kind.PERSON, {"name": "  "}, "name"),
        (Kind.PERSON, {"name": "M" * 201}, "name"),
        (Kind.PERSON, {"name": "Mari Testament", "born": TODAY + timedelta(days=1)}, "born"),
        (Kind.ADDRESS, {"postcode": "CF99", "house": "12"}, "postcode"),
        (Kind.ADDRESS, {"postcode": "CF99 1AA", "house": ""}, "house"),
        (Kind.WORKPLACE, {"name": "", "postcode": "CF99 1AA"}, "name"),
        (Kind.WORKPLACE, {"name": "Becws Arad", "postcode": "'; drop"}, "postcode"),
        (Kind.CASE, {"reference": "K7M"}, "reference"),
        ("enemy", {"name": "Mari Testament"}, "kind"),
    ],
)
def test_a_declaration_that_cannot_be_looked_for_is_refused(
    friend: Staff, kind: Kind, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        declare(friend, kind, **more)
    assert wrong.value.field == field
    act_as(friend)
    assert not Conflict.objects.exists()


def test_a_form_sent_twice_declares_once(friend: Staff) -> None:
    key = friend.public_id
    once, again = (declare(friend, name="Mari Testament", form_key=key) for _ in range(2))
    assert once.pk == again.pk
    assert conflicts.ask_end(once, actor(friend), NOW).pk == conflicts.ask_end(once, actor(friend), NOW).pk
    assert issubclass(AlreadyDone, Exception)


def test_nobody_touches_the_declaration_of_another(of: Team, friend: Staff) -> None:
    one = declare(friend)
    for act in (conflicts.confirm, conflicts.ask_end):
        with pytest.raises(Refused):
            act(one, of.by, NOW)


def test_keys_made_anew_still_meet_whoever_comes(of: Team, friend: Staff) -> None:
    declare(friend)
    scope.set_acting(UPKEEP, TODAY)
    before = set(ConflictKey.objects.values_list("key", flat=True))
    search_keys.rebuild()
    scope.set_acting(UPKEEP, TODAY)
    assert set(ConflictKey.objects.values_list("key", flat=True)) == before != set()
    assert barred(friend, case(of))


def test_without_declarations_the_keys_of_many_people_cost_two_questions_more(
    of: Team, django_assert_max_num_queries: Any
) -> None:
    pks = [case(of, f"Ann {name}").person_id for name in ("Lee", "Cox", "Smith")]
    act_as(of.officer)
    with django_assert_max_num_queries(17):
        search_keys.refresh_many(pks)
