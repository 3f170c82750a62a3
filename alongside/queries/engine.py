"""What the database itself says: its version, what our role may do there, whether its tables are ours of today."""

from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

SUPPORTED = range(15, 19)
"""Major versions of PostgreSQL that the suite runs on."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The role we are connected as. All four false is what we want: row-level security then binds us."""

    name: str
    superuser: bool
    bypasses_row_security: bool
    owns_tables: bool
    is_owner_too: bool
    """It may act as a role that owns our tables."""


def version() -> int:
    """The major version of PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        row = cursor.fetchone()
    return int(row[0]) // 10_000 if row else 0


def standing() -> Standing:
    """What our role is and may."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            with owners as (
                select distinct relowner as owner from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
            )
            select rolname, rolsuper, rolbypassrls,
                exists (select from owners where owner = r.oid),
                exists (select from owners where owner <> r.oid and pg_has_role(r.oid, owner, 'member'))
            from pg_roles r where rolname = current_user
            """
        )
        row = cursor.fetchone()
    if row is None:
        raise LookupError("the role we are connected as is not listed in pg_roles")
    name, superuser, bypasses, owns, also = row
    return Standing(name, superuser, bypasses, owns, also and not superuser)


def unknown_migrations() -> list[str]:
    """Changes of tables that the database has had and this program does not know: it is the older of the two."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _ in loader.disk_migrations}
    had = {(app, name) for app, name in loader.applied_migrations if app in ours}
    return sorted(f"{app}.{name}" for app, name in had - set(loader.disk_migrations) - _replaced(loader))


def _replaced(loader: MigrationLoader) -> set[tuple[str, str]]:
    return {one for migration in loader.disk_migrations.values() for one in migration.replaces}


def pending_migrations() -> list[str]:
    """Changes of tables that the program expects and the database has not had."""
    executor = MigrationExecutor(connection)
    return [
        f"{migration.app_label}.{migration.name}"
        for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
    ]
