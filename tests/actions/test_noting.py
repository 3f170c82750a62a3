"""What would put a person's words into the journal is withheld and told of; what was confirmed stands all the same."""

import ast
import inspect
import logging
from pathlib import Path
from typing import Any

import pytest

from alongside import actions
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


def test_whatever_writes_an_entry_holds_what_it_notes_to_the_same() -> None:
    writing = {}
    for module in Path(inspect.getfile(actions)).parent.glob("*.py"):
        for function in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                called = {call.func.id for call in ast.walk(function)
                          if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}  # fmt: skip
                if "JournalEntry" in called:
                    writing[f"{module.stem}.{function.name}"] = "fit" in called
    assert {"settling._entry", "covers.read", "performing.journal"} <= writing.keys()
    assert [name for name, held in writing.items() if not held] == []
