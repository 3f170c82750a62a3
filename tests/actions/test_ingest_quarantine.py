"""The brake on a feed: what is implausible waits for a manager, all of it, and is settled when she lets it go."""

from datetime import timedelta

import pytest

from alongside.actions import quarantine
from alongside.actions.performing import Refused
from alongside.catalogue.desk import HOLD_EARLY
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Signal, Verdict
from alongside.jobs import worker
from alongside.jobs.chores import CHORES
from alongside.queries import desk, feeds
from alongside.records.models import (
    Case,
    CaseRole,
    Duty,
    FeedCount,
    Identifier,
    InboundMessage,
    JournalEntry,
    Person,
    Source,
)
from tests import factories
from tests.actions import feed
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return factories.team("probation")


def number(place: int) -> str:
    return f"A{1000 + place}BC"


def crowd(team: Team, count: int) -> list[Signal]:
    """So many offenders with a victim each, and an escape of each."""
    feed.see_all()
    of = team.unit.organisation
    people = Person.objects.bulk_create([Person(organisation=of, name=f"P {n}") for n in range(2 * count)])
    cases = Case.objects.bulk_create(
        [
            Case(
                organisation=of, unit=team.unit, owner=team.officer, person=one, opened_on=TODAY, reference=f"C{n:07d}"
            )
            for n, one in enumerate(people[:count])
        ]
    )
    roles = [CaseRole(case=case, person=case.person, role="victim") for case in cases]
    CaseRole.objects.bulk_create(roles)
    pairs = list(zip(cases, people[count:], strict=True))
    CaseRole.objects.bulk_create([CaseRole(case=case, person=one, role="offender") for case, one in pairs])
    Identifier.objects.bulk_create(
        [Identifier(organisation=of, person=one, kind="NOMS", value=number(n)) for n, (_, one) in enumerate(pairs)]
    )
    return [feed.signal(Happening.UNLAWFULLY_AT_LARGE, number=number(n)) for n in range(count)]


def in_batches(source: Source, said: list[Signal]) -> list[str]:
    return [outcome for start in range(0, len(said), 67) for outcome in feed.tell(source, *said[start : start + 67])]


def test_two_hundred_duties_in_an_hour_are_believed_and_the_next_batch_is_not(team: Team) -> None:
    source = feed.source(team.unit.organisation)
    said = crowd(team, 201)
    assert set(in_batches(source, said[:200])) == {"proposed"}
    assert feed.tell(source, said[200]) == ["held"]
    source.refresh_from_db()
    assert source.quarantined_at == NOW
    assert Duty.objects.count() == 200
    assert feed.message(said[200]).state == "quarantined"
    assert JournalEntry.objects.filter(facts__quarantined=source.pk).count() == 1
    (beat,) = feeds.heartbeats(NOW, frozenset({team.unit.organisation_id}))
    assert (beat.quarantined_at, beat.quarantined, beat.duties_today) == (NOW, 1, 200)


def test_a_batch_that_trips_the_brake_leaves_nothing_proposed_and_moves_nobody(team: Team) -> None:
    source = feed.source(team.unit.organisation, duties_an_hour=2)
    said = crowd(team, 3)
    before = set(CaseRole.objects.values_list("case_id", "person_id"))
    join = feed.merge(number(0), number(1))
    assert feed.tell(source, *said, join) == ["held"] * 4
    assert not Duty.objects.exists()
    assert set(CaseRole.objects.values_list("case_id", "person_id")) == before
    assert not Identifier.objects.filter(former=True).exists()


def test_everything_the_source_says_meanwhile_waits_and_other_sources_go_on(team: Team) -> None:
    source = feed.source(team.unit.organisation, duties_an_hour=1)
    said = crowd(team, 3)
    feed.tell(source, *said[:2])
    soon = feed.early(Happening.EARLY_RELEASE, 5, number(2))
    nobody = feed.signal(Happening.RELEASE_LICENCE, number="A9999ZZ")
    unknown = feed.signal(Happening.UNKNOWN, verdict=Verdict.HOLD, number=number(2))
    assert feed.tell(source, said[2], soon, nobody, unknown) == ["held", "held", "no_victim", "held"]
    assert [feed.message(one).state for one in (said[2], soon, unknown)] == ["quarantined", "quarantined", "waiting"]
    assert not Duty.objects.exists()
    other = feed.source(team.unit.organisation)
    assert feed.tell(other, feed.signal(Happening.RELEASE_LICENCE, number=number(2))) == ["proposed"]


def test_a_manager_releases_and_everything_is_settled_once(team: Team) -> None:
    source = feed.source(team.unit.organisation, duties_an_hour=1)
    said = crowd(team, 3)
    caught = feed.signal(Happening.RECAPTURE, 10, number=number(2))
    feed.tell(source, *said, caught)
    manager = factories.act_as(team.manager)
    later = NOW + timedelta(hours=2)
    assert quarantine.release(source, manager, later) == 4
    feed.see_all()
    assert sorted(Duty.objects.filter(state="proposed").values_list("kind", flat=True)) == [
        "probation.tell_of_recapture",
        "probation.warn_of_at_large",
        "probation.warn_of_at_large",
    ]
    source.refresh_from_db()
    assert source.quarantined_at is None
    assert set(InboundMessage.objects.values_list("state", "decided_by")) == {("settled", team.manager.pk)}
    before = Duty.objects.count(), JournalEntry.objects.filter(verb__startswith="event.").count()
    factories.act_as(team.manager)
    assert quarantine.release(source, manager, later) == 0
    feed.see_all()
    assert before == (Duty.objects.count(), JournalEntry.objects.filter(verb__startswith="event.").count())


def test_releasing_settles_cases_the_manager_does_not_see_and_merges_that_waited(team: Team) -> None:
    source = feed.source(duties_an_hour=1)
    said = crowd(team, 2)
    elsewhere = factories.team("probation")
    theirs = factories.case(elsewhere)
    factories.offender(theirs, elsewhere, number=number(0))
    join = feed.merge(number(0), number(1))
    feed.tell(source, *said, join)
    assert quarantine.release(source, factories.act_as(elsewhere.manager), NOW) == 3
    assert feed.duties(theirs, "proposed")
    assert Identifier.objects.filter(former=True, value=number(1)).exists()
    assert Duty.objects.filter(unit=team.unit).exists()


def test_of_a_shared_source_only_a_manager_whom_it_concerns_releases_and_the_count_is_whole(team: Team) -> None:
    source = feed.source(duties_an_hour=1)
    feed.tell(source, *crowd(team, 2))
    bystander = factories.team("police")
    bystander_actor = factories.act_as(bystander.manager)
    beat = next(one for one in feeds.heartbeats(NOW, bystander_actor.organisation_ids) if one.slug == source.slug)
    assert (beat.quarantined, beat.may_be_released(bystander_actor.organisation_ids)) == (2, False)
    assert beat.may_be_released(frozenset({team.unit.organisation_id}))
    with pytest.raises(Refused) as refused:
        quarantine.release(source, bystander_actor, NOW)
    assert refused.value.decision == quarantine.NOT_CONCERNED
    assert desk.stopped(bystander_actor, source) == 0
    manager = factories.act_as(team.manager)
    assert desk.stopped(manager, source) == 2
    assert quarantine.release(source, manager, NOW) == 2


def test_only_a_manager_of_the_source_releases_it(team: Team) -> None:
    source = feed.source(team.unit.organisation, quarantined_at=NOW)
    stranger = factories.team("probation")
    for somebody in (team.officer, team.senior, stranger.manager):
        with pytest.raises(Refused):
            quarantine.release(source, factories.act_as(somebody), NOW)
    source.refresh_from_db()
    assert source.quarantined_at == NOW


def test_three_times_the_busiest_usual_hour_is_too_much_once_there_is_a_usual(team: Team) -> None:
    source = feed.source(team.unit.organisation)
    hour = NOW.replace(minute=0)

    def usual(days: int, duties: int) -> None:
        for day in range(1, days + 1):
            when = hour - timedelta(days=day)
            FeedCount.objects.create(source=source, hour=when, event_type="x", outcome="proposed", duties=duties)

    feed.see_all()
    usual(6, 20)
    assert quarantine.limit(source, NOW) == 200
    FeedCount.objects.create(source=source, hour=hour - timedelta(days=7), event_type="x", outcome="proposed", duties=5)
    assert quarantine.limit(source, NOW) == 60
    FeedCount.objects.update(duties=1)
    assert quarantine.limit(source, NOW) == quarantine.LEAST
    FeedCount.objects.update(duties=500)
    assert quarantine.limit(source, NOW) == 200


def test_the_hour_before_counts_as_far_as_it_is_still_near(team: Team) -> None:
    source = feed.source(team.unit.organisation, duties_an_hour=10)
    hour = NOW.replace(minute=0)
    said = crowd(team, 8)
    before = hour - timedelta(hours=1)
    FeedCount.objects.create(source=source, hour=before, event_type="x", outcome="proposed", duties=10)
    assert feed.tell(source, *said[:5], at=hour + timedelta(minutes=30)) == ["proposed"] * 5
    assert feed.tell(source, said[5], at=hour + timedelta(minutes=30)) == ["held"]


def test_early_signals_that_nothing_confirms_are_under_the_same_brake(team: Team) -> None:
    source = feed.source(team.unit.organisation, duties_an_hour=2)
    crowd(team, 3)
    said = [feed.early(Happening.EARLY_RELEASE, 5, number(n)) for n in range(3)]
    feed.tell(source, *said)
    chore = next(chore for chore in CHORES if chore.name == "settle early signals")
    assert worker.do(chore, NOW + HOLD_EARLY)
    feed.see_all()
    assert not Duty.objects.exists()
    assert {feed.message(one).state for one in said} == {"quarantined"}
    factories.act_as(team.manager)
    assert quarantine.release(source, factories.actor(team.manager), NOW + HOLD_EARLY) == 3
    feed.see_all()
    assert Duty.objects.filter(kind="shared.confirm_early_signal", state="proposed").count() == 3


def test_an_alarm_in_quarantine_is_shown_first(team: Team) -> None:
    source = feed.source(team.unit.organisation, quarantined_at=NOW)
    crowd(team, 2)
    escape = feed.signal(Happening.UNLAWFULLY_AT_LARGE, number=number(0))
    feed.tell(source, escape)
    feed.tell(source, feed.signal(Happening.LICENCE_VARIED, number=number(1)), at=NOW + timedelta(minutes=5))
    page = desk.page(factories.act_as(team.manager), NOW, shown="quarantined")
    assert [row.happening for row in page.rows] == ["UNLAWFULLY_AT_LARGE", "LICENCE_VARIED"]


def test_a_source_that_is_not_heard_is_shown_as_silent(team: Team) -> None:
    source = feed.source(team.unit.organisation, expected_minutes=60)
    organisations = frozenset({team.unit.organisation_id})
    assert [one.silent for one in feeds.heartbeats(NOW, organisations)] == [True]
    feed.tell(source, feed.signal(Happening.DEATH))
    assert [one.silent for one in feeds.heartbeats(NOW + timedelta(minutes=60), organisations)] == [False]
    assert [one.silent for one in feeds.heartbeats(NOW + timedelta(minutes=61), organisations)] == [True]
    assert feeds.troubles(NOW, organisations) == ()
    assert len(feeds.troubles(NOW + timedelta(minutes=61), organisations)) == 1
