"""How long somebody is signed in, where, and what ends it: at the latest with the next request."""

import re
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.test import Client

from alongside.actions import accounts, sign_ins
from alongside.actions.performing import Refused
from alongside.queries import scope
from alongside.records.models import JournalEntry, Membership, Session, Staff
from alongside.records.sessions import SessionStore, hashed
from alongside.rules.access import Role
from alongside.web.devices import kind_of
from tests import factories as make
from tests.factories import NOW, TODAY, Team

pytestmark = pytest.mark.django_db
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1"
DOOR = "/sign-in/?next=/caseload"


class Clock:
    """The only clock of the web."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        patch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: self.now))

    def goes(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def team() -> Team:
    return make.team()


@pytest.fixture
def officer(team: Team, clock: Clock) -> Client:
    client = make.signed_in(team.officer)
    assert client.get("/caseload").status_code == 200
    return client


def out(client: Client) -> bool:
    """Whether this browser's next request is nobody's."""
    return bool(client.get("/caseload").headers.get("Location") == DOOR)


def key_of(client: Client) -> str:
    return client.cookies["sessionid"].value


def written(person: Staff, verb: str) -> list[dict[str, Any]]:
    scope.set_acting(make.actor(person), TODAY)
    lines = JournalEntry.objects.filter(staff_id=person.pk, verb=verb).order_by("pk")
    return list(lines.values_list("facts", flat=True))


def test_thirty_minutes_without_a_request_end_it_and_that_is_journalled(
    officer: Client, clock: Clock, team: Team
) -> None:
    clock.goes(minutes=29)
    assert not out(officer)
    clock.goes(minutes=29)
    assert not out(officer)
    clock.goes(minutes=30)
    assert out(officer)
    assert written(team.officer, "sign_in.end") == [{"why": "idle"}]
    assert not Session.objects.filter(staff=team.officer).exists()


def test_twelve_hours_end_it_however_busy_somebody_is(officer: Client, clock: Clock, team: Team) -> None:
    for _ in range(12 * 3 - 1):
        clock.goes(minutes=20)
        assert not out(officer)
    clock.goes(minutes=20)
    assert out(officer)
    assert written(team.officer, "sign_in.end") == [{"why": "age"}]


def test_a_clock_set_back_ends_a_session_instead_of_extending_it(officer: Client, clock: Clock, team: Team) -> None:
    clock.goes(hours=-2)
    assert out(officer)
    assert written(team.officer, "sign_in.end") == [{"why": "clock"}]


def test_a_clock_corrected_by_a_minute_or_two_adds_no_more_than_that_however_often(
    officer: Client, clock: Clock
) -> None:
    clock.goes(seconds=-90)
    assert not out(officer)
    clock.goes(seconds=-90)
    assert out(officer)


def test_a_clock_set_forward_by_a_day_ends_it(officer: Client, clock: Clock) -> None:
    clock.goes(days=1)
    assert out(officer)


def test_being_seen_is_written_once_a_minute_and_changes_no_cookie(officer: Client, clock: Clock, team: Team) -> None:
    row = Session.objects.get(staff=team.officer)
    assert row.seen_at == NOW
    clock.goes(seconds=59)
    officer.get("/caseload")
    row.refresh_from_db()
    assert row.seen_at == NOW
    clock.goes(seconds=1)
    answer = officer.get("/caseload")
    row.refresh_from_db()
    assert row.seen_at == NOW + timedelta(minutes=1)
    assert "sessionid" not in answer.cookies


def test_the_limits_are_those_of_the_settings(officer: Client, clock: Clock, settings: Any) -> None:
    settings.ALONGSIDE_IDLE_MINUTES = 5
    clock.goes(minutes=5)
    assert out(officer)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "../../etc/passwd",
        "0" * 32,
        "'; drop table records_session; --",
        "é" * 32,
        signing.dumps({SESSION_KEY: "1"}),
        "a" * 4000,
    ],
    ids=["empty", "short", "a path", "noughts", "SQL", "accents", "signed", "long"],
)
def test_a_forged_cookie_is_nobody(officer: Client, key: str) -> None:
    forger = Client()
    forger.cookies["sessionid"] = key
    assert out(forger)


def test_a_cookie_changed_by_one_letter_is_nobody(officer: Client) -> None:
    key = key_of(officer)
    forger = Client()
    forger.cookies["sessionid"] = key[:-1] + ("a" if key[-1] != "a" else "b")
    assert out(forger)


def test_what_lies_in_the_table_is_no_cookie(officer: Client, team: Team) -> None:
    row = Session.objects.get(staff=team.officer)
    assert row.session_key == hashed(key_of(officer))
    thief = Client()
    thief.cookies["sessionid"] = row.session_key
    assert out(thief)


def test_a_row_written_by_hand_is_not_believed_without_the_installations_key(officer: Client, team: Team) -> None:
    content = SessionStore().encode({SESSION_KEY: str(team.manager.pk)})
    Session.objects.filter(staff=team.officer).update(session_data=content[:-2] + "xx")
    assert out(officer)


def test_content_copied_under_another_key_is_nobody(
    officer: Client, team: Team, caplog: pytest.LogCaptureFixture
) -> None:
    theirs = make.signed_in(team.manager)
    with make.hosting():
        copied = Session.objects.get(pk=hashed(key_of(theirs)))
        Session.objects.filter(pk=hashed(key_of(officer))).update(
            session_data=copied.session_data, staff_id=copied.staff_id
        )
    assert out(officer)
    assert not out(theirs)
    assert "Session" in "".join(one.getMessage() for one in caplog.records if "SuspiciousSession" in one.name)


@pytest.mark.parametrize("whose", ["manager", None])
def test_a_row_said_to_be_somebody_elses_is_nobody(
    officer: Client, team: Team, whose: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with make.hosting():
        Session.objects.filter(pk=hashed(key_of(officer))).update(staff=getattr(team, whose) if whose else None)
    assert out(officer)
    assert "not of the person of its row" in caplog.text


def test_keys_are_random_and_long() -> None:
    stores = [SessionStore() for _ in range(200)]
    for store in stores:
        store.create()
    keys = {str(store.session_key) for store in stores}
    assert len(keys) == 200
    assert all(re.fullmatch("[a-z0-9]{32}", key) for key in keys)  # 36^32: 165 bits


def test_signing_out_ends_it_on_the_server(officer: Client, team: Team) -> None:
    replay = Client()
    replay.cookies["sessionid"] = key_of(officer)
    assert not out(replay)
    assert officer.post("/sign-in/out").headers["Location"] == "/sign-in/"
    assert out(replay)
    assert written(team.officer, "sign_in.end") == [{"why": "signed_out"}]


@pytest.mark.parametrize("where", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "x:y"])
def test_signing_out_leads_nowhere_else(officer: Client, where: str) -> None:
    assert officer.post("/sign-in/out", {"next": where}).headers["Location"] == "/sign-in/"


def test_an_account_that_is_closed_is_out_with_its_next_request(officer: Client, team: Team) -> None:
    with make.hosting():
        Staff.objects.filter(pk=team.officer.pk).update(is_active=False)
    assert out(officer)


def test_a_place_that_ends_takes_its_cases_away_with_the_next_request(officer: Client, team: Team) -> None:
    with make.hosting():
        Membership.objects.filter(staff=team.officer).update(ends_on=TODAY - timedelta(days=1))
    assert officer.get("/caseload").status_code == 403


def test_the_kind_of_device_is_told_and_nothing_that_tells_two_alike_apart() -> None:
    assert kind_of(EDGE) == "Edge, Windows"
    assert (
        kind_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1") == "Safari, iPhone"
    )
    assert kind_of("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0") == "Firefox, Linux"
    assert kind_of("curl/8") == ""
    assert kind_of("<script>Edg/</script>") == "Edge"


class TestThePlaces:
    """Where one is signed in, oneself and as an administrator."""

    @pytest.fixture
    def elsewhere(self, team: Team, clock: Clock) -> Client:
        client = make.signed_in(team.officer, headers={"User-Agent": EDGE})
        client.get("/caseload")
        Session.objects.filter(pk=hashed(key_of(client))).update(device="Edge, Windows")
        return client

    def test_the_list_shows_both_and_says_which_is_here(self, officer: Client, elsewhere: Client) -> None:
        page = officer.get("/sign-in/yours/places").content.decode()
        assert page.count("Sign out there") == 1
        assert page.count("Here") == 1
        assert "Edge, Windows" in page
        assert "127.0.0.1" not in page

    def test_one_that_was_not_seen_for_half_an_hour_is_not_listed(
        self, officer: Client, elsewhere: Client, clock: Clock
    ) -> None:
        clock.goes(minutes=20)
        officer.get("/caseload")
        clock.goes(minutes=15)
        assert "Edge, Windows" not in officer.get("/sign-in/yours/places").content.decode()

    def test_one_of_them_is_ended_from_here(self, officer: Client, elsewhere: Client, team: Team) -> None:
        officer.post("/sign-in/yours/places", {"mark": hashed(key_of(elsewhere))})
        assert out(elsewhere)
        assert not out(officer)
        assert written(team.officer, "sign_in.end") == [{"why": "revoked", "ended": 1}]

    def test_all_others_are_ended_from_here(self, officer: Client, elsewhere: Client) -> None:
        officer.post("/sign-in/yours/places")
        assert out(elsewhere)
        assert not out(officer)

    def test_nobody_ends_those_of_somebody_else(self, officer: Client, team: Team) -> None:
        other = make.signed_in(team.manager)
        assert not out(other)
        officer.post("/sign-in/yours/places", {"mark": hashed(key_of(other))})
        assert not out(other)

    def test_a_fifth_place_ends_the_one_longest_unseen(self, officer: Client, team: Team, clock: Clock) -> None:
        clients = [officer]
        for _ in range(4):
            clock.goes(minutes=1)
            clients.append(make.signed_in(team.officer))
            assert not out(clients[-1])
        sign_ins.begin(team.officer, make.actor(team.officer), clock.now, most=settings.ALONGSIDE_SESSIONS)
        assert [out(one) for one in clients] == [True, False, False, False, False]
        assert written(team.officer, "sign_in.begin") == [{"ended": 1}]


class TestAnAdministrator:
    """Lets people of her own organisation in again, or out at once; sees no password, never looks after herself."""

    @pytest.fixture
    def ada(self, team: Team) -> Staff:
        return make.member(team.unit, Role.ADMINISTRATOR, "Ada Lloyd")

    @pytest.fixture
    def admin(self, ada: Staff, clock: Clock) -> Client:
        return make.signed_in(ada)

    def look_after(self, admin: Client, person: Staff, what: str) -> Any:
        address = f"/accounts/{person.public_id}"
        page = admin.get(address)
        assert page.status_code == 200
        assert "password" not in page.content.decode().lower()
        key = re.search(r'name="form_key"[^>]*value="([^"]+)"', page.content.decode())
        assert key
        return admin.post(address, {"what": what, "form_key": key[1]})

    def test_ends_all_of_somebodys_sessions_at_once(
        self, admin: Client, officer: Client, team: Team, ada: Staff
    ) -> None:
        assert self.look_after(admin, team.officer, "end").status_code == 302
        assert out(officer)
        assert written(ada, "account.look_after") == [{"what": "sessions", "ended": 1}]

    def test_closes_an_account_and_opens_it_again(self, admin: Client, officer: Client, team: Team) -> None:
        self.look_after(admin, team.officer, "close")
        assert out(officer)
        team.officer.refresh_from_db()
        assert not team.officer.is_active
        self.look_after(admin, team.officer, "reopen")
        team.officer.refresh_from_db()
        assert team.officer.is_active

    def test_the_list_shows_who_is_signed_in(self, admin: Client, officer: Client) -> None:
        page = admin.get("/accounts").content.decode()
        assert "Nia Pugh" in page
        assert "1 place" in page
        assert "Ada Lloyd" not in page.partition("<main")[2]

    def test_knows_nobody_of_another_organisation_and_not_herself(self, admin: Client, ada: Staff) -> None:
        for person in (make.team().officer, ada):
            assert admin.get(f"/accounts/{person.public_id}").status_code == 404

    @pytest.mark.parametrize("who", ["officer", "senior", "manager"])
    def test_nobody_else_looks_after_accounts(self, team: Team, who: str, clock: Clock) -> None:
        client = make.signed_in(getattr(team, who))
        assert client.get("/accounts").status_code == 403
        assert client.post(f"/accounts/{team.officer.public_id}", {"what": "close"}).status_code == 403

    def test_is_asked_once_more_who_she_is_when_that_was_long_ago(self, ada: Staff, clock: Clock, team: Team) -> None:
        admin = make.signed_in(ada, proved=NOW - timedelta(minutes=11))
        assert admin.get("/accounts").headers["Location"] == "/sign-in/again/code?next=%2Faccounts"
        with pytest.raises(AssertionError):
            self.look_after(admin, team.officer, "close")
        assert Staff.objects.get(pk=team.officer.pk).is_active

    def test_an_action_on_somebody_elsewhere_is_refused_as_well(self, ada: Staff) -> None:
        with pytest.raises(Refused):
            accounts.close(make.team().officer, make.actor(ada), datetime.now(NOW.tzinfo))
