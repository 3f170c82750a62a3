"""`./run` on a machine that lacks something: one plain line with the mend, and nothing begun."""

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NEEDED = ("bash", "realpath", "dirname", "cmp", "awk", "cat", "env")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a clean checkout as the start of `./run` sees, and a folder of all the programs there are."""
    place = tmp_path / "checkout"
    (place / "bin").mkdir(parents=True)
    for name in ("run", "set-up.sh"):
        shutil.copy(CHECKOUT / name, place)
    for name in NEEDED:
        (place / "bin" / name).symlink_to(str(shutil.which(name)))
    have(place, "df", "echo head; echo disk 9 9 9000000 9 /")
    return place


def have(place: Path, program: str, script: str) -> None:
    """Put a program of that name on the machine."""
    (place / "bin" / program).write_text(f"#!{shutil.which('bash')}\n{script}\n")
    (place / "bin" / program).chmod(0o755)


def python(place: Path, version: str, *, new_enough: bool, pip: bool = True) -> None:
    """A python3 that says it is this one."""
    script = f'[ "$1" = -V ] && {{ echo Python {version}; exit; }}\n[ "$1" = -c ] && exit {int(not new_enough)}\n'
    have(place, "python3", f'{script}[ "$1 $2" = "-m pip" ] && exit {int(not pip)}\nexit 1')


def run(place: Path) -> str:
    """Everything it says; it must have failed."""
    ran = subprocess.run(
        [str(place / "run")], env={"PATH": str(place / "bin")}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    return ran.stderr


def test_a_python_too_old_is_told_in_one_line_with_the_mend(checkout: Path) -> None:
    python(checkout, "3.9.2", new_enough=False)
    assert run(checkout) == (
        "Python 3.11 or later is needed and Python 3.9.2 is here: install it, or name it as in "
        f"PYTHON=/path/to/python3.11 {checkout / 'run'}\n"
    )
    assert not (checkout / ".boot").exists()


def test_no_python_at_all_is_told_in_one_line(checkout: Path) -> None:
    assert run(checkout).startswith("Python 3.11 or later is needed and none is here: install it")


def test_a_newer_python_under_its_own_name_is_found_beside_an_old_one(checkout: Path) -> None:
    python(checkout, "3.9.2", new_enough=False)
    have(checkout, "python3.12", '[ "$1" = -c ] && exit 0\nexit 1')
    assert f"pip is not installed for {checkout / 'bin' / 'python3.12'}" in run(checkout)


def test_a_missing_pip_is_told_with_the_mend(checkout: Path) -> None:
    python(checkout, "3.11.7", new_enough=True, pip=False)
    last = run(checkout).splitlines()[-1]
    assert last == (
        f"pip is not installed for {checkout / 'bin' / 'python3'}: install it (on Debian: apt-get install python3-pip)"
    )


def test_too_little_disk_is_told_in_one_line_before_anything_is_fetched(checkout: Path) -> None:
    python(checkout, "3.11.7", new_enough=True)
    have(checkout, "df", "echo head; echo disk 9 9 200000 9 /")
    assert run(checkout) == (
        "Less than 1.5 GB of disk is free here: free some, or check the project out on another disk\n"
    )
