"""What all processes of the web count together: tries, locks, and codes that were used. The table `web_counts`."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone

_READ = "select cache_key, value from web_counts where cache_key = any(%s) and expires >= %s"
_PUT = """
    insert into web_counts (cache_key, value, expires) values (%s, %s, %s)
    on conflict (cache_key) do update set value = excluded.value, expires = excluded.expires
"""
_ADD = """
    insert into web_counts (cache_key, value, expires) values (%s, %s, %s)
    on conflict (cache_key) do update set value = excluded.value, expires = excluded.expires
    where web_counts.expires < %s
"""


class Counts(DatabaseCache):
    """Django's cache in a table, with values in JSON. Django's own are pickles: whoever could write one row of that
    table would have run code in the web process. What is no JSON counts as not there."""

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """The values of these keys, of those that are there and have not run out."""
        asked = {self.make_and_validate_key(key, version=version): key for key in keys}
        with connection.cursor() as cursor:
            cursor.execute(_READ, [list(asked), timezone.now()])
            rows = cursor.fetchall()
        found = {}
        for key, value in rows:
            try:
                found[asked[key]] = json.loads(value)
            except (ValueError, RecursionError):
                continue
        return found

    def _base_set(self, mode: str, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        """`set` writes over what is there, `add` only over what has run out; whether it was written."""
        if mode == "touch":  # writes no value
            return bool(super()._base_set(mode, key, None, timeout))  # type: ignore[misc]  # not in its stubs
        ends = self.get_backend_timeout(timeout)
        expires = datetime.max.replace(tzinfo=UTC) if ends is None else datetime.fromtimestamp(ends, UTC)
        now = timezone.now()
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from web_counts")
            [kept] = cursor.fetchone()
            if kept > self._max_entries:
                self._cull(connection.alias, cursor, now, kept)  # type: ignore[attr-defined]  # not in its stubs
            row = [key, json.dumps(value), expires.replace(microsecond=0)]
            if mode == "set":
                cursor.execute(_PUT, row)
            else:
                cursor.execute(_ADD, [*row, now.replace(microsecond=0)])
            return bool(cursor.rowcount)
