"""What the program stands on is looked at before it works: the role, and the tables."""

from typing import Any

import pytest

from alongside.jobs import commands, ground
from alongside.jobs.commands import Trouble
from alongside.queries import engine

STANDINGS = {
    "a superuser": (engine.Standing("boss", True, False, False, False), "bypasses row-level security"),
    "bypasses row security": (engine.Standing("boss", False, True, False, False), "bypasses row-level security"),
    "owns the tables": (engine.Standing("boss", False, False, True, False), "may act as the owner of the tables"),
    "may become the owner": (engine.Standing("boss", False, False, False, True), "may act as the owner"),
}


@pytest.mark.django_db
def test_the_role_and_the_tables_of_the_tests_are_sound() -> None:
    ground.refuse_unsound()
    assert engine.unknown_migrations() == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", STANDINGS)
@pytest.mark.parametrize("command", [["worker", "--once"], ["ingest", __file__], ["serve"]], ids=lambda one: one[0])
def test_a_role_that_row_rules_do_not_bind_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], role: str, command: list[str]
) -> None:
    standing, said = STANDINGS[role]
    monkeypatch.setattr(engine, "standing", lambda: standing)
    monkeypatch.setattr("alongside.jobs.serve.refuse_taken_port", lambda *_: None)
    assert commands.main(command) == 1
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


@pytest.mark.django_db
def test_tables_that_are_half_migrated_or_ahead_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: dict[str, Any] = {
        "pending_migrations": (["records.0003_x", "records.0004_y"], "2 changes wait"),
        "unknown_migrations": (["records.9999_later"], "newer than this program"),
    }
    for name, (found, said) in refused.items():
        with monkeypatch.context() as odd:
            odd.setattr(engine, name, lambda found=found: found)
            with pytest.raises(Trouble, match=said):
                ground.refuse_unsound()


def test_of_what_the_driver_says_only_the_reason_is_passed_on() -> None:
    said = (
        'connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused\n'
        "\tIs the server running on that host and accepting TCP/IP connections?"
    )
    assert ground.reason(Exception(said)) == 'connection to server at "127.0.0.1", port 1 failed: Connection refused'
    assert ground.reason(ValueError()) == "ValueError"
