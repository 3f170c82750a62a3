"""What people read about the program: no link leads nowhere, and every picture is there."""

import re
from pathlib import Path

import pytest

from tests.architecture import committed
from tests.architecture.committed import CHECKOUT, name, text

DOCUMENTS = [path for path in committed.files() if path.suffix == ".md"]
LARGEST_PICTURE = 300_000
"""Bytes."""


def links(document: Path) -> list[str]:
    """Where a document points inside the project, as it writes it."""
    found = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", text(document))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def test_the_documents_link_to_each_other() -> None:
    assert len(DOCUMENTS) > 10
    assert "docs/architecture.md" in links(CHECKOUT / "README.md")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_no_link_leads_nowhere(document: Path) -> None:
    assert [link for link in links(document) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("picture", ["today", "case", "contact"])
def test_the_readme_shows_today_a_case_and_the_contact_form(picture: str) -> None:
    shown = f"docs/screenshots/{picture}.png"
    assert f"]({shown})" in text(CHECKOUT / "README.md")
    size = (CHECKOUT / shown).stat().st_size
    assert 20_000 < size < LARGEST_PICTURE
    assert (CHECKOUT / shown).read_bytes().startswith(b"\x89PNG")


def test_the_tree_of_the_readme_names_folders_that_are_there() -> None:
    tree = text(CHECKOUT / "README.md").split("```\nrun  test", 1)[1].split("```", 1)[0]
    top, inner = (
        re.findall(r"^([a-z/]+/)(?= )", tree, re.MULTILINE),
        re.findall(r"(?:^  |  )([a-z]+/)(?= )", tree, re.MULTILINE),
    )
    assert len(inner) >= 8
    assert [folder for folder in top if not (CHECKOUT / folder).is_dir()] == []
    assert [folder for folder in inner if not (CHECKOUT / "alongside" / folder).is_dir()] == []


def test_every_decision_has_a_number_of_its_own_and_a_standing() -> None:
    decisions = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == "0001"
    for path in decisions:
        assert re.match(rf"# {path.name[:4]} .+\n\n\*\*Status:\*\* ", text(path)), path.name
        assert "given up" in text(path).lower(), path.name
