"""Somebody who uses nothing but the keyboard, and how long their hands and head would take.

The time is the keystroke-level model (Card, Moran and Newell): 0.28 seconds for each key of an average typist and 1.35
seconds of thought before each question, and to that what the program itself took.
"""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page

A_KEY = 0.28
A_THOUGHT = 1.35
MOST_TABS = 60


@dataclass
class Keyboard:
    """Counts every key pressed from now on."""

    page: Page
    keys: int = 0
    thoughts: int = 0
    began: float = field(default_factory=time.monotonic)

    def press(self, key: str, times: int = 1) -> None:
        """Press one key."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.keys += 1

    def write(self, words: str) -> None:
        """Type words where the cursor is."""
        self.page.keyboard.type(words)
        self.keys += len(words)

    def past_the_head(self) -> None:
        """Use the skip link: the first Tab of a page."""
        self.press("Tab")
        self.press("Enter")

    def go_to(self, name: str, *, thinking: bool = True) -> None:
        """Tab until the box of this name, or the button with these words, has the focus. A box that is passed as it
        stands takes no thought."""
        self.thoughts += thinking
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.name || document.activeElement.innerText") == name:
                return
            self.press("Tab")
        raise AssertionError(f"{name} cannot be reached with the Tab key")

    def choose(self, name: str, value: str) -> None:
        """Go to a group of radios and, with Space and the arrows, choose one."""
        self.go_to(name)
        if not self.page.evaluate("document.activeElement.checked"):
            self.press("Space")
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{value} cannot be reached with the arrows")

    @property
    def seconds(self) -> float:
        """How long an officer needs: hands, head and program."""
        return self.keys * A_KEY + self.thoughts * A_THOUGHT + (time.monotonic() - self.began)
