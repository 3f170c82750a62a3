"""A check that is silenced says beside it why: who reads the line must not have to believe it."""

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.architecture import committed

CODES = r"[A-Za-z]+[0-9]+(?:[, ]+[A-Z]+[0-9]+)*"
SILENCED = re.compile(rf"#\s*(?:noqa(?::\s*{CODES})?|nosec(?:\s+{CODES})?|type:\s*ignore(?:\[[a-z, -]+\])?)")
WHOLE = re.compile(r"#\s*(?:noqa(?!:)|nosec(?! [A-Z])|type:\s*ignore(?!\[))")


def unexplained(text: str) -> Iterator[int]:
    """The numbers of the lines that silence a check without saying why, or every check at once."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and SILENCED.search(token.string):
            reason = SILENCED.sub(" ", token.string.replace("fmt: skip", ""))
            if len(re.findall(r"[A-Za-z]{2,}", reason)) < 2 or WHOLE.search(token.string):
                yield token.start[0]


def test_every_silenced_check_has_its_reason_beside_it() -> None:
    found = []
    for path in committed.files():
        if path.suffix == ".py" and "migrations" not in path.parts:
            found += [f"{committed.name(path)}:{line}" for line in unexplained(committed.text(path))]
    assert found == []


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("x = 1  # noqa: S105  printed and published", True),
        ("x = 1  # type: ignore[misc]  # of the library", True),
        ("x = 1  # noqa: S105 # nosec B105 - opens fictional cases only", True),
        ("x = 1  # noqa: S105", False),
        ("x = 1  # noqa: S105, E501", False),
        ("x = 1  # noqa  because it is so", False),
        ("x = 1  # nosec", False),
        ("x = 1  # type: ignore[arg-type]", False),
        ("x = 1  # type: ignore  because it is so", False),
        ("x = 1  # fmt: skip  # noqa: E501", False),
        ("x = '# noqa'", True),
    ],
)
def test_a_bare_silence_is_found_and_a_reasoned_one_is_not(line: str, fine: bool) -> None:
    assert list(unexplained(line)) == ([] if fine else [1])
