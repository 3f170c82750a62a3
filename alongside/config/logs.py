"""What a log line may say: where something failed, never about whom.

An address names a case, a message of an exception quotes what a person typed, and a database error repeats the row. So
a line carries the kind of failure and the places in our code it came through, and no words of its own making.

Each line is one JSON object: `at` (UTC), `level`, `by` (the part of the program), `said`, and for a failure `raised`
and `through`. Whatever a stranger sends, it cannot begin a second line.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class Discreet(logging.Formatter):
    """Writes a record without addresses of screens and without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "by": record.name,
            "said": _said(record),
        }
        if isinstance(record.exc_info, tuple) and record.exc_info[0] is not None:
            frames = traceback.extract_tb(record.exc_info[2])
            line["raised"] = record.exc_info[0].__name__
            line["through"] = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        return json.dumps(line)


def _said(record: logging.LogRecord) -> str:
    """Our own words. Of the framework's about a request only the reason: the rest is what was sent, or its address."""
    if not record.name.startswith(("django.request", "django.security")):
        return record.getMessage()
    if isinstance(record.args, tuple) and record.args and record.name != "django.security.DisallowedHost":
        return str(record.args[0])
    return "A request was refused" if record.name.startswith("django.security") else "A request failed"
