"""Passwords that were in somebody's hands already, looked up in a file that lies here: nothing is asked of anybody."""

import hashlib
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.translation import gettext as _


class Breached:
    """Refuses a password of the list.

    The file has the SHA-1 of each in hexadecimal, one a line, sorted, with or without `:` and a count behind it, as
    such lists are given out. It may have a thousand million lines: a look takes some forty short reads.
    """

    def __init__(self, file: str) -> None:
        self.file = Path(file)
        if not self.file.is_file():
            raise ImproperlyConfigured("ALONGSIDE_BREACHED names a file that is not there: mend it, or unset it")

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password of the list."""
        mark = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        with self.file.open("rb") as lines:
            if _holds(lines, mark):
                raise ValidationError(self.get_help_text(), code="breached")

    def get_help_text(self) -> str:
        """What to do instead."""
        return _("This password was stolen somewhere before: take another")


def _holds(lines: BinaryIO, mark: bytes) -> bool:
    """Whether the sorted file has a line that begins with the mark."""
    low, high = 0, lines.seek(0, 2)
    while low < high:
        middle = (low + high) // 2
        line = _from(lines, middle)
        if line[:40].upper() == mark:
            return True
        if line and line[:40].upper() < mark:
            low = lines.tell()
        else:
            high = middle
    return False


def _from(lines: BinaryIO, place: int) -> bytes:
    """The first whole line that begins there or behind it."""
    lines.seek(max(place - 1, 0))
    if place:
        lines.readline()
    return lines.readline()
