"""The guard: nothing leaves by a way that is not safe without what that takes, and what it took is on record."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import channels, guard
from alongside.actions.guard import Held
from alongside.actions.performing import Changed, Invalid, Refused
from alongside.records.models import Alert, Case, Channel, Departure, FourEyes, JournalEntry
from alongside.rules.access import Role
from alongside.rules.outlets import AGREED_FOR, Outlet
from tests.factories import NOW, Team, act_as, actor, case, member, phone, team

pytestmark = pytest.mark.django_db

WHY = "Police asked us to warn her at once."


def leave(held: Case, of: Team, way: Channel, outlet: Outlet = Outlet.CALL, **more: Any) -> Departure:
    at = more.pop("at", NOW)
    return guard.leave(held, of.by, at, outlet=outlet, channel=way.public_id, **more)


def test_a_safe_number_takes_nothing_and_is_written_down() -> None:
    of = team()
    held = case(of)
    made = leave(held, of, phone(held, of))
    assert (made.light, made.needs, made.override_why, made.by_id) == ("green", "nothing", "", of.officer.pk)
    entry = JournalEntry.objects.get(case_id=held.pk, verb="channel.use")
    assert entry.facts["outlet"] == "call"
    assert entry.facts["light"] == "green"


def test_nobody_asked_takes_a_typed_reason_and_says_what_to_do_instead() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, safety="not_asked")
    with pytest.raises(Held, match="Nobody has asked") as refused:
        leave(held, of, way)
    assert refused.value.shown.next_step is not None
    assert not Departure.objects.exists()
    made = leave(held, of, way, override_why=WHY)
    assert (made.light, made.needs, made.against, made.override_why) == ("amber", "reason", "not_asked", WHY)


def test_terms_are_read_and_kept_to() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, safety="conditions", conditions="Ask for Sam")
    with pytest.raises(Held) as refused:
        leave(held, of, way)
    assert refused.value.field == "conditions_read"
    assert leave(held, of, way, conditions_read=True).needs == "conditions_read"


def test_red_takes_a_reason_and_a_second_person_once_and_soon() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, safety="unsafe")
    with pytest.raises(Held, match="senior officer must agree"):
        leave(held, of, way, override_why=WHY)
    asked = guard.ask(held, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id, why=WHY)
    assert Alert.objects.filter(kind="contact_asked").count() == 0  # of others, which the officer does not read
    with pytest.raises(Held):
        leave(held, of, way, override_why=WHY)
    senior = actor(of.senior)
    guard.answer(asked, senior, NOW, agreed=True)
    with pytest.raises(Held):
        leave(held, of, way, outlet=Outlet.VOICEMAIL, override_why=WHY)
    with pytest.raises(Held):
        leave(held, of, way, override_why=WHY, at=NOW + AGREED_FOR + timedelta(minutes=1))
    made = leave(held, of, way, override_why=WHY)
    assert (made.light, made.needs, made.second_id, made.threat_to_life) == ("red", "second_person", asked.pk, False)
    with pytest.raises(Held):
        leave(held, of, way, override_why=WHY)


def test_nobody_agrees_to_what_they_asked_themselves() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, safety="unsafe")
    senior = actor(of.senior)
    asked = guard.ask(held, senior, NOW, outlet=Outlet.CALL, channel=way.public_id, why=WHY)
    with pytest.raises(Invalid, match="Another person must decide"):
        guard.answer(asked, senior, NOW, agreed=True)
    with pytest.raises(Refused):
        guard.answer(asked, of.by, NOW, agreed=True)
    with pytest.raises(Refused):
        guard.answer(asked, actor(of.manager), NOW, agreed=True)
    second = actor(member(of.unit, Role.SENIOR, "Sian Lloyd"))
    assert guard.answer(asked, second, NOW, agreed=False).agreed is False
    with pytest.raises(Held):
        guard.leave(held, senior, NOW, outlet=Outlet.CALL, channel=way.public_id, override_why=WHY)


def test_a_threat_to_life_goes_first_and_leaves_a_review_that_waits_until_a_senior_answers() -> None:
    from alongside.queries import deciding

    of = team()
    held = case(of)
    way = phone(held, of, safety="unsafe")
    with pytest.raises(Held):
        leave(held, of, way, threat_to_life=True)
    made = leave(held, of, way, override_why=WHY, threat_to_life=True)
    again = leave(held, of, way, override_why=WHY, threat_to_life=True)
    assert made.threat_to_life
    assert made.second_id != again.second_id
    senior = act_as(of.senior)
    assert [one.what for one in deciding.for_me(senior, NOW.date())] == ["threat", "threat"]
    review = made.second
    assert review is not None
    with pytest.raises(Invalid, match="Say what you found"):
        guard.answer(review, senior, NOW, agreed=True)
    guard.answer(review, senior, NOW, agreed=True, words="Right to ring: he was on his way.")
    act_as(of.senior)
    assert len(deciding.for_me(senior, NOW.date())) == 1
    with pytest.raises(Changed):
        guard.answer(FourEyes.objects.get(pk=review.pk), senior, NOW, agreed=False, words="Twice is not possible.")


def test_an_ended_way_is_found_as_ended_and_nothing_goes() -> None:
    of = team()
    held = case(of)
    way = phone(held, of)
    channels.end(held, of.by, NOW, channel=way)
    with pytest.raises(Held, match="no longer theirs") as refused:
        leave(held, of, way, override_why=WHY, threat_to_life=True, conditions_read=True)
    assert refused.value.field == "channel"
