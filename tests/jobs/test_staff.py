"""`alongside staff add`: an account for somebody, with a password that never stands in an argument."""

import io
import sys
from datetime import UTC, datetime

import pytest

from alongside.jobs import commands
from alongside.records.models import Membership, Organisation, Staff, Unit
from tests.factories import hosting

pytestmark = pytest.mark.django_db
WORDS = ["staff", "add", "gwen.price", "--name", "Gwen Price", "--unit", "force/hub", "--role", "senior"]


@pytest.fixture(autouse=True)
def hub() -> Unit:
    with hosting():
        force = Organisation.objects.create(slug="force", name_en="Force", name_cy="Heddlu")
        return Unit.objects.create(organisation=force, slug="hub", name_en="Hub", name_cy="Hwb", service="police")


def run(monkeypatch: pytest.MonkeyPatch, *words: str, password: str = "walk beside them 2026") -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
    return commands.main(list(words))


def test_an_account_is_made_with_its_place_and_its_password(monkeypatch: pytest.MonkeyPatch, hub: Unit) -> None:
    assert run(monkeypatch, *WORDS) == 0
    person = Staff.objects.get(username="gwen.price")
    assert person.check_password("walk beside them 2026")
    place = Membership.objects.get(staff=person)
    assert (place.unit_id, place.role) == (hub.pk, "senior")
    assert place.starts_on <= datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("words", "password", "said"),
    [
        (
            [*WORDS, "--unit", "force/nowhere"],
            "walk beside them 2026",
            "no unit is force/nowhere; there are: force/hub",
        ),
        (WORDS, "short", "too short"),
        ([*WORDS, "--as", "nobody"], "walk beside them 2026", "nobody active signs in as nobody"),
        ([*WORDS, "--purpose", "curiosity"], "walk beside them 2026", "curiosity is not a listed purpose"),
        ([*WORDS, "--purpose", "feeds"], "walk beside them 2026", "alongside staff: "),
    ],
)
def test_what_is_refused_is_told_in_one_line_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], password: str, said: str
) -> None:
    assert run(monkeypatch, *words, password=password) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not Staff.objects.exists()


def test_a_name_that_is_taken_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, *WORDS) == 0
    assert run(monkeypatch, *WORDS) == 1
    assert "taken" in capsys.readouterr().err
    assert Staff.objects.count() == 1
