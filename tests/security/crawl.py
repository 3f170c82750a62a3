"""Every answer the program gives, and what stands in a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from tests.architecture import visits
from tests.architecture.visits import ROUTES, House, address

STATIC = ("/static/alongside/start.js", "/static/alongside/icon.svg", "/robots.txt")
NOTHING = ("/no-such-page", "/static/none.js", "/.git/HEAD")
VISITORS = ("officer", "senior", "manager", "administrator", "privacy", "duty")


def pages(house: House, *visitors: str, word: str = "Bramblyx") -> Iterator[tuple[str, Any]]:
    """Every screen as each of these people is answered: a label and the answer."""
    parts = visits.parts_of(house.cases[word])
    for visitor in visitors or VISITORS:
        client = house.client(visitor)
        for name in visits.screens():
            yield f"{name} for {visitor}", client.get(address(name, parts))


def doors(house: House) -> Iterator[tuple[str, Any]]:
    """The screens of signing in, from outside and from inside."""
    for client in (Client(), house.client("officer")):
        for name, row in ROUTES.items():
            if row["verb"] == "door" and "<" not in row["path"] and name != "choose_language":
                yield name, client.get("/" + row["path"])


def others(house: House) -> Iterator[tuple[str, Any]]:
    """What is no screen: our own files, nothing, the machines' door, and each kind of refusal."""
    for path in (*STATIC, *NOTHING):
        yield path, Client().get(path)
    for path in ("/api/inbox", "/api/openapi.json", "/api/"):
        yield path, Client().get(path)
        yield path, Client().post(path, b"{}", content_type="application/json")
    yield "a form without its token", Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "x"})
    yield "another host", Client().get("/", headers={"host": "elsewhere.example"})
    yield "a method", Client().generic("TRACE", "/")
    yield "a body", Client().post("/sign-in/", "{}", content_type="application/json")


def everything(house: House) -> Iterator[tuple[str, Any]]:
    """All of it."""
    yield from pages(house)
    yield from doors(house)
    yield from others(house)


def text_of(answer: Any) -> str:
    """The body of any answer. One of our files is closed by being read."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(raw.decode("utf-8", "replace"))


@dataclass
class Form:
    """A form of a page: where it goes, and its boxes with what stands in them."""

    action: str
    method: str
    boxes: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.forms: list[Form] = []
        self._list = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        self.elements.append((tag, got))
        if tag == "form":
            self.forms.append(Form(got.get("action", ""), got.get("method", "get").lower()))
        elif self.forms and "name" in got and tag in ("input", "textarea", "select", "button"):
            self._box(tag, got)
        elif tag == "option" and self._list and self.forms:
            self.forms[-1].boxes[self._list].append(got.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._list = ""

    def _box(self, tag: str, got: dict[str, str]) -> None:
        form, name = self.forms[-1], got["name"]
        values = form.boxes.setdefault(name, [])
        if tag == "select":
            self._list = name
        else:
            values.append(got.get("value", ""))
        if tag == "textarea" or (tag == "input" and got.get("type", "text") in ("text", "tel", "search", "email", "")):
            form.texts.add(name)
