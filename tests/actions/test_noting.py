"""What would put a person's words into the journal is withheld and told of; what was confirmed stands all the same."""

import logging
from typing import Any

import pytest

from alongside.actions import performing
from alongside.queries import scope
from alongside.records.models import JournalEntry
from alongside.rules.access import Actor
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.django_db
KEEPER = Actor(None, "", purpose="upkeep")


def test_in_tests_an_act_that_notes_words_fails_and_does_not_repeat_them() -> None:
    with scope.acting(KEEPER, TODAY), pytest.raises(performing.Unfit) as failed:
        performing.journal("note.write", KEEPER, NOW, said="She moves on Monday")
    assert "said" in str(failed.value)
    assert "Monday" not in str(failed.value)


def test_at_work_the_words_are_withheld_and_the_act_stands(monkeypatch: Any, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(performing, "refuse_unfit", False)
    with scope.acting(KEEPER, TODAY), caplog.at_level(logging.ERROR):
        made = performing.journal("note.write", KEEPER, NOW, said="She moves on Monday", kind="told", n=2)
        assert JournalEntry.objects.get(pk=made.pk).facts == {"said": "withheld", "kind": "told", "n": 2}
    assert "note.write" in caplog.text
    assert "Monday" not in caplog.text
