"""What waits for an officer is shared out on screen, and every refusal is a sentence."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.actions import allocation as acts
from alongside.actions import cases
from alongside.queries import scope
from alongside.records.models import Bar, Case, LoadLine, Note, OfficerProfile, OrderMark, Staff
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]


@pytest.fixture
def team() -> make.Team:
    return make.team()


def waiting(team: make.Team, many: int = 2) -> list[Case]:
    return [make.case(team, f"Waiting Person {number:02}", owner=None) for number in range(many)]


def sent(client: Client, address: str, **more: Any) -> Any:
    return client.post(address, {"form_key": str(uuid4()), **more})


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def owner(case: Case, team: make.Team) -> Staff | None:
    make.act_as(team.manager)
    return Case.objects.get(pk=case.pk).owner


def test_a_manager_gives_the_ticked_cases_as_suggested(team: make.Team, signed_in: SignIn) -> None:
    first, second = waiting(team)
    client = signed_in(team.manager)
    page = read(client, "/allocation")
    assert "Waiting Person 00" in page and "P3" in page and "Nia Pugh (0)" in page
    assert "Load after: 18." in page
    to = {f"to-{case.public_id}": str(team.officer.public_id) for case in (first, second)}
    answer = sent(client, "/allocation", case=[str(first.public_id)], which="ticked", **to)
    assert (answer.status_code, answer["Location"]) == (302, "/allocation")
    assert owner(first, team) == team.officer
    assert owner(second, team) is None
    assert "1 case has its officer" in read(client, "/allocation")


def test_all_on_the_page_are_given_with_one_button(team: make.Team, signed_in: SignIn) -> None:
    made = waiting(team, 3)
    to = {f"to-{case.public_id}": str(team.officer.public_id) for case in made}
    there = [str(case.public_id) for case in made]
    assert sent(signed_in(team.senior), "/allocation", there=there, which="page", **to).status_code == 302
    assert {owner(case, team) for case in made} == {team.officer}


def test_what_was_taken_meanwhile_is_listed_and_the_rest_is_given(team: make.Team, signed_in: SignIn) -> None:
    taken, free = waiting(team)
    other = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    cases.assign(taken, make.act_as(team.senior), NOW, owner=other)
    to = {f"to-{case.public_id}": str(team.officer.public_id) for case in (taken, free)}
    answer = sent(
        signed_in(team.manager),
        "/allocation",
        case=[str(taken.public_id), str(free.public_id)],
        **to,
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "These cases stayed as they were." in page and taken.reference in page
    assert "Somebody gave this case to an officer meanwhile" in page
    assert "1 case has its officer" in page
    assert owner(taken, team) == other


@pytest.mark.parametrize(
    ("sends", "says"),
    [
        ({}, "Tick the cases to give."),
        ({"case": "nonsense"}, "Tick the cases to give."),
        ({"case": "{case}"}, "Choose an officer."),
        ({"case": "{case}", "to-{case}": "nobody-there"}, "Choose an officer."),
        ({"case": str(uuid4())}, "1 case is not there any more."),
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_answered(
    team: make.Team, signed_in: SignIn, sends: dict[str, str], says: str
) -> None:
    (case,) = waiting(team, 1)
    filled = {one.format(case=case.public_id): text.format(case=case.public_id) for one, text in sends.items()}
    answer = signed_in(team.manager).post("/allocation", {"form_key": str(uuid4()), **filled}, follow=True)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert owner(case, team) is None


def test_eight_hundred_ticks_are_refused_and_nothing_is_given(team: make.Team, signed_in: SignIn) -> None:
    (case,) = waiting(team, 1)
    ticks = [str(case.public_id), *(str(uuid4()) for _ in range(799))]
    answer = sent(
        signed_in(team.manager), "/allocation", case=ticks, **{f"to-{case.public_id}": str(team.officer.public_id)}
    )
    assert answer.status_code == 400
    assert owner(case, team) is None


def test_who_has_a_conflict_is_refused_without_the_reason(team: make.Team, signed_in: SignIn) -> None:
    (case,) = waiting(team, 1)
    make.act_as(team.manager)
    with scope.upkeep():
        Bar.objects.create(case=case, staff=team.officer, why="conflict", starts_on=TODAY)
    client = signed_in(team.manager)
    page = read(client, "/allocation")
    assert "Nobody can be suggested." in page
    assert "conflict" not in page.partition("<main")[2].partition("</main")[0]
    answer = sent(
        client, "/allocation", case=[str(case.public_id)], **{f"to-{case.public_id}": str(team.officer.public_id)}
    )
    assert "Not this officer. Choose somebody else." in answer.content.decode()


def test_a_page_of_a_hundred_asks_at_most_twelve_questions(team: make.Team, signed_in: SignIn) -> None:
    for case in waiting(team, 3):
        acts.set_priority(case, team.by, NOW, level="P1", why="Because.")
    client = signed_in(team.manager)
    with CaptureQueriesContext(connection) as captured:
        read(client, "/allocation")
    asked = [one["sql"][:60] for one in captured if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= 12, asked


def test_priorities_narrow_the_list_and_addresses_hold_no_name(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Stalked Person", owner=None, offence_summary="Stalking")
    make.case(team, "Bicycle Person", owner=None, offence_summary="Theft of pedal cycle")
    client = signed_in(team.manager)
    page = read(client, "/allocation?level=P4")
    assert "Bicycle Person" in page and "Stalked Person" not in page
    assert "P2 (1)" in page and "All (2)" in page
    for address in ("page=-1", "page=x", "level=P9", "unit=../.."):
        assert "Stalked Person" in read(client, f"/allocation?{address}")
    assert not re.search(r'href="[^"]*(Bicycle|Stalked)', page)


def test_the_load_is_shown_with_the_line_and_who_is_over_it(team: make.Team, signed_in: SignIn) -> None:
    make.case(team, "Person Of Nia")
    client = signed_in(team.manager)
    assert "No line is set." in read(client, "/allocation/team")
    role = str(Role.VICTIM_CARE_OFFICER)
    assert sent(client, "/allocation/line", role=role, points="10").status_code == 302
    page = read(client, "/allocation/team")
    assert "Over the line by 8" in page
    assert LoadLine.objects.get().points == 10
    wrong = sent(client, "/allocation/line", role=role, points="ten").content.decode()
    assert "Give a whole number, like 400" in wrong
    assert "Give a whole number from 1 to" in sent(client, "/allocation/line", role=role, points="0").content.decode()
    assert sent(client, "/allocation/line", role=role, points="").status_code == 302
    assert not LoadLine.objects.exists()


def test_a_senior_sees_the_load_and_sets_no_line(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.senior)
    assert "Set the line" not in read(client, "/allocation/team")
    assert sent(client, "/allocation/line", role="senior", points="9").status_code == 403


def test_a_manager_says_what_an_officer_can_take(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.manager)
    address = f"/allocation/officers/{team.officer.public_id}"
    assert "Nia Pugh" in read(client, address)
    saved = sent(client, address, hours="18,5", languages=["cy", "pl"], specialisms=["stalking"])
    assert saved.status_code == 302
    assert "Polish, Welsh, Stalking or harassment" in read(client, "/allocation/team").replace(
        "Welsh, Polish", "Polish, Welsh"
    )
    for hours, says in (
        ("100", "from 0 to 60"),
        ("many", "Give a number, like 37"),
        ("", "Give the contracted hours"),
        ("nan", "Give a number"),
    ):
        assert says in sent(client, address, hours=hours).content.decode()
    assert OfficerProfile.objects.get().hours == 18.5
    assert client.get(f"/allocation/officers/{uuid4()}").status_code == 404


def test_an_officers_cases_are_handed_over_with_a_note_each_or_one_for_all(team: make.Team, signed_in: SignIn) -> None:
    first, second, stays = (make.case(team, name) for name in ("First Person", "Second Person", "Staying Person"))
    other = make.member(team.unit, Role.VICTIM_CARE_OFFICER, "Ben Okafor")
    client = signed_in(team.manager)
    address = f"/allocation/officers/{team.officer.public_id}/hand-over"
    assert "Staying Person" in read(client, address)
    ticked = [str(first.public_id), str(second.public_id)]
    none = sent(client, address, case=ticked, to="").content.decode()
    assert "Choose an officer." in none and "checked" in none
    own = {f"note-{second.public_id}": "Her own."}
    answer = sent(client, address, case=ticked, to=str(other.public_id), note="For all.", **own)
    assert answer.status_code == 302
    assert owner(stays, team) == team.officer
    make.act_as(other)
    assert {note.case_id: note.text for note in Note.objects.all()} == {first.pk: "For all.", second.pk: "Her own."}
    assert "Read the hand-over note" in read(signed_in(other), "/")


def test_a_priority_is_changed_with_a_reason_and_shown(team: make.Team, signed_in: SignIn) -> None:
    (case,) = waiting(team, 1)
    client = signed_in(team.senior)
    address = f"/case/{case.public_id}/priority"
    page = read(client, address)
    assert "As the rules say: P3" in page and "not verified" in page
    assert "Say why." in sent(client, address, level="P1", why="").content.decode()
    assert sent(client, address, level="P1", why="She rang in tears.")["Location"] == "/allocation"
    assert "Grace Adeyemi set this: She rang in tears." in read(client, "/allocation")
    assert sent(client, address, level="-", why="").status_code == 302
    assert "She rang in tears." not in read(client, "/allocation")


def test_a_case_is_pinned_shown_and_set_back(team: make.Team, signed_in: SignIn) -> None:
    make.charged(make.case(team, "Pressing Person"), team)
    quiet = make.case(team, "Quiet Person")
    client = signed_in(team.officer)
    address = f"/case/{quiet.public_id}/order"
    until = TODAY + timedelta(days=3)
    day = {"until_on-day": str(until.day), "until_on-month": str(until.month), "until_on-year": str(until.year)}
    assert "In its own place" not in read(client, address)
    assert sent(client, address, kind="pin", why="Trial soon.", **day).status_code == 302
    page = read(client, "/caseload")
    assert page.index("Quiet Person") < page.index("Pressing Person")
    assert "Pinned to the top until Monday 21 December 2026." in page and "Nia Pugh: Trial soon." in page
    for kind, why, more, says in (
        ("pin", "", day, "Say why"),
        ("", "x", day, "Choose where it should stand"),
        ("pin", "x", day | {"until_on-year": "2027"}, "Give a day within 28 days."),
        ("pin", "x", day | {"until_on-year": "2025"}, "day"),
    ):
        assert says in sent(client, address, kind=kind, why=why, **more).content.decode()
    assert "In its own place" in read(client, address)
    assert sent(client, address, kind="-", why="Trial soon.", **day).status_code == 302
    page = read(client, "/caseload")
    assert page.index("Pressing Person") < page.index("Quiet Person")
    assert OrderMark.objects.count() == 1
    assert "Pinned to the top: 1" in read(signed_in(team.manager), "/allocation/team")


def test_how_we_decide_is_published_in_both_languages(team: make.Team, signed_in: SignIn) -> None:
    client = signed_in(team.officer)
    page = read(client, "/how-we-decide")
    for said in ("TR-01", "TR-41", "LD-08", "SG-05", "OR-10", "Not verified", "Victims&#39; Code 2021"):
        assert said in page, said
    client.cookies["django_language"] = "cy"
    assert "Sut rydym yn penderfynu" in read(client, "/how-we-decide")
