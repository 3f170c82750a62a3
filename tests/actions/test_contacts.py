"""A contact: what it meets, what it only attempts, and what it tells of the way it was made."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from alongside.actions import cases, channels, guard, people
from alongside.actions.performing import Changed, Invalid
from alongside.catalogue.vocabulary import CONTACT_AGAIN
from alongside.records.models import Case, Contact, Duty, JournalEntry
from alongside.rules.outlets import Outlet
from tests.actions.calls import call
from tests.factories import NOW, TODAY, case, charged, duty, offender, phone, proposed, team

pytestmark = pytest.mark.django_db


def test_telling_meets_the_ticked_duty_and_names_the_contact_that_met_it() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    made = call(held, of, phone(held, of), duties=[arisen.public_id])
    met = Duty.objects.get(pk=arisen.pk)
    assert (met.state, met.met_by_id, met.ended_by_id) == ("met", made.pk, of.officer.pk)
    assert Case.objects.get(pk=held.pk).last_contact_on == TODAY


def test_a_duty_that_was_not_ticked_stays_owed() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    call(held, of, phone(held, of))
    assert Duty.objects.get(pk=arisen.pk).state == "open"


@pytest.mark.parametrize(
    ("answered_by", "outcome"), [("nobody", "not_reached"), ("someone_else", "not_reached"), ("victim", "spoke")]
)
def test_an_attempt_is_not_a_completion(answered_by: str, outcome: str) -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    call(held, of, phone(held, of), answered_by=answered_by, outcome=outcome, duties=[arisen.public_id])
    assert Duty.objects.get(pk=arisen.pk).state == "attempted"
    reached = outcome == "spoke"
    assert (Case.objects.get(pk=held.pk).last_contact_on is not None) is reached


@pytest.mark.parametrize("answered_by", ["someone_else", "nobody", "voicemail", "not_applicable"])
def test_nobody_is_told_by_a_call_the_person_did_not_answer(answered_by: str) -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        call(held, of, phone(held, of), answered_by=answered_by)
    assert refused.value.field == "outcome"
    assert not Contact.objects.filter(case=held).exists()


@pytest.mark.parametrize("answered_by", ["someone_else", "nobody", "voicemail", "not_applicable"])
def test_a_call_from_somebody_else_tells_the_victim_nothing(answered_by: str) -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    with pytest.raises(Invalid) as refused:
        call(held, of, phone(held, of), direction="in", answered_by=answered_by, duties=[arisen.public_id])
    assert refused.value.field == "outcome"
    assert Duty.objects.get(pk=arisen.pk).state == "open"


def test_the_victim_who_rings_us_can_be_told() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    call(held, of, phone(held, of), direction="in", duties=[arisen.public_id])
    assert Duty.objects.get(pk=arisen.pk).state == "met"


def test_a_letter_that_nobody_answers_tells() -> None:
    of = team()
    held = case(of)
    letter = channels.add(
        held, of.by, NOW, person=held.person, way="post", value="1 Elm Row", safety="safe", said_by="Mari"
    )
    assert call(held, of, letter, way="post", answered_by="not_applicable").pk


@pytest.mark.parametrize("direction", ["in", "out"])
def test_words_with_somebody_else_are_not_a_contact_with_the_victim(direction: str) -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    call(held, of, channel, answered_by="nobody", outcome="not_reached", next_contact_on=TODAY)
    again = Duty.objects.get(case=held, kind=CONTACT_AGAIN)
    call(
        held,
        of,
        channel,
        direction=direction,
        answered_by="someone_else",
        outcome="spoke",
        duties=[again.public_id],
    )
    assert Duty.objects.get(pk=again.pk).state == "attempted"
    assert Case.objects.get(pk=held.pk).last_contact_on is None


@pytest.mark.parametrize("safety", ["not_asked", "unsafe"])
def test_a_way_that_is_unsafe_or_was_never_asked_about_needs_a_typed_reason(safety: str) -> None:
    of = team()
    held = case(of)
    channel = phone(held, of, safety=safety)
    with pytest.raises(Invalid) as refused:
        call(held, of, channel)
    assert refused.value.field == "override_why"
    why = "Threat to life: police asked us to warn her at once."
    made = call(held, of, channel, override_why=why, threat_to_life=safety == "unsafe")
    assert made.override_why
    entry = JournalEntry.objects.get(case_id=held.pk, verb="contact.record")
    assert entry.facts["overridden"] is True
    assert entry.facts["override"] == safety
    assert made.departure is not None
    assert made.departure.threat_to_life is (safety == "unsafe")


def test_a_call_by_a_red_number_is_not_recorded_on_a_reason_alone() -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid, match="senior officer must agree"):
        call(held, of, phone(held, of, safety="unsafe"), override_why="She asked us to ring her there.")
    assert not Contact.objects.filter(case=held).exists()


def test_what_came_of_an_opened_card_asks_nothing_again_and_uses_it_once() -> None:
    of = team()
    held = case(of)
    way = phone(held, of, safety="not_asked")
    why = "Police asked us to warn her at once."
    card = guard.leave(held, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id, override_why=why)
    made = call(held, of, way, departure=card.public_id)
    assert (made.departure_id, made.override_why) == (card.pk, why)
    with pytest.raises(Invalid, match="Nobody has asked"):
        call(held, of, way, departure=card.public_id)


def test_a_message_left_is_not_what_the_card_was_opened_for() -> None:
    of = team()
    held = case(of)
    way = phone(held, of)
    card = guard.leave(held, of.by, NOW, outlet=Outlet.CALL, channel=way.public_id)
    left = {"answered_by": "voicemail", "outcome": "left_message", "departure": card.public_id}
    with pytest.raises(Invalid, match="voicemail is safe"):
        call(held, of, way, **left)


@pytest.mark.parametrize("typed", [".", "ok", "...", "1 2 3", "needed now"])
def test_a_reason_that_says_nothing_is_no_reason(typed: str) -> None:
    of = team()
    held = case(of)
    channel = phone(held, of, safety="unsafe")
    with pytest.raises(Invalid, match="three words") as refused:
        call(held, of, channel, override_why=typed)
    assert refused.value.field == "override_why"
    assert "tri gair" in refused.value.words.cy
    assert not Contact.objects.filter(case=held).exists()


def test_a_reason_typed_where_none_was_needed_is_no_override() -> None:
    of = team()
    held = case(of)
    made = call(held, of, phone(held, of), override_why="ok")
    assert made.override_why == ""
    entry = JournalEntry.objects.get(case_id=held.pk, verb="contact.record")
    assert entry.facts["overridden"] is False
    assert "override" not in entry.facts


def test_what_was_said_of_safety_expires() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of, expires_on=TODAY + timedelta(days=1))
    call(held, of, channel)
    with pytest.raises(Invalid) as refused:
        call(held, of, channel, at=NOW + timedelta(days=2))
    assert refused.value.field == "override_why"


def test_a_number_the_offender_also_has_is_not_safe() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    kevin = offender(held, of).person
    channels.add(held, of.by, NOW, person=kevin, way="phone", value=channel.value)
    with pytest.raises(Invalid) as refused:
        call(held, of, channel)
    assert refused.value.field == "override_why"


def test_going_out_by_no_known_way_needs_a_reason_and_coming_in_does_not() -> None:
    of = team()
    held = case(of)
    with pytest.raises(Invalid) as refused:
        call(held, of, None)
    assert refused.value.field == "override_why"
    assert call(held, of, None, direction="in").pk


def test_a_voicemail_needs_a_voicemail_that_is_known_to_be_safe() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    left = {"answered_by": "voicemail", "outcome": "left_message"}
    with pytest.raises(Invalid, match="voicemail"):
        call(held, of, channel, **left)
    channels.add(
        held, of.by, NOW, person=held.person, way="voicemail", value=channel.value, safety="safe", said_by="Mari"
    )
    assert call(held, of, channel, **left).outcome == "left_message"


def test_the_same_form_sent_twice_records_one_contact_and_one_journal_entry() -> None:
    of = team()
    held, key = case(of), uuid4()
    arisen = duty(charged(held, of))
    channel = phone(held, of)
    first, second = (
        call(held, of, channel, duties=[arisen.public_id], form_key=key, next_contact_on=TODAY) for _ in range(2)
    )
    assert first.pk == second.pk
    assert Contact.objects.filter(case=held).count() == 1
    assert JournalEntry.objects.filter(case_id=held.pk, verb="contact.record").count() == 1


def test_a_duty_that_ended_meanwhile_is_said_to_have_changed_and_nothing_is_kept() -> None:
    of = team()
    held = case(of)
    arisen = duty(charged(held, of))
    channel = phone(held, of)
    call(held, of, channel, duties=[arisen.public_id])
    with pytest.raises(Changed):
        call(held, of, channel, duties=[arisen.public_id])
    assert Contact.objects.filter(case=held).count() == 1


def test_a_duty_of_another_case_cannot_be_met_here() -> None:
    of = team()
    held, other = case(of), case(of, "Aled Sampl")
    arisen = duty(charged(other, of))
    with pytest.raises(Changed):
        call(held, of, phone(held, of), duties=[arisen.public_id])
    assert Duty.objects.get(pk=arisen.pk).state == "open"


def test_what_is_only_proposed_cannot_be_met_before_somebody_looked() -> None:
    of = team()
    held = case(of)
    arisen = proposed(held, of).duties.get()
    with pytest.raises(Changed):
        call(held, of, phone(held, of), duties=[arisen.public_id])


def test_the_next_contact_stands_in_the_diary_and_a_later_plan_takes_its_place() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    for days in (3, 5):
        call(held, of, channel, outcome="spoke", next_contact_on=TODAY + timedelta(days=days))
    live = Duty.objects.get(case=held, kind=CONTACT_AGAIN, state="open")
    assert live.due_on == TODAY + timedelta(days=5)
    call(held, of, channel, outcome="spoke", duties=[live.public_id])
    assert Duty.objects.get(pk=live.pk).state == "met"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"way": "pigeon"}, "way"),
        ({"direction": "sideways"}, "direction"),
        ({"answered_by": "a ghost"}, "answered_by"),
        ({"outcome": "fine"}, "outcome"),
        ({"outcome": "spoke", "answered_by": "nobody"}, "outcome"),
        ({"next_contact_on": TODAY - timedelta(days=1)}, "next_contact_on"),
        ({"next_contact_on": date(2999, 1, 1)}, "next_contact_on"),
        ({"made_at": NOW + timedelta(hours=1)}, "made_at"),
        ({"made_at": NOW.replace(year=2999)}, "made_at"),
        ({"made_at": NOW.replace(year=1900)}, "made_at"),
        ({"said": "x" * 20_001}, "said"),
        ({"said": "a\x00b"}, "said"),
        ({"way": "email"}, "channel"),
        ({"channel": uuid4()}, "channel"),
    ],
)
def test_bad_input_is_answered_at_its_field_and_nothing_is_kept(more: dict[str, Any], field: str) -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    with pytest.raises(Invalid) as refused:
        call(held, of, channel, **more)
    assert refused.value.field == field
    assert refused.value.words.cy
    assert not Contact.objects.filter(case=held).exists()


def test_an_ended_number_cannot_be_used() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    channels.end(held, of.by, NOW, channel=channel)
    with pytest.raises(Invalid) as refused:
        call(held, of, channel, override_why="It still rings.")
    assert refused.value.field == "channel"


def test_an_old_contact_typed_late_does_not_set_the_last_contact_back() -> None:
    of = team()
    held = case(of)
    channel = phone(held, of)
    call(held, of, channel)
    call(held, of, channel, made_at=NOW - timedelta(days=9), override_why="Typed from paper.")
    assert Case.objects.get(pk=held.pk).last_contact_on == TODAY


def test_a_carer_of_the_case_can_be_reached_too() -> None:
    of = team()
    held = case(of)
    mother = people.add_role(
        held, of.by, NOW, role="parent_or_carer", details=people.Details(name="Gwen Testament"), relation="mother"
    ).person
    channel = channels.add(
        held, of.by, NOW, person=mother, way="phone", value="07700 900456", safety="safe", said_by="Gwen"
    )
    assert call(held, of, channel).person_id == mother.pk


def test_a_closed_case_takes_no_contact() -> None:
    from alongside.actions.performing import Refused

    of = team()
    held = case(of)
    channel = phone(held, of)
    cases.close(held, of.by, NOW, why="work_done")
    with pytest.raises(Refused, match="Reopen"):
        call(held, of, channel)
