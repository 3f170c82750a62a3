"""The screens of the referral inbox, as the desk and a partner use them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.actions import referral_imports, referrals
from alongside.gateways.decoding import LIMIT
from alongside.queries import scope
from alongside.records.models import (
    Case,
    ExcludedCrime,
    JournalEntry,
    Referral,
    ReferralGate,
    ReferralImport,
    RejectedRow,
    Source,
    Staff,
)
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW
from tests.web.messages import FEEDS, REFERRAL, arrive, source
from tests.web.pages import again, send, standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
MOST = 12
HEADER = "Ref,Forename,Surname,DOB,Offence,Mobile,Consent given"


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def feed(team: make.Team) -> Source:
    return source(team.unit, name="Heddlu Aberafon")


@pytest.fixture
def senior(team: make.Team, signed_in: SignIn) -> Client:
    return signed_in(team.senior)


def came(feed: Source, **said: str) -> Referral:
    scope.set_acting(FEEDS, NOW.date())
    message = arrive(feed, REFERRAL | said)
    referrals.look_at_new("test", FEEDS, NOW)
    with scope.upkeep():
        return Referral.objects.get(message=message)


def somebody(n: int, **said: str) -> dict[str, str]:
    """Somebody like nobody else."""
    return {
        "givenName": f"Ann{n}", "surname": f"Rees{n}", "crimeReference": f"CW/26/{n:04}", "safeNumber": "",
        "dateOfBirth": f"19{50 + n % 40}-0{1 + n % 9}-{10 + n % 18}", "telephone": f"01632 960{n:03}", "email": "",
        "homeAddress": "", "postcode": "",
    } | said  # fmt: skip


def at(referral: Referral, name: str = "referral", **more: Any) -> str:
    return reverse(name, kwargs={"referral_id": referral.public_id} | more)


def first_form(client: Client, address: str) -> dict[str, list[str]]:
    """What stands in the first of the forms of a page."""
    return {name: values[:1] for name, values in standing(client.get(address)).items()}


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_inbox_shows_who_waits_with_clock_priority_and_sender_in_few_questions(
    feed: Source, senior: Client
) -> None:
    for n in range(30):
        came(feed, **somebody(n))
    came(feed, **somebody(40, riskOfSelfHarm="yes"))
    with CaptureQueriesContext(connection) as captured:
        shown = page(senior, reverse("referrals"))
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= MOST, "\n".join(asked)
    assert "Ready (31)" in shown
    assert shown.index("Ann40 Rees40") < shown.index("Ann0 Rees0")
    assert "P1: Today" in shown
    assert "Answer today" in shown
    assert "They may harm themselves." in shown
    assert "Heddlu Aberafon" in shown
    late = page(senior, reverse("referrals") + "?late=on")
    assert "Nothing in this list." in late
    assert "Ann40" in page(senior, reverse("referrals") + "?priority=P1")
    assert "Ann0" not in page(senior, reverse("referrals") + "?priority=P1")


@pytest.mark.parametrize("asked", ["?show=rubbish", "?page=0", "?page=9999999", "?source=x&priority=P9", "?page=-1"])
def test_a_list_that_is_not_there_is_the_nearest_that_is(asked: str, feed: Source, senior: Client) -> None:
    came(feed)
    assert "Siân Prys" in page(senior, reverse("referrals") + asked)


def test_one_opened_says_what_it_is_what_stops_it_and_what_to_do_next(feed: Source, senior: Client) -> None:
    referral = came(feed, crimeType="Rape", reportedDate="2026-12-10")
    with CaptureQueriesContext(connection) as captured:
        shown = page(senior, at(referral))
    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= MOST
    assert "Consent is missing" in shown
    assert "Ring nobody before that." in shown
    assert "(not verified)" in shown
    assert "referred late" in shown
    assert "Open a case from this referral" not in shown
    assert "<title>Referral – Alongside</title>" in shown
    looks = JournalEntry.objects.filter(verb="desk.view", subject="Referral")
    assert [entry.subject_id for entry in looks] == [referral.pk]


def test_a_new_one_is_looked_at_when_somebody_opens_it(feed: Source, senior: Client) -> None:
    message = arrive(feed, REFERRAL)
    with scope.upkeep():
        referral = Referral.objects.get(message=message)
    assert "Open a case from this referral" in page(senior, at(referral))
    with scope.upkeep():
        referral.refresh_from_db()
    assert referral.state == "ready"


def test_a_gate_is_cleared_with_a_reason_and_not_without(team: make.Team, feed: Source, senior: Client) -> None:
    referral = came(feed, crimeType="Rape")
    make.act_as(team.senior)
    gate = at(referral, "clear_gate", gate_id=ReferralGate.objects.get().public_id)
    assert "Say why it may go on" in send(senior, gate).content.decode()
    assert send(senior, gate, why="The officer in the case rang: she agreed.").status_code == 302
    shown = page(senior, at(referral))
    assert "The officer in the case rang: she agreed." in shown
    assert "Open a case from this referral" in shown


def test_mending_takes_the_gate_away(feed: Source, senior: Client) -> None:
    referral = came(feed, crimeType="Stalking", safeNumber="")
    assert "No safe way to reach them" in page(senior, at(referral))
    assert send(senior, at(referral, "mend_referral"), safeNumber="07700 900777").status_code == 302
    assert "No longer so since" in page(senior, at(referral))


def test_it_is_sent_back_with_a_reason_once(feed: Source, senior: Client) -> None:
    referral = came(feed)
    address = at(referral, "answer_referral")
    assert "Choose what becomes of it" in send(senior, address).content.decode()
    stood = standing(senior.get(address))
    assert again(senior, address, stood, answer="return:wrong_contact").status_code == 302
    assert again(senior, address, stood, answer="return:wrong_contact").headers["Location"] == at(referral)
    assert "The contact details are wrong" in page(senior, reverse("referrals") + "?show=returned")


def test_a_page_of_them_is_taken_in_at_once_each_by_its_own_act(team: make.Team, feed: Source, senior: Client) -> None:
    for n in range(12):
        came(feed, **somebody(n))
    stopped = came(feed, **somebody(20, crimeType="Rape"))
    shown = standing(senior.get(reverse("referrals")))
    chosen = {"which": "page", "owner": str(team.officer.pk), "there": [*shown["there"], str(stopped.public_id)]}
    answer = senior.post(reverse("accept_referrals"), chosen, follow=True).content.decode()
    assert "12 cases were opened." in answer
    assert "1 could not be taken in as it stands" in answer
    make.act_as(team.officer)
    assert Case.objects.filter(owner=team.officer).count() == 12
    answer = senior.post(reverse("accept_referrals"), chosen, follow=True).content.decode()
    assert "12 cases" not in answer


def test_a_duty_officer_takes_one_in_for_somebody_else(team: make.Team, feed: Source, signed_in: SignIn) -> None:
    referral = came(feed)
    duty = signed_in(make.member(team.unit, Role.DUTY, "Dewi Duty"))
    chosen = {"which": "picked", "owner": str(team.officer.pk), "pick": str(referral.public_id)}
    answer = duty.post(reverse("accept_referrals"), chosen, follow=True).content.decode()
    assert "1 case was opened." in answer
    make.act_as(team.officer)
    assert Case.objects.get().owner == team.officer


def test_nothing_ticked_opens_nothing(feed: Source, senior: Client) -> None:
    came(feed)
    answer = senior.post(reverse("accept_referrals"), {"pick": ["x"], "which": "picked"}, follow=True)
    assert "Nothing was ticked" in answer.content.decode()


def test_an_officer_a_partner_and_a_stranger_are_refused(team: make.Team, feed: Source, signed_in: SignIn) -> None:
    referral = came(feed)
    for person in (team.officer, make.member(team.unit, Role.PARTNER, "Pat Partner")):
        assert signed_in(person).get(reverse("referrals")).status_code == 403
        assert signed_in(person).get(at(referral)).status_code == 403
    stranger = signed_in(make.team().senior)
    assert stranger.get(at(referral)).status_code == 404
    assert "Siân" not in page(stranger, reverse("referrals"))


class TestFiles:
    def hand_in(self, senior: Client, feed: Source, raw: bytes) -> Any:
        address = reverse("referral_imports")
        stood = {name: values[0] for name, values in standing(senior.get(address)).items()}
        file = SimpleUploadedFile("Mari Prys victims.csv", raw)
        return senior.post(address, stood | {"source": str(feed.pk), "file": file})

    def test_a_file_is_seen_mapped_taken_in_and_its_wrong_rows_mended(
        self, team: make.Team, feed: Source, senior: Client
    ) -> None:
        raw = f"{HEADER}\nR1,Ann,Rees,01/02/1980,Theft,07700 900100,Verbal\n=R2,Mo,Lee,1/2/2099,Theft,,Y\n".encode()
        here = self.hand_in(senior, feed, raw).headers["Location"]
        assert "Waits for you to say what its columns are" in page(senior, here)
        columns = f"{here}/columns"
        shown = page(senior, columns)
        assert "07700 900100" in shown
        assert "Say what" not in shown
        assert "what does “verbal” mean?" in shown
        stood = first_form(senior, columns)
        assert stood["c1"] == ["givenName"]
        assert "Say what “verbal” means" in again(senior, columns, stood).content.decode()
        answer = again(senior, columns, stood, **{"wconsent-0": "yes"})
        assert answer.headers["Location"] == here
        waiting = senior.get(here)
        assert waiting.headers["Refresh"] == "3"
        assert "0 of 2 rows" in waiting.content.decode()
        assert "Refresh" not in senior.get(f"{here}?still=1").headers
        while referral_imports.take_portion("test", FEEDS, NOW):
            pass
        done = senior.get(here)
        assert "Refresh" not in done.headers
        assert "1 taken in, 0 there already, 1 to mend" in done.content.decode()
        assert "DOB: This day is still to come." in done.content.decode()
        told = senior.get(f"{here}/feedback")
        assert told.headers["Content-Disposition"] == 'attachment; filename="feedback.csv"'
        lines = told.content.decode("utf-8-sig").splitlines()
        assert lines[1] == "3,'=R2,DOB,future_date,This day is still to come."
        make.act_as(team.senior)
        row = f"{here}/rows/{RejectedRow.objects.get().public_id}"
        stuck = again(senior, row, first_form(senior, row)).content.decode()
        assert '<a href="#id-dateOfBirth">' in stuck
        assert again(senior, row, first_form(senior, row), dateOfBirth="1/2/1979").status_code == 302
        make.act_as(team.senior)
        assert Referral.objects.count() == 2
        assert ReferralImport.objects.get().form == "csv"

    def test_another_row_can_be_the_header(self, feed: Source, senior: Client) -> None:
        raw = b"Weekly,,\nForename,Surname,Offence\nAnn,Rees,Theft\n"
        columns = self.hand_in(senior, feed, raw).headers["Location"] + "/columns"
        assert standing(senior.get(columns))["header_row"] == ["2"]
        assert standing(senior.get(f"{columns}?header=1"))["header_row"] == ["1"]
        assert standing(senior.get(f"{columns}?header=99"))["header_row"] == ["2"]

    @pytest.mark.parametrize(
        ("raw", "said"),
        [
            (b"", "The file is empty."),
            (b"just words\n", "The file is no table"),
            (b"x" * (LIMIT + 2), "The file is larger than 20 MB."),
        ],
    )
    def test_a_file_that_cannot_be_read_is_answered_on_the_form(
        self, raw: bytes, said: str, feed: Source, senior: Client
    ) -> None:
        answer = self.hand_in(senior, feed, raw)
        assert answer.status_code == 200
        assert said in answer.content.decode()

    def test_a_file_sent_to_another_form_is_not_even_read(self, feed: Source, senior: Client) -> None:
        referral = came(feed)
        address = at(referral, "answer_referral")
        stood = {name: values[0] for name, values in standing(senior.get(address)).items()}
        answer = senior.post(address, {"file": SimpleUploadedFile("x.csv", b"x" * 1000)} | stood)
        assert answer.status_code in (200, 400, 403)
        with scope.upkeep():
            referral.refresh_from_db()
        assert referral.state == "ready"

    def test_a_file_given_up_is_not_taken_in(self, team: make.Team, feed: Source, senior: Client) -> None:
        here = self.hand_in(senior, feed, f"{HEADER}\nR1,Ann,Rees,,Theft,,Y\n".encode()).headers["Location"]
        assert senior.post(f"{here}/drop").status_code == 302
        assert not referral_imports.take_portion("test", FEEDS, NOW)
        make.act_as(team.senior)
        assert ReferralImport.objects.get().state == "dropped"


def test_the_units_list_of_crimes_is_added_to_and_taken_from(team: make.Team, senior: Client) -> None:
    address = reverse("excluded_crimes")
    assert "Write what such a crime is called" in send(senior, address).content.decode()
    assert send(senior, address, term="Business burglary").status_code == 302
    assert "Business burglary" in page(senior, address)
    make.act_as(team.senior)
    assert senior.post(address, {"drop": str(ExcludedCrime.objects.get().public_id)}).status_code == 302
    make.act_as(team.senior)
    assert not ExcludedCrime.objects.exists()


def test_a_partner_sends_somebody_and_sees_only_the_state_of_their_own(team: make.Team, signed_in: SignIn) -> None:
    partner = signed_in(make.member(team.unit, Role.PARTNER, "Pat Partner"))
    address = reverse("send_referral")
    wrong = send(partner, address).content.decode()
    assert "Say whether they agreed" in wrong
    stood = standing(partner.get(address))
    typed = {"givenName": "Siân", "crimeType": "Rape", "consent": "no", "customerReferenceNumber": "PP-7"}
    for _ in range(2):
        assert again(partner, address, stood, **typed).headers["Location"] == reverse("sent_by_partner")
    shown = page(partner, reverse("sent_by_partner"))
    assert shown.count("PP-7") == 1
    assert "Received: we have not answered yet" in shown
    assert "Siân" not in shown
    make.act_as(team.senior)
    assert Referral.objects.get().state == "stopped"


def test_the_inbox_and_a_partners_page_speak_welsh(
    team: make.Team, feed: Source, senior: Client, signed_in: SignIn
) -> None:
    referral = came(feed, crimeType="Rape")
    senior.cookies["django_language"] = "cy"
    assert "Yn barod (0)" in page(senior, reverse("referrals"))
    assert "Mae cydsyniad ar goll" in page(senior, at(referral))
    partner = signed_in(make.member(team.unit, Role.PARTNER, "Pat Partner"))
    partner.cookies["django_language"] = "cy"
    assert "Eich atgyfeiriadau" in page(partner, reverse("sent_by_partner"))
