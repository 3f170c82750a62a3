"""A page as somebody fills it in: what stands in its form, with their own answers laid over it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Form(HTMLParser):
    """The answers that a browser would send with the form in the main part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, list[str]] = {}
        self._inside = False
        self._main = False
        self._select = ""
        self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._main = True
        if tag == "form" and self._main and said.get("method") == "post":
            self._inside = True
        if not self._inside:
            return
        name, value = said.get("name", ""), said.get("value", "")
        if tag == "input" and name:
            if said.get("type") not in ("radio", "checkbox") or "checked" in said:
                self.answers.setdefault(name, []).append(value)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in said or self._select not in self.answers):
            self.answers[self._select] = [value]
        elif tag == "textarea":
            self._textarea = name
            self.answers[name] = [""]

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.answers[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""


def standing(page: Any) -> dict[str, list[str]]:
    """What stands in the form of the page."""
    read = _Form()
    read.feed(page.content.decode())
    assert read.answers, "there is no form on this page"
    return read.answers


def send(client: Client, address: str, /, **answers: Any) -> Any:
    """Open the page, fill these answers in and send it. Names of boxes may hold `__` for `-`."""
    return again(client, address, standing(client.get(address)), **answers)


def again(client: Client, address: str, stood: dict[str, list[str]], /, **answers: Any) -> Any:
    """Send a form that was opened before, with these answers laid over what stood in it."""
    typed = {name.replace("__", "-"): value for name, value in answers.items()}
    return client.post(address, stood | typed)


def day(name: str, on: Any) -> dict[str, str]:
    """A day in its three boxes; nothing in them for None."""
    parts = ("day", "month", "year")
    return {f"{name}-{part}": str(getattr(on, part)) if on else "" for part in parts}
