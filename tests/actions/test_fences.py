"""A place behind its fence: asked for by one, released or refused by another."""

import pytest

from alongside.actions import fences
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import alerts, deciding, scope
from alongside.queries.event_file import opened
from alongside.records.models import Alert, Event, FenceRelease, FourEyes, JournalEntry
from alongside.rules.access import Role
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, proposed, team

pytestmark = pytest.mark.django_db
WHY = "She lives beside it."


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def event(of: Team) -> Event:
    return proposed(case(of), of, fenced={"prison": "HMP Anywhere"})


def ask(event: Event, of: Team) -> FourEyes:
    return fences.ask(event, of.by, NOW, field="prison", reason=WHY)


def test_what_an_officer_asks_a_senior_releases_in_words_and_both_are_written_down(of: Team, event: Event) -> None:
    asked = ask(event, of)
    given = fences.release(asked, actor(of.senior), NOW, said="Fenbrook, nearby")
    assert (given.said, given.reason, given.released_by_id) == ("Fenbrook, nearby", WHY, of.senior.pk)
    lines = JournalEntry.objects.filter(case_id=event.case_id, verb__startswith="fence.").order_by("pk")
    assert [(line.verb, line.staff_id) for line in lines] == [
        ("fence.ask", of.officer.pk),
        ("fence.release", of.senior.pk),
    ]
    assert lines[1].facts == {"field": "prison", "step": "released", "asked_by": of.officer.pk, "ground": "senior"}
    assert fences.release(asked, actor(of.senior), NOW, said="Elsewhere").pk == given.pk
    assert opened(event).fenced[0].said == "Fenbrook, nearby"


def test_nobody_releases_what_they_asked_for_and_no_officer_releases(of: Team, event: Event) -> None:
    asked = fences.ask(event, actor(of.senior), NOW, field="prison", reason=WHY)
    with pytest.raises(Invalid):
        fences.release(asked, actor(of.senior), NOW, said="Fenbrook")
    with pytest.raises(Refused) as refused:
        fences.release(asked, of.by, NOW, said="Fenbrook")
    assert refused.value.decision.known
    second = member(of.unit, Role.SENIOR, "Farah Siddiqui")
    assert fences.release(asked, actor(second), NOW, said="Fenbrook").released_by_id == second.pk


def test_the_seniors_who_may_release_it_are_alerted_with_the_asking_and_nobody_else(of: Team, event: Event) -> None:
    second = member(of.unit, Role.SENIOR, "Farah Siddiqui")
    member(member_unit := team().unit, Role.SENIOR, "Somebody Else")
    assert member_unit != of.unit
    ask(event, of)
    with scope.upkeep():
        told = Alert.objects.values_list("recipient_id", "kind", "reference")
        assert set(told) == {(one.pk, "release_asked", event.case.reference) for one in (of.senior, second)}
    (mine,) = alerts.of(act_as(of.senior), NOW)
    assert mine.reference == event.case.reference
    assert [one.what for one in deciding.for_me(act_as(of.senior), TODAY)] == ["fence"]
    assert deciding.for_me(act_as(of.officer), TODAY) == ()
    assert deciding.for_me(act_as(of.manager), TODAY) == ()


def test_refused_it_stays_fenced_and_may_be_asked_for_again(of: Team, event: Event) -> None:
    asked = ask(event, of)
    fences.refuse(asked, actor(of.senior), NOW)
    act_as(of.officer)
    assert not FenceRelease.objects.exists()
    with pytest.raises(Changed):
        fences.release(asked, actor(of.senior), NOW, said="Fenbrook")
    assert ask(event, of).pk != asked.pk


def test_asked_for_once_at_a_time_and_not_when_it_is_released(of: Team, event: Event) -> None:
    asked = ask(event, of)
    with pytest.raises(Changed):
        ask(event, of)
    fences.release(asked, actor(of.senior), NOW, said="Fenbrook")
    with pytest.raises(Changed):
        ask(event, of)


def test_a_release_from_before_words_were_asked_for_frees_nothing_and_may_be_given_with_them(
    of: Team, event: Event
) -> None:
    with scope.upkeep():
        old = FenceRelease.objects.create(
            case=event.case, event=event, field="prison", reason="A threat.", released_by=of.senior, released_at=NOW
        )
    act_as(of.senior)
    assert opened(event).fenced[0].released_at is None
    given = fences.release(ask(event, of), actor(of.senior), NOW, said="Fenbrook")
    assert (given.pk, given.said) == (old.pk, "Fenbrook")


@pytest.mark.parametrize(("field", "reason"), [("hostel", WHY), ("prison", "   "), ("prison", "F" * 401)])
def test_asking_needs_a_thing_that_is_fenced_and_a_reason(field: str, reason: str, of: Team, event: Event) -> None:
    with pytest.raises(Invalid):
        fences.ask(event, of.by, NOW, field=field, reason=reason)


@pytest.mark.parametrize("said", [" ", "F" * 201])
def test_releasing_needs_words(said: str, of: Team, event: Event) -> None:
    with pytest.raises(Invalid):
        fences.release(ask(event, of), actor(of.senior), NOW, said=said)
