"""A password that somebody else chose lets in to choose one's own, and to nothing else."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from alongside.records.models import JournalEntry, Staff
from tests import factories as make

pytestmark = pytest.mark.django_db
LENT, OWN = "walk beside them 2026", "seven quiet herons over mud"


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def newcomer() -> Staff:
    person = make.team().officer
    person.set_password(LENT)
    person.password_lent = True
    with make.hosting():
        person.save()
    return person


@pytest.mark.parametrize(
    "address", ["/", "/caseload", "/search", "/sign-in/yours/places", "/case/00000000-0000-4000-8000-000000000000"]
)
def test_nothing_is_open_but_the_page_that_changes_it(newcomer: Staff, address: str) -> None:
    client = make.signed_in(newcomer)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/yours/password")
    assert "Somebody else chose the password you have" in client.get("/sign-in/yours/password").content.decode()


def test_everything_is_open_when_it_is_changed(newcomer: Staff) -> None:
    client = make.signed_in(newcomer)
    sent = {"oldpassword": LENT, "password1": OWN}
    assert client.post("/sign-in/yours/password", sent).status_code == 302
    with make.hosting():
        newcomer.refresh_from_db()
    assert newcomer.check_password(OWN)
    assert not newcomer.password_lent
    assert client.get("/caseload").status_code == 200
    assert "Somebody else chose" not in client.get("/sign-in/yours/password").content.decode()


def test_the_same_password_is_not_ones_own(newcomer: Staff) -> None:
    client = make.signed_in(newcomer)
    client.post("/sign-in/yours/password", {"oldpassword": LENT, "password1": LENT})
    assert client.get("/caseload").status_code == 302


def test_somebody_may_always_sign_out(newcomer: Staff) -> None:
    client = make.signed_in(newcomer)
    assert client.post("/sign-in/out").status_code == 302
    assert client.get("/caseload")["Location"].startswith("/sign-in/?")
    assert not JournalEntry.objects.filter(verb="case.view").exists()
