"""The guard over hundreds of stored states of a way: nothing leaves one that is not safe without what that takes.

What may leave is said here a second time, from the stored row; ten thousand states of the rule alone are in
`tests/rules/test_outlets.py`.
"""

import random
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from alongside.actions import channels, guard
from alongside.actions.performing import Invalid
from alongside.jobs.leaving import leave_each
from alongside.records.models import Case, Channel, Departure, FourEyes
from alongside.rules.outlets import OF_WAY, UNATTENDED, Outlet
from tests.factories import NOW, TODAY, act_as, case, offender, phone, team

pytestmark = pytest.mark.django_db

STATES = 300
WAYS = ("phone", "text", "email", "post", "visit", "voicemail", "third_party")
WHY = "Police asked us to warn her at once."


def given(draw: random.Random) -> dict[str, Any]:
    """What somebody gives who wants it to leave."""
    return {
        "override_why": draw.choice(["", "ok", WHY, WHY, WHY]),
        "conditions_read": draw.random() < 0.5,
        "threat_to_life": draw.random() < 0.3,
    }


def put(draw: random.Random, way: Channel) -> None:
    """Any state that the database keeps."""
    way.way = draw.choice(WAYS)
    way.safety = draw.choice(["safe", "unsafe", "not_asked", "conditions"])
    way.conditions = "Never leave a message" if way.safety == "conditions" else ""
    way.said_on = draw.choice([None, TODAY - timedelta(days=draw.randint(0, 250))])
    way.expires_on = draw.choice([None, None, TODAY + timedelta(days=draw.randint(-5, 5))])
    hours = draw.choice([(None, None), (None, None), (time(9), time(17)), (time(18), time(21))])
    way.hours_from, way.hours_until = hours
    way.doubted_on = draw.choice([None, None, None, TODAY])
    way.ended_at = NOW if draw.random() < 0.1 else None
    way.save()


def dangerous(way: Channel) -> bool:
    return way.safety == "unsafe"


def doubtful(way: Channel) -> bool:
    """Whatever keeps a way from being simply safe, read off the row alone."""
    old = way.said_on is None or (TODAY - way.said_on).days > 183 or (way.expires_on or TODAY) < TODAY
    undated = way.said_on is None and way.expires_on is None
    return way.safety != "safe" or way.doubted_on is not None or undated or (old and way.said_on is not None)


def test_nothing_leaves_a_way_that_is_not_safe_without_its_recorded_override() -> None:
    draw = random.Random(4)
    of = team()
    held = case(of)
    way = phone(held, of)
    left = held_back = 0
    for _ in range(STATES):
        act_as(of.officer)
        put(draw, way)
        outlet = OF_WAY[way.way] if draw.random() < 0.7 else draw.choice(list(Outlet))
        gave = given(draw)
        try:
            made = guard.leave(held, of.by, NOW, outlet=outlet, channel=way.public_id, **gave)
        except Invalid:
            held_back += 1
            continue
        left += 1
        assert way.ended_at is None
        assert outlet is not Outlet.API
        if doubtful(way):
            assert made.light != "green"
            assert made.needs != "nothing"
            assert outlet not in UNATTENDED
            assert made.needs == "conditions_read" or made.override_why == WHY
        if dangerous(way):
            assert made.light == "red"
            assert made.second is not None
            assert made.threat_to_life is gave["threat_to_life"] is True
        if made.needs == "conditions_read":
            assert gave["conditions_read"] or gave["override_why"]
    assert left > 40
    assert held_back > 100
    assert Departure.objects.filter(case=held).count() == left
    assert FourEyes.objects.filter(case=held, what="threat", decided_at=None).count() == (
        Departure.objects.filter(case=held, threat_to_life=True).count()
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"light": "green", "needs": "reason"},
        {"light": "amber", "needs": "nothing"},
        {"light": "amber", "needs": "reason", "override_why": ""},
        {"light": "red", "needs": "second_person", "override_why": WHY},
        {"light": "red", "needs": "conditions_read"},
        {"light": "red", "needs": "impossible", "override_why": WHY},
    ],
)
def test_the_database_itself_keeps_no_departure_without_its_override(wrong: dict[str, str]) -> None:
    of = team()
    held = case(of)
    way = phone(held, of)
    act_as(of.officer)
    with pytest.raises(IntegrityError, match="departure_with_its_override"), transaction.atomic():
        Departure.objects.create(case=held, channel=way, outlet="call", at=NOW, by=of.officer, **wrong)


def prepared(held: Case) -> list[tuple[Case, UUID]]:
    return [(held, one.public_id) for one in Channel.objects.filter(person=held.person).order_by("pk")]


def test_after_a_change_of_address_nothing_goes_to_the_old_one_by_any_door_or_job_prepared_before() -> None:
    of = team()
    held = case(of)
    safe: dict[str, Any] = {"person": held.person, "safety": "safe", "said_by": "Mari"}
    old = channels.add(held, of.by, NOW, way="post", value="1 Stryd Fawr", **safe)
    visit = channels.add(held, of.by, NOW, way="visit", value="1 Stryd Fawr", **safe)
    jobs = prepared(held)
    assert [one.why for one in leave_each(jobs, of.by, NOW, outlet=Outlet.BULK)] == [None, None]
    later = NOW + timedelta(hours=1)
    new = channels.add(held, of.by, later, instead_of=old.public_id, **safe | {"way": "post", "value": "2 Lôn Las"})
    act_as(of.officer)
    before = Departure.objects.filter(channel__in=[old, visit]).count()
    assert before == 2
    for outlet in Outlet:
        results = leave_each(jobs, of.by, later, outlet=outlet)
        assert all(one.departure is None for one in results)
        assert all(one.why is not None and "no longer theirs" in one.why.en for one in results) or outlet is Outlet.API
        for channel in (old, visit):
            with pytest.raises(Invalid):
                guard.leave(
                    held, of.by, later, outlet=outlet, channel=channel.public_id, override_why=WHY, threat_to_life=True
                )
    act_as(of.officer)
    assert Departure.objects.filter(channel__in=[old, visit]).count() == before
    assert guard.leave(held, of.by, later, outlet=Outlet.LETTER, channel=new.public_id).light == "green"


def test_a_job_goes_one_by_one_and_says_who_was_held_back_and_why() -> None:
    of = team()
    cases = [case(of, f"Mari Testament {number}") for number in range(3)]
    ways = [
        phone(held, of, value=f"07700 90012{number}", safety=safety)
        for number, (held, safety) in enumerate(zip(cases, ("safe", "unsafe", "safe"), strict=True))
    ]
    jobs = [(held, way.public_id) for held, way in zip(cases, ways, strict=True)]
    results = leave_each(jobs, of.by, NOW, outlet=Outlet.BULK)
    assert [one.departure is not None for one in results] == [True, False, True]
    assert results[1].why is not None
    assert "not safe" in results[1].why.en
    act_as(of.officer)
    assert Departure.objects.filter(outlet="bulk").count() == 2


def test_an_old_answer_is_amber_once_a_release_is_near_a_risk_is_new_or_they_moved_and_a_new_answer_is_green() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, said_on=TODAY - timedelta(days=10))
    home = channels.add(held, of.by, NOW, person=held.person, way="post", value="1 Stryd Fawr")

    def lights() -> str:
        try:
            return guard.leave(held, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id).light
        except guard.Held as refused:
            return refused.shown.reasons[0].en

    assert lights() == "green"
    kevin = offender(held, of).person
    act_as(of.officer)
    kevin.key_dates.create(kind="CRD", value=TODAY + timedelta(weeks=11), as_of=NOW, source="typed")
    assert "a release is near" in lights()
    kevin.key_dates.all().delete()
    Case.objects.filter(pk=held.pk).update(risk="high", risk_on=TODAY)
    assert "a new risk" in lights()
    Case.objects.filter(pk=held.pk).update(risk="unknown", risk_on=None)
    channels.end(held, of.by, NOW, channel=home)
    assert "address has changed" in lights()
    channels.set_safety(held, of.by, NOW, channel=way, safety="safe", said_by="Mari")
    assert lights() == "green"


def test_every_way_has_a_door() -> None:
    assert set(OF_WAY) == set(WAYS)
