"""Fetch what a message only points at (its `detailUrl`): from listed hosts alone, small, soon, and never onward.

Off unless an installation lists hosts. A redirect is an answer like any other that is not 200: nothing is fetched. What
could not be fetched is no fault of the message, which stands by itself: an officer is told to fetch and compare.
"""

import http.client
import logging
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from alongside.catalogue.registers import Registers
from alongside.catalogue.signals import Signal, Verdict
from alongside.gateways.allow_list import allowed
from alongside.gateways.reading import read

log = logging.getLogger(__name__)

LARGEST = 2 * 1024 * 1024
"""Bytes. The largest document of these services seen is 70 KB."""
PATIENCE = 10.0
"""Seconds from the first knock to the last byte."""
MOST = 200
"""Documents fetched for one file or message: a batch that points at more is read without them."""

Connect = Callable[[str, float], socket.socket]
Fetch = Callable[[str], bytes]


class NotFetched(Exception):
    """Why nothing came, in a sentence without the address: it may hold a person's number."""


class _Patient(ssl.SSLSocket):
    """A connection of which every wait ends by one deadline, however slowly the other side drips."""

    until = 0.0

    def recv_into(self, *args: object, **kwargs: object) -> int:
        self.settimeout(max(self.until - monotonic(), 0.001))
        return super().recv_into(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


def _knock(host: str, patience: float) -> socket.socket:
    return socket.create_connection((host, 443), timeout=patience)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """The hosts that may be asked, the token to ask with, and whom to believe.

    `token_file` is read for every document: whoever keeps it fresh is outside. `trust` and `connect` are for tests.
    """

    hosts: Sequence[str]
    token_file: Path | None = None
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    connect: Connect = field(default=_knock)
    patience: float = PATIENCE

    def fetch(self, url: str) -> bytes:
        """The document at `url`. Raises NotFetched."""
        if not allowed(url, self.hosts):
            raise NotFetched("Its address is not on the list.")
        parts = urlsplit(url)
        context = self.trust()
        context.sslsocket_class = _Patient
        until = monotonic() + self.patience
        try:
            with (
                self.connect(parts.hostname or "", self.patience) as plain,
                context.wrap_socket(plain, server_hostname=parts.hostname) as safe,
            ):
                safe.until = until  # type: ignore[attr-defined]  # of our own class, named above
                return self._asked(safe, parts.hostname or "", f"{parts.path or '/'}?{parts.query}".rstrip("?"))
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            raise NotFetched(f"Its host could not be asked: {type(trouble).__name__}.") from None

    def _asked(self, safe: socket.socket, host: str, path: str) -> bytes:
        asking = http.client.HTTPConnection(host)
        asking.auto_open = 0
        asking.sock = safe
        headers = {"Host": host, "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.token_file is not None:
            headers["Authorization"] = f"Bearer {self.token_file.read_text().strip()}"
        asking.request("GET", path, headers=headers)
        with asking.getresponse() as answer:
            if answer.status != 200:
                raise NotFetched(f"Its host answered {answer.status}.")
            raw = answer.read(LARGEST + 1)
            if len(raw) > LARGEST:
                raise NotFetched("What came is too large.")
            if answer.length:
                raise NotFetched("It broke off before its end.")
            return raw


@dataclass(frozen=True, slots=True)
class Detail:
    """One document that was fetched, and what it says."""

    raw: bytes
    signals: Sequence[Signal]


def pointed_at(signals: Iterable[Signal], fetch: Fetch | None, lists: Registers) -> list[Detail]:
    """The documents that these signals point at, each once, as far as they could be had; none without a `fetch`.

    What is fetched is never followed further, and what nobody will act on is not fetched.
    """
    if fetch is None:
        return []
    wanted = dict.fromkeys(s.detail_url for s in signals if s.detail_url and s.verdict in (Verdict.ACT, Verdict.RECORD))
    if len(wanted) > MOST:
        log.warning("%s documents that messages point at were not asked for: too many at once", len(wanted) - MOST)
    found = []
    for url in list(wanted)[:MOST]:
        try:
            raw = fetch(url)
        except NotFetched as why:
            log.warning("a document that a message points at was not fetched: %s", why)
            continue
        found.append(Detail(raw, read(raw, name="detail.json", lists=lists)))
    return found
