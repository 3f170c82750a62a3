"""The pictures of the README, taken of the demonstration as it is served.

Taken on every run, so that they can be taken; kept where `ALONGSIDE_PICTURES` names a folder:

    ALONGSIDE_PICTURES=docs/screenshots ./test tests/journeys/test_screenshots.py
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from alongside.jobs.demonstration.cast import PASSWORD
from tests.journeys.officers import Officer

Come = Callable[..., Officer]
LARGEST = 300_000
"""Bytes: a README should open at once."""
PAPER = {"width": 1280, "height": 1240}


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where pictures go."""
    kept = os.environ.get("ALONGSIDE_PICTURES")
    folder = Path(kept) if kept else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def amina(officer: Come) -> Officer:
    """Somebody with a full day, at a desk."""
    return officer(size=PAPER).sign_in("amina.yusuf", PASSWORD)


def take(amina: Officer, album: Path, name: str) -> None:
    """One picture of what stands in the window."""
    amina.page.mouse.move(0, 0)
    amina.page.screenshot(path=album / name, animations="disabled", caret="hide")
    assert 20_000 < (album / name).stat().st_size < LARGEST


def test_today_is_pictured_with_something_late_and_something_due(amina: Officer, album: Path) -> None:
    amina.open("/")
    for heading in ("Late", "Due today"):
        expect(amina.page.get_by_role("heading", name=heading)).to_be_visible()
    take(amina, album, "today.png")


def test_a_case_is_pictured_with_what_is_owed(amina: Officer, album: Path) -> None:
    amina.open("/")
    amina.page.locator("main a[href^='/case/']:not([href*='/duty/']):not([href*='/event/'])").first.click()
    expect(amina.page.get_by_role("heading", name="To do")).to_be_visible()
    take(amina, album, "case.png")


def test_recording_a_contact_is_pictured_with_a_duty_it_meets(amina: Officer, album: Path) -> None:
    amina.open("/")
    amina.open(str(amina.page.locator("main a[href*='/contact/new?for=']").first.get_attribute("href")))
    amina.page.locator("[name=answered_by][value=victim]").check()
    amina.page.locator("[name=outcome][value=told]").check()
    amina.page.locator("[name=said]").fill("Told her. She will ring on Friday.")
    assert amina.page.locator("[name=duties]:checked").count() >= 1
    amina.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    take(amina, album, "contact.png")
