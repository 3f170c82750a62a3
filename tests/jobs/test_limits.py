"""`alongside limits`: a list is honoured whole or not at all."""

import json
from pathlib import Path

import pytest

from alongside.catalogue.access_lists import COLUMNS
from alongside.jobs.commands import main
from alongside.queries import scope
from alongside.records.models import AccessLimit, Case, JournalEntry, Staff
from alongside.rules.access import Actor, Role
from tests import factories as make
from tests.factories import TODAY

pytestmark = pytest.mark.django_db
HEADER = ",".join(COLUMNS) + "\n"
GOOD = HEADER + ",A1234BC,restriction,somebody.else,2026-01-01,\n,A1234BC,exclusion,another,2026-01-01,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "limits.csv"
    path.write_text(GOOD)
    return path


@pytest.fixture
def of() -> make.Team:
    return make.team("probation")


@pytest.fixture
def held(of: make.Team) -> Case:
    found = make.case(of)
    make.offender(found, of)
    return found


def limited(held: Case) -> bool:
    scope.set_acting(Actor(None, "", purpose="upkeep"), TODAY)
    return Case.objects.get(pk=held.pk).limited


def lines() -> int:
    scope.set_acting(Actor(None, "", purpose="upkeep"), TODAY)
    return AccessLimit.objects.filter(dropped_at__isnull=True).count()


def test_a_list_is_honoured_at_once_and_told_in_counts(
    held: Case, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["limits", str(file)]) == 0
    assert "2 rows: 1 restrictions and 1 exclusions by number; 2 new, 0 ended" in capsys.readouterr().out
    assert limited(held)
    assert main(["limits", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "rows": 2, "restrictions": 1, "exclusions": 1, "added": 0, "ended": 0, "dry_run": False,
    }  # fmt: skip
    assert JournalEntry.objects.filter(verb="limits.load").count() == 2


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    held: Case, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["limits", str(file), "--dry-run"]) == 0
    assert "2 would be new" in capsys.readouterr().out
    assert (limited(held), lines()) == (False, 0)


def test_one_bad_line_refuses_the_file_and_every_one_is_named(
    held: Case, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(GOOD + ",,exclusion,x,2026-01-01,\n,A1234BC,maybe,x,2026-01-01,\n")
    assert main(["limits", str(file)]) == 1
    told = capsys.readouterr().err
    assert "Line 4" in told and "Line 5" in told and "nothing was changed (2 to mend)" in told
    assert (limited(held), lines()) == (False, 0)


def test_a_file_without_lines_ends_all_limits_only_when_that_is_said(
    held: Case, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["limits", str(file)])
    file.write_text(HEADER)
    assert main(["limits", str(file)]) == 2
    assert "--empty" in capsys.readouterr().err
    assert limited(held)
    assert main(["limits", str(file), "--empty"]) == 0
    assert (limited(held), lines()) == (False, 0)


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe", "not UTF-8"), (b"", "header"), (b"a,b\n", "header")])
def test_another_file_is_refused(
    of: make.Team, file: Path, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert main(["limits", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_so(of: make.Team, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_whose_cases_must_be_said_where_several_are_hosted(
    held: Case, of: make.Team, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make.team()
    assert main(["limits", str(file)]) == 2
    assert "--organisation" in capsys.readouterr().err
    assert main(["limits", str(file), "--organisation", of.unit.organisation.slug]) == 0
    assert limited(held)


def test_who_runs_it_is_a_privacy_officer_or_its_purpose(
    held: Case, of: make.Team, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watcher = make.member(of.unit, Role.PRIVACY_OFFICER, "Leon Grant")
    people: dict[str, Staff] = {"senior": of.senior, "manager": of.manager}
    for person in people.values():
        assert main(["limits", str(file), "--as", person.username]) == 1
    assert main(["limits", str(file), "--purpose", "feeds"]) == 1
    assert main(["limits", str(file), "--as", "nobody.at.all"]) == 2
    assert main(["limits", str(file), "--purpose", "nothing.listed"]) == 2
    assert "nobody active" in capsys.readouterr().err
    assert lines() == 0
    assert main(["limits", str(file), "--as", watcher.username]) == 0
    assert limited(held)


def test_the_worker_lets_go_of_what_has_ended(held: Case, file: Path) -> None:
    from datetime import timedelta

    from alongside.jobs import chores

    file.write_text(HEADER + f",A1234BC,restriction,x,2026-01-01,{TODAY + timedelta(days=3650)}\n")
    main(["limits", str(file)])
    assert limited(held)
    chores.renew_limits(make.NOW)
    assert limited(held)
    chores.renew_limits(make.NOW + timedelta(days=3660))
    assert not limited(held)
