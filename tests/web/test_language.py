"""The language somebody chooses is remembered with their account."""

from collections.abc import Callable

import pytest
from django.test import Client

from alongside.records.models import JournalEntry, Staff
from tests import factories as make

pytestmark = pytest.mark.django_db

SignIn = Callable[[Staff], Client]


def test_the_choice_is_kept_with_the_account_and_journalled_once(signed_in: SignIn) -> None:
    officer = make.team().officer
    client = signed_in(officer)
    for _ in range(2):
        assert client.post("/language", {"language": "cy", "next": "/rules"}).headers["Location"] == "/rules"
    officer.refresh_from_db()
    assert officer.language == "cy"
    make.act_as(officer)
    assert JournalEntry.objects.filter(verb="staff.choose_language", staff_id=officer.pk).count() == 1


def test_on_a_new_machine_somebody_whose_language_is_welsh_reads_welsh(signed_in: SignIn) -> None:
    officer = make.team().officer
    with make.hosting():
        Staff.objects.filter(pk=officer.pk).update(language="cy")
    assert '<html lang="cy"' in signed_in(officer).get("/rules").content.decode()


def test_a_language_there_is_none_of_changes_nothing(signed_in: SignIn) -> None:
    officer = make.team().officer
    signed_in(officer).post("/language", {"language": "xx", "next": "//elsewhere.example"})
    officer.refresh_from_db()
    assert officer.language == "en"


def test_somebody_not_signed_in_may_choose_too(client: Client) -> None:
    answer = client.post("/language", {"language": "cy", "next": "/sign-in/"})
    assert answer.cookies["django_language"].value == "cy"
