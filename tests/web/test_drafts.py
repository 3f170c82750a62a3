"""A form that could not be sent loses no words, and shows them to nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.queries import scope
from alongside.records.models import Case, Draft, Note
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
    # The key is the old one: sent twice it would count once.
    assert hidden(page, "form_key") == form["form_key"]
    assert again.post(address, {**form, "text": WORDS}).status_code == 302
    assert kept(team.officer) == []
    assert Note.objects.filter(text="").count() == 0
    assert WORDS not in again.get(address).content.decode()
