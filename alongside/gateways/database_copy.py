"""Everything in the database as pieces, and back: `COPY` of every table in one snapshot, as the owner.

Not pg_dump: it refuses tables whose row-level security is forced on its role, and one older than the server refuses the
server. `COPY` in text is the same on every version we support. The tables must be the same at both ends: the copy
carries their columns and the migrations that made them, and is refused anywhere else.

Nobody's sign-in is copied: who was signed in when the copy was taken is not signed in to it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from alongside.gateways.backup_file import Damaged, Piece, Writer

SCHEMA, TABLE, ROWS, END = b"S", b"T", b"R", b"E"
"""Kinds of pieces: what tables there are; that the rows of one follow; some of them; counts and hashes of all."""
SIGN_INS = frozenset({"records_session", "records_endedsession", "django_session", "web_counts"})
"""Emptied by a restore, and in no copy."""
OF_THE_PLACE = frozenset({"django_migrations"})
"""Belongs to a database, not to what is in it."""
WITNESSES = ("records_organisation", "records_staff", "records_source", "records_case", "records_journalentry")
"""A database in which all of these are empty is one that nobody has used."""
_AT_ONCE = 256 * 1024

Connection = psycopg.Connection[Any]


class CannotCopy(Exception):
    """The database cannot be copied, or not into this one; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a copy says of itself when it has been read to its end."""

    tables: dict[str, tuple[int, str]]
    """Rows and SHA-256 of each table."""
    sequences: dict[str, int | None]
    schema: dict[str, Any]

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(rows for rows, _ in self.tables.values())


def take(connection: Connection, out: Writer) -> Told:
    """Put everything into `out`, as of one moment. `connection` is the owner's, with no transaction open.

    Raises `CannotCopy`, and whatever the writer and the database raise.
    """
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    tables: dict[str, tuple[int, str]] = {}
    with connection.transaction():
        _settle_words(connection)
        schema = _schema(connection)
        _ask_to_read_everything(connection)
        out.put(SCHEMA, _json(schema))
        for table, columns in schema["tables"].items():
            out.put(TABLE, _json(table))
            tables[table] = _take_table(connection, table, [name for name, _ in columns], out)
        told = Told(tables, _sequences(connection), schema)
        out.put(END, _json({"tables": told.tables, "sequences": told.sequences}))
    return told


def _take_table(connection: Connection, table: str, columns: list[str], out: Writer) -> tuple[int, str]:
    rows, mark, waiting = 0, hashlib.sha256(), bytearray()
    words = sql.SQL("copy {} ({}) to stdout").format(sql.Identifier(table), _names(columns))
    with connection.cursor() as cursor, cursor.copy(words) as copy:
        for row in copy:
            rows += 1
            waiting += row
            if len(waiting) >= _AT_ONCE:
                mark.update(waiting)
                out.put(ROWS, bytes(waiting))
                waiting.clear()
    mark.update(waiting)
    out.put(ROWS, bytes(waiting))
    return rows, mark.hexdigest()


def read(pieces: Iterable[Piece]) -> Told:
    """Read a copy to its end and hold it to its own counts and hashes. Raises `Damaged`."""
    schema: dict[str, Any] = {}
    found: dict[str, tuple[int, str]] = {}
    for table, part in _by_table(pieces, schema):
        rows, mark = 0, hashlib.sha256()
        for held in part:
            rows += held.count(b"\n")
            mark.update(held)
        found[table] = (rows, mark.hexdigest())
    return _agreed(found, schema)


def put_back(connection: Connection, pieces: Iterable[Piece]) -> Told:
    """Replace all that is in the tables by the copy, in the transaction that is open on the owner's `connection`.

    Row rules and triggers stand aside meanwhile and are in force again, to the letter, before this returns; every
    constraint is checked. Raises `CannotCopy` where the tables are others, `Damaged`, and what the database raises.
    """
    _settle_words(connection)
    here, guards = _schema(connection), _guards(connection)
    schema: dict[str, Any] = {}
    found: dict[str, tuple[int, str]] = {}
    asleep = False
    for table, part in _by_table(pieces, schema):
        if not asleep:
            _same(schema, here)
            _put_to_sleep(connection, guards)
            _empty(connection, [*here["tables"], *(SIGN_INS & _all_tables(connection))])
            asleep = True
        found[table] = _put_table(connection, table, [name for name, _ in here["tables"][table]], part)
    told = _agreed(found, schema)
    connection.execute("set constraints all immediate")
    _wake(connection, guards)
    if _guards(connection) != guards:
        raise CannotCopy("row rules or triggers are not as they were: nothing was restored")
    for sequence, last in told.sequences.items():
        connection.execute("select setval(%s::regclass, %s, %s)", [_quoted(sequence), last or 1, last is not None])
    return told


def in_use(connection: Connection) -> bool:
    """Whether somebody has used this database; the transaction that is open reads past row rules from here on."""
    _settle_words(connection)
    return any(
        connection.execute(sql.SQL("select exists (select from {})").format(sql.Identifier(table))).fetchone()
        == (True,)
        for table in WITNESSES
    )


def _put_table(connection: Connection, table: str, columns: list[str], part: Iterator[bytes]) -> tuple[int, str]:
    mark = hashlib.sha256()
    words = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), _names(columns))
    with connection.cursor() as cursor:
        with cursor.copy(words) as copy:
            for held in part:
                mark.update(held)
                copy.write(held)
        return cursor.rowcount, mark.hexdigest()


def _by_table(pieces: Iterable[Piece], schema: dict[str, Any]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each table with its rows as they come; `schema` is filled, in the end with what the copy says of itself too."""
    coming = iter(pieces)
    kind, held = next(coming, (b"", b""))
    if kind != SCHEMA:
        raise Damaged("it does not say which tables it holds")
    schema |= json.loads(held)
    kind, held = next(coming, (b"", b""))
    while kind == TABLE:
        table, after = json.loads(held), [(b"", b"")]

        def rows(after: list[Piece] = after) -> Iterator[bytes]:
            for one in coming:
                if one[0] != ROWS:
                    after[0] = one
                    return
                yield one[1]

        part = rows()
        yield table, part
        for _ in part:
            raise CannotCopy(f"not all of {table} was read")
        kind, held = after[0]
    if kind != END or next(coming, None) is not None:
        raise Damaged("its end is missing")
    schema["told"] = json.loads(held)


def _agreed(found: dict[str, tuple[int, str]], schema: dict[str, Any]) -> Told:
    told = schema.pop("told")
    said = {table: (rows, mark) for table, (rows, mark) in told["tables"].items()}
    if said != found or list(said) != list(schema["tables"]):
        wrong = sorted(table for table in said.keys() | found.keys() if said.get(table) != found.get(table))
        raise Damaged(f"counts or hashes do not agree: {', '.join(wrong) or 'the list of tables'}")
    return Told(said, told["sequences"], schema)


def _same(theirs: dict[str, Any], here: dict[str, Any]) -> None:
    """Refuse tables of another version, naming what tells them apart."""
    if theirs == here:
        return
    more = sorted(set(theirs["migrations"]) - set(here["migrations"]))
    less = sorted(set(here["migrations"]) - set(theirs["migrations"]))
    if more or less:
        which = f"it has {more[-1]}, which is not here" if more else f"here is {less[-1]}, which it has not"
        raise CannotCopy(f"the backup is of another version of the tables ({which}): restore it with that version")
    odd = sorted(table for table in theirs["tables"] if theirs["tables"][table] != here["tables"].get(table))
    raise CannotCopy(f"the tables of the backup are not those of this database: {', '.join(odd) or 'some are missing'}")


def _settle_words(connection: Connection) -> None:
    """One way to write every value, whatever the server was told, and the right to read every row."""
    connection.execute(
        "select set_config('alongside.purpose', 'backup', true), set_config('alongside.staff', '', true),"
        " set_config('datestyle', 'ISO', true), set_config('intervalstyle', 'postgres', true),"
        " set_config('timezone', 'UTC', true), set_config('extra_float_digits', '3', true),"
        " set_config('bytea_output', 'hex', true), set_config('client_encoding', 'UTF8', true),"
        " set_config('statement_timeout', '0', true)"
    )


def _ask_to_read_everything(connection: Connection) -> None:
    """A backup under a person's row rules would be a part of one and look whole."""
    blind = connection.execute(
        """select relname from pg_class c where relnamespace = 'public'::regnamespace and relforcerowsecurity
        and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'backup_read'
            and (select oid from pg_roles where rolname = current_user) = any (p.polroles))"""
    ).fetchall()
    if blind:
        raise CannotCopy(
            f"this role cannot read all of {blind[0][0]}: set DATABASE_OWNER_URL to the owner's, and run "
            "`alongside migrate`"
        )


def _all_tables(connection: Connection) -> set[str]:
    found = connection.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
    ).fetchall()
    return {name for (name,) in found}


def _schema(connection: Connection) -> dict[str, Any]:
    """The tables with their columns, and the migrations that made them."""
    tables: dict[str, list[list[str]]] = {}
    for table, column, kind in connection.execute(
        """select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C", a.attname"""
    ).fetchall():
        if table not in SIGN_INS | OF_THE_PLACE:
            tables.setdefault(table, []).append([column, kind])
    made = connection.execute("select app || '.' || name from django_migrations").fetchall()
    return {"tables": tables, "migrations": sorted(name for (name,) in made)}


def _sequences(connection: Connection) -> dict[str, int | None]:
    found = connection.execute(
        "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1"
    ).fetchall()
    return {name: last for name, last in found if name != "django_migrations_id_seq"}


def _guards(connection: Connection) -> dict[str, Any]:
    """Which row rules and triggers are in force, word for word."""
    rules = connection.execute(
        "select relname, relrowsecurity, relforcerowsecurity from pg_class"
        " where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname"
    ).fetchall()
    policies = connection.execute(
        "select tablename, policyname, cmd, roles::text, qual, with_check from pg_policies order by 1, 2"
    ).fetchall()
    triggers = connection.execute(
        "select tgrelid::regclass::text, tgname, tgenabled::text, pg_get_triggerdef(oid) from pg_trigger"
        " where not tgisinternal order by 1, 2"
    ).fetchall()
    return {"rules": rules, "policies": policies, "triggers": triggers}


def _put_to_sleep(connection: Connection, guards: dict[str, Any]) -> None:
    for table, trigger, enabled, _ in guards["triggers"]:
        if enabled == "O":
            _alter(connection, table, "disable trigger {}", trigger)
    for table, guarded, _ in guards["rules"]:
        if guarded:
            _alter(connection, table, "disable row level security")


def _wake(connection: Connection, guards: dict[str, Any]) -> None:
    for table, guarded, _ in guards["rules"]:
        if guarded:
            _alter(connection, table, "enable row level security")
    for table, trigger, enabled, _ in guards["triggers"]:
        if enabled == "O":
            _alter(connection, table, "enable trigger {}", trigger)


def _alter(connection: Connection, table: str, how: LiteralString, *names: str) -> None:
    words = sql.SQL("alter table {} ").format(sql.Identifier(table)) + sql.SQL(how).format(*map(sql.Identifier, names))
    connection.execute(words)


def _empty(connection: Connection, tables: list[str]) -> None:
    connection.execute(sql.SQL("truncate {}").format(_names(tables)))


def _names(names: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _json(said: Any) -> bytes:
    return json.dumps(said).encode()


def mark(connection: Connection, taken_at: datetime, restored_at: datetime) -> None:
    """Write down that this database is a copy, which keeps silent."""
    connection.execute(
        "insert into records_restoredcopy (taken_at, restored_at) values (%s, %s)", [taken_at, restored_at]
    )
