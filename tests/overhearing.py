"""Listens to every line that is logged while tests run: none may name a person of the tests or the demonstration."""

import logging
import re
from pathlib import Path

import alongside
from alongside.config.logs import Discreet

_STORIES = Path(alongside.__file__).parent / "jobs" / "demonstration" / "stories"
_OF_THE_TESTS = ("Mari Testament", "Huw Testament", "Kevin Sample")
_NUMBERS = r"07700 ?900 ?\d{3}|01632 ?960 ?\d{3}|020 ?7946 ?0\d{3}|029 ?2018 ?0\d{3}"


def names() -> tuple[str, ...]:
    """Everybody of the demonstration whom a case is about, and the usual people of the tests."""
    told = "".join(path.read_text() for path in sorted(_STORIES.glob("*.toml")))
    found = re.findall(r'\bname = "([^"]+ [^"]+)"', told)
    return (*_OF_THE_TESTS, *dict.fromkeys(found))


class Overhearing(logging.Handler):
    """Keeps the lines, as they would be written, that name somebody or hold a telephone number."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Discreet())
        self.heard: list[str] = []
        self._telling = re.compile("|".join([*map(re.escape, names()), _NUMBERS]), re.IGNORECASE)

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one line."""
        line = self.format(record)
        if self._telling.search(line):
            self.heard.append(line)
