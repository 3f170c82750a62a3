"""`alongside access explain`: the decision, why, and whether the three agree; and nothing to who may not know."""

import json

import pytest

from alongside.jobs import commands
from alongside.rules.access import Role
from tests.factories import case, member, team

Out = pytest.CaptureFixture[str]
pytestmark = pytest.mark.django_db


def test_who_opens_the_case_leaves_with_0_and_why(capsys: Out) -> None:
    of = team()
    held = case(of)
    asked = ["access", "explain", "--staff", of.senior.username, "--case", held.reference]
    assert commands.main(asked) == 0
    said = capsys.readouterr().out
    assert "opens" in said and "ground: senior" in said and "they agree" in said
    assert commands.main([*asked, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["enforcers"] == {"rules": "opens", "scope": "opens", "database": "opens"}
    assert "Mari" not in said + str(answer)


def test_who_does_not_leaves_with_1_and_the_sentence_they_are_told(capsys: Out) -> None:
    of = team()
    held = case(of)
    privacy, colleague = (member(of.unit, role) for role in (Role.PRIVACY_OFFICER, Role.VICTIM_LIAISON_OFFICER))
    asked = ["access", "explain", "--staff", colleague.username, "--case", held.reference, "--json"]
    assert commands.main([*asked, "--as", privacy.username]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["decision"], answer["agree"]) == ("knows", True)
    assert answer["sentence"].startswith("This is another officer's case.")


def test_what_the_asker_may_not_know_of_is_unknown_and_an_officer_may_not_ask(capsys: Out) -> None:
    of, elsewhere = team(), team()
    held = case(of)
    told = []
    for reference in (held.reference, "ZZZ-ZZZZ-Z", "' or 1=1 --"):
        asked = ["access", "explain", "--staff", of.officer.username, "--case", reference]
        assert commands.main([*asked, "--as", elsewhere.senior.username]) == 1
        told.append(capsys.readouterr().out)
    assert set(told) == {"unknown: no such person or case, for you\n"}
    assert commands.main([*asked, "--as", of.officer.username]) == 1
    assert capsys.readouterr().err == "alongside access: Your role does not include this\n"
    assert commands.main([*asked, "--purpose", "journal"]) == 1
    assert commands.main(["access", "explain", "--staff", "x"]) == 2
