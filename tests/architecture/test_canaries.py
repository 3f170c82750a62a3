"""Canaries: a name, a number, a place and a note of which no log, address, title, header or error page may sing."""

import logging
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from alongside.actions import search_keys
from alongside.config.logs import Discreet
from alongside.queries import scope
from alongside.records.models import Channel, Note
from tests.architecture import visits
from tests.architecture.visits import BUILDER, House, address, screens
from tests.factories import NOW, TODAY
from tests.web.pages import standing

WORD = "Bramblyx"
NUMBER = "07700 900987"
PLACE = "4 Canarygate"
POSTCODE = "ZZ99 7QY"
SECRET = "her sister in Zephyrhaven"
TYPED = "Quillonby at 020 7946 0987"
SONGS = (WORD, NUMBER, PLACE, POSTCODE, "Zephyrhaven", "Quillonby", "7946 0987")

READERS = ("officer", "senior", "manager", "duty", "privacy", "administrator")


def sung(text: str) -> list[str]:
    """The canaries in a text, however it writes its spaces and letters."""
    plain = re.sub(r"[\s+_-]|%20", "", unescape(text)).casefold()
    return [song for song in SONGS if re.sub(r"\s", "", song).casefold() in plain]


class Seen(HTMLParser):
    """What of a page leaves it: its title, and every address it asks for or leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.addresses: list[str] = []
        self._title = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._title = tag == "title"
        leading = ("href", "src", "action", "formaction", "content", "download")
        self.addresses += [value or "" for name, value in attrs if name in leading]

    def handle_data(self, data: str) -> None:
        if self._title:
            self.titles.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._title = False


class Listening(logging.Handler):
    """Every line that would be written at the most talkative level, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Discreet())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    """A whole case every text of which holds a canary."""
    monkeypatch.setattr("alongside.web.shell.acting.timezone", SimpleNamespace(now=lambda: NOW))
    return visits.found()


@pytest.fixture
def parts(house: House) -> dict[str, Any]:
    """What the addresses of the case are made of; and then it gets the canaries that stand in sealed text."""
    parts = visits.parts_of(house.cases[WORD])
    scope.set_acting(BUILDER, TODAY)
    case = house.cases[WORD]
    for way, value, postcode in (("phone", NUMBER, ""), ("post", PLACE, POSTCODE)):
        Channel.objects.create(person=case.person, way=way, value=value, postcode=postcode, recorded_at=NOW)
    Note.objects.create(case=case, written_at=NOW, written_by=house.staff["officer"], text=f"She is with {SECRET}.")
    search_keys.refresh(case.person)
    return parts


@pytest.fixture
def lines(parts: object) -> Iterator[list[str]]:
    """What is logged from here on."""
    listening = Listening()
    names = ("", "alongside", "django.request", "django.security", "django.server", "allauth")
    before = {name: logging.getLogger(name).level for name in names}
    logging.getLogger().addHandler(listening)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield listening.lines
    finally:
        logging.getLogger().removeHandler(listening)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def leaks(answer: Any) -> list[str]:
    """The canaries in what of an answer leaves the page."""
    found = [f"header {name}: {song}" for name, value in answer.headers.items() for song in sung(str(value))]
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return found
    page = answer.content.decode()
    seen = Seen(page)
    found += [f"title: {song}" for text in seen.titles for song in sung(text)]
    found += [f"address {where[:20]}: {song}" for where in seen.addresses for song in sung(where)]
    if answer.status_code >= 400:
        found += [f"error page: {song}" for song in sung(page)]
    return found


@pytest.mark.parametrize(("visitor", "language"), [*((reader, "en") for reader in READERS), ("officer", "cy")])
def test_no_screen_sings_in_its_title_its_addresses_its_headers_or_the_log(
    visitor: str, language: str, house: House, parts: dict[str, Any], lines: list[str]
) -> None:
    client = house.client(visitor)
    client.cookies["django_language"] = language
    found, shown = {}, 0
    for name in screens():
        answer = client.get(address(name, parts))
        shown += WORD in getattr(answer, "content", b"").decode()
        if song := leaks(answer):
            found[name] = song
    assert found == {}
    assert shown > 8 or visitor in ("privacy", "administrator")
    assert [line for line in lines if sung(line)] == []


@pytest.mark.parametrize("visitor", ["officer", "senior", "manager", "administrator"])
def test_what_is_typed_into_any_form_reaches_no_log_no_address_and_no_page_of_errors(
    visitor: str, house: House, parts: dict[str, Any], lines: list[str]
) -> None:
    client = house.client(visitor)
    found, sent = {}, 0
    for name in screens():
        with transaction.atomic():
            form = client.get(address(name, parts))
            try:
                answers = dict.fromkeys(standing(form), TYPED) if form.status_code == 200 else {"why": TYPED}
            except AssertionError:
                answers = {"why": TYPED, "text": TYPED}
            answer = client.post(address(name, parts), answers)
            sent += 1
            transaction.set_rollback(True)
        if song := leaks(answer):
            found[name] = song
    assert found == {}
    assert sent > 30
    assert [line for line in lines if sung(line)] == []


def test_what_is_searched_for_stands_in_no_address(house: House, lines: list[str]) -> None:
    for asked in (WORD, NUMBER, POSTCODE):
        answer = house.client("officer").post(reverse("search"), {"text": asked})
        assert WORD in answer.content.decode(), asked
        assert leaks(answer) == []
    assert [line for line in lines if sung(line)] == []


def test_a_failure_in_mid_page_logs_where_and_nothing_of_whom(
    house: House, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError(f"{WORD}, {NUMBER}, {PLACE}, {SECRET}")

    monkeypatch.setattr("alongside.queries.timeline.page", fail)
    client = house.client("officer", raise_request_exception=False)
    answer = client.get(reverse("case_timeline", args=[house.cases[WORD].public_id]))
    assert answer.status_code == 500
    assert leaks(answer) == []
    assert any("ValueError" in line for line in lines)
    assert [line for line in lines if sung(line)] == []


def test_a_refusal_of_the_database_logs_nothing_of_the_row(
    house: House, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(case: Any, *_: object, **__: object) -> None:
        Note.objects.create(pk=Note.objects.latest("pk").pk, case=case, written_at=NOW, text=SECRET)

    monkeypatch.setattr("alongside.queries.timeline.page", fail)
    client = house.client("officer", raise_request_exception=False)
    answer = client.get(reverse("case_timeline", args=[house.cases[WORD].public_id]))
    assert answer.status_code == 500
    assert leaks(answer) == []
    assert any("IntegrityError" in line for line in lines)
    assert [line for line in lines if sung(line)] == []


def test_a_canary_that_sings_would_be_heard() -> None:
    page = f'<title>{WORD}</title><a href="/search?text=07700%20900987">x</a>'
    answer = SimpleNamespace(
        headers={"Content-Type": "text/html", "Content-Disposition": "attachment; filename=bramblyx.pdf"},
        content=page.encode(),
        status_code=200,
    )
    assert leaks(answer) == [
        f"header Content-Disposition: {WORD}",
        f"title: {WORD}",
        f"address /search?text=07700%2: {NUMBER}",
    ]
