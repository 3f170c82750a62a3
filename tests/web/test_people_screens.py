"""People in a case, their names and numbers, and the ways to reach them with what is known of their safety."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import people
from alongside.records.models import Case, CaseRole, Channel, Identifier, Person, PersonName, Staff
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


def of_person(name: str, case: Case, person: Person) -> str:
    return reverse(name, kwargs={"case_id": case.public_id, "person_id": person.public_id})


def of_channel(name: str, case: Case, channel: Channel) -> str:
    return reverse(name, kwargs={"case_id": case.public_id, "channel_id": channel.public_id})


class TestPersons:
    def test_somebody_is_added_once_with_a_part_and_a_number(self, case: Case, officer: Client) -> None:
        address = reverse("add_person", kwargs={"case_id": case.public_id})
        stood = standing(officer.get(address))
        typed = {"role": "offender", "name": "Kevin Sample", "kind": "NOMS", "number": "a1234 bc"}
        for _ in range(2):
            assert again(officer, address, stood, **typed).status_code == 302
        part = CaseRole.objects.get(case=case, role="offender")
        assert part.person.name == "Kevin Sample"
        assert part.person.identifiers.get().value == "A1234BC"

    def test_a_number_that_cannot_be_one_is_answered_with_what_it_looks_like(self, case: Case, officer: Client) -> None:
        address = reverse("add_person", kwargs={"case_id": case.public_id})
        page = send(officer, address, role="offender", name="Kevin", kind="NOMS", number="12345").content.decode()
        assert '<a href="#id-number">Prison number: this cannot be such a number.' in page
        assert "A1234BC" in page
        assert 'value="12345"' in page

    def test_a_changed_person_keeps_what_was_not_changed(self, case: Case, officer: Client) -> None:
        address = of_person("edit_person", case, case.person)
        typed = {"known_as": "Mari", "language": "cy", **day("date_of_birth", make.TODAY.replace(year=1990))}
        assert send(officer, address, **typed).status_code == 302
        person = Person.objects.get(pk=case.person_id)
        assert (person.name, person.known_as, person.language) == ("Mari Testament", "Mari", "cy")
        assert person.date_of_birth is not None

    def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        address = of_person("edit_person", case, case.person)
        stood = standing(officer.get(address))
        people.edit(case, team.by, make.NOW, person=case.person, seen=1, details=people.Details(name="Mari Newname"))
        page = again(officer, address, stood, known_as="My words").content.decode()
        assert "Somebody changed this while you were writing." in page
        assert "My words" in page
        assert Person.objects.get(pk=case.person_id).name == "Mari Newname"

    def test_a_death_before_the_birth_is_refused(self, case: Case, officer: Client) -> None:
        typed = day("date_of_birth", make.TODAY) | day("died_on", make.TODAY - timedelta(days=1))
        page = send(officer, of_person("edit_person", case, case.person), **typed).content.decode()
        assert "This is before the date of birth." in page

    def test_another_name_and_another_number_are_added(self, case: Case, officer: Client) -> None:
        assert send(officer, of_person("add_name", case, case.person), name="Mari Jones").status_code == 302
        number = {"kind": "CRIME_REF", "number": "CW/26/0100"}
        assert send(officer, of_person("add_number", case, case.person), **number).status_code == 302
        assert PersonName.objects.get().name == "Mari Jones"
        assert Identifier.objects.get().value == "CW/26/0100"
        page = officer.get(of_person("edit_person", case, case.person)).content.decode()
        assert "Mari Jones" in page
        assert "CW/26/0100" in page

    def test_a_part_ends_but_not_that_of_the_person_the_case_is_for(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        part = make.offender(case, team)
        address = reverse("end_role", kwargs={"case_id": case.public_id, "part_id": part.public_id})
        assert send(officer, address).status_code == 302
        part.refresh_from_db()
        assert part.ended_on == make.TODAY
        own = CaseRole.objects.get(case=case, person=case.person)
        address = reverse("end_role", kwargs={"case_id": case.public_id, "part_id": own.public_id})
        assert address not in officer.get(of_person("edit_person", case, case.person)).content.decode()
        answer = send(officer, address).content.decode()
        assert "close the case instead" in answer

    def test_a_person_of_another_case_is_not_there(self, case: Case, team: make.Team, officer: Client) -> None:
        other = make.case(team, "Another Person")
        assert officer.get(of_person("edit_person", case, other.person)).status_code == 404
        assert officer.get(of_person("add_name", case, other.person)).status_code == 404
        assert officer.get(of_person("add_channel", case, other.person)).status_code == 404


class TestWays:
    def test_a_way_begins_as_not_asked(self, case: Case, officer: Client) -> None:
        address = of_person("add_channel", case, case.person)
        assert standing(officer.get(address))["safety"] == ["not_asked"]
        assert send(officer, address, way="phone", value="07700 900456").status_code == 302
        channel = Channel.objects.get()
        assert (channel.safety, channel.said_on) == ("not_asked", None)

    def test_safe_needs_to_know_who_said_so(self, case: Case, officer: Client) -> None:
        address = of_person("add_channel", case, case.person)
        refused = send(officer, address, way="phone", value="07700 900456", safety="safe")
        assert "Say who said so." in refused.content.decode()
        typed = {"way": "phone", "value": "07700 900456", "safety": "safe", "said_by": "Mari"}
        assert again(officer, address, standing(refused), **typed).status_code == 302
        assert Channel.objects.get().said_on == make.TODAY

    def test_conditions_must_be_written_down(self, case: Case, officer: Client) -> None:
        typed = {"way": "phone", "value": "07700 900456", "safety": "conditions", "said_by": "Mari"}
        page = send(officer, of_person("add_channel", case, case.person), **typed).content.decode()
        assert '<a href="#id-conditions">Say what the conditions are.</a>' in page

    @pytest.mark.parametrize(("way", "value"), [("phone", "none"), ("email", "mari at example"), ("text", "12")])
    def test_what_cannot_be_such_a_way_is_refused(self, way: str, value: str, case: Case, officer: Client) -> None:
        page = send(officer, of_person("add_channel", case, case.person), way=way, value=value).content.decode()
        assert '<a href="#id-value">' in page
        assert value in page

    def test_sent_twice_it_is_added_once(self, case: Case, officer: Client) -> None:
        address = of_person("add_channel", case, case.person)
        stood = standing(officer.get(address))
        for _ in range(2):
            assert again(officer, address, stood, way="phone", value="07700 900456").status_code == 302
        assert Channel.objects.count() == 1

    def test_its_safety_is_said_anew_with_who_and_when(self, case: Case, team: make.Team, officer: Client) -> None:
        channel = make.phone(case, team, safety="not_asked")
        address = of_channel("edit_channel", case, channel)
        typed = {"safety": "conditions", "conditions": "Before 3pm", "said_by": "Mari"}
        assert send(officer, address, **typed, **day("expires_on", make.TODAY)).status_code == 302
        channel.refresh_from_db()
        assert (channel.safety, channel.conditions, channel.said_by) == ("conditions", "Before 3pm", "Mari")
        assert (channel.said_on, channel.expires_on) == (make.TODAY, make.TODAY)

    def test_a_replaced_number_loses_its_safety_and_the_old_one_ends(
        self, case: Case, team: make.Team, officer: Client
    ) -> None:
        old = make.phone(case, team)
        page = officer.get(of_channel("edit_channel", case, old)).content.decode()
        address = f"{of_person('add_channel', case, case.person)}?instead={old.public_id}"
        assert address in page
        stood = standing(officer.get(address))
        assert (stood["way"], stood["value"], stood["safety"]) == (["phone"], [""], ["not_asked"])
        assert again(officer, address, stood, value="07700 900999").status_code == 302
        old.refresh_from_db()
        assert old.ended_at is not None
        assert Channel.objects.get(ended_at=None).safety == "not_asked"

    @pytest.mark.parametrize("instead", ["rubbish", "00000000-0000-0000-0000-000000000000"])
    def test_replacing_what_is_not_there_is_not_there(self, instead: str, case: Case, officer: Client) -> None:
        address = f"{of_person('add_channel', case, case.person)}?instead={instead}"
        assert officer.get(address).status_code == 404

    def test_ended_it_is_not_offered_any_more(self, case: Case, team: make.Team, officer: Client) -> None:
        channel = make.phone(case, team)
        assert send(officer, of_channel("end_channel", case, channel)).status_code == 302
        assert officer.get(of_channel("edit_channel", case, channel)).status_code == 404
        record = reverse("record_contact", kwargs={"case_id": case.public_id})
        assert "…123" not in officer.get(record).content.decode()

    def test_a_way_of_another_case_is_not_there(self, case: Case, team: make.Team, officer: Client) -> None:
        other = make.phone(make.case(team, "Another Person"), team)
        for name in ("edit_channel", "end_channel"):
            assert officer.get(of_channel(name, case, other)).status_code == 404
