"""Rights that the application's role does not keep."""

from typing import Any

from django.conf import settings

_ADDED_TO = {"records_journalentry", "records_journalseal"}
_READ_ALONE = {"django_migrations", "records_endedsession"}


def take_back(editor: Any, tables: set[str]) -> None:
    """No change of the journal, nor of which step the tables are at; no session that has ended is made to have been;
    and no temporary table: it would be found before one of ours of the same name."""
    owner, application = editor.connection.settings_dict["USER"], settings.DATABASES["default"]["USER"]
    if application == owner:
        return
    name, database = editor.quote_name(application), editor.quote_name(editor.connection.settings_dict["NAME"])
    editor.execute(f"revoke temporary on database {database} from public, {name}")
    for table in sorted(_ADDED_TO & tables):
        editor.execute(f"revoke update, delete, truncate on {table} from {name}")
    for table in sorted(_READ_ALONE & tables):
        editor.execute(f"revoke insert, update, delete, truncate on {table} from {name}")
