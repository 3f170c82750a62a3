"""A file that comes with a form stays in memory, up to a limit: nothing of it is on disk before it is sealed."""

from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.uploadhandler import MemoryFileUploadHandler

from alongside.gateways.decoding import LIMIT

ADDRESS = "/referrals/files"
"""The one form that takes a file: sent to any other, it is not even read, and the form is refused."""


class InMemory(MemoryFileUploadHandler):
    """The file's bytes; of one that is too large, one byte more than may be taken, so that its reader sees that."""

    held = 0

    def handle_raw_input(self, *_args: Any, **_kwargs: Any) -> None:
        """Whatever size it says it has: how much is kept is counted while it comes."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Not for any other form."""
        if self.request is None or self.request.path_info != ADDRESS:
            raise SuspiciousFileOperation("a file for a form that takes none")
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep it while there is room."""
        room = LIMIT + 1 - self.held
        self.held += len(raw_data)
        if room > 0:
            self.file.write(raw_data[:room])
        return None
