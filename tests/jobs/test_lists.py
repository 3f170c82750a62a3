"""`alongside lists`: a list is replaced whole or not at all."""

from pathlib import Path

import pytest

from alongside.catalogue.registers import SHIPPED
from alongside.jobs.commands import main
from alongside.queries import registers
from alongside.records.models import JournalEntry, RegisterRow

pytestmark = pytest.mark.django_db

GOOD = "code,name,watched,source\nRDIX,Invented register,yes,ours\nRDIY,Another,no,ours\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "registers.csv"


def test_a_list_is_replaced_and_comes_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(GOOD)
    assert main(["lists", "load", "registers", str(file)]) == 0
    assert "2 rows are in use" in capsys.readouterr().out
    assert registers.current().register_names == {"RDIX": "Invented register", "RDIY": "Another"}
    assert registers.current().movements == SHIPPED.movements
    assert main(["lists", "restore", "registers"]) == 0
    assert registers.current().register_names == SHIPPED.register_names
    assert JournalEntry.objects.filter(verb="register.load").count() == 2


def test_loading_again_leaves_nothing_of_the_old(file: Path) -> None:
    file.write_text(GOOD)
    main(["lists", "load", "registers", str(file)])
    file.write_text(GOOD.splitlines()[0] + "\nRDIZ,Third,no,ours\n")
    main(["lists", "load", "registers", str(file)])
    assert [row.code for row in RegisterRow.objects.all()] == ["RDIZ"]


def test_every_fault_is_told_with_its_line_and_nothing_is_replaced(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(GOOD + ",No code,yes,ours\nRDIW,Bad,perhaps,ours\n")
    assert main(["lists", "load", "registers", str(file)]) == 1
    told = capsys.readouterr()
    assert "Line 4: code is empty." in told.err
    assert "Line 5: watched may not be 'perhaps'." in told.err
    assert "nothing was replaced (2 to mend)" in told.err
    assert not RegisterRow.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xff\xfe", "not UTF-8"), (b"", "header lacks"), (b"code,name\n", "no rows")]
)
def test_a_file_that_is_no_list_is_refused(
    content: bytes, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert main(["lists", "load", "registers", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "load", "registers", str(file)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_name_that_is_no_list_is_wrong_use(file: Path) -> None:
    assert main(["lists", "load", "colours", str(file)]) == 2


def test_the_lists_are_shown_and_what_is_shown_can_be_loaded(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "show"]) == 0
    told = capsys.readouterr().out
    assert "registers: 28 rows, as it ships" in told or "registers: " in told
    assert main(["lists", "show", "movement_codes"]) == 0
    file.write_text(capsys.readouterr().out)
    assert main(["lists", "load", "movement_codes", str(file)]) == 0
    assert registers.current().movements == SHIPPED.movements
    assert main(["lists", "show"]) == 0
    assert "your own" in capsys.readouterr().out


def test_a_purpose_that_may_not_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(GOOD)
    assert main(["lists", "load", "registers", str(file), "--purpose", "feeds"]) == 1
    assert "Your role does not include this" in capsys.readouterr().err
    assert not RegisterRow.objects.exists()
