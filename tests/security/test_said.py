"""`docs/security.md` says what is so: figures, keys, ways out, and questions are compared with the code."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings

from alongside.api import token
from alongside.gateways import archives, decoding, detail, keyring, reading, tables, uploads
from alongside.queries import sources
from alongside.rules import looks
from alongside.web import fields
from alongside.web.shell import gate
from tests.architecture.committed import CHECKOUT, name, program, text
from tests.security.test_code import imports

SAID = text(CHECKOUT / "docs" / "security.md")


def part(title: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", SAID, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    lines = [line for line in part(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_it_says_of_which_day_it_is_and_that_day_is_not_long_past() -> None:
    (said,) = re.findall(r"^Written on (\d+) (\w+) (\d{4})", SAID, re.MULTILINE)
    assert said[1] in ("November", "December")
    assert date(int(said[2]), 11, int(said[0])) >= date(2026, 11, 22)


MEASURED: dict[str, int] = {
    "a form, all its fields together": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024,
    "fields in one form": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    "files in a form": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    "one line of text": fields.LONGEST_LINE,
    "several lines of text": fields.LONGEST_TEXT,
    "an address": gate.LONGEST_ADDRESS,
    "a message to the inbox, or a file handed in": decoding.LIMIT // 1024**2,
    "pixels of a picture": uploads.MOST_PIXELS,
    "what an archive may unpack to": archives.UNPACKED // 1024**2,
    "messages in one file": reading.MOST,
    "rows of one table": tables.MOST_ROWS,
    "rest before a session ends": settings.ALONGSIDE_IDLE_MINUTES,
    "a session's longest life": settings.ALONGSIDE_SESSION_HOURS,
    "sessions of one person": settings.ALONGSIDE_SESSIONS,
    "wrong passwords for a name": 5,
    "wrong passwords from an address": 10,
    "a machine's token": int(sources.TOKEN_LIFE.total_seconds()) // 60,
    "cases opened in ten minutes before a flag": looks.MANY,
}


@pytest.mark.parametrize("limit", MEASURED)
def test_a_limit_is_written_down_as_it_is(limit: str) -> None:
    told = {row[0]: row[1] for row in rows("Limits in force")}
    assert set(told) == set(MEASURED)
    assert int(re.findall(r"\d+", told[limit])[0]) == MEASURED[limit]


def test_the_limits_on_tries_are_those_in_force() -> None:
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"
    assert uploads.LIMIT == decoding.LIMIT
    assert token.GRANT == "client_credentials"
    assert f"{settings.SOCIALACCOUNT_REQUESTS_TIMEOUT} seconds" in part(
        "Ways out, and what happens when the other side is away"
    )
    assert f"{int(detail.PATIENCE)} seconds in all" in SAID


def test_every_kind_of_question_has_its_rule() -> None:
    kinds: dict[str, Any] = {one: kind for one, kind in vars(fields).items() if isinstance(kind, type)}
    drawn = {
        one
        for one, kind in kinds.items()
        if issubclass(kind, fields.Component) and kind.__module__ == fields.__name__ and one[0] != "_"
    }
    told = set(re.findall(r"`(\w+)`", " ".join(row[0] for row in rows("What each kind of question takes"))))
    assert drawn - {"Component", "Choices"} == told


def test_every_ring_of_keys_is_named_with_its_cipher_and_when_it_is_renewed() -> None:
    told = rows("Keys, ciphers and hashes")
    for purpose in keyring.PURPOSES:
        assert any(f"`{purpose}`" in row[0] and row[1] and row[3] for row in told), purpose


def test_every_cipher_that_is_used_is_named() -> None:
    used = {one.rpartition(".")[2] for path in program() for one in imports(path) if "ciphers.aead" in one}
    spelled = {"AESGCM": "AES-256-GCM", "AESSIV": "AES-SIV"}
    assert used <= set(spelled)
    assert all(spelled[one] in part("Keys, ciphers and hashes") for one in used)


OUTWARD = {
    "gateways/detail.py": "ALONGSIDE_DETAIL_HOSTS",
    "jobs/poll.py": "alongside poll",
    "web/sign_in/openid.py": "OpenID Connect",
}


def test_every_way_out_is_written_down() -> None:
    speaks = re.compile(r"^(?:http\.client|urllib\.request|requests|httpx|boto3|smtplib|ftplib|socketserver|telnetlib)")
    found = set()
    for path in program():
        if any(speaks.match(one) for one in imports(path)) and not path.stem.startswith("bench"):
            found.add(name(path).removeprefix("alongside/"))
    assert found <= {*OUTWARD, "jobs/up.py", "jobs/serve.py"}  # these two ask this machine alone
    for words in OUTWARD.values():
        assert words in part("Ways out, and what happens when the other side is away")


def test_every_log_is_written_down() -> None:
    told = " ".join(row[0] for row in rows("What is written down, and where"))
    assert list(settings.LOGGING["handlers"]) == ["stderr"]
    for one in ("journal", "anchors", "standard error", "PostgreSQL"):
        assert one in told


def test_how_one_signs_in_is_written_down_with_its_ends() -> None:
    told = part("Signing in")
    for words in ("30 minutes", "12 hours", "Four at once", "OpenID Connect", "five wrong", "locked out", "STEP_UP"):
        assert words in told, words


def test_what_weighs_in_a_decision_is_written_down_and_what_does_not() -> None:
    told = part("What weighs in a decision")
    assert "**Not** the hour, the network, the device" in told
    assert "next request" in told


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("What needs care", ("48 hours", "7 days", "30 days", "openpyxl", "defusedxml", "Costly", "Dangerous")),
        ("What the browser must be able to do", ("Content-Security-Policy", "without script", "no-referrer")),
        ("What whoever installs it must do", ("TLS 1.2 and 1.3", "stapling", "preload", "one host name")),
        ("Keys, ciphers and hashes", ("quantum", "yearly", "nonces")),
        ("Gaps we know of", ("viruses", "Recovery codes", "memory")),
    ],
)
def test_what_must_be_decided_beforehand_is_written_down(title: str, words: tuple[str, ...]) -> None:
    assert [one for one in words if one not in part(title)] == []


def test_every_adversary_has_what_is_not_defended() -> None:
    told = rows("Adversaries")
    assert [row[0] for row in told] == [f"A{number}" for number in range(1, 11)]
    assert all(len(row) == 5 and all(row) for row in told)


def test_every_surface_names_what_shows_it_or_says_that_nothing_does_yet() -> None:
    told = rows("Where a sealed case could show, and does not")
    assert len(told) > 15
    tests = {path.name for path in (CHECKOUT / "tests").rglob("test_*.py")}
    for what, _, _, shown in told:
        named = set(re.findall(r"(test_\w+\.py)", shown))
        assert named <= tests, what
        told_of = re.findall(r"(test_\w+\.py)::(test_\w+)", shown)
        for file, test in told_of:
            assert any(f"def {test}(" in text(one) for one in (CHECKOUT / "tests").rglob(file)), (what, test)
        assert named or "tests/api" in shown or "the same test" in shown or "to be" in shown or shown == "—", what
