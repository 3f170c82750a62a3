"""The call card: no number before it is opened, the voicemail rule above it, and what each light asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import channels, contact_plans, guard
from alongside.records.models import Case, Channel, Contact, Departure, FourEyes, JournalEntry, Staff
from alongside.rules.outlets import Outlet
from tests import factories as make
from tests.web.pages import send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
NUMBER = "07700 900123"
WHY = "Police asked us to warn her at once."


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


def card(case: Case, way: Channel) -> str:
    return reverse("call_card", kwargs={"case_id": case.public_id, "channel_id": way.public_id})


def opened(client: Client, address: str, **answers: Any) -> str:
    answer = send(client, address, **answers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_no_screen_shows_the_number_before_the_card_is_opened(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team)
    here = {"case_id": case.public_id}
    pages = [reverse(name, kwargs=here) for name in ("case", "case_contact", "case_people", "record_contact")]
    pages += [
        card(case, way),
        reverse("edit_channel", kwargs=here | {"channel_id": way.public_id}),
        reverse("add_channel", kwargs=here | {"person_id": case.person.public_id}) + f"?instead={way.public_id}",
        reverse("end_channel", kwargs=here | {"channel_id": way.public_id}),
        reverse("today"),
    ]
    for page in pages:
        text = officer.get(page, follow=True).content.decode()
        assert NUMBER not in text, page
        assert NUMBER.replace(" ", "") not in text, page
    assert "…123" in officer.get(reverse("case_contact", kwargs=here)).content.decode()


def test_one_press_opens_a_green_card_and_writes_it_down(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team)
    page = officer.get(card(case, way)).content.decode()
    assert "Green: you may use it" in page
    assert "autofocus" in page
    text = opened(officer, card(case, way))
    assert NUMBER in text
    assert text.index("Leave no message.") < text.index(NUMBER)
    make.act_as(team.officer)
    made = Departure.objects.get(case=case)
    assert (made.outlet, made.light, made.by_id) == ("call", "green", team.officer.pk)
    assert JournalEntry.objects.filter(case_id=case.pk, verb="channel.use").count() >= 1
    assert f"card={made.public_id}" in text


def test_terms_words_and_script_stand_on_the_card(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(
        case,
        team,
        safety="conditions",
        terms=channels.Terms(wording="It is Nia, from the library", may_answer="Her sister", number_display="withheld"),
    )
    page = officer.get(card(case, way)).content.decode()
    for words in ("Amber: read this first", "It is Nia, from the library", "Her sister", "Our number withheld"):
        assert words in page
    assert "I have read this and keep to it" in page
    assert "Ask for" in page
    assert "Hello, could I speak to them by name, please?" in page
    assert NUMBER in opened(officer, card(case, way))


def test_amber_takes_a_reason_and_keeps_what_was_typed(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team, safety="not_asked")
    page = opened(officer, card(case, way))
    assert "There is a problem" in page
    assert NUMBER not in page
    assert NUMBER in opened(officer, card(case, way), override_why=WHY)


def test_red_is_asked_agreed_by_another_and_then_opens_once(
    case: Case, team: make.Team, officer: Client, signed_in: SignIn
) -> None:
    way = make.phone(case, team, safety="unsafe")
    asked = send(officer, card(case, way), override_why=WHY, act="ask")
    assert asked.headers["Location"] == card(case, way)
    assert "Nobody has decided yet" in officer.get(card(case, way)).content.decode()
    senior = signed_in(team.senior)
    got = senior.get(reverse("decisions"))
    assert got.status_code == 200, got.headers
    waiting = got.content.decode()
    assert "Use a way that is not safe" in waiting
    make.act_as(team.senior)
    row = FourEyes.objects.get(case=case)
    decide = reverse("second_person", kwargs={"case_id": case.public_id, "asked_id": row.public_id})
    page = senior.get(decide).content.decode()
    assert WHY in page
    assert "…123" in page
    assert NUMBER not in page
    assert send(senior, decide, answer="yes").status_code == 302
    assert "Grace Adeyemi agreed" in officer.get(card(case, way)).content.decode()
    assert NUMBER in opened(officer, card(case, way), override_why=WHY, act="open")
    assert NUMBER not in opened(officer, card(case, way), override_why=WHY, act="open")
    assert senior.get(decide).status_code == 404


def test_a_threat_to_life_opens_at_once_and_waits_for_its_review(
    case: Case, team: make.Team, officer: Client, signed_in: SignIn
) -> None:
    way = make.phone(case, team, safety="unsafe")
    assert NUMBER in opened(officer, card(case, way), override_why=WHY, act="threat")
    senior = signed_in(team.senior)
    assert "Review what went first because of a threat to life" in senior.get(reverse("decisions")).content.decode()
    make.act_as(team.senior)
    row = FourEyes.objects.get(case=case)
    decide = reverse("second_person", kwargs={"case_id": case.public_id, "asked_id": row.public_id})
    assert "Say what you found" in opened(senior, decide, answer="yes")
    assert send(senior, decide, answer="yes", words="It was right to ring her.").status_code == 302
    assert "threat to life" not in senior.get(reverse("decisions")).content.decode()
    guarded = senior.get(reverse("guard")).content.decode()
    assert "Nia Pugh" in guarded


def test_a_card_whose_answer_is_too_old_says_since_when(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team, said_on=make.TODAY - timedelta(days=200))
    page = officer.get(card(case, way)).content.decode()
    assert "an answer holds for six months" in page
    assert "Ask them by a safe way" in page


def test_the_same_press_twice_is_one_opening_and_a_card_opened_long_ago_shows_nothing(
    case: Case, team: make.Team, officer: Client
) -> None:
    way = make.phone(case, team)
    key = standing(officer.get(card(case, way)))["form_key"]
    for _ in range(2):
        assert NUMBER in officer.post(card(case, way), {"form_key": key}).content.decode()
    make.act_as(team.officer)
    assert Departure.objects.count() == 1
    Departure.objects.update(at=make.NOW - timedelta(hours=2))
    late = officer.post(card(case, way), {"form_key": key}).content.decode()
    assert NUMBER not in late
    assert "Open it again" in late


def test_what_happened_is_recorded_straight_from_the_card(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team, safety="not_asked")
    opened(officer, card(case, way), override_why=WHY)
    make.act_as(team.officer)
    made = Departure.objects.get()
    record = reverse("record_contact", kwargs={"case_id": case.public_id})
    address = f"{record}?channel={way.public_id}&card={made.public_id}"
    assert standing(officer.get(address))["channel"] == [str(way.public_id)]
    assert send(officer, address, answered_by="victim", outcome="spoke").status_code == 302
    make.act_as(team.officer)
    contact = Contact.objects.get(case=case)
    assert (contact.departure_id, contact.override_why) == (made.pk, WHY)
    assert Departure.objects.count() == 1


def test_a_way_that_is_not_of_this_case_or_the_accuseds_has_no_card(
    case: Case, team: make.Team, officer: Client
) -> None:
    other = make.phone(make.case(team, "Aled Sampl"), team)
    accused = channels.add(
        case, team.by, make.NOW, person=make.offender(case, team).person, way="phone", value="07700 900777"
    )
    for way in (other, accused):
        assert officer.get(card(case, way)).status_code == 404
        assert officer.post(card(case, way)).status_code == 404


def test_the_words_agreed_for_a_call_stand_beside_their_step(case: Case, team: make.Team, officer: Client) -> None:
    way = make.phone(case, team)
    source = contact_plans.Source(by="Mari")
    contact_plans.set_words(
        case, team.by, make.NOW, person=case.person, seen=case.person.version, source=source, safe_word="Bluebell"
    )
    assert "Bluebell" in officer.get(card(case, way)).content.decode()


def test_a_hidden_place_is_shown_to_whom_it_may_be_and_that_is_written_down_too(
    case: Case, team: make.Team, officer: Client
) -> None:
    from alongside.actions import locations

    home = channels.add(
        case, team.by, make.NOW, person=case.person, way="post", value="1 Stryd Fawr", safety="safe", said_by="Mari"
    )
    locations.protect(case, team.by, make.NOW, person=case.person)
    assert "Stryd" not in officer.get(card(case, home)).content.decode()
    assert "1 Stryd Fawr" in opened(officer, card(case, home))
    make.act_as(team.officer)
    assert JournalEntry.objects.filter(case_id=case.pk, verb="location.reveal").exists()


def test_the_list_of_overrides_counts_by_officer(case: Case, team: make.Team, signed_in: SignIn) -> None:
    way = make.phone(case, team, safety="not_asked")
    for _ in range(2):
        guard.leave(case, team.by, make.NOW, outlet=Outlet.CALL, channel=way.public_id, override_why=WHY)
    page = signed_in(team.manager).get(reverse("guard")).content.decode()
    assert "Nia Pugh" in page
    assert ">2<" in page.replace("\n", "")
    assert signed_in(team.officer).get(reverse("guard")).status_code == 403
