"""Referrals from their arrival to an answer: gates, mending, taking in, sending back; and who sees what of them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import conflicts, desk, referrals
from alongside.actions.intake import take_in
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.queries import referrals as asked
from alongside.queries import scope, sent_referrals
from alongside.records.models import (
    Case,
    ExcludedCrime,
    InboundMessage,
    JournalEntry,
    MessageLink,
    Referral,
    ReferralBar,
    ReferralGate,
    Source,
)
from alongside.rules.access import Actor, Role
from alongside.rules.conflicts import Kind
from alongside.web.intake.form import intake_of
from alongside.web.intake.referral import answers
from tests import factories as make
from tests.factories import NOW, TODAY
from tests.web.messages import FEEDS, REFERRAL, arrive, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def feed(team: make.Team) -> Source:
    return source(team.unit)


def came(feed: Source, **said: str) -> Referral:
    """A referral by message, its gates looked at as the worker does."""
    scope.set_acting(FEEDS, TODAY)
    message = arrive(feed, REFERRAL | said)
    referrals.look_at_new("test", FEEDS, NOW)
    with scope.upkeep():
        return Referral.objects.get(message=message)


def stopped_by(referral: Referral) -> list[tuple[str, str]]:
    gates = ReferralGate.objects.filter(referral=referral, ended_at__isnull=True)
    return list(gates.order_by("gate", "reason").values_list("gate", "reason"))


def taken_in(referral: Referral, team: make.Team, by: Actor) -> Case:
    given = answers(asked.says(referral), TODAY)
    return take_in(team.unit, by, NOW, intake=intake_of(given, None), referral=referral)


def senior(team: make.Team) -> Actor:
    return make.act_as(team.senior)


def test_a_police_message_is_a_referral_in_the_same_moment_with_its_clock(team: make.Team, feed: Source) -> None:
    message = arrive(feed, REFERRAL | {"riskOfSelfHarm": "yes"})
    senior(team)
    found = Referral.objects.get()
    assert (found.message, found.unit, found.kind, found.state) == (message, team.unit, "feed", "new")
    assert (found.priority, found.respond_by) == ("P1", TODAY)
    raw: Any = Referral.objects.raw("select id, public_id, says as words from records_referral")[0]
    assert "Prys" not in raw.words


def test_the_same_message_twice_is_one_referral(team: make.Team, feed: Source) -> None:
    came(feed)
    from alongside.actions import ingest
    from alongside.catalogue.registers import SHIPPED
    from alongside.gateways.reading import read

    raw = json.dumps(REFERRAL).encode()
    ingest.receive(feed, FEEDS, NOW, [ingest.Arrival("inbox", one, raw) for one in read(raw, name="x", lists=SHIPPED)])
    senior(team)
    assert Referral.objects.count() == 1


def test_the_worker_looks_and_what_nothing_stops_is_ready(team: make.Team, feed: Source) -> None:
    referral = came(feed)
    senior(team)
    assert (referral.state, stopped_by(referral)) == ("ready", [])
    assert referrals.look_at_new("test", FEEDS, NOW) == 0


def test_a_referral_taken_in_is_a_case_and_goes_with_it(team: make.Team, feed: Source) -> None:
    referral = came(feed)
    by = senior(team)
    case = taken_in(referral, team, by)
    referral.refresh_from_db()
    assert (referral.state, referral.case) == ("accepted", case)
    assert referral.message is not None
    assert referral.message.state == "done"
    assert MessageLink.objects.get(message=referral.message).case == case
    with pytest.raises(Refused):
        referrals.give_back(referral, by, NOW, code="duplicate")


def test_a_stopped_referral_is_not_taken_in_before_somebody_said_why(team: make.Team, feed: Source) -> None:
    referral = came(feed, crimeType="Rape")
    by = senior(team)
    assert stopped_by(referral) == [("consent", "consent_missing")]
    with pytest.raises(Invalid):
        taken_in(referral, team, by)
    assert not Case.objects.exists()
    gate = ReferralGate.objects.select_related("referral").get()
    with pytest.raises(Invalid):
        referrals.clear(gate, by, NOW, why=" ")
    referrals.clear(gate, by, NOW, why="The officer rang: she agreed, in so many words.")
    taken_in(referral, team, by)
    entries = JournalEntry.objects.filter(verb="referral.decide")
    assert not [one for one in entries if "agreed" in str(one.facts)]


def test_a_cleared_gate_stays_cleared_and_a_mended_one_comes_back_with_its_reason(
    team: make.Team, feed: Source
) -> None:
    referral = came(feed, crimeType="Rape", consent="yes", safeNumber="")
    by = senior(team)
    assert stopped_by(referral) == [("contact", "no_safe_number")]
    fields = {"safeNumber": "07700 900777"}
    referral.refresh_from_db()
    referrals.mend(referral, by, NOW, fields=fields, seen=referral.version)
    assert stopped_by(referral) == []
    referral.refresh_from_db()
    assert asked.says(referral)["safeNumber"] == "07700 900777"
    referrals.mend(referral, by, NOW, fields={"safeNumber": ""}, seen=referral.version)
    assert stopped_by(referral) == [("contact", "no_safe_number")]
    referrals.clear(ReferralGate.objects.select_related("referral").get(), by, NOW, why="She comes to the office.")
    referrals.look_again(referral, by, NOW)
    assert stopped_by(referral) == []
    with pytest.raises(Changed):
        referrals.mend(referral, by, NOW, fields=fields, seen=1)


def test_mending_a_referral_judges_anew_how_soon_it_is(team: make.Team, feed: Source) -> None:
    referral = came(feed, crimeType="Theft")
    by = senior(team)
    assert referral.priority == "P4"
    mended = referrals.mend(referral, by, NOW, fields={"riskOfSelfHarm": "yes"}, seen=referral.version)
    assert (mended.priority, mended.respond_by) == ("P1", TODAY)


def test_sent_back_or_closed_the_message_is_done_and_nothing_else_can_be_decided(team: make.Team, feed: Source) -> None:
    back, shut = came(feed), came(feed, surname="Rees", safeNumber="07700 900111", email="", telephone="")
    by = senior(team)
    with pytest.raises(Invalid):
        referrals.give_back(back, by, NOW, code="because")
    with pytest.raises(Invalid):
        referrals.close(shut, by, NOW, code="not_wanted")
    referrals.give_back(back, by, NOW, code="wrong_contact", why="A man answered.")
    referrals.close(shut, by, NOW, code="not_wanted", why="She said so when I rang.")
    assert set(InboundMessage.objects.values_list("state", flat=True)) == {"done"}
    with pytest.raises(Changed):
        referrals.close(back, by, NOW, code="mistake", why="x")


def test_the_desk_does_not_decide_what_the_inbox_decides(team: make.Team, feed: Source) -> None:
    message = arrive(feed, REFERRAL)
    with pytest.raises(Invalid):
        desk.deal_with(message, senior(team), NOW, why="Dealt with.")
    message.refresh_from_db()
    assert message.state == "waiting"


class TestLikeness:
    def test_somebody_in_a_case_is_named_with_what_agrees(self, team: make.Team, feed: Source) -> None:
        first = came(feed)
        by = senior(team)
        case = taken_in(first, team, by)
        again = came(feed, crimeReference="CW/26/0999", givenName="Sian")
        make.act_as(team.senior)
        gate = ReferralGate.objects.get(referral=again)
        assert (gate.gate, gate.reason, gate.case) == ("duplicate", "known_case", case)
        shown = asked.opened(by, TODAY, again).gates[0]
        assert shown.case_reference == case.reference
        assert {words.en for words in shown.likeness} >= {"Same date of birth", "Same telephone number"}

    def test_two_who_wait_are_told_apart_by_somebody(self, team: make.Team, feed: Source) -> None:
        first, second = came(feed), came(feed, crimeReference="CW/26/0999")
        senior(team)
        assert stopped_by(first) == []
        assert ReferralGate.objects.get(referral=second).other == first

    def test_a_name_and_nothing_else_stops_nobody(self, team: make.Team, feed: Source) -> None:
        came(feed)
        other = came(
            feed, crimeReference="CW/26/0999", dateOfBirth="", safeNumber="07700 900001", telephone="", email="",
            homeAddress="", postcode="",
        )  # fmt: skip
        senior(team)
        assert stopped_by(other) == []

    def test_somebody_in_a_sealed_case_stops_nothing_and_nobody_at_the_desk_learns_of_it(
        self, team: make.Team, feed: Source
    ) -> None:
        case = taken_in(came(feed), team, senior(team))
        with scope.upkeep():
            Case.objects.filter(pk=case.pk).update(restricted=True)
        again = came(feed, crimeReference="CW/26/0999")
        senior(team)
        assert stopped_by(again) == []
        assert again.state == "ready"

    def test_a_case_sealed_after_it_stopped_one_is_no_longer_seen_in_the_gate_and_the_referral_is_ready_to_them(
        self, team: make.Team, feed: Source
    ) -> None:
        case = taken_in(came(feed), team, senior(team))
        again = came(feed, crimeReference="CW/26/0999")
        with scope.upkeep():
            Case.objects.filter(pk=case.pk).update(restricted=True)
        by = senior(team)
        assert stopped_by(again) == []
        page = asked.page(by, NOW, TODAY, shown="ready")
        assert [line.public_id for line in page.lines] == [again.public_id]
        assert (page.counts["stopped"], asked.opened(by, TODAY, again).line.state) == (0, "ready")

    def test_whom_an_officer_declared_is_not_there_for_them_and_is_for_the_others(
        self, team: make.Team, feed: Source
    ) -> None:
        kept = make.member(team.unit, Role.SENIOR, "Kept Away")
        conflicts.declare(Kind.PERSON, make.act_as(kept), NOW, name="Dean Sample")
        referral = came(feed)
        barred = make.act_as(kept)
        assert not Referral.objects.exists()
        assert asked.one(barred, referral.public_id) is None
        assert asked.page(barred, NOW, TODAY).total == 0
        with pytest.raises(Refused):
            referrals.give_back(referral, barred, NOW, code="elsewhere")
        senior(team)
        assert Referral.objects.get() == referral
        with scope.upkeep():
            assert ReferralBar.objects.get().staff == kept


def test_a_crime_on_the_units_own_list_stops_it(team: make.Team, feed: Source) -> None:
    senior(team)
    ExcludedCrime.objects.create(unit=team.unit, term="assault", set_by=team.senior, set_at=NOW)
    referral = came(feed)
    senior(team)
    assert stopped_by(referral) == [("excluded", "excluded")]


def test_an_officer_and_another_unit_see_no_referral(team: make.Team, feed: Source) -> None:
    came(feed)
    for person in (team.officer, make.team(within=team.unit.organisation).senior, make.team().senior):
        make.act_as(person)
        assert not Referral.objects.exists()
        assert not ReferralGate.objects.exists()


class TestPartner:
    def sent(self, team: make.Team, partner: Any, **said: str) -> Referral:
        fields = {"surname": "Prys", "givenName": "Siân", "crimeType": "Theft", "safeNumber": "07700 900555"} | said
        return referrals.send(team.unit, make.act_as(partner), NOW, fields=fields)

    def test_a_partner_sees_that_it_arrived_and_the_desk_sees_the_rest(self, team: make.Team) -> None:
        partner = make.member(team.unit, Role.PARTNER, "Pat Partner")
        sent = self.sent(team, partner, crimeType="Rape", customerReferenceNumber="PP-1")
        by = make.act_as(partner)
        assert [(one.reference, one.state, one.code) for one in sent_referrals.mine(by)] == [("PP-1", "received", "")]
        assert not ReferralGate.objects.exists()
        with pytest.raises(Refused):
            referrals.give_back(sent, by, NOW, code="elsewhere")
        by = senior(team)
        assert stopped_by(sent) == [("consent", "consent_missing")]
        referrals.give_back(sent, by, NOW, code="no_consent")
        assert sent_referrals.mine(make.act_as(partner))[0].code == "no_consent"

    def test_whether_somebody_is_known_changes_nothing_a_partner_sees(self, team: make.Team, feed: Source) -> None:
        partner = make.member(team.unit, Role.PARTNER, "Pat Partner")
        taken_in(came(feed, dateOfBirth=""), team, senior(team))
        known = self.sent(team, partner)
        unknown = self.sent(team, partner, surname="Rees", givenName="Olwen", safeNumber="07700 900111")
        mine = sent_referrals.mine(make.act_as(partner))
        assert {one.state for one in mine} == {"received"}
        by = senior(team)
        assert stopped_by(known) == [("duplicate", "known_case")]
        referrals.close(known, by, NOW, code="added", why="Added to her case.")
        taken_in(unknown, team, by)
        assert [(one.state, one.code) for one in sent_referrals.mine(make.act_as(partner))] == [("accepted", "")] * 2

    def test_a_partner_of_another_unit_sends_nothing_here_and_sees_nothing(self, team: make.Team) -> None:
        stranger = make.member(make.unit(), Role.PARTNER, "Strange Partner")
        with pytest.raises(Refused):
            self.sent(team, stranger)
        self.sent(team, make.member(team.unit, Role.PARTNER, "Pat Partner"))
        assert sent_referrals.mine(make.act_as(stranger)) == ()
        assert not Referral.objects.exists()

    def test_sent_twice_it_is_one_and_another_partner_learns_nothing_of_it(self, team: make.Team) -> None:
        pat, sam = (make.member(team.unit, Role.PARTNER, name) for name in ("Pat Partner", "Sam Partner"))
        self.sent(team, pat)
        with pytest.raises(Invalid):
            self.sent(team, pat)
        self.sent(team, sam)
        senior(team)
        assert Referral.objects.count() == 2

    def test_somebody_must_be_named(self, team: make.Team) -> None:
        with pytest.raises(Invalid):
            self.sent(team, make.member(team.unit, Role.PARTNER), surname="", givenName="")


def test_a_case_typed_by_hand_is_counted_among_the_referrals(team: make.Team) -> None:
    case = take_in(team.unit, team.by, NOW, intake=intake_of({"name": "Siân Prys", "referred_on": TODAY}, None))
    with scope.upkeep():
        found = Referral.objects.get()
    assert (found.kind, found.state, found.case) == ("typed", "accepted", case)


def test_senders_are_shown_by_who_waits_longest_and_what_is_late(team: make.Team, feed: Source) -> None:
    came(feed)
    by = senior(team)
    later = TODAY + timedelta(days=30)
    ageing = asked.page(by, NOW, later).ageing
    assert [(one.name, one.waiting, one.late) for one in ageing] == [("Prison events", 1, 1)]
    assert asked.page(by, NOW, later, late=True).total == 1
    assert asked.page(by, NOW, TODAY, late=True).total == 0
    assert asked.page(by, NOW, TODAY, priority="P1").total == 0
    assert asked.page(by, NOW, TODAY, source=feed.pk).total == 1


def test_what_came_to_nothing_is_let_go_of_after_six_weeks_and_what_waits_is_kept(
    team: make.Team, feed: Source
) -> None:
    gone, kept = came(feed), came(feed, surname="Rees", safeNumber="07700 900111", email="", telephone="")
    referrals.give_back(gone, senior(team), NOW, code="no_consent")
    assert referrals.forget("test", FEEDS, NOW + timedelta(weeks=6)) == 0
    assert referrals.forget("test", FEEDS, NOW + timedelta(weeks=6, seconds=1)) == 1
    scope.set_acting(FEEDS, TODAY)
    assert list(Referral.objects.all()) == [kept]
    assert list(InboundMessage.objects.values_list("pk", flat=True)) == [kept.message_id]
