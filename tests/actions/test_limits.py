"""Lists of another agency: who alone may see an offender, who may not, and that nobody is let in by a missing name."""

from datetime import date, timedelta
from typing import Any

import pytest

from alongside.actions import cases, intake, limits, people, sign_ins
from alongside.actions import staff as accounts
from alongside.actions.bars import NOT_THIS_OFFICER
from alongside.actions.performing import Invalid, Refused
from alongside.catalogue.access_lists import EXCLUSION, RESTRICTION, Line
from alongside.catalogue.happenings import Happening
from alongside.catalogue.vocabulary import GIVE_CASE
from alongside.queries import limits as listed
from alongside.queries import retention, scope
from alongside.records.models import AccessLimit, Bar, Case, Duty, Event, NamedAccess, Staff
from alongside.rules.access import OVER_LIMITED, PURPOSES, Actor, Role
from tests import factories as make
from tests.actions import feed
from tests.factories import NOW, TODAY, Team, act_as, actor, case, member, team

pytestmark = pytest.mark.django_db
UPKEEP, LIMITS, ACCOUNTS = (Actor(None, "", purpose=name) for name in ("upkeep", "limits", "accounts"))
BEFORE, TOMORROW = date(2026, 1, 1), TODAY + timedelta(days=1)
NUMBER = "A1234BC"


@pytest.fixture
def of() -> Team:
    return team("probation")


@pytest.fixture
def held(of: Team) -> Case:
    found = case(of)
    make.offender(found, of, NUMBER)
    return found


def line(limit: str, who: Staff | str = "", *, number: str = NUMBER, kind: str = "NOMS", **more: Any) -> Line:
    name = who.username if isinstance(who, Staff) else who
    return Line(kind, number, limit, name, **({"starts_on": BEFORE} | more))


def load(of: Team, *lines: Line, source: str = "probation") -> limits.Loaded:
    return limits.load(of.unit.organisation, LIMITS, NOW, source=source, lines=lines)


def sees(person: Staff, held: Case, on: date = TODAY) -> bool:
    """Whether they find the case, by the scope and by PostgreSQL alike."""
    acting = act_as(person, on)
    found = scope.case(acting, on, held.public_id) is not None
    assert Case.objects.filter(pk=held.pk).exists() is found
    return found


def test_a_restriction_leaves_the_case_to_those_it_names(of: Team, held: Case) -> None:
    other = case(of, "Somebody Else")
    load(of, line(RESTRICTION, of.officer))
    assert sees(of.officer, held)
    assert not sees(of.senior, held)
    assert not sees(of.manager, held)
    assert sees(of.senior, other)


def test_a_restriction_that_names_nobody_of_ours_leaves_it_to_nobody(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION), line(RESTRICTION, "nobody.of.ours"))
    assert not any(sees(person, held) for person in (of.officer, of.senior, of.manager))


def test_an_exclusion_bars_the_named_and_nobody_else(of: Team, held: Case) -> None:
    load(of, line(EXCLUSION, of.senior), line(EXCLUSION, "nobody.of.ours"))
    assert not sees(of.senior, held)
    assert sees(of.officer, held)


def test_named_on_both_lists_is_excluded(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.officer), line(RESTRICTION, of.senior), line(EXCLUSION, of.officer))
    assert not sees(of.officer, held)
    assert sees(of.senior, held)


def test_two_restricted_offenders_leave_the_case_to_who_is_on_both_lists(of: Team, held: Case) -> None:
    make.offender(held, of, "B1234CD", "Dai Sample")
    load(
        of, line(RESTRICTION, of.officer), line(RESTRICTION, of.senior), line(RESTRICTION, of.senior, number="B1234CD")
    )
    assert sees(of.senior, held)
    assert not sees(of.officer, held)


def test_the_newest_file_wins_and_what_it_no_longer_holds_ends(of: Team, held: Case) -> None:
    first = load(of, line(RESTRICTION, of.officer), line(EXCLUSION, of.senior))
    again = load(of, line(RESTRICTION, of.officer), line(EXCLUSION, of.senior))
    assert (first.added, first.ended, again.added, again.ended) == (2, 0, 0, 0)
    last = load(of, line(RESTRICTION, of.senior))
    assert (last.added, last.ended) == (1, 2)
    assert sees(of.senior, held)
    assert not sees(of.officer, held)
    load(of)
    assert sees(of.officer, held) and sees(of.senior, held) and sees(of.manager, held)
    scope.set_acting(UPKEEP, TODAY)
    assert AccessLimit.objects.filter(dropped_at__isnull=False).count() == 3, "ended, never removed"
    assert Bar.objects.filter(case=held).count() == 1


def test_a_file_of_one_source_leaves_the_lines_of_another(of: Team, held: Case) -> None:
    load(of, line(EXCLUSION, of.senior), source="probation")
    load(of, line(EXCLUSION, of.manager), source="prisons")
    assert not sees(of.senior, held)
    assert not sees(of.manager, held)


def test_entries_count_from_their_first_to_their_last_day(of: Team, held: Case) -> None:
    load(of, line(EXCLUSION, of.senior, ends_on=TODAY), line(EXCLUSION, of.manager, starts_on=TOMORROW))
    assert (sees(of.senior, held), sees(of.manager, held)) == (False, True)
    assert (sees(of.senior, held, TOMORROW), sees(of.manager, held, TOMORROW)) == (True, False)


def test_a_restriction_to_come_hides_at_once_and_one_that_ended_hides_until_it_is_renewed(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.officer, starts_on=TOMORROW))
    assert not sees(of.officer, held)
    assert sees(of.officer, held, TOMORROW)
    load(of, line(RESTRICTION, of.officer, ends_on=TODAY))
    assert sees(of.officer, held)
    assert not sees(of.officer, held, TOMORROW)
    limits.renew(None, LIMITS, NOW + timedelta(days=1))
    assert sees(of.senior, held, TOMORROW)


def test_an_offender_put_into_a_case_brings_the_list_and_takes_it_along(of: Team) -> None:
    load(of, line(RESTRICTION, of.senior))
    held = case(of)
    part = make.offender(held, of)
    assert not sees(of.officer, held)
    assert sees(of.senior, held)
    act_as(of.senior)
    people.end_role(part, actor(of.senior), NOW)
    assert sees(of.officer, held)


def test_a_number_learned_later_brings_the_list(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.senior, number="X123456", kind="CRN"))
    assert sees(of.officer, held)
    act_as(of.officer)
    offender = held.roles.get(role="offender").person
    people.add_identifier(held, of.by, NOW, person=offender, kind="CRN", number="X123456")
    assert not sees(of.officer, held)


def test_records_that_a_feed_joins_bring_the_list_and_parted_take_it_along(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.senior, number="B1234CD"))
    said = feed.source(of.unit.organisation)
    feed.tell(said, feed.merge(NUMBER, "B1234CD", minutes_ago=90))
    assert not sees(of.officer, held)
    assert sees(of.senior, held)
    feed.tell(said, feed.merge(NUMBER, "B1234CD", minutes_ago=60, split=True))
    assert sees(of.officer, held)


def test_what_arrives_about_a_limited_case_is_still_settled(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION))
    told = feed.tell(feed.source(of.unit.organisation), feed.signal(Happening.RELEASE_LICENCE, number=NUMBER))
    assert [str(one) for one in told] == ["proposed"]
    scope.set_acting(UPKEEP, TODAY)
    assert Event.objects.filter(case=held, state="proposed").exists()


def test_who_is_added_later_is_admitted_by_user_name_by_mail_and_by_the_id_of_their_organisation(
    of: Team, held: Case
) -> None:
    load(
        of,
        line(RESTRICTION, "elin.prys"),
        line(RESTRICTION, "bedwyr@example.org"),
        line(RESTRICTION, "subject-77"),
        line(EXCLUSION, "rhys.vaughan"),
    )
    made = {}
    for name, mail in (("elin.prys", ""), ("bedwyr", "Bedwyr@example.org"), ("gwen", ""), ("rhys.vaughan", "")):
        made[name] = accounts.add(
            of.unit, ACCOUNTS, NOW, username=name, name=name, role=Role.SENIOR, password="!", email=mail
        )
    assert {name: sees(person, held) for name, person in made.items()} == {
        "elin.prys": True, "bedwyr": True, "gwen": False, "rhys.vaughan": False,
    }  # fmt: skip
    act_as(made["gwen"])
    sign_ins.link(made["gwen"], actor(made["gwen"]), NOW, provider="ours", subject="Subject-77")
    assert sees(made["gwen"], held)


def test_a_name_that_could_be_two_people_lets_neither_in_and_keeps_both_out(of: Team, held: Case) -> None:
    two = [member(of.unit, Role.SENIOR, name) for name in ("Elin Prys", "Elin Puw")]
    with make.hosting():
        Staff.objects.filter(pk__in=[one.pk for one in two]).update(email="elin@example.org")
    load(of, line(EXCLUSION, "elin@example.org"))
    assert not any(sees(person, held) for person in two)
    load(of, line(RESTRICTION, "elin@example.org"))
    assert not any(sees(person, held) for person in two)


def test_a_list_of_one_organisation_says_nothing_of_the_cases_of_another(of: Team, held: Case) -> None:
    load(team("probation"), line(RESTRICTION))
    assert sees(of.officer, held)


def test_the_unit_and_the_privacy_officer_learn_of_a_case_its_officer_may_not_see(of: Team, held: Case) -> None:
    watcher = member(of.unit, Role.PRIVACY_OFFICER)
    elsewhere = member(team().unit, Role.PRIVACY_OFFICER)
    load(of, line(RESTRICTION, of.senior))
    act_as(of.senior)
    assert Duty.objects.get(case=held, kind=GIVE_CASE).state == "open"
    (one,) = listed.out_of_reach(act_as(watcher), TODAY)
    assert (one.reference, one.officer, one.admitted) == (held.reference, "Nia Pugh", 1)
    assert listed.out_of_reach(act_as(elsewhere), TODAY) == ()
    load(of, line(RESTRICTION, of.senior), line(RESTRICTION, of.officer))
    assert listed.out_of_reach(act_as(watcher), TODAY) == ()


def test_a_case_taken_in_for_a_limited_offender_is_kept_though_who_took_it_in_may_not_see_it(of: Team) -> None:
    load(of, line(RESTRICTION, of.senior))
    act_as(of.officer)
    accused = people.Details("Kevin Sample", identifiers=(("NOMS", NUMBER),))
    taken = intake.Intake(
        "victim", people.Details("Mari Testament"), of.officer, accused=accused, accused_role="offender",
        referred_on=TODAY, sentence_on=TODAY - timedelta(days=3),
    )  # fmt: skip
    held = intake.take_in(of.unit, of.by, NOW, intake=taken)
    assert not sees(of.officer, held)
    assert sees(of.senior, held)
    assert Duty.objects.filter(case=held).count() > 1


def test_only_who_is_admitted_is_given_the_case(of: Team, held: Case) -> None:
    other = member(of.unit, Role.VICTIM_LIAISON_OFFICER, "Elin Prys")
    load(of, line(RESTRICTION, of.senior))
    act_as(of.senior)
    with pytest.raises(Invalid) as said:
        cases.assign(held, actor(of.senior), NOW, owner=other)
    assert said.value.words == NOT_THIS_OFFICER
    load(of, line(RESTRICTION, of.senior), line(RESTRICTION, other))
    act_as(of.senior)
    assert cases.assign(held, actor(of.senior), NOW, owner=other).owner_id == other.pk


def test_who_has_no_name_reads_nothing_of_a_limited_case(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.officer))
    for purpose in PURPOSES:
        by = Actor(None, "", purpose=purpose)
        scope.set_acting(by, TODAY)
        assert scope.known(by, TODAY).filter(pk=held.pk).exists() == (purpose in OVER_LIMITED), purpose
    scope.set_acting(UPKEEP, TODAY)
    Case.objects.filter(pk=held.pk).update(state="closed", closed_on=BEFORE, closed_why="work_done")
    plans = Actor(None, "", purpose="retention")
    scope.set_acting(plans, TODAY)
    assert held.pk not in {one.case for one in retention.plan(plans, TODAY).cases}
    Case.objects.filter(pk=held.pk).update(limited=False)
    assert held.pk in {one.case for one in retention.plan(plans, TODAY).cases}


def test_only_a_privacy_officer_of_the_organisation_loads_a_list(of: Team, held: Case) -> None:
    watcher, elsewhere = member(of.unit, Role.PRIVACY_OFFICER), member(team().unit, Role.PRIVACY_OFFICER)
    for person in (of.officer, of.senior, of.manager, elsewhere, member(of.unit, Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            limits.load(of.unit.organisation, actor(person), NOW, source="probation", lines=[line(RESTRICTION)])
    assert sees(of.officer, held)
    limits.load(of.unit.organisation, actor(watcher), NOW, source="probation", lines=[line(RESTRICTION)])
    assert not sees(of.officer, held)


def test_no_place_given_by_hand_admits(of: Team, held: Case) -> None:
    load(of, line(RESTRICTION, of.senior))
    scope.set_acting(UPKEEP, TODAY)
    for place in ("co_worker", "sample", "listed"):
        NamedAccess.objects.create(case=held, staff=of.officer, place=place, starts_on=TODAY)
    NamedAccess.objects.create(
        case=held, staff=of.officer, place="emergency", starts_on=TODAY, ends_at=NOW + timedelta(hours=4)
    )
    assert not sees(of.officer, held)
