"""Every sentence that says why has its Welsh: a new one without it fails here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.catalogue.feeds import FEED_TYPES, feed_type
from alongside.catalogue.reasons import REASONS, in_words
from alongside.catalogue.registers import SHIPPED
from alongside.gateways.reading import read

ROOT = Path(__file__).parents[2]
PLACES = (
    *sorted((ROOT / "alongside/gateways").glob("*.py")),
    ROOT / "alongside/catalogue/desk.py",
    *(ROOT / f"alongside/actions/{name}.py" for name in ("inbound", "ingest", "quarantine")),
)
OTHERS = ("embedded_postgres.py", "system_account.py", "holidays.py", "detail.py", "uploads.py")
"""Gateways that read no messages, log why, or carry both languages themselves."""
FIXTURES = sorted(one for one in (ROOT / "tests/gateways/fixtures").rglob("*") if one.is_file())


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """What stands in the code as a sentence: a capital, a blank, and a full stop or question mark."""
    tree = ast.parse(path.read_text())
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for call in ast.walk(tree):  # what is said in both languages where it stands
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Words":
            told |= {id(one) for one in call.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = "".join(str(one.value) if isinstance(one, ast.Constant) else "Seven" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (parts | told):
            said = node.value
        else:
            continue
        if said[:1].isupper() and (" " in said or said == "Places.") and said.endswith((".", "?")):
            yield node.lineno, said


def test_every_row_of_the_feeds_says_why_in_welsh() -> None:
    rows = [*FEED_TYPES, feed_type("something.never.seen")]
    assert len(rows) > 50
    assert [row.reason for row in rows if in_words(row.reason) is None] == []


def test_every_sentence_of_the_readers_and_the_desk_has_welsh() -> None:
    found = [(path, *one) for path in PLACES if path.name not in OTHERS for one in _sentences(path)]
    assert len(found) > 80
    assert [f"{path.name}:{line} {said}" for path, line, said in found if in_words(said) is None] == []


def test_no_welsh_is_kept_for_a_sentence_that_nobody_says() -> None:
    code = "".join(path.read_text() for path in (*PLACES, *(ROOT / "alongside/catalogue").glob("feeds*.py")))
    assert [said for said in REASONS if said not in code] == []


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_what_is_said_of_each_fixture_is_said_in_welsh(path: Path) -> None:
    signals = read(path.read_bytes(), name=path.name, lists=SHIPPED)
    said = [signal.reason for signal in signals]
    said += [one.reason for signal in signals for one in signal.withheld]
    said += [problem for signal in signals if signal.referral for problem in signal.referral.problems]
    assert said
    assert [one for one in said if in_words(one) is None] == []


@pytest.mark.parametrize(
    ("said", "welsh"),
    [
        ("The file is larger than 20 MB.", "Mae'r ffeil yn fwy na 20 MB."),
        ("Not a valid NOMS number.", "Nid yw'n rhif NOMS dilys."),
        (
            "What the envelope holds cannot be read: the file is nested too deeply.",
            "Ni ellir darllen yr hyn sydd yn yr amlen: mae'r ffeil wedi'i nythu'n rhy ddwfn.",
        ),
    ],
)
def test_a_sentence_with_a_part_that_varies_keeps_it(said: str, welsh: str) -> None:
    words = in_words(said)
    assert words is not None
    assert (words.en, words.cy) == (said, welsh)


def test_a_sentence_nobody_here_wrote_has_no_words() -> None:
    assert in_words("Whatever another system says.") is None
