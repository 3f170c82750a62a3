"""What messages make of cases: whom they reach, what waits, what is taken back, and what a person decided."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from alongside.actions import cases, events, people
from alongside.catalogue.desk import HOLD_EARLY
from alongside.catalogue.happenings import Happening
from alongside.catalogue.signals import Identifier as Identifier_
from alongside.catalogue.signals import IdentifierKind, Referral, Verdict
from alongside.jobs import worker
from alongside.jobs.chores import CHORES
from alongside.queries import desk as desk_query
from alongside.queries import offenders
from alongside.queries.owing import asked
from alongside.queries.search import key_number
from alongside.records.models import (
    Case,
    CaseRole,
    Duty,
    Event,
    Identifier,
    JournalEntry,
    KeyDate,
    MessageLink,
    SearchKey,
    Sentence,
)
from alongside.rules import matching
from tests import factories
from tests.actions import feed
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db

EARLY_CHORE = next(chore for chore in CHORES if chore.name == "settle early signals")


@pytest.fixture
def team() -> Team:
    return factories.team("probation")


@pytest.fixture
def case(team: Team) -> Case:
    made = factories.case(team)
    factories.offender(made, team)
    return made


def test_two_victims_of_one_offender_in_two_services_and_organisations_each_get_theirs(team: Team, case: Case) -> None:
    hub = factories.team("police")
    theirs = factories.case(hub, name="Ana Testament")
    factories.offender(theirs, hub)
    assert feed.tell(feed.source(), feed.signal(Happening.UNLAWFULLY_AT_LARGE)) == ["proposed"]
    assert feed.duties(case, "proposed") == ["probation.warn_of_at_large"]
    assert feed.duties(theirs, "proposed") == ["police.safety_call"]
    feed.see_all()
    assert set(Duty.objects.values_list("case", "unit", "owner")) == {
        (case.pk, team.unit.pk, team.officer.pk),
        (theirs.pk, hub.unit.pk, hub.officer.pk),
    }


def test_the_feed_of_one_organisation_says_nothing_about_the_cases_of_another(team: Team, case: Case) -> None:
    hub = factories.team("police")
    theirs = factories.case(hub)
    factories.offender(theirs, hub)
    feed.tell(feed.source(hub.unit.organisation), feed.signal(Happening.UNLAWFULLY_AT_LARGE))
    assert feed.duties(theirs, "proposed") == ["police.safety_call"]
    assert feed.events(case) == []


def test_one_organisation_settling_again_takes_nothing_from_another(team: Team, case: Case) -> None:
    hub = factories.team("police")
    theirs = factories.case(hub)
    factories.offender(theirs, hub)
    one = feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600)
    feed.tell(feed.source(), one)
    feed.tell(feed.source(team.unit.organisation), feed.signal(Happening.RECAPTURE, 60))
    assert "probation.warn_of_at_large" not in feed.duties(case, "proposed")
    assert feed.message(one).outcome == "proposed"
    assert feed.duties(theirs, "proposed") == ["police.safety_call"]


def test_one_victim_of_two_offenders_hears_of_each(team: Team, case: Case) -> None:
    factories.offender(case, team, number="A9876ZX", name="Gareth Sample")
    other = feed.signal(Happening.RELEASE_LICENCE, number="A9876ZX")
    assert feed.tell(feed.source(), feed.signal(Happening.RELEASE_LICENCE), other) == ["proposed", "proposed"]
    assert feed.duties(case, "proposed") == ["probation.tell_of_release"] * 2


def test_a_closed_case_gets_nothing(team: Team, case: Case) -> None:
    cases.close(case, team.by, NOW, why="work_done")
    one = feed.signal(Happening.RELEASE_LICENCE)
    assert feed.tell(feed.source(), one) == ["no_victim"]
    assert feed.events(case) == []
    assert feed.message(one).signal is None


def test_a_hospital_case_still_hears_of_an_escape(team: Team) -> None:
    case = factories.case(team)
    cases.edit(case, team.by, NOW, seen=case.version, offence_summary="", risk="unknown", hospital=True)
    factories.offender(case, team)
    assert feed.tell(feed.source(), feed.signal(Happening.UNLAWFULLY_AT_LARGE)) == ["proposed"]
    assert "probation.warn_of_at_large" in feed.duties(case, "proposed")


def test_messages_of_a_restricted_case_are_seen_by_its_list_only(team: Team, case: Case) -> None:
    cases.restrict(case, team.by, NOW, named=[team.officer, team.senior])
    one = feed.signal(Happening.UNKNOWN, form="unknown", verdict=Verdict.HOLD)
    feed.tell(feed.source(team.unit.organisation), one)
    for somebody, sees in ((team.senior, True), (team.manager, False)):
        who = factories.act_as(somebody)
        assert [row.event_type for row in desk_query.page(who, NOW).rows] == [one.event_type] * sees
    quarantined = feed.source(team.unit.organisation, quarantined_at=NOW)
    feed.tell(quarantined, feed.signal(Happening.RELEASE_LICENCE))
    who = factories.act_as(team.manager)
    assert desk_query.page(who, NOW, shown="quarantined").total == 0


# Early signals --------------------------------------------------------------------------------------------------------


def _work(at: datetime) -> None:
    assert worker.do(EARLY_CHORE, at)
    feed.see_all()


def test_an_early_signal_waits_45_minutes_from_receipt_and_the_worker_then_asks_the_officer(case: Case) -> None:
    one = feed.early(Happening.EARLY_RELEASE, 300)
    assert feed.tell(feed.source(), one) == ["held"]
    assert feed.message(one).state == "early"
    _work(NOW + HOLD_EARLY - timedelta(seconds=1))
    assert feed.duties(case) == []
    _work(NOW + HOLD_EARLY)
    assert feed.duties(case, "proposed") == ["shared.confirm_early_signal"]
    assert (feed.message(one).state, feed.message(one).outcome) == ("settled", "proposed")
    _work(NOW + HOLD_EARLY + timedelta(hours=1))
    assert feed.duties(case, "proposed") == ["shared.confirm_early_signal"]


def test_the_confirmed_twin_takes_the_early_signals_place_whichever_comes_first(case: Case) -> None:
    source = feed.source()
    one = feed.early(Happening.EARLY_RELEASE, 60)
    feed.tell(source, one)
    feed.tell(source, feed.signal(Happening.RELEASE_LICENCE, 58), at=NOW + timedelta(minutes=10))
    _work(NOW + HOLD_EARLY)
    assert feed.duties(case, "proposed") == ["probation.tell_of_release"]
    assert (feed.message(one).state, feed.message(one).outcome) == ("settled", "recorded")
    late = feed.early(Happening.EARLY_RELEASE, 59)
    assert feed.tell(source, late) == ["recorded"]


def test_a_twin_that_comes_after_the_wait_takes_the_question_back(case: Case) -> None:
    source = feed.source()
    feed.tell(source, feed.early(Happening.EARLY_RELEASE, 60))
    _work(NOW + HOLD_EARLY)
    feed.tell(source, feed.signal(Happening.RELEASE_LICENCE, 58), at=NOW + timedelta(hours=2))
    assert feed.duties(case, "proposed") == ["probation.tell_of_release"]
    taken_back = Duty.objects.get(case=case, kind="shared.confirm_early_signal")
    assert (taken_back.state, taken_back.ended_why) == ("superseded", "@pointless")


def test_a_reversal_within_the_wait_cancels_quietly(case: Case) -> None:
    source = feed.source()
    out, back = feed.early(Happening.EARLY_RELEASE, 60), feed.early(Happening.EARLY_RECEPTION, 30)
    feed.tell(source, out)
    assert feed.tell(source, back) == ["ignored"]
    _work(NOW + HOLD_EARLY)
    assert feed.events(case) == []
    assert {feed.message(one).outcome for one in (out, back)} == {"ignored"}


def test_an_early_signal_whose_case_was_closed_meanwhile_is_let_go(team: Team, case: Case) -> None:
    one = feed.early(Happening.EARLY_RELEASE, 60)
    feed.tell(feed.source(), one)
    cases.close(case, team.by, NOW, why="work_done")
    _work(NOW + HOLD_EARLY)
    assert (feed.message(one).state, feed.message(one).settle_at) == ("settled", None)
    assert feed.events(case) == []


# What a person decided ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["accepted", "dismissed"])
def test_what_an_officer_decided_is_never_touched_by_later_word(team: Team, case: Case, decision: str) -> None:
    source = feed.source()
    feed.tell(source, feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600))
    event = Event.objects.select_related("case__unit", "message").get(case=case)
    if decision == "accepted":
        events.accept(event, team.by, NOW)
    else:
        events.dismiss(event, team.by, NOW, why="It was his brother.")
    feed.see_all()
    before = Event.objects.filter(pk=event.pk).values().get(), list(Duty.objects.filter(event=event).values())
    feed.tell(source, feed.signal(Happening.RECAPTURE, 60), at=NOW + timedelta(hours=1))
    assert before == (
        Event.objects.filter(pk=event.pk).values().get(),
        list(Duty.objects.filter(event=event).values()),
    )
    assert ("custody.recaptured", "proposed") in feed.events(case)


def test_a_day_an_officer_gave_before_deciding_stays() -> None:
    hub = factories.team("police")
    case = factories.case(hub)
    factories.offender(case, hub)
    source = feed.source()
    feed.tell(source, feed.signal(Happening.SENTENCED, 600))
    event = Event.objects.select_related("case__unit", "message").get(case=case)
    assert "sentence_on" in asked("police", event.kind)
    events.set_day(event, hub.by, NOW, anchor="sentence_on", day=date(2026, 12, 1))
    feed.see_all()
    before = list(Duty.objects.filter(event=event).order_by("pk").values("kind", "state", "due_on", "because"))
    feed.tell(source, feed.signal(Happening.TRANSFER, 60))
    assert before == list(Duty.objects.filter(event=event).order_by("pk").values("kind", "state", "due_on", "because"))
    assert Event.objects.get(pk=event.pk).facts["anchors"] == {"sentence_on": "2026-12-01"}


def test_an_unanswered_warning_is_taken_back_when_the_feed_reports_a_recapture(case: Case) -> None:
    source = feed.source()
    feed.tell(source, feed.signal(Happening.UNLAWFULLY_AT_LARGE, 600))
    feed.tell(source, feed.signal(Happening.RECAPTURE, 60))
    assert feed.duties(case, "proposed") == ["probation.tell_of_recapture"]
    assert feed.duties(case, "superseded") == ["probation.warn_of_at_large"]
    verbs = JournalEntry.objects.filter(case_id=case.pk, subject="Event").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["event.proposed", "event.proposed", "event.confirmed"]


# Merges ---------------------------------------------------------------------------------------------------------------


def _keys(number: str) -> set[int]:
    feed.see_all()
    key = key_number()(matching.identifier_key("NOMS", number))
    return set(SearchKey.objects.filter(key=key).values_list("case_id", flat=True))


def test_a_merge_moves_numbers_and_roles_asks_for_a_look_and_a_split_gives_back(team: Team, case: Case) -> None:
    other = factories.case(team, name="Huw Testament")
    role = factories.offender(other, team, number="A9876ZX", name="Kevin Sampel")
    source = feed.source()
    feed.tell(source, feed.merge("A1234BC", "A9876ZX", minutes_ago=600))
    kept = CaseRole.objects.get(case=case, role="offender").person_id
    assert CaseRole.objects.get(pk=role.pk).person_id == kept
    assert set(Identifier.objects.filter(person=kept).values_list("value", "former")) == {
        ("A1234BC", False),
        ("A9876ZX", True),
    }
    assert "shared.look_at_link" in feed.duties(case, "proposed")
    assert _keys("A9876ZX") == _keys("A1234BC") == {case.pk, other.pk}
    feed.tell(source, feed.signal(Happening.RELEASE_LICENCE, 500, number="A9876ZX"))
    assert {"probation.tell_of_release"} <= set(feed.duties(case, "proposed")) & set(feed.duties(other, "proposed"))
    feed.tell(source, feed.merge("A1234BC", "A9876ZX", minutes_ago=60, split=True))
    assert CaseRole.objects.get(pk=role.pk).person_id == role.person_id
    assert _keys("A9876ZX") == {other.pk}
    assert "probation.tell_of_release" not in feed.duties(case, "proposed")
    assert "probation.tell_of_release" in feed.duties(other, "proposed")


# Dates and sentences --------------------------------------------------------------------------------------------------


def test_every_version_of_a_date_is_kept_with_its_basis_and_where_it_came_from(case: Case) -> None:
    source = feed.source()
    first = feed.signal(Happening.DATES_GIVEN, 600, dates={"CRD": date(2027, 3, 1)}, form="key dates")
    second = replace(
        feed.signal(Happening.DATES_GIVEN, 60, dates={"CRD": date(2027, 2, 1), "CONFIRMED": date(2027, 2, 1)}),
        facts={"overridden_dates": {"CRD": "by hand"}},
    )
    feed.tell(source, second)
    feed.tell(source, first)
    feed.see_all()
    person = CaseRole.objects.get(case=case, role="offender").person_id
    rows = KeyDate.objects.filter(person=person).order_by("as_of", "kind")
    assert list(rows.values_list("kind", "basis", "value", "source")) == [
        ("CRD", "calculated", date(2027, 3, 1), "key dates"),
        ("CONFIRMED", "confirmed", date(2027, 2, 1), "domain event"),
        ("CRD", "override", date(2027, 2, 1), "domain event"),
    ]
    moved = Event.objects.exclude(facts__moved=None).get()
    assert moved.facts["moved"] == {"CRD": ["2027-03-01", "2027-02-01"]}
    assert feed.duties(case, "proposed") == ["probation.correct_dates"]


def test_a_sentence_shared_again_replaces_what_was_said_before(team: Team) -> None:
    case = factories.case(team)
    source = feed.source()
    numbers = _numbers("court_sentence.json")
    details = people.Details(name="Kevin Sample", identifiers=numbers)
    people.add_role(case, team.by, NOW, role="offender", details=details)
    feed.tell_file(source, "court_sentence.json")
    first = set(Sentence.objects.values_list("kind", "years", "months", "as_of"))
    feed.tell_file(source, "court_sentence_reshared.json")
    second = set(Sentence.objects.values_list("kind", "years", "months", "as_of"))
    assert first
    assert second
    assert first.isdisjoint(second)
    assert Sentence.objects.values("as_of").distinct().count() == 1


def _numbers(name: str) -> tuple[tuple[str, str], ...]:
    from alongside.gateways.reading import read

    said = read((feed.FIXTURES / name).read_bytes(), name=name)[0]
    return tuple((str(one.kind), one.value) for one in said.identifiers if one.kind in ("NOMS", "CRN", "PNC", "CRO"))


def test_a_message_that_names_only_a_shared_case_waits_for_an_officer_who_sees_it(team: Team, case: Case) -> None:
    person = CaseRole.objects.get(case=case, role="offender").person
    people.add_identifier(case, team.by, NOW, person=person, kind="URN", number="01AB1234526")
    urn = next(one for one in offenders.numbers_of([person.pk])[person.pk] if one.kind == "URN")
    one = feed.signal(Happening.SENTENCED, identifiers=(urn,))
    assert feed.tell(feed.source(), one) == ["held"]
    assert feed.events(case) == []
    assert MessageLink.objects.filter(message=feed.message(one), case=case).exists()


def test_a_referral_of_a_known_crime_waits_where_the_desk_sees_it(team: Team, case: Case) -> None:
    people.add_identifier(case, team.by, NOW, person=case.person, kind="CRIME_REF", number="99/12345/26")
    (crime,) = (one for one in offenders.numbers_of([case.person_id])[case.person_id])
    one = feed.signal(Happening.REFERRAL_RECEIVED, identifiers=(crime,), referral=Referral({"name": "Ana"}))
    source = feed.source(team.unit.organisation)
    assert feed.tell(source, one, feed.signal(Happening.TRANSFER)) == ["proposed", "recorded"]
    kept = feed.message(one)
    assert (kept.state, kept.linked) == ("waiting", False)
    page = desk_query.page(factories.act_as(team.manager), NOW, shown="referrals")
    assert [row.public_id for row in page.rows] == [kept.public_id]


def test_numbers_linked_by_a_feed_are_one_persons_and_a_shared_case_links_nobody(team: Team, case: Case) -> None:
    other = factories.case(team, name="Huw Testament")
    factories.offender(other, team, number="A9876ZX", name="Gareth Sample")
    crn, urn = Identifier_(IdentifierKind.CRN, "X123456"), Identifier_(IdentifierKind.URN, "01AB1234526")
    linked = feed.signal(Happening.IDENTIFIERS_LINKED, 600, identifiers=(crn, feed.noms("A1234BC"), urn))
    feed.tell(feed.source(), linked)
    person = CaseRole.objects.get(case=case, role="offender").person_id
    assert set(Identifier.objects.filter(person=person).values_list("kind", flat=True)) == {"NOMS", "CRN"}
    feed.tell(feed.source(), feed.signal(Happening.UNLAWFULLY_AT_LARGE, identifiers=(crn,)))
    assert feed.duties(case, "proposed")
    assert feed.events(other) == []


def test_receipt_counts_where_learning_starts_the_clock(case: Case) -> None:
    received = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=9)
    feed.tell(feed.source(), feed.signal(Happening.RELEASE_LICENCE, 60 * 24 * 30), at=received)
    duty = Duty.objects.get(case=case, kind="probation.tell_of_release")
    assert duty.arose_at == received
    assert duty.because["en"]
    assert duty.because["cy"]
