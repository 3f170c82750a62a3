"""A browser as far as the bench needs one: a signed-in session, one kept connection, forms filled in as they come."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

PATIENCE = 60.0

Pairs = list[tuple[str, str]]


class Unexpected(Exception):
    """The web answered something else than a page or a redirect."""


@dataclass(slots=True, eq=False)
class Browser:
    """One officer's browser."""

    port: int
    session: str
    language: str = "en"
    csrf: str = ""
    _door: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path: str) -> str:
        """A page. Raises `Unexpected` unless it is there."""
        status, text, where = self._ask("GET", path, None)
        if status != 200:
            raise Unexpected(f"{path} answered {status} {where}".strip())
        return text

    def ask(self, path: str, answers: Pairs) -> str:
        """A page that answers a question sent by form. Raises `Unexpected` unless it is there."""
        status, text, where = self._ask("POST", path, urlencode(answers))
        if status != 200:
            raise Unexpected(f"{path} answered {status} {where}".strip())
        return text

    def send(self, path: str, answers: Pairs) -> str:
        """Send a form; the address it led to. Raises `Unexpected` when the form came back."""
        status, _, where = self._ask("POST", path, urlencode(answers))
        if status not in (302, 303):
            raise Unexpected(f"the form at {path} was not taken: {status}")
        return where

    def close(self) -> None:
        """Hang up."""
        self._door.close()

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={self.csrf}", "Accept-Encoding": "identity"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._door.request(method, path, body, headers)
        answer = self._door.getresponse()
        for cookie in answer.msg.get_all("Set-Cookie") or []:
            if cookie.startswith("csrftoken="):
                self.csrf = cookie.split("=", 1)[1].split(";", 1)[0]
        return answer.status, answer.read().decode(), answer.getheader("Location") or ""


def filled_in(page: str, **answers: str) -> Pairs:
    """The form of a page that posts and has most fields, as it stands, with some answers given."""
    reader = _Forms()
    reader.feed(page)
    form = max(reader.forms, key=len, default=[])
    return [(name, value) for name, value in form if name not in answers] + list(answers.items())


class _Forms(HTMLParser):
    """Reads every posted form with what is chosen in it."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Pairs] = []
        self._inside = False
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("method", "").lower() == "post"
            if self._inside:
                self.forms.append([])
        elif self._inside and "name" in given:
            if tag == "input" and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
                self.forms[-1].append((given["name"], given.get("value", "")))
            elif tag in ("textarea", "select"):
                self.forms[-1].append((given["name"], ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
