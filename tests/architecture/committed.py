"""The files of the project, as they would be committed."""

import subprocess
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Everything that Git keeps or is about to keep; in a plain copy without Git, everything but what is built."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        built = {".venv", ".boot", "node_modules", "var", ".git", "__pycache__", "built"}
        found = (path for path in CHECKOUT.rglob("*") if not built & set(path.relative_to(CHECKOUT).parts))
    else:
        found = (CHECKOUT / name.decode() for name in listed.stdout.split(b"\0") if name)
    return tuple(sorted(path for path in found if path.is_file() and not path.is_symlink()))


def program(suffix: str = ".py") -> tuple[Path, ...]:
    """The files of the program itself."""
    return tuple(path for path in files() if path.suffix == suffix and path.is_relative_to(CHECKOUT / "alongside"))


def name(path: Path) -> str:
    """A file's path inside the project."""
    return path.relative_to(CHECKOUT).as_posix()


def text(path: Path) -> str:
    """What it says; what is no text says nothing."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
