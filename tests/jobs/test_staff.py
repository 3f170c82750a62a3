"""`alongside staff add`: an account for somebody, with a password that never stands in an argument."""

import io
import sys
from datetime import UTC, datetime, timedelta

import pytest

from alongside.actions import staff
from alongside.actions.performing import Invalid
from alongside.jobs import commands
from alongside.records.models import JournalEntry, Membership, Organisation, Session, Staff, Unit
from alongside.rules.access import Role
from alongside.rules.counting import LONDON
from tests.factories import actor, hosting, member, signed_in, unit

pytestmark = pytest.mark.django_db
TODAY = datetime.now(LONDON).date()
DAY = timedelta(days=1)
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
    ("words", "password", "said", "code"),
    [
        (
            [*WORDS, "--unit", "force/nowhere"],
            "walk beside them 2026",
            "no unit is force/nowhere; there are: force/hub",
            2,
        ),
        (WORDS, "short", "too short", 1),
        ([*WORDS, "--as", "nobody"], "walk beside them 2026", "nobody active signs in as nobody", 2),
        ([*WORDS, "--purpose", "curiosity"], "walk beside them 2026", "curiosity is not a listed purpose", 2),
        ([*WORDS, "--purpose", "feeds"], "walk beside them 2026", "alongside staff: ", 1),
    ],
)
def test_what_is_refused_is_told_in_one_line_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    password: str,
    said: str,
    code: int,
) -> None:
    assert run(monkeypatch, *words, password=password) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not Staff.objects.exists()


def test_a_name_that_is_taken_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, *WORDS) == 0
    assert run(monkeypatch, *WORDS) == 1
    assert "taken" in capsys.readouterr().err
    assert Staff.objects.count() == 1


def test_a_place_that_ends_takes_every_session_with_it(monkeypatch: pytest.MonkeyPatch, hub: Unit) -> None:
    run(monkeypatch, *WORDS)
    person = Staff.objects.get()
    signed_in(person)
    with hosting():
        Membership.objects.update(starts_on=TODAY - DAY)
    assert run(monkeypatch, "staff", "end", "gwen.price", "--unit", "force/hub") == 0
    assert Membership.objects.get().ends_on == TODAY - DAY
    assert not Session.objects.exists()
    entry = JournalEntry.objects.latest("pk")
    assert entry.verb == "staff.add" and entry.facts == {"unit": hub.pk, "places": 1, "ended": 1}


def test_a_place_may_end_after_a_day_to_come_and_one_that_had_no_day_yet_goes(
    monkeypatch: pytest.MonkeyPatch, hub: Unit
) -> None:
    run(monkeypatch, *WORDS)
    end = ("staff", "end", "gwen.price", "--unit", "force/hub")
    signed_in(Staff.objects.get())
    assert run(monkeypatch, *end, "--last-day", (TODAY + DAY).isoformat()) == 0
    assert Membership.objects.get().ends_on == TODAY + DAY
    assert Session.objects.exists()
    assert run(monkeypatch, *end) == 0
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("end", "gwen.price", "--unit", "force/hub", "--role", "duty"), "no such place", 1),
        (("end", "gwen.price", "--unit", "force/nowhere"), "no unit is force/nowhere", 2),
        (("end", "nobody", "--unit", "force/hub"), "nobody signs in as nobody", 2),
        (("end", "gwen.price", "--unit", "force/hub", "--as", "far"), "there is no such unit", 1),
        (
            ("add", "new", "--name", "N", "--unit", "force/hub", "--role", "duty", "--as", "far"),
            "there is no such unit",
            1,
        ),
        (("end", "ada", "--unit", "force/hub", "--as", "ada"), "Nobody gives or takes a place of their own", 1),
    ],
)
def test_a_place_that_is_not_theirs_to_end_or_to_give_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    hub: Unit,
    words: tuple[str, ...],
    said: str,
    code: int,
) -> None:
    run(monkeypatch, *WORDS)
    for name, unit_of in (("far", unit()), ("ada", hub)):
        person = member(unit_of, Role.ADMINISTRATOR)
        with hosting():
            Staff.objects.filter(pk=person.pk).update(username=name)
    before = list(Membership.objects.order_by("pk").values("pk", "ends_on"))
    capsys.readouterr()
    assert run(monkeypatch, "staff", *words) == code
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert list(Membership.objects.order_by("pk").values("pk", "ends_on")) == before


def test_nobody_becomes_administrator_and_privacy_officer_whichever_comes_first_and_from_whenever(hub: Unit) -> None:
    ada = actor(member(hub, Role.ADMINISTRATOR), TODAY)
    now = datetime.now(UTC)
    beside = unit(within=hub.organisation)
    for held, wanted in (
        (Role.PRIVACY_OFFICER, Role.ADMINISTRATOR),
        (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER),
    ):
        person = member(unit(), Role.DUTY)
        with hosting():
            Membership.objects.create(staff=person, unit=beside, role=str(held), starts_on=TODAY + 9 * DAY)
        for until in (None, TODAY + 9 * DAY):
            with pytest.raises(Invalid) as refused:
                staff.join(hub, ada, now, person=person, role=wanted, until=until)
            assert refused.value.field == "role" and "at once" in refused.value.words.en
        assert staff.join(hub, ada, now, person=person, role=wanted, until=TODAY + 8 * DAY).pk


def test_an_address_that_is_none_is_refused_in_words_and_makes_no_account(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *WORDS, "--email", "not an email") == 1
    assert "Give an email address like name@example.org\n" in capsys.readouterr().err
    assert not Staff.objects.filter(username="gwen.price").exists()
    assert run(monkeypatch, *WORDS, "--email", "gwen@example.org") == 0
    assert Staff.objects.get(username="gwen.price").email == "gwen@example.org"


def test_a_place_is_given_again_to_who_had_left(monkeypatch: pytest.MonkeyPatch, hub: Unit) -> None:
    assert run(monkeypatch, *WORDS) == 0
    assert run(monkeypatch, "staff", "end", "gwen.price", "--unit", "force/hub") == 0
    until = TODAY + 90 * DAY
    back = [
        "staff",
        "place",
        "gwen.price",
        "--unit",
        "force/hub",
        "--role",
        "victim_care_officer",
        "--until",
        until.isoformat(),
    ]
    assert run(monkeypatch, *back) == 0
    place = Membership.objects.get(staff__username="gwen.price", ends_on=until)
    assert (place.unit_id, place.role, place.starts_on) == (hub.pk, "victim_care_officer", TODAY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody", "--unit", "force/hub", "--role", "senior"], "nobody signs in as nobody"),
        (["gwen.price", "--unit", "force/nowhere", "--role", "senior"], "no unit is force/nowhere"),
        (["gwen.price", "--unit", "force/hub", "--role", "senior", "--until", "2020-01-01"], "alongside staff: "),
        (["gwen.price", "--unit", "force/hub", "--role", "senior", "--as", "gwen.price"], "alongside staff: "),
    ],
)
def test_a_place_that_cannot_be_given_is_told_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(monkeypatch, *WORDS) == 0
    before = Membership.objects.count()
    assert run(monkeypatch, "staff", "place", *words) != 0
    assert said in capsys.readouterr().err
    assert Membership.objects.count() == before
