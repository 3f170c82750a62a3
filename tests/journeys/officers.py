"""Somebody at a screen, and what the journeys ask of every page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
CODE = "123456"


@dataclass(frozen=True)
class House:
    """A running installation: its address and the folder its data live in."""

    address: str
    home: Path


class Officer:
    """Somebody at a screen, and the questions the journeys ask of every page."""

    def __init__(self, page: Page, house: House) -> None:
        self.page = page
        self.house = house
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))
        page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        # A page refused on purpose (404) is reported by the browser too; what matters is scripts and policy.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def open(self, path: str) -> None:
        """Go to a screen by its path."""
        self.page.goto(self.house.address + path)

    def sign_in(self, username: str, password: str) -> "Officer":
        """Give both proofs."""
        self.open("/sign-in/")
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", password)
        self.page.keyboard.press("Enter")
        self.page.fill("[name=code]", CODE)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "/sign-in/" not in address)
        return self

    def language(self, name: str) -> None:
        """Press "Cymraeg" or "English"."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def hold_to_account(self) -> None:
        """This page passes axe, fits a telephone, and no script or policy was broken on the way here."""
        assert axe_clean(self.page) == []
        assert fits(self.page)
        assert self.complaints == []


def axe_clean(page: Page) -> list[str]:
    """What axe finds wrong with the page, a line each; nothing is right."""
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{page.title()}: {rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def fits(page: Page) -> bool:
    """Whether the page can be read at 320 pixels without scrolling sideways (WCAG 1.4.10)."""
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    if before:
        page.set_viewport_size(before)
    return wide <= PHONE["width"]
