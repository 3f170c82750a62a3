"""What a command stands on: settings, a running database, Django.

`with ground.opened():` for a command that asks or changes something; `with ground.database():` for one that only needs
the database to run. Both start the embedded PostgreSQL when `DATABASE_URL` names no other.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from alongside.jobs.commands import Trouble

if TYPE_CHECKING:
    from django.conf import LazySettings


def settings() -> "LazySettings":
    """The settings; what is missing or bad in the environment is said in a sentence."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        _ = settings.ALONGSIDE_HOME
    except ImproperlyConfigured as wrong:
        raise Trouble(str(wrong)) from wrong
    return settings


def embedded() -> bool:
    """Whether this installation runs its own PostgreSQL."""
    return not os.environ.get("DATABASE_URL")


@contextmanager
def database() -> Iterator[None]:
    """The database runs while inside; the embedded one is left (and stopped by its last user) afterwards."""
    from alongside.gateways import embedded_postgres

    home = settings().ALONGSIDE_HOME
    if not embedded():
        with nullcontext():
            yield
        return
    try:
        server = embedded_postgres.start(home)
    except embedded_postgres.CannotStart as wrong:
        raise Trouble(str(wrong)) from wrong
    try:
        yield
    finally:
        server.leave()


def refuse_one_role() -> None:
    """Refuse to work as the owner where the application is the same role, or nobody told us who the owner is.

    Raises `Trouble`, in one line. Call with Django set up.
    """
    from django.db import connections

    if connections["owner"].settings_dict["USER"] == connections["default"].settings_dict["USER"]:
        raise Trouble(
            "DATABASE_URL and DATABASE_OWNER_URL must name two roles of one database: the application's, which owns no "
            "table, and the owner's. README.md says how they are made"
        )


def refuse_unsound() -> None:
    """Refuse to work on a database in which row-level security does not bind us, or whose tables are not ours of today.

    Raises `Trouble`, in one line. Call with Django set up.
    """
    from alongside.queries import engine

    role = engine.standing()
    if role.superuser or role.bypasses_row_security:
        raise Trouble(
            f"the role {role.name} bypasses row-level security, so nothing would be hidden from anybody: "
            "connect as another in DATABASE_URL (README.md says how the two roles are made)"
        )
    if role.owns_tables or role.is_owner_too:
        raise Trouble(
            f"the role {role.name} may act as the owner of the tables, whom their rules do not hold: "
            "connect as another in DATABASE_URL and name the owner in DATABASE_OWNER_URL (README.md says how)"
        )
    if newer := engine.unknown_migrations():
        raise Trouble(f"the tables are newer than this program ({newer[-1]}): run the program that made them")
    if pending := engine.pending_migrations():
        raise Trouble(f"the tables are not up to date ({len(pending)} changes wait): run `alongside migrate` first")


@contextmanager
def opened() -> Iterator[None]:
    """Database and Django are ready while inside. An embedded database is brought up to date first."""
    import django
    from django.db import OperationalError, ProgrammingError, connections

    with database():
        django.setup()
        try:
            if embedded():
                from alongside.jobs import tables

                tables.bring_up_to_date(quiet=True)
            yield
        except ProgrammingError as wrong:
            if getattr(wrong.__cause__, "sqlstate", None) == "42P01":
                raise Trouble("The database lacks our tables: run `alongside migrate` first") from wrong
            raise
        except OperationalError as wrong:
            raise Trouble(f"The database cannot be reached: {reason(wrong)}. Look at DATABASE_URL") from wrong
        finally:
            connections.close_all()


def reason(wrong: Exception) -> str:
    """What the driver says, without its preface and its advice: the first line of the last thing it tried."""
    tried = [line for line in str(wrong).splitlines() if line.strip() and not line[0].isspace()]
    return tried[-1].strip().removeprefix("connection failed: ").rstrip(".") if tried else type(wrong).__name__
