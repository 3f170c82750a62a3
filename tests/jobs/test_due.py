"""`alongside due`: what it prints and how it leaves."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.jobs import due


def asked(*words: str) -> int:
    """Run the command as if typed."""
    parser = argparse.ArgumentParser()
    due.add_arguments(parser)
    return due.run(parser.parse_args(words))


def test_a_day_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("VC-R6-05", "--on", "2026-12-18") == 0
    said = capsys.readouterr().out
    assert "Due: Tuesday 29 December 2026" in said
    assert "Christmas Day (Friday 25 December 2026)" in said


def test_enhanced_rights_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("VC-R6-05", "--on", "2026-12-18", "--enhanced", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    because, because_cy = answer.pop("because"), answer.pop("because_cy")
    assert answer == {
        "rule": "VC-R6-05",
        "on": "2026-12-18",
        "enhanced": True,
        "state": "day",
        "due_on": "2026-12-21",
        "due_at": None,
        "alarm_on": None,
        "confidence": "V2",
        "version": "vc-2021",
        "source": "Victims' Code 2021, Right 6",
    }
    assert "Monday 21 December 2026" in because
    assert "dydd Llun 21 Rhagfyr 2026" in because_cy


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("VC-R1-01", "--on", "2026-12-18"), "sets no figure"),
        (("VCS-20", "--on", "2026-12-18"), "10 minutes"),
        (("CH-ULS-OLD", "--on", "2026-07-01"), "Use CH-ULS-NEW"),
        (("CH-ULS-NEW", "--on", "2026-07-01"), "to be safe, ask within 28 days"),
        (("VC-R6-02", "--on", "2028-12-28"), "alarm on Thursday 4 January 2029"),
        (("VC-R2-01", "--on", "2026-10-24T10:00"), "Due: 09:00 on Sunday 25 October 2026"),
    ],
)
def test_an_answer_without_an_ordinary_day_is_still_an_answer(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(*words) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("VC-R6-02", "--on", "1900-01-01"), "1900 is not a year"),
        (("VC-R6-02", "--on", "2999-01-01"), "2999 is not a year"),
        (("CH-VRR-POL", "--on", "2999-01-01"), "2999 is not a year"),
        (("VC-R6-02", "--on", "2011-03-01"), "bank holidays of 2011 are not known"),
        (("VC-R6-02", "--on", "18/12/2026"), "'18/12/2026' is not a date"),
        (("VC-R6-02", "--on", "2026-02-30"), "'2026-02-30' is not a date"),
        (("VC-R2-01", "--on", "2026-10-24"), "give a date and a time"),
        (("VC-R99-99", "--on", "2026-10-24"), "No rule is called 'VC-R99-99'"),
        (("VC-R6-02",), "Give a rule and --on DATE"),
        (("VC-R6-02", "--on", "2026-10-24", "--batch", "-"), "not both"),
        (("--batch", "no such file"), "The batch cannot be read: No such file"),
    ],
)
def test_wrong_use_is_one_plain_line_and_exit_2(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_a_batch_answers_line_by_line_and_bad_lines_do_not_stop_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "asked.csv"
    batch.write_bytes(
        b"\xef\xbb\xbfVC-R6-05,2026-12-18,0\r\n\r\nVC-R6-05,2026-12-18,yes\nNOPE,2026-12-18,0\n\xff\xfe,\x00\n"
        b'"VC-R2-01","2026-10-24T10:00","1"\n'
    )
    assert asked("--batch", str(batch)) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["due_on"] for answer in answers] == ["2026-12-29", None, None, None, "2026-10-25"]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert answers[4]["due_at"] == "2026-10-25T09:00:00+00:00"
    assert answers[2]["because"].startswith("No rule is called 'NOPE'")


def test_a_good_batch_leaves_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "asked.csv"
    batch.write_text("VCS-14,2027-01-14,0\n", encoding="utf-8")
    assert asked("--batch", str(batch)) == 0
    assert json.loads(capsys.readouterr().out)["due_on"] == "2026-11-19"


def test_neither_command_imports_django() -> None:
    asking = "import sys, alongside.jobs.due, alongside.jobs.rules; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asking], check=False).returncode == 0
