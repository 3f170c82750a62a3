"""Access explained: the three enforcers asked in earnest, and nothing told to who may not know."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import cases, emergencies, explaining
from alongside.actions.performing import Refused
from alongside.queries import scope
from alongside.queries import staff as staff_queries
from alongside.queries.access_explained import Explained
from alongside.records.models import Bar, Case, JournalEntry, Membership, Note, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db

PURPOSE = Actor(None, "access", purpose="access")
UPKEEP = Actor(None, "", purpose="upkeep")


def at(person: Staff) -> Actor:
    return staff_queries.of(person, TODAY, NOW)


def explain(about: Staff, case: Case, by: Actor = PURPOSE) -> Explained | None:
    return explaining.explain(case.reference, by, NOW, username=about.username)


def told(about: Staff, case: Case, by: Actor = PURPOSE) -> Explained:
    found = explain(about, case, by)
    assert found is not None
    return found


def test_the_three_are_asked_and_agree_on_every_tier() -> None:
    team, elsewhere = make.team(), make.team()
    case = make.case(team)
    colleague = make.member(team.unit, Role.VICTIM_LIAISON_OFFICER)
    said = {
        name: (one.decision, one.ground, one.agree, one.allowed)
        for name, one in {
            "officer": told(team.officer, case),
            "senior": told(team.senior, case),
            "manager": told(team.manager, case),
            "colleague": told(colleague, case),
            "stranger": told(elsewhere.officer, case),
        }.items()
    }
    assert said == {
        "officer": ("opens", "owner", True, True),
        "senior": ("opens", "senior", True, True),
        "manager": ("works", "", True, False),
        "colleague": ("knows", "", True, False),
        "stranger": ("nothing", "", True, False),
    }


def test_emergency_access_is_a_ground_while_it_lasts() -> None:
    team = make.team()
    case, other = make.case(team), make.member(make.unit(within=team.unit.organisation), Role.VICTIM_CARE_OFFICER)
    emergencies.use(case.reference, at(other), NOW, reason="child", words="She rings.")
    assert told(other, case).ground == "emergency"
    after = NOW + timedelta(hours=4)
    later = explaining.explain(case.reference, PURPOSE, after, username=other.username)
    assert later is not None and (later.decision, later.agree) == ("nothing", True)


def bar(case: Case, *people: Staff) -> None:
    scope.set_acting(UPKEEP, TODAY)
    for one in people:
        Bar.objects.create(case=case, staff=one, why="conflict", starts_on=TODAY)


def test_what_bars_is_named_to_the_persons_own_senior_and_why_only_to_who_watches() -> None:
    team = make.team()
    case, colleague = make.case(team), make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    bar(case, colleague)
    privacy = make.member(team.unit, Role.PRIVACY_OFFICER)
    assert told(colleague, case, at(privacy)).bars == ("conflict",)
    found = told(colleague, case, at(team.senior))
    assert (found.bars, found.decision, found.agree) == (("barred",), "nothing", True)
    cases.restrict(case, team.by, NOW, named=[team.officer, team.senior])
    assert told(colleague, case).bars == ("conflict", "sealed")


def test_to_everybody_else_it_is_a_case_like_any_that_this_person_may_not_know_of() -> None:
    team = make.team()
    next_door = make.unit(within=team.unit.organisation)
    case = make.case(team)
    stranger, barred = (make.member(next_door, Role.VICTIM_CARE_OFFICER) for _ in range(2))
    named = make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    bar(case, barred, named, team.manager)
    administrator = make.member(team.unit, Role.ADMINISTRATOR)
    for by, people in ((administrator, (barred, named, team.manager)), (team.senior, (barred, team.manager))):
        ordinary = told(stranger, case, at(by))
        assert (ordinary.decision, ordinary.bars, ordinary.sentence, ordinary.agree) == ("nothing", (), None, True)
        for person in people:
            assert replace(told(person, case, at(by)), staff=stranger.username) == ordinary


def test_a_privacy_officer_of_another_organisation_is_told_as_everybody_else() -> None:
    team, elsewhere = make.team(), make.team()
    case, colleague = make.case(team), make.member(team.unit, Role.VICTIM_CARE_OFFICER)
    both = make.member(team.unit, Role.ADMINISTRATOR)
    with make.hosting():
        Membership.objects.create(staff=both, unit=elsewhere.unit, role=str(Role.PRIVACY_OFFICER), starts_on=TODAY)
    bar(case, colleague)
    assert told(colleague, case, at(both)).bars == ()


def test_a_case_that_the_asker_may_not_know_of_is_as_one_that_is_not_there() -> None:
    team, elsewhere = make.team(), make.team()
    case = make.case(team)
    cases.restrict(case, team.by, NOW, named=[team.officer, team.manager])
    administrator, privacy = (make.member(team.unit, role) for role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER))
    for asker in (administrator, privacy, team.senior):
        assert explain(team.officer, case, at(asker)) is None
        assert explaining.explain("ZZZ-ZZZZ-Z", at(asker), NOW, username=team.officer.username) is None
    assert explain(team.officer, make.case(team), at(elsewhere.senior)) is None
    assert explain(elsewhere.officer, make.case(team), at(team.senior)) is None, "nobody of another organisation"
    assert explaining.explain(case.reference, PURPOSE, NOW, username="nobody-of-that-name") is None


def test_asking_is_journalled_and_changes_nothing() -> None:
    team = make.team()
    case = make.case(team)
    told(team.officer, case, at(team.senior))
    assert _acting() == str(team.senior.pk)
    scope.set_acting(UPKEEP, TODAY)
    line = JournalEntry.objects.get(verb="access.explain")
    assert (line.staff_id, line.facts) == (team.senior.pk, {"staff": team.officer.pk, "about": case.pk})
    assert not Note.objects.exists()
    assert Case.objects.get(pk=case.pk).version == case.version


def test_an_officer_asks_nothing() -> None:
    team = make.team()
    with pytest.raises(Refused):
        explain(team.senior, make.case(team), team.by)


def test_a_database_that_disagreed_would_be_told(monkeypatch: Any) -> None:
    team = make.team()
    case = make.case(team)
    monkeypatch.setattr("alongside.queries.access_explained._asked_as", lambda *_: "nothing")
    found = told(team.officer, case)
    assert not found.agree and not found.allowed


def _acting() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select current_setting('alongside.staff', true)")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def test_an_administrator_of_the_same_organisation_is_barred_by_their_role_and_a_stranger_by_theirs() -> None:
    team, elsewhere = make.team(), make.team()
    case = make.case(team)
    assert told(make.member(team.unit, Role.ADMINISTRATOR), case).bars == ("role",)
    assert told(elsewhere.officer, case).bars == ("organisation",)
