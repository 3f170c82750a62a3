"""The radar finds what is silent, by hand calculation; it clears by the act itself or sleeps until a day; it obeys."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.actions import channels, contacts, events, notes, standards
from alongside.actions import radar as act
from alongside.actions.performing import LONDON, Changed, Invalid, Refused
from alongside.queries import radar
from alongside.records.models import Case, KeyDate, NoContact, Snooze
from alongside.rules.access import Role
from alongside.rules.radar import Silence
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
JOINED, YEARLY = "probation.opted_in", "probation.substantive_contact"
INVITED, NO_REPLY, AGAIN = "probation.invited", "probation.no_reply", "probation.offered_again"
NOW, TODAY = make.NOW, make.TODAY


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)


@pytest.fixture
def scheme() -> make.Team:
    return make.team("probation")


@pytest.fixture
def hub() -> make.Team:
    return make.team()


def opened(team: make.Team, name: str, on: date, **more: object) -> Case:
    return make.case(team, name, at=at(on), **more)


def happened(case: Case, team: make.Team, kind: str, on: date) -> None:
    events.record(case, team.by, at(on), kind=kind, occurred=on)


def found(team: make.Team, today: date = TODAY, **more: int) -> dict[Silence, list[str]]:
    make.act_as(team.officer, today)
    kinds: dict[Silence, list[str]] = {}
    for one in radar.sweep(make.actor(team.officer, today), today, **more).findings:
        kinds.setdefault(one.kind, []).append(one.name)
    return kinds


def test_a_yearly_contact_is_missing_from_the_first_day_after_and_two_are_counted(scheme: make.Team) -> None:
    """As in the case of John Worboys: members who were not written to for years."""
    one, two, today = date(2026, 3, 1), date(2027, 3, 1), date(2028, 3, 2)
    for name, joined in (("Two Years", one), ("One Year", two)):
        case = opened(scheme, name, joined)
        happened(case, scheme, JOINED, joined)
    assert Silence.YEARLY not in found(scheme, date(2027, 3, 1)), "the last day is still in time"
    assert found(scheme, date(2027, 3, 2))[Silence.YEARLY] == ["Two Years"]
    make.act_as(scheme.officer, today)
    found_then = radar.sweep(make.actor(scheme.officer, today), today).findings
    said = [one.why for one in found_then if one.kind is Silence.YEARLY]
    assert [words.en for words in said] == [
        "The last full contact was on Sunday 1 March 2026. The next was due on Monday 1 March 2027: 2 are missing.",
        "The last full contact was on Monday 1 March 2027. The next was due on Wednesday 1 March 2028: it is missing.",
    ]
    assert len({words.cy for words in said}) == 2


def test_the_yearly_contact_itself_clears_it_and_so_does_leaving(scheme: make.Team) -> None:
    joined, today = date(2026, 1, 12), date(2027, 6, 1)
    cases = [opened(scheme, name, joined) for name in ("Written To", "Left", "Duty Met")]
    for case in cases:
        happened(case, scheme, JOINED, joined)
    assert len(found(scheme, today)[Silence.YEARLY]) == 3
    happened(cases[0], scheme, YEARLY, today)
    happened(cases[1], scheme, "probation.opted_out", today)
    make.act_as(scheme.officer, today)
    duty = cases[2].duties.get(kind="probation.yearly_contact", state="open")
    told = contacts.Said(
        way="phone", direction="in", answered_by="victim", outcome="told", duties=[duty.public_id], said="All of it."
    )
    contacts.record(cases[2], scheme.by, at(today), contact=told)
    assert Silence.YEARLY not in found(scheme, today)


def test_a_stricter_standard_of_the_unit_counts(scheme: make.Team) -> None:
    joined = TODAY - 200 * DAY
    case = opened(scheme, "Half A Year", joined)
    happened(case, scheme, JOINED, joined)
    assert found(scheme) == {}
    make.act_as(scheme.manager)
    standards.set_limit(scheme.unit, make.actor(scheme.manager), NOW, rule="VCS-05", n=6)
    assert found(scheme)[Silence.YEARLY] == ["Half A Year"]


@pytest.mark.parametrize(("risk", "days"), [("high", 14), ("medium", 28), ("standard", 56), ("unknown", 28)])
def test_a_case_is_quiet_too_long_by_its_risk_from_the_day_after(hub: make.Team, risk: str, days: int) -> None:
    case = opened(hub, "Quiet One", TODAY - 90 * DAY)
    notes.write(case, hub.by, at(TODAY - (days + 1) * DAY), text="Spoken to.")
    Case.objects.filter(pk=case.pk).update(risk=risk)
    assert found(hub, TODAY - DAY) == {}
    assert found(hub) == {Silence.ENTRY: ["Quiet One"]}
    notes.write(case, hub.by, NOW, text="Rang her today.")
    assert found(hub) == {}


def test_the_scheme_listens_for_entries_at_high_risk_alone(scheme: make.Team) -> None:
    for risk in ("standard", "high"):
        Case.objects.filter(pk=opened(scheme, f"At {risk}", TODAY - 90 * DAY).pk).update(risk=risk)
    assert found(scheme) == {Silence.ENTRY: ["At high"]}


def tried(case: Case, team: make.Team, day: date, outcome: str = "not_reached") -> None:
    said = contacts.Said(
        way="phone",
        direction="out" if outcome == "not_reached" else "in",
        answered_by="nobody" if outcome == "not_reached" else "victim",
        outcome=outcome,
        override_why="Their number is not on record yet.",
    )
    contacts.record(case, team.by, at(day), contact=said)


def test_three_tries_without_an_answer_are_found_and_being_reached_clears_them(hub: make.Team) -> None:
    case = opened(hub, "Not Answering", TODAY - 10 * DAY)
    for n in (6, 4):
        tried(case, hub, TODAY - n * DAY)
    assert found(hub) == {}
    tried(case, hub, TODAY - 2 * DAY)
    make.act_as(hub.officer)
    [one] = radar.sweep(hub.by, TODAY).findings
    assert (one.kind, one.why.en) == (
        Silence.CALLS,
        "3 tries since Saturday 12 December 2026, and they were not reached.",
    )
    tried(case, hub, TODAY, "spoke")
    assert found(hub) == {}


def test_post_that_came_back_makes_the_address_unsafe_and_asking_about_it_clears_it(hub: make.Team) -> None:
    case = make.case(hub, "Moved Away")
    way = channels.add(
        case, hub.by, NOW, person=case.person, way="post", value="4 Mill Lane", safety="safe", said_by="Herself"
    )
    act.post_returned(case, hub.by, NOW, channel=way, on=TODAY, note="Gone away")
    way.refresh_from_db()
    assert way.safety == "unsafe"
    assert found(hub) == {Silence.POST: ["Moved Away"]}
    later = NOW + timedelta(minutes=5)
    channels.set_safety(case, hub.by, later, channel=way, safety="safe", said_by="Herself, by telephone")
    assert found(hub) == {}


def test_post_comes_back_from_a_postal_address_that_is_in_use_and_from_nowhere_else(hub: make.Team) -> None:
    case = make.case(hub)
    phone = make.phone(case, hub)
    with pytest.raises(Invalid):
        act.post_returned(case, hub.by, NOW, channel=phone, on=TODAY)
    other = make.case(hub, "Somebody Else")
    post = channels.add(other, hub.by, NOW, person=other.person, way="post", value="9 High Street")
    with pytest.raises(Changed):
        act.post_returned(case, hub.by, NOW, channel=post, on=TODAY)
    channels.end(other, hub.by, NOW, channel=post)
    with pytest.raises(Changed):
        act.post_returned(other, hub.by, NOW, channel=post, on=TODAY)


def dates(case: Case, team: make.Team, number: str, **days: date) -> None:
    offender = make.offender(case, team, number).person
    for kind, day in days.items():
        KeyDate.objects.create(person=offender, kind=kind, value=day, as_of=at(TODAY - 50 * DAY), source="typed")


def never_answered(team: make.Team, name: str, asked: date) -> Case:
    case = opened(team, name, asked)
    happened(case, team, INVITED, asked)
    return case


def test_the_list_of_those_to_ask_again_is_the_one_reckoned_by_hand(scheme: make.Team) -> None:
    """Today is 18 December 2026. Six months before 18 June 2027 is today; before the 19th it is tomorrow."""
    asked = date(2026, 3, 2)
    dates(never_answered(scheme, "Release In Six Months", asked), scheme, "A0001AA", CRD=date(2027, 6, 18))
    dates(never_answered(scheme, "A Day Too Early", asked), scheme, "A0002AA", CRD=date(2027, 6, 19))
    dates(never_answered(scheme, "Parole Is Near", asked), scheme, "A0003AA", PED=date(2027, 1, 20))
    dates(never_answered(scheme, "Asked In The Window", date(2026, 10, 1)), scheme, "A0004AA", CRD=date(2027, 3, 1))
    answered = never_answered(scheme, "Answered", asked)
    happened(answered, scheme, JOINED, date(2026, 4, 1))
    dates(answered, scheme, "A0005AA", CRD=date(2027, 2, 1))
    recalled = never_answered(scheme, "Recalled", asked)
    happened(recalled, scheme, "custody.recalled", date(2026, 12, 16))
    opened_up = never_answered(scheme, "Open Conditions", asked)
    happened(opened_up, scheme, "probation.moved_to_open", date(2026, 12, 10))
    child = never_answered(scheme, "Nearly Eighteen", asked)
    child.person.date_of_birth = date(2009, 3, 18)
    child.person.save()
    younger = never_answered(scheme, "A Day Too Young", asked)
    younger.person.date_of_birth = date(2009, 3, 19)
    younger.person.save()
    moved = never_answered(scheme, "Date Moved Away", asked)
    dates(moved, scheme, "A0006AA", CRD=date(2027, 2, 1))
    KeyDate.objects.create(
        person=moved.roles.get(role="offender").person, kind="CRD", value=date(2029, 2, 1), as_of=NOW, source="typed"
    )
    assert set(found(scheme)[Silence.OFFER]) == {
        "Release In Six Months", "Parole Is Near", "Recalled", "Open Conditions", "Nearly Eighteen",
    }  # fmt: skip
    happened(recalled, scheme, AGAIN, TODAY)
    assert "Recalled" not in found(scheme)[Silence.OFFER]


def test_of_who_is_held_under_a_hospital_order_no_date_is_used(scheme: make.Team) -> None:
    case = never_answered(scheme, "In Hospital", date(2026, 3, 2))
    dates(case, scheme, "A0001AA", CRD=date(2027, 1, 18))
    assert found(scheme)[Silence.OFFER] == ["In Hospital"]
    Case.objects.filter(pk=case.pk).update(hospital=True)
    assert found(scheme) == {}


def quiet(team: make.Team, name: str = "Quiet One") -> Case:
    case = opened(team, name, TODAY - 40 * DAY)
    Case.objects.filter(pk=case.pk).update(risk="high")
    return case


def test_a_snooze_hides_it_until_the_end_of_its_day_and_is_seen_to_end(hub: make.Team) -> None:
    case = quiet(hub)
    until = TODAY + 5 * DAY
    act.snooze(case, hub.by, NOW, silence=Silence.ENTRY, until=until, why="She is away until Wednesday.")
    assert found(hub) == {}
    make.act_as(hub.officer)
    [asleep] = radar.sweep(hub.by, TODAY).asleep
    assert (asleep.kind, asleep.until_on, asleep.why) == (Silence.ENTRY, until, "She is away until Wednesday.")
    assert found(hub, until) == {}
    assert found(hub, until + DAY) == {Silence.ENTRY: ["Quiet One"]}
    act.wake(case, hub.by, NOW, silence=Silence.ENTRY)
    assert found(hub) == {Silence.ENTRY: ["Quiet One"]}
    with pytest.raises(Changed):
        act.wake(case, hub.by, NOW, silence=Silence.ENTRY)


@pytest.mark.parametrize("days", [-1, 0, 29, 400])
def test_a_snooze_ends_in_the_time_of_its_kind_and_not_before_tomorrow(hub: make.Team, days: int) -> None:
    with pytest.raises(Invalid) as refused:
        act.snooze(quiet(hub), hub.by, NOW, silence=Silence.ENTRY, until=TODAY + days * DAY, why="Away.")
    assert refused.value.field == "until"


def test_a_snooze_has_a_reason_and_is_of_a_kind_that_cases_have(hub: make.Team) -> None:
    case = quiet(hub)
    with pytest.raises(Invalid):
        act.snooze(case, hub.by, NOW, silence=Silence.ENTRY, until=TODAY + DAY, why="  ")
    with pytest.raises(Refused):
        act.snooze(case, hub.by, NOW, silence=Silence.SOURCE, until=TODAY + DAY, why="It is so.")
    assert not Snooze.objects.exists()


def test_who_asked_never_to_be_contacted_is_shown_and_never_found(hub: make.Team) -> None:
    case = quiet(hub)
    act.leave_alone(case, hub.by, NOW, on=TODAY, words="Please never ring me about him again.")
    assert found(hub) == {}
    make.act_as(hub.officer)
    assert [one.name for one in radar.sweep(hub.by, TODAY).left_alone] == ["Quiet One"]
    with pytest.raises(Changed):
        act.leave_alone(case, hub.by, NOW, on=TODAY, words="Again.")
    act.contact_again(case, hub.by, NOW, why="She rang herself.")
    assert found(hub) == {Silence.ENTRY: ["Quiet One"]}
    assert NoContact.objects.get(case=case).ended_by_id == hub.officer.pk


def test_an_officer_sees_their_own_and_a_senior_and_manager_the_unit(hub: make.Team) -> None:
    quiet(hub, "Hers")
    other = make.member(hub.unit, Role.VICTIM_CARE_OFFICER, "Ian Other")
    theirs = quiet(hub, "His")
    Case.objects.filter(pk=theirs.pk).update(owner=other)
    assert found(hub, unit=hub.unit.pk) == {Silence.ENTRY: ["Hers"]}
    for leader, opens in ((hub.senior, True), (hub.manager, False)):
        by = make.act_as(leader)
        seen = radar.sweep(by, TODAY, unit=hub.unit.pk).findings
        assert {(one.name, one.opened) for one in seen} == {("Hers", opens), ("His", opens)}


def test_a_sweep_asks_the_same_few_questions_whatever_the_number_of_cases(scheme: make.Team) -> None:
    asked = []
    for n in (1, 6):
        for number in range(n):
            case = never_answered(scheme, f"Case {n} {number}", date(2026, 3, 2))
            dates(case, scheme, f"A{n}{number}00AA", PED=date(2027, 1, 20))
        by = make.act_as(scheme.officer)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            radar.sweep(by, TODAY)
        asked.append(len(queries))
    assert asked[0] == asked[1] == 5
