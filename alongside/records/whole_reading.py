"""Two readers of every row: the backup, which is the owner's, and retention, which lets go of what is past its day.

Row-level security is forced on the owner too, so that nobody reads cases by being the owner. A backup that read under
the rules of a person or a purpose would leave out, unseen, what those rules hide; so it has a rule of its own on every
table, for the owner alone and only while the purpose is said. Retention is the application's: it may delete what a rule
of a table would keep from being deleted (a place on a list is ended, never deleted), but never where the right itself
was taken away, as over the journal.
"""

from typing import Any

from alongside.records.place_guards import POLICIES as READ_BY_ALL

_GUARDED = "select relname from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace"


def permit(editor: Any) -> None:
    """Say it of every table that has row-level security. Run again it is as once."""
    owner = editor.quote_name(editor.connection.settings_dict["USER"])
    with editor.connection.cursor() as cursor:
        cursor.execute(_GUARDED)
        tables = [editor.quote_name(name) for (name,) in cursor.fetchall()]
    for table in tables:
        # Memberships and their like are read by everybody, and ended by who gives access, never by age.
        kept = table.strip('"') in READ_BY_ALL
        for name, rule in (
            ("backup_read", f"for select to {owner} using (current_setting('alongside.purpose', true) = 'backup')"),
            ("retention_read", "for select using (current_setting('alongside.purpose', true) = 'retention')"),
            ("retention_end", "for delete using (current_setting('alongside.purpose', true) = 'retention')"),
        ):
            editor.execute(f"drop policy if exists {name} on {table}")
            if kept and name != "backup_read":
                continue
            editor.execute(f"create policy {name} on {table} {rule}")
