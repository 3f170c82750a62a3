"""Where somebody is signed in. A session is its row: without the row the next request is nobody's."""

import logging
from datetime import datetime
from hashlib import sha256
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from alongside.records.accounts import Staff
from alongside.records.prepared import Blank, Prepared

_LOG = logging.getLogger("django.security.SuspiciousSession")


class Session(AbstractBaseSession):
    """One browser's session. It lies under the hash of its key: who reads this table can sign in as nobody."""

    session_key = models.CharField(max_length=64, primary_key=True)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions")
    device = models.CharField(max_length=40, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """The store that keeps these rows."""
        return SessionStore


class EndedSession(models.Model):
    """A session that has ended, for as long as a copy of its row could still count: put back, it is refused.

    A trigger writes it (`records.proof_guards`); the application's role only reads."""

    session_key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField(db_index=True)


_SESSION = Prepared(lambda: Session.objects.filter(session_key=Blank("key")))


def hashed(key: str | None) -> str:
    """What a session lies under."""
    return sha256((key or "").encode()).hexdigest()


def _whose(content: dict[str, Any]) -> int | None:
    return int(content["_auth_user_id"]) if "_auth_user_id" in content else None


class SessionStore(DatabaseStore):
    """Django's own database sessions, kept under a hash; when they began and were seen stands beside the content.

    The content is signed for its own row and for when it began: copied into another, beside another person, or made
    younger, it is nobody's."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.device = ""
        self.began_at: datetime | None = None
        self.seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    @property
    def key_salt(self) -> str:
        """What the content's signature is bound to, besides the installation's key: the row it lies in, and its age."""
        began = self.began_at.timestamp() if self.began_at else ""
        return f"alongside session {hashed(self.session_key)} {began}"

    def begin(self, device: str, at: datetime) -> None:
        """Somebody has just signed in."""
        self.keys()  # what is there is read before it is changed
        self.device, self.began_at, self.seen_at = device, at, at
        self.save()

    def see(self, at: datetime) -> None:
        """Its person has asked for something. Written past the content: the browser's cookie stays as it is, and what
        another request of the same browser writes at this moment is not lost."""
        self.seen_at = at
        Session.objects.filter(session_key=hashed(self.session_key)).update(seen_at=at)

    def _get_session_from_db(self) -> Session | None:
        # How long a session counts is judged by the web, which has the clock; here a row is there or not.
        found = _SESSION.one(key=hashed(self.session_key))
        if found is None:
            self._session_key = None
        else:
            self.device, self.began_at, self.seen_at = found.device, found.began_at, found.seen_at
        return found

    def load(self) -> dict[str, Any]:
        """What is kept under this key; nothing, and no session, where content and row do not belong together."""
        row = self._get_session_from_db()
        content: dict[str, Any] = self.decode(row.session_data) if row else {}
        if row and row.staff_id != _whose(content):
            _LOG.warning("A session's content is not of the person of its row")
            self._session_key = None
            self.device, self.began_at, self.seen_at = "", None, None
            return {}
        return content

    def flush(self) -> None:
        """End this session; whatever follows is another."""
        super().flush()
        self.device, self.began_at, self.seen_at = "", None, None

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with this key."""
        return Session.objects.filter(session_key=hashed(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End the session with this key, or this one."""
        Session.objects.filter(session_key=hashed(session_key or self.session_key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of this session."""
        made = cast(Session, super().create_model_instance(data))
        made.session_key = hashed(made.session_key)
        made.staff_id = _whose(data)
        made.device, made.began_at, made.seen_at = self.device, self.began_at, self.seen_at
        return made
