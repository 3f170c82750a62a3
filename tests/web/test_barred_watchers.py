"""A privacy officer from whom a case is barred: for them it is not there: on no screen, by no act, by no statement."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.test import Client
from django.urls import reverse

from alongside.actions import access_statements, cases, conflicts, duplicates, emergencies
from alongside.actions.performing import Refused
from alongside.queries import alerts, limits, privacy, reviews, scope
from alongside.queries import conflicts as declared
from alongside.queries import duplicates as possible
from alongside.queries import staff as staff_queries
from alongside.records.models import (
    AccessStatement,
    Bar,
    Case,
    CaseRole,
    Conflict,
    ConflictMatch,
    Duplicate,
    EmergencyUse,
    JournalEntry,
    Staff,
)
from alongside.rules.access import Actor, Role
from alongside.rules.conflicts import Kind
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]
SignIn = Callable[[Staff], Client]
UPKEEP = Actor(None, "", purpose="upkeep")


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def watcher(team: make.Team) -> Staff:
    return make.member(team.unit, Role.PRIVACY_OFFICER, "Leon Grant")


@pytest.fixture
def free(team: make.Team) -> Staff:
    """Another privacy officer, who has nothing to do with the case: the control of every test."""
    return make.member(team.unit, Role.PRIVACY_OFFICER, "Petra Lloyd")


@pytest.fixture
def held(team: make.Team, watcher: Staff, free: Staff) -> Case:
    """A case that is barred to the one watcher, opened once by its officer."""
    held = make.case(team)
    cases.view(held, make.act_as(team.officer), NOW)
    bar(held, watcher)
    return held


def bar(held: Case, person: Staff) -> None:
    scope.set_acting(UPKEEP, TODAY)
    Bar.objects.create(case=held, staff=person, why="conflict", starts_on=TODAY)


def at(person: Staff) -> Actor:
    """The person, acting on the open transaction."""
    acting = staff_queries.of(person, TODAY, NOW)
    scope.set_acting(acting, TODAY)
    return acting


def used(team: make.Team, held: Case) -> EmergencyUse:
    asker = make.member(make.unit(within=team.unit.organisation), Role.VICTIM_CARE_OFFICER, "Owain Siôn")
    return emergencies.use(held.reference, at(asker), NOW, reason="child", words="She rings.")


def same(text: str) -> str:
    """A page without what differs on every page: its keys."""
    return re.sub(r'(nonce|value)="[^"]*"', "", text)


def test_its_openings_are_not_there_and_asked_by_reference_it_is_as_no_case(
    held: Case, watcher: Staff, free: Staff, signed_in: SignIn
) -> None:
    key = str(uuid4())
    for person, sees in ((watcher, False), (free, True)):
        client = signed_in(person)
        assert (held.reference in client.get(reverse("openings")).content.decode()) == sees, person.name
        asked, none = (
            client.post(reverse("openings"), {"form_key": key, "person": "", "reference": one}).content.decode()
            for one in (held.reference, "B2B-2B2B-B")
        )
        assert (same(asked) == same(none)) == (not sees), person.name
        assert ("Opened the case file" in asked) == sees
        acting = at(person)
        assert (privacy.case_called(acting, held.reference) is not None) == sees
        assert JournalEntry.objects.filter(case_id=held.pk).exists() == sees, "nor past the program"


def test_its_emergency_use_is_neither_shown_nor_reviewed(
    team: make.Team, held: Case, watcher: Staff, free: Staff, signed_in: SignIn
) -> None:
    made = used(team, held)
    for person, sees in ((watcher, False), (free, True)):
        answer = signed_in(person).get(f"/emergency/reviews/{made.public_id}")
        assert answer.status_code == (200 if sees else 404), person.name
        acting = at(person)
        assert len(reviews.of(acting, NOW)) == len(alerts.of(acting, NOW)) == sees
        assert EmergencyUse.objects.filter(pk=made.pk).exists() == sees, "nor past the program"
    with pytest.raises(Refused):
        emergencies.review(made.public_id, at(watcher), NOW, verdict="justified", words="Fine.")
    assert emergencies.review(made.public_id, at(free), NOW, verdict="justified", words="Fine.").reviewed_by_id


def test_a_statement_about_it_is_neither_shown_nor_checked(
    team: make.Team, held: Case, watcher: Staff, free: Staff, signed_in: SignIn
) -> None:
    made = access_statements.make(held, at(team.senior), NOW, first=TODAY - timedelta(days=3), last=TODAY)
    where = reverse("check_statement", kwargs={"statement_id": made.public_id})
    for person, sees in ((watcher, False), (free, True)):
        client = signed_in(person)
        assert client.get(where).status_code == (200 if sees else 404), person.name
        assert (held.reference in client.get(reverse("privacy")).content.decode()) == sees
        assert len(privacy.waiting(at(person))) == sees
        assert len(AccessStatement.objects.select_for_update().filter(pk=made.pk)) == sees, "nor past the program"
    with pytest.raises(Refused):
        access_statements.check(made.public_id, at(watcher), NOW, outcome="agreed")
    assert access_statements.check(made.public_id, at(free), NOW, outcome="agreed").checked_by_id == free.pk


@pytest.mark.parametrize("which", ["case", "other_case"])
def test_a_possible_duplicate_with_it_is_neither_shown_nor_settled(
    which: str, team: make.Team, held: Case, watcher: Staff, free: Staff
) -> None:
    other = make.case(team, "Somebody Else")
    scope.set_acting(UPKEEP, TODAY)
    pair = (held, other) if which == "case" else (other, held)
    parts = [CaseRole.objects.filter(case=one).earliest("pk").person for one in pair]
    found = Duplicate.objects.create(
        organisation=team.unit.organisation,
        case=pair[0],
        person=parts[0],
        other_case=pair[1],
        other=parts[1],
        found_at=NOW,
    )
    for person, sees in ((watcher, False), (free, True)):
        assert len(possible.waiting(at(person), TODAY)) == sees, person.name
        assert Duplicate.objects.exists() == sees, "nor past the program"
    with pytest.raises(Refused):
        duplicates.settle(found.public_id, at(watcher), NOW)
    assert duplicates.settle(found.public_id, at(free), NOW).settled_by_id == free.pk


def test_out_of_its_officers_reach_it_is_told_to_the_others(
    team: make.Team, held: Case, watcher: Staff, free: Staff
) -> None:
    bar(held, team.officer)
    assert [one.case for one in limits.out_of_reach(at(free), TODAY)] == [held.public_id]
    assert limits.out_of_reach(at(watcher), TODAY) == ()


def test_where_a_declaration_of_another_was_met_in_it_they_see_and_settle_nothing(
    team: make.Team, held: Case, watcher: Staff, free: Staff
) -> None:
    friend = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Gwen Ellis")
    one = conflicts.declare(Kind.PERSON, at(friend), NOW, name="Mari Testament")
    (met,) = declared.met(one, at(free), TODAY)
    assert declared.met(one, at(watcher), TODAY) == ()
    assert not ConflictMatch.objects.exists(), "nor past the program"
    with pytest.raises(Refused):
        conflicts.settle(one, at(watcher), NOW, match=met.id)


def test_by_no_statement_does_anybody_end_their_own_declaration_or_in_anothers_name(
    team: make.Team, watcher: Staff, free: Staff
) -> None:
    friend = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Gwen Ellis")
    one = conflicts.declare(Kind.PERSON, at(friend), NOW, name="Somebody Else")
    rows = Conflict.objects.filter(pk=one.pk)
    for person, by in ((friend, free.pk), (friend, None), (watcher, free.pk), (watcher, None)):
        at(person)
        with pytest.raises(Error, match=r"row-level security|a declaration stands"), transaction.atomic():
            rows.update(ended_at=NOW, ended_by=by)
    at(friend)
    assert rows.update(end_asked_at=NOW) == 1, "to ask for it is theirs"
    at(watcher)
    assert rows.update(ended_at=NOW, ended_by=watcher.pk) == 1
