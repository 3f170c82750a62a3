"""`alongside ingest`: one line a message whatever comes, exit codes others script against, and never a traceback."""

import io
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from alongside.jobs import commands
from alongside.records.models import InboundMessage, Source
from tests import factories
from tests.actions import feed

FIXTURES = Path(__file__).parents[1] / "gateways" / "fixtures"
DEATH = (FIXTURES / "death.json").read_bytes()
KEYS = {
    "file",
    "event_type",
    "occurred_at",
    "identifiers",
    "happening",
    "outcome",
    "reason",
    "duties",
    "victim_may_be_told",
    "told_how",
    "withheld",
}
OUTCOMES = {"proposed", "recorded", "held", "ignored", "duplicate", "no_victim", "rejected"}


def bad_files(folder: Path) -> dict[str, str]:
    """Files nobody should send, and what becomes of each."""
    nested = b'{"a":' * 5_000 + b"1" + b"}" * 5_000
    wrong = b'{"eventType": ["not", "text"], "occurredAt": {"no": "time"}, "personReference": 7}'
    files = {
        "binary.bin": (bytes(range(256)) * 20, "rejected"),
        "cut_short.json": (DEATH[:-30], "rejected"),
        "deep.json": (nested, "rejected"),
        "empty.json": (b"", "rejected"),
        "empty.csv": (b"", "rejected"),
        "fifty_megabytes.json": (b'{"a": "' + b"x" * 50 * 1024 * 1024 + b'"}', "rejected"),
        "in_1900.json": ((FIXTURES / "dated_1900.json").read_bytes(), "held"),
        "in_2999.json": ((FIXTURES / "dated_2999.json").read_bytes(), "held"),
        "latin.json": ('{"name": "Siân"}'.encode("latin-1"), "rejected"),
        "nobody_knows.json": ((FIXTURES / "unknown_type.json").read_bytes(), "held"),
        "utf16.json": (DEATH.decode().encode("utf-16"), "proposed"),
        "wrong_types.json": (wrong, "held"),
        "zz_death.json": (DEATH, "duplicate"),
    }
    for name, (raw, _) in files.items():
        (folder / name).write_bytes(raw)
    return {name: outcome for name, (_, outcome) in files.items()}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]], str]:
    code = commands.main(["ingest", "--json", *words])
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_whatever_a_folder_holds_each_file_is_answered_and_none_stops_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = bad_files(tmp_path)
    code, lines, err = run(capsys, "--dry-run", str(tmp_path))
    assert code == 1
    assert err == ""
    assert {Path(line["file"]).name: line["outcome"] for line in lines} == expected
    for line in lines:
        assert line.keys() == KEYS
        assert line["outcome"] in OUTCOMES
        assert line["reason"].endswith(".")


def test_what_leads_out_of_a_folder_or_is_no_file_is_passed_over_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, elsewhere = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "death.json").write_bytes(DEATH)
    (folder / "in_1900.json").write_bytes((FIXTURES / "dated_1900.json").read_bytes())
    (folder / "again.json").symlink_to(folder / "in_1900.json")
    (folder / "link.json").symlink_to(elsewhere / "death.json")
    (folder / "linked").symlink_to(elsewhere)
    (folder / "nothing.json").symlink_to(folder / "gone.json")
    (folder / "ring").symlink_to(folder / "ring")
    os.mkfifo(folder / "pipe")
    code, lines, err = run(capsys, "--dry-run", str(folder))
    assert code == 0
    assert [Path(line["file"]).name for line in lines] == ["again.json", "in_1900.json"]
    assert [line.split(": ")[1].rsplit("/", 1)[1] for line in err.splitlines()] == [
        "link.json",
        "linked",
        "nothing.json",
        "pipe",
        "ring",
    ]
    assert err.count("passed over") == 5


@pytest.mark.django_db
def test_the_same_folder_for_good_is_kept_aside_with_sizes_and_hashes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = bad_files(tmp_path) | {"utf16.json": "no_victim"}
    code, lines, err = run(capsys, str(tmp_path))
    assert code == 1
    assert "Traceback" not in err
    assert {Path(line["file"]).name: line["outcome"] for line in lines} == expected
    feed.see_all()
    kept = {row.name: row for row in InboundMessage.objects.exclude(name="")}
    assert kept.keys() == {name for name, what in expected.items() if what in ("rejected", "held")} - {"empty.json"}
    for name, row in kept.items():
        raw = (tmp_path / name).read_bytes()
        assert (row.raw_size, row.raw_sha256) == (len(raw), sha256(raw).hexdigest())
        assert row.raw is None if len(raw) > 20 * 1024 * 1024 else bytes(row.raw or b"") == raw
        assert row.state == "waiting"
    again, lines, _ = run(capsys, str(tmp_path))
    assert again == 1, "what cannot be read cannot be read the second time either"
    assert {line["outcome"] for line in lines} == {"rejected", "duplicate"}


@pytest.mark.django_db
def test_understood_or_held_is_0_rejected_is_1_and_wrong_use_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cut.json").write_bytes(DEATH[:-30])
    assert run(capsys, str(FIXTURES / "death.json"))[0] == 0
    assert run(capsys, str(FIXTURES / "unknown_type.json"))[0] == 0
    assert run(capsys, str(tmp_path / "cut.json"))[0] == 1
    for words in (
        [str(tmp_path / "nowhere.json")],
        [str(tmp_path), "--source", "nobody"],
        [str(tmp_path), "--as", "nobody"],
        [str(tmp_path), "--purpose", "curiosity"],
        [str(tmp_path), "--purpose", "accounts"],
        [str(tmp_path), "--now", "yesterday"],
        [str(tmp_path), "--now", "2026-11-22T09:00"],
        [str(tmp_path), "--now", "0001-01-01T00:00+14:00"],
        [],
        [str(tmp_path), "--unheard-of"],
    ):
        code, lines, err = run(capsys, *words)
        assert (code, lines, err.count("\n")) == (2, [], 1), words


@pytest.mark.django_db
def test_a_message_about_a_case_names_its_duties_by_the_cases_reference(capsys: pytest.CaptureFixture[str]) -> None:
    team = factories.team("probation")
    case = factories.case(team)
    factories.offender(case, team, number="A9001ZZ")
    code, (line,), _ = run(capsys, str(FIXTURES / "death.json"), "--now", "2026-12-18T10:00+00:00")
    assert (code, line["outcome"]) == (0, "proposed")
    assert [(duty["slug"], duty["case"]) for duty in line["duties"]] == [("probation.tell_of_death", case.reference)]
    assert line["duties"][0]["due_on"] >= "2026-12-18"
    assert line["victim_may_be_told"] is True


@pytest.mark.django_db
def test_files_have_a_source_of_their_own_from_the_first_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert not Source.objects.exists()
    assert run(capsys, str(FIXTURES / "death.json"))[0] == 0
    assert Source.objects.get().slug == "files"


def test_names_that_are_no_text_are_printed_as_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9 \xff.json")
    with open(name, "wb") as file:
        file.write(DEATH)
    code, (line,), _ = run(capsys, "--dry-run", str(tmp_path))
    assert (code, Path(line["file"]).name) == (0, "caf\ufffd \ufffd.json")
    assert run(capsys, "--dry-run", os.fsdecode(name))[0] == 0


def test_a_file_that_may_not_be_read_is_rejected_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_bytes(DEATH)
    (tmp_path / "b.json").write_bytes(DEATH)
    opening = Path.open

    def shut(path: Path, *words: Any, **more: Any) -> Any:
        if path.name == "a.json":
            raise PermissionError(13, "Permission denied")
        return opening(path, *words, **more)

    monkeypatch.setattr(Path, "open", shut)
    code, lines, err = run(capsys, "--dry-run", str(tmp_path))
    assert (code, [line["outcome"] for line in lines], err) == (1, ["rejected", "proposed"], "")
    assert "permission denied" in lines[0]["reason"]


def test_lines_of_a_file_are_each_read_by_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.dumps(json.loads(DEATH))
    odd = json.dumps(json.loads(DEATH) | {"description": "a line\u2028and another"}, ensure_ascii=False)
    (tmp_path / "events.jsonl").write_text(f"{event}\n{{ cut\n\n{odd}\r\n{event}\n", encoding="utf-8")
    code, lines, _ = run(capsys, "--dry-run", str(tmp_path))
    assert [line["outcome"] for line in lines] == ["proposed", "rejected", "duplicate", "duplicate"]
    assert code == 1


def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DEATH)))
    code, lines, _ = run(capsys, "--dry-run", "-", "-")
    assert [(line["file"], line["outcome"]) for line in lines] == [("-", "proposed"), ("-", "rejected")]
    assert code == 1


def test_a_rehearsal_opens_no_database_and_never_loads_django(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "death.json").write_bytes(DEATH)
    program = (
        "import sys; from alongside.jobs import commands;"
        f"code = commands.main(['ingest', '--dry-run', {str(tmp_path)!r}]);"
        "sys.exit(code or 3 * ('django' in sys.modules) or 4 * ('psycopg' in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "DEATH: proposed (1 duty)" in ended.stdout


def test_a_terminal_that_knows_no_accents_stops_nothing(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "tŷ.json").write_bytes(DEATH)
    ended = subprocess.run(
        [sys.executable, "-m", "alongside.jobs.commands", "ingest", "--dry-run", "--json", str(tmp_path)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
