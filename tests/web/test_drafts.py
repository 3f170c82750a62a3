"""A form that could not be sent loses no words, and shows them to nobody else."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.jobs import chores
from alongside.queries import scope
from alongside.records.models import Case, Draft, JournalEntry, Membership, Note
from alongside.rules.access import Role
from tests import factories as make
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db
WORDS = "She asked us to ring on Fridays only"


@pytest.fixture
def team() -> Team:
    return make.team()


@pytest.fixture
def case(team: Team) -> Case:
    make.act_as(team.officer)
    return make.case(team, at=NOW - timedelta(days=30))


@pytest.fixture
def address(case: Case) -> str:
    return reverse("case_note", kwargs={"case_id": case.public_id})


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)
    assert found, name
    return found[1]


def opened(client: Client, address: str) -> dict[str, str]:
    """The form as a browser has it, with words typed into it."""
    page = client.get(address).content.decode()
    return {name: hidden(page, name) for name in ("form_key", "drawn_for", "csrfmiddlewaretoken")} | {"text": WORDS}


def end_session(client: Client) -> None:
    client.cookies.pop("sessionid")


def kept(person: Any) -> list[Draft]:
    scope.set_acting(make.actor(person), TODAY)
    return list(Draft.objects.filter(staff=person))


def test_a_form_sent_after_the_session_ended_is_there_again_after_signing_in(
    team: Team, case: Case, address: str
) -> None:
    client = make.signed_in(team.officer)
    form = opened(client, address)
    end_session(client)
    answer = client.post(address, form)
    assert answer.headers["Location"] == f"/sign-in/?next={address}"
    (draft,) = kept(team.officer)
    assert WORDS.replace(" ", "+") in draft.words
    again = make.signed_in(team.officer)
    session = again.session
    session["unsent"] = [address]
    session.save()
    page = again.get(address).content.decode()
    assert WORDS in page
    assert "not sent" in page
    # The key is the old one: had it been taken in after all, sending it again would change nothing.
    assert hidden(page, "form_key") == form["form_key"]
    assert again.post(address, form).status_code == 302
    assert kept(team.officer) == []
    assert Note.objects.count() == 1
    assert WORDS not in again.get(address).content.decode()


@pytest.fixture
def typing(team: Team, address: str) -> tuple[Client, dict[str, str]]:
    """Somebody with the form open before them."""
    client = make.signed_in(team.officer)
    return client, opened(client, address)


def type_on(client: Client, address: str, form: dict[str, str], text: str = WORDS) -> Any:
    """What the script sends every ten seconds."""
    return client.post("/drafts/keep", form | {"text": text, "address": address})


def facts(person: Any) -> list[dict[str, Any]]:
    scope.set_acting(make.actor(person), TODAY)
    return list(
        JournalEntry.objects.filter(staff_id=person.pk, verb="draft.keep")
        .order_by("pk")
        .values_list("facts", flat=True)
    )


def test_while_somebody_types_the_words_are_kept_and_that_is_journalled_once(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    for text in ("She", "She asked", WORDS):
        assert type_on(client, address, form, text).status_code == 204
    (draft,) = kept(team.officer)
    assert "ring+on+Fridays" in draft.words
    assert facts(team.officer) == [{"what": "kept"}]
    page = client.get("/drafts").content.decode()
    assert address in page
    assert "Not sent (1)" in page


def test_a_browser_that_died_finds_its_words_after_signing_in(
    team: Team, address: str, typing: tuple[Client, dict[str, str]], settings: Any
) -> None:
    client, form = typing
    type_on(client, address, form)
    team.officer.set_password("a long enough password")
    team.officer.save()
    new = Client()
    new.post("/sign-in/", {"login": team.officer.username, "password": "a long enough password"})
    assert new.session["unsent"] == [address]


def test_the_words_lie_sealed_and_nothing_of_them_is_written_elsewhere(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    type_on(client, address, form)
    scope.set_acting(make.actor(team.officer), TODAY)
    with connection.cursor() as cursor:
        cursor.execute("select words, address from records_draft")
        ((words, where),) = cursor.fetchall()
    assert "Fridays" not in words
    assert "text=" not in words
    assert where == address
    assert "csrfmiddlewaretoken" not in kept(team.officer)[0].words


def test_a_page_from_before_signing_in_again_loses_nothing_and_says_so(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = typing[0].cookies
    answer = strict.post(address, typing[1] | {"csrfmiddlewaretoken": "a" * 64})
    assert answer.headers["Location"] == address
    page = strict.get(address).content.decode()
    assert "open too long" in page
    assert WORDS in page
    assert Note.objects.count() == 0


def test_a_form_we_did_not_draw_is_refused_and_kept_for_nobody(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    for mark in ("", "x", "é", form["drawn_for"][:-4] + "AAAA"):
        assert strict.post(address, form | {"csrfmiddlewaretoken": "", "drawn_for": mark}).status_code == 403
    assert kept(team.officer) == []


def test_the_mark_of_one_form_keeps_no_words_for_another(
    team: Team, case: Case, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    other = reverse("add_task", kwargs={"case_id": case.public_id})
    assert type_on(client, other, form).status_code == 204
    end_session(client)
    client.post(other, form)
    assert kept(team.officer) == []


def test_the_mark_counts_for_two_days(
    team: Team, address: str, typing: tuple[Client, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, form = typing
    end_session(client)
    for days, count in ((3, 0), (2, 0), (1, 1)):
        later = SimpleNamespace(now=lambda days=days: datetime.now(UTC) + timedelta(days=days))
        monkeypatch.setattr("alongside.web.shell.acting.timezone", later)
        client.post(address, form)
        assert len(kept(team.officer)) == count, days


def test_on_a_shared_computer_the_words_go_to_whom_typed_them_and_not_to_who_is_signed_in(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    colleague = Client(enforce_csrf_checks=True)
    colleague.cookies = make.signed_in(team.senior).cookies
    answer = colleague.post(address, typing[1] | {"csrfmiddlewaretoken": ""})
    assert answer.headers["Location"].startswith("/sign-in/?next=")
    assert len(kept(team.officer)) == 1
    page = colleague.get(address).content.decode()
    assert WORDS not in page
    assert WORDS not in colleague.get("/drafts").content.decode()
    colleague.post("/drafts/drop", {"address": address})
    assert len(kept(team.officer)) == 1


def test_the_script_of_somebody_else_keeps_nothing_for_whom_the_page_was_drawn(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    colleague = make.signed_in(team.senior)
    type_on(colleague, address, typing[1])
    assert kept(team.officer) == kept(team.senior) == []


class TestACaseThatIsLostWhileTyping:
    """Reassigned, sealed, left: what was typed is kept, and its author reads it no more."""

    @pytest.fixture
    def lost(self, team: Team, address: str, typing: tuple[Client, dict[str, str]]) -> Client:
        client, form = typing
        type_on(client, address, form, "the first words")
        with make.hosting():
            Membership.objects.filter(staff=team.officer).update(unit=make.unit())
        assert client.post(address, form).status_code == 404
        return client

    def test_it_is_shown_to_its_author_no_more(self, lost: Client, team: Team, address: str) -> None:
        assert lost.get(address).status_code == 404
        page = lost.get("/drafts").content.decode()
        assert WORDS not in page
        assert address not in page
        assert kept(team.officer) == []

    def test_it_is_kept_for_who_looks_after_the_case_and_reading_it_is_journalled(
        self, lost: Client, team: Team, case: Case, address: str
    ) -> None:
        page = make.signed_in(team.senior).get("/drafts").content.decode()
        assert WORDS in page
        assert "Nia Pugh" in page
        scope.set_acting(make.actor(team.senior), TODAY)
        assert JournalEntry.objects.filter(staff_id=team.senior.pk, case_id=case.pk, verb="case.view").exists()

    @pytest.mark.parametrize("role", [Role.VICTIM_CARE_OFFICER, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
    def test_it_is_shown_to_no_other_colleague(self, lost: Client, team: Team, role: Role) -> None:
        colleague = make.signed_in(make.member(team.unit, role))
        assert WORDS not in colleague.get("/drafts").content.decode()

    def test_it_is_there_again_with_the_case(self, lost: Client, team: Team, address: str) -> None:
        with make.hosting():
            Membership.objects.filter(staff=team.officer).update(unit=team.unit)
        assert WORDS in lost.get(address).content.decode()


def test_signing_out_throws_them_away_after_asking(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    type_on(client, address, form)
    asked = client.post("/sign-in/out")
    assert asked.status_code == 200
    assert "words that were not sent" in asked.content.decode()
    assert len(kept(team.officer)) == 1
    assert client.post("/sign-in/out", {"sure": "yes"}).status_code == 302
    assert kept(team.officer) == []
    assert facts(team.officer)[-1] == {"what": "signed_out", "drafts": 1}


def test_one_is_thrown_away_from_the_form_itself(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    type_on(client, address, form)
    assert 'action="/drafts/drop"' in client.get(address).content.decode()
    client.post("/drafts/drop", {"address": address})
    assert kept(team.officer) == []
    assert "Everything you typed was sent" in client.get("/drafts").content.decode()


def test_what_nobody_came_back_for_is_gone_after_seven_days(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    client, form = typing
    type_on(client, address, form)
    chores.forget_drafts(datetime.now(UTC) + timedelta(days=6))
    assert len(kept(team.officer)) == 1
    chores.forget_drafts(datetime.now(UTC) + timedelta(days=8))
    assert kept(team.officer) == []


@pytest.mark.parametrize("text", ["", "x" * 200_000, "\x00 and \u2028 and é", "<script>alert(1)</script>"])
def test_whatever_is_typed_harms_nothing(
    team: Team, address: str, typing: tuple[Client, dict[str, str]], text: str
) -> None:
    client, form = typing
    assert type_on(client, address, form, text).status_code == 204
    assert "<script>alert(1)" not in client.get(address).content.decode()


def test_a_case_nobody_ever_opened_the_form_of_keeps_nothing(team: Team) -> None:
    client = make.signed_in(team.officer)
    for address in ("/case/not-an-id/note/new", f"/case/{uuid4()}/note/new"):
        client.post(address, {"form_key": str(uuid4()), "text": WORDS})
    assert kept(team.officer) == []


def test_a_page_where_nothing_was_typed_asks_nothing_of_the_drafts(
    team: Team, address: str, typing: tuple[Client, dict[str, str]]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        typing[0].get(address)
    assert not any("records_draft" in one["sql"] for one in asked.captured_queries)
