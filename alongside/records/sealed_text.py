"""Text that is sealed in the database and plain in a row's attribute.

    text = SealedText()

The row needs a `public_id`, which it has before it is first written: the text is sealed for (table, field, public_id)
and opens nowhere else. A query brings the id along with the text by itself, in rows and in `values()` alike; only SQL
written by hand, and `JSONObject`, give the sealed text as it lies there: see `opened`.

Nothing can be looked for in it, and it is written by `save`, `create` and `bulk_create` alone: Django refuses a filter
(but for empty), and `update` raises TypeError. The empty text stays empty: that nothing was written is no secret.

What does not open is never shown and never overwritten: `Unreadable` stands in its place, and the refusal is noted for
whoever reports it (`refusals`).
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from alongside.rules.words import Words

log = logging.getLogger(__name__)

UNREADABLE = Words("This entry cannot be read.", "Ni ellir darllen y cofnod hwn.")

_COLUMN = re.compile(r'("[^"]+"|\w+)\."[^"]+"')
_WITH_ITS_ROW = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(.*)", re.DOTALL)
"""A public id in PostgreSQL's writing, and the sealed text that belongs to it."""


class Sealed(str):
    """Text as it lies in the database."""

    __slots__ = ()


class Unreadable(str):
    """The sentence that stands where a text does not open. Saved, it leaves in place what was there."""

    sealed: str

    def __new__(cls, sealed: str) -> "Unreadable":
        language = "cy" if (get_language() or "").startswith("cy") else "en"
        made = super().__new__(cls, UNREADABLE.in_(language))
        made.sealed = sealed
        return made


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that did not open: where it lies, and why. No word of it."""

    table: str
    field: str
    row: str
    why: str


_refusals: ContextVar[list[Refusal] | None] = ContextVar("refusals", default=None)


@contextmanager
def refusals() -> Iterator[list[Refusal]]:
    """Collect what does not open while inside."""
    found: list[Refusal] = []
    mark = _refusals.set(found)
    try:
        yield found
    finally:
        _refusals.reset(mark)


@cache
def _sealing() -> ModuleType:
    """Records and gateways are strangers: the settings introduce them."""
    return import_module(settings.SEALING)


class SealedText(models.TextField):  # type: ignore[type-arg]  # django-stubs wants the types of get and set
    """A text column whose content only the program can read, and only in its own row."""

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """Bring the row's id along with the column."""
        column = _COLUMN.fullmatch(sql)
        # Anything but the bare column is a sub-select that has brought it already.
        return (f"""{column[1]}."public_id"::text || {sql}""" if column else sql), params

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """The text that was sealed for this row, or `Unreadable`."""
        if value is None:
            return None
        found = _WITH_ITS_ROW.fullmatch(value)
        if found is None:
            raise TypeError(f"{self.name} is sealed: ask for the column itself, not for something made of it")
        return self.opened(found[1], found[2])

    def opened(self, row: str, sealed: str) -> str:
        """The text that was sealed for the row with this public id, or `Unreadable`."""
        if not sealed:
            return ""
        sealing = _sealing()
        try:
            text: str = sealing.unseal(sealed, self._place(row))
            return text
        except sealing.Unopened as refused:
            refusal = Refusal(self.model._meta.db_table, self.name, row, str(refused))
            log.error("%s.%s of row %s cannot be read: %s", refusal.table, refusal.field, row, refusal.why)
            collected = _refusals.get()
            if collected is not None and refusal not in collected:
                collected.append(refusal)
            return Unreadable(sealed)

    def sealed(self, row: UUID | str, text: str) -> Sealed:
        """`text` sealed for the row with this public id."""
        if isinstance(text, Unreadable):
            return Sealed(text.sealed)
        return Sealed(_sealing().seal(text, self._place(str(row))) if text else "")

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The text of an instance, sealed for its row."""
        text = getattr(model_instance, self.attname)
        return None if text is None else self.sealed(model_instance.public_id, text)  # type: ignore[attr-defined]  # every sealed row has one

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """What reaches the database is sealed or empty: a plain text that got here was on its way past the seal."""
        if value is None or value == "" or isinstance(value, Sealed):
            return None if value is None else str(value)
        raise TypeError(f"{self.name} is sealed: it is written by save, and cannot be looked for")

    def get_prep_value(self, value: Any) -> Any:
        """As it is: `str()` would take off the mark that it is sealed."""
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Whether there is any text can be asked, and nothing else."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None

    def _place(self, row: str) -> Any:
        return _sealing().Place(self.model._meta.db_table, self.name, row)


def opened(model: type[models.Model], field: str, row: UUID | str, sealed: str) -> str:
    """A text that came past the field: from SQL written by hand, or out of a JSON object."""
    return _field(model, field).opened(str(row), sealed)


def sealed(row: models.Model, field: str, text: str) -> Sealed:
    """`text` sealed for this row, for an `update`, which knows no row."""
    return _field(type(row), field).sealed(row.public_id, text)  # type: ignore[attr-defined]  # every sealed row has one


def _field(model: type[models.Model], name: str) -> SealedText:
    found = model._meta.get_field(name)
    if not isinstance(found, SealedText):
        raise TypeError(f"{name} is not sealed")
    return found


def fields() -> dict[type[models.Model], tuple[SealedText, ...]]:
    """Every sealed field there is, by its model."""
    from django.apps import apps

    found = {}
    for model in apps.get_models():
        own = tuple(field for field in model._meta.concrete_fields if isinstance(field, SealedText))
        if own:
            found[model] = own
    return found
