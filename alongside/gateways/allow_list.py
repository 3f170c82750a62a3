"""Whether an address that came in a message may be fetched. Only hosts on the list, and nothing clever."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.ASCII)
_PLAIN = re.compile(r"[\x21-\x7e]+", re.ASCII)


def allowed(url: str, hosts: Iterable[str]) -> bool:
    """Whether `url` is plain HTTPS to exactly one of `hosts`, at the usual port, with no user and no placeholder."""
    if not _PLAIN.fullmatch(url) or any(character in url for character in "{}\\<>\"'`|^") or len(url) > 2000:
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain_netloc = parts.netloc.lower() in (host, f"{host}:443")
    return (
        parts.scheme == "https"
        and plain_netloc
        and port in (None, 443)
        and bool(_HOST.fullmatch(host))
        and not _is_address(host)
        and host in {listed.strip().lower() for listed in hosts}
    )


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
