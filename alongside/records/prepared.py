"""Questions that every page asks: their SQL is built once and only filled in afterwards.

Building a query costs Django several times what asking it costs PostgreSQL. The question is still written as a query
set, with blanks for what differs from one asking to the next; what comes back is what the query set would have given.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import BooleanField, Expression, F, Func, QuerySet

Row = TypeVar("Row")


class Blank(Expression):
    """A place in a prepared question, filled by its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, *_: Any) -> Any:
        """A place for one value; the blank itself stands for it until it is filled."""
        return "%s", [self]


def among(column: str, name: str) -> Func:
    """Whether a column of keys is one of those that fill the blank."""
    joined = {"template": "%(expressions)s::bigint[])", "arg_joiner": " = any("}
    return Func(F(column), Blank(name), output_field=BooleanField(), **joined)


class Prepared(Generic[Row]):
    """`Prepared(lambda: Case.objects.filter(owner=Blank("owner"))).ask(owner=7)`: one query, its rows.

    A value that is left out, or has no blank, is a KeyError or goes unused; None fills a blank as SQL's null does.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._built: tuple[QuerySet[Any, Row], Any, str, tuple[Any, ...]] | None = None

    def ask(self, **values: Any) -> list[Row]:
        """The rows, all of them read."""
        if self._built is None:
            template = self._build()
            compiler = template.query.get_compiler(using=template.db)
            self._built = (template, compiler, *compiler.as_sql())
        template, compiler, text, blanks = self._built
        filled = tuple(values[one.name] if isinstance(one, Blank) else one for one in blanks)
        # What Django worked out in building stands in the compiler; one asking has it with the values of its own.
        asked = copy(compiler)
        asked.connection = connections[compiler.using]
        asked.as_sql = lambda *_args, **_more: (text, filled)
        rows: Any = template._iterable_class
        return list(rows(_Asked(template, asked)))

    def one(self, **values: Any) -> Row | None:
        """The first row, or None."""
        return next(iter(self.ask(**values)), None)


class _Asked:
    """What Django's makers of rows want to see of a query set: whose compiler it is, and nothing is built again."""

    def __init__(self, template: QuerySet[Any, Any], compiler: Any) -> None:
        self.db = compiler.using
        self.model = template.model
        self.query = self
        self._fields: Any = vars(template)["_fields"]  # the names of the values asked for
        self._known_related_objects: dict[Any, Any] = {}
        self._compiler = compiler
        self._query = template.query

    def get_compiler(self, *_: Any, **__: Any) -> Any:
        """The one whose question is filled in."""
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)
