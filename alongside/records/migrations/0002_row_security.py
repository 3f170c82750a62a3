"""Row-level security, and a journal that can only be added to."""

from typing import Any

from django.conf import settings
from django.db import migrations

from alongside.records import row_security


def secure(apps: Any, editor: Any) -> None:
    for statement in row_security.statements():
        editor.execute(statement)
    owner, application = (
        editor.connection.settings_dict["USER"],
        settings.DATABASES["default"]["USER"],
    )
    if application != owner:
        name = editor.quote_name(application)
        editor.execute(f"revoke update, delete, truncate on records_journalentry from {name}")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
