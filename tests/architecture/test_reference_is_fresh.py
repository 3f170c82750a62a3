"""`docs/reference` says what the code does."""

import re
from pathlib import Path

import pytest

from alongside.catalogue.feeds import FEED_TYPES
from alongside.catalogue.law import KEY_STAGES, RULES
from alongside.catalogue.services import SERVICES
from alongside.jobs import commands, reference
from alongside.jobs.reference_program import FOR_TESTS, VARIABLES
from tests.architecture import committed
from tests.architecture.committed import CHECKOUT, text

READING = re.compile(
    r"""(?:environ\.get\(|environ\[|environ\.pop\(|getenv\(|environment\.(?:flag|number|words)\()"""
    r"""\s*["']([A-Z][A-Z0-9_]+)["']"""
)


def test_every_page_is_as_the_code_says() -> None:
    assert list(reference.stale()) == [], "run `.venv/bin/alongside reference` and commit docs/reference"


def test_nothing_else_lies_among_the_pages() -> None:
    assert sorted(path.name for path in reference.FOLDER.iterdir()) == sorted(reference.PAGES)


def test_a_changed_page_is_found_named_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path / "reference")
    assert commands.main(["reference"]) == 0
    assert commands.main(["reference", "--check"]) == 0
    (tmp_path / "reference" / "rules.md").write_text("# Rules of yesterday\n")
    (tmp_path / "reference" / "feeds.md").unlink()
    capsys.readouterr()
    assert commands.main(["reference", "--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "out of date: docs/reference/rules.md",
        "out of date: docs/reference/feeds.md",
    ]
    assert commands.main(["reference"]) == 0
    assert commands.main(["reference", "--check"]) == 0


def test_every_kind_of_the_catalogue_has_its_place() -> None:
    def missing(page: str, ids: set[str]) -> list[str]:
        return sorted(ids - set(re.findall(r'<a id="([^"]+)">', text(reference.FOLDER / page))))

    assert missing("rules.md", set(RULES)) == []
    assert missing("events.md", {kind.slug for service in SERVICES.values() for kind in service.events}) == []
    assert missing("duties.md", {kind.slug for service in SERVICES.values() for kind in service.duties}) == []
    feeds, stages = text(reference.FOLDER / "feeds.md"), text(reference.FOLDER / "key-stages.md")
    assert [kind.event_type for kind in FEED_TYPES if f"| `{kind.event_type}` |" not in feeds] == []
    assert [stage for stage in KEY_STAGES if f"[{stage}](" not in stages] == []


def test_no_link_between_the_pages_leads_nowhere() -> None:
    there = {name: set(re.findall(r'<a id="([^"]+)">', text(reference.FOLDER / name))) for name in reference.PAGES}
    dead = [
        f"{name}: {page}#{anchor}"
        for name in reference.PAGES
        for page, anchor in re.findall(r"\]\(([\w.-]*)#([^)]+)\)", text(reference.FOLDER / name))
        if anchor not in there[page or name]
    ]
    assert dead == []


def test_every_variable_that_is_read_is_told_and_none_besides() -> None:
    read = {name for path in committed.program() for name in READING.findall(text(path))}
    beside = {path for path in committed.files() if path.is_relative_to(CHECKOUT / "tests")} | {CHECKOUT / "test"}
    for_tests = {one.name for one in FOR_TESTS}
    assert read - for_tests == {one.name for one in VARIABLES}
    assert [name for name in for_tests - read if not any(name in text(path) for path in beside)] == []


def test_every_command_is_told() -> None:
    told = re.findall(r"^## (\S+)$", text(reference.FOLDER / "commands.md"), re.MULTILINE)
    assert told == list(commands.COMMANDS)
