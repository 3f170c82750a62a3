"""What the database's own rules read is its own tables and numbers, whatever a session puts in their place."""

from django.db import migrations

from alongside.records import row_security


class Migration(migrations.Migration):
    dependencies = [("records", "0025_parts_are_given_to_whom_one_sees")]

    operations = [migrations.RunPython(row_security.secure, migrations.RunPython.noop)]
