"""Today shows what is owed in its order with its reason, to the right people and no further."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import cases, events, tasks
from alongside.records.models import Case, Source, Staff
from alongside.rules.access import Role
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
DAY = timedelta(days=1)


@pytest.fixture
def team() -> make.Team:
    return make.team()


def test_late_today_and_coming_stand_in_that_order_each_with_its_reason(team: make.Team, signed_in: SignIn) -> None:
    late, today, coming = (make.case(team, name) for name in ("Late Person", "Today Person", "Coming Person"))
    make.charged(late, team, occurred=make.TODAY - 20 * DAY, at=make.NOW)
    tasks.add(today, team.by, make.NOW, title="Ring the school", due_on=make.TODAY)
    tasks.add(coming, team.by, make.NOW, title="Send the leaflet", due_on=make.TODAY + 3 * DAY)
    page = signed_in(team.officer).get("/").content.decode()
    assert page.index("Late Person") < page.index("Today Person") < page.index("Coming Person")
    assert "Late by 10 working days: it was due on Friday 4 December 2026." in page
    assert "Ring the school" in page
    assert "Due in 3 days" in page


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (Role.PRIVACY_OFFICER, "/privacy"),
        (Role.ADMINISTRATOR, "/accounts"),
        (Role.PARTNER, "/rules"),
    ],
)
def test_who_works_no_cases_starts_where_their_own_work_is(
    team: make.Team, signed_in: SignIn, role: Role, start: str
) -> None:
    client = signed_in(make.member(team.unit, role))
    first = client.get("/")
    assert (first.status_code, first.headers["Location"]) == (302, start)
    assert client.get(start).status_code == 200


def test_each_thing_to_tell_leads_to_a_contact_for_it_and_to_its_case(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team)
    duty = make.duty(make.charged(case, team, occurred=make.TODAY - 5 * DAY))
    page = signed_in(team.officer).get("/").content.decode()
    here = {"case_id": case.public_id}
    assert f"{reverse('record_contact', kwargs=here)}?for={duty.public_id}" in page
    assert reverse("case", kwargs=here) in page
    assert reverse("duty", kwargs=here | {"duty_id": duty.public_id}) in page


def test_what_a_feed_proposed_is_one_entry_that_leads_to_the_decision(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team)
    event = make.proposed(case, team)
    page = signed_in(team.officer).get("/").content.decode()
    decide = reverse("decide_event", kwargs={"case_id": case.public_id, "event_id": event.public_id})
    assert event.duties.count() >= 1
    assert page.count("Accept or dismiss") == 1
    assert decide in page
    assert "Released in error" in page


def test_a_manager_who_looks_after_a_case_is_offered_nothing_there_that_would_be_refused(
    team: make.Team, signed_in: SignIn
) -> None:
    case = make.case(team, "Looked After")
    make.charged(case, team, occurred=make.TODAY - 5 * DAY)
    event = make.proposed(case, team)
    page = signed_in(team.manager).get("/?whose=" + team.unit.slug).content.decode()
    here = {"case_id": case.public_id}
    assert "Looked After" in page and reverse("case", kwargs=here) in page
    assert reverse("record_contact", kwargs=here) not in page
    assert reverse("decide_event", kwargs=here | {"event_id": event.public_id}) not in page
    assert "app-work__act" not in page
    assert (
        reverse("record_contact", kwargs=here)
        in signed_in(team.senior).get("/?whose=" + team.unit.slug).content.decode()
    )


def test_a_case_restricted_to_others_is_on_nobody_elses_day(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team, "Hidden Person")
    make.charged(case, team, occurred=make.TODAY - 5 * DAY)
    cases.restrict(case, team.by, make.NOW, named=[team.officer, team.manager])
    assert "Hidden Person" not in signed_in(team.senior).get("/?whose=" + team.unit.slug).content.decode()
    make.act_as(team.manager)
    named = Case.objects.get(pk=case.pk).code_name
    assert named in signed_in(team.manager).get("/?whose=" + team.unit.slug).content.decode()


def test_a_senior_may_look_at_the_whole_unit_and_an_officer_only_at_their_own(
    team: make.Team, signed_in: SignIn
) -> None:
    other = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Rhys Colleague")
    theirs = make.case(team, "Person Of Rhys", owner=other)
    events.record(theirs, make.actor(other), make.NOW, kind="police.suspect_charged", occurred=make.TODAY - 5 * DAY)
    unit = f"/?whose={team.unit.slug}"
    assert "Person Of Rhys" in signed_in(team.senior).get(unit).content.decode()
    assert "Person Of Rhys" not in signed_in(team.officer).get(unit).content.decode()
    assert "Person Of Rhys" not in signed_in(make.team().manager).get(unit).content.decode()


def test_a_silent_feed_is_told_to_those_who_work_the_desk_and_to_nobody_else(
    team: make.Team, signed_in: SignIn
) -> None:
    make.act_as(team.officer)
    with make.hosting():
        Source.objects.create(
            slug="court", name="Court feed", expected_minutes=60, last_heard_at=make.NOW - timedelta(hours=3)
        )
    assert "Court feed is silent: last heard on 18 December 2026 at 7:00am" in (
        signed_in(team.senior).get("/").content.decode()
    )
    assert "Court feed" not in signed_in(team.officer).get("/").content.decode()


def test_more_than_fits_of_one_sort_stands_behind_a_link(team: make.Team, signed_in: SignIn) -> None:
    case = make.case(team)
    for number in range(35):
        tasks.add(case, team.by, make.NOW, title=f"Task {number:02}", due_on=make.TODAY)
    client = signed_in(team.officer)
    assert client.get("/").content.decode().count('class="app-work__item') == 30
    assert "Show all 35" in client.get("/").content.decode()
    assert client.get("/?show=due_today").content.decode().count('class="app-work__item') == 35
    assert client.get("/?show=nonsense&whose=nobody").status_code == 200


def test_an_empty_day_says_so_in_both_languages(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.officer)
    assert "Nothing is due, late or waiting" in client.get("/").content.decode()
    client.cookies["django_language"] = "cy"
    page = client.get("/").content.decode()
    assert "Heddiw" in page
    assert "Nothing is due" not in page


def test_today_asks_at_most_twelve_questions_however_much_there_is(team: make.Team, signed_in: SignIn) -> None:
    for number in range(12):
        case = make.case(team, f"Person {number}")
        events.record(
            case, team.by, make.NOW, kind="police.suspect_charged", occurred=make.TODAY - timedelta(days=number)
        )
    make.proposed(make.case(team, "Somebody Else"), team)
    client = signed_in(team.manager)
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert len([one for one in captured if "SAVEPOINT" not in one["sql"]]) <= 12
