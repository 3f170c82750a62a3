"""Load tables in bulk: every index, foreign key and row rule is taken away first and put back as it was.

Only for a database that the bench has made for itself. COPY is refused under row-level security, and checking each row
of a million cases against its foreign keys takes an hour; made afterwards, the same keys take a minute.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
from psycopg import sql

_FLUSH = 1 << 18

Value = str | int | bool | date | datetime | UUID | dict[str, object] | list[object] | None


class Table:
    """One table being filled, on a connection of its own."""

    def __init__(self, address: str, name: str, columns: str) -> None:
        self._name = name
        self._columns = columns.split()
        self._connection = psycopg.connect(address, autocommit=True)
        self._waiting: list[str] = []
        self._size = 0
        self._rest = ""
        self.rows = 0

    def open(self) -> None:
        """Start the COPY. Columns we do not name and that need a value get the emptiest one."""
        unnamed = self._connection.execute(
            "select column_name, data_type from information_schema.columns where table_schema = 'public'"
            " and table_name = %s and is_nullable = 'NO' and is_identity = 'NO' and column_default is null"
            " and column_name <> all(%s)",
            [self._name, self._columns],
        ).fetchall()
        self._rest = "".join(f"\t{_EMPTY.get(kind, '')}" for _, kind in unnamed) + "\n"
        columns = [sql.Identifier(column) for column in (*self._columns, *(column for column, _ in unnamed))]
        self._cursor = self._connection.cursor()
        self._copying = self._cursor.copy(
            sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(self._name), sql.SQL(", ").join(columns))
        )
        self._copy = self._copying.__enter__()

    def add(self, *values: Value) -> None:
        """One row, its values in the order of the columns."""
        self._waiting.append("\t".join([_text(value) for value in values]) + self._rest)
        self.rows += 1
        if len(self._waiting) >= 1000:
            self._flush()

    def close(self) -> None:
        """End the COPY and leave the table's numbers after the last."""
        self._flush()
        self._copying.__exit__(None, None, None)
        if "id" in self._columns:
            self._connection.execute(
                sql.SQL(
                    "select setval(pg_get_serial_sequence({}, 'id'), (select coalesce(max(id), 1) from {}))"
                ).format(sql.Literal(self._name), sql.Identifier(self._name))
            )
        self._connection.close()

    def _flush(self) -> None:
        self._copy.write("".join(self._waiting))
        self._waiting.clear()


_EMPTY = {
    "boolean": "f",
    "smallint": "0",
    "integer": "0",
    "bigint": "0",
    "jsonb": "{}",
    "date": "2026-01-01",
    "timestamp with time zone": "2026-01-01 00:00:00+00",
}


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


@contextmanager
def filling(address: str, tables: list[Table], names: list[str]) -> Iterator[None]:
    """Strip the tables, fill them inside, and put everything back; then VACUUM and ANALYZE."""
    with psycopg.connect(address, autocommit=True) as owner:
        back = _strip(owner, names)
        for table in tables:
            table.open()
        yield
        for table in tables:
            table.close()
        owner.execute("set maintenance_work_mem = '1GB'")
        for statement in back:
            owner.execute(sql.SQL(statement))
        owner.execute("vacuum analyze")


def _strip(owner: psycopg.Connection[tuple[object, ...]], names: list[str]) -> list[str]:
    """Take away what makes loading slow; the statements that put it back."""
    constraints = owner.execute(
        "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
        " where conrelid = any(%s::regclass[]) and contype in ('f', 'u')"
        # Unique keys first: foreign keys stand on them.
        " order by contype desc",
        [names],
    ).fetchall()
    indexes = owner.execute(
        "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
        " left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid"
        " where i.indrelid = any(%s::regclass[]) and c.oid is null",
        [names],
    ).fetchall()
    away = [f'alter table {table} drop constraint "{name}"' for table, name, _ in constraints]
    away += [f"drop index {name}" for name, _ in indexes]
    back = [str(definition) for _, definition in indexes]
    back += [f'alter table {table} add constraint "{name}" {definition}' for table, name, definition in constraints]
    for name in names:
        forced = owner.execute("select relforcerowsecurity from pg_class where oid = %s::regclass", [name]).fetchone()
        if forced and forced[0]:
            away.append(f"alter table {name} no force row level security")
            back.append(f"alter table {name} force row level security")
        away.append(f"alter table {name} disable trigger user")
        back.append(f"alter table {name} enable trigger user")
    for statement in away:
        owner.execute(sql.SQL(statement))
    return back
