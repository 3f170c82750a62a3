"""What would follow, before anything is saved."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.queries.owing import asked, would_follow
from alongside.records.models import Duty
from tests.factories import NOW, TODAY, act_as, case, team

pytestmark = pytest.mark.django_db


def test_what_would_follow_is_shown_and_nothing_is_written(django_assert_num_queries: Callable[[int], Any]) -> None:
    of = team()
    held = case(of)
    act_as(of.officer)
    assert held.unit.service == "police"
    with django_assert_num_queries(1):
        shown = would_follow(held, "police.suspect_charged", NOW, {})
    assert [(one.kind.slug, one.due_on and one.due_on.isoformat()) for one in shown] == [
        ("police.tell_of_charge", "2026-12-29")
    ]
    assert not Duty.objects.filter(case=held).exists()


def test_a_form_asks_for_the_days_its_duties_count_from() -> None:
    assert asked("police", "police.suspect_charged") == ()
    assert set(asked("police", "police.sentence_received")) == {"received_on", "sentence_on"}


def test_an_event_that_brings_nothing_asks_nothing_of_the_database(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    of = team()
    held = case(of)
    with django_assert_num_queries(0):
        assert would_follow(held, "custody.moved", NOW, {"received_on": TODAY}) == ()
