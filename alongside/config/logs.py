"""What a log line may say: where something failed, never about whom.

An address names a case, a message of an exception quotes what a person typed, and a database error repeats the row. So
a line carries the kind of failure and the places in our code it came through, and no words of its own making.
"""

import logging
import traceback


class Discreet(logging.Formatter):
    """Writes a record without addresses of screens and without the words of exceptions."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and under it the way through the code where something was raised."""
        if record.name.startswith("django.request"):
            # Django gives reason and path; the path stays out.
            message = str(record.args[0]) if isinstance(record.args, tuple) and record.args else "A request failed"
        else:
            message = record.getMessage()
        line = f"{record.levelname} {record.name}: {message}"
        if record.exc_info:
            line += f"\n{self.formatException(record.exc_info)}"
        return line

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's own name
        """The kind of the exception and the lines it passed, without what it said."""
        if not isinstance(ei, tuple) or ei[0] is None:
            return ""
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(ei[2])]
        return "\n".join([f"  {ei[0].__name__}", *places])
