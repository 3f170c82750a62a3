"""The duty desk: a rota in which nobody overlaps, somebody to ring now, and a note that the day team reads."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from alongside.actions import rotas
from alongside.actions.performing import LONDON, Invalid, Refused
from alongside.records.models import HandOver, Shift, Staff
from alongside.rules.access import Role
from alongside.rules.rotas import Span
from tests import factories as make
from tests.web.pages import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_friday")]

SignIn = Callable[[Staff], Client]
HOUR = timedelta(hours=1)
NUMBER = "029 2018 0123"


@pytest.fixture
def team() -> make.Team:
    return make.team()


@pytest.fixture
def duty(team: make.Team) -> Staff:
    return make.member(team.unit, Role.DUTY, "Dai Duty")


def put_on(team: make.Team, who: Staff, begins: datetime, ends: datetime, number: str = NUMBER) -> Shift:
    by = make.act_as(team.manager)
    return rotas.put_on(team.unit, by, make.NOW, staff=who, span=Span(begins, ends), number=number)


def test_who_is_on_now_and_how_they_are_rung_stands_first(team: make.Team, duty: Staff, signed_in: SignIn) -> None:
    put_on(team, duty, make.NOW - HOUR, make.NOW + HOUR)
    put_on(team, team.senior, make.NOW + HOUR, make.NOW + 9 * HOUR)
    page = signed_in(team.officer).get(reverse("duty_desk")).content.decode()
    assert page.index("Dai Duty") < page.index("Coming") < page.index("Grace Adeyemi")
    assert NUMBER in page


BAD = [
    (2, 1, "ends_at"),
    (-3, -2, "ends_at"),
    (0, 97, "ends_at"),
    (24 * 500, 24 * 500 + 1, "starts_at"),
    (3, 5, "starts_at"),
]


@pytest.mark.parametrize(("begins", "ends", "field"), BAD)
def test_a_shift_that_cannot_be_is_refused(team: make.Team, duty: Staff, begins: int, ends: int, field: str) -> None:
    put_on(team, duty, make.NOW + 4 * HOUR, make.NOW + 6 * HOUR)
    with pytest.raises(Invalid) as refused:
        put_on(team, team.senior, make.NOW + begins * HOUR, make.NOW + ends * HOUR)
    assert refused.value.field == field


def test_shifts_may_meet_and_one_called_off_leaves_its_time_free(team: make.Team, duty: Staff) -> None:
    first = put_on(team, duty, make.NOW, make.NOW + 2 * HOUR)
    put_on(team, team.senior, make.NOW + 2 * HOUR, make.NOW + 4 * HOUR)
    by = make.act_as(team.manager)
    rotas.call_off(first, by, make.NOW)
    put_on(team, team.senior, make.NOW, make.NOW + 2 * HOUR)
    assert rotas.call_off(first, by, make.NOW).ended_at == make.NOW


def test_only_who_would_see_what_is_urgent_is_put_on_and_only_by_a_manager_of_the_unit(
    team: make.Team, duty: Staff
) -> None:
    with pytest.raises(Invalid):
        put_on(team, team.officer, make.NOW, make.NOW + HOUR)
    with pytest.raises(Invalid):
        put_on(team, duty, make.NOW, make.NOW + HOUR, number=" ")
    elsewhere = make.team(within=team.unit.organisation)
    by = make.act_as(elsewhere.manager)
    with pytest.raises(Refused):
        rotas.put_on(team.unit, by, make.NOW, staff=duty, span=Span(make.NOW, make.NOW + HOUR), number=NUMBER)


def test_the_rota_is_set_on_screen_also_in_the_night_the_clocks_change(
    team: make.Team, duty: Staff, signed_in: SignIn
) -> None:
    client = signed_in(team.manager)
    address = reverse("set_rota")
    days = {"first-day": "27", "first-month": "3", "first-year": "2027"}
    days |= {"last-day": "28", "last-month": "3", "last-year": "2027"}
    form = standing(client.get(address)) | days | {"staff": str(duty.public_id), "number": NUMBER, "starts_at": "5pm"}
    assert "this time does not exist" in client.post(address, form | {"ends_at": "1.30am"}).content.decode()
    assert client.post(address, form | {"ends_at": "9am"}).status_code == 302
    shift = Shift.objects.get()
    assert shift.ends_at - shift.starts_at == timedelta(hours=15)
    assert shift.ends_at == datetime(2027, 3, 28, 9, tzinfo=LONDON)
    assert "Nobody is on in the next seven days" in client.get(address).content.decode()
    off = reverse("call_off_shift", args=[shift.public_id])
    assert client.post(off, standing(client.get(off))).status_code == 302


def test_the_duty_officer_sees_what_is_urgent_in_the_unit_and_an_officer_is_told_where_theirs_stands(
    team: make.Team, duty: Staff, signed_in: SignIn
) -> None:
    make.proposed(make.case(team, "Mari Urgent"), team)
    assert "Mari Urgent" in signed_in(duty).get(reverse("duty_desk")).content.decode()
    page = signed_in(make.member(team.unit, Role.VICTIM_CARE_OFFICER)).get(reverse("duty_desk")).content.decode()
    assert "Mari Urgent" not in page and "Your own stands on Today." in page


def test_a_note_is_left_and_read_by_somebody_else(team: make.Team, duty: Staff, signed_in: SignIn) -> None:
    night, day = signed_in(duty), signed_in(team.officer)
    form = standing(night.get(reverse("hand_over"))) | {"text": "K7M-4QXD-T: ring first thing."}
    for _ in range(2):
        assert night.post(reverse("hand_over"), form).status_code == 302
    note = HandOver.objects.get()
    read = reverse("read_hand_over", args=[note.public_id])
    assert read not in night.get(reverse("duty_desk")).content.decode()
    assert read in day.get(reverse("duty_desk")).content.decode()
    assert night.post(read, standing(night.get(read))).status_code == 200
    assert day.post(read, standing(day.get(read))).status_code == 302
    assert "read by Nia Pugh" in night.get(reverse("duty_desk")).content.decode()
    elsewhere = signed_in(make.team(within=team.unit.organisation).officer)
    assert elsewhere.get(read).status_code == 404
