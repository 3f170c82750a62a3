"""One's own calendar: off until switched on, gone when switched off, and it says nothing but that one is out."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.actions import calendars, visits
from alongside.actions.performing import Changed
from alongside.api.calendar import written
from alongside.queries.calendars import Entry
from alongside.records.models import CalendarFeed, JournalEntry, Staff
from alongside.rules.visits import QUESTIONS
from tests import factories as make

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _nobody_was_counted() -> None:
    cache.clear()


@pytest.fixture
def team() -> make.Team:
    return make.team()


def switched_on(team: make.Team) -> str:
    return calendars.switch_on(None, team.by, timezone.now())


def fetched(secret: str) -> tuple[int, str]:
    answer = Client().get(f"/api/calendar/{secret}.ics")
    return answer.status_code, answer.content.decode()


def test_it_says_that_one_is_out_and_no_name_place_or_case(team: make.Team) -> None:
    now = timezone.now()
    case = make.case(team, "Mari Secret", at=now)
    plan = visits.Plan(
        kind="other", starts_at=now + HOUR, back_by=now + 2 * HOUR, goes=team.officer, second=team.senior,
        answers=dict.fromkeys(QUESTIONS, "no"), place="The park in Pontsecret",
    )  # fmt: skip
    visit = visits.book(case, team.by, now, plan=plan)
    status, said = fetched(switched_on(team))
    assert status == 200
    assert said.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and said.endswith("END:VCALENDAR\r\n")
    assert f"DTSTART:{(now + HOUR):%Y%m%dT%H%M%SZ}" in said
    assert re.search(r"^SUMMARY:Visit [0-9a-f]{4}\r$", said, re.MULTILINE)
    secrets = (
        "Mari",
        "Secret",
        "park",
        "Pugh",
        "Adeyemi",
        case.reference,
        str(visit.public_id),
        str(visit.outing.public_id),
    )
    assert [word for word in secrets if word.lower() in said.lower()] == []
    assert set(re.findall(r"^([A-Z-]+)[:;]", said, re.MULTILINE)) == {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS",
        "TRANSP",
    }  # fmt: skip


def test_a_secret_that_is_wrong_ended_or_of_a_closed_account_is_answered_as_none_is(team: make.Team) -> None:
    old = switched_on(team)
    new = switched_on(team)
    assert fetched(new)[0] == 200
    nothing = (404, "")
    assert fetched(old) == fetched("wrong") == fetched("x" * 43) == nothing
    calendars.switch_off(None, team.by, timezone.now())
    assert fetched(new) == nothing
    with pytest.raises(Changed):
        calendars.switch_off(None, team.by, timezone.now())
    again = switched_on(team)
    with make.hosting():
        Staff.objects.filter(pk=team.officer.pk).update(is_active=False)
    assert fetched(again) == nothing


def test_only_a_hash_is_kept_and_the_journal_has_one_line_a_day(team: make.Team) -> None:
    secret = switched_on(team)
    make.act_as(team.officer)
    assert secret not in str(CalendarFeed.objects.values().get())
    for _ in range(3):
        assert fetched(secret)[0] == 200
    make.act_as(team.officer)
    assert JournalEntry.objects.filter(verb="calendar.read").count() == 1


def test_wrong_secrets_and_a_program_gone_wild_are_stopped(team: make.Team) -> None:
    assert [fetched("x" * 43)[0] for _ in range(31)][-1] == 429
    secret = switched_on(team)
    assert [fetched(secret)[0] for _ in range(31)][-1] == 429


def test_it_is_off_by_default_and_switched_on_on_screen_where_its_address_is_shown_once(team: make.Team) -> None:
    client = make.signed_in(team.officer)
    page = client.get(reverse("own_calendar")).content.decode()
    assert "It is off." in page
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', page)
    assert key is not None
    shown = client.post(reverse("own_calendar"), {"form_key": key[1], "switch": "on"}).content.decode()
    address = re.search(r"/api/calendar/([\w-]+)\.ics", shown)
    assert address is not None
    assert fetched(address[1])[0] == 200
    assert address[1] not in client.get(reverse("own_calendar")).content.decode()


def test_switching_it_on_asks_once_more_who_one_is(team: make.Team) -> None:
    client = make.signed_in(team.officer, proved=timezone.now() - timedelta(hours=3))
    assert client.get(reverse("own_calendar")).status_code == 302


def test_no_line_is_long_enough_to_be_folded_and_each_ends_as_the_standard_says() -> None:
    now = timezone.now()
    said = written([Entry("0123456789ab", now, now + HOUR)], now, welsh=True)
    lines = said.split("\r\n")
    assert lines[-1] == "" and "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "SUMMARY:Ymweliad 0123" in lines
