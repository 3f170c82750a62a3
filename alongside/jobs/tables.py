"""The tables, brought up to date by the role that owns them."""

import sys

_KEYED_ANEW = ("records", "0014_text_is_sealed")
"""Since then the keys of the search hang on the ring "index", and no longer on SECRET_KEY."""


def bring_up_to_date(*, quiet: bool) -> None:
    """Apply what is pending; nothing happens, quickly, when nothing is. Django must be set up."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    if pending := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        allow_application()
        call_command("migrate", database="owner", interactive=False, verbosity=0 if quiet else 1, stdout=sys.stderr)
        connections["owner"].close()
        if _KEYED_ANEW in {(migration.app_label, migration.name) for migration, _ in pending}:
            from alongside.actions import search_keys

            search_keys.rebuild()
    elif not quiet:
        print("Nothing to do: the tables are up to date", file=sys.stderr)


def allow_application() -> None:
    """Let the application read and write the tables that the owner is about to make; a migration may take rights back.

    Does nothing where one role is both, which is refused before anything is served (`ground.refuse_one_role`).
    """
    from django.db import connections

    application = connections["default"].settings_dict["USER"]
    owner = connections["owner"]
    if application in ("", owner.settings_dict["USER"]):
        return
    role = owner.ops.quote_name(application)
    with owner.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        for rights, things in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES")):
            cursor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} ON {things} TO {role}")
