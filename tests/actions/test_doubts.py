"""Somebody else answered: what becomes of the number, here and wherever else the same person stands with it."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.actions import channels, guard, people
from alongside.actions.guard import Held
from alongside.actions.performing import Invalid
from alongside.catalogue.vocabulary import ASK_SAFETY
from alongside.queries import scope
from alongside.records.models import Alert, Case, Channel, Duty
from alongside.rules.outlets import Light, Outlet
from tests.actions.calls import call
from tests.factories import NOW, TODAY, Team, act_as, case, phone, team

pytestmark = pytest.mark.django_db


def test_somebody_else_answering_makes_a_safe_way_doubtful_at_once() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    call(held, of, channel, answered_by="someone_else", outcome="not_reached")
    now = Channel.objects.get(pk=channel.pk)
    assert (now.safety, now.doubted_on) == ("safe", TODAY)
    with pytest.raises(Invalid, match="Somebody else answered it"):
        call(held, of, channel)
    assert Duty.objects.get(case=held, kind=ASK_SAFETY).state == "open"
    channels.set_safety(held, of.by, NOW, channel=now, safety="safe", said_by="Mari")
    assert Duty.objects.get(case=held, kind=ASK_SAFETY).state == "met"
    assert call(held, of, channel).pk


@pytest.mark.parametrize(("abuser", "becomes"), [(False, "safe"), (True, "unsafe")])
def test_every_way_on_the_number_somebody_else_answered_is_doubtful_with_it(abuser: bool, becomes: str) -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    safe: dict[str, Any] = {"person": held.person, "safety": "safe", "said_by": "Mari"}
    same = [
        channels.add(held, of.by, NOW, way=way, value=value, **safe)
        for way, value in (("text", "07700900123"), ("voicemail", "+44 7700 900123"))
    ]
    others = [
        channels.add(held, of.by, NOW, way=way, value=value, **safe)
        for way, value in (("text", "07700 900124"), ("email", "mari@example.org"))
    ]
    call(held, of, channel, answered_by="someone_else", outcome="not_reached", may_have_been_the_abuser=abuser)
    assert {Channel.objects.get(pk=one.pk).safety for one in (channel, *same)} == {becomes}
    assert {Channel.objects.get(pk=one.pk).doubted_on for one in (channel, *same)} == {TODAY}
    assert {Channel.objects.get(pk=one.pk).safety for one in others} == {"safe"}
    assert {Channel.objects.get(pk=one.pk).doubted_on for one in others} == {None}


def test_a_doubt_makes_no_old_answer_young_again() -> None:
    of = team()
    held = case(of)
    said_on = TODAY - timedelta(days=200)
    channel = phone(held, of, said_on=said_on)
    call(
        held,
        of,
        channel,
        answered_by="someone_else",
        outcome="not_reached",
        override_why="Police asked us to warn her.",
    )
    assert Channel.objects.get(pk=channel.pk).said_on == said_on


def test_a_possible_abuser_answering_makes_the_way_unsafe() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    call(held, of, channel, answered_by="someone_else", outcome="not_reached", may_have_been_the_abuser=True)
    assert Channel.objects.get(pk=channel.pk).safety == "unsafe"


def test_nothing_that_happens_in_a_call_makes_a_way_safer() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of, safety="unsafe")
    call(
        held,
        of,
        channel,
        answered_by="someone_else",
        outcome="not_reached",
        override_why="Police asked us to warn her.",
        threat_to_life=True,
    )
    assert Channel.objects.get(pk=channel.pk).safety == "unsafe"


def answered_by_another(held: Case, of: Team, way: Channel, *, abuser: bool = False) -> None:
    call(held, of, way, answered_by="someone_else", outcome="not_reached", may_have_been_the_abuser=abuser)


def test_fourteen_numbers_that_somebody_else_answered_are_all_held_and_each_has_a_next_step() -> None:
    of = team()
    cases = [case(of, f"Mari Testament {number}") for number in range(14)]
    ways = [phone(held, of, value=f"07700 9001{number:02}") for number, held in enumerate(cases)]
    for number, (held, way) in enumerate(zip(cases, ways, strict=True)):
        answered_by_another(held, of, way, abuser=number % 2 == 1)
    for number, (held, way) in enumerate(zip(cases, ways, strict=True)):
        with pytest.raises(Held) as refused:
            guard.leave(held, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id)
        assert refused.value.shown.light is (Light.RED if number % 2 else Light.AMBER)
        assert refused.value.shown.next_step is not None
        task = Duty.objects.get(case=held, kind=ASK_SAFETY)
        assert (task.state, task.due_on, task.owner_id) == ("open", TODAY, of.officer.pk)


def test_a_red_number_is_red_in_every_case_of_that_person() -> None:
    of = team()
    first = case(of)
    second = case(of, "Aled Sampl")
    people.add_role(second, of.by, NOW, role="bereaved_relative", person=first.person)
    way = phone(first, of)
    answered_by_another(first, of, way, abuser=True)
    with pytest.raises(Held, match="not safe"):
        guard.leave(second, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id)


def test_a_person_written_down_twice_with_one_number_is_warned_in_both_and_a_namesake_is_not() -> None:
    of = team()
    other = team(within=of.unit.organisation)
    here, there = case(of), case(other)
    sister = case(other, "Ceri Namesake")
    way, twin, hers = phone(here, of), phone(there, other, value="+44 7700 900123"), phone(sister, other)
    answered_by_another(here, of, way, abuser=True)
    with scope.upkeep():
        assert Channel.objects.get(pk=twin.pk).safety == "unsafe"
        assert Channel.objects.get(pk=hers.pk).safety == "safe"
    act_as(other.officer)
    told = Alert.objects.get(recipient=other.officer)
    assert (told.kind, told.reference) == ("number_unsafe", there.reference)
    with pytest.raises(Held, match="not safe"):
        guard.leave(there, other.by, NOW, outlet=Outlet.CALL, channel=twin.public_id)
