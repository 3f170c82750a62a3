"""What the installation says about itself: the environment, read once, complaining in whole sentences."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CHECKOUT = Path(__file__).resolve().parents[2]


def home() -> Path:
    """`ALONGSIDE_HOME`: the folder where this installation's data live; `var` beside the code when not set."""
    return Path(os.environ.get("ALONGSIDE_HOME") or CHECKOUT / "var").expanduser().absolute()


def port() -> int:
    """`PORT`: where the web listens, 8000 when not set."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise ImproperlyConfigured(f"PORT is {given!r}: set it to a number from 1 to 65535, such as 8000")
    return int(given)


def number(name: str, otherwise: int, *, least: int, most: int) -> int:
    """A variable that is a whole number within bounds."""
    given = os.environ.get(name) or str(otherwise)
    if not given.isdecimal() or not least <= int(given) <= most:
        raise ImproperlyConfigured(f"{name} is {given!r}: set it to a number from {least} to {most}")
    return int(given)


def flag(name: str) -> bool:
    """A yes-or-no variable; not set means no."""
    given = os.environ.get(name, "").strip().lower()
    if given in ("", "0", "no", "false"):
        return False
    if given in ("1", "yes", "true"):
        return True
    raise ImproperlyConfigured(f"{name} is {given!r}: set it to 1 or 0")


def words(name: str, otherwise: str) -> list[str]:
    """A variable that lists words with commas between."""
    return [word.strip() for word in os.environ.get(name, otherwise).split(",") if word.strip()]


def database(name: str, address: str, *, verified: bool = False) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address; `name` is the variable it came from.

    `verified`: on another machine it must prove who it is, so that nobody between us reads along.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} must be an address like postgresql://role:password@host:5432/database")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    database_name = unquote(parts.path.removeprefix("/"))
    if not database_name:
        raise ImproperlyConfigured(f"{name} names no database: end it with /alongside, or the name of yours")
    try:
        server_port = parts.port
    except ValueError as wrong:
        raise ImproperlyConfigured(f"{name} has a port that is not a number") from wrong
    host = options.pop("host", None) or unquote(parts.hostname or "")
    if verified and not _on_this_machine(host) and options.get("sslmode") != "verify-full":
        raise ImproperlyConfigured(
            f"{name} leads to another machine without checking which: end it with ?sslmode=verify-full&sslrootcert=FILE"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(server_port or options.pop("port", "") or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _on_this_machine(host: str) -> bool:
    return host.startswith("/") or host in ("", "localhost", "127.0.0.1", "::1")


def secret_key() -> str:
    """`SECRET_KEY`, or a key of this installation's own, made once and kept in its home."""
    if given := os.environ.get("SECRET_KEY"):
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY is shorter than 32 characters: give it 50 random ones")
        return given
    kept = home() / "secret_key"
    try:
        home().mkdir(mode=0o711, parents=True, exist_ok=True)
        # Made under a name of its own first, so that two processes starting together end with one key.
        draft = home() / f".secret_key.{os.getpid()}"
        if not kept.exists():
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(50))
            try:
                os.link(draft, kept)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return kept.read_text()
    except OSError as refused:
        raise ImproperlyConfigured(
            f"No SECRET_KEY is set and none can be kept in {home()} ({refused.strerror}): set SECRET_KEY, "
            "or ALONGSIDE_HOME to a folder that can be written"
        ) from refused
