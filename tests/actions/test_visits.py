"""A visit is booked after its check and by the guard's leave; who goes out is looked for until somebody made sure."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from alongside.actions import channels, visits
from alongside.actions.guard import Held
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.jobs import chores
from alongside.queries import scope
from alongside.queries.visits import out
from alongside.records.models import Alert, Case, Channel, Departure, JournalEntry, Outing, Staff, Visit
from alongside.rules.access import Actor, Role
from alongside.rules.visits import QUESTIONS
from tests import factories as make

pytestmark = pytest.mark.django_db

NOW, HOUR, MINUTE = make.NOW, timedelta(hours=1), timedelta(minutes=1)
NO = dict.fromkeys(QUESTIONS, "no")


@pytest.fixture
def team() -> make.Team:
    return make.team()


def home(case: Case, team: make.Team, safety: str = "safe") -> Channel:
    said_by = "Herself" if safety == "safe" else ""
    return channels.add(
        case, team.by, NOW, person=case.person, way="visit", value="4 Mill Lane", safety=safety, said_by=said_by
    )


def plan(team: make.Team, **more: object) -> visits.Plan:
    made = visits.Plan(
        kind="office", starts_at=NOW + HOUR, back_by=NOW + 2 * HOUR, goes=team.officer, answers=NO, place="The hub"
    )
    return replace(made, **more)  # type: ignore[arg-type]  # each test names its own


def test_a_visit_at_home_is_booked_where_the_guard_lets_it_and_is_written_down(team: make.Team) -> None:
    case = make.case(team)
    way = home(case, team)
    made = visits.book(case, team.by, NOW, plan=plan(team, kind="home", channel=way.public_id, place=""))
    assert (made.channel_id, made.outing.goes_id, made.two_because) == (way.pk, team.officer.pk, [])
    assert Departure.objects.get().outlet == "visit"
    line = JournalEntry.objects.get(verb="visit.book")
    assert (line.case_id, line.facts["kind"]) == (case.pk, "home")


@pytest.mark.parametrize("safety", ["unsafe", "not_asked"])
def test_the_guard_holds_a_visit_to_a_place_that_is_not_known_to_be_safe(team: make.Team, safety: str) -> None:
    case = make.case(team)
    way = home(case, team, safety)
    with pytest.raises(Held):
        visits.book(case, team.by, NOW, plan=plan(team, kind="home", channel=way.public_id))
    assert not Visit.objects.exists() and not Outing.objects.exists()


def test_an_address_that_has_ended_and_one_of_somebody_else_are_refused(team: make.Team) -> None:
    case, other = make.case(team), make.case(team, "Somebody Else")
    ended, theirs = home(case, team), home(other, team)
    channels.end(case, team.by, NOW, channel=ended)
    for way in (ended, theirs):
        with pytest.raises(Invalid):
            visits.book(case, team.by, NOW, plan=plan(team, kind="home", channel=way.public_id))


BAD = [
    ({"starts_at": NOW - HOUR}, "starts_at"),
    ({"back_by": NOW + HOUR}, "back_by"),
    ({"back_by": NOW + 14 * HOUR}, "back_by"),
    ({"starts_at": NOW + timedelta(days=400), "back_by": NOW + timedelta(days=400, hours=1)}, "starts_at"),
    ({"kind": "pub"}, "kind"),
    ({"kind": "home"}, "channel"),
    ({"place": " "}, "place"),
    ({"answers": NO | {"dogs": "perhaps"}}, "dogs"),
    ({"answers": {}}, "dogs"),
]


@pytest.mark.parametrize(("typed", "field"), BAD)
def test_what_cannot_be_is_said_at_its_question(team: make.Team, typed: dict[str, object], field: str) -> None:
    case = make.case(team)
    with pytest.raises(Invalid) as refused:
        visits.book(case, team.by, NOW, plan=plan(team, **typed))
    assert refused.value.field == field


def test_where_two_must_go_one_cannot_be_booked_alone_and_nobody_goes_with_themselves(team: make.Team) -> None:
    case = make.case(team)
    risky = plan(team, kind="other", place="The park", answers=NO | {"weapons": "yes"})
    with pytest.raises(Invalid) as refused:
        visits.book(case, team.by, NOW, plan=risky)
    assert refused.value.field == "second" and "weapons are known of" in refused.value.words.en
    for second, buddy in (
        (team.officer, None),
        (team.senior, team.senior),
        (make.member(make.unit(), Role.SENIOR), None),
    ):
        with pytest.raises(Invalid):
            visits.book(case, team.by, NOW, plan=replace(risky, second=second, buddy=buddy))
    made = visits.book(case, team.by, NOW, plan=replace(risky, second=team.senior, buddy=team.manager))
    assert made.two_because == ["weapons"] and made.outing.second_id == team.senior.pk


def test_a_warning_of_aggression_makes_it_two_until_somebody_ends_it(team: make.Team) -> None:
    case = make.case(team)
    warning = visits.warn(
        case, team.by, NOW, what="threats", whose="accused", note="Shouted.", review_on=make.TODAY + 30 * 24 * HOUR
    )
    with pytest.raises(Invalid):
        visits.book(case, team.by, NOW, plan=plan(team))
    visits.end_warning(warning, team.by, NOW, why="He has moved away.")
    visits.book(case, team.by, NOW, plan=plan(team))
    with pytest.raises(Changed):
        visits.end_warning(warning, team.by, NOW, why="Again.")
    with pytest.raises(Invalid):
        visits.warn(
            case, team.by, NOW, what="threats", whose="accused", note="x", review_on=make.TODAY + 400 * 24 * HOUR
        )


def booked(team: make.Team, **more: object) -> Visit:
    return visits.book(make.case(team), team.by, NOW, plan=plan(team, **more))


def test_who_goes_and_who_goes_along_tap_out_and_in_and_nobody_else(team: make.Team) -> None:
    visit = booked(team, second=team.senior)
    with pytest.raises(Refused):
        visits.set_out(visit.outing, make.act_as(team.manager), NOW)
    assert visits.set_out(visit.outing, team.by, NOW).state == "out"
    with pytest.raises(Invalid):
        visits.finish(visit, team.by, NOW, outcome="seen", present="Mari")
    back = visits.come_back(visit.outing, make.act_as(team.senior), NOW + HOUR)
    assert (back.state, back.ended_by_id) == ("back", team.senior.pk)
    with pytest.raises(Invalid):
        visits.finish(visit, team.by, NOW + HOUR, outcome="seen", present="")
    done = visits.finish(visit, team.by, NOW + HOUR, outcome="seen", present="Mari and her sister")
    assert (done.state, done.present) == ("done", "Mari and her sister")
    with pytest.raises(Changed):
        visits.finish(visit, team.by, NOW + HOUR, outcome="seen", present="Mari")


def test_a_visit_called_off_is_waited_for_by_nobody_and_cannot_be_checked_in(team: make.Team) -> None:
    visit = booked(team)
    visits.cancel(visit, team.by, NOW, why="She is ill.")
    for act in (visits.set_out, visits.come_back):
        with pytest.raises(Changed):
            act(visit.outing, team.by, NOW)
    chores.look_for_colleagues(NOW + 10 * HOUR)
    assert alerts(team) == {}
    with pytest.raises(Changed):
        visits.cancel(visit, team.by, NOW, why="Again.")


def test_who_has_left_cannot_be_called_off(team: make.Team) -> None:
    visit = booked(team)
    visits.set_out(visit.outing, team.by, NOW)
    with pytest.raises(Changed):
        visits.cancel(visit, team.by, NOW, why="Too late.")


def alerts(team: make.Team) -> dict[str, int]:
    scope.set_acting(Actor(None, "", purpose="bench"), make.TODAY)
    found: dict[str, int] = {}
    for name in Alert.objects.filter(kind=visits.ALERT).values_list("recipient__name", flat=True):
        found[name] = found.get(name, 0) + 1
    return found


def test_who_is_not_back_is_told_of_step_by_step_and_each_step_once(team: make.Team) -> None:
    duty = make.member(team.unit, Role.DUTY, "Dai Duty")
    buddy = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Bea Buddy")
    visit = booked(team, buddy=buddy)  # who never even tapped that they had left
    due = visit.outing.back_by
    chores.look_for_colleagues(due - MINUTE)
    assert alerts(team) == {}
    for minutes, told in (
        (0, {duty.name, buddy.name}),
        (1, {duty.name, buddy.name}),
        (15, {duty.name, buddy.name, team.senior.name}),
        (31, {duty.name, buddy.name, team.senior.name, team.manager.name}),
        (90, {duty.name, buddy.name, team.senior.name, team.manager.name}),
    ):
        chores.look_for_colleagues(due + minutes * MINUTE)
        assert alerts(team) == dict.fromkeys(told, 1), minutes
    make.act_as(duty)
    assert [one.state for one in out([team.unit.pk], due)] == ["overdue"]
    assert scope.opened(make.actor(duty), make.TODAY).filter(pk=visit.case_id).exists(), "where they went"


def test_an_alert_of_it_names_nobody_and_no_case(team: make.Team) -> None:
    booked(team)
    chores.look_for_colleagues(NOW + 3 * HOUR)
    scope.set_acting(Actor(None, "", purpose="bench"), make.TODAY)
    told = Alert.objects.filter(kind=visits.ALERT)
    assert {(one.reference, one.use_id) for one in told} == {("", None)}


def test_where_nobody_would_hear_the_first_alarm_the_seniors_do_at_once(team: make.Team) -> None:
    booked(team)
    chores.look_for_colleagues(NOW + 2 * HOUR)
    assert alerts(team) == {team.senior.name: 1}


def overdue(team: make.Team) -> Outing:
    visit = booked(team)
    chores.look_for_colleagues(NOW + 2 * HOUR)
    make.act_as(team.officer)
    return Outing.objects.get(pk=visit.outing_id)


def test_the_alarm_ends_by_coming_back(team: make.Team) -> None:
    outing = overdue(team)
    visits.come_back(outing, team.by, NOW + 3 * HOUR)
    chores.look_for_colleagues(NOW + 9 * HOUR)
    assert alerts(team) == {team.senior.name: 1}


def test_or_by_a_senior_who_says_how_they_made_sure_and_by_nobody_else(team: make.Team) -> None:
    outing, later = overdue(team), NOW + 3 * HOUR
    for who in (team.officer, make.member(team.unit, Role.DUTY)):
        with pytest.raises(Refused):
            visits.make_sure(outing, make.act_as(who), later, how="Rang them.")
    elsewhere: Staff = make.member(make.unit(within=team.unit.organisation), Role.SENIOR)
    with pytest.raises(Refused):
        visits.make_sure(outing, make.act_as(elsewhere), later, how="Rang them.")
    senior = make.act_as(team.senior)
    with pytest.raises(Invalid):
        visits.make_sure(outing, senior, later, how=" ")
    ended = visits.make_sure(outing, senior, later, how="Rang her: she is at home.")
    assert (ended.state, ended.made_sure) == ("back", "Rang her: she is at home.")


def test_nobody_makes_sure_of_themselves(team: make.Team) -> None:
    case = make.case(team)
    visits.book(case, team.by, NOW, plan=plan(team, goes=team.senior))
    chores.look_for_colleagues(NOW + 2 * HOUR)
    senior = make.act_as(team.senior)
    with pytest.raises(Invalid):
        visits.make_sure(Outing.objects.get(), senior, NOW + 3 * HOUR, how="I am fine.")


def test_a_form_sent_twice_books_one_visit(team: make.Team) -> None:
    case, key = make.case(team), uuid4()
    first, second = (visits.book(case, team.by, NOW, plan=plan(team), form_key=key) for _ in range(2))
    assert first.pk == second.pk and Outing.objects.count() == 1
