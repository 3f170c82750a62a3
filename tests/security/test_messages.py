"""Requests as they come over the wire: methods, hosts, lengths, proxies, kinds of body (ASVS V4)."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.actions import feed
from tests.architecture import visits
from tests.architecture.committed import CHECKOUT
from tests.architecture.visits import ROUTES, House, address
from tests.journeys.conftest import free_port, wait_for
from tests.security import crawl

NAMES = st.sampled_from(["eventType", "additionalInformation", "occurredAt", "a"])
PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=10)
JSON = st.recursive(
    PLAIN, lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3), max_leaves=6
).map(lambda value: json.dumps(value).encode())
KEY = "a long and random key of the fuzzed feed"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "QUERY", "FOO"])
def test_no_address_takes_a_method_we_do_not_know(method: str, house: House) -> None:
    parts, client = visits.parts_of(house.cases["Bramblyx"]), house.client("officer")
    for where in [*(address(name, parts) for name in visits.screens()), "/sign-in/", "/api/inbox", "/robots.txt"]:
        answer = client.generic(method, where)
        assert answer.status_code == 405, where
        assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_another_method_hidden_in_a_header_is_not_seen(house: House) -> None:
    where = address("case_note", visits.parts_of(house.cases["Bramblyx"]))
    answer = house.client("officer").get(where, headers={"x-http-method-override": "POST", "x-method-override": "POST"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "kind",
    ["application/json", "text/plain", "text/xml", "application/xml", "image/svg+xml", "", f"{FORM}; charset=utf-7"],
)
def test_a_screen_takes_a_form_and_nothing_else(kind: str, house: House) -> None:
    where = address("case_note", visits.parts_of(house.cases["Bramblyx"]))
    assert house.client("officer").generic("POST", where, "text=x", content_type=kind).status_code == 415


def test_a_packed_body_is_not_unpacked(house: House) -> None:
    answer = house.client("officer").post("/search", {"text": "x"}, headers={"content-encoding": "gzip"})
    assert answer.status_code == 415


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "testserver@x", "a b", "[::1"])
def test_another_host_is_refused_for_every_kind_of_address(host: str) -> None:
    for path in ("/", "/sign-in/", "/robots.txt", "/static/alongside/start.js", "/api/inbox"):
        assert Client().get(path, headers={"host": host}).status_code == 400, path


def test_an_address_longer_than_any_of_ours_is_refused() -> None:
    assert Client().get("/rules?" + "x" * 2000).status_code == 414
    assert Client().get("/sign-in/?next=/" + "x" * 200).status_code == 200


@pytest.mark.parametrize("path", ["/rules%00", "/case/%0a", "/%1b[2J", "/rules%7f"])
def test_an_address_with_control_characters_is_refused(path: str) -> None:
    assert Client().get(path).status_code == 400


def test_a_form_of_more_than_a_megabyte_is_refused(house: House) -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 1024 * 1024
    body = "text=" + "x" * (1024 * 1024)
    assert house.client("officer").post("/search", body, content_type=FORM).status_code == 400


def test_a_form_of_thousands_of_fields_is_refused(house: House) -> None:
    body = "&".join(f"a{number}=1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 2))
    assert house.client("officer").post("/search", body, content_type=FORM).status_code == 400


def test_no_form_takes_a_file(house: House, tmp_path: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    before = set(os.listdir(settings.FILE_UPLOAD_TEMP_DIR or "/tmp"))
    for name in ("case_note", "open_case", "search"):
        where = address(name, visits.parts_of(house.cases["Bramblyx"]))
        sent = {"text": "x", "file": SimpleUploadedFile("x.html", b"<script>" * 500_000, "text/plain")}
        assert house.client("officer").post(where, sent).status_code == 400, name
    assert not [one for one in set(os.listdir("/tmp")) - before if one.endswith(".upload")]


@pytest.mark.parametrize(
    "back",
    [
        "//x.example",
        "https://x.example",
        "/\\x.example",
        "javascript:alert(1)",
        "\thttps://x.example",
        "/%09/x.example",
        "https:x.example",
        "///x.example",
        "data:text/html,x",
    ],
)
def test_nothing_that_is_sent_leads_to_another_site(back: str, house: House) -> None:
    client = house.client("officer")
    for path, sent in (("/language", {"language": "en", "next": back}), ("/sign-in/again", {"next": back})):
        answer = client.post(path, sent)
        to = answer.headers.get("Location", "/")
        assert to.startswith("/"), (path, to)
        assert not to.startswith(("//", "/\\")), (path, to)


def test_every_answer_names_its_kind_and_its_letters(house: House) -> None:
    loose = []
    for name, answer in crawl.everything(house):
        kind = answer.get("Content-Type", "")
        text = kind.startswith("text/")  # JSON is UTF-8 by its own rule (RFC 8259)
        body = crawl.text_of(answer)
        if body and not (kind and (not text or "utf-8" in kind)):
            loose.append((name, kind))
    assert loose == []


def test_what_a_proxy_would_say_is_not_believed_of_a_stranger(house: House) -> None:
    said = {"x-forwarded-host": "elsewhere.example", "x-forwarded-for": "192.0.2.1", "x-forwarded-proto": "https"}
    said |= {
        "x-forwarded-port": "1",
        "x-original-url": "/desk",
        "x-rewrite-url": "/desk",
        "forwarded": "host=x.example",
    }
    answer = Client().get("/caseload", headers=said)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/caseload")
    assert settings.USE_X_FORWARDED_HOST is False
    assert settings.USE_X_FORWARDED_PORT is False


def test_behind_https_a_machine_that_speaks_openly_is_refused_and_a_person_is_led_over(behind_https: Any) -> None:
    assert behind_https.told["plain machine"][0] == 403
    assert "Location" not in behind_https.told["plain machine"][1]
    status, headers = behind_https.told["plain"]
    assert (status, headers["Location"]) == (301, "https://alongside.example/robots.txt")


def test_behind_https_the_host_is_the_one_that_was_asked(behind_https: Any) -> None:
    assert behind_https.told["stranger"][0] == 400
    assert behind_https.told["said by the sender"][0] == 200


@pytest.mark.django_db
@examples(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    raw=st.one_of(st.binary(max_size=200), JSON),
    kind=st.sampled_from(["application/json", "text/csv", "", "text/html", "application/octet-stream"]),
)
def test_the_inbox_answers_whatever_comes(raw: bytes, kind: str) -> None:
    from alongside.records.models import Source

    mark = sha256(KEY.encode()).hexdigest()
    if not Source.objects.filter(key_hash=mark).exists():
        feed.source(key_hash=mark)
    answer = Client().generic(
        "POST", "/api/inbox", raw, content_type=kind, headers={"authorization": f"Bearer {KEY}"},
        CONTENT_LENGTH=str(len(raw)),
    )  # fmt: skip
    assert answer.status_code in (202, 400), answer.content
    assert answer.json()


# The server itself, over a socket ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The web as granian serves it; what is asked here needs no database."""
    port = free_port()
    command = [sys.executable, "-c", SERVE.format(port=port)]
    with subprocess.Popen(command, cwd=CHECKOUT, env=os.environ, stderr=subprocess.DEVNULL) as serving:
        try:
            wait_for(port, serving)
            yield port
        finally:
            serving.terminate()


SERVE = """
from granian.constants import Interfaces
from granian.server import Server
Server("alongside.config.wsgi:application", port={port}, interface=Interfaces.WSGI, blocking_threads=1).serve()
"""


def said(port: int, raw: bytes) -> bytes:
    """What the server answers to these bytes, until it has no more to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=3) as wire:
        wire.sendall(raw)
        told = b""
        try:
            while more := wire.recv(65536):
                told += more
        except TimeoutError:
            pass
        return told


LINE = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n"


def test_the_server_says_how_long_its_answer_is(port: int) -> None:
    told = said(port, LINE + b"Connection: close\r\n\r\n")
    head, _, body = told.partition(b"\r\n\r\n")
    length = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    assert [int(line.split(b":")[1]) for line in length] == [len(body)]
    assert head.lower().count(b"transfer-encoding") == 0


def test_the_server_tells_no_version(port: int) -> None:
    head = said(port, LINE + b"Connection: close\r\n\r\n").partition(b"\r\n\r\n")[0].lower()
    server = [line for line in head.split(b"\r\n") if line.startswith((b"server:", b"x-powered-by:", b"via:"))]
    assert [line for line in server if any(48 <= letter < 58 for letter in line)] == []
    assert b"django" not in head
    assert b"python" not in head


SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
TWO_MEANINGS = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "a length of no number": b"Content-Length: 0x5\r\n\r\nabcde",
    "a length with a sign": b"Content-Length: +5\r\n\r\nabcde",
    "an unknown coding": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a name with a space": b"Content-Length : 5\r\n\r\nabcde",
    "a folded line": b"X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("how", TWO_MEANINGS)
def test_a_request_that_could_mean_two_is_refused(how: str, port: int) -> None:
    told = said(port, b"POST /robots.txt HTTP/1.1\r\nHost: localhost\r\n" + TWO_MEANINGS[how])
    assert b" 400 " in told.split(b"\r\n")[0] or told == b""


def test_a_length_beside_chunks_hides_no_second_request(port: int) -> None:
    lengths = b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % (5 + len(SMUGGLED))
    told = said(port, b"POST /robots.txt HTTP/1.1\r\nHost: localhost\r\n" + lengths + SMUGGLED)
    # Refused, or the chunks count (RFC 9112, 6.3) and what follows is a request of its own that nobody took for a body.
    assert told.count(b"HTTP/1.1 ") <= 2
    assert told == b"" or b" 4" in told.split(b"\r\n")[0]


def test_every_route_is_known_to_these_tests() -> None:
    assert {"account_login", "post_message", "case_note", "search"} <= set(ROUTES)
