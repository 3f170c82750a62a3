"""The contact page and the forms of a contact plan: what stands there, what is refused, in both languages."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import channels, contact_plans, contacts, people
from alongside.actions.contact_plans import Source
from alongside.actions.performing import LONDON
from alongside.queries import contact_plans as queries
from alongside.records.models import Case, ContactPlan, Duty, Person, Staff
from alongside.rules.access import Role
from tests import factories as make
from tests.web.pages import again, day, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    made = make.case(team, at=make.NOW - timedelta(days=10))
    make.phone(made, team)
    return made


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


def of(name: str, case: Case, **more: int) -> str:
    return reverse(name, kwargs={"case_id": case.public_id, "person_id": case.person.public_id} | more)


def contact_page(client: Client, case: Case) -> str:
    page: str = client.get(reverse("case_contact", kwargs={"case_id": case.public_id})).content.decode()
    return page


def rang(case: Case, team: make.Team, *moments: str) -> None:
    channel = case.person.channels.get(way="phone")
    for moment in moments:
        at = datetime.strptime(f"2026-12-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
        said = contacts.Said("phone", "out", "nobody", "not_reached", channel=channel.public_id, made_at=at)
        contacts.record(case, team.by, make.NOW, contact=said)


def test_the_words_of_a_call_are_changed_and_stand_on_the_plan_with_who_said_them(case: Case, officer: Client) -> None:
    typed = {"term": "survivor", "safe_word": "mafon", "end_word": "bara lawr", "said_by": "Mari"}
    assert send(officer, of("plan_words", case), **typed).status_code == 302
    page = contact_page(officer, case)
    assert "Calls themselves: Survivor" in page
    assert "Safe word: mafon" in page
    assert "Said by Mari, 18 December 2026." in page


def test_the_safe_word_stands_on_the_contact_page_and_on_no_other(case: Case, officer: Client) -> None:
    send(officer, of("plan_words", case), safe_word="mafon", end_word="bara lawr", excuse="deintydd", said_by="Mari")
    for name in ("case", "case_timeline", "case_duties", "case_people", "case_history", "record_contact", "close_case"):
        page = officer.get(reverse(name, kwargs={"case_id": case.public_id})).content.decode()
        assert "Mari Testament" in page
        assert not [word for word in ("mafon", "bara lawr", "deintydd") if word in page]


def test_needs_say_what_they_mean_and_put_the_telephone_last(case: Case, team: make.Team, officer: Client) -> None:
    channels.add(
        case, team.by, make.NOW, person=case.person, way="text", value="07700 900124", safety="safe", said_by="Mari"
    )
    assert "Not now, or not first" not in contact_page(officer, case)
    assert send(officer, of("plan_needs", case), needs=["bsl", "braille"], said_by="Mari").status_code == 302
    page = contact_page(officer, case)
    assert "Letters go out in Braille." in page
    first, later = page.split('id="ways-1"')[1].split("Not now, or not first")
    assert "Text message" in first
    assert "Telephone call" not in first
    assert "A voice call is not offered first." in later


def test_a_way_nobody_asked_about_is_not_among_what_is_safe_now(case: Case, team: make.Team, officer: Client) -> None:
    channels.add(case, team.by, make.NOW, person=case.person, way="email", value="mari@example.org")
    first, later = contact_page(officer, case).split('id="ways-1"')[1].split("Not now, or not first")
    assert "Telephone call" in first
    assert "Email" not in first
    assert "Nobody has asked whether it is safe." in later


def test_an_interpreter_is_chosen_under_the_rule_and_never_from_the_case(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.offender(case, team)
    address = of("plan_language", case)
    assert "Never a relative, a friend or anybody of this case." in officer.get(address).content.decode()
    page = send(officer, address, interpreter_name="Sample, Kevin", said_by="Mari").content.decode()
    assert '<a href="#id-interpreter_name">This is somebody of this case: they may not interpret.' in page
    assert 'value="Sample, Kevin"' in page
    assert not ContactPlan.objects.exists()


def test_now_being_a_time_to_avoid_and_a_day_that_hurts_are_said_first(case: Case, officer: Client) -> None:
    typed = {"sort": "avoid", "days": ["5"], "start": "9am", "until": "midday", "why": "He is home", "said_by": "Mari"}
    assert send(officer, of("plan_times", case), **typed).status_code == 302
    when = {"day": "21", "month": "12", "why": "Her brother died on this day", "said_by": "Mari"}
    assert send(officer, of("plan_day", case), **when).status_code == 302
    page = contact_page(officer, case)
    assert "Now is a time to avoid (Friday, 09:00 to 12:00): He is home" in page
    assert "Take care on 21 December 2026, in 3 days: Her brother died on this day" in page
    assert send(officer, of("plan_times_end", case, place=0)).status_code == 302
    assert "Now is a time to avoid" not in contact_page(officer, case)


def test_bad_days_and_hours_are_answered_at_their_question(case: Case, officer: Client) -> None:
    day_page = send(officer, of("plan_day", case), day="30", month="2", why="x", said_by="Mari").content.decode()
    assert '<a href="#id-day">That month does not have such a day. Check the day and the month</a>' in day_page
    named = send(officer, of("plan_day", case), day="٣", month="2", why="x", said_by="Mari").content.decode()
    assert "Give the day in figures, from 1 to 31" in named
    typed = {"sort": "avoid", "start": "17:00", "until": "9am", "said_by": "Mari"}
    times_page = send(officer, of("plan_times", case), **typed).content.decode()
    assert '<a href="#id-until">This is before the beginning.' in times_page
    long = send(officer, of("plan_needs", case), in_words="é" * 401, said_by="Mari").content.decode()
    assert "Shorten this to 400 characters: it has 401" in long
    assert not ContactPlan.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(case: Case, team: make.Team, officer: Client) -> None:
    address = of("plan_words", case)
    stood = standing(officer.get(address))
    contact_plans.set_words(
        case, team.by, make.NOW, person=case.person, seen=1, source=Source("Mari"), safe_word="mafon"
    )
    page = again(officer, address, stood, safe_word="derwen", said_by="Mari").content.decode()
    assert "Somebody changed this while you were writing." in page
    assert "derwen" in page
    assert queries.of([case.person_id])[case.person_id].safe_word == "mafon"


def test_a_proxy_is_offered_from_the_case_without_the_accused(case: Case, team: make.Team, officer: Client) -> None:
    make.offender(case, team)
    sister = people.add_role(
        case, team.by, make.NOW, role="spokesperson", details=people.Details(name="Elin Testament")
    ).person
    address = of("plan_proxy", case)
    page = officer.get(address).content.decode()
    assert "Elin Testament, Nominated spokesperson" in page
    assert "Kevin Sample" not in page.split("<main")[1].split("</form>")[0]
    sent = send(officer, address, proxy=str(sister.public_id), may="That I rang, and nothing else", said_by="Mari")
    assert sent.status_code == 302
    assert "May be told: That I rang, and nothing else" in contact_page(officer, case)


def test_an_old_plan_asks_to_be_gone_through_again(case: Case, officer: Client) -> None:
    ContactPlan.objects.create(person=case.person, reviewed_on=make.TODAY - timedelta(days=184), recorded_at=make.NOW)
    assert "The contact plan was good until 17 December 2026" in contact_page(officer, case)
    assert send(officer, of("plan_review", case), said_by="Mari").status_code == 302
    assert "Gone through with them on 18 December 2026." in contact_page(officer, case)


def test_addresses_left_are_shown_with_whether_the_offender_knows_them(
    case: Case, team: make.Team, officer: Client
) -> None:
    typed = {"value": "1 Stryd Fawr", "known_to_accused": "yes", "said_by": "Mari"}
    left = day("until_on", make.TODAY - timedelta(days=40))
    assert send(officer, of("plan_former_address", case), **typed, **left).status_code == 302
    lives = channels.add(case, team.by, make.NOW, person=case.person, way="post", value="2 Lôn Las")
    page = contact_page(officer, case)
    assert "1 Stryd Fawr" in page
    assert "2 Lôn Las" not in page
    assert "The offender knows an address they live at." not in page
    address = reverse("plan_address", kwargs={"case_id": case.public_id, "channel_id": lives.public_id})
    assert send(officer, address, known_to_accused="yes", said_by="Mari").status_code == 302
    assert "The offender knows an address they live at." in contact_page(officer, case)
    without = send(officer, address, known_to_accused="no", said_by="").content.decode()
    assert '<a href="#id-said_by">Say who said so.' in without


def test_a_hidden_place_is_hidden_in_the_plan_too(case: Case, team: make.Team, officer: Client) -> None:
    lives = channels.add(case, team.by, make.NOW, person=case.person, way="post", value="2 Lôn Las")
    Person.objects.filter(pk=case.person_id).update(
        location_protected_on=make.TODAY, location_protected_by=team.officer
    )
    address = reverse("plan_address", kwargs={"case_id": case.public_id, "channel_id": lives.public_id})
    assert "Lôn Las" not in contact_page(officer, case)
    assert "Lôn Las" not in officer.get(address).content.decode()


def test_attempts_stand_on_the_case_and_on_the_contact_page(case: Case, team: make.Team, officer: Client) -> None:
    rang(case, team, "15 10:00", "16 10:30")
    for name in ("case", "case_contact"):
        page = officer.get(reverse(name, kwargs={"case_id": case.public_id})).content.decode()
        assert "First contact: attempt 2 of 3 is next" in page
        assert "2 tries, and never reached yet; 1 counts." in page
        assert "Next: on another day, in the afternoon, from 12:00 to 17:00 or in the evening, after 17:00." in page
        assert "By 18 December 2026, due today." in page


def test_after_three_and_nothing_safe_the_referrer_is_asked_by_one_press(
    case: Case, team: make.Team, officer: Client
) -> None:
    rang(case, team, "14 09:30", "15 14:00", "16 17:30")
    assert "Enough attempts, and nothing safe to write to" in contact_page(officer, case)
    address = reverse("ask_referrer", kwargs={"case_id": case.public_id})
    for _ in range(2):
        assert send(officer, address).status_code == 302
    assert Duty.objects.filter(case=case, kind="own.ask_referrer").count() == 1


def test_closing_as_not_reached_says_what_is_missing_beside_its_choice(
    case: Case, team: make.Team, officer: Client
) -> None:
    rang(case, team, "14 09:30")
    address = reverse("close_case", kwargs={"case_id": case.public_id})
    page = send(officer, address, why="no_response", referrer="told").content.decode()
    assert '<a href="#id-override_why">Attempts still to make: 2' in page
    done = send(officer, address, why="no_response", referrer="told", override_why="She moved abroad in May")
    assert done.status_code == 302
    assert Case.objects.get(pk=case.pk).closed_why == "no_response"


def test_somebody_of_another_case_has_no_plan_here(case: Case, team: make.Team, officer: Client) -> None:
    other = make.case(team, "Nesta Somebody")
    address = reverse("plan_words", kwargs={"case_id": case.public_id, "person_id": other.person.public_id})
    assert officer.get(address).status_code == 404


def test_the_plan_is_read_in_welsh(case: Case, team: make.Team, signed_in: SignIn) -> None:
    with make.hosting():
        Staff.objects.filter(pk=team.officer.pk).update(language="cy")
    officer = signed_in(Staff.objects.get(pk=team.officer.pk))
    send(officer, of("plan_needs", case), needs=["braille"], said_by="Mari")
    page = contact_page(officer, case)
    assert "Anfonir llythyrau mewn Braille." in page
    assert "Cyswllt cyntaf: ymgais 1 o 3 sydd nesaf" in page


def test_a_full_plan_costs_no_more_questions_than_any_page(case: Case, team: make.Team, officer: Client) -> None:
    rang(case, team, "14 09:30", "15 14:00", "16 17:30")
    send(officer, of("plan_needs", case), needs=["braille"], said_by="Mari")
    contact_page(officer, case)  # which says once that it was saved
    with CaptureQueriesContext(connection) as captured:
        assert "Braille" in contact_page(officer, case)
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(asked)


def test_a_manager_who_looks_after_the_case_reads_no_plan(case: Case, team: make.Team, signed_in: SignIn) -> None:
    manager = signed_in(make.member(team.unit, Role.MANAGER))
    assert manager.get(of("plan_words", case)).status_code == 403
    assert manager.get(reverse("case_contact", kwargs={"case_id": case.public_id})).status_code == 403


def test_while_recording_a_contact_one_is_told_which_attempt_it_is_and_what_to_notice(
    case: Case, team: make.Team, officer: Client
) -> None:
    rang(case, team, "16 10:00")
    page = officer.get(reverse("record_contact", kwargs={"case_id": case.public_id})).content.decode()
    assert "First contact: attempt 2 of 3 is next" in page
    assert "Was anybody with them, or within hearing?" in page
