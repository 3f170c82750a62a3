"""Closing a case as not reached: after the attempts, or with a reason, and with whoever referred them told."""

from datetime import datetime, timedelta

import pytest

from alongside.actions import attempts, cases, channels, contacts, tasks
from alongside.actions.performing import LONDON, Invalid
from alongside.queries import attempts as queries
from alongside.records.models import Case, Duty, JournalEntry
from alongside.rules.attempts import Step
from tests.factories import NOW, TODAY, Team, case, phone, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> Team:
    return team()


@pytest.fixture
def held(of: Team) -> Case:
    made = case(of, at=NOW - timedelta(days=10))
    phone(made, of)
    return made


def rang(held: Case, of: Team, *moments: str) -> None:
    channel = held.person.channels.get(way="phone")
    for moment in moments:
        made_at = datetime.strptime(f"2026-12-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
        said = contacts.Said("phone", "out", "nobody", "not_reached", channel=channel.public_id, made_at=made_at)
        contacts.record(held, of.by, NOW, contact=said)


def test_too_few_attempts_are_named_and_a_reason_goes_past_them(held: Case, of: Team) -> None:
    rang(held, of, "14 09:30")
    with pytest.raises(Invalid) as refused:
        cases.close(held, of.by, NOW, why="no_response", referrer="told")
    assert refused.value.field == "override_why"
    assert "Attempts still to make: 2" in refused.value.words.en
    with pytest.raises(Invalid):
        cases.close(held, of.by, NOW, why="no_response", referrer="told", override_why="no 1 2")
    cases.close(held, of.by, NOW, why="no_response", referrer="told", override_why="She has moved abroad.")
    assert held.closed_why == "no_response"
    assert held.notes.get().text == "She has moved abroad."
    facts = JournalEntry.objects.get(verb="case.close").facts
    assert (facts["attempts"], facts["referrer"], facts["override"]) == (1, "told", True)


def test_the_referrer_must_be_told(held: Case, of: Team) -> None:
    with pytest.raises(Invalid) as refused:
        cases.close(held, of.by, NOW, why="no_response", override_why="She has moved abroad.")
    assert refused.value.field == "referrer"
    assert Case.objects.get(pk=held.pk).closed_on is None


def test_after_three_attempts_with_nothing_safe_to_write_to_the_referrer_is_asked_and_then_it_closes(
    held: Case, of: Team
) -> None:
    rang(held, of, "14 09:30", "15 14:00", "16 17:30")
    assert queries.of(held, TODAY).step is Step.ASK_REFERRER
    asked = attempts.ask_referrer(held, of.by, NOW)
    assert attempts.ask_referrer(held, of.by, NOW).pk == asked.pk
    assert Duty.objects.filter(case=held, kind="own.ask_referrer").count() == 1
    assert str(asked.due_on) == "2026-12-21"
    assert queries.of(held, TODAY).step is Step.ASK_REFERRER
    tasks.complete(asked, of.by, NOW + timedelta(hours=1), note="They have none.")
    assert queries.of(held, TODAY).may_close
    cases.close(held, of.by, NOW + timedelta(hours=2), why="no_response", referrer="told")
    assert JournalEntry.objects.get(verb="case.close").facts["override"] is False
    assert not held.notes.exists()


def test_something_safe_to_write_to_comes_before_asking(held: Case, of: Team) -> None:
    channels.add(held, of.by, NOW, person=held.person, way="text", value="07700 900123", safety="safe", said_by="Mari")
    rang(held, of, "14 09:30", "15 14:00", "16 17:30")
    assert queries.of(held, TODAY).step is Step.WRITE


def test_other_reasons_ask_nothing_of_attempts(held: Case, of: Team) -> None:
    cases.close(held, of.by, NOW, why="victim_request")
    assert held.closed_why == "victim_request"
