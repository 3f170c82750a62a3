"""Keeping and letting go: two people, a hold, and nothing left of a case but its journal and a certificate."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from alongside.actions import cases, retention
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import retention as keeping
from alongside.queries import scope
from alongside.records.models import Case, CaseRole, JournalEntry, LegalHold, Person, Purge, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.architecture.whole_case import OF_A_CASE, fill, rows_of
from tests.factories import NOW, TODAY

BUILDER = Actor(None, "", purpose="bench")
LATER = NOW + timedelta(days=30)
PAST = TODAY + timedelta(days=1)
"""A day that is past at LATER."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def privacy(team: make.Team) -> Staff:
    return make.member(team.unit, Role.PRIVACY_OFFICER, "Leon Grant")


def closed(team: make.Team, word: str = "Marigold", *, until: date | None = PAST, restricted: bool = False) -> Case:
    """A case with one of everything, closed, and without the hold that everything includes."""
    scope.set_acting(BUILDER, TODAY)
    case = fill(team.unit, word, by=team.senior, owner=team.officer, closed=True, restricted=restricted)
    LegalHold.objects.filter(case=case).update(
        lift_asked_by=team.manager, lift_asked_at=NOW, lifted_by=team.senior, lifted_at=NOW
    )
    Case.objects.filter(pk=case.pk).update(retain_until=until)
    return case


def planned(who: Staff, at: datetime = LATER) -> dict[str, str]:
    """The state of each case by its reference."""
    acting = make.actor(who, at.date())
    with scope.acting(acting, at.date()):
        return {one.reference: one.state for one in keeping.plan(acting, at.date()).cases}


def proposed(team: make.Team, who: Staff) -> Purge:
    return retention.propose(team.unit.organisation, make.actor(who), LATER)


def there(case: Case) -> bool:
    scope.set_acting(BUILDER, TODAY)
    return Case.objects.filter(pk=case.pk).exists()


def test_nothing_is_left_of_a_case_but_its_journal_and_a_certificate_without_a_word(
    team: make.Team, privacy: Staff
) -> None:
    case = closed(team)
    rows = rows_of(case)
    purge = retention.apply(proposed(team, team.senior), make.actor(privacy), LATER)
    scope.set_acting(BUILDER, TODAY)
    for model in set(OF_A_CASE) - {JournalEntry}:
        assert not model._default_manager.filter(pk__in=rows[model]).exists(), model.__name__
    kept = JournalEntry.objects.filter(case_id=case.pk)
    assert rows[JournalEntry] < set(kept.values_list("pk", flat=True))
    line = kept.get(verb="retention.apply")
    assert (line.staff_id, line.facts) == (privacy.pk, {"retention": "decided", "due": PAST.isoformat()})
    certificate = purge.certificate
    assert certificate is not None
    assert certificate["classes"] == {"decided": 1}
    assert certificate["rows"]["Person"] == 3  # one of them given up in a joining
    assert certificate["rows"]["Case"] == 1
    assert len(certificate["cases"]) == 1
    assert "Marigold" not in json.dumps(certificate)
    assert case.reference not in json.dumps(certificate)
    noted = JournalEntry.objects.filter(verb="retention.apply", case_id=None).latest("pk")
    assert noted.facts == {"gone": 1, "stayed": 0, "digest": retention.mark_of(certificate)}


def test_whoever_proposed_cannot_agree_and_the_database_says_so_too(team: make.Team, privacy: Staff) -> None:
    case = closed(team)
    for who in (privacy, team.senior, team.manager):
        with pytest.raises(Invalid, match="Another person must agree"):
            retention.apply(proposed(team, who), make.actor(who), LATER)
    assert there(case)
    purge = proposed(team, privacy)
    with pytest.raises(Exception, match="purge_applied_by_another"), transaction.atomic():
        Purge.objects.filter(pk=purge.pk).update(applied_by=privacy, applied_at=NOW)


def test_who_has_no_part_in_keeping_may_neither_plan_nor_propose_nor_agree(team: make.Team, privacy: Staff) -> None:
    closed(team)
    purge = proposed(team, team.senior)
    strangers = make.team()
    for who in (team.officer, make.member(team.unit, Role.ADMINISTRATOR), make.member(team.unit, Role.DUTY)):
        with pytest.raises(Refused):
            proposed(team, who)
        with pytest.raises(Refused):
            retention.apply(purge, make.actor(who), LATER)
    for who in (strangers.senior, make.member(strangers.unit, Role.PRIVACY_OFFICER)):
        assert planned(who) == {}
        with pytest.raises(Refused) as refused:
            retention.apply(purge, make.actor(who), LATER)
        assert not refused.value.decision.known
        with pytest.raises(Refused):
            proposed(team, who)


def test_what_was_opened_again_held_or_decided_anew_in_between_stays(team: make.Team, privacy: Staff) -> None:
    opened, held, moved, goes = (closed(team, word) for word in ("Opened", "Heldon", "Moveds", "Goesby"))
    purge = proposed(team, privacy)
    senior = make.actor(team.senior)
    cases.reopen(opened, senior, LATER, why="She rang")
    retention.place_hold(held, senior, LATER, sort="inquiry")
    retention.decide(moved, senior, LATER, choice="decided", until=LATER.date() + timedelta(days=9))
    done = retention.apply(purge, senior, LATER)
    assert done.certificate is not None
    assert done.certificate["stayed"] == {"changed": 1, "held": 1, "open": 1}
    assert [there(case) for case in (opened, held, moved, goes)] == [True, True, True, False]
    opened.refresh_from_db()
    assert opened.retain_until is None, "opened again, it is decided anew when it is closed"
    with pytest.raises(Changed):
        retention.apply(done, make.actor(team.manager), LATER)


def test_a_restricted_case_is_let_go_of_by_two_people_of_its_list_and_unknown_to_others(
    team: make.Team, privacy: Staff
) -> None:
    case = closed(team, restricted=True)  # the senior stands on its list
    assert planned(team.manager) == planned(privacy) == {}
    assert planned(team.senior) == {case.reference: "due"}
    acting = Actor(None, "", purpose="retention")
    with scope.acting(acting, LATER.date()):
        plan = keeping.plan(acting, LATER.date())
    assert (plan.cases, plan.unseen) == ((), 1)
    purge = proposed(team, team.senior)
    done = retention.apply(purge, make.actor(team.manager), LATER)
    assert done.certificate is not None
    assert done.certificate["stayed"] == {"unknown": 1}
    assert there(case)


def test_a_person_who_stands_in_another_case_too_stays(team: make.Team, privacy: Staff) -> None:
    case = closed(team)
    other = make.case(team, "Somebody Else")
    CaseRole.objects.create(case=other, person=case.person, role="witness")
    person = case.person_id
    retention.apply(proposed(team, team.senior), make.actor(privacy), LATER)
    assert not there(case)
    assert Person.objects.filter(pk=person).exists()
    assert Person.objects.get(pk=person).channels.exists()


def test_a_purge_that_fails_half_way_leaves_everything(
    team: make.Team, privacy: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [closed(team, word) for word in ("Firstly", "Secondo")]
    purge = proposed(team, team.senior)
    monkeypatch.setattr(retention, "_certificate", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        retention.apply(purge, make.actor(privacy), LATER)
    assert all(there(case) for case in both)


def test_the_plan_says_of_every_closed_case_where_it_stands(team: make.Team, privacy: Staff) -> None:
    due, later, undecided, held = (
        closed(team, word, until=until)
        for word, until in (("Duedue", PAST), ("Lateron", date(2031, 1, 1)), ("Undecid", None), ("Heldon", PAST))
    )
    make.case(team, "Still Open")
    retention.place_hold(held, make.actor(team.senior), NOW, sort="complaint")
    expected = {
        due.reference: "due", later.reference: "later", undecided.reference: "undecided", held.reference: "held",
    }  # fmt: skip
    assert planned(team.senior) == planned(team.manager) == planned(privacy) == expected
    assert planned(team.officer) == {}
    assert planned(privacy, NOW)[due.reference] == "later", "its last day is still kept"


def test_nothing_due_is_no_proposal(team: make.Team) -> None:
    make.case(team)
    with pytest.raises(Invalid, match="Nothing is past its day"):
        proposed(team, team.senior)


def test_one_asks_that_a_hold_end_and_another_ends_it(team: make.Team) -> None:
    case = closed(team)
    senior, manager = make.actor(team.senior), make.actor(team.manager)
    hold = retention.place_hold(case, senior, NOW, sort="other", why="The family has written")
    with pytest.raises(Changed, match="Nobody has asked"):
        retention.lift(hold, manager, NOW)
    retention.ask_lift(hold, senior, NOW, why="Answered")
    with pytest.raises(Invalid, match="Another person must agree"):
        retention.lift(hold, senior, NOW)
    retention.lift(hold, manager, NOW)
    assert keeping.holds(case) == ()
    with pytest.raises(Changed, match="ended already"):
        retention.lift(hold, manager, NOW)
    with pytest.raises(Changed, match="ended already"):
        retention.ask_lift(hold, senior, NOW, why="Again")
    scope.set_acting(BUILDER, TODAY)
    steps = [line.facts for line in JournalEntry.objects.filter(case_id=case.pk, verb="hold.lift").order_by("pk")]
    assert [step["step"] for step in steps] == ["asked", "lifted"]
    assert "family" not in json.dumps(steps)


def test_a_hold_says_why_and_an_officer_may_not_place_one(team: make.Team) -> None:
    case = closed(team)
    with pytest.raises(Invalid, match="Say why"):
        retention.place_hold(case, make.actor(team.senior), NOW, sort="other")
    with pytest.raises(Invalid):
        retention.place_hold(case, make.actor(team.senior), NOW, sort="whim")
    with pytest.raises(Refused, match="Only a senior"):
        retention.place_hold(case, team.by, NOW, sort="complaint")


@pytest.mark.parametrize(
    ("choice", "until", "said"),
    [
        ("decided", None, "Give the last day"),
        ("decided", date(2026, 1, 1), "today or later"),
        ("nonsense", None, "Choose"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(team: make.Team, choice: str, until: date | None, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        retention.decide(closed(team), make.actor(team.senior), NOW, choice=choice, until=until)


def test_a_published_figure_can_be_chosen_and_an_open_case_has_no_last_day(team: make.Team) -> None:
    case = closed(team, until=None)
    decided = retention.decide(case, make.actor(team.senior), NOW, choice="support.not_taken_up")
    assert decided.retain_until == TODAY + timedelta(weeks=6)
    with pytest.raises(Changed, match="The case is open"):
        retention.decide(make.case(team), make.actor(team.senior), NOW, choice="decided", until=TODAY)


def test_the_applications_role_deletes_no_place_on_a_list_but_for_retention(team: make.Team) -> None:
    case = closed(team)
    places: dict[str, Any] = {}
    for purpose in ("bench", "upkeep", "retention"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select set_config('alongside.purpose', %s, true)", [purpose])
            cursor.execute("delete from records_namedaccess where case_id = %s", [case.pk])
            places[purpose] = cursor.rowcount
            transaction.set_rollback(True)
    assert places == {"bench": 0, "upkeep": 0, "retention": 1}
