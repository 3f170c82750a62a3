"""The command line itself: one line when used wrongly, and nothing imported that is not needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from alongside.jobs import commands

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["serve", "--nonsense"], ["serve", "--workers", "many"], ["staff"], ["staff", "add"]]
)
def test_wrong_use_leaves_with_2_and_says_why_in_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("alongside")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    told = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("    ")}
    assert [name for name in commands.COMMANDS if name not in told] == []


def test_trouble_is_told_in_one_line_and_leaves_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from alongside.jobs import check

    def broken(args: object) -> int:
        raise commands.Trouble("the disk is full: free some")

    monkeypatch.setattr(check, "run", broken)
    assert commands.main(["check"]) == 1
    assert capsys.readouterr().err == "alongside check: the disk is full: free some\n"


@pytest.mark.parametrize(
    "words",
    [["rules", "--json"], ["due", "VC-R6-02", "--on", "2026-12-23"], ["ingest", "--dry-run", "/dev/null"]],
    ids=lambda words: str(words[0]),
)
def test_what_needs_no_database_never_waits_for_django(words: list[str]) -> None:
    code = (
        "import sys; from alongside.jobs.commands import main; main(sys.argv[1:]);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in {'django', 'psycopg', 'jinja2'})[:3],"
        "file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *words], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_is_no_mistake() -> None:
    ran = subprocess.run(
        f"{sys.executable} -m alongside.jobs.commands rules --json | head -c 10",
        shell=True,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in ran.stderr


def test_a_bad_variable_is_told_in_one_line(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "alongside.jobs.commands", "serve"],
        cwd=CHECKOUT,
        env={"PORT": "many", "ALONGSIDE_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr == "alongside serve: PORT is 'many': set it to a number from 1 to 65535, such as 8000\n"
