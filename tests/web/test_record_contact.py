"""Recording a contact: the safe way first, only exact duties ticked, a reason for what is not safe, and once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import channels, people
from alongside.records.models import Case, Channel, Contact, Duty, Staff
from tests import factories as make
from tests.web.pages import again, day, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def case(team: make.Team) -> Case:
    return make.case(team)


@pytest.fixture
def officer(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.officer)


def address(case: Case, duty: Duty | None = None) -> str:
    plain = reverse("record_contact", kwargs={"case_id": case.public_id})
    return f"{plain}?for={duty.public_id}" if duty else plain


def told(**more: object) -> dict[str, object]:
    return {"answered_by": "victim", "outcome": "told"} | more


def test_it_begins_with_a_safe_telephone_now_outwards_and_the_duty_it_was_opened_from(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.phone(case, team, safety="not_asked", value="07700 900111")
    safe = make.phone(case, team)
    make.charged(case, team, occurred=make.TODAY - timedelta(days=1))
    duty = make.duty(make.charged(case, team))
    stood = standing(officer.get(address(case, duty)))
    assert stood["channel"] == [str(safe.public_id)]
    assert stood["direction"] == ["out"]
    assert stood["duties"] == [str(duty.public_id)]
    assert [stood[f"made_on-{part}"] for part in ("day", "month", "year")] == [["18"], ["12"], ["2026"]]
    assert stood["made_time"] == ["10:00am"]
    assert "answered_by" not in stood
    assert "outcome" not in stood


def test_opened_from_the_case_nothing_is_ticked(case: Case, team: make.Team, officer: Client) -> None:
    make.charged(case, team)
    assert "duties" not in standing(officer.get(address(case)))


@pytest.mark.parametrize("purpose", ["rubbish", "", "00000000-0000-0000-0000-000000000000"])
def test_a_purpose_that_is_no_duty_of_the_case_ticks_nothing(
    purpose: str, case: Case, team: make.Team, officer: Client
) -> None:
    make.charged(case, team)
    assert "duties" not in standing(officer.get(f"{address(case)}?for={purpose}"))


def test_where_nothing_is_safe_no_way_is_chosen(case: Case, team: make.Team, officer: Client) -> None:
    make.phone(case, team, safety="unsafe")
    make.phone(case, team, safety="not_asked", value="07700 900111")
    gone = make.phone(case, team, value="07700 900112", expires_on=make.TODAY)
    Channel.objects.filter(pk=gone.pk).update(expires_on=make.TODAY - timedelta(days=1))
    answer = officer.get(address(case))
    assert "channel" not in standing(answer)
    page = answer.content.decode()
    assert "It is marked as not safe." in page
    assert "Not asked: not safe until it is." in page
    assert "The answer about its safety was good until" in page


def test_a_way_with_conditions_is_chosen_by_the_officer_alone(case: Case, team: make.Team, officer: Client) -> None:
    terms = make.phone(case, team, safety="conditions", conditions="Only on school days")
    page = officer.get(address(case)).content.decode()
    assert "Only on school days" in page
    assert standing(officer.get(address(case))).get("channel", []) == []
    safe = make.phone(case, team, value="07700 900222")
    assert standing(officer.get(address(case)))["channel"] == [str(safe.public_id)]
    assert page.index(str(terms.public_id)) > 0


@pytest.mark.parametrize("written", ["07700 900123", "07700900123", "+44 7700 900 123"])
def test_a_number_the_accused_has_too_is_doubtful_however_it_is_written(
    written: str, case: Case, team: make.Team, officer: Client
) -> None:
    make.phone(case, team)
    part = make.offender(case, team)
    channels.add(case, team.by, make.NOW, person=part.person, way="phone", value=written, safety="not_asked")
    answer = officer.get(address(case))
    assert "channel" not in standing(answer)
    assert "Somebody accused or convicted in the case uses it too." in answer.content.decode()


def test_the_accuseds_own_numbers_are_not_offered(case: Case, team: make.Team, officer: Client) -> None:
    part = make.offender(case, team)
    channels.add(case, team.by, make.NOW, person=part.person, way="phone", value="07700 900777", safety="not_asked")
    assert "07700 900777" not in officer.get(address(case)).content.decode()


def test_somebody_else_in_the_case_is_offered_by_name_after_the_person_themselves(
    case: Case, team: make.Team, officer: Client
) -> None:
    mother = people.add_role(
        case, team.by, make.NOW, role="parent_or_carer", details=people.Details(name="Eleri Testament")
    )
    channels.add(
        case, team.by, make.NOW, person=mother.person, way="phone", value="07700 900321", safety="safe", said_by="Eleri"
    )
    make.phone(case, team)
    page = officer.get(address(case)).content.decode()
    assert page.index("Telephone call: …123") < page.index("Telephone call, Eleri Testament: …321")


def test_told_meets_the_ticked_duty_and_says_so(case: Case, team: make.Team, officer: Client) -> None:
    make.phone(case, team)
    duty = make.duty(make.charged(case, team))
    answer = send(officer, address(case, duty), **told(said="Told her.", **day("next_contact_on", make.TODAY)))
    assert answer.headers["Location"] == reverse("case", kwargs={"case_id": case.public_id})
    duty.refresh_from_db()
    assert duty.state == "met"
    assert duty.met_by is not None
    assert duty.met_by.said == "Told her."
    assert duty.met_by.made_at == make.NOW
    assert duty.met_by.next_contact_on == make.TODAY
    assert "Contact recorded. 1 duty met." in officer.get(answer.headers["Location"]).content.decode()


def test_nobody_answering_leaves_the_duty_owed_and_says_it_was_tried(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.phone(case, team)
    duty = make.duty(make.charged(case, team))
    answer = send(officer, address(case, duty), answered_by="nobody", outcome="not_reached")
    duty.refresh_from_db()
    assert duty.state == "attempted"
    assert "1 duty marked as tried." in officer.get(answer.headers["Location"]).content.decode()


def test_sent_twice_it_is_recorded_once_even_where_it_met_a_duty(case: Case, team: make.Team, officer: Client) -> None:
    make.phone(case, team)
    duty = make.duty(make.charged(case, team))
    stood = standing(officer.get(address(case, duty)))
    first = again(officer, address(case, duty), stood, **told())
    second = again(officer, address(case, duty), stood, **told())
    assert (first.status_code, second.status_code) == (302, 302)
    assert Contact.objects.filter(case=case).count() == 1


@pytest.mark.parametrize("safety", ["unsafe", "not_asked"])
def test_a_way_that_is_not_safe_needs_a_typed_reason_and_every_word_is_kept(
    safety: str, case: Case, team: make.Team, officer: Client
) -> None:
    channel = make.phone(case, team, safety=safety)
    stood = standing(officer.get(address(case)))
    typed = told(channel=str(channel.public_id), said="She asked <b>twice</b>.", concern="He rang her.")
    refused = again(officer, address(case), stood, **typed)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "Say why you used it." in page
    assert "#id-override_why" in page
    assert "She asked &lt;b&gt;twice&lt;/b&gt;." in page
    assert "He rang her." in page
    assert not Contact.objects.filter(case=case).exists()
    given = {"override_why": "She was ringing from it.", **({"threat": "yes"} if safety == "unsafe" else {})}
    done = again(officer, address(case), standing(refused), **typed | given)
    assert done.status_code == 302
    assert Contact.objects.get(case=case).override_why == "She was ringing from it."


def test_a_way_that_is_not_on_record_asks_which_and_why(case: Case, team: make.Team, officer: Client) -> None:
    stood = standing(officer.get(address(case)))
    refused = again(officer, address(case), stood, **told(channel="other"))
    assert "Choose the way" in refused.content.decode()
    refused = again(officer, address(case), stood, **told(channel="other", other_way="visit"))
    assert "say why there is none on record" in refused.content.decode()
    done = again(
        officer, address(case), stood, **told(channel="other", other_way="visit", override_why="Met at court.")
    )
    assert done.status_code == 302
    assert Contact.objects.get(case=case).way == "visit"


def test_somebody_else_answering_asks_who_it_may_have_been_and_marks_the_number(
    case: Case, team: make.Team, officer: Client
) -> None:
    channel = make.phone(case, team)
    stood = standing(officer.get(address(case)))
    typed = {"answered_by": "someone_else", "outcome": "not_reached"}
    refused = again(officer, address(case), stood, **typed)
    assert "Say whether it could have been the accused" in refused.content.decode()
    assert again(officer, address(case), stood, **typed, other_person="yes").status_code == 302
    channel.refresh_from_db()
    assert channel.safety == "unsafe"


def test_a_duty_of_another_case_cannot_be_met_by_sending_its_number(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.phone(case, team)
    foreign = make.duty(make.charged(make.case(team, "Another Person"), team))
    answer = send(officer, address(case), **told(duties=[str(foreign.public_id)]))
    assert "One of the duties ended or changed meanwhile." in answer.content.decode()
    foreign.refresh_from_db()
    assert foreign.state == "open"
    assert not Contact.objects.exists()


def test_a_call_that_is_still_to_come_is_refused(case: Case, team: make.Team, officer: Client) -> None:
    make.phone(case, team)
    answer = send(officer, address(case), **told(made_time="11pm"))
    assert "This time is still to come." in answer.content.decode()


def test_what_may_be_said_stands_above_the_form_for_the_duty_it_was_opened_from(
    case: Case, team: make.Team, officer: Client
) -> None:
    make.phone(case, team)
    duty = make.duty(make.charged(case, team))
    page = officer.get(address(case, duty)).content.decode()
    assert page.index(duty.may_say["en"]) < page.index("Which number or address?")
